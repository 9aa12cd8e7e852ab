"""7. Events → dossiers: what a contested claim holds, both sides of it; and what a side states in public."""

from __future__ import annotations

import re

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition, Step
from accord.dossiers.evidence import status_of
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import any_of, words
from accord.records import EventRecord, StatementRecord
from accord.values import Status

DENIED = frozenset({"deny"})
CLAIMING = frozenset({"allege", "assert", "report", "accuse", "assess", "criticise", "affirm", "emphasise"})


def told_statements(case: Case, classes: frozenset[str]) -> list[tuple[Told, StatementRecord]]:
    """The statements of some classes whose content names the claim, in the order of reports and text."""
    found = [
        (told, told.of)
        for told in case.told
        if isinstance(told.of, StatementRecord) and told.nearness == Nearness.WORDS and told.of.verb_class in classes
    ]
    return sorted(found, key=lambda pair: (pair[0].sentence.report.published or "", pair[1].report, pair[1].start))


def is_denying(case: Case, told: Told, statement: StatementRecord) -> bool:
    """Whether a party says that it is not so: "the government is not building a plant"."""
    side = statement.source.country if statement.source else None
    if statement.verb_class in DENIED:
        return True
    if side not in case.dossier.parties or told.name is None or "claims" not in case.kind.shows:
        return False
    start = statement.start - told.sentence.start
    return any_of("negation", "before").search(told.sentence.quote[start : told.name[1]]) is not None


def denials_of(case: Case) -> list[tuple[Told, StatementRecord]]:
    """The statements that deny the claim."""
    return [pair for pair in told_statements(case, DENIED | CLAIMING) if is_denying(case, *pair)]


def claims_of(case: Case) -> list[tuple[Told, StatementRecord]]:
    """The statements that make the claim."""
    return [pair for pair in told_statements(case, CLAIMING) if not is_denying(case, *pair)]


def denied_events(sentence: Sentence) -> list[EventRecord]:
    """What a sentence tells as denied."""
    return [event for event in sentence.events if status_of(event) == Status.DENIED]


def facts_in(sentence: Sentence, statement: StatementRecord) -> list[EventRecord]:
    """Deeds that a denied content tells as done, which the denial does not touch: "weapons removed in the 1990s"."""
    inside = [event for event in sentence.events if statement.start <= event.start < statement.end]
    return [event for event in inside if status_of(event) == Status.OCCURRED]


def _claims(case: Case) -> list[Entry]:
    """The claims with who makes them, the denials with who denies, and what the denied words tell as a fact."""
    found = [entry for told, statement in denials_of(case) for entry in _of_denial(told, statement)]
    found += [_claim(told, statement) for told, statement in claims_of(case) if not denied_events(told.sentence)]
    return list(dict.fromkeys(found))


def _of_denial(told: Told, statement: StatementRecord) -> list[Entry]:
    sentence, day = told.sentence, told.sentence.report.day
    inside = [event for event in denied_events(sentence) if statement.start <= event.start < statement.end]
    claims = [event.text for event in inside]
    if not claims and statement.verb_class in DENIED:
        claims = [_plain(statement.text)]
    rumor = any_of("rumor", "marks").search(statement.text)
    note = f"told as “{rumor.group(0)}”; nobody is named for it" if rumor else "told through its denial"
    found = [Entry(label="claim", text=text, day=day, note=note, evidence=(statement.evidence,)) for text in claims]
    source = statement.source
    found.append(
        Entry(
            label="denial",
            text=statement.text,
            side=source.country if source else None,
            speaker=source.name if source else None,
            day=day,
            evidence=(statement.evidence,),
        )
    )
    for event in facts_in(sentence, statement):
        fact = with_time(event, sentence)
        note = "a fact inside the denied words: the denial does not touch it"
        found.append(
            Entry(
                label="fact",
                text=fact,
                day=event.date.value if event.date else None,
                note=note,
                evidence=(event.evidence,),
            )
        )
    return found


def with_time(event: EventRecord, sentence: Sentence) -> str:
    """A deed with the object before it and the time behind it: "U.S. tactical weapons removed in the 1990s"."""
    rest = sentence.quote[event.end - sentence.start :]
    behind = re.match(r"(?: (?:in|on|by|since|during) [^,.;]{1,24})?", rest)
    return f"{event.text}{behind.group(0) if behind else ''}".strip()


def _plain(text: str) -> str:
    return re.sub(words()["rumor"]["lead_in"], "", text, count=1, flags=re.IGNORECASE).strip()


def _claim(told: Told, statement: StatementRecord) -> Entry:
    source = statement.source
    return Entry(
        label="claim",
        text=_plain(statement.text),
        side=source.country if source else None,
        speaker=source.name if source else None,
        day=told.sentence.report.day,
        note="" if source else "nobody is named for it",
        evidence=(statement.evidence,),
    )


def _held(case: Case, label: str) -> list[Entry]:
    return [entry for entry in _claims(case) if entry.label == label]


def _the_claim(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(entry.text for entry in _held(case, "claim")))


def _claimant(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(entry.speaker for entry in _held(case, "claim") if entry.speaker))


def _denier(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(entry.speaker for entry in _held(case, "denial") if entry.speaker))


def _evidence(case: Case, edition: Edition) -> list[str]:
    steps: list[Step] = [step for step in edition.steps if step.rule.stage in ("corroborated", "settled")]
    return list(dict.fromkeys(step.told.sentence.quote for step in steps))


FINDERS = {"claim": _the_claim, "claimant": _claimant, "denier": _denier, "evidence": _evidence}

SHOWN = {"claims": _claims}
