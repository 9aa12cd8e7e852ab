"""Example sentences of a user's own codebook: run, and told with what came out instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from tests.codebook.test_own_files import PORT_CALL, TYPE, written

from accord.codebook.own_files import read_own
from accord.coder import check_codebook
from accord.mentions.frame_examples import find_example_problems

pytestmark = pytest.mark.model

FRAME = """
[[frame]]
verb = ["{verb}"]
type = "{type}"
label = "own"
example = "{example}"
"""


def problems(nlp: Language, folder: Path, text: str) -> list[str]:
    return list(find_example_problems(read_own(written(folder, text)), nlp))


def test_examples_that_come_out_as_written_are_no_problem(nlp: Language, tmp_path: Path) -> None:
    assert problems(nlp, tmp_path, PORT_CALL) == []


def test_what_a_more_specific_bundled_frame_takes_is_told(nlp: Language, tmp_path: Path) -> None:
    example = "The frigate [transited] the Taiwan Strait on Monday."
    (said,) = problems(nlp, tmp_path, FRAME.format(verb="transit", type="PROTEST", example=example))
    assert said == (
        f"own0.toml, frame 1 (verb transit): “{example}” comes out as deployment (MOBILIZE, mode troops). "
        "Expected own (PROTEST); the parser reads transited as verb transit."
    )


def test_a_sentence_without_its_trigger_is_told(nlp: Language, tmp_path: Path) -> None:
    (said,) = problems(nlp, tmp_path, FRAME.format(verb="berth", type="CONSULT", example="The [ship] berthed."))
    assert "comes out as no event. Expected own (CONSULT); the parser reads ship as noun ship." in said


def test_words_that_name_no_event_are_left_out(nlp: Language, tmp_path: Path) -> None:
    text = FRAME.format(verb="berth", type="speech", example="The ship [berthed].")
    assert problems(nlp, tmp_path, text) == []
    (said,) = problems(nlp, tmp_path, text.replace("berthed", "sank"))
    assert "Expected no event" in said


def test_the_example_of_a_type_has_to_come_out_too(nlp: Language, tmp_path: Path) -> None:
    (said,) = problems(nlp, tmp_path, TYPE + PORT_CALL)
    assert said.startswith("own0.toml, event_type 1 (TRANSIT): “The frigate [transited] the strait.” comes out as ")
    assert "Expected TRANSIT (MOBILIZE)" in said


def test_a_bundled_example_that_an_own_frame_takes_unasked_is_told(nlp: Language, tmp_path: Path) -> None:
    text = FRAME.format(verb="huddle", type="PROTEST", example="The two sailors [huddled] in Riga.")
    text += 'subject = ["premier", "sailor"]\n'
    text = text.replace('"huddle"', '"meet"').replace("huddled", "met")
    found = problems(nlp, tmp_path, text)
    assert any(
        "“The two premiers [met] in Riga.” of frames_consult.toml, frame 1 comes out as own (PROTEST), no longer as "
        'meeting (CONSULT). Expected a condition that tells them apart, or replaces = "meeting".' in said
        for said in found
    ), found
    assert problems(nlp, tmp_path, text + 'replaces = "meeting"\n') == []


def test_check_tells_what_is_not_sound_before_it_runs_any_example(tmp_path: Path) -> None:
    assert check_codebook(written(tmp_path, PORT_CALL)) == ()
    (said,) = check_codebook(written(tmp_path, PORT_CALL.replace("CONSULT", "CONSUL")))
    assert "Did you mean CONSULT?" in said


SHIELD = """
[[frame]]
noun = ["shield"]
modifier = ["freedom"]
type = "MOBILIZE"
label = "freedom_shield"
contexts = ["military"]
example = "Seoul and Washington began Freedom [Shield] on Monday."
"""


def test_a_noun_may_end_a_name_where_its_frame_says_so(nlp: Language, tmp_path: Path) -> None:
    (said,) = problems(nlp, tmp_path, SHIELD)
    assert "comes out as " in said
    assert problems(nlp, tmp_path, SHIELD + "named = true\n") == []
