"""9. Ledger → pages: the server's app: every page under its address, as HTML, JSON and CSV, and the writes."""

from __future__ import annotations

import hmac
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from accord import __version__
from accord.errors import InputError, MissingExtra
from accord.web.declaring import Asked, Page
from accord.web.filters import parameters_of
from accord.web.safety import MOST_BYTES, Guard, is_own_path
from accord.web.warming import warm_up

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

    from accord.web.answering import Site

THREADS = 4
"""Pages made at a time: each thread holds a ledger open, and Python makes one page after the other anyway."""
_FORMS = {"json": "application/json", "csv": "text/csv"}


def make_app(path: str | Path, *, write: bool = False, token: str | None = None, most_bytes: int = MOST_BYTES) -> Guard:
    """The ASGI app of a ledger's pages, behind its guard.

    With `write` it also adds reports and keeps judgements, for those who bring the token. MissingExtra where the
    extra "web" is not installed; a ledger that cannot be read is told at the first page.
    """
    if write and not token:
        raise InputError("Writing needs a token. Expected one that nobody can guess, such as secrets.token_urlsafe().")
    return Guard(
        _make_pages(Path(path), write=write, token=token), token=token if write else None, most_bytes=most_bytes
    )


def _make_pages(path: Path, *, write: bool, token: str | None) -> FastAPI:
    try:
        from fastapi import FastAPI
    except ImportError as error:
        raise MissingExtra("accord serve", "web") from error
    from accord.web.answering import Site
    from accord.web.handing_on import add_briefs
    from accord.web.held_pages import HeldPages
    from accord.web.opened_ledgers import OpenedLedgers
    from accord.web.pages import GROUPS, all_pages

    ledgers = OpenedLedgers(path, may_write=write)
    site = Site(ledgers, all_pages(), GROUPS, path.name, HeldPages(ledgers.version))
    app = FastAPI(
        title="accord",
        version=__version__,
        description="What reports say, each line with its words. Every page is also JSON and CSV.",
        docs_url=None,
        redoc_url=None,
        lifespan=_few_threads,
        redirect_slashes=False,
        max_body_size=None,  # the guard counts the bytes
    )
    app.state.site = site
    _add_errors(app, site)
    _add_small_things(app, token)
    add_briefs(app, site)
    for page in site.pages:
        _add_page(app, site, page)
    if write:
        from accord.web.writing import add_writes

        add_writes(app, site)
    return app


@asynccontextmanager
async def _few_threads(_: FastAPI) -> AsyncIterator[None]:
    import anyio.to_thread

    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    threading.Thread(target=warm_up, name="accord-warming", daemon=True).start()
    yield


def _add_page(app: FastAPI, site: Site, page: Page) -> None:
    """The three addresses of a page; those with a suffix first, for an id may hold a dot."""
    for form in ("json", "csv"):
        app.add_api_route(
            f"{page.stem}.{form}",
            _endpoint(site, page, form),
            methods=["GET"],
            name=f"{_name(page)}_{form}",
            summary=f"{page.title}, as {form.upper()}",
            response_model=None,
            responses=_responses(form),
            openapi_extra={"parameters": parameters_of(page.all_filters, page.path)},
        )
    app.add_api_route(
        page.path,
        _endpoint(site, page, "html"),
        methods=["GET"],
        name=_name(page),
        response_model=None,
        include_in_schema=False,
    )


def _name(page: Page) -> str:
    return page.stem.strip("/").replace("/", "_").replace("{", "").replace("}", "")


def _endpoint(site: Site, page: Page, form: str) -> Callable[[Request], Response]:
    from fastapi import Request, Response

    from accord.web.answering import answer

    def show(request: Request) -> Response:
        return answer(site, page, request, form)

    show.__annotations__ = {"request": Request, "return": Response}
    return show


def _responses(form: str) -> dict[int | str, dict[str, Any]]:
    said = {"application/problem+json": {"schema": {"type": "object", "required": ["type", "status", "detail"]}}}
    shape = {"type": "object", "required": ["title", "items"]} if form == "json" else {"type": "string"}
    return {
        200: {"description": "What was asked for", "content": {_FORMS[form]: {"schema": shape}}},
        400: {"description": "A filter that cannot be read", "content": said},
        404: {"description": "Nothing has that id", "content": said},
        503: {"description": "The ledger cannot be read now", "content": said},
    }


def _add_errors(app: FastAPI, site: Site) -> None:
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException

    from accord.web.adding import MOST_FILES, MOST_PASTED
    from accord.web.answering import refusal, theme_of

    def shown(request: Request, status: int, line: str) -> Response:
        asked = Asked(path=request.url.path, values={}, may_write=site.ledgers.may_write, theme=theme_of(request))
        return refusal(site, status, line, asked)

    async def missing(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        line = "There is no page at this address. The navigation lists all pages."
        if status == 400 and request.method == "POST":
            line = (
                f"The form could not be read. Expected at most {MOST_FILES} files, and {MOST_PASTED:,} bytes of text."
            )
            return shown(request, status, line)
        return shown(request, status, line if status == 404 else str(getattr(error, "detail", error)))

    async def unreadable(request: Request, error: Exception) -> Response:
        return shown(request, 400, "The form could not be read. Go back, and send it from its own page.")

    app.add_exception_handler(HTTPException, missing)
    app.add_exception_handler(RequestValidationError, unreadable)


def _add_small_things(app: FastAPI, token: str | None) -> None:
    """The style sheet and the script, the choice of colours, and the token's way into a cookie."""
    from fastapi import Request, Response
    from fastapi.responses import RedirectResponse

    from accord.web.answering import THEME_COOKIE, THEMES
    from accord.web.safety import token_cookie
    from accord.web.templating import static_files

    def static(name: str) -> Response:
        found = static_files().get(name)
        if found is None:
            return Response("There is no such file.\n", status_code=404, media_type="text/plain")
        return Response(found[0], media_type=found[1], headers={"Cache-Control": "max-age=31536000, immutable"})

    def theme(set: str = "", back: str = "/") -> Response:
        answer = RedirectResponse(back if is_own_path(back) else "/", status_code=303)
        if set in THEMES:
            answer.set_cookie(THEME_COOKIE, set, max_age=31_536_000, httponly=True, samesite="strict")
        else:
            answer.delete_cookie(THEME_COOKIE)
        return answer

    def enter(request: Request, given: str) -> Response:
        answer = RedirectResponse("/", status_code=303)
        if token is not None and hmac.compare_digest(given.encode(), token.encode()):
            port = (request.scope.get("server") or ("", None))[1]
            answer.set_cookie(token_cookie(port), token, httponly=True, samesite="strict")
        return answer

    for made in (static, theme, enter):
        made.__annotations__["return"] = Response
    enter.__annotations__["request"] = Request
    app.add_api_route("/static/{name}", static, methods=["GET"], response_model=None, include_in_schema=False)
    app.add_api_route("/theme", theme, methods=["GET"], response_model=None, include_in_schema=False)
    if token is not None:
        app.add_api_route("/enter/{given}", enter, methods=["GET"], response_model=None, include_in_schema=False)
