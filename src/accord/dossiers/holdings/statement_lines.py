"""7. Events → dossiers: what a series of statements holds: who spoke, who carried it, in which words, about what."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.model import Entry
from accord.dossiers.told import Told
from accord.dossiers.wordlists import any_of
from accord.records import StatementRecord
from accord.values import ActorKind


def by_party(case: Case) -> list[list[tuple[Told, StatementRecord]]]:
    """The statements of the parties' people, those of one speaker in one sentence together, by report and place."""
    groups: dict[tuple[str, str, int, str], list[tuple[Told, StatementRecord]]] = {}
    for told in case.told:
        of = told.of
        if not isinstance(of, StatementRecord) or of.source is None or of.source.country not in case.dossier.parties:
            continue
        key = (told.sentence.report.published or "", of.report, told.sentence.start, of.source.id)
        groups.setdefault(key, []).append((told, of))
    return [groups[key] for key in sorted(groups)]


def quoted_in(statement: StatementRecord) -> list[str]:
    """The words a statement quotes."""
    first = statement.evidence.start
    return [
        statement.evidence.quote[max(0, span.start - first) : span.end - first].strip("“”\"'., ")
        for span in statement.quotes
    ]


def carrier_of(quote: str) -> str | None:
    """Who carried a statement, by its sentence: "KCNA"."""
    match = any_of("carrier", "patterns").search(quote)
    return next((name for name in match.groups() if name), None) if match else None


def _statements(case: Case) -> list[Entry]:
    """One line a statement: its speaker as the report has it, its carrier, words and target."""
    found = []
    for group in by_party(case):
        told, first = group[0]
        source = first.source
        words = [word for _, statement in group for word in quoted_in(statement)]
        target = target_of(group)
        notes = [f"words: “{'”, “'.join(words)}”"] if words else ["no words are quoted"]
        notes += [f"about: {target}"] if target else []
        carrier = carrier_of(told.sentence.quote)
        notes.append(f"carried by {carrier}" if carrier else "the report names no carrier")
        if source and source.kind == ActorKind.STATE:
            notes.append("the state as speaker: no person is named")
        found.append(
            Entry(
                label="statement",
                text="; ".join(statement.text for _, statement in group),
                side=source.country if source else None,
                speaker=source.name if source else None,
                day=told.sentence.report.day,
                note="; ".join(notes),
                evidence=(first.evidence,),
            )
        )
    return found


def target_of(group: list[tuple[Told, StatementRecord]]) -> str | None:
    """What statements are about: the thing criticised or praised; "them" is the thing named before."""
    for _, statement in group:
        if statement.verb_class in ("criticise", "praise", "support", "deny"):
            return statement.text.split(" as “")[0].split(" as a ")[0].strip(" .“”")
    told = group[0][0]
    others = [actor.name for actor in told.record.recipients]
    return others[0] if others else None


def _latest(case: Case, which: str) -> list[str]:
    groups = by_party(case)
    if not groups:
        return []
    told, first = groups[-1][0]
    if which == "speaker":
        return [first.source.name] if first.source else []
    if which == "carrier":
        carrier = carrier_of(told.sentence.quote)
        return [carrier] if carrier else []
    if which == "target":
        target = target_of(groups[-1])
        return [target] if target else []
    return [word for _, statement in groups[-1] for word in quoted_in(statement)]


def _speaker(case: Case, edition: Edition) -> list[str]:
    return _latest(case, "speaker")


def _carrier(case: Case, edition: Edition) -> list[str]:
    return _latest(case, "carrier")


def _words(case: Case, edition: Edition) -> list[str]:
    return _latest(case, "words")


def _target(case: Case, edition: Edition) -> list[str]:
    return _latest(case, "target")


FINDERS = {"speaker": _speaker, "carrier": _carrier, "quoted words": _words, "target": _target}

SHOWN = {"statements": _statements}
