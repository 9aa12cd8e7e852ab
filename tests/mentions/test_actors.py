"""Mentions of actors: spans, forms, titles. Brackets in a sentence hold each mention that must be found, whole."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from accord.data import read_toml
from accord.mentions.actors import accord_actors, find_actors
from accord.parsing.found import found

pytestmark = pytest.mark.model


def marked(sentence: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", sentence), re.findall(r"\[(.*?)\]", sentence)


SPANS = [
    pytest.param("[Danish Foreign Minister Anna Keller] met [reporters].", id="title and name are one mention"),
    pytest.param("[Defense Minister Cho Min-jun] said no.", id="family name first, hyphen"),
    pytest.param("[Norway]'s plan pleased [Lisbon].", id="possessive ending is outside"),
    pytest.param("[The Danish minister] thanked [the Swedish army].", id="determiner is inside"),
    pytest.param("[U.S. and Danish officials] disagreed.", id="two states, one group"),
    pytest.param("[Sweden] answered [Danish] threats.", id="adjective before a noun"),
    pytest.param("[The envoys] met in Oslo.", id="capital as a place"),
    pytest.param("Roughly 900 [Danish troops] arrived.", id="figures stay outside"),
    pytest.param("[Denmark]'s pact with [the United States] expired.", id="state with its article"),
    pytest.param("[The two countries] signed.", id="group"),
    pytest.param("[Secretary of State Joan R. Hart] called [Denmark].", id="title with of"),
    pytest.param("[NATO Secretary General Mark Rutte] arrived.", id="secretary general"),
    pytest.param("[Many Danes] objected.", id="people"),
]


@pytest.mark.parametrize("sentence", SPANS)
def test_mentions_are_whole(nlp: Language, sentence: str) -> None:
    text, expected = marked(sentence)
    doc = nlp(text)
    assert [text[m.start : m.end] for m in find_actors(doc)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The Korean Peninsula is quiet.", id="geographic name"),
        pytest.param("The sanctions regime held.", id="regime of rules"),
        pytest.param("A show of force followed.", id="phrase with a role noun"),
        pytest.param("The destroyer USS Hart Miller sailed.", id="ship"),
        pytest.param("The Annual Security Meeting (ASM) ended.", id="meeting and its acronym"),
        pytest.param("Rain fell in Norway.", id="country as a place"),
    ],
)
def test_what_is_no_actor(nlp: Language, sentence: str) -> None:
    assert find_actors(nlp(sentence)) == []


def examples() -> list[tuple[str, str]]:
    data = read_toml("roles.toml")
    return [(sector, entry["example"]) for table in ("persons", "bodies") for sector, entry in data[table].items()]


@pytest.mark.parametrize(("sector", "sentence"), examples())
def test_role_noun_gives_its_sector(nlp: Language, sector: str, sentence: str) -> None:
    text, (expected,) = marked(sentence)
    mentions = {text[m.start : m.end]: m.sector for m in find_actors(nlp(text))}
    assert mentions.get(expected) == sector


@pytest.mark.parametrize(
    ("sentence", "post", "sector"),
    [
        pytest.param("The Danish defense chief left.", "defence", "GOV", id="defence chief"),
        pytest.param("The Danish army chief left.", "", "MIL", id="army chief"),
        pytest.param("The Danish spy chief left.", "", "SPY", id="spy chief"),
        pytest.param("A former Danish minister left.", "", "ELI", id="former"),
        pytest.param("The Danish deputy foreign minister left.", "", "GOV", id="deputy holds another post"),
        pytest.param("The Danish prime minister left.", "head_of_government", "GOV", id="prime minister"),
    ],
)
def test_title_names_office_and_sector(nlp: Language, sentence: str, post: str, sector: str) -> None:
    (mention,) = find_actors(nlp(sentence))
    assert (mention.post, mention.sector, mention.countries) == (post, sector, ("DNK",))


@pytest.mark.parametrize("text", ["", "🙂", '"', "their", "\x00 President \x02", "U.S. " * 800, "President " * 800])
def test_any_text_passes(nlp: Language, text: str) -> None:
    doc = accord_actors(nlp(text))
    for mention in found(doc).actors:
        assert doc.text[mention.start : mention.end].strip()
