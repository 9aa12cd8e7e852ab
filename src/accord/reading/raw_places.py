"""1. Bytes → Report: where a span of a report's text stands in the bytes it was read from."""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass

from accord.reading.decoding import decode
from accord.records import Report

_SKIPPED = re.compile(
    r"<!--.{0,20000}?-->"
    r"|<(script|style|svg|noscript|template)\b[^<>]{0,2000}>.{0,100000}?</\1\s*>|<!\[CDATA\[|\]\]>|</?[A-Za-z!?][^<>]{0,20000}>"
    r"|(?P<entity>&(?:amp;)?(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31}\d{0,2});)"
    r"|(?P<quoted>=\r?\n|(?:=[0-9A-Fa-f]{2})+)"
    r"|(?P<escape>\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[0-9a-fA-F]{4}|u[0-9a-fA-F]{4}|[nrtbf\"/\\]))|\s+",
    re.DOTALL | re.IGNORECASE,
)
_MARKED = frozenset({"html", "feed"})
_ESCAPED = frozenset({"jsonl", "feed"})
_ESCAPES = {"n": "", "r": "", "t": "", "b": "", "f": ""}
_CONTEXT = 60
_UNPLACED = frozenset({"pdf"})
_QUOTED_PRINTABLE = re.compile(rb"^content-transfer-encoding:\s*quoted-printable", re.IGNORECASE | re.MULTILINE)
_HEADED = re.compile(rb"[!-9;-~]+:[ \t]")


@dataclass(frozen=True, slots=True)
class RawPlace:
    """A range of bytes, end exclusive."""

    start: int
    end: int


def find_raw_place(raw: bytes, report: Report, start: int, end: int) -> RawPlace | None:
    """The bytes from which a span of a report's text was read; None where they cannot be told.

    The letters of the span are looked for in what the bytes show, in order and without white space, tags and escapes;
    of several places the one with the same words around it counts, then the first. A PDF has pages instead
    (`Report.page_at`), and a mail in base64 has no words in its bytes: None.

    >>> raw = b"<p>Talks in <b>Oslo</b> &amp; Bergen</p>"
    >>> place = find_raw_place(raw, Report(text="Talks in Oslo & Bergen", format="html"), 9, 22)
    >>> raw[place.start:place.end]
    b'Oslo</b> &amp; Bergen'
    """
    wanted = _letters(report.text[start:end])
    if not wanted or report.format in _UNPLACED:
        return None
    text = decode(raw, report.source or "bytes")
    widths = _widths(raw, text)
    if widths is None:
        return None
    # A message may hold its words as text, as a page, or both.
    for kind in ("mail", "html") if report.format == "mail" else (report.format,):
        found = _find(report, (start, end), _shown(text, kind, _is_quoted_printable(raw)))
        if found is not None:
            return RawPlace(widths[found[0]], widths[found[1]])
    return None


def _find(report: Report, span: tuple[int, int], source: tuple[str, array[int], array[int]]) -> tuple[int, int] | None:
    """Where a span of a report stands in the decoded text of its source."""
    start, end = span
    shown, starts, ends = source
    wanted = _letters(report.text[start:end])
    before = _letters(report.text[max(0, start - 3 * _CONTEXT) : start])[-_CONTEXT:]
    after = _letters(report.text[end : end + 3 * _CONTEXT])[:_CONTEXT]
    at = _best(shown, wanted, before, after)
    return None if at is None else (starts[at], ends[at + len(wanted) - 1])


def _is_quoted_printable(raw: bytes) -> bool:
    """Whether a source is a message, or a page saved as one, with words in quoted-printable (RFC 2045, 6.7)."""
    return _HEADED.match(raw) is not None and _QUOTED_PRINTABLE.search(raw) is not None


def _letters(text: str) -> str:
    return "".join(text.split())


