"""8. Ledger → what people see: the brief on paper, as a tagged PDF (PDF/UA-1, PDF/A-2a) set by Typst on this machine.

The template is ours; whatever comes from a report goes in as JSON and is set as text, so no markup in it is obeyed.
Equal briefs give equal bytes where the same fonts are installed: the document carries no time but the brief's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Set
from functools import cache
from pathlib import Path
from typing import Any

from accord.errors import MissingExtra
from accord.reading.decoding import clean
from accord.views.brief_parts import Brief, Line, Section, Table
from accord.views.brief_pictures import Picture, draw_pictures
from accord.views.legible import legible
from accord.views.page import facts_in_words, in_groups, is_web
from accord.views.wording import day_in_words, in_quotes, one_line, page_in_words

TEMPLATE = Path(__file__).with_name("templates") / "brief.typ"
STANDARDS = ["a-2a", "ua-1"]
_QUOTED = frozenset({"said"})
"""Sections whose lines show the quoted words beside them; of others the words stand at the end."""
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")
_PROBE = """#set document(title: "probe")
#set text(lang: "en", font: "Libertinus Serif")
#for char in json(bytes(sys.inputs.brief)) [#char #parbreak()]
"""
MOST_ROUNDS = 40


def write_pdf(brief: Brief) -> bytes:
    """The brief as a PDF: the first page, the details, the numbered sources and words; MissingExtra without Typst."""
    return _set(TEMPLATE.read_bytes(), _shown(brief))


def write_first_page(brief: Brief, *, dots_per_inch: int = 80) -> bytes:
    """The first page of the PDF as a PNG picture."""
    pages = _compile(TEMPLATE.read_bytes(), _shown(brief), format="png", ppi=float(dots_per_inch))
    return bytes(pages[0] if isinstance(pages, list) else pages)


def _shown(brief: Brief) -> dict[str, Any]:
    """The template's data, each text in letters that can be shown."""
    told = _told(brief, draw_pictures(brief))
    texts = _strings(told)
    missing = find_missing(texts)
    shown: dict[str, Any] = _mapped(told, lambda text: legible(text, missing))
    shown["has_other_letters"] = any(legible(text, missing) != text for text in texts)
    return shown


def find_missing(texts: Set[str]) -> frozenset[str]:
    """The characters of some texts that no font at hand can show, as Typst's own check for PDF/UA tells."""
    unsure = {char for text in texts for char in text if not char.isascii()}
    missing: set[str] = set()
    for _ in range(MOST_ROUNDS):
        try:
            _set(_PROBE.encode(), sorted(unsure - missing))
        except _typst().TypstError as error:
            found = {char for text in _MISSING.findall(error.diagnostic) for char in _unescaped(text)}
            if not found & unsure - missing:
                raise
            missing |= found & unsure
        else:
            break
    return frozenset(missing)


def _unescaped(text: str) -> str:
    return _CODE_POINT.sub(lambda found: chr(int(found[1], 16)), text)


def _set(template: bytes, told: Any) -> bytes:
    """The PDF that Typst makes of a template and its data."""
    return bytes(_compile(template, told, format="pdf", pdf_standards=STANDARDS, timestamp=0))


def _compile(template: bytes, told: Any, **how: Any) -> Any:
    """What Typst makes of a template and its data; nothing is read but these and fonts."""
    inputs = {"brief": json.dumps(told, ensure_ascii=True)}
    return _typst().compile(template, font_paths=_fonts(), sys_inputs=inputs, **how)


def check_typst() -> None:
    """Raise MissingExtra where Typst is not installed, before the work that a PDF would show is done."""
    _typst()


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise MissingExtra("The brief as PDF", "pdf-brief") from error
    return typst


@cache
def _fonts() -> Any:
    """The fonts Typst carries, and those installed here for scripts that these lack."""
    return _typst().Fonts(include_system_fonts=True, include_embedded_fonts=True)


def _told(brief: Brief, pictures: tuple[Picture, ...]) -> dict[str, Any]:
    """What the template sets, as plain values."""
    return {
        "title": brief.title,
        "as_of": day_in_words(brief.as_of) if brief.as_of else "",
        "facts": facts_in_words(brief),
        "foremost": [_line(line) | {"sort": line.group} for line in brief.section("foremost").lines],
        "pictures": [{"svg": each.svg, "told": each.told, "caption": each.caption} for each in pictures],
        "sections": [_section(each) for each in brief.sections if each.id not in ("foremost", "sources")],
        "words": _words(brief),
        "sources": _sources(brief),
    }


def _section(section: Section) -> dict[str, Any]:
    quoted = section.id in _QUOTED
    return {
        "title": section.title,
        "note": section.note,
        "empty": "" if section.lines or section.also else section.empty,
        "groups": [
            {
                "title": title,
                "dated": any(line.when or line.status == "warning" for line in lines),
                "lines": [_line(line, quoted=quoted) for line in lines],
            }
            for title, lines in in_groups(section.lines)
        ],
        "also": [_line(line) for line in section.also],
        "tables": [_table(table) for table in section.tables],
    }


def _line(line: Line, *, quoted: bool = False) -> dict[str, Any]:
    return {
        "when": line.when,
        "status": line.status,
        "text": line.text,
        "note": line.note,
        "quote": in_quotes(line.quote) if quoted and line.quote else "",
        "references": list(line.references),
    }


def _table(table: Table) -> dict[str, Any]:
    rows = [{"cells": list(row.cells), "references": list(row.references)} for row in table.rows]
    return {"title": table.title, "columns": list(table.columns), "rows": rows, "note": table.note}


def _words(brief: Brief) -> list[dict[str, Any]]:
    reports = {report.id: report for report in brief.reports}
    return [
        {
            "number": each.number,
            "quote": in_quotes(one_line(each.quote, 600)),
            "source": brief.source_numbers.get(each.report),
            "page": page_in_words(reports.get(each.report), each.start),
        }
        for each in brief.references
    ]


def _sources(brief: Brief) -> list[dict[str, Any]]:
    addresses = {report.id: report.url or "" for report in brief.reports if is_web(report.url)}
    return [
        {
            "number": brief.source_numbers.get(line.when),
            "text": line.text,
            "note": "; ".join(part for part in (line.status, line.note) if part),
            "url": addresses.get(line.when, ""),
        }
        for line in brief.section("sources").lines
    ]


def _strings(told: Any) -> set[str]:
    """Every string of the data, at any depth."""
    found: set[str] = set()

    def keep(text: str) -> str:
        found.add(text)
        return text

    _mapped(told, keep)
    return found


def _mapped(told: Any, change: Callable[[str], str]) -> Any:
    """The data with every string changed, cleaned of control characters first."""
    if isinstance(told, dict):
        return {name: _mapped(value, change) for name, value in told.items()}
    if isinstance(told, list):
        return [_mapped(value, change) for value in told]
    return change(clean(told)) if isinstance(told, str) else told
