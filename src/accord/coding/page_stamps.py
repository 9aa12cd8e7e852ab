"""4. Mentions → records: the days at which a page or a comment was put up, which are of no event told beside them."""

from __future__ import annotations

import re

_BEFORE = 60
_PUT_UP = r"(?:updated|posted|published|amended|modified|edited|filed)"
_LABEL = re.compile(
    rf"(?:\b(?:last|page|article|story)\s+(?:last\s+)?{_PUT_UP}\b\s*(?::|at\b|on\b)?(?:\s+at\b)?|\b{_PUT_UP}\s*:"
    rf"|^\W*(?:first\s+)?{_PUT_UP}\s+(?:at|on)\b)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands in front of a stamp: "updated:", "Page last updated at", "Posted on" at the head of a line."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_BAR = re.compile(r"\s*\|")
_ALONE = re.compile(r"[ \t]*(?:$|\n)")
_TEXT = re.compile(r"[ \t]+[A-Z“\"]")


def is_stamp(text: str, start: int, end: int) -> bool:
    """Whether a time says when what is printed was put up, with a word for that in front, or by where it stands.

    A whole date with its year alone on a line, a whole date with an hour at the head of a line before a sentence or at
    its end, one before a bar ("4 May 2031 at 7.25 pm | Report abuse").
    """
    line = text.rfind("\n", 0, start) + 1
    if _LABEL.search(text[max(line, start - _BEFORE) : start]):
        return True
    words = text[start:end]
    if not _YEAR.search(words):
        return False
    has_hour = _CLOCK.search(words) is not None
    if _BAR.match(text, end):
        return has_hour or not text[line:start].strip()
    at_head, at_end = not text[line:start].strip(), _ALONE.match(text, end) is not None
    if at_head and at_end:
        return True
    return has_hour and ((at_head and _TEXT.match(text, end) is not None) or at_end)
