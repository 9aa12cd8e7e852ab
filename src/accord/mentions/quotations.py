"""3. Doc → mentions: stretches of text in quotation marks, balanced or not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from accord.parsing.sentences import paragraph_starts

_MARK = re.compile(r"``|''|[“”„‟«»\"＂‘’‚'‹›「」『』]")
_STRAIGHT = frozenset({'"', "''", "＂"})
_DOUBLE = _STRAIGHT | {"”"}
_CLOSED_BY: dict[str, frozenset[str]] = {
    **dict.fromkeys(("“", "‟", "``", '"', "''", "＂"), _DOUBLE),
    "„": _DOUBLE | {"“"},
    "«": frozenset("»"),
    "»": frozenset("«"),
    "「": frozenset("」"),
    "『": frozenset("』"),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    "‹": frozenset("›"),
    "›": frozenset("‹"),
}
_SINGLE = "‘‚'"
_SPACED = "«‹"
"""French sets a space inside its marks."""
_INWARD = "»›"
"""German books turn guillemets round; such a mark opens only before a word and where a closing one follows."""
_OPENING = "“„‟«`‘‚‹「『\"'"
_BEFORE_OPENER = " \t\r\n([{—–-/:;,\u00a0"
_AFTER_CLOSER = " \t\r\n)]}—–-/.,;:?!\u00a0"
_WORD = re.compile(r"\w+")
_STOP = ".,?!…—–"

SCARE_WORDS = 4
"""A quoted stretch of at most so many words, without a mark of a finished sentence, is a term in quotation marks."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks. One whose closing mark is missing ends with its paragraph."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    is_closed: bool
    continues: bool = False
    words: int = 0
    is_sentence: bool = False

    @property
    def is_scare(self) -> bool:
        """Whether the marks only set off a word or a term ("so-called"), and hold no speech of their own."""
        return self.words <= SCARE_WORDS and not self.is_sentence


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order: curly, straight, single, low and angular marks."""
    starts = sorted(paragraph_starts(text))
    found: list[Quotation] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        following = text[end : end + 1]
        found.extend(_in_paragraph(text, start, end, bool(following) and following in "“\"„«'`"))
    return found


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> Iterator[Quotation]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    singles = [at for at, mark in marks if mark in "’'" and _can_close(text, at, mark, end)]
    inward = max((at for at, mark in marks if mark in _SPACED), default=-1)
    opened: tuple[int, str] | None = None
    for at, mark in marks:
        if opened is None:
            if _opens(text, at, mark, singles) and (mark not in _INWARD or at < inward):
                opened = (at, mark)
        elif mark in _CLOSED_BY[opened[1]] and not _reopens(text, at, mark, start):
            if opened[1] in _SINGLE and _is_plural_possessive(text, at, singles):
                continue
            yield _made(text, opened, at, at + len(mark))
            opened = None
        elif mark == opened[1] and mark not in _SINGLE:
            # A second opening mark: the first was never closed.
            yield _made(text, opened, at, at, is_closed=False)
            opened = (at, mark)
    if opened is not None:
        stop = start + len(text[start:end].rstrip())
        yield _made(text, opened, stop, stop, is_closed=False, continues=goes_on)


def _opens(text: str, at: int, mark: str, singles: list[int]) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + len(mark) : at + len(mark) + 1]
    if not after or (after.isspace() and mark not in _SPACED):
        return False
    if mark in _INWARD and (not after.isalnum() or (before and not before.isspace())):
        return False
    free = not before or before in _BEFORE_OPENER or before in _OPENING
    if mark in _SINGLE:
        later = bisect_right(singles, at)
        return free and (after.isalnum() or after in '“"[(…') and later < len(singles)
    if mark in '"＂':
        return free or (not before.isalnum() and before not in _AFTER_CLOSER)
    return mark in _CLOSED_BY


def _reopens(text: str, at: int, mark: str, start: int) -> bool:
    """Whether a straight mark that could close stands where only an opening one can (space before, word after)."""
    if mark not in '"＂' or at <= start:
        return False
    after = text[at + len(mark) : at + len(mark) + 1]
    return text[at - 1].isspace() and after.isalnum()


def _can_close(text: str, at: int, mark: str, end: int) -> bool:
    after = text[at + 1 : at + 2]
    return at > 0 and not text[at - 1].isspace() and (at + 1 >= end or after in _AFTER_CLOSER or after in '”"')


def _is_plural_possessive(text: str, at: int, singles: list[int]) -> bool:
    """Whether a mark in single quotation is an apostrophe: inside a word, or after a plural with a closer to come."""
    place = bisect_right(singles, at)
    if not place or singles[place - 1] != at:
        return True
    return (
        text[at - 1] == "s"
        and text[at + 1 : at + 2] == " "
        and text[at + 2 : at + 3].islower()
        and place < len(singles)
    )


def _made(
    text: str, opened: tuple[int, str], stop: int, end: int, *, is_closed: bool = True, continues: bool = False
) -> Quotation:
    inner = opened[0] + len(opened[1])
    while not is_closed and end > inner and text[end - 1].isspace():
        end -= 1
    inner_end = min(stop, end)
    words = 0
    for words, _ in enumerate(_WORD.finditer(text, inner, inner_end), start=1):
        if words > SCARE_WORDS:
            break
    inside = text[inner:inner_end].strip()
    first, last = inside[:1], inside[-1:]
    whole = first.isupper() and (last in _STOP or text[end : end + 1] in ".,?!") and words > 0
    return Quotation(opened[0], end, inner, inner_end, is_closed, continues, words, whole)


class Quotations:
    """The quotations of one text, found by position."""

    def __init__(self, text: str) -> None:
        self.all = find_quotations(text)
        self._starts = [quotation.start for quotation in self.all]
        self._ends = [quotation.end for quotation in self.all]

    def at(self, position: int) -> Quotation | None:
        """The quotation that holds a character, its marks included."""
        number = bisect_right(self._starts, position) - 1
        if number >= 0 and self.all[number].end > position:
            return self.all[number]
        return None

    def ending_at(self, position: int) -> Quotation | None:
        """The quotation whose last character stands right before a position."""
        number = bisect_right(self._ends, position) - 1
        if number >= 0 and self._ends[number] == position:
            return self.all[number]
        return None

    def starting_at(self, position: int) -> Quotation | None:
        """The quotation that begins at a position."""
        number = bisect_right(self._starts, position) - 1
        if number >= 0 and self._starts[number] == position:
            return self.all[number]
        return None

    def within(self, start: int, end: int) -> list[Quotation]:
        """The quotations that begin inside a stretch."""
        return self.all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]
