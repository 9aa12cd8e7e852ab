"""Who says what: one construction a row."""

from __future__ import annotations

import time

import pytest
from spacy.language import Language

from accord.mentions.attributions import Attribution, accord_attributions, find_attributions
from accord.mentions.reporting import CueKind
from accord.parsing.found import found

pytestmark = pytest.mark.model


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def read(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    return [
        (words(text, one.source), words(text, one.cue), words(text, one.content))
        for one in find_attributions(nlp(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The envoy said that the port was open.", ("The envoy", "said", "that the port was open"), id="that clause"
        ),
        pytest.param(
            "“The port is open. The road is not,” the envoy said.",
            ("the envoy", "said", "“The port is open. The road is not,”"),
            id="quotation of two sentences before its cue",
        ),
        pytest.param("“We will stay,” said Keller.", ("Keller", "said", "“We will stay,”"), id="inverted"),
        pytest.param(
            "“We will stay,” Keller said, “and we will rebuild the bridge.”",
            ("Keller", "said", "“We will stay,” … “and we will rebuild the bridge.”"),
            id="cue inside the quotation",
        ),
        pytest.param(
            "“We will stay,” Keller said on Monday. “The bridge must be rebuilt.”",
            ("Keller", "said", "“We will stay,” … “The bridge must be rebuilt.”"),
            id="quotation goes on behind its sentence",
        ),
        pytest.param(
            "Keller said: “We will stay. The bridge is ours.”",
            ("Keller", "said", "“We will stay. The bridge is ours.”"),
            id="colon",
        ),
        pytest.param(
            "The museum, the mayor said, opened its doors in May.",
            ("the mayor", "said", "The museum … opened its doors in May"),
            id="aside without quotation marks",
        ),
        pytest.param(
            "According to the ministry, three ships sank.",
            ("the ministry", "According to", "three ships sank"),
            id="according to, in front",
        ),
        pytest.param(
            "Three ships sank, according to the ministry.",
            ("the ministry", "according to", "Three ships sank"),
            id="according to, behind",
        ),
        pytest.param(
            "Keller left the talks, saying the offer was too low.",
            ("Keller", "saying", "the offer was too low"),
            id="participle",
        ),
        pytest.param(
            "The envoy was quoted as saying that the deal was dead.",
            ("The envoy", "saying", "that the deal was dead"),
            id="quoted as saying",
        ),
        pytest.param(
            "The minister lauded Oslo’s plans to build frigates.",
            ("The minister", "lauded", "Oslo’s plans to build frigates"),
            id="noun phrase with a curly possessive",
        ),
        pytest.param(
            "The council called the raid “an act of piracy.”",
            ("The council", "called", "the raid “an act of piracy.”"),
            id="label",
        ),
        pytest.param(
            "The envoy dismissed the charges as a farce.",
            ("The envoy", "dismissed", "the charges as a farce"),
            id="X as Y",
        ),
        pytest.param(
            "The premier reiterated support for closing the base.",
            ("The premier", "reiterated support for", "closing the base"),
            id="verb and reporting noun are one cue",
        ),
        pytest.param(
            "It is a move seen as a threat by many farmers.",
            ("many farmers", "seen as", "a threat"),
            id="passive with an agent",
        ),
        pytest.param(
            "It was a trip the officials say is meant to calm nerves.",
            ("the officials", "say", "is meant to calm nerves"),
            id="cue inside a relative clause",
        ),
        pytest.param(
            "The union called on the firm to reopen the mine.",
            ("The union", "called on", "the firm to reopen the mine"),
            id="called on somebody to",
        ),
        pytest.param(
            "Oslo linked the outbreak to the well.", ("Oslo", "linked", "the outbreak to the well"), id="link X to Y"
        ),
        pytest.param(
            "The bank’s claim that rates would fall was mocked.",
            ("The bank", "claim", "that rates would fall"),
            id="reporting noun",
        ),
        pytest.param(
            "Keller: Talks will go on in spring\n\nThe talks paused.",
            ("Keller", ":", "Talks will go on in spring"),
            id="headline with a name and a colon",
        ),
        pytest.param(
            "“They never answered our letters.” — Anna Keller\n\nThe end.",
            ("Anna Keller", "—", "“They never answered our letters.”"),
            id="signed quotation",
        ),
    ],
)
def test_constructions(nlp: Language, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(nlp, text)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param(
            "The envoy said there was no rift but acknowledged delays in the talks.",
            "there was no rift",
            "delays in the talks",
            id="second verb belongs to the speaker, not to the content",
        ),
        pytest.param(
            "The envoy said the army would leave, adding that the base would close.",
            "the army would leave",
            "that the base would close",
            id="participle that reports anew ends the content",
        ),
        pytest.param(
            "Keller denied rumors of a raid, reaffirming support for the truce.",
            "rumors of a raid",
            "support for the truce",
            id="participle taken for an adjective",
        ),
    ],
)
def test_two_reports_of_one_source(nlp: Language, text: str, first: str, second: str) -> None:
    rows = read(nlp, text)
    contents = {content: source for source, _, content in rows}
    assert contents[first]
    assert contents[first] == contents[second]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “pipe dream” was built in May.", id="scare quotes"),
        pytest.param("Note: The museum is closed on Monday.", id="label that names no speaker"),
        pytest.param("“I think we lost,” read the banner’s “thin” letters", id="odd quotation"),
        pytest.param("GENEVA: Three ships sank on Monday.", id="dateline with a colon"),
    ],
)
def test_no_speech_of_the_quoted(nlp: Language, text: str) -> None:
    assert not [one for one in find_attributions(nlp(text)) if one.lemma in ("think", ":")]


