"""The look-up of words gives every sentence in which the pattern of names is found, as a search of all texts does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dossiers.conftest import PACKS

from accord.api import Ledger
from accord.dossiers.index import Index
from accord.dossiers.packs import bundled, read_pack, read_packs
from accord.dossiers.stages import find_state
from accord.dossiers.told import pattern_of
from accord.dossiers.word_index import WordIndex, keys_of
from accord.records import Report
from accord.values import DateBasis

TEXTS = (
    "The Baltic Security Forum met.",
    "the BALTIC SECURITY FORUMS",
    "bsf is no acronym, BSF is",
    "annual defence talks",
    "annual defence and other talks ended",
    "Its K-2 tanks; the forum-like hall",
    "\u0130stanbul talks",
    "an\u017fwer of the tal\u212as",
)
NAMES = (
    "Baltic Security Forum",
    "BSF",
    "annual ... talks",
    "istanbul",
    "answer",
    "talks",
    "K-2",
    "forum",
    "U.S.",
    "...x",
)
BIT = st.sampled_from(
    ["baltic", "Security", "FORUMS", "forum", "talks", "annual", "BSF", " ", ".", "-", "’s", "\u017f", "K2"]
)


def found_slowly(texts: tuple[str, ...], name: str) -> set[int]:
    return {place for place, text in enumerate(texts) if pattern_of((name,)).search(text.replace("’", "'"))}


@pytest.mark.parametrize("name", NAMES)
def test_no_text_with_the_name_is_left_out(name: str) -> None:
    assert found_slowly(TEXTS, name) <= set(WordIndex(TEXTS).holding([name]))


@given(st.lists(st.lists(BIT, max_size=8).map("".join), min_size=1, max_size=8).map(tuple), st.sampled_from(NAMES))
def test_no_text_with_the_name_is_left_out_whatever_it_holds(texts: tuple[str, ...], name: str) -> None:
    assert found_slowly(texts, name) <= set(WordIndex(texts).holding([name]))


def test_texts_without_the_words_are_not_looked_at() -> None:
    assert WordIndex(TEXTS).holding(["Baltic Security Forum"]) == [0, 1, 6, 7]
    assert WordIndex(TEXTS[:6]).holding(["nowhere named"]) == []


def test_a_name_without_a_whole_word_asks_for_all_texts() -> None:
    assert keys_of("...x") == []
    assert keys_of("trans...port") == []
    assert WordIndex(TEXTS).holding(["trans...port"]) == list(range(len(TEXTS)))


@pytest.mark.model
def test_states_are_those_of_a_search_of_all_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = (
        (
            "2021-02-10",
            "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March 2021. It will last a day.",
        ),
        ("2021-02-11", "Norway's government proposed a 4% rise in defence spending for 2022. Rain fell in Oslo."),
        (
            "2021-03-04",
            "Norway and Sweden held the annual defence talks in Oslo on Wednesday. They agreed to meet in 2022.",
        ),
        ("2025-11-04", "South Korea and the United States held the Security Consultative Meeting in Seoul on Tuesday."),
        ("2025-11-05", "Chinese President Xi Jinping met South Korean President Lee Jae Myung. They also met in May."),
    )
    ledger = Ledger.open()
    ledger.add(Report(text=text, published=day, published_basis=DateBasis.GIVEN) for day, text in texts)
    known, linked = ledger.known(), ledger.linked()
    dossiers = [*read_pack(PACKS / "nordic.toml"), *read_packs(bundled())]
    fast = [find_state(dossier, Index(known, linked)) for dossier in dossiers]
    monkeypatch.setattr(Index, "holding", lambda self, names: dict(self.by_report))
    monkeypatch.setattr("accord.dossiers.taking_part._names_sides", lambda *given: True)
    slow = [find_state(dossier, Index(known, linked)) for dossier in dossiers]
    assert fast == slow
    assert {state.dossier.id for state in fast if state.path} >= {"forum", "budget", "scm", "lee-xi"}
