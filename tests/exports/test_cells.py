"""Cells that a spreadsheet shows and never runs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.exports.cells import cell_of, defused


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        '"=1',
        "' =1",
        "“=1",
        "\u00a0=1",
        "\ufeff=1",
        "＝1",
    ],
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(text: str) -> None:
    assert str(defused(text)).startswith("'")


@pytest.mark.parametrize("text", ["Norway", "28,500 troops", "a = b", "e-mail", "", "“We will”", "…"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize("value", [-3, -2.5, None, True])
def test_what_is_no_text_stays_as_it_is(value: object) -> None:
    assert defused(value) is value


def test_what_stands_behind_a_semicolon_is_defused_too() -> None:
    assert defused('Quiet; =HYPERLINK("x")') == 'Quiet; \'=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("text", "cell"),
    [("two\nlines", r"two\nlines"), ("a\\n", r"a\\n"), ("bell\x07", r"bell\u0007"), ("a\u2028b", r"a\u2028b")],
)
def test_line_breaks_and_control_characters_are_written_out(text: str, cell: str) -> None:
    assert defused(text) == cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (28500.0, "28500"),
        (0.5, "0.5"),
        (-36.8, "-36.8"),
        ([], ""),
        ([None, None], ""),
        (["NOR", None, "FIN"], "NOR; ; FIN"),
        (["a; b", "c"], r"a\; b; c"),
        (["fine", "=1"], "fine; '=1"),
    ],
)
def test_any_value_as_a_cell(value: object, cell: str) -> None:
    assert cell_of(value) == cell


@given(st.text())
def test_no_cell_begins_with_a_sign_or_breaks_a_line(text: str) -> None:
    cell = str(defused(text))
    assert cell.lstrip(" \"'“”‘’\u00a0\ufeff\u200b")[:1] not in set("=+-@") or cell.startswith("'")
    assert len(cell.splitlines()) <= 1
