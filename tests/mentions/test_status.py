"""Status, polarity, source and span of events: one idea a row."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from accord.mentions.status import StatusFinding, find_status, find_status_of_span

pytestmark = pytest.mark.model


def read(nlp: Language, marked: str) -> tuple[StatusFinding, str]:
    """The finding for the words in brackets, and the plain text."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return find_status_of_span(nlp(text), start, end), text


STATUSES = [
    pytest.param("Latvia [signed] the pact on Monday.", "occurred", "pos", id="simple_past"),
    pytest.param("Latvia has [signed] the pact.", "occurred", "pos", id="present_perfect"),
    pytest.param("Latvia [signs] pact with neighbours after long talks", "occurred", "pos", id="headline_present"),
    pytest.param("The minister [condemns] the raid.", "occurred", "pos", id="performative_present"),
    pytest.param("Two battalions are [stationed] near the lake.", "ongoing", "pos", id="present_passive"),
    pytest.param("A wider role is something we would [examine].", "possible", "pos", id="would_and_a_verb_of_weighing"),
    pytest.param("The tour includes [visits] to Peru and Chile.", "planned", "pos", id="stations_of_what_goes_on"),
    pytest.param("The tour included [visits] to Peru and Chile.", "occurred", "pos", id="stations_of_what_is_over"),
    pytest.param("Ministers announced the [decision] on Monday.", "occurred", "pos", id="done_once_made_known"),
    pytest.param("The staff could not confirm that troops had [fired].", "possible", "neg", id="not_confirmed"),
    pytest.param(
        "The [forum], which is to be held in Lima, is small.", "planned", "pos", id="told_in_a_relative_clause"
    ),
    pytest.param(
        "Peru criticised the [drill], which was cancelled on Monday.", "cancelled", "pos", id="cancelled_after"
    ),
    pytest.param(
        "It would have been the fourth [meeting] of the envoys.", "did_not_happen", "neg", id="would_have_been"
    ),
    pytest.param("It will be the first [summit] in Lima.", "planned", "pos", id="predicate_ahead"),
    pytest.param(
        "Figures will be shown on Monday, when the king [hosts] the envoy.", "expected", "pos", id="when_ahead"
    ),
    pytest.param("Engineers are [clearing] the mines.", "ongoing", "pos", id="progressive"),
    pytest.param("Engineers were [clearing] the mines.", "ongoing", "pos", id="past_progressive"),
    pytest.param("The crews had to [leave].", "occurred", "pos", id="had_to"),
    pytest.param("The law [bans] foreign bases.", "ongoing", "pos", id="standing_present"),
    pytest.param("The ministers [meet] in Riga on Tuesday.", "planned", "pos", id="scheduled_present"),
    pytest.param("Latvia will [sign] the pact on Monday.", "planned", "pos", id="will"),
    pytest.param("Latvia will not [sign] the pact.", "planned", "neg", id="will_not"),
    pytest.param("Oslo said it would [send] a frigate.", "planned", "pos", id="future_in_past"),
    pytest.param("The envoys are to [meet] in Riga.", "planned", "pos", id="is_to"),
    pytest.param("The envoys have yet to [meet].", "did_not_happen", "neg", id="has_yet_to"),
    pytest.param("The king will visit Oslo and [hold] talks there.", "planned", "pos", id="shared_auxiliary"),
    pytest.param("Latvia may [sign] the pact.", "possible", "pos", id="may"),
    pytest.param("Latvia must [sign] the pact.", "proposed", "pos", id="must"),
    pytest.param("Latvia did not [sign] the pact.", "did_not_happen", "neg", id="did_not"),
    pytest.param("Latvia never [signed] the pact.", "did_not_happen", "neg", id="never"),
    pytest.param("No country has [signed] the pact.", "did_not_happen", "neg", id="no_subject"),
    pytest.param("No [agreement] was reached.", "did_not_happen", "neg", id="no_noun"),
    pytest.param("The envoys left without [signing] the text.", "did_not_happen", "neg", id="without"),
    pytest.param("Analysts say prices will [rise].", "expected", "pos", id="forecast_by_analysts"),
    pytest.param(
        "If Ankara agrees, the treaty would [enter] into force.", "hypothetical", "pos", id="main_of_condition"
    ),
    pytest.param("Oslo sent a frigate to [deter] raids.", "hypothetical", "pos", id="purpose"),
    pytest.param("Oslo would have [vetoed] the text.", "did_not_happen", "neg", id="would_have"),
    pytest.param("Oslo should have [vetoed] the text.", "did_not_happen", "neg", id="should_have"),
    pytest.param("Oslo should not have [vetoed] the text.", "occurred", "pos", id="should_not_have"),
    pytest.param("Oslo must have [vetoed] the text.", "possible", "pos", id="must_have"),
    pytest.param("Oslo must [veto] the text.", "proposed", "pos", id="must"),
    pytest.param("The envoys are to be [commended] for the text.", "occurred", "pos", id="is_to_be_judged"),
    pytest.param("Oslo urged lawmakers to approve a [rise] in spending.", "requested", "pos", id="nested_noun"),
    pytest.param("The palace denied rumours of a [coup].", "denied", "neg", id="denied_rumours_of"),
    pytest.param("Seoul denied moving weapons [removed] in the 1990s.", "occurred", "pos", id="participle_in_denial"),
    pytest.param("The council rejected the [proposal].", "occurred", "pos", id="rejected_proposal_was_made"),
    pytest.param("The [visit] scheduled for May drew protests.", "planned", "pos", id="participle_after_noun"),
    pytest.param("The two staffs will hold [talks] in Vilnius.", "planned", "pos", id="light_verb_future"),
    pytest.param("Ottawa has no plans to [close] the base.", "planned", "neg", id="no_plans_to"),
    pytest.param("The sailors managed to [repair] the pump.", "occurred", "pos", id="implicative"),
    pytest.param("Did Minsk promise it would [leave]?", "planned", "pos", id="reported_question"),
    pytest.param("Will Minsk [leave]?", "possible", "pos", id="question"),
    pytest.param("Hanoi said the project [remained] open.", "ongoing", "pos", id="state_in_reported_past"),
    pytest.param("Leaders [gather] in Geneva each spring.", "ongoing", "pos", id="habit"),
    pytest.param("The mission is likely to be [extended].", "expected", "pos", id="likely_to"),
    pytest.param("Reports that Minsk had [moved] missiles were dismissed.", "denied", "neg", id="dismissed_reports"),
    pytest.param("The talks have centered on [merging] the two fleets.", "possible", "pos", id="what_talks_centre_on"),
    pytest.param("Following the [summit], she is expected to go on.", "planned", "pos", id="before_what_is_expected"),
    pytest.param(
        "The forum will provide a setting for Riga to [sign] the pact.", "planned", "pos", id="what_an_occasion_is_for"
    ),
    pytest.param("We are focused on [guarding] the strait.", "ongoing", "pos", id="what_someone_is_focused_on"),
    pytest.param("[Raising] the age has become a divisive issue.", "proposed", "pos", id="gerund_called_an_issue"),
    pytest.param("The king met troops [stationed] in Guam.", "ongoing", "pos", id="where_forces_are"),
    pytest.param("The island will defend itself against [threats].", "ongoing", "pos", id="standing_threat"),
    pytest.param("Riga's efforts to [woo] Delhi drew scorn.", "ongoing", "pos", id="effort_that_is_the_approach"),
]