def _best(shown: str, wanted: str, before: str, after: str) -> int | None:
    """Where the letters stand with most of the same letters on both sides; the first of equal ones."""
    best, most, at = None, -1, shown.find(wanted)
    while at >= 0:
        stop = at + len(wanted)
        around = (shown[max(0, at - _CONTEXT) : at][::-1], shown[stop : stop + _CONTEXT])
        alike = _alike(before[::-1], around[0]) + _alike(after, around[1])
        if alike > most:
            best, most = at, alike
        at = shown.find(wanted, at + 1)
    return best


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _shown(text: str, kind: str, is_quoted: bool) -> tuple[str, array[int], array[int]]:
    """The letters a source shows, and for each where it begins and ends in the decoded text."""
    letters: list[str] = []
    starts, ends = array("q"), array("q")
    place = 0
    for match in _SKIPPED.finditer(text):
        value = _unquoted(match["quoted"], is_quoted) if match["quoted"] else _value(match, kind)
        if value is None:
            continue
        letters.append(text[place : match.start()])
        starts.extend(range(place, match.start()))
        ends.extend(range(place + 1, match.start() + 1))
        shown = _letters(value)
        letters.append(shown)
        starts.extend([match.start()] * len(shown))
        ends.extend([match.end()] * len(shown))
        place = match.end()
    letters.append(text[place:])
    starts.extend(range(place, len(text)))
    ends.extend(range(place + 1, len(text) + 1))
    return "".join(letters), starts, ends


def _value(match: re.Match[str], kind: str) -> str | None:
    """What a piece of a source shows: nothing for a tag or white space, None where it is text in this format."""
    if match["entity"]:
        return html.unescape(html.unescape(match["entity"])) if kind in _MARKED | _ESCAPED else None
    if match["escape"]:
        return _unescaped(match["escape"][1:]) if kind in _ESCAPED else None
    is_tag = match.group().startswith(("<", "]"))
    return "" if not is_tag or kind in _MARKED | _ESCAPED else None


def _unquoted(code: str, is_quoted: bool) -> str | None:
    """What a piece of quoted-printable stands for: nothing at the end of a line, else the letters of its bytes.

    In other sources it is an equals sign, or text.
    """
    if code.endswith("\n"):
        return "" if is_quoted else "="
    if not is_quoted:
        return None
    raw = bytes.fromhex(code.replace("=", ""))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _unescaped(code: str) -> str:
    if code[0] == "u":
        units = b"".join(int(part, 16).to_bytes(2, "big") for part in code[1:].split("\\u"))
        return units.decode("utf-16-be", errors="replace")
    return _ESCAPES.get(code, code)


def _widths(raw: bytes, text: str) -> array[int] | None:
    """For each character of the decoded text, and its end, the byte it begins at; None where that cannot be told."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if raw.startswith(mark):
            return _counted(raw, text, encoding, len(mark))
    for encoding in ("utf-8", "cp1252", "mixed", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5"):
        found = _counted(raw, text, encoding, 0)
        if found is not None:
            return found
    return None


def _counted(raw: bytes, text: str, encoding: str, start: int) -> array[int] | None:
    places, at = array("q"), start
    for char in text:
        places.append(at)
        size = _size(char, raw, at, encoding)
        if size is None:
            return None
        at += size
    places.append(at)
    return places if at == len(raw) else None


def _size(char: str, raw: bytes, at: int, encoding: str) -> int | None:
    """How many bytes a character takes at a place; None where other bytes stand there."""
    if char.isascii() and encoding[:6] not in ("utf-16", "utf-32"):
        return 1 if raw[at : at + 1] == char.encode() else None
    for name in ("utf-8", "cp1252") if encoding == "mixed" else (encoding,):
        try:
            code = char.encode(name, errors="surrogatepass" if name.startswith("utf") else "strict")
        except UnicodeEncodeError:
            code = b""
        if code and raw.startswith(code, at):
            return len(code)
    is_lost = char == "\ufffd" and encoding in ("mixed", "cp1252")
    return 1 if is_lost else None