def only(nlp: Language, text: str, lemma: str) -> Attribution:
    return next(one for one in find_attributions(nlp(text)) if one.lemma == lemma)


def test_planned_speech_is_not_actual(nlp: Language) -> None:
    assert not only(nlp, "The ministers will announce a new pact.", "announce").is_actual
    assert not only(nlp, "The visit was meant to reaffirm the alliance.", "reaffirm").is_actual
    assert only(nlp, "The envoy went on to say that talks would resume.", "say").is_actual


def test_negation_kind_and_antecedent(nlp: Language) -> None:
    assert only(nlp, "The envoy did not say that the deal was dead.", "say").is_negated
    assert only(nlp, "The envoy thinks that the deal is dead.", "think").kind is CueKind.BELIEF
    text = "She met the envoy, who said the deal was dead."
    said = only(nlp, text, "say")
    assert said.antecedent is not None
    assert text[slice(*said.antecedent)] == "the envoy"


def test_addressee(nlp: Language) -> None:
    text = "The envoy told lawmakers that the deal was dead."
    told = only(nlp, text, "tell")
    assert told.addressee is not None
    assert text[slice(*told.addressee)] == "lawmakers"


def test_nested_speech_is_marked(nlp: Language) -> None:
    text = "Keller said the envoy had claimed that the deal was dead."
    assert only(nlp, text, "claim").is_nested
    assert not only(nlp, text, "say").is_nested


def test_component_writes_to_the_doc(nlp: Language) -> None:
    doc = accord_attributions(nlp("The envoy said that the port was open."))
    assert [one.lemma for one in found(doc).attributions] == ["say"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("“", id="lone mark"),
        pytest.param("” said “ said ” he", id="marks the wrong way round"),
        pytest.param("😀 😀", id="emoji"),
        pytest.param("said said said said", id="cues alone"),
        pytest.param("he said, " * 40, id="asides without end"),
        pytest.param("\x00\x07 said: \n\n\n :", id="control characters"),
        pytest.param("According to", id="according to nobody"),
        pytest.param("“a\n\n“b\n\n“c he said", id="never closed"),
    ],
)
def test_no_text_fails(nlp: Language, text: str) -> None:
    for one in find_attributions(nlp(text)):
        for start, end in (*one.source, *one.cue, *one.content):
            assert 0 <= start < end <= len(text)


def test_unclosed_quotation_does_not_lose_the_rest(nlp: Language) -> None:
    text = "“The port is open, he said.\n\nThe envoy said that the road was closed."
    assert ("The envoy", "said", "that the road was closed") in read(nlp, text)


def test_time_is_linear(nlp: Language) -> None:
    doc = nlp("The envoy said that the mayor said the port was open and " * 150)
    started = time.perf_counter()
    find_attributions(doc)
    assert time.perf_counter() - started < 2
