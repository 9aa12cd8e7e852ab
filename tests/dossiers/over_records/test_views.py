"""What each view shows of reports of two states the bundled packs do not know."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

from accord.dossiers.model import DossierState

pytestmark = pytest.mark.model
DAY = "2021-03-05"
LATER = "2021-03-20"


def lines(state: DossierState | None) -> list[tuple[str, str | None]]:
    """The lines of a view as label and speaker."""
    return [(entry.label, entry.speaker) for entry in state.entries] if state else []


def one(tell: Tell, view: str, *reports: tuple[str | None, str]) -> DossierState:
    state = tell(view, *reports, pack="views")
    assert state is not None
    return state


@pytest.mark.parametrize(
    ("text", "label", "holder", "note"),
    [
        pytest.param(
            "The joint brigade, long resented by many Swedes, will be led by a Norwegian general.",
            "public", "many Swedes", "no number: “many”", id="passive",
        ),
        pytest.param(
            "Many Norwegians see the joint brigade as a threat to neutrality.",
            "public", "Many Norwegians", "no number: “Many”", id="active",
        ),
        pytest.param(
            "Nearly two in three Norwegians think the joint brigade is a bad idea.",
            "public", "Nearly two in three Norwegians", "Nearly two in three", id="a number in words",
        ),
        pytest.param(
            "A poll by Norstat showed that 58% of Norwegians oppose the joint brigade.",
            "poll", "Norstat", "58 percent", id="poll",
        ),
        pytest.param(
            "Critics say the joint brigade of Norway and Sweden will cost too much.",
            "camp", "Critics", "", id="camp",
        ),
        pytest.param(
            "Norway's opposition Liberal Party opposes the joint brigade as a waste.",
            "party", "Liberal Party", "", id="party",
        ),
    ],
)  # fmt: skip
def test_who_holds_an_opinion_and_how_many(tell: Tell, text: str, label: str, holder: str, note: str) -> None:
    state = one(tell, "opinions", (DAY, f"Norway and Sweden agreed on a joint brigade. {text}"))
    found = [(entry.label, entry.note) for entry in state.entries if holder.endswith(entry.speaker or "?")]
    assert found == [(label, note)]
    assert warned(state) == ([4] if note.startswith("no number") else [])


def test_what_officials_say_is_no_opinion_of_the_public(tell: Tell) -> None:
    text = "Norway and Sweden agreed on a joint brigade. Swedish officials said the joint brigade was needed."
    assert tell("opinions", (DAY, text), pack="views") is None


def test_two_camps_make_it_partisan(tell: Tell) -> None:
    text = (
        "Norway and Sweden agreed on a joint brigade. Critics say the joint brigade costs too much. "
        "Supporters argue that the joint brigade saves money."
    )
    assert stages(one(tell, "opinions", (DAY, text))) == ["raised", "partisan"]


FRICTION = (
    "Norway's defence minister Ida Berg and Sweden's defence minister Bo Ek met in Oslo on Friday. "
    "The two ministers left without issuing a joint statement. Berg insisted there was “no rift” between the allies."
)


def test_a_denial_beside_an_unmet_custom(tell: Tell) -> None:
    state = one(tell, "friction", (DAY, FRICTION))
    assert lines(state) == [("custom unmet", None), ("difference denied", "Ida Berg")]
    assert stages(state) == ["denied", "hinted"]
    assert [warning.number for warning in state.warnings] == [7]
    assert "no rift" in state.warnings[0].text
    assert "joint statement" in state.warnings[0].text


def test_a_custom_met_later_is_no_warning(tell: Tell) -> None:
    later = ("2021-03-15", "Norway and Sweden issued a joint statement on Monday, ten days after their ministers met.")
    state = one(tell, "friction", (DAY, FRICTION), later)
    assert state.entries[0].note == "done since, reported on 15 March 2021"
    assert state.warnings == ()


def test_differences_are_admitted_and_then_settled(tell: Tell) -> None:
    admitted = (DAY, "Norway and Sweden held talks. Sweden's minister Bo Ek conceded that differences remained.")
    settled = (LATER, "Norway and Sweden have ironed out their differences over the cable, the ministers said.")
    assert stages(one(tell, "friction", admitted)) == ["admitted"]
    assert stages(one(tell, "friction", admitted, settled)) == ["resolved"]
    anew = ("2021-04-02", "Norway and Sweden are at odds over the cable again.")
    assert stages(one(tell, "friction", admitted, settled, anew)) == ["hinted"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway and Sweden met. Norway is at odds with Russia over fishing.", id="with another"),
        pytest.param("Norway and Sweden met. The plan could cause friction between Norway and Sweden.", id="feared"),
        pytest.param("Norway and Sweden met. Norway's parliament is divided over taxes.", id="inside one of them"),
    ],
)
def test_what_is_no_friction_between_them(tell: Tell, text: str) -> None:
    assert tell("friction", (DAY, text), pack="views") is None


WIRE = (
    "Norway will send four frigates and a support ship to the Gulf of Finland in May for an exercise with Sweden, "
    "the defence ministry in Oslo said. "
    "The ships are to stay in the gulf for three weeks and to train with helicopters. "
    "Norway plans to send a field hospital in June, and expects to hold a second exercise with Finland in September."
)


def test_reports_that_share_one_text(tell: Tell) -> None:
    copied = WIRE.replace("the defence ministry in Oslo said", "Oslo's defence ministry said") + " It gave no costs."
    state = one(tell, "sources", (DAY, WIRE), (DAY, copied))
    assert dict(state.holds) == {"reports": "2", "forward-looking": "2"}
    assert all("same text as" in entry.note for entry in state.entries)
    assert warned(state) == [8]


SHARED = "The ships are to stay in the gulf for three weeks and to train with helicopters. "
OTHER = (
    "Sweden's navy is to be reinforced by Norway. Fishing boats were warned by the coast guard of live fire. "
    "Ports in Estonia opened their docks. Crews of merchant ships complained about delays."
)


def test_reports_that_share_passages(tell: Tell) -> None:
    state = one(tell, "sources", (DAY, WIRE), (LATER, SHARED + OTHER))
    assert "wording shared with" not in state.entries[0].note
    again = "Norway plans to send a field hospital in June, a minister said. "
    state = one(tell, "sources", (DAY, WIRE), (LATER, SHARED + again + OTHER))
    assert "wording shared with" in state.entries[0].note


def test_a_report_written_anew_sentence_by_sentence(tell: Tell) -> None:
    first = (
        "Norway's minister Ida Berg met Sweden's minister Bo Ek in Oslo on Thursday. Norway will send four frigates "
        "to the Gulf of Finland in May. Sweden's parliament approved 300 million kronor for sea cables on Wednesday. "
        "Finland protested against the fishing ban on Tuesday."
    )
    anew = (
        "On Thursday Norway's minister, Ida Berg, met Bo Ek, Sweden's minister, in Oslo. In May Norway will send four "
        "frigates into the Gulf of Finland. On Wednesday Sweden's parliament approved 300 million kronor for "
        "the cables at sea. On Tuesday Finland had protested against the ban on fishing."
    )
    state = one(tell, "sources", (DAY, first), (DAY, anew))
    assert all("same text as" in entry.note for entry in state.entries), "put into other words, it counts once"
    assert warned(state) == [8]


def test_an_undated_report_is_received_and_warned_of(tell: Tell) -> None:
    state = one(tell, "sources", (None, WIRE))
    assert [entry.label for entry in state.entries] == ["received"]
    assert warned(state) == [12]


def test_a_report_that_looks_back(tell: Tell) -> None:
    text = (
        "Norway sent two frigates on Monday. The ships arrived on Tuesday. Norway's minister met Sweden's on Thursday."
    )
    assert dict(one(tell, "sources", (DAY, text)).holds)["retrospective"] == "1"


def test_one_remark_in_two_wordings_and_cut_short(tell: Tell) -> None:
    whole = "“We are deeply encouraged by what our neighbours have decided this week,” Norway's minister Ida Berg said."
    other = (
        "“We are greatly encouraged by what our neighbours have decided this week,” Norway's minister Ida Berg said."
    )
    short = "Norway's minister Ida Berg said she was encouraged “by what our neighbours have decided this week.”"
    state = one(tell, "quotations", (DAY, whole), (DAY, other), (DAY, short))
    assert len(state.entries) == 1
    assert "in other words" in state.entries[0].note
    assert "cut short by Paper 2" in state.entries[0].note
    assert stages(state) == ["first carried", "variant"]
    assert warned(state) == [3]


def test_fragments_by_their_stems(tell: Tell) -> None:
    one_way = "Norway's minister Ida Berg expressed “great encouragement” over the plan."
    other_way = "Norway's minister Ida Berg said she was “greatly encouraged” by the plan."
    state = one(tell, "quotations", (DAY, one_way), (DAY, other_way))
    assert len(state.entries) == 1
    assert warned(state) == [3]


def test_a_fragment_without_a_speaker(tell: Tell) -> None:
    text = "Norway, under the “northern umbrella” of its allies, opened the exercise “Cold Shore” on Monday."
    state = one(tell, "quotations", (DAY, text))
    assert [(entry.label, entry.text) for entry in state.entries] == [
        ("fragment without a speaker", "northern umbrella")
    ]


UNNAMED = "Norwegian officials said the frigate will leave on Monday. Officials said it would stay a week."


def test_shares_of_named_unnamed_and_passive(tell: Tell) -> None:
    text = f"{UNNAMED} Norway's minister Ida Berg said the ship was ready. The crew is expected to train in Finland."
    state = one(tell, "officials", (DAY, text))
    assert dict(state.holds) == {"named": "1 of 4", "unnamed": "2 of 4", "passive": "1 of 4"}
    assert state.entries[0].text == "named 1, unnamed 2, passive 1"


def test_officials_of_no_stated_nation(tell: Tell) -> None:
    state = one(tell, "officials", (DAY, UNNAMED))
    said = [(entry.speaker, entry.side) for entry in state.entries if entry.label == "unnamed"]
    assert said == [("Norwegian officials", "NOR"), ("Officials", None)]
    assert warned(state) == [8, 9]
    assert "“Officials”" in state.warnings[1].text


def test_what_unnamed_people_say_is_borne_out_by_another_report(tell: Tell) -> None:
    said = (DAY, "Swedish officials said Norway attacked a Swedish trawler on Thursday.")
    told = (DAY, "Norway attacked a Swedish trawler on Thursday, Sweden's prime minister said.")
    assert stages(one(tell, "officials", said, told)) == ["corroborated"]
    assert warned(one(tell, "officials", said, told)) == []


def test_a_later_report_that_tells_otherwise(tell: Tell) -> None:
    told = (DAY, "Norway attacked a Swedish trawler off Bergen on Thursday, Sweden's prime minister said.")
    denied = (LATER, "Norway's prime minister denied that Norway attacked a Swedish trawler off Bergen on 4 March.")
    state = one(tell, "sources", told, denied)
    assert "told otherwise by" in state.entries[0].note
