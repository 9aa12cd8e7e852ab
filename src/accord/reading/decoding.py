"""1. Bytes → Report: bytes to text, and text to text that no terminal, page or database can be tricked by."""

from __future__ import annotations

import re
import unicodedata

from accord.errors import UnreadableReport

_SIGNATURES = {
    b"SQLite format 3\x00": "is a database, not a report. To use a ledger name it with --ledger.",
    b"%PDF-": "is a PDF. Expected text, HTML, JSON lines, RSS or Atom. Save its text (pdftotext) and read that.",
    b"PK\x03\x04": "is a zip archive. Expected text, HTML, JSON lines, RSS or Atom. Unpack it and read the folder.",
    b"\x1f\x8b": "is a gzip archive. Expected text, HTML, JSON lines, RSS or Atom. Unpack it first.",
    b"bplist00": "is a web archive of Safari. Expected text, HTML or MHTML. Save the page as HTML (Page Source).",
    b"\x89PNG": "is an image. Expected text, HTML, JSON lines, RSS or Atom.",
    b"\xff\xd8\xff": "is an image. Expected text, HTML, JSON lines, RSS or Atom.",
    b"GIF8": "is an image. Expected text, HTML, JSON lines, RSS or Atom.",
    b"\x7fELF": "is a program. Expected text, HTML, JSON lines, RSS or Atom.",
}
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset\s*=\s*["']?|encoding\s*=\s*["'])([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
# Python's other codecs (punycode, unicode_escape, ...) are no encodings of pages and can be slow.
_ENCODING = re.compile(rb"(?i)(?:iso|windows|latin|koi|shift|x-sjis|sjis|euc|gb|big5|mac|cp\d|us-ascii|ascii|utf-16)")
_ESCAPES = re.compile(
    r"\x9b[0-9;:?<=>]{0,100}[ -/]{0,10}[@-~]"
    r"|\x1b(?:\[[0-9;:?<=>]{0,100}[ -/]{0,10}[@-~]|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)"
    r"|[PX^_][^\x1b]{0,2000}\x1b\\|[@-Z\\-_])"
)
_LINE_ENDS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
_FORBIDDEN = frozenset({"Cc", "Cs", "Cn"})
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff")
_BINARY_SHARE = 0.02
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_LETTER = re.compile(
    rb"(?:[\xc3-\xc9\xce-\xd1][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x80-\xbf]{3})"
)
"""Bytes that are a letter or mark of UTF-8 and hardly ever two letters of windows-1252 side by side."""

_LATIN_SHARE = 0.3
"""Most share of bytes above ASCII in western text; Cyrillic, Greek and Asian texts have more than half."""


def decode(raw: bytes, source: str) -> str:
    """The text of a file's bytes: by its byte order mark, as UTF-8, as declared, else as charset-normalizer judges.

    Raises UnreadableReport for an empty file, an archive, a picture or other bytes that are no text.
    """
    if not raw.strip():
        raise UnreadableReport(source, "is empty.", "Expected the text of a report. Check how it was saved.")
    for signature, message in _SIGNATURES.items():
        if raw.startswith(signature):
            raise UnreadableReport(source, message)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, errors="replace")
    control = sum(raw[:65536].count(bytes([code])) for code in (*range(8), *range(14, 27), 28, 29, 30, 31))
    if control > _BINARY_SHARE * len(raw[:65536]):
        raise UnreadableReport(source, "is binary data, not text.", "Expected text, HTML, JSON lines, RSS or Atom.")
    try:
        return raw.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return _decode_otherwise(raw, source)


def is_encoding_of_pages(name: str) -> bool:
    """Whether a name is that of an encoding of pages other than UTF-8, which is tried before any name is asked for.

    >>> is_encoding_of_pages("windows-1251"), is_encoding_of_pages("punycode")
    (True, False)
    """
    return _ENCODING.match(name.encode("ascii", "replace")) is not None


def stream_encoding(head: bytes) -> str:
    """The encoding to read a long stream by, from its first bytes: its mark, UTF-8 where it is that, else western.

    >>> stream_encoding("Åse".encode("cp1252"))
    'cp1252'
    """
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    try:
        head[: max(len(head) - 4, 0)].decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if error.start >= len(head) - 8 else "cp1252"
    return "utf-8" if head.isascii() or len(head) > 4 else "cp1252"


def wide_encoding(head: bytes) -> str | None:
    """The encoding of a stream whose mark says that characters take two or four bytes each; None for any other.

    >>> wide_encoding("a".encode("utf-16"))
    'utf-16'
    """
    return next((name for mark, name in _BOMS if head.startswith(mark) and name != "utf-8-sig"), None)


def _decode_otherwise(raw: bytes, source: str) -> str:
    declared = _DECLARED.search(raw[:4096])
    if declared and _ENCODING.match(declared[1]):
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a page that lies about its encoding is judged by its bytes below
    high = sum(map(len, _HIGH.findall(raw)))
    if high <= _LATIN_SHARE * len(raw) or sum(map(len, _UTF8_LETTER.findall(raw))) > high / 2:
        return _decode_mixed(raw)
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        raise UnreadableReport(
            source, "is text in no encoding accord can tell.", "Expected UTF-8. Convert it: iconv -f ENCODING -t UTF-8."
        )
    return raw.decode(best.encoding, errors="replace")


def _decode_mixed(raw: bytes) -> str:
    """UTF-8 where it is, windows-1252 elsewhere, the web's own default (WHATWG Encoding) for western text.

    >>> _decode_mixed("“Åse”".encode() + "“Åse”".encode("cp1252"))
    '“Åse”“Åse”'
    """
    parts: list[str] = []
    start = 0
    for letter in _UTF8_LETTER.finditer(raw):
        parts += [_western(raw[start : letter.start()]), letter.group().decode("utf-8", errors="replace")]
        start = letter.end()
    return "".join([*parts, _western(raw[start:])])


def _western(raw: bytes) -> str:
    return raw.decode("cp1252", errors="replace")


def in_one_line(text: str) -> str:
    """The text cleaned, its white space and line ends as single spaces: for titles, names, addresses.

    >>> in_one_line("Ministers\\n  meet ")
    'Ministers meet'
    """
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """The text with line ends as \\n and without terminal escapes, control characters and direction overrides.

    >>> clean("a\\x1b[31mred\\x1b[0m\\r\\nb\\x07")
    'ared\\nb'
    """
    text = _LINE_ENDS.sub("\n", _ESCAPES.sub("", text))
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(
        char
        for char in text
        if char in "\n\t" or (unicodedata.category(char) not in _FORBIDDEN and char not in _DIRECTION)
    )
