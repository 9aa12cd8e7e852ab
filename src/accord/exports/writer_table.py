"""9. Ledger → other people's formats: the table of writers: those here and those of plugins, by the same hook.

A plugin names its writers under the entry point group "accord.exports" (examples/plugin has one).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from accord.errors import SettingsError, UnknownCode
from accord.exports.export_asked import Asked, Source
from accord.exports.targets import Target

GROUP = "accord.exports"
BUILT_IN = tuple(
    EntryPoint(name, f"accord.exports.{place}:WRITER", GROUP)
    for name, place in (
        ("polecat", "polecat"),
        ("csv", "csv_tables"),
        ("parquet", "parquet_tables"),
        ("geojson", "geojson"),
        ("ical", "ical"),
        ("atom", "atom"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """How one format is written: `write` asks the ledger and fills the target.

    `suffix` is that of its file, `means` a line on what it is for; `several` says that it makes several files, which
    go into a folder or an archive.
    """

    name: str
    suffix: str
    means: str
    write: Callable[[Source, Asked, Target], None]
    media_type: str = "application/octet-stream"
    several: bool = False


def find_writer(name: str) -> Writer:
    """The writer of a format; UnknownCode for none."""
    found = _entries()
    if name not in found:
        near = tuple(get_close_matches(name, found, n=2))
        raise UnknownCode("format", name, near, f"Expected one of {', '.join(found)}.")
    return _loaded(found[name])


def writers() -> tuple[Writer, ...]:
    """Every writer, those that come with accord first."""
    return tuple(_loaded(entry) for entry in _entries().values())


def _entries() -> dict[str, EntryPoint]:
    """By name; no plugin takes the name of a format of accord's."""
    plugins = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    own = {entry.name: entry for entry in BUILT_IN}
    return own | {entry.name: entry for entry in plugins if entry.name not in own}


@cache
def _loaded(entry: EntryPoint) -> Writer:
    try:
        writer = entry.load()
    except (ImportError, AttributeError) as error:
        raise SettingsError(f"Export '{entry.name}' cannot be loaded ({error}). Remove or mend its package.") from error
    if not isinstance(writer, Writer):
        raise SettingsError(f"Export '{entry.name}' is a {type(writer).__name__}. Expected an accord.exports Writer.")
    return writer
