"""A report's text in pieces: nothing of it is lost, and each piece belongs to its records."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accord.records import ActorRecord, AnyRecord, Evidence, TimeRecord
from accord.values import ActorKind, Form, TimexType
from accord.web.marking_up import cut

TEXT = "Norway met Finland.\n\nThey signed on Friday.\nIt rained."


def actor(start: int, end: int, text: str = TEXT) -> ActorRecord:
    evidence = Evidence(report="r1", start=0, end=len(text), quote=text)
    words = text[start:end]
    return ActorRecord(
        start=start,
        end=end,
        text=words,
        evidence=evidence,
        actor=words or "x",
        name=words,
        actor_kind=ActorKind.STATE,
        form=Form.NAME,
    )


def time(start: int, end: int) -> TimeRecord:
    evidence = Evidence(report="r1", start=21, end=43, quote=TEXT[21:43])
    return TimeRecord(start=start, end=end, text=TEXT[start:end], evidence=evidence, type=TimexType.DATE, value="2025")


def told(records: list[AnyRecord], text: str = TEXT) -> list[str]:
    return ["".join(piece.text for piece in pieces) for pieces in cut(text, records)]


def test_paragraphs_are_those_of_the_text_whatever_is_marked() -> None:
    assert told([]) == ["Norway met Finland.", "They signed on Friday.", "It rained."]
    assert told([actor(0, 6), time(36, 42), actor(3, 30)]) == told([])


def test_a_piece_of_two_records_opens_the_shorter_one() -> None:
    long, short = actor(0, 18), actor(0, 6)
    first = cut(TEXT, [long, short])[0][0]
    assert (first.text, first.record) == ("Norway", short.id)
    assert set(first.begins) == {long.id, short.id}


def test_a_sentence_begins_where_its_words_begin() -> None:
    pieces = cut(TEXT, [time(36, 42)])[1]
    assert pieces[0].starts == (21,)
    assert [piece.text for piece in pieces if piece.kinds] == ["Friday"]


def test_a_record_outside_the_text_is_left_out() -> None:
    assert told([actor(40, 400), actor(5, 5)]) == told([])


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12),
)
def test_no_character_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    records: list[AnyRecord] = [actor(start, end, text) for start, end in spans]
    kept = "".join(told(records, text))
    lines = [line for line in text.split("\n") if line.strip()]
    assert kept == "".join(lines)
