"""9. Ledger → pages: the brief as a file to hand on: HTML that needs nothing else, PDF, Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from fastapi import FastAPI, Request, Response

from accord.errors import AccordError
from accord.views.brief_parts import Brief
from accord.web.answering import HTML, Site, problem, theme_of
from accord.web.declaring import Asked
from accord.web.filters import AS_OF, read_filters
from accord.web.pages.changes_page import LAST_LOOKED

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
Written = str | bytes


def add_briefs(app: FastAPI, site: Site) -> None:
    """Adds the addresses of the brief's files."""
    forms: tuple[tuple[str, str, Callable[[Brief], Written]], ...] = (
        ("html", "text/html; charset=utf-8", _page),
        ("md", "text/markdown; charset=utf-8", _markdown),
        ("pdf", "application/pdf", _pdf),
    )
    for suffix, media, write in forms:
        app.add_api_route(
            f"/brief.{suffix}",
            _handing(site, suffix, media, write),
            methods=["GET"],
            response_model=None,
            include_in_schema=False,
        )


def _handing(site: Site, suffix: str, media: str, write: Callable[[Brief], Written]) -> Callable[[Request], Response]:
    def hand_on(request: Request) -> Response:
        asked = Asked(path="/brief", values={}, may_write=site.ledgers.may_write, theme=theme_of(request))
        try:
            values = read_filters(request.query_params.multi_items(), (LAST_LOOKED, AS_OF))
            asked = Asked(path="/brief", values=values, may_write=asked.may_write, theme=asked.theme)
            with site.ledgers.reading(asked.as_of) as ledger:
                written = write(ledger.brief(as_of=asked.as_of, since=asked.text("since")))
        except AccordError as error:
            return problem(site, error, HTML, asked)
        headers = {"Content-Disposition": f'attachment; filename="brief.{suffix}"'}
        if suffix == "html" and (policy := _POLICY.search(str(written))):
            headers["Content-Security-Policy"] = f"{policy[1]}; frame-ancestors 'none'; sandbox".replace("&#39;", "'")
        return Response(written, media_type=media, headers=headers)

    return hand_on


def _page(brief: Brief) -> Written:
    from accord.views.page import write_page

    return write_page(brief)


def _markdown(brief: Brief) -> Written:
    from accord.views.markdown import write_markdown

    return write_markdown(brief)


def _pdf(brief: Brief) -> Written:
    from accord.views.printed import write_pdf

    return write_pdf(brief)
