"""How alike mentions of undated reports are by words, names and what their reports are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.data import read_toml
from accord.linking.alike import can_be_alike, values, weigh_alike
from accord.linking.mention_words import mention_roots, root
from accord.linking.profiles import Profile, make_profiles
from accord.linking.rarity import Rarity
from accord.records import EventRecord, Evidence, Report
from accord.values import Status


def mention(sentence: str, words: str, text: str | None = None) -> Profile:
    """The profile of a mention in a report of one sentence, or of a text that begins with it."""
    report = Report(text=text or sentence)
    start = sentence.index(words)
    record = EventRecord(
        start=start,
        end=start + len(words),
        text=words,
        evidence=Evidence(report=report.id, start=0, end=len(sentence), quote=sentence),
        trigger=words,
        type=None,
        status=Status.OCCURRED,
    )
    return make_profiles([record], {report.id: report})[0]


FIRE = mention("A blaze gutted the Larkhill mill in Dunmore on Friday.", "blaze")
SAME_FIRE = mention("Arson is suspected in the fire at the Larkhill mill, Dunmore police said.", "fire")
OTHER_FIRE = mention("Crews fought a fire in the harbour of Calao for hours.", "fire")
SAYING = mention("Arson is suspected in the fire at the Larkhill mill, Dunmore police said.", "said")


def score(first: Profile, second: Profile) -> float:
    return weigh_alike(first, second, Rarity())[0]


def test_words_of_one_family_about_one_matter_are_more_alike_than_the_same_word_elsewhere() -> None:
    assert score(FIRE, SAME_FIRE) > score(OTHER_FIRE, SAME_FIRE)


def test_mentions_without_a_word_or_family_in_common_cannot_be_alike() -> None:
    assert can_be_alike(FIRE, SAME_FIRE)
    assert not can_be_alike(FIRE, SAYING)


def test_order_of_the_two_changes_nothing() -> None:
    assert weigh_alike(FIRE, SAME_FIRE, Rarity()) == weigh_alike(SAME_FIRE, FIRE, Rarity())


def test_every_comparison_lies_between_nothing_and_one() -> None:
    for second in (SAME_FIRE, OTHER_FIRE, SAYING):
        assert all(0.0 <= value <= 1.0 + 1e-9 for value in values(FIRE, second, Rarity()).values())


@pytest.mark.parametrize(
    ("words", "roots"),
    [
        ("shot", {"shoot"}),
        ("went up in flames", {"flam"}),
        ("took", {"tak"}),
        ("it", {"it"}),
        ("stopped", {"stop"}),
    ],
)
def test_roots_of_a_mention(words: str, roots: set[str]) -> None:
    assert mention_roots(words) == roots


@pytest.mark.parametrize(("one", "other"), [("won", "winning"), ("struck", "strikes"), ("dying", "died")])
def test_irregular_forms_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_one_word_said_twice_says_less_among_many_mentions() -> None:
    few = [replace(each, among=20) for each in (FIRE, SAME_FIRE)]
    many = [replace(each, among=300) for each in (FIRE, SAME_FIRE)]
    assert values(*few, Rarity())["family"] == 1.0
    assert values(*many, Rarity())["family"] == pytest.approx(0.1)


def test_a_profile_knows_among_how_many_mentions_of_its_report_it_stands() -> None:
    assert FIRE.among == 1


def test_of_reports_of_one_story_two_mentions_are_more_alike_than_of_two_stories() -> None:
    here, there, elsewhere = (replace(FIRE, story="a"), replace(SAME_FIRE, story="a"), replace(SAME_FIRE, story="b"))
    assert score(here, there) > score(here, elsewhere)


@pytest.mark.parametrize("story", ["", "b"])
def test_what_is_not_known_of_stories_is_weighed_by_other_weights_than_two_stories(story: str) -> None:
    reasons = weigh_alike(replace(FIRE, story="a"), replace(SAME_FIRE, story=story), Rarity())[1]
    table = read_toml("linking.toml")["alike"]["weights" if story else "without_stories"]
    assert f"base +1.00×{table['base']:g}" in reasons
