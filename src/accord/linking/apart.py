"""6. Records ↔ records: what keeps two tellings apart, whatever else speaks for one event."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta

from accord.linking.alike import are_undated
from accord.linking.awaited import compare_awaited
from accord.linking.before_and_after import is_before_or_after
from accord.linking.days_of_crowds import is_another_day
from accord.linking.features import (
    compare_date,
    compare_names,
    compare_once,
    compare_type,
    is_moved,
    is_plan_and_outcome,
    lie_apart,
)
from accord.linking.foreseen import is_done_once
from accord.linking.held_otherwise import is_held_elsewhere, is_held_otherwise
from accord.linking.kin_sorts import are_kin
from accord.linking.mention_words import is_announcement, is_nominal, says_little
from accord.linking.moved import compare_moved
from accord.linking.named_matters import SAID_OF, why_other_matter
from accord.linking.occasions import (
    are_of_other_days,
    compare_occasion,
    is_named_by_place,
    meet_otherwise,
    narrow_places,
)
from accord.linking.of_another import why_of_another
from accord.linking.other_polls import are_other_polls
from accord.linking.parties import (
    DONE_BY_ONE,
    NO_COUNTRY,
    ONE_SIDED,
    PARTIES,
    TWO_SIDED,
    approvers_differ,
    compare_bodies,
    compare_countries,
)
from accord.linking.profiles import Profile, is_of_series, names_several, shared_titles
from accord.linking.public_occasions import are_other_kinds, compare_public, set_long_before
from accord.linking.swapped import is_given_in_swap
from accord.linking.whose_deed import is_of_others
from accord.values import AHEAD, DONE, Actor, ActorKind

_ONE_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_QUARTER = timedelta(days=92)
OTHER_DAYS = "days that cannot be equal"
FAR_IN_TIME = "told too far apart in time"
_COUNTED = frozenset({"attack"})
_OF_A_DAY = frozenset({"demonstration"})
"""Sorts of which each day of a story has its own."""
_CONSENTS = frozenset({"legislative_consent", "ratification", "approval"})
"""Labels of agreement that each country gives by itself."""
_PEOPLE = frozenset({"CVL", "OPP", "REB", "UAF", "CRM", "JRN", "REL", "BUS", "LAB"})
"""Sectors (PLOVER's) of those who are not of the state."""
_MOST_SPELLED = 12
_AT_A_PLACE = frozenset({"meeting", "visit"})
_LOOKING_BACK = timedelta(days=45)
_MEETINGS = frozenset({"meeting", "visit", "signing", "leaving", "naming", "agreeing", "impeachment", "arrest"})
_YEAR = timedelta(days=366)
_ONE_MONTH = 0.5  # what compare_date gives at least where both state one month: "the next vote, in May", "the May vote"
_WEEKS = timedelta(days=14)
_GATHERINGS = frozenset({"meeting", "visit", "negotiation"})
_HALF_YEAR = timedelta(days=200)
_OF_ONE_PERSON = frozenset(
    {"resignation", "dismissal_from_office", "inauguration", "campaign_step", "arrest", "election_result"}
)
"""Labels of what is told of one person each time: another person's is another event."""


def why_apart(first: Profile, second: Profile) -> str | None:
    """Why two profiles cannot tell one event, None when they can.

    Different sittings, firings and legs stay apart: a false join corrupts a ledger more than a missed one.
    """
    if why := _why_whatever_the_day(first, second):
        return why
    if are_undated(first, second):
        return OTHER_DAYS if _days_differ(first, second) else None
    if are_other_kinds(first, second):
        return "another kind of public occasion"
    is_awaited = compare_awaited(first, second) > 0 or compare_public(first, second) > 0
    is_awaited = is_awaited or is_given_in_swap(first, second)
    if first.sorts and second.sorts and not (first.sorts & second.sorts or is_awaited or are_kin(first, second)):
        return "different sorts of happening"
    if compare_type(first, second) < 0 and not first.sorts & second.sorts and not is_awaited:
        return "different types"
    if compare_countries(first, second) < 0:
        return NO_COUNTRY
    if not _is_one_act(first, second) and (why := _why_in_time(first, second)):
        return why
    if _is_one_of_several(first, second):
        return "one of several"
    if _sides_are_turned(first, second):
        return "done by whom the other says it was done to"
    if _doers_differ(first, second):
        return "done by another country"
    if _counterparts_differ(first, second):
        return "other persons of one country"
    if _leavers_differ(first, second) or _leavers_differ(second, first):
        return "others leave"
    if _parties_differ(first, second):
        return "each has a party that the other lacks"
    if approvers_differ(first, second):
        return "decided by another body"
    if why := why_other_matter(first, second) or why_of_another(first, second):
        return why
    elsewhere = lie_apart(first, second) and not (shared_titles(first, second) or compare_moved(first, second))
    elsewhere = elsewhere and not (is_held_otherwise(first, second) or is_held_elsewhere(first, second))
    if elsewhere and (first.sorts | second.sorts) & _AT_A_PLACE:
        return "places in different countries"
    if are_other_polls(first, second):
        return "another poll"
    if is_another_day(first, second):
        return "the march of another day"
    return _apart_in_one_report(first, second)


def _why_whatever_the_day(first: Profile, second: Profile) -> str | None:
    """What keeps two tellings apart whether or not their reports have a day."""
    if _ordinals_differ(first, second):
        return "different ordinals"
    if _dates_without_year_differ(first, second) or _years_named_differ(first, second):
        return OTHER_DAYS
    return "many gather in one, two meet in the other" if meet_otherwise(first, second) else None


def _why_in_time(first: Profile, second: Profile) -> str | None:
    if _days_differ(first, second):
        return OTHER_DAYS
    return FAR_IN_TIME if _told_far_apart(first, second) or _is_any_later_one(first, second) else None


def _is_one_act(first: Profile, second: Profile) -> bool:
    """Whether the two tell what is done once in its time, whatever days they give it."""
    compared = (compare_once, compare_bodies, compare_moved, compare_public)
    return any(compare(first, second) > 0 for compare in compared)


def _apart_in_one_report(first: Profile, second: Profile) -> str | None:
    """What keeps two mentions of one report apart that might be one event in two reports."""
    if first.record.report != second.record.report:
        return None
    if first.sitting != second.sitting and compare_date(first, second) < _ONE_MONTH:
        return "the next or last one of a series"
    if first.is_negative != second.is_negative and not is_plan_and_outcome(first, second):
        return "one of them did not come about"
    if is_of_others(first, second):
        return "another person's"
    if is_before_or_after(first, second):
        return "one is told as before or after the other"
    return None


def differ_in_reality(first: Profile, second: Profile) -> bool:
    """Whether one record tells a deed and the other something ahead or undone, neither only naming or announcing it."""
    one, other = first.record, second.record
    if any(says_little(record) or is_announcement(record) for record in (one, other)):
        return False
    return (one.status in DONE) != (other.status in DONE)


def _ordinals_differ(first: Profile, second: Profile) -> bool:
    """Whether both are numbered otherwise; "the first ... for the minister" may well be the 56th of its series."""
    one, other = first.ordinals, second.ordinals
    if (one or other) and not (one and other) and first.sorts & second.sorts & _COUNTED:
        # "It was the second clash in July": the earlier one is told without a number.
        return max(one | other) > 1 and not (first.has_day and second.has_day)
    if not one or not other or one & other:
        return False
    return max(one | other) <= _MOST_SPELLED or not (one == {1} or other == {1})


def _is_one_of_several(first: Profile, second: Profile) -> bool:
    """Whether one tells an attack of a stated day and the other only names several ("the clashes")."""
    if not first.sorts & second.sorts & _COUNTED:
        return False
    return any(
        one.has_day and not other.has_day and names_several(other) for one, other in ((first, second), (second, first))
    )


def _days_differ(first: Profile, second: Profile) -> bool:
    if not (first.has_day and second.has_day):
        return compare_date(first, second) < -0.5
    if first.sorts & second.sorts & _OF_A_DAY and are_of_other_days(first, second):
        return not is_plan_and_outcome(first, second)
    if first.record.report == second.record.report and compare_date(first, second) < 1:
        return not is_plan_and_outcome(first, second)
    if first.labels & second.labels & set_long_before():  # held on the day set, unless somebody says that it was moved
        return compare_date(first, second) < 0
    return compare_date(first, second) < -0.5


_MONTH_DAYS = re.compile(r"(?:XXXX|\d{4})-(\d\d-\d\d)(?:/(?:XXXX|\d{4})-(\d\d-\d\d))?")


def _dates_without_year_differ(first: Profile, second: Profile) -> bool:
    """Whether one gives a day without its year ("July 10") and the other another day of the calendar."""
    one, other = _month_days(first), _month_days(second)
    told = [record.date.value for record in (first.record, second.record) if record.date is not None]
    if not one or not other or not any("XXXX" in value for value in told):
        return False
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)


