"""What an event rests on: reports of their own, shared texts and sources, people who are not named."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, day, linked

from accord.data import read_toml
from accord.ledger.merged import Support
from accord.linking.support import is_unnamed
from accord.values import Actor, ActorKind, EventType, Status

WORDS = read_toml("support.toml")
OFFICIALS = Actor(id="~officials", name="Finnish officials", kind=ActorKind.GROUP, country="FIN", sector="GOV")
WIRE = Actor(id="nor.fjord-wire", name="Fjord Wire", kind=ActorKind.ORGANISATION, country="NOR", sector="JRN")


def told(published: str, publisher: str, by: Actor | None = None, words: str = "quietly") -> Written:
    written = Written(published, publisher=publisher)
    written.sentence(f"Norway and Finland {words} signed the Harbour Safety Agreement in Turku on 5 March.")
    return written.event(
        "signed",
        EventType.AGREE,
        Status.OCCURRED,
        actors=(NORWAY, FINLAND),
        date=day("2025-03-05"),
        label="agreement_signed",
        attributed_to=by,
    )


def support(*written: Written) -> Support:
    (event,) = linked(*written).events
    return event.support


@pytest.mark.parametrize("example", WORDS["unnamed"]["examples"], ids=lambda each: each["name"])
def test_people_without_a_name(example: dict[str, object]) -> None:
    speaker = Actor(id="~x", name=str(example["name"]), kind=ActorKind.PERSON)
    assert is_unnamed(Actor(id="~x", name=speaker.name.removeprefix("a "), kind=speaker.kind)) == example["unnamed"]


def test_two_outlets_of_their_own_are_two() -> None:
    found = support(told("2025-03-05", "Sound Daily"), told("2025-03-07", "Sea Times", words="solemnly"))
    assert (found.reports, found.independent, found.shared) == (2, 2, ())
    assert (found.first, found.latest) == ("2025-03-05", "2025-03-07")


def test_an_outlet_that_quotes_another_has_it_for_its_source() -> None:
    found = support(told("2025-03-05", "Fjord Wire"), told("2025-03-06", "Sea Times", WIRE, "solemnly"))
    assert (found.reports, found.independent, len(found.shared)) == (2, 1, 1)


def test_officials_alone() -> None:
    assert support(told("2025-03-05", "Sound Daily", OFFICIALS)).unnamed_only
    assert not support(told("2025-03-05", "Sound Daily", OFFICIALS), told("2025-03-06", "Sea Times")).unnamed_only
    assert not support(told("2025-03-05", "Sound Daily", NORWAY)).unnamed_only
