"""5. Records → the ledger: the words a person types → the reports that hold them."""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from accord.ledger.as_of import AsOf
from accord.ledger.columns import REPORT_FIELDS, report_from
from accord.ledger.queries import REPORT, standing_then
from accord.records import Report
from accord.values import Span

MOST_WORDS = 100
REACH = 200
"""How many characters to each side of a match the shown words go at most."""

# Put round each match. A text that holds these marks, or that SQLite cuts at a zero byte, is shown from its start.
_OPEN, _CLOSE = "\x02\ue000", "\ue000\x03"
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_WORD = re.compile(r"[^\s\x00\"“”„«»]+")
# "U.S. troops" is no end of a sentence.
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that holds the words, with the sentence or so where most of them stand; a match in the title alone shows
    the beginning. `score` is higher for better matches."""

    report: Report
    start: int
    end: int
    quote: str
    matches: tuple[Span, ...]
    score: float

    def __str__(self) -> str:
        return f"{self.report}  “{' '.join(self.quote.split())}”"


def read_words(words: str) -> str:
    """The query for what a person types: every word, and what stands in double quotes as a phrase; never an operator.

    >>> read_words('U.S. OR "28,500 troops" *')
    '"28,500 troops" "U.S." "OR"'
    """
    phrases = [" ".join(_words(phrase)) for phrase in _QUOTED.findall(words)]
    parts = [*phrases, *_words(_QUOTED.sub(" ", words))]
    return " ".join(f'"{part}"' for part in list(filter(None, parts))[:MOST_WORDS])


def search_reports(connection: sqlite3.Connection, words: str, *, limit: int, as_of: AsOf) -> list[Hit]:
    """The reports known at a time in which all the words occur, the best first (BM25, the title counting double)."""
    query = read_words(words)
    if not query or limit < 1:
        return []
    is_known = standing_then(as_of.column)
    rows = connection.execute(
        f"SELECT {REPORT}, found.key, found.rank FROM (SELECT report.key, bm25(report_search, 2.0, 1.0) AS rank "
        "FROM report_search CROSS JOIN report ON report.key = report_search.rowid WHERE report_search MATCH ? "
        f"AND {is_known} ORDER BY rank, report.day DESC, report.id LIMIT ?) AS found "
        "JOIN report ON report.key = found.key ORDER BY found.rank, report.day DESC, report.id",
        (query, *[as_of.value] * is_known.count("?"), limit),
    ).fetchall()
    return [_hit(connection, query, row) for row in rows]


def find_window(text: str, matches: Sequence[Span]) -> Span:
    """The sentence or so that holds the most different matches, the first of equals."""
    first = _densest(text, matches)
    low, high = max(0, first.start - REACH), min(len(text), first.end + REACH)
    start, end = low, high
    for boundary in _SENTENCE_END.finditer(text, low, high):
        if boundary.end() <= first.start:
            start = boundary.end()
        elif boundary.start() >= first.end:
            end = boundary.start() + len(boundary[0].rstrip())
            break
    start = _word_start(text, start, first.start) if start == low else start
    end = _word_end(text, end, first.end) if end == high else end
    shown = text[start:end]
    return Span(start=start + len(shown) - len(shown.lstrip()), end=end - len(shown) + len(shown.rstrip()))


def _words(text: str) -> list[str]:
    # SQLite's tables are of Unicode 6.1: it takes newer emoji for letters.
    return [word for word in _WORD.findall(text) if any(map(str.isalnum, word))]


def _hit(connection: sqlite3.Connection, query: str, row: Sequence[object]) -> Hit:
    report = report_from(tuple(row[: len(REPORT_FIELDS)]))
    key, rank = row[len(REPORT_FIELDS) :]
    marked = connection.execute(
        "SELECT highlight(report_search, 1, ?, ?) FROM report_search WHERE report_search MATCH ? AND rowid = ?",
        (_OPEN, _CLOSE, query, key),
    ).fetchone()[0]
    matches = _matches(marked or "", report.text)
    window = find_window(report.text, matches)
    return Hit(
        report=report,
        start=window.start,
        end=window.end,
        quote=report.text[window.start : window.end],
        matches=matches,
        score=-float(str(rank)),
    )


def _matches(marked: str, text: str) -> tuple[Span, ...]:
    """Where the marked stretches lie in the text; none where the marks cannot be told from the text."""
    found: list[Span] = []
    plain: list[str] = []
    at = 0
    for number, part in enumerate(re.split(f"{_OPEN}|{_CLOSE}", marked)):
        if number % 2:
            found.append(Span(start=at, end=at + len(part)))
        plain.append(part)
        at += len(part)
    return tuple(found) if "".join(plain) == text else ()


def _densest(text: str, matches: Sequence[Span]) -> Span:
    """The match from which on a sentence's length holds the most different matched words."""
    if not matches:
        return Span(start=0, end=0)
    starts = [match.start for match in matches]
    words = [text[match.start : match.end].casefold() for match in matches]
    best, most = 0, 0
    for number, match in enumerate(matches):
        last = min(bisect_left(starts, match.start + REACH), number + MOST_WORDS)
        different = len(set(words[number:last]))
        if different > most:
            best, most = number, different
    return matches[best]


def _word_start(text: str, at: int, before: int) -> int:
    while 0 < at < before and not text[at - 1].isspace():
        at += 1
    return at


def _word_end(text: str, at: int, after: int) -> int:
    while after < at < len(text) and not text[at].isspace():
        at -= 1
    return at
