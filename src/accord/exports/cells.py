"""9. Ledger → other people's formats: what a report says as a cell that a spreadsheet shows and never runs."""

from __future__ import annotations

import re
from typing import TypeVar

T = TypeVar("T")

SEPARATOR = "; "
"""Between the values of a list in one cell."""
_RUN = re.compile(r"[\s\ufeff\u200b\u00a0\"'“”‘’]*[=+\-@＝＋－＠\t\r\n]")
_RUN_BEHIND = re.compile(r"(;[\s\ufeff\u200b\u00a0\"'“”‘’]*)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet that takes semicolons for borders of cells would begin a cell and run it."""
_EXACT = 2**53
"""Whole numbers below it are the same as numbers with a point."""
_NAMED = {"\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_CONTROL = (*range(32), *range(127, 160), 0x2028, 0x2029)
_ONE_LINE = str.maketrans({chr(code): f"\\u{code:04x}" for code in _CONTROL} | _NAMED)


def defused(value: T) -> T | str:
    r"""A text as a cell: an apostrophe before what a spreadsheet would run, line breaks and control characters escaped.

    A spreadsheet runs a text that begins with = + - @ or a tab, also behind spaces or quotation marks. What is no
    text stays as it is: a number is never run.

    >>> defused("=HYPERLINK(1)"), defused("two\nlines"), defused(-3)
    ("'=HYPERLINK(1)", 'two\\nlines', -3)
    """
    if not isinstance(value, str):
        return value
    safe = _RUN_BEHIND.sub(r"\1'", escaped(value))
    return f"'{safe}" if _RUN.match(value) else safe


def escaped(text: str) -> str:
    r"""The text on one line: line breaks, tabs and control characters as \n, \t, \u0007; a backslash as two."""
    return text.translate(_ONE_LINE)


def cell_of(value: object) -> str:
    """Any value of a row as a cell: nothing for what is unknown, texts defused, a list's values with "; " between.

    A semicolon within such a value has a backslash before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        known = any(each is not None for each in value)
        cells = ("" if each is None else str(defused(str(each))).replace(";", r"\;") for each in value)
        return SEPARATOR.join(cells) if known else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return str(defused(value))
