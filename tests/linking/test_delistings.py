"""Who is to be taken off a list, and is: one event, apart from the same done the other way round."""

from __future__ import annotations

from tests.linking.written import FINLAND, NORWAY, Written, day, linked

from accord.ledger.merged import Verdict
from accord.values import Actor, EventType, Status


def delisting(published: str, told: str, status: Status, sides: tuple[Actor, Actor], on: str | None = None) -> Written:
    doer, other = sides
    written = Written(published, publisher=f"Wire of {published}")
    written.sentence(f"{doer.name} {told} {other.name} off its list of trusted ferry ports.")
    dated = {"date": day(on)} if on else {}
    fields = {"actors": (doer,), "recipients": (other,), "label": "delisting", **dated}
    return written.event(told, EventType.SANCTION, status, **fields)


PLANNED = delisting("2025-03-03", "will strike", Status.PLANNED, (NORWAY, FINLAND))


def test_what_was_announced_and_done_is_one_plan_held() -> None:
    done = delisting("2025-04-20", "struck", Status.OCCURRED, (NORWAY, FINLAND), "2025-04-18")
    (plan,) = linked(PLANNED, done).plans
    assert (plan.verdict, plan.outcome_date) == (Verdict.HELD, "2025-04-18")


def test_the_other_side_doing_it_is_another_event() -> None:
    other = delisting("2025-04-20", "struck", Status.OCCURRED, (FINLAND, NORWAY), "2025-04-18")
    assert len(linked(PLANNED, other).events) == 2
