"""Days that stand with one event word and hold for what it is part of; own sentences, reported on Friday 8 March."""

from __future__ import annotations

from typing import cast

import pytest
from spacy.language import Language

from accord.coder import pipeline
from accord.coding.assembly import assemble
from accord.parsing.loading import parse
from accord.records import EventRecord, Report
from accord.values import DateBasis

pytestmark = pytest.mark.model
TUESDAY = "2024-03-05"


@pytest.fixture(scope="module")
def whole() -> Language:
    return pipeline()


def one(whole: Language, text: str, word: str) -> EventRecord:
    report = Report(text=text, published="2024-03-08")
    records = assemble(parse(report, whole), report)
    return next(cast(EventRecord, r) for r in records if r.kind == "event" and word in cast(EventRecord, r).text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Norwegian troops killed the rebel leader in an air raid on Tuesday.", "raid", id="in"),
        pytest.param("The Danish port was hit by drone strikes on Tuesday.", "strikes", id="by"),
        pytest.param("The Norwegian exercise began on Tuesday with a ceremony in Oslo.", "ceremony", id="with"),
        pytest.param(
            "In a speech on Tuesday the Danish minister accused Norway of spying.", "accused", id="in, before"
        ),
        pytest.param("During the funeral of the general on Tuesday, police arrested two men.", "arrested", id="during"),
        pytest.param("A bomb attack on a Danish base killed three soldiers on Tuesday.", "attack", id="the attack"),
        pytest.param(
            "Norwegian guns shelled the Danish port on Tuesday, killing three sailors.", "killing", id="participle"
        ),
        pytest.param(
            "Three Danish soldiers were wounded when a Norwegian ship shelled the port on Tuesday.",
            "wounded",
            id="when",
        ),
        pytest.param(
            "Hours after Norway shelled the port on Tuesday, Denmark recalled its ambassador.", "recalled", id="hours"
        ),
        pytest.param(
            "On Tuesday Norway recalled its ambassador and Denmark expelled two diplomats.", "expelled", id="beside"
        ),
        pytest.param("The policy dialogue between Norway and Denmark opened on Tuesday.", "dialogue", id="opened"),
        pytest.param("The Danish government lost a confidence vote on Tuesday.", "vote", id="lived through"),
        pytest.param("A general strike paralysed Norway's ports on Tuesday.", "strike", id="felt"),
        pytest.param("The arrest of a Danish envoy on Tuesday angered Norway.", "arrest", id="in the subject"),
        pytest.param("A Danish group claimed responsibility for Tuesday's bombing.", "bombing", id="possessive"),
        pytest.param("Norway and Denmark did not meet until Tuesday.", "meet", id="not until"),
        pytest.param(
            "On Tuesday, hours after the plan was made public, Norway went further and recalled its ambassador.",
            "recalled",
            id="in front of another time",
        ),
        pytest.param("Norway on Tuesday managed to arrest the rebel leader.", "arrest", id="managed"),
        pytest.param("The Norwegian army shut the port and arrested the mayor on Tuesday.", "shut", id="the second's"),
        pytest.param(
            "Danish police stormed the embassy on Tuesday and arrested two men.", "arrested", id="the first's"
        ),
        pytest.param(
            "Norway slammed Denmark on Tuesday as a bully while Sweden recalled its envoy.", "recalled", id="while"
        ),
        pytest.param(
            "The truce of Norway and Denmark, which took effect on Tuesday, holds.", "truce", id="which took effect"
        ),
        pytest.param("The Norwegian drill, held on Tuesday, was the biggest so far.", "drill", id="held"),
        pytest.param(
            "A Danish minister spoke in anti-war protests Tuesday as crowds grew.", "protests", id="behind it"
        ),
        pytest.param("Tuesday saw an escalation of attacks on Danish ports.", "attacks", id="saw"),
        pytest.param("The riots that erupted on Tuesday in Quito have eased, Denmark said.", "riots", id="erupted"),
        pytest.param("The clashes that broke out on Tuesday left ten Danish soldiers dead.", "clashes", id="broke out"),
        pytest.param("A truce between Peru and Chile, which began on Tuesday, is holding.", "truce", id="which began"),
        pytest.param("Talks of Norway and Denmark got under way on Tuesday.", "Talks", id="got under way"),
        pytest.param("On Tuesday there was another air raid near a Danish barracks.", "raid", id="there was"),
        pytest.param("A ruling against the Danish president was issued on Tuesday.", "ruling", id="issued"),
        pytest.param("Denmark criticised the truce which Peru and Chile had signed on Tuesday.", "truce", id="signed"),
        pytest.param(
            "Danish ministers attended the funeral, which took place in Quito on Tuesday.", "funeral", id="took place"
        ),
        pytest.param("Ministers went ahead on Tuesday with a round of sanctions on Peru.", "round", id="ahead with"),
        pytest.param("Danish guns shelled the airfield for a fourth day running on Tuesday.", "shelled", id="in a row"),
        pytest.param("This year's Balikatan got under way off Norway on Tuesday.", "Balikatan", id="by name"),
        pytest.param("Danish television reported violent clashes Tuesday night in Quito.", "clashes", id="reported"),
        pytest.param(
            "The Danish premier on Tuesday became the first to visit Quito since 1960.", "visit", id="first to"
        ),
        pytest.param(
            "On Tuesday soldiers stormed the Danish base, and two men were killed.", "killed", id="in front, passive"
        ),
        pytest.param("And on Tuesday Danish guns shelled Oslo, and ten men were hurt.", "hurt", id="behind and"),
        pytest.param(
            "Two Danish soldiers were killed and eight were wounded in a bombing that happened on Tuesday.",
            "killed",
            id="harm in a row",
        ),
        pytest.param(
            "On Tuesday at the office of a bank in Lima, a clerk lost his temper, killing four.",
            "killing",
            id="beside no event",
        ),
        pytest.param(
            "On Tuesday the Danish miners marched to the port, as they blew horns and threw stones at guards.",
            "threw",
            id="as",
        ),
        pytest.param("A bomb was detonated on Tuesday in Lima.", "bomb", id="what harm is done with"),
        pytest.param(
            "On Tuesday, Quito became the first town on the river to ban Danish barges.",
            "ban",
            id="became the first in",
        ),
        pytest.param(
            "Danish troops began deploying into previously calm land on Tuesday.", "deploying", id="and before"
        ),
    ],
)
def test_a_day_is_carried(whole: Language, text: str, word: str) -> None:
    event = one(whole, text, word)
    assert event.date is not None
    assert event.date.value[:10] == TUESDAY
    assert event.date_basis in (DateBasis.STATED, DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Norway on Tuesday condemned the attack on the Danish port.", "attack", id="what is spoken of"),
        pytest.param("On Tuesday Norway left with the agreement that ended the war.", "agreement", id="known before"),
        pytest.param("Denmark has shelled the port since Tuesday, killing three sailors.", "killing", id="since"),
        pytest.param("Denmark agreed on Tuesday to sign the treaty.", "sign", id="yet to come"),
        pytest.param(
            "On Tuesday the army of Peru said it shelled the port, and rebels attacked a bridge.",
            "attacked",
            id="what was said goes on",
        ),
        pytest.param("On Tuesday Peru left the pact, and since then Chile shelled a port.", "shelled", id="since then"),
        pytest.param(
            "Denmark recalled its ambassador weeks after Norway shelled the port on Tuesday.", "recalled", id="weeks"
        ),
        pytest.param("Denmark shelled the port on Tuesday and later recalled its envoy.", "recalled", id="later"),
        pytest.param("The pact signed by Norway and Denmark on 4 March is in force.", "pact", id="what goes on"),
        pytest.param("The Norwegian visit to Denmark was coordinated on Tuesday.", "visit", id="prepared only"),
        pytest.param("The Danish attack was criticised in Oslo on Tuesday.", "attack", id="spoken of"),
        pytest.param("The Danish raid on the port, made known on Tuesday, angered Oslo.", "raid", id="made known"),
        pytest.param("The truce of Peru and Chile, broken on Tuesday, is over.", "truce", id="broken"),
    ],
)
def test_a_day_is_not_carried(whole: Language, text: str, word: str) -> None:
    assert one(whole, text, word).date_basis not in (DateBasis.STATED, DateBasis.INFERRED)


