"""An address given to any command that reads reports: the same words for the same thing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.cli.conftest import Accord, only_line
from tests.fetching.server import Reply, Server, serving
from tests.watching.conftest import page

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(240)]

COMMANDS = {"add": ["add"], "brief": ["brief"], "ask": ["ask", "Who met in Oslo?"], "code": ["code"]}
REFUSED = {
    "http://127.0.0.1:9/a": "leads to 127.0.0.1, which is no public address.",
    "file:///etc/hostname": "is an address of another kind ('file').",
    "http://[::ffff:10.0.0.1]/": "which is no public address.",
}


@pytest.fixture
def server() -> Iterator[Server]:
    """A page, and a redirect to a private address."""
    with serving() as made:
        made.replies["/a"] = Reply(page("Ministers meet"))
        made.replies["/away"] = Reply(status=302, headers={"Location": "http://10.0.0.1/"})
        yield made


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_refused_is_refused_in_the_same_words(accord: Accord, command: str) -> None:
    for address, reason in REFUSED.items():
        done = accord(*COMMANDS[command], address)
        assert (done.returncode, done.stdout) in {(1, ""), (1, "1 report: 1 failed\n")}
        line = only_line(done.stderr)
        assert line.startswith(f"{address}: ")
        assert reason in line


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_an_allowed_address_is_read_and_a_redirect_from_it_is_not(accord: Accord, server: Server, command: str) -> None:
    addresses = (server.url("/a"), server.url("/away"))
    done = accord(*COMMANDS[command], *addresses, "--allow-address", server.place, "--rules-only")
    assert done.returncode == 3, done.stderr
    said, failed = (line for line in done.stderr.splitlines() if line.startswith("accord: "))
    assert said == f"accord: addresses allowed on a private network: {server.place} (--allow-address)"
    assert failed.startswith(f"accord: {server.url('/away')}: redirects to what is refused: http://10.0.0.1/ ")
    assert done.stdout
