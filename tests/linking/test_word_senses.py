"""How near two mentions are in meaning, by the bundled table of words."""

from __future__ import annotations

import pytest

from accord.linking.mention_words import mention_roots
from accord.linking.word_senses import nearness


def near(one: str, other: str) -> float:
    return nearness(mention_roots(one), mention_roots(other))


@pytest.mark.parametrize(
    ("word", "alike", "unlike"),
    [
        ("arrested", "detained", "sailed"),
        ("blast", "explosion", "election"),
        ("fled", "escaped", "signed"),
        ("protest", "demonstration", "delivery"),
        ("resigned", "quit", "launched"),
    ],
)
def test_words_of_one_sense_are_nearer_than_others(word: str, alike: str, unlike: str) -> None:
    assert near(word, alike) > near(word, unlike) + 0.2


def test_forms_of_one_word_are_one() -> None:
    assert near("was shot", "shooting") == 1.0


def test_a_word_that_the_table_lacks_is_near_nothing() -> None:
    assert near("qwrtz", "arrested") == 0.0


def test_nearness_is_the_same_both_ways() -> None:
    assert near("signed a pact", "agreement") == pytest.approx(near("agreement", "signed a pact"))
