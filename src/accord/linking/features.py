"""6. Records ↔ records: named comparisons of two profiles, most between -1 and 1, weighed in data/linking.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import log10

from accord.data import read_toml
from accord.linking.alike import are_undated, weigh_alike
from accord.linking.awaited import compare_awaited
from accord.linking.foreseen import compare_foreseen, compare_recalled, is_done_once
from accord.linking.kin_sorts import is_kin_outcome
from accord.linking.mention_words import sorts_marked
from accord.linking.moved import compare_moved
from accord.linking.occasions import (
    common_labels,
    compare_directed,
    compare_next,
    compare_occasion,
    compare_one_day,
    compare_wave,
)
from accord.linking.parties import compare_bodies, compare_countries
from accord.linking.profiles import SETTLED, Profile, shared_names, shared_titles
from accord.linking.public_occasions import compare_public
from accord.linking.rarity import Rarity
from accord.values import AHEAD, ActorKind, Precision, Standing, Status

Feature = Callable[[Profile, Profile], float]
_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MONTH = timedelta(days=31)
_QUARTER = timedelta(days=92)
_YEAR = timedelta(days=366)
_MOVED = frozenset({Status.POSTPONED, Status.CANCELLED})
_FRESH = 0.5
"""The nearness of reports that lie within two days of each other."""
_USUAL = 100
"""Mentions of happenings that a long news report holds."""
_MUCH = 0.5
"""Least part of a mention's own words that counts as evidence."""
_LIKE = 0.16
"""Least likeness of the words around two mentions that counts as evidence."""
_ONE_STORY = 0.12
"""Least likeness of two reports that counts as evidence: one pair in a hundred of different stories has it."""


def compare_type(first: Profile, second: Profile) -> float:
    """1 for one type or one label, 0 when either has none or the words name one sort, -1 for different types."""
    if first.types & second.types or first.labels & second.labels:
        return 1.0
    return -1.0 if first.types and second.types and not first.sorts & second.sorts else 0.0


def compare_sort(first: Profile, second: Profile) -> float:
    """1 for one sort of happening (0.3 for a generic one), -1 for two, 0 when either names none or awaits the other."""
    if not first.sorts or not second.sorts:
        return 0.0
    shared = first.sorts & second.sorts
    if not shared:
        if is_kin_outcome(first, second) or compare_public(first, second):
            return 0.3
        return 0.0 if compare_awaited(first, second) else -1.0
    return 1.0 if shared - sorts_marked("generic") else 0.3


def compare_persons(first: Profile, second: Profile) -> float:
    """The shared part of the persons (Dice); -1 when each has persons and none is shared."""
    if not first.persons or not second.persons:
        return 0.0
    shared = len(first.persons & second.persons)
    return 2 * shared / (len(first.persons) + len(second.persons)) if shared else -1.0


def compare_date(first: Profile, second: Profile) -> float:
    """How far the stated days can be equal: 1 one day, 0.5 a month, 0.3 a day apart (time zones), -1 not at all.

    A plan and its outcome may lie apart: -0.3 within two months, 0 where it was put off.
    """
    if not (first.first_day and first.last_day and second.first_day and second.last_day):
        return 0.0
    gap = max(first.first_day, second.first_day) - min(first.last_day, second.last_day)
    if gap <= timedelta(0):
        widest = max(first.last_day - first.first_day, second.last_day - second.first_day)
        return 1.0 if widest <= 2 * _ONE_DAY else 0.5 if widest <= _MONTH else 0.2
    if gap <= _ONE_DAY:
        return 0.3
    if compare_moved(first, second):
        return 0.0
    if is_plan_and_outcome(first, second):
        return 0.0 if is_moved(first, second) and gap <= 2 * _QUARTER else -0.3 if gap <= 2 * _MONTH else -1.0
    if _is_planned_anew(first, second):
        return -0.3 if gap <= 2 * _MONTH else -1.0
    return -1.0


def _is_planned_anew(first: Profile, second: Profile) -> bool:
    """Whether two reports plan one thing by its name, or what is done once for its object, on two days."""
    if first.record.report == second.record.report:
        return False
    if not shared_titles(first, second) and not is_done_once(first, second):
        return False
    return all(record.status in AHEAD for profile in (first, second) for record in profile.records)


def is_moved(first: Profile, second: Profile) -> bool:
    return any(record.status in _MOVED for profile in (first, second) for record in profile.records)


def compare_nearness(first: Profile, second: Profile) -> float:
    """How near the reports lie where the words give no day: news of a deed comes within days of it, 0.5 to -1.

    What both call by its name may be looked back on at any time.
    """
    if first.report_day is None or second.report_day is None or first.record.report == second.record.report:
        return 0.0
    if first.first_day and second.first_day:
        return 0.0
    gap = abs((first.first_day or first.report_day) - (second.first_day or second.report_day))
    if is_plan_and_outcome(first, second):
        return 0.5 if gap <= _MONTH else 0.0 if gap <= _QUARTER or _is_one_act(first, second) else -1.0
    if gap <= _WEEK:
        return 0.5 if gap <= 2 * _ONE_DAY else 0.25
    if compare_names(first, second) or _is_one_act(first, second) or _awaits(first, second) or _awaits(second, first):
        return 0.0
    return 0.0 if gap <= _MONTH else -0.5 if gap <= _QUARTER else -1.0