_YEAR_NAMED = re.compile(r"\b(?:19|20)\d\d\b")


def _years_named_differ(first: Profile, second: Profile) -> bool:
    """Whether both mentions carry a year, and another one: "the 2016 presidential election" is not that of 2020."""
    one, other = ({year for r in p.records for year in _YEAR_NAMED.findall(r.text)} for p in (first, second))
    return bool(one) and bool(other) and not one & other


def _month_days(profile: Profile) -> list[tuple[str, str]]:
    found = [_MONTH_DAYS.fullmatch(record.date.value) for record in profile.records if record.date is not None]
    return [(match[1], match[2] or match[1]) for match in found if match is not None]


def _told_far_apart(first: Profile, second: Profile) -> bool:
    """Whether the times that two tellings speak of, as far as they show, lie apart.

    A telling without a day speaks of the weeks before its report, one that looks ahead of the months after it. What
    both call by one name, or number alike, may be looked back on a year later; what is done once for its object ("takes
    effect once both have approved it") may come a year later than plans do.
    """
    if first.record.report == second.record.report:
        return False
    one, other = _spoken_of(first), _spoken_of(second)
    if one is None or other is None:
        return False
    told_of_one = compare_names(first, second) > 0 or is_done_once(first, second)
    told_of_one = told_of_one or (is_named_by_place(first, second) and compare_occasion(first, second) > 0)
    most = _HALF_YEAR if _is_of_series(first, second) else _YEAR
    slack = most if told_of_one and not (first.has_day and second.has_day) else timedelta(0)
    return max(one[0], other[0]) - min(one[1], other[1]) > slack


