"""A ledger of a few reports, one of them hostile, and clients of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accord.api import Ledger
from accord.records import Report

pytest.importorskip("fastapi", reason="the extra 'web' is not installed")

from fastapi.testclient import TestClient

from accord.web.app import make_app

BASE = "http://127.0.0.1:8710"
TOKEN = "only-for-tests"
HOSTILE = (
    "The ministers of Norway and Finland met in Oslo on Tuesday. <script>alert(1)</script> Norway said that "
    "“<svg onload=alert(2)><iframe src=javascript:alert(3)></iframe>” is no answer. "
    'The minister said: "<img src=x onerror=alert(4)> {{ 7*7 }} {% raw %}" and left. \x1b[31mRed\x1b[0m \u202etxet '
    "Norway will send 3,000 troops to Finland in May, the ministry said."
)
REPORTS = (
    Report(
        text="The foreign ministers of Norway and Finland met in Oslo on Tuesday. Norway said that the two countries "
        "will hold an exercise with 3,000 troops in May. Finland denied that its soldiers had crossed the border.",
        title="Ministers meet in Oslo",
        publisher="Fjord Wire",
        url="https://fjord.example/meet",
        published="2025-03-04",
    ),
    Report(
        text="Norway and Finland held the exercise with 2,500 troops in May, the Norwegian ministry said. The "
        "foreign ministers of Norway and Finland had met in Oslo on 4 March. Finland said on Friday that the next "
        "exercise was postponed.",
        title="The exercise was held",
        publisher="Harbour Gazette",
        published="2025-05-30",
    ),
    Report(
        text=HOSTILE,
        title='<script>alert("title")</script>',
        publisher="<b onmouseover=alert(5)>Evil</b>",
        byline='"><img src=x>',
        url="javascript:alert(6)",
        published="2025-03-05",
    ),
    Report(text="Norway and Finland will meet again on Friday.", title="No day", publisher="Wire without a day"),
)


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file with the reports, read by the rules alone."""
    path = tmp_path_factory.mktemp("pages") / "pages.db"
    with Ledger.open(path, decided_by="rules") as ledger:
        ledger.add(REPORTS)
    return path


@pytest.fixture
def own_ledger(ledger_path: Path, tmp_path: Path) -> Path:
    """A copy of the ledger that a test may write to."""
    copy = tmp_path / "own.db"
    with Ledger.open(ledger_path) as ledger:
        ledger.file._connection.execute("VACUUM INTO ?", (str(copy),))
    return copy


Opened = Callable[..., TestClient]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens the pages of a ledger in memory, as a client of this machine."""
    clients: list[TestClient] = []

    def open_pages(path: Path, **options: object) -> TestClient:
        base = str(options.pop("base", BASE))
        client = TestClient(make_app(path, **options), base_url=base, follow_redirects=False)  # type: ignore[arg-type]
        clients.append(client)
        return client

    yield open_pages
    for client in clients:
        client.close()


@pytest.fixture
def pages(opened: Opened, ledger_path: Path) -> TestClient:
    """The pages of the ledger, open for reading."""
    return opened(ledger_path)


@pytest.fixture
def writing(opened: Opened, own_ledger: Path) -> TestClient:
    """The pages of a ledger of one's own, open for writing, for one who came in by the token's address."""
    client = opened(own_ledger, write=True, token=TOKEN)
    client.get(f"/enter/{TOKEN}")
    client.headers["origin"] = BASE
    return client


@pytest.fixture(scope="session")
def ledger(ledger_path: Path) -> Iterator[Ledger]:
    """The ledger itself, to compare pages with."""
    with Ledger.open(ledger_path, write=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def addresses(ledger: Ledger) -> tuple[str, ...]:
    """An address of every page, with an id where it takes one."""
    from accord.web.pages import all_pages

    names = {
        "/events/{name}": max(ledger.events(), key=lambda event: len(event.reports)).id,
        "/plans/{name}": ledger.plans()[0].id,
        "/reports/{name}": ledger.reports()[0].id,
        "/records/{name}": ledger.records(kind="event")[0].id,
        "/why/{name}": ledger.events()[0].id,
    }
    if ledger.conflicts():
        names["/conflicts/{name}"] = ledger.conflicts()[0].id
    if ledger.actors():
        names["/actors/{name}"] = ledger.actors()[0].id
    if ledger.dossiers(untouched=True):
        names["/dossiers/{name}"] = ledger.dossiers(untouched=True)[0].dossier.id
    plain = [page.path for page in all_pages() if "{" not in page.path]
    named = [path.replace("{name}", names[path]) for path in (page.path for page in all_pages()) if path in names]
    return (*plain, *named)
