"""Which words of a sentence name events."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.triggers import Trigger, find_triggers
from accord.values import EventType

pytestmark = pytest.mark.model


def found(nlp: Language, text: str) -> list[Trigger]:
    return find_triggers(nlp(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The minister said that Riga was safe.", [], id="speech-alone-is-no-event"),
        pytest.param("The two presidents held talks in Vienna.", ["held talks"], id="light-verb-and-noun-are-one"),
        pytest.param("The government plans to visit Chad.", ["visit"], id="a-status-verb-is-none"),
        pytest.param("The talks between the ministers took place.", ["talks"], id="taking-place-is-none"),
        pytest.param("Oslo urged Riga to withdraw its troops.", ["urged", "withdraw its troops"], id="act-asked-for"),
        pytest.param("The minister denied that the army had attacked.", ["denied", "attacked"], id="act-denied"),
        pytest.param("A third round of talks began in Vienna.", ["third round"], id="round-of-talks-is-one"),
        pytest.param("The planned visit of the president was noted.", ["planned visit"], id="noun-with-its-modifier"),
        pytest.param("The peace talks venue of the ministers is Rome.", [], id="noun-in-a-compound-is-none"),
        pytest.param("The troops pulled back from the border.", ["pulled back"], id="verb-with-particle"),
        pytest.param("The sailors are expected to be freed by the army.", ["freed"], id="a-status-verb-over-a-passive"),
        pytest.param("The summit of the presidents opens in Riga.", ["summit"], id="opening-is-none"),
        pytest.param("According to the National Conference of Mayors, the port of Riga was hit.", ["hit"],
                     id="who-says-is-a-body"),
        pytest.param("The premier called on Friday for the minister.", ["called"], id="a-day-is-no-complement"),
        pytest.param("The minister renewed a commitment to raise spending.", ["renewed a commitment", "raise spending"],
                     id="promise-and-what-it-promises"),
        pytest.param("The minister called the decision appropriate.", [], id="naming-is-none"),
        pytest.param("The minister praised cooperation on refitting frigates.", ["praised", "cooperation"],
                     id="what-is-shared-is-none"),
        pytest.param("Any adjustments to force posture worry the minister.", ["adjustments", "worry"],
                     id="force-in-a-name-is-no-verb"),
        pytest.param("Oslo asked Riga to arm its police to allow the army to withdraw.", ["asked", "arm", "withdraw"],
                     id="what-is-made-possible"),
        pytest.param("Iran fears missile tests and improvements in its army.", ["missile tests", "improvements"],
                     id="phrase-of-the-second-noun"),
        pytest.param("Keller stated there were “no gaps” between the states but acknowledged delays in drafting terms.",
                     ["were", "delays", "drafting"], id="verb-taken-for-a-modifier"),
        pytest.param("Seoul approved 66 trillion won for its army.", ["approved"], id="won-is-money-behind-a-number"),
        pytest.param("The troops remain ready to fight in Peru.", ["fight"], id="staying-ready-is-no-promise"),
        pytest.param("The reform has become a contentious issue for the minister.", [], id="quality-gained-is-none"),
        pytest.param("The minister attended a ceremony in Lima.", ["attended a ceremony"], id="ceremony-is-one"),
        pytest.param("Parliament approved the treaty by 90 votes to 3.", ["approved the treaty"], id="votes-counted"),
        pytest.param("Sanctions were imposed on Peru.", ["Sanctions were imposed"], id="passive-light-verb-is-one"),
        pytest.param("The debate of the ministers, scheduled for May in Lima, was noted.", ["debate"],
                     id="participle-of-scheduling-is-none"),
        pytest.param("The president won 20% of the vote.", ["won"], id="share-of-the-vote"),
        pytest.param("Peru will have visiting forces arrangements with Chile.", [], id="forces-named-in-a-pact"),
        pytest.param("Published: 4 May. The army attacked Goma.", ["attacked"], id="label-of-a-header-is-none"),
    ],
)  # fmt: skip
def test_triggers(nlp: Language, text: str, expected: list[str]) -> None:
    texts = [trigger.text for trigger in found(nlp, text)]
    assert texts == expected or [text.split()[0] for text in texts] == [text.split()[0] for text in expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The striker fired into the net and the visitors retreated after the whistle.", id="sport"),
        pytest.param("The retailer launched an assault on its rival's dividend.", id="business"),
        pytest.param("A heatwave attacked the vineyards.", id="weather"),
        pytest.param("The chef declared war on the sandwich.", id="kitchen"),
    ],
)
def test_warlike_words_about_other_things_are_no_events(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_meeting_is_known_by_the_letters_of_its_name(nlp: Language) -> None:
    text = "The Nordic Security Meeting is in May. Minister Keller will go to Oslo for the NSM."
    assert [trigger.text for trigger in found(nlp, text)][-1] == "NSM"


def test_a_meeting_is_known_by_its_letters_once_named_in_full(nlp: Language) -> None:
    text = "The Security Consultative Meeting (SCM) is near. Ministers from both states will discuss it at the SCM."
    assert "SCM" in [trigger.text for trigger in found(nlp, text)]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "😀 😀", "“", "...", "a" * 5000, "no verb here", "\x00\x07 troops \x1f", "attack " * 1500],
    ids=["empty", "space", "lines", "emoji", "lone-quote", "dots", "one-long-word", "no-verb", "control", "no-end"],
)
def test_any_text_passes(nlp: Language, text: str) -> None:
    for trigger in found(nlp, text):
        assert text[trigger.start : trigger.end] == trigger.text


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param("North Korea fires ICBM-class missile", EventType.MOBILIZE, id="headline-without-article"),
        pytest.param("The missile that Iran fired on Friday worried Iraq.", EventType.MOBILIZE, id="relative"),
        pytest.param("The missile Iran fired on Friday worried Iraq.", EventType.MOBILIZE, id="no-pronoun"),
        pytest.param("Iran fired rockets into the sea.", EventType.MOBILIZE, id="into-water"),
        pytest.param("Iran fired missiles at a base in Iraq.", EventType.ASSAULT, id="at-a-target"),
        pytest.param("Iran fired shells into a village in Iraq.", EventType.ASSAULT, id="into-a-village"),
    ],
)
def test_firing_hits_a_target_or_shows_force(nlp: Language, text: str, type_: EventType) -> None:
    assert found(nlp, text)[0].type is type_
