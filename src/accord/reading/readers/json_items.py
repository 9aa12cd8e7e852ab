"""1. Bytes → Report: the items of a JSON list, one at a time: a list is never held whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

_BLOCK = 1_048_576
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},"]', re.DOTALL)
"""A whole string, a bracket, a comma, or the quote of a string that goes on behind what was read so far."""
_SPACE = b"\xef\xbb\xbf \t\r\n"


class ByteStream(Protocol):
    """What is read from the start to the end."""

    def read(self, limit: int = -1, /) -> bytes:
        """The next bytes, about so many at most; empty at the end."""
        ...

    def readline(self, limit: int = -1, /) -> bytes:
        """The next line, about so many bytes at most; empty at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Item:
    """The bytes of an item; `damage` says why there are none."""

    raw: bytes = b""
    damage: str | None = None


def items_of_list(stream: ByteStream, most: int) -> Iterator[Item]:
    """The items of a list, told apart by brackets and commas alone: an item that is no JSON costs itself.

    An item of more than `most` bytes, one that the stream ends in, and what stands behind the list are told as damage.
    """
    cutter = _Cutter(stream)
    while (raw := cutter.next_item(most)) is not None:
        if raw.strip():
            yield Item(raw.strip())
    if cutter.damage:
        yield Item(damage=cutter.damage)


class _Cutter:
    """Reads block by block, holding what is not cut off yet."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._held = stream.read(_BLOCK).lstrip(_SPACE).removeprefix(b"[")
        self._start = 0
        self._is_done = False
        self.damage: str | None = None

    def next_item(self, most: int) -> bytes | None:
        """The bytes up to the next comma of the list, or up to its end; None after it."""
        depth, at = 0, self._start
        while not self._is_done:
            token = _TOKEN.search(self._held, at)
            if token is None or token.group() == b'"':
                at = (len(self._held) if token is None else token.start()) - self._start
                self._read_on(most)
                continue
            at, mark = token.end(), token.group()
            if mark in b"{[":
                depth += 1
            elif depth and mark in b"}]":
                depth -= 1
            elif not depth and mark in b",]}":
                return self._cut(token, is_last=mark != b",")
        return None

    def _cut(self, mark: re.Match[bytes], *, is_last: bool) -> bytes:
        item = self._held[self._start : mark.start()]
        self._start = mark.end()
        if is_last:
            self._is_done = True
            if self._held[self._start :].strip(_SPACE) or self._stream.read(_BLOCK).strip(_SPACE):
                self.damage = "stands behind the end of the list. Expected one list. It is not read."
        return item

    def _read_on(self, most: int) -> None:
        """Holds more, as much again each time, so that a long string is not gone through again and again."""
        self._held = self._held[self._start :]
        self._start = 0
        more = b"" if len(self._held) > most else self._stream.read(max(_BLOCK, len(self._held)))
        if more:
            self._held += more
            return
        self._is_done = True
        if len(self._held) > most:
            self.damage = f"has more than {most:,} bytes. Expected a report. What is left of the list is not read."
        else:
            self.damage = "is cut off: the list has no end. Fetch it again."
        self._held = b""
