"""Who does an event, to whom: passives, control, coordination, nouns."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.coding.actor_index import ActorIndex
from accord.coding.hosts import with_host
from accord.coding.identities import code_actors
from accord.coding.participants import Participants, find_participants
from accord.data import read_toml
from accord.mentions.actors import accord_actors
from accord.mentions.triggers import find_triggers
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model


def parties(nlp: Language, text: str, word: str) -> tuple[set[str | None], set[str | None]]:
    report = Report(text=text, published="2025-06-02")
    doc = accord_actors(parse(report, nlp))
    index = ActorIndex(doc, code_actors(doc, report))
    trigger = next(trigger for trigger in find_triggers(doc, everything=True) if word in trigger.text)
    found = find_participants(doc, trigger, index)
    return {actor.country for actor in found.actors}, {actor.country for actor in found.recipients}


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        pytest.param("Chilean unions called a general strike.", "strike", {"CHL"}, set(), id="who calls a strike"),
        pytest.param("Norway criticized Chile on Monday.", "criticized", {"NOR"}, {"CHL"}, id="active"),
        pytest.param("Chile was criticized by Norway on Monday.", "criticized", {"NOR"}, {"CHL"}, id="passive"),
        pytest.param("Norway plans to invade Chile.", "invade", {"NOR"}, {"CHL"}, id="subject-control"),
        pytest.param("Norway urged Chile to release Peru's sailors.", "release", {"CHL"}, {"PER"}, id="object-control"),
        pytest.param("Norway, which attacked Chile, lost.", "attacked", {"NOR"}, {"CHL"}, id="relative-clause"),
        pytest.param("Norway met Chile and praised Peru.", "praised", {"NOR"}, {"PER"}, id="coordinated-verbs"),
        pytest.param("Talks between Norway and Chile ended.", "Talks", {"NOR", "CHL"}, set(), id="between"),
        pytest.param("The ministers of Norway and Chile met.", "met", {"NOR", "CHL"}, set(), id="group-of-two"),
        pytest.param("Guards of Norway, Chile and Peru fought.", "fought", {"NOR", "CHL", "PER"}, set(), id="of-three"),
        pytest.param("Norway's attack on Chile failed.", "attack", {"NOR"}, {"CHL"}, id="noun-with-possessor"),
        pytest.param(
            "Norway offered its mediation to Chile.", "offered", {"NOR"}, {"CHL"}, id="own-means-receive-nothing"
        ),
        pytest.param("Norway threatened to shell Chile.", "threatened", {"NOR"}, {"CHL"}, id="target-in-complement"),
        pytest.param("In a speech on Monday, Norway urged Chile to pay.", "speech", {"NOR"}, set(), id="setting"),
        pytest.param("Norway is willing to help Chile.", "willing", {"NOR"}, {"CHL"}, id="adjective"),
        pytest.param("Norway demanded that Chile pay.", "demanded", {"NOR"}, {"CHL"}, id="subject-of-the-clause"),
        pytest.param("Norway held talks with Chile.", "talks", {"NOR"}, {"CHL"}, id="light-verb-with-partner"),
        pytest.param("Norway shelved the pact with Chile.", "pact", {"NOR", "CHL"}, set(), id="joint-pact"),
        pytest.param("Norway called off its talks with Chile.", "talks", {"NOR", "CHL"}, set(), id="called-off"),
        pytest.param("Norway called off a visit to Chile.", "visit", {"NOR"}, set(), id="called-off-visit"),
        pytest.param("Norway seeks the release of Peru's sailors.", "release", {"NOR"}, {"PER"}, id="release-of"),
        pytest.param("Norway urged its citizens to leave Chile.", "urged", {"NOR"}, {"NOR"}, id="own-people-addressed"),
        pytest.param("Norwegian soldiers were deployed to the border.", "deployed", {"NOR"}, set(), id="forces-sent"),
        pytest.param("Norway left the meeting without a deal.", "deal", {"NOR"}, set(), id="left-without"),
        pytest.param("Norway fears an attack on Chile.", "attack", set(), {"CHL"}, id="feared-not-done"),
    ],
)
def test_participants(nlp: Language, text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert parties(nlp, text, word) == (actors, recipients)


@pytest.mark.parametrize("example", ["example", "leave_example", "having_example"])
def test_who_does_what_a_noun_asks_for(nlp: Language, example: str) -> None:
    case = read_toml("roles.toml")["asking_nouns"][example]
    assert parties(nlp, case["text"], case["word"])[0] == {case["doer"]}


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("Norway prepares for sanctions against its banks.", "sanctions", set()),
        ("Norway is preparing for an attack on its embassies.", "attack", set()),
        ("Norway prepares for protests in Lima.", "protests", set()),
        ("Norway prepares for a visit by Chile.", "visit", {"CHL"}),
        ("Norway is preparing for a missile test.", "missile test", {"NOR"}),
    ],
)
def test_who_prepares_for_what_others_may_do(nlp: Language, text: str, word: str, doers: set[str]) -> None:
    assert parties(nlp, text, word)[0] == doers


@pytest.mark.parametrize("example", ["example", "others_example", "violent_example"])
def test_who_prepares_for_a_deed_does_it(nlp: Language, example: str) -> None:
    case = read_toml("roles.toml")["preparing"][example]
    assert parties(nlp, case["text"], case["word"])[0] == ({case["doer"]} if case["doer"] else set())


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        pytest.param(
            "Ten Danish sailors were reported killed in Lima.", "killed", set(), {"DNK"}, id="reported-killed"
        ),
        pytest.param("Ten Danish sailors died in an attack off Lima.", "died", set(), {"DNK"}, id="died-in-an-attack"),
        pytest.param(
            "Denmark filed a lawsuit against Norway on behalf of Chile.", "filed", {"DNK"}, {"NOR"}, id="on-behalf-of"
        ),
        pytest.param(
            "Shortly after Berg's release, Danish envoys met Norway.", "release", set(), set(), id="after-their-release"
        ),
    ],
)
def test_who_does_not_do_it(nlp: Language, text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    assert parties(nlp, text, word) == (actors, recipients)


def test_nobody_receives_where_no_place_is_known(nlp: Language) -> None:
    trigger = find_triggers(nlp("The Norwegian minister visited."), everything=True)[0]
    assert with_host(Participants(), trigger, [], "visit") == Participants()
