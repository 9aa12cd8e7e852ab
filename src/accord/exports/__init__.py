"""9. Ledger → other people's formats: one writer a file, one table of writers."""

from __future__ import annotations

from accord.exports.export_asked import Asked, Source
from accord.exports.targets import Target
from accord.exports.writer_table import Writer, find_writer, writers

__all__ = ["Asked", "Source", "Target", "Writer", "find_writer", "writers"]
