"""Who each mention is: names, titles, pronouns, groups, offices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.language import Language

from accord.coding.identities import code_actors
from accord.data import read_toml
from accord.data.register import states
from accord.mentions.actors import find_actors
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import ActorRecord, Report

pytestmark = pytest.mark.model


def coded(text: str, day: str | None = "2025-11-04") -> list[ActorRecord]:
    report = Report(text=text, published=day)
    doc = parse(report)
    found(doc).actors = tuple(find_actors(doc))
    return code_actors(doc, report)


def one(text: str, words: str, day: str | None = "2025-11-04") -> ActorRecord:
    return [record for record in coded(text, day) if record.text == words][-1]


WHO = [
    pytest.param("Danish Foreign Minister Anna Keller spoke. Keller left.", "Keller", "~anna-keller", id="short name"),
    pytest.param(
        "Keller spoke. Danish Foreign Minister Anna Keller left.", "Keller", "~anna-keller", id="short name first"
    ),
    pytest.param(
        "Minister Kim Dae-ho met General Kim Sang-u. Minister Kim left.",
        "Minister Kim",
        "~kim-dae-ho",
        id="title tells two of a name",
    ),
    pytest.param("Danish Prime Minister Anna Keller spoke. She left.", "She", "~anna-keller", id="she"),
    pytest.param(
        "Danish President Anna Keller met Swedish King Olaf Berg. The president left.",
        "The president",
        "~anna-keller",
        id="title",
    ),
    pytest.param("Sweden met Norway. The Norwegian king thanked his country.", "his country", "NOR", id="his country"),
    pytest.param("The airline Nordfly paid. The airline agreed.", "The airline", "~nordfly", id="body by its kind"),
    pytest.param(
        "Britain left. London quit the European Union.", "the European Union", "eu", id="a union is of no state"
    ),
    pytest.param(
        "Foreign forces left Denmark.", "Foreign forces", "~foreign-forces", id="foreign ones are not its own"
    ),
    pytest.param("Two gunmen met Danish and Swedish troops.", "Two gunmen", "~gunmen", id="two of no group of states"),
    pytest.param(
        "Norway spoke. The spokesman for the Kenyan army agreed.", "The spokesman", "~ken.spokesman", id="spokesman for"
    ),
    pytest.param(
        "Per Holm, the spokesman of President Anna Keller, spoke. Keller left.",
        "Keller",
        "~anna-keller",
        id="spokesman of",
    ),
    pytest.param("Oslo weighs changes.", "Oslo", "NOR", id="metonym"),
    pytest.param("The Norwegian government agreed.", "The Norwegian government", "NOR", id="government"),
    pytest.param("Norwegian troops left. The forces had stayed a year.", "The forces", "nor.mil", id="the same forces"),
    pytest.param("Norway raised its budget.", "its", "NOR", id="its"),
    pytest.param("Sweden urged Norway to raise its budget.", "its", "NOR", id="object does what the infinitive says"),
    pytest.param("“We will pay,” said Danish minister Anna Keller.", "We", "DNK", id="we of a minister is the state"),
    pytest.param("“I will pay,” said Danish minister Anna Keller.", "I", "~anna-keller", id="I is the speaker"),
    pytest.param("Norway lauded Sweden. The Swedish navy and the island state agreed.", "Norway", "NOR", id="state"),
    pytest.param(
        "Danish President Anna Keller urged lawmakers to vote.",
        "lawmakers",
        "dnk.lawmakers",
        id="lawmakers of the subject",
    ),
    pytest.param(
        "Danish minister Per Holm was jailed after the Swede Nils Berg was elected mayor. He was sentenced in Oslo.",
        "He",
        "~per-holm",
        id="he of the main clause",
    ),
    pytest.param("NATO met on Monday. The alliance agreed.", "The alliance", "nato", id="the alliance taken up"),
    pytest.param("Seoul said that the North had fired a missile.", "the North", "PRK", id="the North of Korea"),
    pytest.param("An official in Oslo declined.", "An official", "nor.official", id="office by its place"),
    pytest.param(
        "LIMA (AP) - Peru closed its schools. In Oslo, police sealed off a hotel.", "police", "nor.police", id="opening"
    ),
    pytest.param(
        "LIMA (AP) - Norway's cabinet sent the bills to its parliament but lawmakers went home.",
        "lawmakers",
        "nor.lawmakers",
        id="organ of its sentence",
    ),
]


@pytest.mark.parametrize(("text", "words", "identity"), WHO)
def test_mention_is(nlp: Language, text: str, words: str, identity: str) -> None:
    assert one(text, words).actor == identity


GROUPS = [
    pytest.param(
        "Norway and Sweden met. The two countries agreed.", "The two countries", {"NOR", "SWE"}, id="two countries"
    ),
    pytest.param(
        "U.S. and Danish officials disagreed.",
        "U.S. and Danish officials",
        {"usa.officials", "dnk.officials"},
        id="officials",
    ),
    pytest.param("Anna Keller and Olaf Berg ended their meeting.", "their", {"~anna-keller", "~olaf-berg"}, id="their"),
    pytest.param(
        "Norway and Sweden have long quarrelled. On Monday negotiators of the two sides met in Lima.",
        "negotiators of the two sides",
        {"NOR", "SWE"},
        id="of the two sides",
    ),
    pytest.param(
        "Norway and Sweden closed a strait. On Friday chiefs of the two rescue services spoke by radio.",
        "chiefs of the two rescue services",
        {"NOR", "SWE"},
        id="of the two services",
    ),
    pytest.param(
        "Norway and Sweden share a lake. Next year the fisheries council of the two states will count the trout.",
        "the fisheries council of the two states",
        {"NOR", "SWE"},
        id="a body of both",
    ),
    pytest.param(
        "Norway and Sweden are at odds. Police arrested two men.", "two men", set(), id="two who are told of at first"
    ),
]


@pytest.mark.parametrize(("text", "words", "members"), GROUPS)
def test_group_lists_its_members(nlp: Language, text: str, words: str, members: set[str]) -> None:
    assert {member.id for member in one(text, words).members} == members


def test_office_nobody_is_named_in_is_an_actor_with_a_gloss(nlp: Language) -> None:
    record = one("The French president left.", "The French president", "2018-05-01")
    assert record.actor == "fra.president"
    assert record.country == "FRA"
    assert "held the office" in (record.gloss or "")


def test_undated_report_has_no_gloss(nlp: Language) -> None:
    assert one("The French president left.", "The French president", None).gloss is None


def test_renamed_office_is_one_actor(nlp: Language) -> None:
    old = one("The U.S. defense secretary left.", "The U.S. defense secretary")
    new = one("The U.S. war secretary left.", "The U.S. war secretary")
    assert old.actor == new.actor == "usa.defence"


def test_role_is_as_printed(nlp: Language) -> None:
    record = one("Danish War Minister Anna Keller left.", "Danish War Minister Anna Keller")
    assert record.role == "War Minister"
    assert record.name == "Anna Keller"


def test_former_holder_has_no_present_office(nlp: Language) -> None:
    record = one("Barack Obama spoke.", "Barack Obama")
    assert record.sector == "ELI"
    assert record.gloss is None


def test_named_person_beats_the_register(nlp: Language) -> None:
    record = one("U.S. President Joan Hart spoke. The U.S. president left.", "The U.S. president")
    assert record.actor == "~joan-hart"


def test_staff_is_that_of_the_dateline_whatever_stands_before_it(nlp: Language) -> None:
    text = "Harbour Wire\nPublished: 3 March 2025\nNorth Korea fires rounds\n\n"
    text += "SEOUL, March 3 (Harbour) -- North Korea fired rounds, the Joint Chiefs of Staff said."
    assert one(text, "the Joint Chiefs of Staff").actor == "kor.jcs"


def test_expletive_it_is_no_actor(nlp: Language) -> None:
    assert not [r for r in coded("The plan failed because it was late.") if r.text == "it"]


def test_founding_reports(nlp: Language, shared: Path) -> None:
    gold = json.loads((shared / "gold/seeds/dev.json").read_text(encoding="utf-8"))
    wanted = {a["start"]: a for a in gold["actors"] if not a.get("optional")}
    hits = 0
    for name, day in (("000_2bbccb9e947bea0f.txt", "2025-11-04"), ("001_e6ed6d7fb48dd076.txt", "2025-11-03")):
        text = (shared / "gold/seeds" / name).read_text(encoding="utf-8")
        starts = {record.start for record in coded(text, day)}
        hits += sum(1 for start, a in wanted.items() if a["report"] == name and start in starts)
    assert hits / len(wanted) > 0.9


@pytest.mark.parametrize(
    ("text", "words", "name", "country", "sector"),
    [
        pytest.param("Norway said people left.", "people", "people", "NOR", "CVL", id="a guessed state is not named"),
        pytest.param("The Danish Harbour Board agreed.", "The Danish Harbour Board", None, None, None, id="no phrase"),
        pytest.param(
            "Fisheries Minister Per Holm left.", "Fisheries Minister Per Holm", "Per Holm", None, "GOV", id="portfolio"
        ),
        pytest.param(
            "Police came. The officers left.", "The officers", "officers", None, "COP", id="officers of police"
        ),
        pytest.param(
            "The director of the hospital left.", "The director of the hospital", None, None, "MED", id="head"
        ),
        pytest.param("The head of the museum left.", "The head of the museum", None, None, None, id="head of anything"),
    ],
)
def test_names_say_no_more_than_the_words(
    text: str, words: str, name: str | None, country: str | None, sector: str | None
) -> None:
    for record in (r for r in coded(text) if r.text == words):
        assert (record.country, record.sector) == (country, sector)
        assert name is None or record.name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The talks ended and the participants left.", id="participants"),
        pytest.param("She held the office of president.", id="an office as a thing"),
        pytest.param("OSLO (Reuters) — Rain fell.", id="an agency in brackets"),
        pytest.param("The figures were made public.", id="an adjective"),
    ],
)
def test_what_says_too_little_is_left_out(text: str) -> None:
    assert [r.text for r in coded(text) if r.text != "She"] == []


def test_a_title_and_a_family_name_lead_to_the_holder_of_the_day() -> None:
    assert one("President Marcos signed it.", "President Marcos", "2024-07-08").country == "PHL"


def test_a_chamber_is_of_a_state_that_has_one() -> None:
    text = "Japan praised the pact. Japan's envoy met Philippine leaders. Japan hoped that the Senate would agree."
    assert one(text, "the Senate").country == "PHL"


def test_chambers_are_of_states_of_the_register() -> None:
    listed = {code for codes in read_toml("bodies.toml")["chambers"].values() for code in codes}
    assert listed <= set(states())


def test_a_third_party_and_a_bomber_are_no_actors() -> None:
    assert [r.text for r in coded("It targets no third party. A B-1B bomber flew.")] == []
