"""The rules of time_rules.toml: every one matches its own example."""

from __future__ import annotations

from typing import Any

import pytest

from accord.data import read_toml
from accord.mentions.time_lexemes import lex
from accord.mentions.time_rules import count_of, match_rules, rules

RULES = read_toml("time_rules.toml")["rule"]


@pytest.mark.parametrize("entry", RULES, ids=[f"{entry['read']}: {entry['example']}" for entry in RULES])
def test_example_is_matched(entry: dict[str, Any]) -> None:
    assert entry["read"] in [match.read for match in match_rules(lex(entry["example"]))]


def test_every_rule_has_an_example_and_its_value() -> None:
    assert all(entry["example"] and entry["gives"] for entry in RULES)
    assert len(rules()) == len(RULES)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("twenty-two", 22, id="tens and ones"),
        pytest.param("two hundred and five", 205, id="hundreds"),
        pytest.param("a dozen", 12, id="dozen"),
        pytest.param("1,200", 1200, id="digits"),
        pytest.param("2.5", 2.5, id="decimal"),
    ],
)
def test_count_of(text: str, number: float) -> None:
    assert count_of(lex(text)) == number


def test_the_longest_match_stands() -> None:
    (match,) = match_rules(lex("Friday, March 7, 2031"))
    assert match.slots == {"weekday": 5, "month": 3, "day": 7, "year": 2031}
