"""9. Ledger → pages: what the pages write, behind the guard's token: reports, judgements, acknowledgements.

Only imported where the ledger is open for writing, so that fastapi is there.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from typing import Annotated

import msgspec
from fastapi import FastAPI, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from accord.api import Ledger
from accord.errors import AccordError
from accord.records import Plain
from accord.web.adding import MOST_PASTED, Adding
from accord.web.answering import HTML, JSON, Site, problem, render, theme_of, wants_json
from accord.web.declaring import Asked, Page, View
from accord.web.safety import is_own_path

Id = Annotated[str, Form(max_length=80)]
Words = Annotated[str, Form(max_length=300)]
Back = Annotated[str, Form(max_length=4000)]


def add_writes(app: FastAPI, site: Site) -> None:
    """Adds the addresses that write."""
    for path, made in (("/judge", _judging(site)), ("/acknowledge", _noting(site))):
        app.add_api_route(path, made, methods=["POST"], response_model=None, status_code=303)
    for path, undo in (
        ("/judgements/undo", lambda ledger, name: ledger.undo_judgement(name)),
        ("/acknowledgements/undo", lambda ledger, name: ledger.undo_acknowledgement(name)),
    ):
        app.add_api_route(path, _undoing(site, undo), methods=["POST"], response_model=None, status_code=303)
    adding = Adding(site.ledgers)
    app.add_api_route("/add", _adding(site, adding), methods=["POST"], response_model=None, status_code=303)
    app.add_api_route("/add/{name}.json", _showing(site, adding, JSON), methods=["GET"], response_model=None)
    for path in ("/add", "/add/{name}"):
        app.add_api_route(
            path, _showing(site, adding, HTML), methods=["GET"], response_model=None, include_in_schema=False
        )


def _judging(site: Site) -> Callable[..., Response]:
    def judge(
        request: Request, first: Id, answer: Id, *, second: Id = "", reason: Words = "", back: Back = "/judgements"
    ) -> Response:
        """Say whether two events, mentions or actors are the same; or a conflict's accounts, a plan and its outcome."""

        def write(ledger: Ledger) -> Plain:
            if second.strip():
                return ledger.judge(first.strip(), second.strip(), answer, by=_name(), reason=reason)
            return ledger.judge_one(first.strip(), answer, by=_name(), reason=reason)

        return _written(site, request, write, back)

    return judge


def _noting(site: Site) -> Callable[..., Response]:
    def acknowledge(request: Request, warning: Id, reason: Words, back: Back = "/dossiers") -> Response:
        """Take note of a warning: it stays away until it rests on new words."""

        def write(ledger: Ledger) -> Plain:
            return ledger.acknowledge(warning.strip(), by=_name(), reason=reason)

        return _written(site, request, write, back)

    return acknowledge


def _undoing(site: Site, undo: Callable[[Ledger, str], Plain]) -> Callable[..., Response]:
    def undone(request: Request, name: Id, back: Back = "/judgements") -> Response:
        """Undo what was judged or noted; it stays on the list."""
        return _written(site, request, lambda ledger: undo(ledger, name.strip()), back)

    return undone


def _adding(site: Site, adding: Adding) -> Callable[..., Response]:
    def add(
        request: Request,
        files: Annotated[list[UploadFile] | None, File()] = None,
        text: Annotated[str, Form(max_length=MOST_PASTED)] = "",
        published: Annotated[str, Form(max_length=40)] = "",
    ) -> Response:
        """Add reports: files, or a text. `published` dates those that state no date of their own."""
        from accord.reading import given_day

        try:
            given = [(each.filename or "", each.file) for each in files or ()]
            lot = adding.give(given, text, published=given_day(published.strip() or None))
        except AccordError as error:
            return problem(site, error, _form(request), _asked(site, request))
        if wants_json(request):
            return Response(msgspec.json.encode(lot.to_dict()), status_code=202, media_type="application/json")
        return RedirectResponse(f"/add/{lot.id}", status_code=303)

    return add


def _showing(site: Site, adding: Adding, form: str) -> Callable[..., Response]:
    page = Page(path="/add", title="Add reports", template="add.html.j2", make=lambda *_: View(), reads_now=True)

    def show(request: Request, name: str = "") -> Response:
        """How far some reports are, and what came of them."""
        asked = _asked(site, request)
        try:
            lot = adding.lot(name) if name else None
        except AccordError as error:
            return problem(site, error, form, asked)
        if form == JSON and lot:
            return Response(msgspec.json.encode(lot.to_dict()), media_type="application/json")
        view = View(title="Add reports", context={"lot": lot})
        return Response(render(site, page.template, asked, view), media_type="text/html; charset=utf-8")

    return show


def _written(site: Site, request: Request, write: Callable[[Ledger], Plain], back: str) -> Response:
    """What was written, as JSON or by the way back to the page the reader came from."""
    try:
        with site.ledgers.writing() as ledger:
            made = write(ledger)
    except AccordError as error:
        return problem(site, error, _form(request), _asked(site, request))
    if wants_json(request):
        return Response(msgspec.json.encode(made), media_type="application/json")
    return RedirectResponse(back if is_own_path(back) else "/judgements", status_code=303)


def _asked(site: Site, request: Request) -> Asked:
    return Asked(path=request.url.path, values={}, may_write=site.ledgers.may_write, theme=theme_of(request))


def _form(request: Request) -> str:
    return JSON if wants_json(request) else HTML


def _name() -> str:
    """Who judges: as ACCORD_NAME says, else the user's name."""
    return os.environ.get("ACCORD_NAME") or getpass.getuser()