def test_what_is_told_beside_a_dated_clause_is_inferred(whole: Language) -> None:
    text = "Norwegian guns shelled the Danish port on Tuesday, killing three sailors."
    assert one(whole, text, "shelled").date_basis is DateBasis.STATED
    assert one(whole, text, "killing").date_basis is DateBasis.INFERRED


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        pytest.param(
            "Chile has placed the quota on the list for its conference on March 26.",
            "conference",
            "2024-03-26",
            id="ahead",
        ),
        pytest.param("The annual summit is set to open on Monday in Oslo.", "summit", "2024-03-11", id="set to open"),
        pytest.param(
            "The trial of the Danish general could commence on 12 March.", "trial", "2024-03-12", id="commence"
        ),
        pytest.param("Peru agreed to the summit in Lima on 4 May.", "summit", "2024-05-04", id="ahead in a town"),
        pytest.param(
            "After a session in Oslo on March 4 the policy dialogue of Peru and Chile opened in Lima on March 6.",
            "dialogue",
            "2024-03-06",
            id="after another",
        ),
        pytest.param(
            "The attack by Peru on Chile in March, made public on Monday, killed ten.", "attack", "2024-03", id="public"
        ),
    ],
)
def test_a_noun_has_the_day_behind_it(whole: Language, text: str, word: str, day: str) -> None:
    event = one(whole, text, word)
    assert event.date is not None
    assert event.date.value == day


def test_a_day_ahead_is_not_that_of_what_is_done(whole: Language) -> None:
    put = one(whole, "Chile has placed the quota on the list for its conference on March 26.", "placed")
    assert put.date_basis is DateBasis.BOUNDED
