"""The year of a report that states only day and month."""

from __future__ import annotations

import pytest

from accord.api import Ledger
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


def of_year(day: str, ministers: str) -> Report:
    return Report(
        text=f"In Turku the Bodin council met, with {ministers} in the chair, as in Oslo.",
        published=day,
        published_basis=DateBasis.METADATA,
        publisher=f"Wire of {day}",
    )


THEN = "On March 4 the Bodin council met in Turku and in Oslo with Holm and Dahl in the chair, said {}."


def test_of_two_years_the_one_whose_ministers_it_names() -> None:
    others = [of_year("2024-03-20", "Berg and Laine"), of_year("2025-03-20", "Holm and Dahl")]
    report = Report(text=THEN.format("Wire"), month_day="03-04", published_words="March 4")
    found = full_year(report, others)
    assert found is not None
    assert found.published == "2025-03-04"
    assert str(found.published_words).endswith("which alone share Dahl, Holm")


def test_of_two_years_none_where_it_names_ministers_of_both() -> None:
    others = [of_year("2024-03-20", "Berg and Laine"), of_year("2025-03-20", "Holm and Dahl")]
    report = Report(text=THEN.format("Laine"), month_day="03-04", published_words="March 4")
    assert full_year(report, others) is None


def dated_as(reports: list[Report], batches: list[list[int]]) -> tuple[str | None, str | None, str | None]:
    """Day, words and open day of the last report, once the reports were added in these batches."""
    with Ledger.open() as ledger:
        for batch in batches:
            ledger.add([reports[place] for place in batch])
        found = ledger.report(reports[-1].id)
    return found.published, found.published_words, found.month_day


@pytest.mark.parametrize("ministers", ["Holm and Dahl", "Holm and Laine"], ids=["settled", "open"])
def test_reports_give_one_year_in_any_order_and_batches(ministers: str) -> None:
    reports = [of_year("2024-03-20", "Berg and Laine"), of_year("2025-03-20", "Holm and Dahl")]
    text = THEN.replace("Holm and Dahl", ministers).format("Wire")
    reports.append(Report(text=text, month_day="03-04", published_words="March 4"))
    whole = dated_as(reports, [[0, 1, 2]])
    assert whole[0] == ("2025-03-04" if ministers == "Holm and Dahl" else None)
    for batches in ([[0, 2], [1]], [[1, 2], [0]], [[2], [1], [0]], [[0], [1], [2]]):
        assert dated_as(reports, batches) == whole


def test_the_users_day_is_settled_by_nobody_else() -> None:
    reports = [of_year("2024-03-20", "Holm and Dahl"), of_year("2025-03-20", "Holm and Dahl")]
    undated = Report(text=THEN.format("Wire"), month_day="03-04", published_words="March 4")
    with Ledger.open() as ledger:
        ledger.add([reports[0], undated])
        ledger.set_date(undated.id, "2023-03-04")
        ledger.add([reports[1]])
        assert ledger.report(undated.id).published == "2023-03-04"
