"""7. Events → dossiers: what a dossier is, and what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from accord.dossiers.rules import Rule
from accord.records import Evidence, FigureRecord, Plain
from accord.values import When

NOTHING = "nothing reported"
"""The stage of a dossier that no report tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Plain):
    """One tracked thing as its pack defines it: its names, its parties, and the words it is known by.

    `approvers` are the names of those who decide on it ("National Assembly"), where a report gives no country.
    `items` are patterns of names of things that go through the stages each by itself ("USNS [A-Z][a-z]+").
    `stages` are those of its kind it keeps (all when none is named), `called` its own names for some of them, `moves`
    its own rules, tried before those of the kind (in place of them where `only_own` is set). `belongs_to` is the
    dossier it is part of (a statement of its meeting; its pack sets it as `whole`), `related` others. `every` is the
    number of days from one edition to the next, where not that of the kind.
    `sides` are those who take part, each a list of persons or of countries (ISO 3166-1 alpha-3), one of each of which a
    record has to have: the two who talk, the one who travels; where `by_sides` is set, or nothing is named, such a
    record tells of the dossier also without its name.
    `deadline` is a month and day ("12-02") by law or custom; `year_begins` that of the fiscal year. `needs` are
    countries one of which a report has to name (none: any report); where a dossier does not say, its pack does.
    """

    id: str
    kind: str
    title: str
    parties: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    by_sides: bool = False
    terms: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    called: dict[str, str] = field(default_factory=dict)
    moves: tuple[Rule, ...] = ()
    only_own: bool = False
    belongs_to: str | None = None
    whole: Dossier | None = None
    related: tuple[str, ...] = ()
    every: int | None = None
    deadline: str | None = None
    deadline_what: str | None = None
    year_begins: str = "01-01"
    needs: tuple[str, ...] | None = None
    mission: str | None = None

    def with_needs(self, needs: tuple[str, ...]) -> Dossier:
        """The dossier with the needs of its pack where it has none of its own."""
        return self if self.needs is not None or not needs else replace(self, needs=needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Plain):
    """One step on a dossier's path: the stage a record gives evidence of, and on which words.

    `day` is when it happened or is due, as the record has it; `reported` the day of the report. `edition` says which
    of a series it belongs to; `also` are the words of other records that say the same.
    """

    stage: str
    day: str | None
    reported: str | None
    report: str
    record: str
    evidence: Evidence
    edition: str | None = None
    also: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning(Plain):
    """What the ledger owes its user to say unasked; `number` is that of the mission's list of twelve.

    `about` is what it is about where that is not the dossier alone (a report): it is then one warning under all
    dossiers that owe it. `id` is given when warnings are gathered (warning_ids.py).
    """

    number: int
    text: str
    evidence: tuple[Evidence, ...] = ()
    about: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Plain):
    """One line of a dossier that is no stage: an opinion, a leg, a claim, a wording, a count, a source.

    `label` says what it is, `side` whose it is (ISO 3166-1 alpha-3 or a name), `note` what changed in it.
    """

    label: str
    text: str
    side: str | None = None
    speaker: str | None = None
    day: str | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierState(Plain):
    """Where a dossier stands as of a day: its stage on which words, the way there, what is due, and warnings.

    `holds` is what its kind must hold and reports give, `unknown` what they do not; `entries` are lines that are no
    stages (the legs of a trip, the wordings of a commitment, what a view shows).
    """

    dossier: Dossier
    stage: str
    since: str | None
    path: tuple[Move, ...] = ()
    due: When | None = None
    due_what: str | None = None
    figures: tuple[FigureRecord, ...] = ()
    holds: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def __str__(self) -> str:
        return f"{self.dossier.title}: {self.stage}" + (f" since {self.since}" if self.since else "")
