"""The user's own codebook: what is read from its files, and what is refused, with file, row and what is expected."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.codebook import codebook_in_use, explain
from accord.codebook.codebooks import Codebook, bundled
from accord.codebook.event_frames import frames, read
from accord.codebook.own_files import read_own
from accord.codebook.own_rows import conditions, frame_problems
from accord.errors import CodebookError
from accord.mentions.framing import _CHECKS
from accord.values import EventType

TYPE = """
[[event_type]]
code = "TRANSIT"
plover = "MOBILIZE"
gloss = "A warship sails through a strait."
example = "The frigate [transited] the strait."
"""
FRAME = """
[[frame]]
verb = ["transit"]
type = "TRANSIT"
example = "The frigate [transited] the strait."
"""
PORT_CALL = """
[[frame]]
verb = ["berth"]
type = "CONSULT"
mode = "visit"
label = "port_call"
example = "The destroyer [berthed] in Valletta."
"""


def written(folder: Path, *texts: str) -> Path:
    for number, text in enumerate(texts):
        (folder / f"own{number}.toml").write_text(text, encoding="utf-8")
    return folder


def refused(folder: Path, *texts: str) -> tuple[str, ...]:
    with pytest.raises(CodebookError) as raised:
        read_own(written(folder, *texts))
    assert all("\n" not in problem for problem in raised.value.problems)
    return raised.value.problems


def first_frame(codebook: Codebook, part: str, word: str) -> tuple[EventType | None, str]:
    frame = codebook.frames_of(part)[word][0]
    return frame.type, frame.label


def test_an_own_type_counts_as_a_plover_type_and_is_carried_as_the_label(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, TYPE + FRAME))
    frame = codebook.own_frames[0]
    assert (frame.type, frame.label, frame.source) == (
        EventType.MOBILIZE,
        "TRANSIT",
        "own0.toml, frame 1 (verb transit)",
    )


def test_an_own_type_that_plover_leaves_out_has_none(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, (TYPE + FRAME).replace("MOBILIZE", "none")))
    assert (codebook.own_frames[0].type, codebook.own_frames[0].label) == (None, "TRANSIT")


def test_a_type_of_one_file_serves_the_frames_of_another(tmp_path: Path) -> None:
    assert len(read_own(written(tmp_path, FRAME, TYPE, PORT_CALL)).own_frames) == 2


def test_type_and_contexts_at_the_head_of_a_file_count_for_its_frames(tmp_path: Path) -> None:
    text = 'type = "CONSULT"\ncontexts = ["military"]\n' + PORT_CALL.replace('type = "CONSULT"\n', "")
    frame = read_own(written(tmp_path, text)).own_frames[0]
    assert (frame.type, frame.contexts) == (EventType.CONSULT, ("military",))


def test_the_bundled_frames_stay_beside_the_own_ones(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, PORT_CALL))
    assert len(codebook.frames) == len(frames()) + 1
    assert first_frame(codebook, "verb", "huddle") == (EventType.CONSULT, "meeting")


def test_replaces_takes_the_words_from_the_bundled_frames_of_that_label_alone(tmp_path: Path) -> None:
    text = PORT_CALL.replace("berth", "huddle") + 'replaces = "meeting"\n'
    codebook = read_own(written(tmp_path, text))
    assert [frame.label for frame in codebook.frames_of("verb")["huddle"]] == ["port_call"]
    assert first_frame(codebook, "verb", "confer")[1] in ("meeting", "talks", "phone_call")
    assert "huddle" in bundled().frames_of("verb")


def test_of_frames_as_specific_the_own_one_counts(tmp_path: Path) -> None:
    text = PORT_CALL.replace('["berth"]', '["huddle"]\nobject = ["quay"]') + PORT_CALL.replace("berth", "moor")
    codebook = read_own(written(tmp_path, text))
    assert first_frame(codebook, "verb", "huddle") == (EventType.CONSULT, "port_call")


PROBLEMS = {
    "unknown type": (FRAME, "own0.toml, frame 1 (verb transit): has type 'TRANSIT', which is unknown."),
    "near type": (TYPE + FRAME.replace("TRANSIT", "TRANSITT"), "Did you mean TRANSIT?"),
    "no type": (PORT_CALL.replace('type = "CONSULT"\n', ""), "has no type. Expected one of AGREE,"),
    "no example": (
        PORT_CALL.replace("example", "gloss"),
        "frame 1 (verb berth): has no example. Expected a sentence with the trigger in brackets, such as “The envoy",
    ),
    "unmarked example": (PORT_CALL.replace("[berthed]", "berthed"), "example is “The destroyer berthed in Valletta.”"),
    "empty mark": (PORT_CALL.replace("[berthed]", "[]"), "Expected a sentence with the trigger in brackets"),
    "no label": (PORT_CALL.replace('label = "port_call"\n', ""), "has no label that is a word"),
    "a label beside an own type": (TYPE + FRAME + 'label = "x"\n', "has label 'x'. Expected none"),
    "unknown mode": (
        PORT_CALL.replace('"visit"', '"phoned"'),
        "has mode of CONSULT 'phoned', which is unknown. Did you",
    ),
    "unknown context": (PORT_CALL + 'contexts = ["naval"]\n', "has context 'naval', which is unknown."),
    "unknown key": (PORT_CALL + 'objekt = ["x"]\n', "has key 'objekt', which is unknown. Did you mean object"),
    "unknown class": (PORT_CALL + 'object = ["@ships"]\n', "class of words in object '@ships', which is unknown"),
    "a text for a list": (PORT_CALL.replace('["berth"]', '"berth"'), "verb is 'berth'. Expected a list of words"),
    "numbers for words": (PORT_CALL.replace('["berth"]', "[1]"), "verb is [1]. Expected a list of words"),
    "no words": (PORT_CALL.replace('["berth"]', "[]"), "verb is empty. Expected at least one word."),
    "two words": (PORT_CALL.replace('"berth"', '"tie up"'), "verb 'tie up' is not one word."),
    "two parts": (PORT_CALL + 'noun = ["berth"]\n', "has verb and noun. Expected one of verb, noun, adjective"),
    "no part": (PORT_CALL.replace("verb", "gloss"), "frame 1: has no trigger."),
    "a flag": (PORT_CALL + 'passive = "yes"\n', "passive is 'yes'. Expected true or false."),
    "a name of a verb": (PORT_CALL + "named = true\n", "has named with a verb. Expected it with a noun"),
    "a number": (PORT_CALL + "priority = true\n", "priority is True. Expected a whole number."),
    "met unasked": (
        PORT_CALL.replace("berth", "huddle"),
        "has 'huddle' under the conditions of a bundled frame (frames_consult.toml, frame 1: meeting, CONSULT). "
        'Expected replaces = "meeting" to override it',
    ),
    "replaces what is not there": (
        PORT_CALL.replace("berth", "huddle") + 'replaces = "visit"\n',
        "replaces 'visit', which has none of the words huddle. Expected one of meeting.",
    ),
    "code taken": (TYPE.replace("TRANSIT", "AID") + PORT_CALL, "code 'AID' is taken: a type of accord."),
    "label taken": (
        TYPE.replace("TRANSIT", "deployment") + PORT_CALL,
        "code 'deployment' is taken: a label of frames_",
    ),
    "type twice": (TYPE + TYPE + FRAME, "code 'TRANSIT' is taken: own0.toml, event_type 1 (TRANSIT)."),
    "type without gloss": (
        TYPE.replace("gloss", "#") + PORT_CALL,
        "event_type 1 (TRANSIT): has no gloss. Expected what",
    ),
    "type without plover": (
        TYPE.replace("plover", "#") + PORT_CALL,
        "has no plover. Expected the PLOVER type it counts",
    ),
    "type that is not plover's": (TYPE.replace("MOBILIZE", "MOVE") + PORT_CALL, "has plover 'MOVE', which is unknown."),
    "no table": ("frame = 3\n", "own0.toml frame is no list of tables. Expected rows that begin with [[frame]]."),
    "unknown table": ("[[frames]]\n" + PORT_CALL, "own0.toml has key 'frames', which is unknown. Did you mean frame?"),
    "no frame": (TYPE, "holds no frame. Expected at least one row [[frame]]"),
    "no TOML": ("[[frame\n", "own0.toml is no TOML (Expected"),
}


@pytest.mark.parametrize(("text", "said"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_is_not_sound_is_told_in_a_line(tmp_path: Path, text: str, said: str) -> None:
    problems = refused(tmp_path, text)
    assert any(said in problem for problem in problems), problems


def test_all_that_is_wrong_is_kept_and_the_message_has_the_first(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"There are 1 more: accord explain --check PATH lists them\.$") as raised:
        read_own(written(tmp_path, FRAME, PORT_CALL.replace('"visit"', '"phoned"')))
    assert [problem[:10] for problem in raised.value.problems] == ["own0.toml,", "own1.toml,"]


def test_a_path_that_holds_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="holds no TOML file"):
        read_own(tmp_path)
    with pytest.raises(CodebookError, match=r"nowhere cannot be read \(no such file or directory\)"):
        read_own(tmp_path / "nowhere")
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(CodebookError, match="is not UTF-8"):
        read_own(tmp_path)


@given(
    st.dictionaries(
        st.sampled_from([*conditions(), "verb", "noun", "type", "label", "mode", "example", "priority", "replaces"]),
        st.one_of(
            st.text(max_size=5), st.integers(), st.booleans(), st.lists(st.text(max_size=5), max_size=2), st.none()
        ),
    )
)
def test_any_row_is_judged_without_a_crash(row: dict[str, object]) -> None:
    from accord.codebook.own_rows import Known

    assert all(isinstance(problem, str) for problem in frame_problems(row, {}, Known()))


def test_equal_codebooks_have_one_digest_whatever_the_words_around_their_frames(tmp_path: Path) -> None:
    first, second, other = (tmp_path / name for name in ("first", "second", "other"))
    for folder, text in (
        (first, PORT_CALL),
        (second, "# said otherwise\n" + PORT_CALL.replace("Valletta", "Varna")),
        (other, PORT_CALL.replace("berth", "moor")),
    ):
        folder.mkdir()
        written(folder, text)
    assert read_own(first) == read_own(second)
    assert read_own(first).digest == read_own(second).digest != read_own(other).digest
    assert read_own(first) != bundled()


def test_a_digest_has_no_number_so_that_none_is_newer(tmp_path: Path) -> None:
    assert read_own(written(tmp_path, PORT_CALL)).digest.isalpha()


def test_the_call_counts_before_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert codebook_in_use() == bundled()
    monkeypatch.setenv("ACCORD_CODEBOOK", str(written(tmp_path, PORT_CALL)))
    assert codebook_in_use().own_frames[0].label == "port_call"
    assert codebook_in_use(bundled()) == bundled()
    monkeypatch.setenv("ACCORD_CODEBOOK", "")
    assert codebook_in_use() == bundled()


def test_every_condition_has_its_check_and_every_bundled_frame_sets_known_ones() -> None:
    assert set(_CHECKS) <= set(conditions())
    assert {name for frame in frames() for name, _ in frame.conditions} <= set(conditions())
    assert all(entry["takes"] in ("words", "flag") and entry["gloss"] for entry in conditions().values())


def test_the_bundled_rows_are_sound_by_the_same_rules() -> None:
    from accord.codebook.event_frames import HERE
    from accord.codebook.own_rows import Known

    for path in sorted(HERE.glob("frames_*.toml")):
        data = read(path.name)
        for row in data["frame"]:
            assert list(frame_problems(row, data, Known())) == [], row


def test_explain_shows_own_types_labels_and_triggers(tmp_path: Path) -> None:
    codebook = read_own(written(tmp_path, TYPE + FRAME + PORT_CALL))
    assert explain("TRANSIT", codebook).splitlines() == [
        "TRANSIT (own event type, MOBILIZE): A warship sails through a strait.",
        "  own0.toml, event_type 1 (TRANSIT): “The frigate [transited] the strait.”",
        "  own0.toml, frame 1 (verb transit): verb transit → TRANSIT, MOBILIZE. “The frigate [transited] the strait.”",
    ]
    assert explain("transit", codebook) == explain("TRANSIT", codebook)
    assert "  port_call: verb berth" in explain("CONSULT", codebook).splitlines()
    assert "own0.toml, frame 2 (verb berth)" in explain("berth", codebook)
