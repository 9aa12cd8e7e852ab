"""Which reports tell one story, on three stories written for the tests."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest

from accord.linking import stories
from accord.linking.stories import find_stories
from accord.records import Report
from accord.values import DateBasis

OWN = Path(__file__).with_name("own_stories.toml")


def read_own() -> list[tuple[Report, str]]:
    """The reports of the three stories, each with its story."""
    rows = tomllib.loads(OWN.read_text(encoding="utf-8"))["report"]
    return [
        (
            Report(text=row["text"], published=row["day"], published_basis=DateBasis.GIVEN, source=row["id"]),
            row["story"],
        )
        for row in rows
    ]


def test_three_stories_are_three_groups() -> None:
    told = read_own()
    home = {report.id: story for report, story in told}
    groups = find_stories(home_report for home_report, _ in told)
    assert sorted(sorted({home[report] for report in group}) for group in groups) == [["clash"], ["truce"], ["yard"]]


def test_order_of_reports_changes_nothing() -> None:
    reports = [report for report, _ in read_own()]
    assert find_stories(reports) == find_stories(reversed(reports))


def test_every_report_is_in_one_story() -> None:
    reports = [report for report, _ in read_own()]
    told = [report for story in find_stories(reports) for report in story]
    assert sorted(told) == sorted(report.id for report in reports)


@pytest.mark.parametrize("count", [0, 1])
def test_few_reports(count: int) -> None:
    reports = [report for report, _ in read_own()][:count]
    assert len(find_stories(reports)) == count


def test_two_stories_of_like_matters_are_cut() -> None:
    """Two ferries that sank: the words are alike, the names are not."""
    texts = [
        f"A ferry sank in the strait off {place} on {day}, and rescuers searched the water for passengers. {more} "
        f"The ferry {name} had left {port} in a storm, the coast guard said."
        for place, name, port, day, mores in (
            (
                "Palawan",
                "Maria Alta",
                "Coron",
                "Monday",
                ("Coron mourned.", "Palawan's governor came.", "The Maria Alta was old.", "Divers reached Coron."),
            ),
            (
                "Zanzibar",
                "Kilima Star",
                "Tanga",
                "Friday",
                ("Tanga mourned.", "Zanzibar's governor came.", "The Kilima Star was old.", "Divers reached Tanga."),
            ),
        )
        for more in mores
    ]
    groups = find_stories(Report(text=text) for text in texts)
    assert [len(group) for group in groups] == [4, 4]
    places = {Report(text=text).id: "Palawan" in text for text in texts}
    assert all(len({places[report] for report in group}) == 1 for group in groups)


def test_what_stands_far_on_in_a_very_long_report_is_not_read() -> None:
    words = stories.words_of(Report(text="The ferry sank. " + "Divers came. " * 2000 + "Tanga mourned."))
    assert words.counts["ferry"] == 2
    assert "tanga" not in words.counts


@pytest.mark.parametrize(("count", "are_two"), [(3, False), (9, True)])
def test_a_few_reports_must_stand_more_plainly_apart_than_many(count: int, are_two: bool) -> None:
    sides = np.arange(2 * count) < count
    likeness = np.where(sides[:, None] == sides[None, :], 0.3, 0.1)
    np.fill_diagonal(likeness, 0.0)
    assert stories.are_two(likeness, sides) is are_two
