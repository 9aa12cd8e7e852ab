"""8. Ledger → what people see: the brief as one HTML page that needs nothing else and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from accord.records import Report
from accord.views.brief_parts import Brief, Line, Reference
from accord.views.brief_pictures import draw_pictures
from accord.views.wording import day_in_words, in_quotes, page_in_words, source_in_words

TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    """The Jinja environment of accord's pages: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(default=True), undefined=StrictUndefined
    )
    made.filters["day"] = day_in_words
    made.filters["source"] = source_in_words
    made.filters["in_quotes"] = in_quotes
    made.filters["groups"] = in_groups
    return made


def write_page(brief: Brief) -> str:
    """The brief as a self-contained, printable page; each reference opens its words, highlighted in their report.

    Its content security policy allows the one style sheet it carries and nothing else.
    """
    style = (TEMPLATES / "brief.css").read_text(encoding="utf-8")
    policy = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    texts = [(report, marked_text(report, brief.references)) for report in brief.reports]
    template = environment().get_template("brief.html.j2")
    named = {report.id for report in brief.reports}
    pictures = [(each.kind, Markup(each.svg), each.caption) for each in draw_pictures(brief)]
    return template.render(
        brief=brief,
        style=Markup(style),
        policy=policy,
        texts=texts,
        named=named,
        web=is_web,
        facts=facts_in_words(brief),
        pictures=pictures,
        numbers=brief.source_numbers,
    )


def facts_in_words(brief: Brief) -> str:
    """What a brief rests on: how many publishers and sentences."""
    publishers = {report.publisher for report in brief.reports if report.publisher}
    most, quoted = len(publishers), len(brief.references)
    told = [f"{most} publisher{'' if most == 1 else 's'}"] if publishers else []
    told += [f"{quoted} quoted sentence{'' if quoted == 1 else 's'}"] if quoted else []
    return ", ".join(told)


def in_groups(lines: tuple[Line, ...]) -> list[tuple[str, list[Line]]]:
    """Lines by the heading they stand under, in their order."""
    return [(group, list(members)) for group, members in groupby(lines, key=lambda line: line.group)]


def is_web(address: str | None) -> bool:
    """Whether an address may be a link: http and https only."""
    return bool(address) and str(address).lower().startswith(("http://", "https://"))


def marked_text(report: Report, references: tuple[Reference, ...]) -> Markup:
    """A report's text, escaped, with the words of each reference in a <mark> that its number opens."""
    own = sorted((item for item in references if item.report == report.id), key=lambda item: (item.start, item.end))
    bounds = sorted({0, len(report.text), *(item.start for item in own), *(item.end for item in own)})
    parts: list[Markup] = []
    for start, end in pairwise(bounds):
        piece = escape(report.text[start:end])
        begun = [item for item in own if item.start == start]
        page = f" {page_in_words(report, start)}".rstrip()
        anchors = Markup("").join(
            Markup('<a class="mark" id="w{0}" href="#r{0}">{0}{1}</a>').format(item.number, page) for item in begun
        )
        covered = any(item.start <= start and end <= item.end for item in own)
        parts.append(Markup("{}<mark>{}</mark>").format(anchors, piece) if covered else piece)
    return Markup("").join(parts)
