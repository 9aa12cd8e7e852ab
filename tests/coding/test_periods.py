"""Values as days: earliest, latest, precision."""

from __future__ import annotations

import pytest

from accord.coding.periods import when_of


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        pytest.param("2031-03-07", "2031-03-07", "2031-03-07", "day", id="day"),
        pytest.param("2031-03-07T06:58", "2031-03-07T06:58", "2031-03-07T06:58", "moment", id="moment"),
        pytest.param("2031-03-07TNI", "2031-03-07", "2031-03-07", "day", id="night"),
        pytest.param("2032-02", "2032-02-01", "2032-02-29", "month", id="month of a leap year"),
        pytest.param("2031", "2031-01-01", "2031-12-31", "year", id="year"),
        pytest.param("199X", "1990-01-01", "1999-12-31", "decade", id="decade"),
        pytest.param("199", "1990-01-01", "1999-12-31", "decade", id="decade as TIMEX3 writes it"),
        pytest.param("17XX", "1700-01-01", "1799-12-31", "century", id="century"),
        pytest.param("2025-W45", "2025-11-03", "2025-11-09", "week", id="week"),
        pytest.param("2025-W45-WE", "2025-11-08", "2025-11-09", "day", id="weekend"),
        pytest.param("2025-Q3", "2025-07-01", "2025-09-30", "quarter", id="quarter"),
        pytest.param("2025-H2", "2025-07-01", "2025-12-31", "interval", id="half"),
        pytest.param("2025-FA", "2025-09-01", "2025-12-21", "season", id="autumn"),
        pytest.param("2025-WI", "2025-12-01", "2026-03-20", "season", id="winter ends in the next year"),
        pytest.param("FY2027", "2026-04-01", "2028-06-30", "year", id="fiscal year of any country"),
        pytest.param("2025-03-01/2025-03-04", "2025-03-01", "2025-03-04", "interval", id="interval"),
        pytest.param("../2025-11-04", None, "2025-11-04", "interval", id="on or before"),
        pytest.param("2025-03-04/..", "2025-03-04", None, "interval", id="on or after"),
        pytest.param("XXXX-11-03", None, None, "day", id="day without year"),
        pytest.param("XXXX-WXX-5", None, None, "day", id="weekday"),
        pytest.param("XXXX-11", None, None, "month", id="month without year"),
        pytest.param("PAST_REF", None, None, "vague", id="vague"),
    ],
)
def test_when_of(value: str, earliest: str | None, latest: str | None, precision: str) -> None:
    when = when_of(value)
    assert when is not None
    assert (when.value, when.earliest, when.latest, when.precision) == (value, earliest, latest, precision)


@pytest.mark.parametrize(
    "value", ["P6M", "P1Y", "PTXH", "2031-02-30", "2031-13", "", "nonsense", "2031-03-04/2031-03-01"]
)
def test_what_is_no_stretch_of_the_calendar(value: str) -> None:
    assert when_of(value) is None


@pytest.mark.parametrize(
    ("value", "mod", "expected"),
    [
        pytest.param("2017-10", "SINCE", ("2017-10/..", "2017-10-01", None), id="since"),
        pytest.param("2031-03-07", "BY", ("../2031-03-07", None, "2031-03-07"), id="by"),
        pytest.param("2031-03-07", "BEFORE", ("../2031-03-06", None, "2031-03-06"), id="before"),
        pytest.param("2031-03", "AFTER", ("2031-04-01/..", "2031-04-01", None), id="after"),
        pytest.param("2031", "START", ("2031", "2031-01-01", "2031-07-02"), id="early"),
        pytest.param("2031", "END", ("2031", "2031-07-02", "2031-12-31"), id="late"),
        pytest.param("2031-03-07", "START", ("2031-03-07", "2031-03-07", "2031-03-07"), id="a day is not halved"),
        pytest.param("0001", "BEFORE", None, id="before the first day there is"),
    ],
)
def test_mods(value: str, mod: str, expected: tuple[str, str | None, str | None] | None) -> None:
    when = when_of(value, mod)
    assert (when and (when.value, when.earliest, when.latest)) == expected
