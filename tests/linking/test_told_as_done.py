"""What tells a plan as done, and on which day: verbs, days gone by and names, not a bare noun or the day beside it."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.values import EventType, Status


def announced(on: str | None = None) -> Written:
    when = {"date": day(on)} if on else {}
    written = Written("2025-03-01").sentence("Norway will hold a trade round with Finland.")
    return written.event(
        "will hold a trade round", EventType.CONSULT, Status.PLANNED, actors=(NORWAY,), recipients=(FINLAND,),
        label="talks", **when,
    )  # fmt: skip


def told(words: str, mention: str, published: str = "2025-03-07") -> Written:
    written = Written(published, publisher="Second Wire").sentence(words)
    return written.event(
        mention, EventType.CONSULT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,), label="talks"
    )


@pytest.mark.parametrize(
    ("words", "mention", "due", "expected"),
    [
        ("Norway held the trade round with Finland.", "held the trade round", None, Verdict.HELD),
        ("Traders read of the trade round with Finland.", "trade round", None, Verdict.OPEN),
        ("Traders read of the trade round with Finland.", "trade round", "2025-03-05", Verdict.HELD),
    ],
)
def test_a_noun_alone_settles_no_plan_before_its_day(
    words: str, mention: str, due: str | None, expected: Verdict
) -> None:
    found = [plan for plan in linked(announced(due), told(words, mention)).plans if len(plan.event.reports) == 2]
    assert [plan.verdict for plan in found] == [expected]


def test_what_stands_behind_after_has_not_the_day_of_the_deed_beside_it() -> None:
    later = told("Both signed a pact on Thursday, days after the trade round with Finland.", "trade round")
    later.event("signed a pact", EventType.AGREE, Status.OCCURRED, date=day("2025-03-06"), label="agreement_signed")
    found = [plan for plan in linked(announced("2025-03-03"), later).plans if len(plan.event.reports) == 2]
    assert [(plan.verdict, plan.late, plan.outcome_date) for plan in found] == [(Verdict.HELD, False, "2025-03-03")]