def _is_any_later_one(first: Profile, second: Profile) -> bool:
    """Whether a meeting was set for a day, and one is told by a verb, without a day or place, weeks behind it.

    "Will sit down in Oslo on 15 January", and in a report of 8 February: "he talked to her for five hours".
    """
    return any(
        plan.has_day
        and plan.last_day is not None
        and later.report_day is not None
        and later.first_day is None
        and later.report_day - plan.last_day > _WEEKS
        and is_plan_and_outcome(plan, later)
        and all(record.status in AHEAD for record in plan.records)
        and _tells_any_meeting(later)
        and not (compare_names(plan, later) > 0 or narrow_places(plan) & narrow_places(later))
        for plan, later in ((first, second), (second, first))
    )


def _tells_any_meeting(profile: Profile) -> bool:
    """Whether verbs tell a meeting as done ("they talked"): a noun ("the meeting") looks back on one that is known."""
    return bool(profile.sorts) and profile.sorts <= _GATHERINGS and not any(is_nominal(r) for r in profile.records)


def _is_of_series(first: Profile, second: Profile) -> bool:
    """Whether all that they share by name is a body's gathering or an exercise, held every year."""
    shared = shared_titles(first, second)
    return bool(shared) and all(is_of_series(name) for name in shared)


def _spoken_of(profile: Profile) -> tuple[date, date] | None:
    """The first and last day a telling may speak of; None where neither its words nor its report give a day."""
    day = profile.report_day
    if profile.first_day and profile.last_day:
        moved = timedelta(days=61) if any(r.status in AHEAD for r in profile.records) else timedelta(0)
        put_off = 2 * _QUARTER if is_moved(profile, profile) else timedelta(0)
        early = max(day, profile.first_day - 2 * _MONTH) if day and moved else profile.first_day
        return min(early, profile.first_day) - _ONE_DAY, profile.last_day + max(moved, put_off, _ONE_DAY)
    if day is None:
        return None
    looks_ahead = any(record.status not in DONE for record in profile.records)
    return day - _LOOKING_BACK, day + (_YEAR if looks_ahead else _LOOKING_BACK / 4)


