"""5. Records → the ledger: the steps from an empty file to the present tables, each run once."""

from __future__ import annotations

import sqlite3
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from accord.ledger.page_schema import COUNTED, FOUND, KEPT_ANSWERS, KINDS, SEEN, SURVEYS, TALLIES
from accord.ledger.part_tables import PARTS
from accord.ledger.schema import (
    ACKNOWLEDGEMENTS,
    ANSWERS,
    APPLICATION_ID,
    FEED_RESTS,
    FEEDS,
    JUDGEMENTS,
    LINKS,
    LINKS_BY_DIGEST,
    PRINTED_PAGES,
    RECORDS,
    REPORTS,
    REST,
    SCHEMA_VERSION,
    SEARCH,
)
from accord.ledger.signature_tables import SIGNATURES
from accord.ledger.story_tables import STORIES

steps = Migrations("accord")


@steps(name="0001 reports, readings, records, search, failures, settings")
def _tables(database: Any) -> None:
    connection = database.conn
    for script in (REPORTS, RECORDS, SEARCH, REST):
        _run(connection, script)
    connection.execute("INSERT INTO setting (name, value) VALUES ('created_by', ?)", (f"accord {_accord_version()}",))


@steps(name="0002 links and judgements")
def _links(database: Any) -> None:
    for script in (LINKS, JUDGEMENTS):
        _run(database.conn, script)


@steps(name="0003 links kept by digest")
def _links_by_digest(database: Any) -> None:
    _run(database.conn, LINKS_BY_DIGEST)


@steps(name="0004 acknowledged warnings")
def _acknowledgements(database: Any) -> None:
    _run(database.conn, ACKNOWLEDGEMENTS)


@steps(name="0005 events and plans by what they are asked for")
def _answers(database: Any) -> None:
    _run(database.conn, ANSWERS)


@steps(name="0006 where the pages of a printed report begin")
def _printed_pages(database: Any) -> None:
    _run(database.conn, PRINTED_PAGES)


@steps(name="0007 feeds that are followed and their entries")
def _feeds(database: Any) -> None:
    _run(database.conn, FEEDS)


@steps(name="0008 what pages ask for: words, names, actors, dealings, places")
def _pages(database: Any) -> None:
    for script in (FOUND, TALLIES):
        _run(database.conn, script)


@steps(name="0009 parts and wholes")
def _parts(database: Any) -> None:
    _run(database.conn, PARTS)


@steps(name="0010 conflicts by spans of reports")
def _surveys(database: Any) -> None:
    _run(database.conn, SURVEYS)


@steps(name="0011 events by kind, plans by verdict")
def _kinds(database: Any) -> None:
    _run(database.conn, KINDS)


@steps(name="0012 how long a feed asks to be left alone")
def _feed_rests(database: Any) -> None:
    _run(database.conn, FEED_RESTS)


@steps(name="0013 records that stand, answers kept for large ledgers")
def _seen(database: Any) -> None:
    for script in (SEEN, COUNTED, KEPT_ANSWERS):
        _run(database.conn, script)


@steps(name="0014 stories of undated reports")
def _stories(database: Any) -> None:
    _run(database.conn, STORIES)


@steps(name="0015 signatures by day")
def _signatures(database: Any) -> None:
    _run(database.conn, SIGNATURES)


def migrate(connection: sqlite3.Connection) -> None:
    """Runs the steps the file has not had, all in one transaction: a ledger is migrated whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(Database(connection, recursive_triggers=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: sqlite3.Connection, script: str) -> None:
    # sqlite3's executescript commits first, which would end the transaction of the step.
    for statement in script.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def _accord_version() -> str:
    try:
        return version("accord-ledger")
    except PackageNotFoundError:
        return "(not installed)"