def _awaits(plan: Profile, other: Profile) -> bool:
    """Whether a plan told without a day may be for the day that the other gives: it lies ahead, within a year."""
    if plan.first_day or plan.report_day is None or other.first_day is None:
        return False
    is_ahead = all(record.status in AHEAD for record in plan.records)
    return is_ahead and timedelta(0) <= other.first_day - plan.report_day <= _YEAR


def _is_one_act(first: Profile, second: Profile) -> bool:
    return any(
        compare(first, second) for compare in (compare_bodies, compare_foreseen, compare_recalled, compare_moved)
    )


def compare_names(first: Profile, second: Profile) -> float:
    """1 for a proper name in both mentions or an ordinal above the first, 0.4 for a name that stands beside both."""
    if shared_titles(first, second) or (first.ordinals & second.ordinals) - {1}:
        return 1.0
    return 0.4 if shared_names(first, second) else 0.0


def compare_place(first: Profile, second: Profile) -> float:
    """1 for one place, -1 for places in different countries."""
    if not first.places or not second.places:
        return 0.0
    if first.places & second.places:
        return 1.0
    return -1.0 if lie_apart(first, second) else 0.0


def compare_undone(first: Profile, second: Profile) -> float:
    """-1 where one tells it as done and the other says that it did not come about."""
    contrary = (first.is_negative and second.is_told_as_done) or (second.is_negative and first.is_told_as_done)
    return -1.0 if contrary else 0.0


def compare_matter(first: Profile, second: Profile) -> float:
    """Likeness of what two reports are about (cosine of the words that tell each from others), 0 within one report.

    Words that stand around both mentions are left aside: they are compared by themselves.
    """
    if first.record.report == second.record.report:
        return 0.0
    around = first.context & second.context
    return Rarity().likeness(first.telling - around, second.telling - around)


def compare_crowd(first: Profile, second: Profile) -> float:
    """0 for reports of usual length, less (a decimal logarithm) the more mentions there are: chance likens some.

    A transcript of two hours holds twenty times what a news report does.
    """
    return min(0.0, -log10(max(first.among, second.among) / _USUAL))


def lie_apart(first: Profile, second: Profile) -> bool:
    one, other = ({code for _, codes in p.places for code in codes.split("/") if code} for p in (first, second))
    return bool(one and other and not one & other)


def compare_once(first: Profile, second: Profile) -> float:
    """1 where a country looks ahead to what it does once ("hopes to join by July") and a later report tells it done."""
    earlier, later = sorted((first, second), key=lambda profile: profile.report_day or date.max)
    if not first.countries or first.countries != second.countries or not later.is_told_as_done:
        return 0.0
    ahead = any(record.status in AHEAD for record in earlier.records) and not earlier.is_told_as_done
    labels = first.labels & second.labels & frozenset(read_toml("linking.toml")["once_labels"])
    return float(ahead and bool(labels))


FEATURES: dict[str, Feature] = {
    "type": compare_type,
    "sort": compare_sort,
    "countries": compare_countries,
    "persons": compare_persons,
    "date": compare_date,
    "nearness": compare_nearness,
    "names": compare_names,
    "place": compare_place,
    "undone": compare_undone,
    "body": compare_bodies,
    "once": compare_once,
    "foreseen": compare_foreseen,
    "awaited": compare_awaited,
    "recalled": compare_recalled,
    "matter": compare_matter,
    "moved": compare_moved,
    "occasion": compare_occasion,
    "one_day": compare_one_day,
    "wave": compare_wave,
    "next": compare_next,
    "directed": compare_directed,
    "crowd": compare_crowd,
    "public": compare_public,
}
"""What linking compares of two profiles; the words and what stands around them are weighed by rarity besides."""


def is_plan_and_outcome(first: Profile, second: Profile) -> bool:
    """Whether one tells a plan and the other what became of it."""
    one, other = ({record.status for record in profile.records} for profile in (first, second))
    return bool((one & (AHEAD | _MOVED) and other & SETTLED) or (other & (AHEAD | _MOVED) and one & SETTLED))


