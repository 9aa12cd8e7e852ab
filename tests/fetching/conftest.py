"""The misbehaving server, and a fetcher that is in a hurry."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stamina
from tests.fetching.server import Server, serving

from accord.fetching.exchange import Limits
from accord.fetching.fetcher import Fetcher
from accord.fetching.public_addresses import Allowed

QUICK = Limits(connect=1.0, read=0.5, whole=1.5, size=200_000, attempts=2, most_wait=0.2, delay=0.0)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on the loopback address; its tests are marked allow_hosts."""
    with serving() as made, stamina.set_testing(True, attempts=2, cap=True):
        yield made


@pytest.fixture
def fetcher(server: Server) -> Fetcher:
    """May go to the server, and to no other private address."""
    return Fetcher(allowed=Allowed.of([server.place]), limits=QUICK)
