"""8. Records → the answer to a question: whether something had happened, and what became of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accord.asking.asked import Asked, Finding, Match
from accord.asking.asking_words import exact_keys, is_light, pattern
from accord.asking.clause_events import BESIDE
from accord.asking.phrasing import day_words, when_words, with_quote
from accord.asking.question_terms import NEAR
from accord.ledger.merged import Plan, Verdict
from accord.linking.mention_words import is_nominal
from accord.records import ActorRecord, EventRecord, Evidence
from accord.values import AHEAD, DONE, ActorKind, Polarity, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_NO_WORD = "and the reports do not say what came of it"
_NOT_REPORTED = "and what came of it is not reported: no later report mentions it"
_NEAR_BEST = 0.1
_NEARER = 0.05
_SAME_WORDS = 0.9
_FEW = 2
"""Words of a mention that is a noun alone: "opposed the withdrawal" does not say that there was one."""
_REFUSED = (Status.DENIED, Status.DID_NOT_HAPPEN, Status.CANCELLED, Status.POSTPONED)
_AHEAD_WORDS = {
    Status.PLANNED: "it was only planned",
    Status.EXPECTED: "it was only expected",
    Status.PROPOSED: "it was only proposed",
    Status.REQUESTED: "it had only been asked for",
    Status.POSSIBLE: "it was only possible",
    Status.HYPOTHETICAL: "it was only spoken of as possible",
}
_REFUSED_WORDS = {
    Status.DENIED: "it was denied",
    Status.DID_NOT_HAPPEN: "it did not happen",
    Status.CANCELLED: "it was called off",
    Status.POSTPONED: "it was put off",
}
_VERDICTS = {
    Verdict.HELD: "Yes, it was held",
    Verdict.CHANGED: "It was changed",
    Verdict.PARTLY: "Only in part",
    Verdict.ADVANCED: "It moved on, but was not completed",
    Verdict.CANCELLED: "No, it was called off",
    Verdict.REFUSED: "No, it was refused",
    Verdict.DID_NOT_HAPPEN: "No, it did not happen",
    Verdict.POSTPONED: "Not held: it was put off",
}


def find_status(asked: Asked) -> Finding | None:
    """Yes, no, or not by then: whether what the question tells had happened, by the reports known."""
    found = [match for match in asked.matches if not match.lacking]
    if not found:
        return None
    least = found[0].score - _NEAR_BEST
    near = [match for match in found if match.score >= least]
    return _settle(asked, near)


def _settle(asked: Asked, near: Sequence[Match]) -> Finding | None:
    """The verdict of the best matches: done and refused by their own words, else what was planned."""
    near = [match for match in near if match.record.decided_by != BESIDE]
    told = [m for m in near if m.record.status in DONE and m.record.polarity is Polarity.POSITIVE]
    done = [match for match in told if match.is_whole and _tells_done(asked, match)]
    if any(match.record.status in AHEAD for match in near) or pattern("takes_place").search(asked.question.lowered):
        done = [match for match in done if match.record.status is Status.OCCURRED]
    refused = [m for m in near if m.record.status in _REFUSED or m.record.polarity is Polarity.NEGATIVE]
    ahead = [m for m in near if m not in told and m not in refused]
    if told and not done and not refused and not ahead:
        return None
    best = near[0] if near else None
    if best is None:
        return None
    linked = _done_elsewhere(asked, [m.record for m in ahead])
    prospect = bool(pattern("prospect").search(asked.question.lowered))
    if prospect and (refused or ahead) and not done:
        return _refuse(refused) if refused else _yes(ahead, "it was planned" if ahead[0].record.status in AHEAD else "")
    if refused and done:
        is_later = _day(refused[0]) > _day(done[0]) or refused[0].score > done[0].score + _NEARER
        return _refuse(refused) if is_later else _yes(done)
    if done:
        return _yes(done)
    if refused:
        return _refuse(refused)
    if linked:
        record = linked[0]
        day = when_words(record.date)
        words = f"Yes, on {day}" if day and record.date and record.date.precision in ("day", "moment") else "Yes"
        return Finding(
            with_quote(words, record.evidence, record.start, record.end),
            (record.evidence, best.record.evidence),
            best.score,
        )
    return not_yet(asked, ahead)


def _yes(done: Sequence[Match], note: str = "") -> Finding:
    """Yes, by the best match; of equals by one that a verb tells: "such talks" only takes up that some were held."""
    done = sorted(done, key=lambda each: (-round(each.score, 1), is_nominal(each.record)))
    match = done[0]
    record = match.record
    day = when_words(record.date) if record.date and record.date.precision in ("day", "moment", "month", "year") else ""
    told = "Yes" + (f", {note}" if note else f", {_on(day)}" if day else "")
    return Finding(with_quote(told, record.evidence, record.start, record.end), _evidence(done), match.score)


def _refuse(refused: Sequence[Match]) -> Finding:
    match = refused[0]
    record = match.record
    words = _REFUSED_WORDS.get(record.status, "")
    by = f" by {record.attributed_to.name}" if record.attributed_to and record.status is Status.DENIED else ""
    told = f"No, {words}{by}" if words else "No"
    return Finding(with_quote(told, record.evidence, record.start, record.end), _evidence(refused), match.score)


def not_yet(asked: Asked, ahead: Sequence[Match]) -> Finding | None:
    """That something was only planned; unknown where its day has passed without a word of it."""
    if not ahead:
        return None
    match = max(ahead, key=lambda each: (round(each.score, 1), each.record.status in AHEAD, each.score))
    record = match.record
    day = when_words(record.date)
    due = next((m.record.date for m in ahead if m.record.date and when_words(m.record.date)), None)
    today = asked.passages.known.as_of or max((r.day or "" for r in asked.passages.known.reports.values()), default="")
    words = _AHEAD_WORDS.get(record.status, "it was not done yet")
    is_open = not asked.passages.known.as_of and not pattern("asks_now").match(asked.question.lowered)
    if is_open or (due and due.latest and due.latest[:10] < today[:10]):
        is_plan = record.status in (Status.PLANNED, Status.EXPECTED) and match.is_whole and not match.is_beside
        is_settled = is_plan and not _is_undated_leg(record) and _goes_on(asked, match)
        told = f"{'Unknown' if is_settled else 'Not known'}: {words}"
        told += f"{f' ({_for(day_words(due.value))})' if due else ''}, {_NOT_REPORTED if is_settled else _NO_WORD}"
        return Finding(
            with_quote(told, record.evidence, record.start, record.end), _evidence(ahead), match.score, is_settled
        )
    told = f"No, not by then: {words}" + (f" ({_for(day)})" if day else "")
    return Finding(with_quote(told, record.evidence, record.start, record.end), _evidence(ahead), match.score)


def _goes_on(asked: Asked, match: Match) -> bool:
    """Whether a later report names one of those whom the sentence of a plan names, so that it might have told."""
    named = {r.actor for r in match.passage.records if isinstance(r, ActorRecord) and r.actor_kind is ActorKind.PERSON}
    day = _day(match)
    return any(r.actor in named and (asked.passages.known.reports[r.report].day or "") > day for r in asked.actors)


def _is_undated_leg(record: EventRecord) -> bool:
    """Whether a longer whole only includes it, without a day of its own: a later report may still come before it."""
    return record.date is None and "include" in record.reasons


def _done_elsewhere(asked: Asked, records: Sequence[EventRecord]) -> list[EventRecord]:
    """Records of the same events that tell them as done."""
    found = []
    for record in records:
        event = asked.passages.event_of.get(record.id)
        for other in event.records if event else ():
            is_done = other.status is Status.OCCURRED and other.polarity is Polarity.POSITIVE
            match = asked.match_of(other) if is_done else None
            is_his = match is not None and (asked.doer is None or asked.doer.credit(match.passage) >= NEAR)
            if match is not None and is_his and _tells_done(asked, match):
                found.append(other)
    return sorted(found, key=lambda record: (not _is_day(record), record.report, record.start))


def _tells_done(asked: Asked, match: Match) -> bool:
    """Whether a match says that what is asked about was done: in its own words, by its doer, as more than a topic."""
    if _is_to_come(asked, match.record) or (match.fit < _SAME_WORDS and asked.doer is not None):
        return False
    token = asked.parses.token_at(match.passage, match.record.start, match.record.end)
    if token is not None and _is_of_another_thing(asked, match, token):
        return False
    is_topic = token is not None and token.pos_ == "NOUN" and token.dep_ == "dobj" and not is_light(token.head.text)
    return not (is_topic and len(match.record.text.split()) <= _FEW)


def _is_of_another_thing(asked: Asked, match: Match, token: Token) -> bool:
    """Whether the word asked for only tells what sort of thing is meant: an "arrest warrant" is no arrest."""
    low, high = match.record.start - match.passage.evidence.start, match.record.end - match.passage.evidence.start
    keys = frozenset[str]().union(*(term.exact for term in asked.question.predicates))
    told = [each for each in token.doc if low <= each.idx < high and exact_keys(each.text) & keys]
    return bool(told) and all(each.dep_ == "compound" and each.pos_ == "NOUN" for each in told)


def _is_to_come(asked: Asked, record: EventRecord) -> bool:
    """Whether the day of an event lies behind that of its report: it is told as done, but was still to come."""
    day = asked.passages.known.reports[record.report].day
    return bool(day and record.date and record.date.earliest and record.date.earliest[:10] > day)


def _is_day(record: EventRecord) -> bool:
    return bool(record.date and record.date.precision in ("day", "moment") and "/" not in record.date.value)


def find_outcome(asked: Asked) -> Finding | None:
    """What became of a plan: its verdict with the words of the plan and of the outcome; unknown where none is told."""
    matches = [match for match in asked.matches if not match.lacking]
    ids = {match.record.id: match for match in matches}
    plans = [(plan, match) for plan in asked.passages.linked.plans if (match := _match_of(plan, ids))]
    if not plans:
        return _unplanned(asked, matches)
    plan, match = max(plans, key=lambda pair: round(pair[1].score, 3))
    if matches and matches[0].score > match.score + _NEAR_BEST:
        return _unplanned(asked, matches)
    return _of_plan(asked, plan, match)


def _match_of(plan: Plan, ids: dict[str, Match]) -> Match | None:
    told = [ids[record.id] for record in (*plan.stated, *plan.event.records) if record.id in ids]
    return max(told, key=lambda match: match.score, default=None)


def _of_plan(asked: Asked, plan: Plan, match: Match) -> Finding:
    stated = plan.stated[0] if plan.stated else match.record
    due = day_words(plan.due.value) if plan.due else ""
    if plan.verdict in _VERDICTS:
        day = day_words(plan.outcome_date)
        late = ", later than planned" if plan.late else ""
        told = _VERDICTS[plan.verdict] + late + (f" ({day})" if day else "")
        told += (
            f", as planned for {due}" if due and due == day and plan.verdict is Verdict.HELD and not plan.late else ""
        )
        outcome = plan.outcome[0] if plan.outcome else stated
        evidence = tuple(dict.fromkeys(r.evidence for r in (outcome, *plan.outcome, match.record, *plan.stated)))
        return Finding(with_quote(told, outcome.evidence, outcome.start, outcome.end), evidence, match.score)
    words = _AHEAD_WORDS.get(stated.status, "it was planned").replace("only ", "")
    later = " and a later report on the occasion does not mention it" if plan.verdict is Verdict.NOT_SHOWN else ""
    told = f"Unknown: {words}{f' for {due}' if due else ''},{later or f' {_NOT_REPORTED}'}"
    shown = match.record if match.record in plan.stated else stated
    evidence = tuple(
        dict.fromkeys((shown.evidence, match.record.evidence, *(record.evidence for record in plan.stated)))
    )
    return Finding(with_quote(told, shown.evidence, shown.start, shown.end), evidence, match.score)


def _unplanned(asked: Asked, matches: Sequence[Match]) -> Finding | None:
    """Of what was no plan: whether it was done, by the best match."""
    if not matches:
        return None
    best = [
        match for match in matches if match.score >= matches[0].score - _NEAR_BEST and match.record.decided_by != BESIDE
    ]
    if not best:
        return None
    # A noun in a sentence that looks ahead ("is to go on as part of a round of talks") tells nothing as done.
    ahead = {match.record.evidence for match in best if match.record.status in AHEAD}
    done = [m for m in best if m.is_whole and m.record.status in DONE and m.record.polarity is Polarity.POSITIVE]
    done = [match for match in done if match.record.evidence not in ahead or not is_nominal(match.record)]
    refused = [m for m in best if m.record.status in _REFUSED or m.record.polarity is Polarity.NEGATIVE]
    if refused and (not done or _day(refused[0]) >= _day(done[0])):
        return _refuse(refused)
    if done:
        return _yes(done)
    record = best[0].record
    words = _AHEAD_WORDS.get(record.status, "it was planned").replace("only ", "")
    told = f"Unknown: {words}, {_NOT_REPORTED}"
    return Finding(with_quote(told, record.evidence, record.start, record.end), _evidence(best), best[0].score)


def _evidence(matches: Sequence[Match]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(match.record.evidence for match in matches))[:3]


def _day(match: Match) -> str:
    return match.passage.report.day or ""


def _on(day: str) -> str:
    return f"on {day}" if day[:1].isdigit() and " " in day else day if day.startswith("since") else f"in {day}"


def _for(day: str) -> str:
    return day if day.startswith("since") else f"for {day}"
