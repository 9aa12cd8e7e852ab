"""8. Ledger → what people see: the brief in each of its formats, and as a file."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

from accord.errors import InputError
from accord.views.brief_parts import Brief
from accord.views.files import check_writable, write_bytes


class BriefFormat(StrEnum):
    """What a brief is written as."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


SUFFIXES = {
    ".md": BriefFormat.MARKDOWN,
    ".html": BriefFormat.HTML,
    ".htm": BriefFormat.HTML,
    ".pdf": BriefFormat.PDF,
    ".json": BriefFormat.JSON,
}


def format_of(path: str | Path) -> BriefFormat:
    """The format a file's name asks for; Markdown where it says nothing.

    >>> format_of("brief.pdf")
    <BriefFormat.PDF: 'pdf'>
    """
    return SUFFIXES.get(Path(path).suffix.lower(), BriefFormat.MARKDOWN)


def brief_as(brief: Brief, format_: BriefFormat | str) -> bytes:
    """The brief in a format, as the bytes of a file; PDF needs the extra "pdf-brief" (MissingExtra says so)."""
    try:
        chosen = BriefFormat(format_)
    except ValueError as error:
        raise InputError(f"No format '{format_}' of a brief. Expected one of {', '.join(BriefFormat)}.") from error
    if chosen == BriefFormat.PDF:
        from accord.views.printed import write_pdf

        return write_pdf(brief)
    return _text(brief, chosen).encode("utf-8", "replace")


def save_brief(brief: Brief, path: str | Path, format_: BriefFormat | str | None = None) -> None:
    """Write the brief to a file in one step, in the format given or that its name asks for."""
    check_writable(Path(path))
    write_bytes(Path(path), brief_as(brief, format_ or format_of(path)))


def _text(brief: Brief, chosen: BriefFormat) -> str:
    if chosen == BriefFormat.HTML:
        from accord.views.page import write_page

        return write_page(brief)
    if chosen == BriefFormat.JSON:
        return json.dumps(brief.to_dict(), ensure_ascii=False, indent=1) + "\n"
    from accord.views.markdown import write_markdown

    return write_markdown(brief)
