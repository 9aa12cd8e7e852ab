"""5. Records → the ledger: opens the file, or says in one line why it cannot."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import BinaryIO

from accord.errors import LedgerBusy, LedgerError, LedgerFull, LedgerTooNew, NotALedger
from accord.ledger.schema import APPLICATION_ID, SCHEMA_VERSION

IN_MEMORY = ":memory:"
BUSY_SECONDS = 3.0
CACHE_KIB = 65_536
"""Most memory for pages of the file: of a large ledger each addition looks up rows all over it."""

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = slice(68, 72)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# A quota, a file size limit and a failing disk report as I/O errors, only a full disk as SQLITE_FULL.
_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_SHMMAP,
    }
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# What a ledger in the making is called where a file cannot be made without a name.
_UNNAMED = ".new"
# A view in place of a table can tell anything, or never end.
OWN_VIEW = "record_in_report"
_FOREIGN = "SELECT type FROM sqlite_schema WHERE type = 'trigger' OR (type = 'view' AND name != ?) LIMIT 1"
_ADVICE = "Expected a ledger of accord, or a path where there is no file yet."


@contextmanager
def telling(path: str | Path) -> Iterator[None]:
    """Turns what SQLite raises into the ledger's own errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(path, error) from error


def connect(path: str | Path, *, write: bool = True, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to a ledger that has the present tables; made where there is no file yet."""
    if str(path) == IN_MEMORY:
        return _in_memory()
    path = Path(path)
    with telling(path):
        if _is_missing(path):
            if not write:
                raise NotALedger(f"There is no ledger at {path}. Expected a file that `accord add` has made.")
            _make(path)
        _check_header(path)
        connection = _open_writer(path, busy_seconds) if write else _open_reader(path, busy_seconds)
        try:
            _check_version(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(IN_MEMORY, isolation_level=None)
    with closing(sqlite3.connect(IN_MEMORY)) as first:
        # A ledger that is read from bytes may not grow beyond 1 GiB; a copy of one may.
        first.deserialize(_first_blank())
        first.backup(connection)
    _guard(connection)
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ?", (str(datetime.now(UTC)),))
    return connection


@cache
def _first_blank() -> bytes:
    """An empty ledger with the present tables: the steps to it are run once a process."""
    from accord.ledger.migrations import migrate

    with closing(sqlite3.connect(IN_MEMORY, isolation_level=None)) as connection:
        migrate(connection)
        return connection.serialize()


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        if path.parent.is_dir():
            return True
        raise LedgerError(f"{path}: the folder {path.parent} does not exist. Make it first.") from None
    except (OSError, ValueError) as error:
        raise LedgerError(f"{path}: cannot be opened ({_reason(error)}).") from error
    return False


def _check_header(path: Path) -> None:
    # Read before SQLite sees the file, so that a database of something else is not touched.
    if path.is_dir():
        raise NotALedger(f"{path} is a folder, not a ledger. {_ADVICE}")
    if not path.is_file():
        raise NotALedger(f"{path} is no regular file. {_ADVICE}")
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be read ({_reason(error)}). Check its rights.") from error
    if not header:
        raise NotALedger(f"{path} is an empty file. {_ADVICE}")
    if not header.startswith(_MAGIC):
        raise NotALedger(f"{path} is not a ledger but another kind of file. {_ADVICE}")
    if int.from_bytes(header[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise NotALedger(f"{path} is a SQLite database of another program. {_ADVICE}")


def _make(path: Path) -> None:
    """Writes an empty ledger and only then gives it its name, so that a half-made one is never seen."""
    blank = _blank()
    try:
        if not _make_unnamed(path, blank):
            _make_named(path, blank)
        _keep_name(path.parent)
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise LedgerFull(f"{path}: cannot be made ({_reason(error)}). Free space on that disk first.") from error
        raise LedgerError(f"{path}: cannot be made ({_reason(error)}). Check the folder's rights.") from error


def _blank() -> bytes:
    with closing(_in_memory()) as connection:
        made = bytearray(connection.serialize())
    # SQLite file format 1.3.3: read and write version 2 is the write-ahead log, which memory cannot have.
    made[18:20] = b"\x02\x02"
    return bytes(made)


def _make_unnamed(path: Path, blank: bytes) -> bool:
    # A file without a name leaves nothing behind when the process is killed; not every system has it.
    try:
        file = os.open(path.parent, os.O_WRONLY | os.O_TMPFILE, 0o644)
    except (AttributeError, OSError):
        return False
    with os.fdopen(file, "wb") as opened:
        _write(opened, blank)
        try:
            os.link(f"/proc/self/fd/{file}", path, follow_symlinks=True)
        except OSError:
            return path.exists()
    return True


def _make_named(path: Path, blank: bytes) -> None:
    new = path.with_name(f".{path.name}.{os.getpid()}{_UNNAMED}")
    try:
        with new.open("wb") as opened:
            _write(opened, blank)
        try:
            os.link(new, path)
        except OSError:
            # Another process was first, or the file system has no hard links (FAT, some shares).
            if not path.exists():
                new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Removes what processes killed while they made this ledger left beside it.

    Once the ledger has its name nobody needs these files: whoever is still making one finds the name taken.
    """
    start = f".{path.name}."
    with suppress(OSError):
        for name in [each.name for each in path.parent.iterdir()]:
            process = name.removeprefix(start).removesuffix(_UNNAMED)
            if name == f"{start}{process}{_UNNAMED}" and process.isdigit():
                path.with_name(name).unlink(missing_ok=True)


def _write(opened: BinaryIO, blank: bytes) -> None:
    opened.write(blank)
    opened.flush()
    os.fsync(opened.fileno())


def _keep_name(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _address(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _open_writer(path: Path, busy_seconds: float) -> sqlite3.Connection:
    _sweep(path)
    connection = sqlite3.connect(_address(path, "rw"), uri=True, isolation_level=None, timeout=busy_seconds)
    try:
        _guard(connection)
        # Other tools may have turned the log off, without which a writer blocks readers.
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _open_reader(path: Path, busy_seconds: float) -> sqlite3.Connection:
    try:
        return _reader(_address(path, "ro"), busy_seconds)
    except sqlite3.OperationalError:
        # On a read-only medium SQLite cannot make the files it shares among processes; without a log there is nobody to
        # share with.
        log = path.with_name(path.name + "-wal")
        if os.access(path.parent, os.W_OK) or (log.exists() and log.stat().st_size):
            raise
        return _reader(_address(path, "ro") + "&immutable=1", busy_seconds)


def _reader(address: str, busy_seconds: float) -> sqlite3.Connection:
    # Pages of the server are made in a pool of threads; SQLite itself serialises a shared connection.
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=sqlite3.threadsafety < 3
    )
    try:
        _guard(connection)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA user_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _guard(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _check_version(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > SCHEMA_VERSION:
        raise LedgerTooNew(
            f"{path} was written by a newer accord (schema {found}; this one knows {SCHEMA_VERSION}). Update accord."
        )
    foreign = connection.execute(_FOREIGN, (OWN_VIEW,)).fetchone()
    if foreign:
        raise NotALedger(f"{path} holds {foreign[0]}s that accord never makes. Remove them if you trust the file.")
    if found < SCHEMA_VERSION:
        if not write:
            raise LedgerError(
                f"{path} was written by an older accord. Run `accord add` on it once to bring it up to date."
            )
        from accord.ledger.migrations import migrate

        migrate(connection)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _told(path: str | Path, error: sqlite3.Error) -> LedgerError:
    extended = getattr(error, "sqlite_errorcode", 0)
    code = extended & 0xFF
    if code in _BUSY:
        return LedgerBusy(f"{path} is being written by another process. Wait until it is done, then try again.")
    if extended in _FULL:
        return LedgerFull(
            f"{path}: nothing more can be written ({error}). What was reported as added is kept. "
            "Free space on that disk, then run the same command again."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return NotALedger(f"{path} is not a ledger but another kind of file. {_ADVICE}")
    if code == sqlite3.SQLITE_CORRUPT:
        return LedgerError(f"{path} is damaged ({error}). Restore a copy, or add the reports to a new ledger.")
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError(f"{path} is open for reading only. Check the rights of the file and its folder.")
    if code == sqlite3.SQLITE_ERROR and "no such" in str(error):
        return LedgerError(f"{path} lacks a table or column of a ledger ({error}). Restore a copy.")
    return LedgerError(f"{path}: {error}.")
