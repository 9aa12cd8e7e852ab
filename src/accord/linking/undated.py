"""6. Records ↔ records: the stories that undated reports tell; where no day helps, these say which mentions may be one.

All undated reports that are known count, whether or not a record stands in them. Above `MOST` of them nothing is said
of stories: which reports tell one is found among all of them at once, and adding to a ledger must not take ever longer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from accord.ledger.as_of import day_of
from accord.linking.profiles import Profile
from accord.linking.stories import ReportWords, cut, gather, words_of
from accord.records import Report

MOST = 500
"""Undated reports among which stories are found: of so many it takes a fifth of a second to find them anew."""

Stories = Mapping[str, str]
"""For the id of each undated report that of the first report of its story; empty where there are too many."""

Topic = Sequence[Sequence[str]]
"""The stories of reports of like matters."""


def find_undated_stories(reports: Iterable[Report]) -> Stories:
    """The stories of those of these reports that are undated."""
    words = {report.id: report for report in reports if day_of(report) is None}
    if len(words) > MOST:
        return {}
    topics = find_topics({name: words_of(report) for name, report in words.items()}, ())
    return {name: story[0] for stories in topics for story in stories for name in story}


def find_topics(words: Mapping[str, ReportWords], known: Iterable[Topic]) -> list[Topic]:
    """The stories of each topic among reports, as ids in order; those of a `known` topic of the same reports stay."""
    names = sorted(words)
    listed = [words[name] for name in names]
    before = {frozenset(name for story in stories for name in story): stories for stories in known}
    found: list[Topic] = []
    for topic in gather(listed):
        as_was = before.get(frozenset(names[place] for place in topic))
        found.append(as_was or [[names[place] for place in sorted(story)] for story in cut(topic, listed)])
    return found


def with_story(telling: Profile, stories: Stories) -> Profile:
    """The telling, of an undated report with its story."""
    if telling.report_day is not None or telling.record.report not in stories:
        return telling
    return replace(telling, story=stories[telling.record.report])
