from __future__ import annotations

import itertools
from dataclasses import replace
from functools import reduce

import pytest
from fake_coding import make_report
from hypothesis import given
from hypothesis import strategies as st

from accord.data import read_toml
from accord.ledger.versions import is_newer, join_readings, page_of
from accord.records import Report
from accord.values import DateBasis

DAYS = st.sampled_from(["2025-11-03", "2025-11-03T10:00Z", "2025-12-24"])
WORDS = st.sampled_from([None, "a", "b"])


@st.composite
def readings(draw: st.DrawFn, *, given_by_user: bool = False) -> Report:
    bases = [DateBasis.METADATA, DateBasis.DATELINE, DateBasis.INFERRED]
    basis = draw(st.sampled_from(bases)) if not given_by_user else DateBasis.GIVEN
    dated = draw(st.booleans()) or given_by_user
    return replace(
        make_report(1),
        published=draw(DAYS) if dated else None,
        published_basis=basis if dated else DateBasis.UNKNOWN,
        published_words=draw(WORDS) if dated else None,
        month_day=None if dated else draw(st.sampled_from([None, "11-03"])),
        source=draw(WORDS),
        byline=draw(WORDS),
        notice=draw(WORDS),
        format=draw(st.sampled_from(["html", "text"])),
    )


@given(st.lists(readings(), min_size=1, max_size=4))
def test_neither_order_nor_repetition_of_readings_matters(found):
    joined = {reduce(join_readings, order) for order in itertools.permutations(found)}
    assert len(joined) == 1
    assert reduce(join_readings, [*found, *found]) in joined


@given(st.lists(readings(), max_size=3), readings(given_by_user=True))
def test_the_users_date_beats_all_others(others, users):
    assert reduce(join_readings, [*others, users, *others]).published == users.published


@given(readings(given_by_user=True), readings(given_by_user=True))
def test_of_two_dates_of_the_user_the_later_given_counts(first, second):
    assert join_readings(first, second).published == second.published


@pytest.mark.parametrize(
    ("version", "than", "newer"),
    [
        ("2", "1", True),
        ("1", "2", False),
        ("10", "9", True),
        ("1.2", "1.10", False),
        ("1", "1", False),
        ("1b", "1a", True),
    ],
)
def test_versions_of_the_coding_compare_by_number(version, than, newer):
    assert is_newer(version, than) is newer


@pytest.mark.parametrize(
    ("url", "page"),
    [
        pytest.param("https://example.com/a", "https://example.com/a", id="plain"),
        pytest.param("HTTP://WWW.Example.COM:443/a/", "https://example.com/a", id="spelling"),
        pytest.param("https://example.com/a?b=2&a=1", "https://example.com/a?a=1&b=2", id="order of parameters"),
        pytest.param("https://example.com/?p=7", "https://example.com?p=7", id="page in a parameter"),
        pytest.param("https://example.com/live#post-2", "https://example.com/live#post-2", id="post of a live page"),
        pytest.param("https://example.com/", None, id="front page"),
        pytest.param("file:///a.html", None, id="a file"),
        pytest.param("https://[bad/a", None, id="no address"),
        pytest.param("https://example.com:port/a", None, id="no port"),
        pytest.param(None, None, id="none"),
    ],
)
def test_an_address_is_that_of_its_page(url, page):
    assert page_of(url) == page


@pytest.mark.parametrize("entry", read_toml("addresses.toml")["tracking"], ids=lambda entry: entry["name"])
def test_tracking_parameters_are_no_part_of_a_page(entry):
    assert page_of(entry["example"]) == "https://example.com/a"


@pytest.mark.parametrize(
    "address",
    [
        "https://amp.example.com/news/1",
        "https://www.example.com/news/1/amp/",
        "https://www.example.com/news/1?amp=1",
        "https://m.example.com/news/1",
        "https://www.google.com/amp/s/www.example.com/news/1",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/1",
        "https://web.archive.org/web/20251105120000/https://example.com/news/1",
        "HTTPS://EXAMPLE.COM:443/news/1",
    ],
)
def test_other_forms_of_an_address_are_the_same_page(address: str) -> None:
    assert page_of(address) == page_of("https://www.example.com/news/1")
    assert page_of(address) != page_of("https://www.example.com/news/2")
