"""The year of a report that states only day and month."""

from __future__ import annotations

import pytest

from accord.linking.years import full_year
from accord.records import Report
from accord.values import DateBasis

NAMES = "On {} the ministers Berg, Laine and Virta met in Turku, said Wire. Then Laine, Berg and Virta left for Bodin."


def undated(opening: str, month_day: str) -> Report:
    return Report(text=NAMES.format(opening), month_day=month_day, published_words=month_day, publisher="A")


def dated(day: str) -> Report:
    return Report(
        text="There the ministers Berg, Laine and Virta dined in Turku.",
        published=day,
        published_basis=DateBasis.METADATA,
        publisher=f"Wire of {day}",
    )


@pytest.mark.parametrize(
    ("opening", "month_day", "others", "published"),
    [
        pytest.param("March 4", "03-04", ["2025-03-20"], "2025-03-04", id="near a dated report"),
        pytest.param("March 4", "03-04", ["2025-09-20"], None, id="too far without a weekday"),
        pytest.param("Tuesday", "03-04", ["2025-07-20"], "2025-03-04", id="a weekday that fits one year"),
        pytest.param("Tuesday", "03-04", [], None, id="nothing to go by"),
        pytest.param("January 2", "01-02", ["2024-12-20"], "2025-01-02", id="over the turn of the year"),
    ],
)
def test_full_year(opening: str, month_day: str, others: list[str], published: str | None) -> None:
    found = full_year(undated(opening, month_day), [dated(day) for day in others])
    assert (found.published if found else None) == published


def test_other_matters_give_no_year() -> None:
    other = Report(text="Snow fell on the coast.", published="2025-03-20", published_basis=DateBasis.METADATA)
    assert full_year(undated("March 4", "03-04"), [other]) is None