def _sides_are_turned(first: Profile, second: Profile) -> bool:
    """Whether who suffers it in one does it in the other: plans of a general to attack are not the strike on him."""
    if not first.types & second.types & ONE_SIDED or first.doers & second.doers or first.done_to & second.done_to:
        return False
    return bool(first.doers & second.done_to or first.done_to & second.doers)


def _doers_differ(first: Profile, second: Profile) -> bool:
    """Whether others do it: another country, the people of one and its state, or, of what is said, other persons.

    The Syrian army's move into a region is not the Turkish one, what protesters demand not what a minister asks.
    """
    by_one = first.types & second.types & DONE_BY_ONE or first.labels & second.labels & _CONSENTS
    if not by_one or (first.sorts | second.sorts) & TWO_SIDED:
        return False
    one, other = _acting(first), _acting(second)
    if not one or not other:
        return False
    countries = [{actor.country for actor in side if actor.country} for side in (one, other)]
    if all(countries) and not countries[0] & countries[1]:
        return True
    people = [{_is_of_people(actor) for actor in side} for side in (one, other)]
    if people in ([{True}, {False}], [{False}, {True}]):
        return True
    persons = [{actor.id for actor in side} for side in (one, other) if all(a.kind == ActorKind.PERSON for a in side)]
    return bool(first.types & second.types & SAID_OF) and len(persons) == 2 and not persons[0] & persons[1]


def _acting(profile: Profile) -> list[Actor]:
    return [actor for record in profile.records for actor in record.actors]


def _is_of_people(actor: Actor) -> bool:
    """Whether an actor is of a country's people, opposition or rebels, not of its state."""
    return actor.sector in _PEOPLE


def _counterparts_differ(first: Profile, second: Profile) -> bool:
    """Whether both name persons of one country and share none of them: other ministers, another meeting.

    A meeting with troops is not the one with their minister.
    """
    if _is_of_one_person(first, second) and _name_others(first, second):
        return True
    if not (first.sorts | second.sorts) & _MEETINGS:
        return False
    if first.persons & second.persons and first.places & second.places and compare_date(first, second) == 1:
        return False
    one, other = _by_country(first), _by_country(second)
    if any(not one[country] & other[country] for country in one.keys() & other.keys()):
        return True
    return bool(one.keys() & (second.forces - other.keys()) or other.keys() & (first.forces - one.keys()))


def _is_of_one_person(first: Profile, second: Profile) -> bool:
    """Whether both tell what is one person's own: a resignation, a dismissal, an oath of office."""
    return bool(first.labels & second.labels & _OF_ONE_PERSON)


def _name_others(first: Profile, second: Profile) -> bool:
    """Whether both name persons and share none, not even a part of the name of who resigns ("Laine", "Otto Laine")."""
    if first.persons and second.persons and not first.persons & second.persons:
        return True
    one, other = (
        {
            word.lower()
            for record in profile.records
            if record.label == "resignation"
            for actor in record.actors or record.recipients
            if actor.kind == ActorKind.PERSON and "." not in actor.id
            for word in actor.name.split()
        }
        for profile in (first, second)
    )
    return bool(one) and bool(other) and not one & other


def _leavers_differ(dismissing: Profile, leaving: Profile) -> bool:
    """Whether who dismisses in one is who leaves in the other: a president's fired cabinet is not his own fall."""
    dismissers = {
        actor.id
        for record in dismissing.records
        for actor in record.actors
        if record.label == "dismissal_from_office" and actor.kind == ActorKind.PERSON
    }
    leavers = {
        actor.id
        for record in leaving.records
        for actor in (record.actors or record.recipients)
        if record.label == "resignation"
    }
    return bool(dismissers & leavers)


def _parties_differ(first: Profile, second: Profile) -> bool:
    """Whether each brings a party that the other lacks: another pair of countries, another meeting."""
    if not (first.sorts | second.sorts) & PARTIES or shared_titles(first, second):
        return False
    both = len(first.countries) >= 2 and len(second.countries) >= 2
    return both and bool(first.countries - second.countries) and bool(second.countries - first.countries)


def _by_country(profile: Profile) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for country, person in profile.persons:
        if country:
            found[country].add(person)
    return found
