"""7. Events → dossiers: what a series of statements holds: who spoke, who carried it, in which words, about what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.commitments import clause_from, evidence_of, in_words_of
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of
from accord.records import EventRecord, StatementRecord
from accord.values import Actor, ActorKind, EventType, Status

SPEECH_ACTS = frozenset({EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.REQUEST})
"""Types of what is done by saying it."""
OBJECTS = frozenset({"criticise", "praise", "support", "deny"})
"""Classes of statement whose content is the thing spoken of."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one speaker of a party says in one sentence; speaker None where the words leave it open."""

    speaker: Actor | None
    carrier: str | None
    text: str
    words: tuple[str, ...]
    target: str | None
    sentence: Sentence
    label: str = "statement"


def lines_of(case: Case) -> list[Line]:
    """The statements of the parties' people, those of one speaker in one sentence together, by report and place."""
    found: list[Line] = []
    reports = case.index.by_report
    known = case.index.known.reports
    for report in sorted(reports, key=lambda report: (known[report].published or "", report)):
        if case.index.is_about(report, case.dossier.parties):
            found += [line for sentence in reports[report] for line in _in_sentence(case, sentence)]
    return found


def _in_sentence(case: Case, sentence: Sentence) -> Iterator[Line]:
    parties, carrier = set(case.dossier.parties), carrier_of(sentence.quote)
    spoken: dict[str, list[StatementRecord]] = {}
    for statement in sentence.statements:
        source = statement.source
        if source and source.country in parties and not _is_media(source):
            spoken.setdefault(source.id, []).append(statement)
    for group in spoken.values():
        words = tuple(word for statement in group for word in quoted_in(statement))
        text = "; ".join(in_words_of(statement) for statement in group)
        yield Line(group[0].source, carrier, text, words, target_of(group), sentence)
    if not spoken:
        deeds = list(_of_deeds(parties, carrier, sentence))
        yield from deeds or _of_media(parties, sentence)


def _of_deeds(parties: set[str], carrier: str | None, sentence: Sentence) -> Iterator[Line]:
    """What is said by doing ("denounced the talks", state media reported), and who is named for a statement."""
    for event in sentence.events:
        own = next((actor for actor in event.actors if actor.country in parties and not _is_media(actor)), None)
        if event.type in SPEECH_ACTS and own is not None and event.status == Status.OCCURRED:
            text = clause_from(sentence.quote, event.start - sentence.start)
            words = tuple(word for each in sentence.statements for word in quoted_in(each))
            yield Line(own, carrier, text, words, _target_of(event), sentence)
            return
    people = [each.as_actor() for each in sentence.actors if each.actor_kind == ActorKind.PERSON]
    speaker = next((person for person in people if person.country in parties or person.country is None), None)
    if carrier and speaker and any_of("carrier", "statement").search(sentence.quote):
        yield Line(speaker, carrier, sentence.quote.strip(), (), None, sentence, "speaker named")


def _of_media(parties: set[str], sentence: Sentence) -> Iterator[Line]:
    """What a party's media say themselves: "KCNA said the test was a success"."""
    for statement in sentence.statements:
        source = statement.source
        if source and source.country in parties and _is_media(source):
            words = tuple(quoted_in(statement))
            yield Line(None, source.name, statement.text.strip(" ,"), words, None, sentence)


def _is_media(actor: Actor) -> bool:
    return actor.sector in ("MED", "JRN") or carrier_of(actor.name) is not None


def _target_of(event: EventRecord) -> str | None:
    others = [actor.name for actor in event.recipients]
    return " and ".join(others) or None


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


def target_of(group: list[StatementRecord]) -> str | None:
    """What statements are about: the thing criticised or praised; "them" is the thing named before."""
    for statement in group:
        if statement.verb_class in OBJECTS:
            return re.split(r" as (?=[“\"]|an? )", statement.text)[0].strip(" .“”")
    return next((statement.addressee.name for statement in group if statement.addressee), None)


def _statements(case: Case) -> list[Entry]:
    """One line a statement: its speaker as the report has it, its carrier, words and target."""
    found = []
    for line in lines_of(case):
        notes = [f"words: “{'”, “'.join(line.words)}”"] if line.words else ["no words are quoted"]
        notes += [f"about: {line.target}"] if line.target else []
        notes.append(f"carried by {line.carrier}" if line.carrier else "the report names no carrier")
        if line.speaker and line.speaker.kind in (ActorKind.STATE, ActorKind.GOVERNMENT):
            notes.append("the state as speaker: no person is named")
        found.append(
            Entry(
                label=line.label,
                text=line.text,
                side=line.speaker.country if line.speaker else None,
                speaker=line.speaker.name if line.speaker else None,
                day=line.sentence.report.day,
                note="; ".join(notes),
                evidence=(evidence_of(line.sentence),),
            )
        )
    return found


def _last(case: Case) -> Line | None:
    """The statement told last."""
    lines = [line for line in lines_of(case) if line.label == "statement"]
    return lines[-1] if lines else None


def _speaker(case: Case, edition: Edition) -> list[str]:
    line = _last(case)
    return [line.speaker.name] if line and line.speaker else []


def _carrier(case: Case, edition: Edition) -> list[str]:
    line = _last(case)
    return [line.carrier] if line and line.carrier else []


def _words(case: Case, edition: Edition) -> list[str]:
    line = _last(case)
    return list(line.words) if line else []


def _target(case: Case, edition: Edition) -> list[str]:
    line = _last(case)
    return [line.target] if line and line.target else []


FINDERS = {"speaker": _speaker, "carrier": _carrier, "quoted words": _words, "target": _target}

SHOWN = {"statements": _statements}
