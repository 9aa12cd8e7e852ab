"""4. Mentions → records: the days at which a page or a comment was put up, which are of no event told beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE = 60
_PUT_UP = r"(?:updated|posted|published|amended|modified|edited|filed)"
_LABEL = re.compile(
    rf"(?:\b(?:last|page|article|story)\s+(?:last\s+)?{_PUT_UP}\b\s*(?::|at\b|on\b)?(?:\s+at\b)?|\b{_PUT_UP}\s*:"
    r")\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands in front of a stamp: "updated:", "Page last updated at"."""
_PUT_UP_ON = re.compile(rf"^\W*(?:first\s+)?{_PUT_UP}\s+(?:at|on)\s*$", re.IGNORECASE)
"""What fills a line in front of a stamp that ends it, or that only who put it up follows: "Posted on 4 May by Ann"."""
_BY_WHOM = re.compile(r"[ \t]*(?:$|\n|by\b)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_BAR = re.compile(r"\s*\|")
_FULL_HOUR = re.compile(r"\d[:.]\d\d\s*[A-Za-z]|^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_ALONE = re.compile(r"[ \t]*(?:$|\n)")
_TEXT = re.compile(r"[ \t]+[A-Z“\"]")


def is_stamp(text: str, start: int, end: int) -> bool:
    """Whether a time says when what is printed was put up, with a word for that in front, or by where it stands.

    A whole date with its year alone on a line, one with an hour at the end of a line or before a bar ("4 May 2031 at
    7.25 pm | Report abuse"), one with a weekday or zone and an hour at the head of a line before a sentence.
    """
    line = text.rfind("\n", 0, start) + 1
    if _LABEL.search(text[max(line, start - _BEFORE) : start]):
        return True
    if _PUT_UP_ON.match(text[line:start]) and _BY_WHOM.match(text, end):
        return True
    words = text[start:end]
    if not _YEAR.search(words):
        return False
    has_hour = _CLOCK.search(words) is not None
    if _BAR.match(text, end):
        return has_hour
    at_head, at_end = not text[line:start].strip(), _ALONE.match(text, end) is not None
    if at_head and at_end:
        return True
    is_before_text = at_head and _FULL_HOUR.search(words) is not None and _TEXT.match(text, end) is not None
    return has_hour and (is_before_text or at_end)


def entry_days(text: str, times: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Where the days start that head the entries of a chronology: whole dates alone on lines, two or more with text."""
    alone = [(start, end) for start, end in times if _is_alone(text, start, end)]
    following = [*alone[1:], (len(text), len(text))]
    heads = [start for (start, end), (after, _) in zip(alone, following, strict=False) if text[end:after].strip()]
    return frozenset(heads if len(heads) > 1 else ())


def _is_alone(text: str, start: int, end: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    is_whole = _YEAR.search(text[start:end]) is not None
    return is_whole and not text[line:start].strip() and _ALONE.match(text, end) is not None
