"""6. Records ↔ records: the stories of a ledger's undated reports, found anew when one of these comes or goes.

The words of each report are kept, and a topic of the same reports as before holds the same stories: what is done anew
is to compare all words once, and to cut the topics that changed. Nothing is done where all reports are dated.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from accord.ledger.story_tables import StoryRow
from accord.linking import undated
from accord.linking.kept import Kept, as_json
from accord.linking.stories import ReportWords, words_of
from accord.linking.undated import Topic, find_topics

_words = msgspec.json.Decoder(ReportWords)


def keep_stories(kept: Kept) -> None:
    """Finds the stories of the undated reports that stand, where these are others than before.

    Linked reports that do not tell one story any more, or do now, are pending again: what was compared of them counts
    no longer.
    """
    tables = kept.links.stories
    standing = tables.undated(undated.MOST + 1)
    if len(standing) > undated.MOST:
        standing = {}
    if standing.keys() == tables.keys():
        return
    before = tables.every()
    after = _find_rows(kept, standing, before)
    tables.replace(after)
    was, now = ({row.report: row.story for row in rows} for rows in (before, after))
    again = told_otherwise(was, now, tables.linked(was.keys() | now.keys()))
    kept.links.mark_pending(kept.links.names_of(again).values())
    kept.forget_all()


def _find_rows(kept: Kept, standing: Mapping[int, str], before: Sequence[StoryRow]) -> list[StoryRow]:
    """The rows of the undated reports that stand."""
    written = {row.id: row.words for row in before}
    words = {
        name: _words.decode(written[name]) if name in written else words_of(kept.file.report(name))
        for name in standing.values()
    }
    keys = {name: key for key, name in standing.items()}
    rows = []
    for stories in find_topics(words, _topics(before)):
        topic = min(story[0] for story in stories)
        rows += [
            StoryRow(keys[name], name, topic, story[0], written.get(name) or as_json(words[name]))
            for story in stories
            for name in story
        ]
    return rows


def _topics(rows: Iterable[StoryRow]) -> list[Topic]:
    """The stories of each topic."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row.topic][row.story].append(row.id)
    return [list(stories.values()) for stories in found.values()]


def told_otherwise(before: Mapping[int, str], after: Mapping[int, str], among: Iterable[int]) -> set[int]:
    """As few as need be of these reports, such that any two of the others are of one story as before, or still are not.

    Of stories that were cut or joined the larger part stays.
    """
    moves = {report: (before[report], after[report]) for report in among if report in before and report in after}
    stay: dict[str, str] = {}
    taken: set[str] = set()
    for (old, new), _ in sorted(Counter(moves.values()).items(), key=lambda item: (-item[1], item[0])):
        if old not in stay and new not in taken:
            stay[old] = new
            taken.add(new)
    return {report for report in among if report not in moves or stay.get(moves[report][0]) != moves[report][1]}
