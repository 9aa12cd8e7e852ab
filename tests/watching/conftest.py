"""A ledger that follows feeds of the misbehaving server, with records made up instead of a model's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import stamina
from tests.fetching.conftest import QUICK
from tests.fetching.server import Server, serving
from tests.ledger.fake_coding import code_many

from accord.fetching.fetcher import Fetcher
from accord.fetching.public_addresses import Allowed
from accord.ledger.intake import Intake, take_in
from accord.ledger.storage import LedgerFile
from accord.records import Report
from accord.watching.following import Following
from accord.watching.hands import in_this_process
from accord.watching.rounds import Round, Rounds
from accord.watching.stopping import Stop

BODY = (
    "The foreign ministers of Norway and Finland met in Oslo on Tuesday and agreed to hold an exercise in spring. "
    "They said that the two countries would work together for the security of the north of Europe. "
)


def page(title: str, day: str = "2025-03-04") -> bytes:
    """A page with an article and a day."""
    head = f'<title>{title}</title><meta property="article:published_time" content="{day}T10:00:00Z">'
    text = f"<p>{title} is what this is about. {BODY}</p><p>{BODY}</p>"
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{text}</article></body></html>".encode()


def rss(*items: tuple[str, str, str], title: str = "Fjord Wire") -> bytes:
    """A feed of items: id, link and description."""
    shown = "".join(
        f"<item><guid>{name}</guid><link>{link}</link><title>Report {name}</title><description>{text}</description>"
        "<pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item>"
        for name, link, text in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{shown}</channel></rss>'.encode()


@dataclass
class Follower:
    """Rounds by a clock that is set by hand."""

    path: Path
    server: Server
    now: float = 1_000_000.0
    every: float = 600.0
    stop: Stop = field(default_factory=Stop)

    def __post_init__(self) -> None:
        self.file = LedgerFile.open(self.path)
        self.fetcher = Fetcher(allowed=Allowed.of([self.server.place]), limits=QUICK)

    def rounds(self) -> Rounds:
        at_work = in_this_process(self.add)
        return Rounds(self.file, self.fetcher, at_work, every=self.every, stop=self.stop, clock=lambda: self.now)

    def following(self) -> Following:
        return Following(self.file, lambda _: in_this_process(self.add)())

    def add(self, reports: Iterable[Report]) -> Intake:
        return take_in(self.file, reports, code_many, version="1")

    def follow(self, *paths: str) -> None:
        self.rounds().follow([(self.server.url(path), "") for path in paths])

    def run(self, after: float = 0.0) -> Round:
        self.now += after
        return self.rounds().run()

    def titles(self) -> list[str | None]:
        return sorted(report.title or "" for report in self.file.reports())


@pytest.fixture
def follower(tmp_path: Path) -> Iterator[Follower]:
    """Follows feeds of a server on the loopback address."""
    with serving() as server, stamina.set_testing(True, attempts=2, cap=True):
        made = Follower(tmp_path / "ledger.db", server)
        yield made
        made.file.close()
