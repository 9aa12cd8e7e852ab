"""Whose state people and bodies are where their own words do not say: own sentences."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.data import read_toml
from accord.records import ActorRecord, EventRecord, Report

pytestmark = pytest.mark.model

_HOME = (
    "Norway's prime minister, Kari Berg, spoke to the nation in Oslo on Sunday. Norwegian police guarded the "
    "Norwegian parliament. Berg said that Norway would stay calm. In Bergen and Trondheim shops stayed shut. "
)


def country(text: str, words: str) -> str | None:
    """The state of the last mention with some words."""
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    return [record for record in records if isinstance(record, ActorRecord) and words in record.text][-1].country


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (read_toml("roles.toml")["holding"]["example"], "Pedro Rojas", "PRI"),
        ("Anna Keller was named as the Danish ambassador to Peru.", "Anna Keller", "DNK"),
        ("Pedro Rojas resigned as governor of Puerto Rico. Luis Soto, Rojas's chief of staff, quit.", "Soto", "PRI"),
        ('"It is late," said Norbert Keller, a spokesman for the Swiss Embassy in Oslo.', "Keller", "CHE"),
        ("Norway's Kari Berg waited.", "Kari Berg", "NOR"),
        ("Representatives from Peru said their government had paid.", "Representatives", "PER"),
        ("Representatives from Peru said their government had paid.", "their government", "PER"),
        ("Peruvians protested when their government raised taxes.", "their government", "PER"),
        ("Norway's envoys waited. IFOR troops left Bosnia.", "IFOR troops", None),
        ("Nevada Governor Anna Keller signed the bill.", "Anna Keller", "USA"),
        ("Lars Holm, the governor of Wisconsin, signed the order.", "Lars Holm", "USA"),
        ("Anna Keller, a senator from Colorado, left the race.", "Anna Keller", "USA"),
        ("Minneapolis police closed a bridge.", "Minneapolis police", "USA"),
        ("Ontario's premier, Lars Holm, closed the schools.", "Lars Holm", "CAN"),
        ("Michigan's Republican lawmakers waited.", "lawmakers", "USA"),
        (read_toml("roles.toml")["of_member_states"]["example"].translate({91: None, 93: None}), "Keller", "USA"),
        ("The Georgian minister Nino Keller met Georgia's president.", "president", "GEO"),
        ("Americans watch: Georgia's security council secretary waited.", "secretary", "GEO"),
        ("Washington watches. Georgia's representative to the talks waited.", "representative", "GEO"),
        ("Americans watch: Georgia's governor waited.", "governor", "USA"),
        (
            f"Norway waited. {read_toml('roles.toml')['house']['example'].translate({91: None, 93: None})}",
            "House",
            None,
        ),
        ("Congress met in Washington. The House passed the bill.", "House", "USA"),
        ("Canberra waited for a bill on tides. Australia's premier left. The House passed the bill.", "House", "AUS"),
        ("Congress met in Washington. The bill passed the House", "House", "USA"),
        ("The Houthis seized a ship. The rebels fired at it.", "rebels", "YEM"),
        ("Houthi rebels fired at a ship.", "Houthi rebels", "YEM"),
        ("The Houthi movement fired at a ship. The movement regretted it.", "The movement", "YEM"),
        ("Kang Kyung-wha met Per Holm.", "Kang", "KOR"),
    ],
)
def test_state_by_office_owner_and_origin(text: str, words: str, expected: str | None) -> None:
    assert country(text, words) == expected


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("In Lima soldiers waited. The government has a plan.", "government", "NOR"),
        ("Peru's envoy waved. The police had closed a road.", "police", "NOR"),
        ("Peru's envoy said the government was ready.", "government", "PER"),
        ("Nordby Institute researchers disagreed.", "researchers", None),
    ],
)
def test_bodies_are_of_the_home_unless_another_is_named(sentence: str, words: str, expected: str | None) -> None:
    assert country(_HOME + sentence, words) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Calls for reform prompted Jordan's King Hussein Tuesday to speak.", "Jordan's King Hussein"),
        ("Prime Minister Kari Berg Monday resigned.", "Prime Minister Kari Berg"),
    ],
)
def test_days_are_no_part_of_a_name(text: str, name: str) -> None:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    assert name in {record.text for record in records if isinstance(record, ActorRecord)}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("In a phone call, Norway's Kari Berg urged Peru's president to wait.", {"NOR", "PER"}),
        ("In a meeting on Monday, Norway said that Chile should pay.", {"NOR"}),
    ],
)
def test_whom_a_talk_is_with_by_what_is_said_in_it(text: str, states: set[str]) -> None:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    talk = next(r for r in records if isinstance(r, EventRecord) and r.text in {"phone call", "meeting"})
    assert {actor.country for actor in (*talk.actors, *talk.recipients)} == states


def test_allies_of_a_headline_are_not_those_named_most_behind_it() -> None:
    text = (
        "Allied army chiefs to meet as Oslo counts 900 Peruvian troops\n\nPeru has sent 900 men north, Norway said "
        "on Monday. Norway said that Peru would send more. Peru said that Norway was wrong."
    )
    report = Report(text=text, title=text.split("\n", 1)[0], published="2025-06-02")
    meeting = next(r for r in code(report, decided_by="rules") if isinstance(r, EventRecord) and "meet" in r.text)
    assert not {actor.country for actor in (*meeting.actors, *meeting.recipients)} & {"PER", "NOR"}
