"""9. Ledger → pages: the templates, with the words and small pieces all pages share; everything is escaped."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from accord.codebook import explain
from accord.errors import UnknownCode
from accord.ledger.merged import ConflictVerdict, Verdict
from accord.reading.decoding import clean
from accord.values import Status
from accord.views import wording
from accord.views.page import TEMPLATES as VIEW_TEMPLATES
from accord.views.page import is_web

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
STATIC = HERE / "static"
TYPES_OF_FILES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

STATUS_SHAPES = {
    Status.OCCURRED: "●",
    Status.ONGOING: "◐",
    Status.PLANNED: "○",
    Status.EXPECTED: "○",
    Status.PROPOSED: "◇",
    Status.REQUESTED: "◇",
    Status.POSSIBLE: "◌",
    Status.HYPOTHETICAL: "◌",
    Status.DENIED: "⊘",
    Status.DID_NOT_HAPPEN: "✕",
    Status.POSTPONED: "↷",
    Status.CANCELLED: "✕",
}
"""Each status has a shape beside its word, so that nothing is told by colour alone."""
VERDICT_SHAPES = {
    Verdict.HELD: "●",
    Verdict.CHANGED: "↷",
    Verdict.PARTLY: "◐",
    Verdict.ADVANCED: "◐",
    Verdict.CANCELLED: "✕",
    Verdict.REFUSED: "✕",
    Verdict.DID_NOT_HAPPEN: "✕",
    Verdict.NOT_SHOWN: "◌",
    Verdict.POSTPONED: "↷",
    Verdict.OPEN: "○",
    Verdict.OVERDUE: "!",
}
CONFLICT_SHAPES = {
    ConflictVerdict.CONFLICT: "≠",
    ConflictVerdict.CHANGE: "→",
    ConflictVerdict.PRECISION: "≈",
    ConflictVerdict.TIME_ZONE: "◷",
    ConflictVerdict.NAMING: "≡",
    ConflictVerdict.UNSURE: "?",
}


@cache
def environment() -> Environment:
    """The Jinja environment of the pages: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(VIEW_TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.filters.update(
        day=wording.day_in_words,
        when=wording.when_in_words,
        words=_in_words,
        one_line=wording.one_line,
        in_quotes=wording.in_quotes,
        names=wording.names,
        number=_number,
        counted=counted,
        source=wording.source_in_words,
        meaning=_meaning,
    )
    made.globals.update(
        sides=wording.sides,
        event_words=wording.event_in_words,
        status_words=wording.status_in_words,
        plan_words=wording.plan_in_words,
        figure_words=wording.figure_in_words,
        speaker=wording.speaker_in_words,
        page_words=wording.page_in_words,
        is_web=is_web,
        STATUS_WORDS=wording.STATUS_WORDS,
        VERDICT_WORDS=wording.VERDICT_WORDS,
        QUOTED_WORDS=wording.QUOTED_WORDS,
        STATUS_SHAPES=STATUS_SHAPES,
        VERDICT_SHAPES=VERDICT_SHAPES,
        CONFLICT_SHAPES=CONFLICT_SHAPES,
        static=static_address,
    )
    return made


def _shown(value: Any) -> Any:
    """What a template prints: report text without control characters or changes of direction; nothing for None."""
    if value is None:
        return ""
    return clean(value) if type(value) is str else value


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """The style sheet, the script and the pictures of the pages, by name, with their media types."""
    files = [path for path in sorted(STATIC.iterdir()) if path.suffix in TYPES_OF_FILES]
    return {path.name: (path.read_bytes(), TYPES_OF_FILES[path.suffix]) for path in files}


@cache
def static_address(name: str) -> str:
    """The address of a file of the pages, another one when it has changed."""
    raw, _ = static_files()[name]
    return f"/static/{name}?v={hashlib.sha256(raw).hexdigest()[:8]}"


def _in_words(code: object) -> str:
    """A code as words: "did_not_happen" as "did not happen"."""
    return str(code).replace("_", " ") if code else ""


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(1200, "reply", "replies")
    ('1 report', '1,200 replies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


@cache
def _meaning(code: object) -> str:
    """What a code of the codebook means, in a line; nothing for what it does not know."""
    try:
        told = str(explain(str(code))).splitlines() if code else []
        return wording.one_line(told[0].partition(": ")[2] or told[0], 300) if told else ""
    except UnknownCode:
        return ""
