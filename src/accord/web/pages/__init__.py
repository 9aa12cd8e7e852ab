"""9. Ledger → pages: the table of pages. A page of one's own is one more module with PAGES, named here.

A module declares each page once (web/declaring.py): its address, filters, template, and one function that takes what
was asked and a ledger and gives a View. HTML, JSON and CSV follow from that. Templates extend layout.html.j2, take
their pieces from pieces.html.j2 (as `piece`), and make every address with `link(path, filter=value)`, which keeps the
day asked about. The content security policy allows no inline script or style, also no style attribute: pictures in SVG
take classes and presentation attributes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from accord.web.declaring import Page

_MODULES = (
    "today_page",
    "changes_page",
    "ask_page",
    "brief_page",
    "event_pages",
    "timeline_page",
    "map_page",
    "actor_pages",
    "plan_pages",
    "statement_pages",
    "figure_pages",
    "conflict_pages",
    "dossier_pages",
    "report_pages",
    "search_page",
    "judging_pages",
)
GROUPS = ("Now", "Events", "Words", "Watched", "Sources", "Yours")
"""The headings of the navigation, in their order."""


@cache
def all_pages() -> tuple[Page, ...]:
    """Every page, in the order of the navigation."""
    return tuple(page for name in _MODULES for page in import_module(f"accord.web.pages.{name}").PAGES)
