"""1. Bytes → Report: the readers, one a file, chosen by content: those here and those of plugins, by the same hook.

A reader says whether it fits the first bytes of a source, and gives the source's reports. A plugin names its own under
the entry point group "accord.readers"; it is asked before those that come with accord.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from accord.errors import SettingsError
from accord.reading.opened import Opened
from accord.records import Failure, Report

GROUP = "accord.readers"
BUILT_IN = tuple(
    EntryPoint(name, f"accord.reading.readers.{place}", GROUP)
    for name, place in (
        ("warc", "warc:READER"),
        ("pdf", "pdf:READER"),
        ("zip", "archive:READER"),
        ("gzip", "archive:GZIP"),
        ("mhtml", "mhtml:READER"),
        ("mbox", "mail:BOX"),
        ("mail", "mail:READER"),
        ("opml", "opml:READER"),
        ("feed", "feed:READER"),
        ("json feed", "json_feed:READER"),
        ("html", "markup:READER"),
        ("rows", "rows:READER"),
        ("table", "table:READER"),
        ("xml", "other_xml:READER"),
        ("text", "plain:READER"),
    )
)
"""In the order in which they are asked: the surest signs first, plain text last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How one format is read: `fits` tells it by the first bytes of a source, `read` gives its reports."""

    name: str
    fits: Callable[[Opened], bool]
    read: Callable[[Opened], Iterator[Report | Failure]]


def find_reader(opened: Opened) -> Reader:
    """The first reader that fits a source."""
    return next(reader for reader in readers() if reader.fits(opened))


@cache
def readers() -> tuple[Reader, ...]:
    """The readers of plugins, then those that come with accord, in the order in which they are asked."""
    plugins = [entry for entry in entry_points(group=GROUP) if entry.name not in {own.name for own in BUILT_IN}]
    return tuple(_loaded(entry) for entry in (*sorted(plugins, key=lambda entry: entry.name), *BUILT_IN))


def _loaded(entry: EntryPoint) -> Reader:
    try:
        reader = entry.load()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"Reader '{entry.name}' cannot be loaded ({error}). Remove or mend its package.") from error
    if not isinstance(reader, Reader):
        raise SettingsError(f"Reader '{entry.name}' is a {type(reader).__name__}. Expected an accord.reading Reader.")
    return reader
