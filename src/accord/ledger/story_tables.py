"""5. Records → the ledger: the words of undated reports and the stories they tell, as linking keeps them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from accord.ledger.tables import Tables

# One row for each undated report that stands, none where there are too many: its words as JSON, and by their first
# reports the reports of like matters that it was found among, and its story.
STORIES = """
CREATE TABLE report_story (
  report INTEGER PRIMARY KEY REFERENCES report (key),
  id TEXT NOT NULL,
  topic TEXT NOT NULL,
  story TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

UPDATE report SET linked = NULL WHERE linked IS NOT NULL;
DELETE FROM setting WHERE name = 'linking_version';
"""

DERIVED_STORIES = ("report_story",)
"""The table of STORIES, which linking makes."""


class StoryRow(NamedTuple):
    """An undated report: its key and id, the first reports of its topic and of its story, and its words as JSON."""

    report: int
    id: str
    topic: str
    story: str
    words: str


class StoryTables(Tables):
    """The stories of undated reports of one ledger file."""

    def undated(self, most: int) -> dict[int, str]:
        """The ids by key of the undated reports that stand, of each page its newest version; no more than `most`."""
        return dict(self._rows(_UNDATED, (most,)))

    def keys(self) -> set[int]:
        """The reports whose stories are kept."""
        return {row[0] for row in self._rows("SELECT report FROM report_story")}

    def stories(self) -> dict[str, str]:
        """The first report of its story for each of them, by id."""
        return dict(self._rows("SELECT id, story FROM report_story"))

    def every(self) -> list[StoryRow]:
        """All that is kept, by id of the report."""
        rows = self._rows("SELECT report, id, topic, story, words FROM report_story ORDER BY id")
        return [StoryRow(*row) for row in rows]

    def replace(self, rows: Iterable[StoryRow]) -> None:
        """Keeps these rows and no others."""
        self._execute("DELETE FROM report_story")
        self._many("INSERT INTO report_story (report, id, topic, story, words) VALUES (?, ?, ?, ?, ?)", rows)

    def linked(self, reports: Collection[int]) -> set[int]:
        """Those of these reports whose present readings are linked."""
        sql = "SELECT key FROM report WHERE key IN ({}) AND linked IS reading"
        return {row[0] for row in self._in(sql, sorted(reports))}


_UNDATED = (
    "SELECT key, id FROM report WHERE day IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM superseded WHERE superseded.report = report.key) LIMIT ?"
)
