"""7. Events → dossiers: what a commitment holds: its wordings by day and side, who gives it, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition
from accord.dossiers.evidence import exact_day
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness, Told, pattern_of
from accord.dossiers.wordlists import any_of
from accord.records import Evidence, StatementRecord
from accord.values import ActorKind, Standing

OWN_WORDS = "the report's own words"
_ACCUSING = frozenset({"deny", "criticise", "ask"})


def statements_of(case: Case) -> Iterator[tuple[Told, StatementRecord]]:
    """The statements whose content names the dossier, in the order of reports and text."""
    found = [told for told in case.told if isinstance(told.of, StatementRecord) and told.nearness == Nearness.WORDS]
    for told in sorted(found, key=told_in_order):
        if isinstance(told.of, StatementRecord):
            yield told, told.of


def told_in_order(told: Told) -> tuple[str, str, int]:
    """What sorts by reports and text."""
    return (told.sentence.report.published or "", told.record.report, told.record.start)


def side_of(statement: StatementRecord) -> str | None:
    """The country of who says it."""
    return statement.source.country if statement.source else None


def said_on(told: Told) -> str | None:
    """The day a thing was said: that of its saying where the words give it, else that of its report."""
    cue = told.of.cue if isinstance(told.of, StatementRecord) else None
    for event in told.sentence.events if cue else ():
        if cue and event.start <= cue.start < event.end and exact_day(event.date):
            return exact_day(event.date)
    return told.sentence.report.day


def named_in(case: Case) -> Iterator[tuple[Sentence, tuple[int, int]]]:
    """The sentences that name the dossier, with where they do so first, in the order of reports and text."""
    names = (*case.dossier.names, *case.dossier.terms)
    pattern = pattern_of(names)
    for report, sentences in case.index.holding(names).items():
        if not case.index.is_about(report, case.dossier.needs):
            continue
        for sentence in sentences:
            for match in pattern.finditer(sentence.quote.replace("’", "'")):
                yield sentence, match.span()


def evidence_of(sentence: Sentence) -> Evidence:
    """A whole sentence as evidence."""
    end = sentence.start + len(sentence.quote)
    return Evidence(report=sentence.report.id, start=sentence.start, end=end, quote=sentence.quote)


def clause_of(quote: str, span: tuple[int, int]) -> str:
    """The part of a sentence around a span, from comma to comma.

    >>> clause_of("On Friday, it spoke of “new plans,” and left.", (24, 33))
    'it spoke of “new plans'
    """
    start = max(quote.rfind(mark, 0, span[0]) for mark in (", ", "; "))
    ends = [end for mark in (", ", ";", ".”", ",”") if (end := quote.find(mark, span[1])) >= 0]
    return quote[start + 1 if start >= 0 else 0 : min(ends, default=len(quote))].strip(" ,;.")


def clause_from(quote: str, start: int) -> str:
    """The rest of a clause from a place on: up to a comma, or the end of the sentence.

    >>> clause_from("He left, days before U.S. envoys came, and wept.", 9)
    'days before U.S. envoys came'
    """
    return re.split(r"[,;]|(?<!\b[A-Z])\.(?:\s|[”\"]|$)", quote[start:], maxsplit=1)[0].strip()


def find_wordings(case: Case) -> list[Entry]:
    """Each wording with its speaker, side and day; what the report says itself stands apart, a purpose as such."""
    spoken = [_spoken(told, statement) for told, statement in statements_of(case)]
    covered = {
        (told.record.report, place)
        for told, statement in statements_of(case)
        for place in range(statement.start, statement.end)
    }
    own = []
    for sentence, span in named_in(case):
        if (sentence.report.id, sentence.start + span[0]) not in covered:
            own.append(_own(sentence, span))
    compared = _compared(spoken)
    return sorted([*compared, *own], key=lambda entry: (entry.day or "", entry.label == OWN_WORDS))


def _spoken(told: Told, statement: StatementRecord) -> Entry:
    again = any_of("again", "marks").search(statement.cue_text or "")
    label = "reaffirmed" if again else "said"
    if statement.verb_class in ("urge", "demand", "request"):
        label = "asked of others"
    elif statement.verb_class in _ACCUSING:
        label = "denied or criticised"
    condition = any_of("condition", "marks").search(statement.text)
    notes = [f"with a condition: “{condition.group(0).strip()}”"] if condition else []
    source = statement.source
    if source is None or any_of("unnamed", "marks").search(source.name):
        notes.append("nobody is named for it")
    elif source.kind in (ActorKind.STATE, ActorKind.GOVERNMENT):
        notes.append("told of the state as such: no person is named")
    return Entry(
        label=label,
        text=in_words_of(statement),
        side=side_of(statement),
        speaker=statement.source.name if statement.source else None,
        day=said_on(told),
        note="; ".join(notes),
        evidence=(statement.evidence,),
    )


def in_words_of(statement: StatementRecord) -> str:
    """The content; with its cue where it begins with a preposition: "cast doubt on the guarantee"."""
    text = statement.text.strip(" ,")
    needs_cue = re.match(r"(?:on|about|over|of|for|to|against|in|as) ", text)
    return f"{statement.cue_text} {text}" if needs_cue and statement.cue_text else text


def _own(sentence: Sentence, span: tuple[int, int]) -> Entry:
    clause = clause_of(sentence.quote, span)
    is_purpose = any_of("purpose", "before").search(sentence.quote[: span[0]])
    standings = {event.standing for event in sentence.events}
    note = "a state, told of no day" if standings == {Standing.STATE} else "nobody is quoted for it"
    return Entry(
        label=OWN_WORDS,
        text=clause,
        day=sentence.report.day,
        note="a purpose, never an effect" if is_purpose else note,
        evidence=(evidence_of(sentence),),
    )


def _compared(entries: list[Entry]) -> list[Entry]:
    """The wordings with a note where a side spoke in other words on an earlier day."""
    last: dict[str | None, Entry] = {}
    found = []
    for entry in entries:
        before = last.get(entry.side)
        if before and before.day and entry.day and before.day < entry.day:
            same = before.text.casefold().strip("“”") == entry.text.casefold().strip("“”")
            change = f"{'the same' if same else 'other'} words than on {in_full(before.day)}"
            change = change.replace("same words than", "same words as")
            entry = replace(entry, note="; ".join(part for part in (entry.note, change) if part))
        last[entry.side] = entry
        found.append(entry)
    return found


def _latest(case: Case) -> Entry | None:
    parties = case.dossier.parties
    said = [e for e in find_wordings(case) if e.label in ("said", "reaffirmed") and (not parties or e.side in parties)]
    return said[-1] if said else None


def _wording(case: Case, edition: Edition) -> list[str]:
    latest = _latest(case)
    return [f"“{latest.text.strip('“”')}” ({latest.speaker or 'no source named'})"] if latest else []


def _giver(case: Case, edition: Edition) -> list[str]:
    givers = [
        actor.name
        for step in edition.steps
        for actor in step.told.record.actors
        if not case.dossier.parties or actor.country in case.dossier.parties
    ]
    return list(dict.fromkeys(givers))[-1:]


def _receiver(case: Case, edition: Edition) -> list[str]:
    """Whom it is given to, where its words name one of those the dossier is about beside its parties."""
    found = []
    for step in edition.steps:
        record = step.told.record
        inside = [each for each in step.told.sentence.actors if record.start <= each.start < record.end]
        named = [*(actor for actor in record.recipients), *(each.as_actor() for each in inside)]
        givers = {actor.country for actor in record.actors}
        found += [a.name for a in named if a.country in (case.dossier.needs or ()) and a.country not in givers]
    return list(dict.fromkeys(found))[:1]


def _last(case: Case, edition: Edition) -> list[str]:
    days = [step.facts.day or step.reported for step in edition.steps if step.rule.stage == "reaffirmed"]
    return [in_full(max(days))] if days else []


FINDERS = {"wording": _wording, "giver": _giver, "receiver": _receiver, "last reaffirmed": _last}

SHOWN = {"wordings": find_wordings}
