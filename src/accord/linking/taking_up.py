"""6. Records ↔ records, within one report: nouns that take up something told before ("the visit", "such talks")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.linking.apart import why_apart
from accord.linking.features import compare_persons
from accord.linking.mention_words import before, content_words, is_nominal
from accord.linking.parties import compare_countries
from accord.linking.past_plans import is_off_since
from accord.linking.profiles import Profile, is_anaphor, names_several, shared_names
from accord.values import AHEAD, DONE

Scored = tuple[float, Profile, Profile, tuple[str, ...]]

_NUMBER = re.compile(r"\b\d+\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATING = re.compile(r"\b(?:before|after|ahead of|until|since|following|on the eve of)\s+(?:[\w'’-]+\s+){0,3}$")
_CLAUSE = 50
_OF_MANY = frozenset({"summit", "conferenc", "forum", "congres"})
"""Gatherings, by the roots of their nouns."""
_WITHIN = 2500
"""Characters within which a noun takes up what another word told; by the same word it may reach twice as far."""


def find_taken_up(ordered: Sequence[Profile]) -> list[Scored]:
    """Each definite noun with the earlier mention of its sort that fits it best, the nearest of equals."""
    found: list[Scored] = []
    for place, profile in enumerate(ordered):
        if not is_anaphor(profile) or not profile.sorts:
            continue
        fitting = [earlier for earlier in ordered[:place] if _can_take_up(profile, earlier)]
        if not fitting:
            continue
        best = max(fitting, key=lambda p: (_fit(p, profile), p.record.start, p.record.id))
        why = f"“{profile.record.text}” takes up “{best.record.text}”"
        found.append((4.1 + 0.1 * _fit(best, profile), best, profile, (why,)))
    return found


def _can_take_up(later: Profile, earlier: Profile) -> bool:
    if not earlier.sorts & later.sorts or why_apart(earlier, later) or _is_of_other_reality(later, earlier):
        return False
    if is_off_since(later.record) != is_off_since(earlier.record):
        return False
    if _only_dates(later, earlier) or (later.heads & _OF_MANY and _meets_one(earlier)):
        return False
    if _is_of_another_year(later, earlier):
        return False
    is_same_word = bool(earlier.heads & later.heads)
    if later.record.start - earlier.record.end > _WITHIN * (2 if is_same_word else 1):
        return False
    return is_same_word or not (_says_more(later, earlier) or _is_of_another_number(later, earlier))


def _is_of_another_year(later: Profile, earlier: Profile) -> bool:
    """Whether a noun carries a year that is not its report's, and the sentence before it does not ("the 2016 vote")."""
    years = frozenset(_YEAR.findall(later.record.text))
    if later.report_day is None:
        return False
    return any(year not in earlier.record.evidence.quote and year != str(later.report_day.year) for year in years)


def _only_dates(later: Profile, earlier: Profile) -> bool:
    """Whether a noun says when the other comes: "to meet again before the summit" is not the summit."""
    if later.record.evidence.start != earlier.record.evidence.start:
        return False
    return bool(_DATING.search(before(later.record, _CLAUSE)))


def _meets_one(earlier: Profile) -> bool:
    """Whether somebody is only said to have met one person: "their leaders met the commissioner" is no summit."""
    return len(earlier.persons) == 1 and not any(is_nominal(record) for record in earlier.records)


def _says_more(later: Profile, earlier: Profile) -> bool:
    """Whether a noun brings words that nothing before it holds: "the rocket attacks" are not the air strike.

    Nor is "the May 31 attack" one that was told without that number.
    """
    told = earlier.record.evidence.quote
    if any(number not in told for number in _NUMBER.findall(later.record.text)):
        return True
    return bool(later.words) and later.words.isdisjoint(earlier.words | content_words(told))


def _is_of_another_number(later: Profile, earlier: Profile) -> bool:
    """Whether a plural follows a single deed told in another word: "the attacks" are not the raid that killed him."""
    return names_several(later) and not names_several(earlier)


def _is_of_other_reality(later: Profile, earlier: Profile) -> bool:
    """Whether a noun speaks of what is still to come behind a mention of a deed, or of what is behind one of nothing.

    "The Senate's vote ... now awaits the approval of the Diet": the approval is not the vote.
    """
    if earlier.is_negative and not later.is_negative:
        return True  # "neither a vote against nor an abstention" names nothing that a later noun could take up
    return later.record.status in AHEAD and earlier.record.status in DONE


def _fit(earlier: Profile, later: Profile) -> float:
    """How well an earlier mention fits a later one that takes it up: persons, countries and names in common."""
    return (
        2 * max(compare_persons(earlier, later), 0)
        + max(compare_countries(earlier, later), 0)
        + bool(shared_names(earlier, later))
        + bool(earlier.places & later.places)
    )
