from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_coding import VERSION, make_report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.ledger.search import find_window, read_words
from accord.ledger.storage import LedgerFile
from accord.values import Span

TROOPS = (
    "The U.S. keeps 28,500 troops in the south. Zoë Čapek said their number would not change.\n\n"
    "A budget for C++ courses was cut. Nobody objected."
)
TALKS = "Talks on the budget were held on Monday. The number of envoys was small, and they said little."


@pytest.fixture(scope="module")
def ledger() -> Iterator[LedgerFile]:
    with LedgerFile.open(":memory:") as opened:
        opened.put(make_report(1, title="Troops stay", text=TROOPS), (), version=VERSION)
        opened.put(make_report(2, title="Envoys meet", text=TALKS), (), version=VERSION)
        yield opened


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("U.S.", ["The U.S. keeps 28,500 troops in the south."], id="full stops"),
        pytest.param("28,500", ["The U.S. keeps 28,500 troops in the south."], id="comma in a number"),
        pytest.param("zoe capek", ["Zoë Čapek said their number would not change."], id="without diacritics"),
        pytest.param("C++", ["A budget for C++ courses was cut."], id="signs"),
        pytest.param('"budget for"', ["A budget for C++ courses was cut."], id="phrase"),
        pytest.param(
            "“would not change”", ["Zoë Čapek said their number would not change."], id="phrase in curly quotes"
        ),
        pytest.param('"for budget"', [], id="words of a phrase in another order"),
        pytest.param("budget number", [TALKS[:40], TROOPS[43:88]], id="all words must occur"),
        pytest.param("budget nowhere", [], id="one word is missing"),
        pytest.param("envoys", ["The number of envoys was small, and they said little."], id="title and text"),
        pytest.param("stay", ["The U.S. keeps 28,500 troops in the south."], id="title alone"),
        pytest.param("nobody OR envoys", [], id="OR is a word"),
        pytest.param("troop*", [], id="a star is no wildcard"),
        pytest.param('said "their number', ["Zoë Čapek said their number would not change."], id="unbalanced quote"),
        pytest.param("🙂 objected", ["Nobody objected."], id="an emoji holds no word"),
        pytest.param("*", [], id="no word at all"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_what_a_person_types_finds_the_sentence(ledger, words, shown):
    found = ledger.search(words)
    assert sorted(hit.quote for hit in found) == sorted(shown)
    for hit in found:
        assert hit.report.text[hit.start : hit.end] == hit.quote


@pytest.mark.parametrize(
    "words",
    [
        "AND",
        "NOT x",
        "NEAR(a b)",
        "title:x",
        "a^b",
        "{a}",
        "-a",
        "a AND",
        '"',
        '""',
        "'",
        "(",
        "a\x00b",
        "x" * 9999,
        "a " * 9999,
    ],
)
def test_operators_and_signs_are_words(ledger, words):
    ledger.search(words)


@given(st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_raises(ledger, words):
    for hit in ledger.search(words):
        assert hit.report.text[hit.start : hit.end] == hit.quote


def test_matches_are_where_the_words_stand(ledger):
    (hit,) = ledger.search("zoe number")
    assert [hit.report.text[match.start : match.end] for match in hit.matches] == ["Zoë", "number"]


def test_a_match_in_the_title_counts_more(ledger):
    first, second = ledger.search("number")
    assert first.score >= second.score > 0
    assert len(ledger.search("number", limit=1)) == 1
    assert ledger.search("number", limit=0) == []


def test_only_what_was_known_is_found(ledger):
    assert len(ledger.search("number", as_of="2025-11-02")) == 1


@pytest.mark.parametrize("text", ["talk \x02\ue000 talk", "talk \x00 talk", "\ue000\x03talk"])
def test_a_text_that_looks_marked_is_shown_from_its_start(text):
    with LedgerFile.open(":memory:") as ledger:
        ledger.put(make_report(text=text), (), version=VERSION)
        for hit in ledger.search("talk"):
            assert text[hit.start : hit.end] == hit.quote


def test_a_text_without_sentences_is_cut_at_words():
    text = "word " * 1000
    window = find_window(text, [Span(start=2500, end=2504)])
    assert text[window.start : window.end] == ("word " * ((window.end - window.start) // 5 + 1)).strip()
    assert window.end - window.start < 500


def test_the_window_holds_the_most_different_words():
    text = "Talks, talks, talks." + " Nothing else." * 50 + " Talks on the budget. The end."
    at = text.index("Talks on")
    matches = [
        Span(start=0, end=5),
        Span(start=7, end=12),
        Span(start=at, end=at + 5),
        Span(start=at + 13, end=at + 19),
    ]
    window = find_window(text, matches)
    assert text[window.start : window.end] == "Talks on the budget."


def test_words_beyond_a_hundred_are_left_out():
    assert len(read_words("a " * 500).split()) == 100
