"""What the encoder adds to the rules' findings on plain sentences, and that without it nothing changes."""

from __future__ import annotations

import pytest

from accord.coder import code, pipeline
from accord.mentions.factuality import Question, factuality
from accord.mentions.proposals import weighed_status
from accord.mentions.status import find_status_of_span
from accord.mentions.weighing import Chosen
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import EventRecord, Report
from accord.values import Status

pytestmark = pytest.mark.model

TEXT = (
    "Norway's parliament voted on Tuesday to send a field hospital to Moldova. Chisinau has thanked Oslo for the offer."
)

FALLS = "The main opposition in Oslo wants the defence ministry to send the frigate without delay, free of charge."
OWN_TEXT = "The two foreign ministers of Norway and Sweden signed the treaty by lamplight."
OWN = """
[[frame]]
noun = ["lamplight"]
type = "CONSULT"
label = "lamplight"
gloss = "A signing by lamplight."
example = "The ministers signed the treaty by [lamplight]."
"""


def events(text: str, decided_by: str) -> list[EventRecord]:
    return [
        record
        for record in code(Report(text=text, published="2025-03-05"), decided_by)
        if isinstance(record, EventRecord)
    ]


def test_by_rules_alone_every_event_says_so():
    told = events(TEXT, "rules")
    assert told
    assert {event.decided_by for event in told} == {"rules"}


def test_with_the_encoder_events_say_who_decided():
    told = events(TEXT, "both")
    assert told
    assert {event.decided_by for event in told} <= {"rules", "encoder", "both"}
    assert "both" in {event.decided_by for event in told}


def test_the_encoder_overrules_with_its_probability_among_the_reasons():
    doc = parse(Report(text=TEXT), pipeline(decided_by="both"))
    for trigger in found(doc).triggers:
        finding = find_status_of_span(doc, trigger.start, trigger.end)
        weighed, who = weighed_status(doc, finding)
        changed = weighed.status is not finding.status
        assert changed == (who is Chosen.ENCODER)
        assert changed == (weighed.reasons != finding.reasons)


def test_what_codebook_and_encoder_both_know_is_typed_by_the_codebook():
    typed = {event.trigger: event for event in events("Chile condemned Peru on Monday. Chile condemned Peru.", "both")}
    assert typed["condemned"].label is not None


@pytest.mark.parametrize("text", ["The team won the cup after a late goal.", "Stir the soup and add the leeks."])
def test_no_event_is_proposed_where_no_affairs_of_states_are_told(text):
    assert events(text, "both") == []


def test_coding_is_the_same_each_time_and_beside_other_reports():
    once = code(Report(text=TEXT, published="2025-03-05"), "both")
    code(Report(text="Peru expelled the envoy. " * 5, published="2025-03-05"), "both")
    assert code(Report(text=TEXT, published="2025-03-05"), "both") == once


@pytest.mark.parametrize("mode", ["rules", "both", "encoder"])
def test_what_happened_is_surer_than_what_was_denied(mode):
    text = "The two navies held an exercise. Oslo denied that it had sent missiles."
    doc = parse(Report(text=text), pipeline(decided_by=mode))
    held, sent = (text.index(word) for word in ("held", "sent"))
    for question in Question:
        happened = factuality(doc, held, held + 4, question)
        denied = factuality(doc, sent, sent + 4, question)
        assert -3 <= denied < happened <= 3


def test_a_status_is_read_the_same_by_rules_where_no_encoder_ran():
    doc = parse(Report(text="Oslo will send missiles."), pipeline(decided_by="rules"))
    finding = find_status_of_span(doc, 10, 14)
    assert weighed_status(doc, finding) == (finding, Chosen.RULES)
    assert finding.status is Status.PLANNED


def test_a_verb_that_only_lists_an_event_is_none():
    text = "The defence minister's tour of Finland on Monday included a visit to the border guard."
    assert "included" not in {event.trigger for event in events(text, "both")}


def test_a_passive_that_only_says_that_its_subject_took_place_is_none():
    told = {event.trigger for event in events("In Latvia, a presidential election was held on February 11.", "both")}
    assert not any("held" in trigger for trigger in told)
    assert told


def test_a_trigger_of_the_rules_falls_where_the_encoder_is_all_but_sure_that_it_is_none():
    known = {event.trigger for event in events(FALLS, "both")}
    ruled = {event.trigger for event in events(FALLS, "rules")}
    assert known < ruled


def test_the_verb_of_a_headline_stands_though_the_encoder_has_read_few_headlines():
    told = events("Court jails ex-governor for graft\n\nThe ministry of Norway gave no details.", "both")
    assert "jails" in {event.trigger for event in told}


def test_a_frame_of_the_users_own_stands_whatever_the_encoder_holds_of_it(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    report = Report(text=OWN_TEXT, published="2025-03-05")
    told = [record for record in code(report, "both", codebook=own) if isinstance(record, EventRecord)]
    assert "lamplight" in {event.label for event in told}


def test_an_adjective_of_kind_is_no_event():
    told = events("The prime minister of Iraq opposes southern autonomy.", "both")
    assert [event.text for event in told] == ["opposes"]
