from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.generated import make_reports
from fake_coding import VERSION, code, make_report

from accord.errors import LedgerBusy, LedgerError, LedgerTooNew, NotALedger
from accord.ledger.dumping import dump
from accord.ledger.migrations import steps
from accord.ledger.schema import APPLICATION_ID, LINKS, SCHEMA_VERSION
from accord.ledger.storage import LedgerFile
from accord.linking.upkeep import update


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with LedgerFile.open(path) as ledger:
        ledger.put(make_report(), code(make_report()), version=VERSION)
    return path


def make_folder(path: Path) -> None:
    path.mkdir()


def make_foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE report (id)")


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_cut_ledger(path: Path) -> None:
    LedgerFile.open(path).close()
    path.write_bytes(path.read_bytes()[:100])


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(make_folder, "is a folder", id="folder"),
        pytest.param(lambda path: path.write_bytes(b""), "is an empty file", id="empty file"),
        pytest.param(lambda path: path.write_text("Leaders met."), "another kind of file", id="text"),
        pytest.param(lambda path: path.write_bytes(b"SQLite format 3\x00"), "another program", id="header alone"),
        pytest.param(make_foreign_database, "SQLite database of another program", id="foreign database"),
        pytest.param(make_pipe, "is no regular file", id="pipe"),
        pytest.param(make_cut_ledger, "is damaged|another kind of file", id="cut off"),
    ],
)
@pytest.mark.parametrize("write", [True, False])
def test_what_is_no_ledger_is_told_in_one_line_and_left_alone(tmp_path, make, says, write):
    path = tmp_path / "a.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(LedgerError, match=says) as told:
        LedgerFile.open(path, write=write)
    assert "\n" not in str(told.value)
    assert before is None or path.read_bytes() == before


