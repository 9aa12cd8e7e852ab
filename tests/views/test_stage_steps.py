"""The stages of a dossier as steps."""

from __future__ import annotations

from xml.etree import ElementTree

from accord.dossiers.model import NOTHING, Dossier, DossierState, Move
from accord.records import Evidence
from accord.views.stage_steps import Step, draw_ladder, find_steps, steps_in_words

BUDGET = Dossier(id="b", kind="budget_measure", title="Norway's <budget>")


def move(stage: str, day: str) -> Move:
    words = Evidence(report="r1", start=4, end=9, quote="It was.")
    return Move(stage=stage, day=None, reported=day, report="r1", record="e1", evidence=words)


def state(stage: str, *path: Move, dossier: Dossier = BUDGET) -> DossierState:
    return DossierState(dossier=dossier, stage=stage, since=None, path=path)


def how(steps: tuple[Step, ...]) -> dict[str, str]:
    return {step.stage: step.how for step in steps}


def test_stages_are_reached_stood_on_or_not_reported() -> None:
    steps = find_steps(state("presented", move("guideline", "2025-11-03"), move("presented", "2025-11-04")))
    assert how(steps)["guideline"] == "reached"
    assert how(steps)["presented"] == "here"
    assert how(steps)["submitted"] == "ahead"
    assert how(steps)["enacted"] == "ahead"


def test_a_step_has_the_last_day_and_the_place_of_its_words() -> None:
    steps = find_steps(state("presented", move("presented", "2025-11-04"), move("presented", "2025-11-06")))
    here = next(step for step in steps if step.how == "here")
    assert (here.day, here.report, here.start) == ("2025-11-06", "r1", 4)


def test_a_turn_is_a_step_only_where_a_report_told_of_it() -> None:
    assert "rejected" not in how(find_steps(state("presented", move("presented", "2025-11-04"))))
    turned = find_steps(state("presented", move("rejected", "2025-11-05"), move("presented", "2025-11-06")))
    assert how(turned)["rejected"] == "turn"


def test_a_dossier_of_which_nothing_is_reported_stands_nowhere() -> None:
    assert set(how(find_steps(state(NOTHING))).values()) == {"ahead"}


def test_a_dossier_keeps_its_own_stages_alone_under_its_own_names() -> None:
    own = Dossier(
        id="b", kind="budget_measure", title="B", stages=("proposed", "enacted"), called={"enacted": "in law"}
    )
    steps = find_steps(state("in law", move("in law", "2025-12-02"), dossier=own))
    assert how(steps) == {"proposed": "ahead", "in law": "here"}


def test_a_view_over_records_has_no_stages() -> None:
    assert find_steps(state("", dossier=Dossier(id="o", kind="opinions", title="O"))) == ()


def test_the_ladder_is_told_in_words_and_well_formed() -> None:
    drawn = draw_ladder(state("presented", move("presented", "2025-11-04")))
    tree = ElementTree.fromstring(drawn)
    assert tree[0].text == "Stages of Norway's <budget>"
    assert "presented: stands here since 4 November 2025" in (tree[1].text or "")


def test_no_step_says_so() -> None:
    assert steps_in_words(()) == "No stage is reported."
