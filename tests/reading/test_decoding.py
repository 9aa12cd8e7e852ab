"""Bytes to text that nothing can be tricked by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.errors import UnreadableReport
from accord.reading.decoding import clean, decode


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t", "is empty", id="white space"),
        pytest.param(b"SQLite format 3\x00rest", "--ledger", id="a ledger"),
        pytest.param(b"%PDF-1.7", "is a PDF", id="PDF"),
        pytest.param(b"\x7fELF\x02\x01", "is a program", id="program"),
        pytest.param(bytes(range(256)) * 4, "binary", id="binary"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, message: str) -> None:
    with pytest.raises(UnreadableReport, match=message):
        decode(raw, "file")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("Łódź".encode(), "Łódź", id="UTF-8"),
        pytest.param("Łódź".encode("utf-8-sig"), "Łódź", id="byte order mark"),
        pytest.param("Łódź".encode("utf-16"), "Łódź", id="UTF-16"),
        pytest.param("Łódź".encode("utf-32"), "Łódź", id="UTF-32"),
        pytest.param(
            "“Mr. Åse” met the others in the café".encode("cp1252"),
            "“Mr. Åse” met the others in the café",
            id="western",
        ),
        pytest.param("“Åse” – ".encode() + "“Åse” said".encode("cp1252"), "“Åse” – “Åse” said", id="mixed"),
        pytest.param(
            '<meta charset="iso-8859-2"> Łódź'.encode("iso-8859-2"), '<meta charset="iso-8859-2"> Łódź', id="declared"
        ),
    ],
)
def test_encodings(raw: bytes, text: str) -> None:
    assert decode(raw, "file") == text


def test_a_wrong_declaration_is_judged_by_the_bytes() -> None:
    raw = (
        b'<meta charset="ascii">'
        + "Der Minister sprach über die Größe der Flotte, sagte er später. ".encode("cp1252") * 5
    )
    assert "über die Größe" in decode(raw, "file")


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        pytest.param("a\x1b[31mred\x1b[0m", "ared", id="colours"),
        pytest.param("\x1b]8;;http://example.org\x07link\x1b]8;;\x07", "link", id="terminal links"),
        pytest.param("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour", id="line ends"),
        pytest.param("bell\x07 null\x00", "bell null", id="controls"),
        pytest.param("a\x9b31mred", "ared", id="escapes of one character"),
        pytest.param("half \ud83d character", "half  character", id="half characters"),
        pytest.param("\u202eevil\u202c", "evil", id="direction overrides"),
        pytest.param("“fine” — naïve\tTab", "“fine” — naïve\tTab", id="ordinary text untouched"),
    ],
)
def test_clean(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_null_or_a_half_character_costs_itself_and_not_the_report() -> None:
    assert clean(decode(b"The ministers\x00 met \xed\xa0\x80in the capital of Norway on Tuesday", "file")) == (
        "The ministers met in the capital of Norway on Tuesday"
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_told(raw: bytes) -> None:
    try:
        text = clean(decode(raw, "file"))
    except UnreadableReport:
        return
    assert text.encode("utf-8").decode("utf-8") == text


@pytest.mark.parametrize("piece", ["\x1b]", "\x1b[0;", "\x9b", "\x1bP", "\r"])
def test_cleaning_takes_linear_time(piece: str) -> None:
    assert clean(piece * 200_000 + "end").endswith("nd")
