"""What one holder has in all of what is shared out, from day to day; on own texts."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import Conflict, ConflictVerdict, Known
from accord.linking.held_totals import find_holdings
from accord.records import Report

WON = "Senator Ida Berg won the vote in Turku on Sunday. The win brings Berg's delegate total to 54."
LATER = "Senator Ida Berg won three more towns. Berg has amassed 1,120 delegates so far, in the party's count."


def holdings(*texts: str) -> list[Conflict]:
    """The totals told otherwise in reports of one day after the other."""
    reports = [Report(text=text, published=f"2025-05-{day:02d}") for day, text in enumerate(texts, start=6)]
    records = tuple(record for report in reports for record in accord.code(report))
    return find_holdings(Known({report.id: report for report in reports}, records))


def test_totals_of_one_holder_are_a_change() -> None:
    """A total and what was amassed so far are of one holder."""
    (found,) = holdings(WON, LATER)
    assert [account.value for account in found.accounts] == ["54 delegates", "1,120 delegates"]
    assert found.verdict == ConflictVerdict.CHANGE


def test_a_total_that_falls_is_unsure() -> None:
    """Whoever has fewer on a later day, of that something is to be asked."""
    (found,) = holdings(LATER, WON)
    assert found.verdict == ConflictVerdict.UNSURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(WON, "Senator Otto Laine has amassed 80 delegates so far.", id="two holders"),
        pytest.param(WON, "Senator Ida Berg won 12 of Lahti's 30 delegates on Monday.", id="won in one town"),
        pytest.param(WON, "Senator Ida Berg now has 12 delegates fewer than Otto Laine.", id="fewer than another"),
        pytest.param(WON, "Senator Ida Berg needs a total of 900 delegates.", id="what is needed"),
        pytest.param(WON, "If Senator Ida Berg wins Lahti, she now has 90 delegates.", id="if she wins"),
        pytest.param(WON, "Senator Ida Berg now has 9 seats in the council.", id="another thing"),
    ],
)
def test_what_is_no_total_of_that_holder(one: str, other: str) -> None:
    """Parts, needs, leads and the totals of others are left aside."""
    assert not holdings(one, other)
