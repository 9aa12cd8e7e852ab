"""What an address may ask for, and what it is told otherwise."""

from __future__ import annotations

import pytest

from accord.errors import InputError, UnknownCode
from accord.web.filters import ACTOR, ALL, AS_OF, PAGE, SINCE, STATUS, TYPE, UNTIL, parameters_of, read_filters

FILTERS = (ACTOR, TYPE, STATUS, SINCE, UNTIL, ALL, PAGE, AS_OF)


def read(*given: tuple[str, str]) -> dict[str, object]:
    return dict(read_filters(given, FILTERS))


def test_what_is_not_given_is_as_usual() -> None:
    assert read()["page"] == 1
    assert read()["status"] is None


def test_a_code_is_found_whatever_its_case() -> None:
    assert read(("status", "Did not happen"))["status"] == "did_not_happen"
    assert read(("type", "consult"))["type"] == "CONSULT"


def test_a_label_of_ones_own_is_a_type_too() -> None:
    assert read(("type", "my_label"))["type"] == "my_label"


def test_an_unknown_status_names_those_near_it() -> None:
    with pytest.raises(UnknownCode, match="Did you mean planned"):
        read(("status", "planed"))


def test_an_unknown_filter_names_the_one_near_it() -> None:
    with pytest.raises(InputError, match="Did you mean status"):
        read(("statsu", "planned"))


@pytest.mark.parametrize("day", ["yesterday", "2025-13-01", "04/11/2025", "20251103x"])
def test_what_is_no_day_is_told(day: str) -> None:
    with pytest.raises(InputError, match="Expected an ISO day"):
        read(("since", day))


@pytest.mark.parametrize("moment", ["2025-11-03", "2025-11-03T14:00Z"])
def test_as_of_takes_a_day_or_a_moment(moment: str) -> None:
    assert read(("as_of", moment))["as_of"] == moment


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "١", "9" * 50, "100001"])
def test_what_is_no_page_is_told(page: str) -> None:
    with pytest.raises(InputError, match="Expected a number"):
        read(("page", page))


def test_days_that_end_before_they_begin_are_told() -> None:
    with pytest.raises(InputError, match="before"):
        read(("since", "2025-06-01"), ("until", "2025-05-01"))


def test_an_empty_value_is_none_and_of_several_the_last_counts() -> None:
    assert read(("status", ""), ("actor", " "))["actor"] is None
    assert read(("actor", "NOR"), ("actor", "FIN"), ("actor", ""))["actor"] == "FIN"


def test_a_value_has_a_greatest_length_and_is_one_line() -> None:
    assert read(("actor", "a\nb\x1b[31m"))["actor"] == "a b"
    with pytest.raises(InputError, match="characters"):
        read(("actor", "x" * 301))


def test_filters_are_described_for_other_programs() -> None:
    told = {each["name"]: each for each in parameters_of(FILTERS, "/events/{name}")}
    assert told["name"]["in"] == "path"
    assert "planned" in told["status"]["schema"]["enum"]
    assert told["page"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 100_000, "default": 1}
