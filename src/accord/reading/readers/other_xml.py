"""1. Bytes → Report: XML that no reader knows, so that it is named and not taken for text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.errors import UnreadableReport
from accord.reading.opened import Opened
from accord.reading.readers import Reader
from accord.reading.signs import head_text
from accord.records import Report


def _fits(opened: Opened) -> bool:
    return re.match(r"\s*(?:<\?xml\b|<!doctype\b)", head_text(opened)[:200].lower()) is not None


def _read(opened: Opened) -> Iterator[Report]:
    raise UnreadableReport(opened.name, "is XML of another kind.", "Expected text, HTML, JSON lines, RSS or Atom.")


READER = Reader(name="xml", fits=_fits, read=_read)
