"""accord plans"""

from __future__ import annotations

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def plans(ledger: LedgerPath = None, as_of: AsOf = None, as_json: AsJson = False) -> None:
    """List plans and what came of them."""
    from accord.cli.output import print_items
    from accord.views.wording import plan_in_words, sides, when_in_words

    with open_for_reading(ledger) as opened:
        found = opened.plans(as_of=as_of)
        rows = (
            (
                when_in_words(plan.due),
                plan_in_words(plan),
                f"{sides(plan.event)}: {plan.event.title}",
                plan.id,
            )
            for plan in found
        )
        columns = ("due", "outcome", "who and what", "id")
        print_items(found, columns=columns, rows=rows, as_json=as_json)
