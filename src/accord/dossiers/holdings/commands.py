"""7. Events → dossiers: what a command arrangement holds: from whom, to whom, on what conditions, who says what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.dossiers.case import Case
from accord.dossiers.editions import Edition
from accord.dossiers.evidence import status_of
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness
from accord.dossiers.wordlists import any_of, words
from accord.records import StatementRecord
from accord.values import Status


def _sentences(case: Case) -> list[Sentence]:
    """The sentences that name the dossier, in the order of reports and text."""
    found = {(told.sentence.report.id, told.sentence.start): told.sentence for told in case.told if told.name}
    return sorted(
        found.values(), key=lambda sentence: (sentence.report.published or "", sentence.report.id, sentence.start)
    )


def _held(case: Case, what: str) -> list[str]:
    """What a pattern of the words of commands finds in those sentences, each once."""
    pattern = re.compile(words()["command"][what], re.IGNORECASE)
    found = [match["what"].strip() for sentence in _sentences(case) for match in pattern.finditer(sentence.quote)]
    return list(dict.fromkeys(found))


def _from(case: Case, edition: Edition) -> list[str]:
    return _held(case, "from")


def _to(case: Case, edition: Edition) -> list[str]:
    return _held(case, "to")


def _conditions(case: Case, edition: Edition) -> list[str]:
    return _held(case, "conditions")


def _certifier(case: Case, edition: Edition) -> list[str]:
    """Who certifies a stage, by the records that tell it as done."""
    found = []
    for step in edition.steps:
        if step.rule.stage in ("IOC", "FOC assessed", "FOC certified", "FMC"):
            found += [actor.name for actor in step.told.record.actors]
    return list(dict.fromkeys(found))


def target_years(case: Case) -> Iterator[tuple[str, Sentence]]:
    """The years given as the target of a transfer, each with its sentence."""
    pattern = re.compile(words()["command"]["target"], re.IGNORECASE)
    for sentence in _sentences(case):
        for match in pattern.finditer(sentence.quote):
            year = next(group for group in match.groups() if group)
            yield year, sentence


def _target_year(case: Case, edition: Edition) -> list[str]:
    return list(dict.fromkeys(year for year, _ in target_years(case)))


def _words_by_side(case: Case) -> list[Entry]:
    """Who said what of it, by side and day; words that differ from those the side used before are marked."""
    last: dict[str, str] = {}
    found = []
    spoken = [told for told in case.told if isinstance(told.of, StatementRecord) and told.nearness == Nearness.WORDS]
    for told in sorted(spoken, key=lambda told: (told.sentence.report.published or "", told.record.start)):
        statement = told.of
        if not isinstance(statement, StatementRecord) or statement.source is None:
            continue
        side = statement.source.country
        text = f"{statement.cue_text} {statement.text}" if statement.cue_text else statement.text
        before = last.get(side) if side else None
        note = "in other words than before" if before and before != text else ""
        if side:
            last[side] = text
        found.append(
            Entry(
                label="statement",
                text=text,
                side=side,
                speaker=statement.source.name,
                day=told.sentence.report.day,
                note=note,
                evidence=(statement.evidence,),
            )
        )
    return found


def _law(case: Case) -> list[Entry]:
    """What a law is told to bar or to require, in sentences that name the dossier and a law."""
    found = {}
    for told in case.told:
        quote = told.sentence.quote
        if told.name is None or not any_of("command", "statute").search(quote):
            continue
        match = any_of("command", "law").search(quote)
        if match and match.group(0) not in found:
            text, day = match.group(0).strip(" ."), told.sentence.report.day
            found[match.group(0)] = Entry(label="law", text=text, day=day, evidence=(told.record.evidence,))
    return list(found.values())


def leaders_of(case: Case) -> Iterator[tuple[str, Sentence, str, bool]]:
    """Who leads a command by each sentence: its words, the country of the leader, and whether it is to come."""
    for sentence in _sentences(case):
        for match in any_of("command", "leaders").finditer(sentence.quote):
            nation = any_of("command", "nation").search(match.group(0))
            yield match.group(0).strip(), sentence, nation.group(0) if nation else "", is_future(sentence, match)


def _structure(case: Case, future: bool) -> list[Entry]:
    label = "future command" if future else "present command"
    found = []
    for text, sentence, _, is_to_come in leaders_of(case):
        if is_to_come == future:
            evidence = next(told.record.evidence for told in case.told if told.sentence is sentence)
            found.append(Entry(label=label, text=text, day=sentence.report.day, evidence=(evidence,)))
    return found


def is_future(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether words on who leads a command speak of one to come: "would lead", "the future command"."""
    start = sentence.start + match.start()
    inside = [e for e in sentence.events if start <= e.start < sentence.start + match.end()]
    ahead = any(e.status in (Status.PLANNED, Status.EXPECTED, Status.PROPOSED, Status.HYPOTHETICAL) for e in inside)
    before = sentence.quote[: match.start()]
    return ahead or bool(any_of("command", "future").search(before[-90:] + match.group(0)))


def _present(case: Case) -> list[Entry]:
    return _structure(case, future=False)


def _future(case: Case) -> list[Entry]:
    return _structure(case, future=True)


def _not_told(case: Case) -> list[Entry]:
    """What a report says was not told: "any change of command arrangements was not detailed"."""
    return [
        Entry(
            label="not told", text=told.sentence.quote, day=told.sentence.report.day, evidence=(told.record.evidence,)
        )
        for told in case.told
        if told.of is None
        and status_of(told.record) == Status.DID_NOT_HAPPEN
        and any_of("untold", "words").match(told.record.text)
    ]


FINDERS = {
    "passes from": _from,
    "passes to": _to,
    "conditions": _conditions,
    "certifier": _certifier,
    "target year": _target_year,
}
SHOWN = {
    "words by side": _words_by_side,
    "law": _law,
    "present command": _present,
    "future command": _future,
    "not told": _not_told,
}
