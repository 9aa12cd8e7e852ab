"""Attributions become statements: what is kept, whose words they are, how direct."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.coding.statements import code_statements
from accord.parsing.loading import parse
from accord.records import ActorRecord, Evidence, Report, StatementRecord
from accord.values import ActorKind, Directness, Form

pytestmark = pytest.mark.model


def code(nlp: Language, text: str, *names: str) -> list[StatementRecord]:
    report = Report(text=text)
    evidence = Evidence(report=report.id, start=0, end=len(text), quote=text)
    actors = [
        ActorRecord(
            start=text.index(name),
            end=text.index(name) + len(name),
            text=name,
            evidence=evidence,
            actor="~" + name,
            name=name.title(),
            actor_kind=ActorKind.PERSON,
            form=Form.NOMINAL,
        )
        for name in names
    ]
    return code_statements(parse(report, nlp), report, actors)


def test_record_holds_its_words(nlp: Language) -> None:
    text = "On Monday the envoy said that the port was open."
    (record,) = code(nlp, text, "the envoy")
    assert record.text == text[record.start : record.end] == "the port was open"
    assert record.cue_text == "said"
    assert record.source is not None
    assert record.source.name == "The Envoy"
    assert record.source_span is not None
    assert text[record.source_span.start : record.source_span.end] == "the envoy"
    assert record.evidence.quote == text


@pytest.mark.parametrize(
    ("text", "directness"),
    [
        pytest.param("“We will stay here,” the envoy said.", Directness.DIRECT, id="all quoted"),
        pytest.param("The envoy said the port was “open to all”.", Directness.MIXED, id="part quoted"),
        pytest.param("The envoy said the port was open.", Directness.INDIRECT, id="not quoted"),
    ],
)
def test_directness(nlp: Language, text: str, directness: Directness) -> None:
    (record,) = code(nlp, text)
    assert record.directness is directness
    assert bool(record.quotes) is (directness is not Directness.INDIRECT)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministers plan to meet in May.", id="intention"),
        pytest.param("The ministers will announce a pact.", id="speech to come"),
        pytest.param("The mayor hopes to hold the vote in May.", id="hope of doing it oneself"),
        pytest.param("The envoy did not say why he left.", id="silence"),
        pytest.param("The deal is expected to hold.", id="belief of nobody"),
        pytest.param("The union backed the merger.", id="stance"),
        pytest.param("Lima recalled its ambassador.", id="a deed by a verb that also reports"),
        pytest.param("Madrid recognised the new republic.", id="recognition of a state"),
        pytest.param("The governor declared a state of emergency.", id="declaring something by declaring it"),
        pytest.param("Asked about the vote, the envoy left.", id="a question by nobody"),
        pytest.param("The clerk asked not to be named.", id="a wish about the telling"),
        pytest.param("The army moved, underscoring the need for talks.", id="the writer’s conclusion"),
    ],
)
def test_not_a_statement(nlp: Language, text: str) -> None:
    assert code(nlp, text) == []


def test_relative_pronoun_stands_for_its_noun(nlp: Language) -> None:
    (record,) = code(nlp, "She met the envoy, who said the deal was dead.", "the envoy")
    assert record.source is not None
    assert record.source.name == "The Envoy"


def test_source_nobody_mentions_stays_local(nlp: Language) -> None:
    (record,) = code(nlp, "Two harbour pilots said the deal was dead.")
    assert record.source is not None
    assert record.source.id == "~two harbour pilots"
    assert record.source.kind is ActorKind.GROUP


def test_relative_clause_is_no_part_of_the_source_span(nlp: Language) -> None:
    text = "The envoy, who had waited for days, said the deal was dead."
    (record,) = code(nlp, text)
    assert record.source_span is not None
    assert text[record.source_span.start : record.source_span.end] == "The envoy"


def test_record_of_a_split_quotation_leaves_its_cue_out(nlp: Language) -> None:
    text = "“We stay,” Keller said, “and we will rebuild the whole of the bridge.”"
    (record,) = code(nlp, text, "Keller")
    assert len(record.content) == 2
    assert "Keller" not in record.text


def test_addressee(nlp: Language) -> None:
    (record,) = code(nlp, "The envoy told the lawmakers that the deal was dead.", "the lawmakers")
    assert record.addressee is not None
    assert record.addressee.name == "The Lawmakers"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor told Radio Luna that the deal was dead.", "Radio Luna", id="told whom nobody knows"),
        pytest.param("The union called on the drivers to stop.", "the drivers", id="called on"),
        pytest.param("The envoy thanked the crew for its help.", "the crew", id="thanked"),
    ],
)
def test_addressee_nobody_mentions_stays_local(nlp: Language, text: str, expected: str) -> None:
    (record,) = code(nlp, text)
    assert record.addressee is not None
    assert record.addressee.name == expected


def test_topic_is_whom_the_content_names(nlp: Language) -> None:
    text = "The envoy said that the militia had left the port to the navy."
    (record,) = code(nlp, text, "The envoy", "the militia", "the navy")
    assert record.topic == ("The Militia", "The Navy")


def test_joint_speakers_stand_in_the_source_span(nlp: Language) -> None:
    text = "Ana Ruiz and Omar Diaz said the bridge was safe."
    (record,) = code(nlp, text, "Ana Ruiz", "Omar Diaz")
    assert record.source is not None
    assert record.source.name == "Ana Ruiz"
    assert record.source_span is not None
    assert text[record.source_span.start : record.source_span.end] == "Ana Ruiz and Omar Diaz"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "A senior official who asked not to be named said the fleet had sailed.", "A senior official", id="unnamed"
        ),
        pytest.param(
            "The ship has sunk, a fact sheet on the ministry’s website said.",
            "a fact sheet on the ministry’s website",
            id="document",
        ),
        pytest.param("State news agency Luna said the test had failed.", "State news agency Luna", id="news agency"),
        pytest.param(
            "According to the harbour’s website, the pier is closed.", "the harbour’s website", id="according to a page"
        ),
    ],
)
def test_unnamed_officials_documents_and_media_are_sources(nlp: Language, text: str, source: str) -> None:
    (record,) = code(nlp, text)
    assert record.source_span is not None
    assert text[record.source_span.start : record.source_span.end] == source


def test_nested_speech_is_a_statement_of_each(nlp: Language) -> None:
    records = code(nlp, "The clerk said the envoy had claimed that the deal was dead.")
    assert [(one.cue_text, one.text) for one in records] == [
        ("said", "the envoy had claimed that the deal was dead"),
        ("claimed", "the deal was dead"),
    ]


def test_without_an_encoder_rules_decide(nlp: Language) -> None:
    (record,) = code(nlp, "The envoy said the port was open.")
    assert record.decided_by == "rules"


def test_same_text_same_records(nlp: Language) -> None:
    text = "The envoy said the port was open. “We will stay,” he added."
    assert code(nlp, text) == code(nlp, text)


@pytest.mark.parametrize("text", ["", "“", "said", "\x00", "😀 said 😀"])
def test_no_text_fails(nlp: Language, text: str) -> None:
    code(nlp, text)
