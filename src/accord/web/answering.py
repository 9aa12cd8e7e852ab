"""9. Ledger → pages: one question, answered as a page, as JSON or as rows for a sheet; errors as well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from accord.errors import (
    AccordError,
    InputError,
    LedgerBusy,
    LedgerError,
    MissingExtra,
    RecordNotFound,
    UnknownCode,
)
from accord.web.declaring import Asked, Page, View
from accord.web.filters import read_filters
from accord.web.held_pages import HeldPages, Made
from accord.web.opened_ledgers import OpenedLedgers
from accord.web.templating import environment

if TYPE_CHECKING:
    from fastapi import Request, Response

HTML, JSON, CSV = "html", "json", "csv"
HTML_TYPE = "text/html; charset=utf-8"
THEME_COOKIE = "accord_theme"
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of one ledger: the ledger, the pages, and the name shown at the top."""

    ledgers: OpenedLedgers
    pages: Sequence[Page]
    groups: Sequence[str]
    name: str
    held: HeldPages

    def navigation(self) -> list[tuple[str, list[Page]]]:
        """The pages that the navigation lists, by their groups."""
        grouped = [(group, [page for page in self.pages if page.group == group]) for group in self.groups]
        return [(group, pages) for group, pages in grouped if pages]


def answer(site: Site, page: Page, request: Request, form: str) -> Response:
    """The answer to a request for a page, in the form asked for."""
    if form == HTML and wants_json(request):
        form = JSON
    asked = Asked(path=request.url.path, values={}, name=request.path_params.get("name", ""))
    try:
        asked = _asked(site, page, request)
        key = (page.path, asked.name, form, asked.theme, *sorted((n, str(v)) for n, v in asked.values.items()))
        return site.held.get(key, lambda: _made(site, page, asked, form)).answer()
    except AccordError as error:
        return problem(site, error, form, asked)


def _asked(site: Site, page: Page, request: Request) -> Asked:
    values = read_filters(request.query_params.multi_items(), page.all_filters)
    name = request.path_params.get("name", "")
    return Asked(
        path=page.path.replace("{name}", name),
        values=values,
        name=name,
        filters=page.all_filters,
        may_write=site.ledgers.may_write,
        theme=theme_of(request),
    )


def theme_of(request: Request) -> str:
    """The colours the reader chose: "light", "dark", or nothing where the system decides."""
    theme: str = request.cookies.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


def wants_json(request: Request) -> bool:
    """Whether the one who asks takes JSON and no page."""
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def _made(site: Site, page: Page, asked: Asked, form: str) -> Made:
    with site.ledgers.reading(asked.as_of) as ledger:
        return _shown(site, page, asked, page.make(asked, ledger), form)


def _shown(site: Site, page: Page, asked: Asked, view: View, form: str) -> Made:
    if form == JSON:
        return Made(msgspec.json.encode(_as_json(page, asked, view)), "application/json")
    if form == CSV:
        name = f"{page.stem.strip('/').split('/')[0]}.csv"
        return Made(_as_sheet(view).encode(), "text/csv; charset=utf-8", f'attachment; filename="{name}"')
    return Made(render(site, page.template, asked, view, page=page).encode("utf-8", "replace"), HTML_TYPE)


def _as_sheet(view: View) -> str:
    from accord.exports.comma_separated import write_csv
    from accord.frames.item_rows import columns_for, iterate_rows, wanted

    if view.rows is not None:
        return write_csv(view.rows)
    columns = wanted(columns_for(view.items, view.kind), private=False)
    return write_csv(iterate_rows(view.items, columns), [column.name for column in columns])


def _rows(view: View) -> Sequence[Mapping[str, object]]:
    from accord.frames.item_rows import columns_for, iterate_rows, wanted

    if view.rows is not None:
        return view.rows
    return list(iterate_rows(view.items, wanted(columns_for(view.items, view.kind), private=False)))


def _as_json(page: Page, asked: Asked, view: View) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": view.title or page.title,
        "as_of": asked.as_of,
        "filters": {name: value for name, value in asked.values.items() if name not in ("as_of", "page", "per")},
        **({"caveats": view.caveats} if view.caveats else {}),
        **view.more,
    }
    if "page" in asked.values:
        told |= {"page": asked.values["page"], "per": asked.values["per"], "total": view.total}
        number = asked.number("page")
        is_more = view.total is not None and number * asked.number("per") < view.total
        told["next"] = asked.same_page(".json", page=number + 1) if is_more else None
    return told | {"items": _rows(view)}


def render(site: Site, template: str, asked: Asked, view: View, *, page: Page | None = None) -> str:
    """A page as HTML."""
    known: dict[str, Any] = {"site": site, "asked": asked, "view": view, "page": page, **view.context}
    known["title"] = view.title or (page.title if page else "")
    known["link"] = asked.address
    known["pages"] = pagination(asked, view)
    return environment().get_template(template).render(known)


def pagination(asked: Asked, view: View) -> dict[str, Any] | None:
    """Which rows a page shows and the addresses of the pages around it; None where all are on one page."""
    if "page" not in asked.values:
        return None
    number, per = asked.number("page"), asked.number("per")
    shown = len(view.items)
    first = (number - 1) * per + 1
    total = view.total
    last = -(-total // per) if total else None
    return {
        "first": first,
        "last": first + shown - 1,
        "total": total,
        "number": number,
        "of": last,
        "before": asked.same_page(page=number - 1) if number > 1 else None,
        "next": asked.same_page(page=number + 1) if (total or 0) > first + shown - 1 and shown else None,
        "start": asked.same_page(page=None) if number > 2 else None,
        "end": asked.same_page(page=last) if last and last > number + 1 else None,
    }


def status_of(error: AccordError, *, is_named: bool) -> int:
    """The HTTP status of an error; `is_named` says that the path names a thing."""
    if isinstance(error, RecordNotFound) or (is_named and isinstance(error, UnknownCode)):
        return 404
    if isinstance(error, InputError):
        return 400
    if isinstance(error, LedgerBusy):
        return 503
    return 501 if isinstance(error, MissingExtra) else 500 if not isinstance(error, LedgerError) else 503


def problem(site: Site, error: AccordError, form: str, asked: Asked) -> Response:
    """An error as a page that says what to do, or as problem+json (RFC 9457)."""
    from fastapi import Response

    status = status_of(error, is_named=bool(asked.name))
    near = tuple(getattr(error, "near", ()))
    if form != HTML:
        told = {"type": error.slug, "title": _title(status), "status": status, "detail": str(error), "near": near}
        return Response(msgspec.json.encode(told), status_code=status, media_type="application/problem+json")
    return refusal(site, status, str(error), asked, near=near)


def refusal(site: Site, status: int, line: str, asked: Asked, *, near: Sequence[str] = ()) -> Response:
    """A page that says why there is nothing to show."""
    from fastapi import Response

    view = View(title=_title(status), context={"line": line, "near": near, "status": status})
    body = render(site, "problem.html.j2", asked, view)
    return Response(body, status_code=status, media_type="text/html; charset=utf-8")


_TITLES = {
    400: "That cannot be asked",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible",
    409: "Not possible now",
    413: "Too large",
    501: "Something is not installed",
    503: "The ledger cannot be read now",
}


def _title(status: int) -> str:
    return _TITLES.get(status, "Something went wrong")
