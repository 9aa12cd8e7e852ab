"""8. Records → the answer to a question: whether it may mean any of several happenings ("Were the talks held?")."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from accord.asking.asked import Asked, Finding, Match
from accord.asking.asking_words import pattern
from accord.asking.phrasing import when_words
from accord.ledger.merged import Event
from accord.values import DONE

_NEAR_BEST = 0.05
_FEW_TERMS = 2
"""A question of more words says by them which happening it means."""
_SHOWN = 3
_DAY = 10


def find_several(asked: Asked) -> Finding | None:
    """That it is not known which is meant, where a question names nobody, no place and no day, and several fit it.

    Whether there were any ("Were talks held?", "Has any minister resigned?") one of them answers. Several are those of
    different states, or of days that cannot be one.
    """
    terms = asked.question.terms
    if pattern("asks_of_any").search(asked.question.lowered):
        return None
    if len(terms) > _FEW_TERMS or any(term.kind != "word" for term in terms) or asked.question.day.report_day:
        return None
    found = [match for match in asked.matches if not match.lacking]
    near = [match for match in found if match.score >= found[0].score - _NEAR_BEST]
    told = _by_event(asked, near)
    if not any(_differ(one, other) for one, other in combinations((event for event, _ in told), 2)):
        return None
    shown = [_line(event) for event, _ in told[:_SHOWN]]
    more = f"; {len(told) - _SHOWN} more" if len(told) > _SHOWN else ""
    text = f"Not known which is meant: the reports tell of several ({'; '.join(shown)}{more}). Say who, where or when."
    return Finding(text, tuple(match.record.evidence for _, match in told[:_SHOWN]), found[0].score, settled=False)


def _by_event(asked: Asked, matches: Iterable[Match]) -> list[tuple[Event, Match]]:
    """The events that matches tell, each with the first that does; those told as done before those only spoken of."""
    first: dict[str, tuple[Event, Match]] = {}
    for match in matches:
        event = asked.passages.event_of.get(match.record.id)
        if event is not None and (event.countries or _span(event)):
            first.setdefault(event.id, (event, match))
    return sorted(first.values(), key=lambda pair: (pair[0].status not in DONE, _span(pair[0]), pair[0].id))


def _differ(one: Event, other: Event) -> bool:
    """Whether two events are of different states, or of different days."""
    if one.countries and other.countries and not {*one.countries} & {*other.countries}:
        return True
    left, right = _span(one), _span(other)
    return bool(left and right) and (left[1] < right[0] or right[1] < left[0])


def _span(event: Event) -> tuple[str, ...]:
    """The first and last day of an event, where both are known."""
    when = event.date
    return (when.earliest[:_DAY], when.latest[:_DAY]) if when and when.earliest and when.latest else ()


def _line(event: Event) -> str:
    day = when_words(event.date) if _span(event) else ""
    return f"“{event.title}”, {day}" if day else f"“{event.title}”"
