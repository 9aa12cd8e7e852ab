"""9. Ledger → pages: the table of pages. A page of one's own is one more module with PAGES, named here."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from accord.web.declaring import Page

_MODULES = ("today_page", "event_pages")
GROUPS = ("Now", "Events", "Words", "Watched", "Sources", "Yours")
"""The headings of the navigation, in their order."""


@cache
def all_pages() -> tuple[Page, ...]:
    """Every page, in the order of the navigation."""
    return tuple(page for name in _MODULES for page in import_module(f"accord.web.pages.{name}").PAGES)
