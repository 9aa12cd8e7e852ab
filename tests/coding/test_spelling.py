"""Values that stand in the words alone."""

from __future__ import annotations

from datetime import date

import pytest

from accord.coding.spelling import fiscal_of, slashed_of, spell


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        pytest.param(6, "M", "P6M", id="months"),
        pytest.param(None, "D", "PXD", id="unknown number of days"),
        pytest.param(None, "TH", "PTXH", id="unknown number of hours"),
        pytest.param(2, "2W", "P4W", id="fortnights are weeks"),
        pytest.param(8, "DE", "P80Y", id="decades are years"),
        pytest.param(1.5, "Y", "P18M", id="a year and a half"),
        pytest.param(0.5, "TH", "PT30M", id="half an hour"),
        pytest.param(2.5, "TH", "PT2.5H", id="two and a half hours"),
    ],
)
def test_spell(count: float | None, unit: str, expected: str) -> None:
    assert spell(count, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("25/12/2030", "2030-12-25", id="only day first is a day"),
        pytest.param("12/25/2030", "2030-12-25", id="only month first is a day"),
        pytest.param("03.07.2030", "2030-07-03", id="dots: day first"),
        pytest.param("05/06/2030", "2030-06-05", id="both are days: the nearer"),
        pytest.param("32/13/2030", None, id="neither is a day"),
    ],
)
def test_slashed(text: str, expected: str | None) -> None:
    assert slashed_of(text, date(2030, 6, 8)) == expected


def test_fiscal_year_in_two_or_four_digits() -> None:
    assert fiscal_of("FY26") == fiscal_of("FY2026") == fiscal_of("2026") == "FY2026"