@pytest.mark.parametrize(("marked", "status", "polarity"), STATUSES)
def test_status(marked: str, status: str, polarity: str, nlp: Language) -> None:
    finding, _ = read(nlp, marked)
    assert (finding.status, finding.polarity) == (status, polarity), finding


SPANS = [
    pytest.param("The envoy is scheduled to [meet] them.", "is scheduled to meet", id="scheduled"),
    pytest.param("Ottawa plans to [send] a frigate.", "plans to send", id="plans"),
    pytest.param("Ottawa did not [issue] a statement.", "did not issue", id="negation"),
    pytest.param("Ottawa agreed to [send] a frigate.", "to send", id="speech_act_is_its_own"),
    pytest.param("No [agreement] was reached.", "No agreement", id="no_noun"),
    pytest.param("The law is intended to [curb] imports.", "to curb", id="purpose_of_a_thing"),
]


@pytest.mark.parametrize(("marked", "words"), SPANS)
def test_span(marked: str, words: str, nlp: Language) -> None:
    finding, text = read(nlp, marked)
    assert text[slice(*finding.span)] == words


SOURCES = [
    pytest.param("Canberra urged Jakarta to [release] the crew.", "Canberra", id="urged"),
    pytest.param("Berlin said Moscow had denied that it [possessed] the poison.", "Moscow", id="inner_source"),
    pytest.param("The king [met] the envoy.", None, id="reporter"),
    pytest.param("Sofia's plan to [close] the mine was read out.", None, id="plan_is_the_reporter's"),
]


@pytest.mark.parametrize(("marked", "source"), SOURCES)
def test_source(marked: str, source: str | None, nlp: Language) -> None:
    finding, text = read(nlp, marked)
    assert (nlp(text)[finding.source].text if finding.source is not None else None) == source


STANDINGS = [
    pytest.param("Latvia [signed] the pact.", "deed", id="deed"),
    pytest.param("The island [is] under the umbrella of its ally.", "state", id="state"),
    pytest.param("Talks are urgent as Pyongyang [advances] its programmes.", "background", id="as_clause"),
    pytest.param("Oslo sent a frigate to [deter] raids.", "purpose", id="purpose"),
]


@pytest.mark.parametrize(("marked", "standing"), STANDINGS)
def test_standing(marked: str, standing: str, nlp: Language) -> None:
    finding, _ = read(nlp, marked)
    assert finding.standing == standing


@dataclass(frozen=True)
class Word:
    """A trigger of one token."""

    start: int
    end: int
    head: int


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1, max_size=80))
def test_any_token_of_any_text(text: str, nlp: Language) -> None:
    doc = nlp(text)
    for token in doc:
        finding = find_status(doc, Word(token.idx, token.idx + len(token), token.i))
        assert 0 <= finding.span[0] <= finding.span[1] <= len(text)


def test_long_sentence(nlp: Language) -> None:
    doc = nlp("The envoy said that he urged them to plan to send " * 60)
    for token in doc:
        find_status(doc, Word(token.idx, token.idx + len(token), token.i))
