"""9. Ledger → an assistant: what each tool answers, field by field; words of reports are `Quoted`, all else codes."""

from __future__ import annotations

from dataclasses import dataclass

from accord.assistant.paging import Told
from accord.assistant.untrusted import Citation, Cited, Party, Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReport:
    """A report that holds the words searched for, with the sentence around them; `score` is higher for better."""

    found: Citation
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTold:
    """The status a report of that day gives an event."""

    day: str | None
    report: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """An event: PLOVER type, status, TIMEX3 date, both sides, how many reports tell it and how many on their own.

    `whole` is the id of the event it is part of, `parts` the ids of the first twenty events that are part of it.
    """

    id: str
    title: Quoted
    type: str | None
    label: str | None
    status: str
    date: str | None
    actors: list[Party]
    recipients: list[Party]
    place: Quoted | None
    whole: str | None
    parts: list[str]
    main: bool
    reports: int
    independent_reports: int
    history: list[StatusTold]
    evidence: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """Who says what in one report: source, cue, content; `directness` is direct, mixed or indirect."""

    id: str
    source: Party | None
    cue: Quoted | None
    content: Quoted
    directness: str
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure of one report as printed, with its number (a range has two), hedge and status."""

    id: str
    printed: Quoted
    value: float | tuple[float, float] | None
    unit: Quoted | None
    measures: Quoted | None
    kind: str
    approximation: str
    status: str
    period: str | None
    according_to: Party | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlan:
    """A plan and what came of it: verdict, day due and day of the outcome (TIMEX3)."""

    id: str
    event: str
    title: Quoted
    actors: list[Party]
    recipients: list[Party]
    due: str | None
    verdict: str
    late: bool
    outcome_date: str | None
    reason: Quoted | None
    stated: Cited
    outcome: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAccount:
    """One of the values that reports give of a thing."""

    value: Quoted
    reports: list[str]
    evidence: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """Accounts of one thing that differ, with a verdict on whether both can be true."""

    id: str
    kind: str
    subject: Quoted
    verdict: str
    reason: Quoted | None
    accounts: list[ShownAccount]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """One thing that is otherwise than on the day last looked; `about` is the id of an event, plan or conflict."""

    kind: str
    about: str
    what: Quoted
    before: Quoted | None
    now: Quoted
    day: str | None
    evidence: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWarning:
    """What the ledger owes its user to say unasked."""

    number: int
    text: Quoted
    evidence: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDossier:
    """Where a tracked thing stands, since when, what is due next, and how many warnings it carries."""

    id: str
    title: str
    kind: str
    stage: str
    since: str | None
    due: str | None
    due_what: Quoted | None
    warnings: int
    evidence: Cited


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One line of a dossier. `part` says of which part: step, warning, due, holds, entry, figure, said, plan, linked.

    `code` is the stage of a step, the number of a warning, the verdict of a plan, the basis of what is due.
    """

    part: str
    code: str | None
    day: str | None
    name: Quoted | None
    text: Quoted | None
    evidence: Cited


class DossierSheet(Told):
    """All that one dossier answers, twenty lines at a time; `unknown` names what no report gives."""

    dossier: ShownDossier
    unknown: list[str]
    lines: list[DossierLine]
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record of a report: event, statement or figure; `code` is its type and status, directness, or kind."""

    id: str
    kind: str
    code: str
    words: Quoted
    citation: Citation


class ShownReport(Told):
    """A report: where and when it appeared, and what it says, twenty records at a time; never its whole text."""

    id: str
    published: str | None
    date_basis: str
    publisher: Quoted | None
    title: Quoted | None
    url: Quoted | None
    characters: int
    records: list[ShownRecord]
    cursor: str | None


class ShownAnswer(Told):
    """The answer to a question, at most 40 words made of reports' words; `settled` says whether they settle it.

    Where they do not, `nearest` shows what comes nearest. `left_out` counts undated reports, of no use as of a day.
    """

    settled: bool
    kind: str
    answer: Quoted
    confidence: float
    evidence: Cited
    nearest: Cited
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """A line of the reasons for a thing: a decision, its rule, the words behind it."""

    line: Quoted