def test_a_path_without_a_file_becomes_a_ledger_and_nothing_else(tmp_path):
    path = tmp_path / "a?b#c%20 é.db"
    LedgerFile.open(path).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_system_without_unnamed_files_makes_the_same_ledger(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    with LedgerFile.open(tmp_path / "a.db"):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]

    def no_links(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    with LedgerFile.open(tmp_path / "b.db"):
        pass
    assert (tmp_path / "a.db").stat().st_size == (tmp_path / "b.db").stat().st_size


def test_what_a_process_killed_while_making_a_ledger_left_is_swept_away(tmp_path):
    path = tmp_path / "a.db"
    for name in (".a.db.4711.new", ".a.db.4712.new"):
        (tmp_path / name).write_bytes(b"half")
    others = {".b.db.4711.new", ".a.db.new", ".a.db.notes.new", "a.db.4711.new"}
    for name in others:
        (tmp_path / name).write_bytes(b"somebody's own")
    with LedgerFile.open(path):
        assert {each.name for each in tmp_path.iterdir()} - {"a.db-wal", "a.db-shm"} == {"a.db"} | others


def test_a_ledger_whose_log_was_turned_off_gets_it_back(ledger_path):
    with closing(sqlite3.connect(ledger_path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with LedgerFile.open(ledger_path) as ledger:
        assert ledger._rows("PRAGMA journal_mode") == [("wal",)]


def test_reading_what_is_not_there_makes_nothing(tmp_path):
    with pytest.raises(NotALedger, match="There is no ledger"):
        LedgerFile.open(tmp_path / "a.db", write=False)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(LedgerError, match="Make it first"):
        LedgerFile.open(tmp_path / "no" / "a.db")


@pytest.mark.parametrize("path", ["a\x00b.db", "x" * 5000], ids=["zero byte", "too long"])
def test_a_path_no_system_takes_is_told(path):
    with pytest.raises(LedgerError, match="cannot be opened"):
        LedgerFile.open(path)


def test_the_schema_version_counts_the_migrations():
    assert len(steps._migrations) == SCHEMA_VERSION


def test_a_newer_ledger_is_told(ledger_path):
    with closing(sqlite3.connect(ledger_path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(LedgerTooNew, match="Update accord"):
        LedgerFile.open(ledger_path)


def test_an_older_ledger_is_migrated_by_a_writer_only(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(LedgerError, match="older accord"):
        LedgerFile.open(path, write=False)
    with LedgerFile.open(path) as ledger:
        assert ledger.reports() == []


def test_a_second_writer_is_told_and_readers_go_on(ledger_path):
    with closing(sqlite3.connect(ledger_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with LedgerFile.open(ledger_path, busy_seconds=0.05) as ledger:
            with pytest.raises(LedgerBusy, match="another process"):
                ledger.put(make_report(2), (), version=VERSION)
            assert len(ledger.reports()) == 1
        with LedgerFile.open(ledger_path, write=False, busy_seconds=0.05) as reader:
            assert len(reader.reports()) == 1
        other.execute("ROLLBACK")


def test_two_writers_in_turn_both_write(ledger_path):
    with LedgerFile.open(ledger_path) as first, LedgerFile.open(ledger_path) as second:
        first.put(make_report(2), (), version=VERSION)
        second.put(make_report(3), (), version=VERSION)
        assert len(first.reports()) == 3


def test_a_reader_cannot_write(ledger_path):
    with LedgerFile.open(ledger_path, write=False) as reader, pytest.raises(LedgerError, match="reading only"):
        reader.set_setting("name", "value")


READING_AS_NOBODY = """
import os, sys
from accord.ledger.storage import LedgerFile
os.setuid(65534)
with LedgerFile.open(sys.argv[1], write=False) as reader:
    sys.exit(len(reader.reports()) + 10)
"""


@pytest.mark.skipif(
    not hasattr(os, "setuid") or os.getuid() != 0, reason="only root can become somebody without rights"
)
def test_a_ledger_in_a_folder_nobody_may_write_to_can_be_read():
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with LedgerFile.open(path) as ledger:
            ledger.put(make_report(), code(make_report()), version=VERSION)
        path.chmod(0o444)
        path.parent.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", READING_AS_NOBODY, str(path)], timeout=30, check=False)
        assert done.returncode == 11


def test_a_ledger_with_triggers_is_refused(ledger_path):
    with closing(sqlite3.connect(ledger_path)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM record; END")
    with pytest.raises(NotALedger, match="triggers"):
        LedgerFile.open(ledger_path)


@pytest.mark.parametrize(
    "harm",
    [
        "DROP TABLE record",
        "UPDATE record SET body = '{'",
        "UPDATE record SET kind = 'rumour'",
        "UPDATE report SET published_basis = 'whim'",
    ],
)
def test_a_tampered_ledger_gives_a_ledger_error(ledger_path, harm):
    with closing(sqlite3.connect(ledger_path)) as connection:
        connection.execute(harm)
        connection.commit()
    with LedgerFile.open(ledger_path) as ledger, pytest.raises(LedgerError):
        dump(ledger)


def test_overwritten_pages_give_a_ledger_error_or_rows(ledger_path):
    raw = bytearray(ledger_path.read_bytes())
    for page in range(1, len(raw) // 4096):
        damaged = raw[: page * 4096] + b"\xff" * 4096 + raw[(page + 1) * 4096 :]
        ledger_path.write_bytes(damaged)
        with suppress(LedgerError), LedgerFile.open(ledger_path) as ledger:
            ledger.search("talk")
            ledger.put(make_report(2), code(make_report(2)), version=VERSION)
            dump(ledger)


def test_a_ledger_in_memory_lasts_as_long_as_the_object():
    with LedgerFile.open(":memory:") as ledger:
        ledger.put(make_report(), (), version=VERSION)
        assert len(ledger.reports()) == 1
    with pytest.raises(LedgerError):
        ledger.reports()
    with LedgerFile.open(":memory:") as ledger:
        assert ledger.reports() == []


def test_many_processes_opening_one_new_path_get_one_ledger(tmp_path):
    program = "import sys; from accord.ledger.storage import LedgerFile; LedgerFile.open(sys.argv[1]).close()"
    path = tmp_path / "a.db"
    running = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(4)]
    assert [process.wait(timeout=30) for process in running] == [0, 0, 0, 0]
    # Two that close at one moment may each leave the log to the other; the next to open takes it away.
    LedgerFile.open(path).close()
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_a_ledger_whose_links_were_kept_otherwise_is_linked_anew(tmp_path):
    path = tmp_path / "a.db"
    with LedgerFile.open(path) as ledger:
        for report, records in make_reports(12, a_day=4):
            ledger.put(report, records, version=VERSION)
        update(ledger)
        expected = ledger.links.count()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        answers = ("plan_actor", "plan_stated", "plan", "event_name", "event_sentence", "record_seen", "kept_answer")
        for table in ("telling_block", "pair", "event", "telling", *answers):
            connection.execute(f"DROP TABLE {table}")
        made = LINKS.partition("CREATE TABLE signature")[0].partition("CREATE TABLE telling")
        connection.executescript(made[1] + made[2])
        for index in ("copy_second", "participant_named"):
            connection.execute(f"DROP INDEX {index}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE substr(name, 1, 4) IN ('0003', '0005', '0013')")
        connection.execute("PRAGMA user_version = 2")
    with LedgerFile.open(path) as ledger:
        assert ledger.links.version() is None
        assert ledger.links.count_pending() == 12
        assert update(ledger) == 12
        assert ledger.links.count() == expected
        assert ledger.check() == []


def test_a_ledger_with_a_view_in_place_of_a_table_is_refused(ledger_path):
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS key FROM n"
    with sqlite3.connect(ledger_path) as connection:
        connection.execute("DROP TABLE failure")
        connection.execute(f"CREATE VIEW failure AS {endless}")
    for write in (False, True):
        with pytest.raises(NotALedger, match="views"):
            LedgerFile.open(ledger_path, write=write)
