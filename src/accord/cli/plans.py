"""accord plans"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, check_days, open_for_reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accord.api import Ledger
    from accord.ledger.merged import Plan


class By(StrEnum):
    """What plans are counted by."""

    ACTOR = "actor"


def plans(
    *,
    by: Annotated[By | None, typer.Option(help="Count what became of the plans of each state and body")] = None,
    actor: Annotated[
        str | None, typer.Option(help="Plans that this state (ISO 3166-1 alpha-3) or body announced, by its id")
    ] = None,
    verdict: Annotated[str | None, typer.Option(help="One outcome, e.g. overdue, held, open")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many, by the day they are due")] = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """List plans and what came of them."""
    from accord.cli.codes import find_code
    from accord.ledger.merged import Verdict

    check_days(as_of=as_of)
    verdict = find_code("outcome", verdict, Verdict) if verdict else None
    with open_for_reading(ledger) as opened:
        if by:
            _print_keepers(opened, actor, as_of, as_json)
        else:
            _print_plans(opened.plans(actor=actor, verdict=verdict, as_of=as_of, limit=limit), as_json)


def _print_plans(found: Sequence[Plan], as_json: bool) -> None:
    from accord.cli.output import print_items
    from accord.views.wording import event_in_words, plan_in_words, when_in_words

    rows = (
        (
            when_in_words(plan.due),
            plan_in_words(plan),
            event_in_words(plan.event),
            plan.id,
        )
        for plan in found
    )
    print_items(found, columns=("due", "outcome", "who and what", "id"), rows=rows, as_json=as_json)


def _print_keepers(opened: Ledger, actor: str | None, as_of: str | None, as_json: bool) -> None:
    """A line a state or body: how many plans, of how many the outcome was told, and what it was, with the ids."""
    from accord.cli.output import print_items

    found = [keeper for keeper in opened.plan_keepers(as_of=as_of) if actor in (None, keeper.actor)]
    rows = (
        (
            keeper.name,
            str(keeper.plans),
            str(keeper.settled),
            "; ".join(
                f"{count.number} {count.outcome.replace('_', ' ')} ({', '.join(count.plans)})"
                for count in keeper.counts
            ),
        )
        for keeper in found
    )
    print_items(found, columns=("whose", "plans", "settled", "what"), rows=rows, as_json=as_json)
