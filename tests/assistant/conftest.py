"""An assistant's side: the SDK's own client, which starts `accord mcp` as a process and talks to it over stdio."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="the extra 'assistant' is not installed")

from mcp import Client, StdioServerParameters, stdio_client
from mcp.types import Tool


@dataclass
class Told:
    """What one session with the server gave: its instructions, its tools, and an answer for each call by its name."""

    instructions: str
    tools: list[Tool]
    answers: dict[str, Any]

    def data(self, name: str) -> dict[str, Any]:
        answer = self.answers[name]
        assert not answer.is_error, answer.content[0].text
        return answer.structured_content

    def error(self, name: str) -> str:
        answer = self.answers[name]
        assert answer.is_error
        return answer.content[0].text


Converse = Callable[[Path, dict[str, Any]], Told]


async def talk(ledger: Path, calls: dict[str, Any]) -> Told:
    command = ["-m", "accord", "mcp", "--ledger", str(ledger)]
    server = StdioServerParameters(command=sys.executable, args=command, env=_environment())
    async with Client(stdio_client(server)) as client:
        told = Told(client.instructions or "", (await client.list_tools()).tools, {})
        for name, call in calls.items():
            tool, arguments = call(told) if callable(call) else call
            told.answers[name] = await client.call_tool(tool, arguments)
        return told


def _environment() -> dict[str, str]:
    """What leads a new process to the modules under test, wherever they are read from."""
    return {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}


@pytest.fixture(scope="session")
def converse() -> Converse:
    """Starts a server on a ledger and makes the calls; one that is a function is made of the answers so far."""
    return lambda ledger, calls: asyncio.run(talk(ledger, calls))