def weigh(
    first: Profile, second: Profile, weights: Mapping[str, float], rarity: Rarity
) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of the features, and the features that count, as "name value×weight"."""
    if are_undated(first, second):
        return weigh_alike(first, second, rarity)
    values = {name: feature(first, second) for name, feature in FEATURES.items()}
    values["words"] = rarity.overlap(first.words, second.words)
    values["context"] = rarity.likeness(first.context, second.context)
    told = {name: value for name, value in values.items() if value}
    total = sum(value * weights[name] for name, value in told.items())
    return round(total, 3), tuple(f"{name} {value:+.2f}×{weights[name]:g}" for name, value in told.items())


def find_evidence(first: Profile, second: Profile, rarity: Rarity) -> tuple[str, ...]:
    """What the two share that few other events share: persons, a pair of countries, a name, a place, a day, words."""
    shared = {
        "persons": first.persons & second.persons,
        "countries": len(first.countries & second.countries) >= 2,
        "names": compare_names(first, second) > 0,
        "place": first.places & second.places,
        "doer": _bodies(first) & _bodies(second),
        "day": first.has_day and second.has_day and compare_date(first, second) == 1,
        "title": shared_titles(first, second),
        "news": _is_one_news(first, second),
        "body": compare_bodies(first, second) > 0,
        "once": compare_once(first, second) > 0,
        "foreseen": compare_foreseen(first, second) > 0,
        "awaited": compare_awaited(first, second) > 0,
        "recalled": compare_recalled(first, second) > 0,
        "words": len(first.words & second.words) >= 2 and rarity.overlap(first.words, second.words) >= _MUCH,
        "context": rarity.likeness(first.context, second.context) >= _LIKE,
        "matter": compare_matter(first, second) >= _ONE_STORY,
        "kin": is_kin_outcome(first, second),
        "moved": compare_moved(first, second) > 0,
        "occasion": compare_occasion(first, second) > 0,
        "one_day": compare_one_day(first, second) > 0,
        "wave": compare_wave(first, second) > 0,
        "next": compare_next(first, second) > 0,
        "public": compare_public(first, second) > 0,
    }
    return tuple(name for name, value in shared.items() if value)


def _is_one_news(first: Profile, second: Profile) -> bool:
    """Whether both tell a deed of one country as done, within two days of each other."""
    fresh = compare_nearness(first, second) >= _FRESH and bool(first.countries & second.countries)
    return fresh and first.is_told_as_done and second.is_told_as_done


def _bodies(profile: Profile) -> frozenset[str]:
    """The bodies that do it, as known beyond one report: a ministry, an alliance, a parliament.

    What "the consent of the Diet" names stands as its recipient.
    """
    doers = [actor for record in profile.records for actor in record.actors]
    doers += [actor for record in profile.records for actor in record.recipients if actor.sector == "LEG"]
    return frozenset(a.id for a in doers if a.kind == ActorKind.ORGANISATION and not a.id.startswith("~"))


_COMMON_TO_A_STORY = frozenset({"doer", "countries", "matter", "news", "context"})
"""What any two happenings of one story share: it cannot carry a mention that might be of anything in it."""


_OF_ONE_SIDE = _COMMON_TO_A_STORY - {"countries"} | {"persons"}
"""What any two meetings of one person share in one story: whom else they bring together is not told."""
_PARTICULAR = frozenset({"persons", "countries", "names", "place", "day", "one_day"})
_TOLD_ALIKE = frozenset({"context", "one_day"})
"""What tells one deed of a label from others of it: who or where, and the day or the words around."""
_GATHERINGS = frozenset({"meeting", "negotiation"})
_MUCH_ALIKE = 0.33


_WANTED = frozenset(
    {Status.REQUESTED, Status.PROPOSED, Status.POSSIBLE, Status.HYPOTHETICAL, Status.DENIED, Status.DID_NOT_HAPPEN}
)


def _is_loose(first: Profile, second: Profile) -> bool:
    """Whether a telling names no one happening: a state, "recent" ones, or what is wanted where the other is agreed."""
    records = first.records
    if all(record.standing == Standing.STATE for record in records):
        return True
    if all(record.date is not None and record.date.precision == Precision.VAGUE for record in records):
        return True
    if not all(record.status in _WANTED for record in records) or all(r.status in _WANTED for r in second.records):
        return False
    return (first.report_day or date.min) >= (second.report_day or date.max)


def _bring_together(first: Profile, second: Profile) -> bool:
    """Whether two tellings of a meeting share both sides of it, as persons, or tell it in like words, names aside."""
    if len(first.persons & second.persons) >= 2:
        return True
    named = first.doers | first.done_to | second.doers | second.done_to
    return Rarity().likeness(first.context - named, second.context - named) >= _MUCH_ALIKE


def is_enough(first: Profile, second: Profile, evidence: tuple[str, ...]) -> bool:
    """Whether what two tellings share can carry a join: two things; one where their sort of happening is a rare one."""
    shared = first.sorts & second.sorts
    if not {"body", "once", "foreseen", "awaited", "public"}.isdisjoint(evidence):
        return True
    if shared and shared <= _GATHERINGS and set(evidence) <= _OF_ONE_SIDE and not _bring_together(first, second):
        return False
    if set(evidence) <= _COMMON_TO_A_STORY and (_is_loose(first, second) or _is_loose(second, first)):
        return False
    if not shared:
        told_alike = not _TOLD_ALIKE.isdisjoint(evidence) and not _PARTICULAR.isdisjoint(evidence)
        return len(evidence) >= (2 if first.labels & second.labels - common_labels() and told_alike else 3)
    if shared <= sorts_marked("generic"):
        return len([name for name in evidence if name != "news"]) >= 2
    return bool(evidence)
