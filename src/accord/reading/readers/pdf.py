"""1. Bytes → Report: PDF, by pypdf: the text of its pages, and where each page begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from accord.errors import UnreadableReport
from accord.reading.dates import find_stated
from accord.reading.decoding import clean, in_one_line
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.readers.plain import find_head
from accord.reading.readers.rows import basis_of
from accord.records import Report

MAX_PAGES = 2_000


def _fits(opened: Opened) -> bool:
    return b"%PDF-" in opened.head[:1024]


def _read(opened: Opened) -> Iterator[Report]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        with opened.any_order() as stream:
            document = PdfReader(stream)
            if document.is_encrypted and not document.decrypt(""):
                raise UnreadableReport(opened.name, "is an encrypted PDF.", "Save it without a password.")
            if len(document.pages) > MAX_PAGES:
                raise UnreadableReport(opened.name, f"has {len(document.pages):,} pages.", f"Expected {MAX_PAGES:,}.")
            pages = [_page_text(page) for page in document.pages]
            told = _title(document)
    except (FileNotDecryptedError, DependencyError) as error:
        raise UnreadableReport(opened.name, "is an encrypted PDF.", "Save it without a password.") from error
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as error:
        reason = f"is a PDF that is damaged ({type(error).__name__})."
        raise UnreadableReport(opened.name, reason, "Save it again.") from error
    text, starts = _joined(pages)
    if not text.strip():
        raise UnreadableReport(
            opened.name, "is a PDF without text.", "It holds pictures of pages: read them by OCR first."
        )
    stated = find_stated(text)
    title, publisher, _ = find_head(text)
    yield Report(
        text=text,
        title=told or title,
        publisher=publisher,
        published=stated.day if stated else None,
        published_basis=basis_of(None, stated),
        published_words=stated.words if stated else None,
        month_day=stated.month_day if stated else None,
        format="pdf",
        source=opened.name,
        pages=starts,
    )


def _page_text(page: Any) -> str:
    """The text of a page, its lines joined into paragraphs and words that a line's end cuts made whole."""
    lines = [line.rstrip() for line in clean(page.extract_text() or "").split("\n")]
    text = "\n".join(lines).strip()
    text = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)
    # A line that ends without a stop and is followed by small letters goes on.
    return re.sub(r"(?<![.!?:\n])\n(?=[a-z(])", " ", text)


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The pages as one text, and where each begins in it."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for page in pages:
        starts.append(length)
        part = f"{page}\n\n" if page else ""
        parts.append(part)
        length += len(part)
    return "".join(parts), tuple(starts)


def _title(document: Any) -> str | None:
    title = document.metadata.title if document.metadata else None
    told = in_one_line(str(title)) if title else ""
    return told if " " in told and not re.search(r"\.(?:docx?|pdf|indd)$|^Microsoft Word", told) else None


READER = Reader(name="pdf", fits=_fits, read=_read)
