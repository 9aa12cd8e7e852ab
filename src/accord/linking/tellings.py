"""6. Records ↔ records, within one report: which of its mentions tell one happening.

What one report tells of one happening is a telling: a Profile of one record or more. Tellings are then compared across
reports (same_event.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Any

from accord.ledger.merged import Link, LinkKind
from accord.linking.alike import can_be_alike
from accord.linking.apart import differ_in_reality, why_apart
from accord.linking.carried_nouns import is_object, is_subject, may_be_object, says_something_else
from accord.linking.features import (
    compare_persons,
    find_evidence,
    weigh,
)
from accord.linking.judging import NOT_JUDGED, Judged
from accord.linking.mention_words import after, before, find_carrying, is_nominal, sorts_marked
from accord.linking.parties import compare_countries
from accord.linking.past_plans import is_off_since
from accord.linking.profiles import Profile, can_join, is_carrier, join, order, shared_names, shared_titles
from accord.linking.rarity import Rarity
from accord.linking.struck import crowd_rule, strike_rule
from accord.linking.swapped import swap_rule
from accord.linking.taking_up import Scored, find_taken_up
from accord.values import Status

_OCCASION = re.compile(r"\b(?:for|at|in|during|on the sidelines of)\s+(?:[\w'’.]+\s+){0,4}$")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were|take|takes|took|taken|go|went)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|that)\s+(?:[\w'’.-]+\s+){1,4}$")
"""A relative clause before a verb: "a vote which the opposition hopes to hold" looks back for what is held."""
_WHICH = re.compile(r"\b(?:which|that)\s+$")
_CLAUSE_OF_ANOTHER = re.compile(r",\s*(?:in |at |to )?(?:where|which|who|whose|whom)\b", re.IGNORECASE)
"""Words before what only tells of another noun: "put off his flight to Oslo, where the talks open"."""
_AT_WHICH = re.compile(
    r"\b(?:meeting|summit|session|conference|talks|visit|trip|ceremony) (?:at|in|during|on) which\b[^,;]*$"
)
"""What stands in the clause of a gathering: "a meeting at which the summit was to be prepared has been put off"."""
_PRESENT = re.compile(r"(?:(?:will|would|is to|are to|was to|were to)\s+be|is|are|was|were)\s+(?:back\s+)?(?:in|at)\b")
_FOR = re.compile(r"\bfor\s+(?:[\w'’.“”\"+-]+\s+){0,4}$")
_STANDS_ALONE = re.compile(
    r"\b(?:ends?|ended|begins?|began|begun|starts?|started|opens?|opened|resumed?|concluded?|br(?:oke|eaks?) up|"
    r"under way|continued?|collapsed?|happen(?:s|ed)?|occur(?:s|red)?)\b",
    re.IGNORECASE,
)
"""Verbs that say what became of their subject where they have no object."""
_TELLING = frozenset({"words", "context", "names"})
_GATHERINGS = frozenset({"meeting", "visit", "exercise", "negotiation"})
_NEVER_HELD = frozenset(
    {"joining", "pact", "sanction", "document", "leaving", "duty", "truce", "budget", "arrest", "aid"}
)
"""Sorts of which nothing is held: "a meeting on its accession that was to be held in Riga"."""
_FAR = 60
_LEAD = 600
"""Characters of a report in which what its headline tells is told."""
_AGAIN_WITHIN = 8000
"""Characters within which a report tells one thing again: what stands further on in a transcript is another matter."""
_MOST_IN_REPORT = 300
_HISTORY = timedelta(days=300)


def find_tellings(
    profiles: Sequence[Profile], settings: Mapping[str, Any], rarity: Rarity, judged: Judged = NOT_JUDGED
) -> tuple[list[Profile], list[Link]]:
    """The tellings of one report, in the order of their first mentions, and the links that made them."""
    ordered = sorted(profiles, key=order)
    groups = {profile.record.id: [profile] for profile in ordered}
    home = {name: name for name in groups}
    links = []
    by_person = [(why, ordered[one], ordered[other]) for one, other, why in judged.same(ordered)]
    scored: list[Scored] = [(why.score, one, other, (why.words,)) for why, one, other in by_person]
    scored += sorted(_score_pairs(ordered, settings, rarity), key=_best_first)
    for place, (score, first, second, reasons) in enumerate(scored):
        is_judged = place < len(by_person)
        one, other = home[first.record.id], home[second.record.id]
        if one == other:
            continue
        sides = join(groups[one]), join(groups[other])
        carried = _is_of_a_carrier(groups[one]) or _is_of_a_carrier(groups[other])
        if judged.are_apart(*sides) or not (is_judged or carried or why_apart(*sides) is None):
            continue
        for profile in groups[other]:
            home[profile.record.id] = one
        groups[one] += groups.pop(other)
        left, right = sorted((first.record.id, second.record.id))
        by = by_person[place][0].by if is_judged else "rules"
        links.append(Link(kind=LinkKind.SAME, first=left, second=right, score=score, reasons=reasons, decided_by=by))
    return sorted((join(group) for group in groups.values()), key=order), links


def _is_of_a_carrier(group: Sequence[Profile]) -> bool:
    """Whether a group is a verb that only says what became of something else: its day and doer part it from none."""
    return len(group) == 1 and is_carrier(group[0])


def _best_first(scored: Scored) -> tuple[float, str, str]:
    return (-scored[0], scored[1].record.id, scored[2].record.id)


def _score_pairs(ordered: Sequence[Profile], settings: Mapping[str, Any], rarity: Rarity) -> list[Scored]:
    """The pairs of mentions that a rule or their likeness joins, with the reasons."""
    weights, least, generic = settings["weights"], settings["same_report"], settings["generic"]
    if ordered and ordered[0].report_day is None:
        return _score_undated(ordered[:_MOST_IN_REPORT], settings, rarity)
    joinable = [profile for profile in ordered if can_join(profile)][:_MOST_IN_REPORT]
    named = [profile for profile in joinable if not is_carrier(profile)]
    found = [*_carried(joinable, ordered), *_present_for(joinable, ordered), *find_taken_up(named)]
    for first, second in combinations(named, 2):
        swap = swap_rule(first, second)
        if not (
            _overlap_rule(first, second)
            or first.sorts & second.sorts
            or first.words & second.words
            or strike_rule(first, second)
            or crowd_rule(first, second)
            or swap
            or shared_names(first, second)
            or first.in_title != second.in_title
        ):
            continue
        rule = (
            _overlap_rule(first, second)
            or _name_rule(first, second)
            or _occasion_rule(first, second)
            or strike_rule(first, second)
            or crowd_rule(first, second)
            or swap
            or _again_rule(first, second)
            or _headline_rule(first, second)
        )
        if rule:
            found.append((rule[0], first, second, (rule[1],)))
            continue
        evidence = find_evidence(first, second, rarity)
        if differ_in_reality(first, second) or not _TELLING.intersection(evidence):
            continue
        score, reasons = weigh(first, second, weights, rarity)
        if score >= least + (generic if first.sorts & second.sorts <= sorts_marked("generic") else 0):
            found.append((min(score, least + 0.9), first, second, reasons))
    return [pair for pair in found if is_carrier(pair[1]) or not why_apart(pair[1], pair[2])]


def _score_undated(ordered: Sequence[Profile], settings: Mapping[str, Any], rarity: Rarity) -> list[Scored]:
    """The same for a report without a day: names and places of mentions join them, else their words (alike.py).

    That a noun takes up the mention before it, or a sort is told again, is sure enough only where days part the rest.
    """
    found = [pair for pair in _carried(ordered, ordered) if find_carrying(pair[1].record.text) != "held"]
    for first, second in combinations(ordered, 2):
        rule = (
            _overlap_rule(first, second)
            or _name_rule(first, second)
            or _occasion_rule(first, second)
            or _headline_rule(first, second)
        )
        if rule:
            found.append((rule[0], first, second, (rule[1],)))
        elif can_be_alike(first, second):
            score, reasons = weigh(first, second, settings["weights"], rarity)
            found += [(score, first, second, reasons)] if score >= settings["threshold"] else []
    return [pair for pair in found if not why_apart(pair[1], pair[2])]


def _carried(ordered: Sequence[Profile], everything: Sequence[Profile]) -> list[Scored]:
    """A verb that only says that something was held, put off or called off, with the noun it says it of.

    A passive looks back for its subject, an active verb ahead for its object.
    """
    found: list[Scored] = []
    for carrier in filter(is_carrier, everything[:_MOST_IN_REPORT]):
        record = carrier.record
        if says_something_else(record):
            continue
        mates = [
            p
            for p in ordered
            if p.record.evidence.start == record.evidence.start and (p.record.type or p.record.label) and p.sorts
        ]
        if find_carrying(record.text) == "held":
            mates = [mate for mate in mates if mate.sorts - _NEVER_HELD]
        backward = bool(_PASSIVE.search(record.text) or _RELATIVE.search(before(record, _FAR)))
        ahead = [p for p in mates if p.record.start >= record.end and p.record.start - record.end <= _FAR]
        ahead = [p for p in ahead if not _CLAUSE_OF_ANOTHER.search(before(p.record, p.record.start - record.end))]
        reach = 2 * _FAR if _WHICH.search(before(record, _FAR)) else _FAR
        behind = [p for p in reversed(mates) if p.record.end <= record.start and record.start - p.record.end <= reach]
        behind = [p for p in behind if not _AT_WHICH.search(before(p.record, 2 * _FAR))]
        if not backward and _STANDS_ALONE.search(record.text) and not (ahead and is_object(ahead[0].record, record)):
            backward = True  # "talks that ended in Oslo", "the talks resumed"
        fits = is_subject if backward else may_be_object
        near = [mate for mate in (behind if backward else ahead)[:1] if fits(mate.record, record)]
        if near and is_nominal(near[0].record):
            carrying = (find_carrying(record.text) or "").replace("_", " ")
            found.append((5.0, carrier, near[0], (f"“{record.text}” says that “{near[0].record.text}” is {carrying}",)))
    return found


def _present_for(joinable: Sequence[Profile], everything: Sequence[Profile]) -> list[Scored]:
    """Where somebody will be ("will be in Oslo on Monday") with the occasion that the sentence gives for it."""
    found: list[Scored] = []
    for there in everything[:_MOST_IN_REPORT]:
        record = there.record
        if not _PRESENT.match(f"{record.text} {after(record, _FAR)}"):
            continue
        for mate in joinable:
            other = mate.record
            if other.evidence.start != record.evidence.start or not record.end <= other.start <= record.end + _FAR:
                continue
            if mate.sorts & _GATHERINGS and is_nominal(other) and _FOR.search(before(other, other.start - record.end)):
                found.append((4.6, there, mate, (f"“{other.text}” is what “{record.text}” is for",)))
                break
    return found


def _overlap_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """Two readings of the same words."""
    if first.record.end > second.record.start and second.record.end > first.record.start:
        return 5.0, "the same words"
    return None


def _name_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """One proper name in both mentions, of one sort; a name and its initials are one."""
    shared = sorted(shared_titles(first, second), key=lambda name: (-len(name), name))
    if shared and first.sorts & second.sorts:
        return 4.8, f"both name “{shared[0]}”"
    return None


def _occasion_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """A verb with the occasion it names: "met him for the 12th dialogue"."""
    one, other = first.record, second.record
    if one.evidence.start != other.evidence.start or other.start < one.end:
        return None
    if not first.sorts & second.sorts & _GATHERINGS:
        return None
    between = before(other, other.start - one.end)
    if is_nominal(other) and not is_nominal(one) and _OCCASION.search(between) and len(between) <= 3 * _FAR:
        return 4.6, f"“{other.text}” is the occasion of “{one.text}”"
    return None


def _headline_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """A headline with what the head of its report tells in the same reality: done, ahead, put off or called off.

    They are of one sort and country, or told by one word or under one label with somebody or a name in common.
    """
    if first.in_title == second.in_title or second.record.start > _LEAD:
        return None
    shared = first.sorts & second.sorts
    if shared and first.countries & second.countries and _statuses(first) & _statuses(second):
        return 4.0 + 0.1 * compare_persons(first, second), f"the headline's {sorted(shared)[0]}"
    word = _telling(first.heads & second.heads) if shared or not (first.labels and second.labels) else frozenset()
    if not shared & sorts_marked("generic"):
        word = word or first.labels & second.labels
    if not word or differ_in_reality(first, second):
        return None
    parties = (first.doers | first.done_to) & (second.doers | second.done_to)
    if not shared & _GATHERINGS:
        parties = _telling(parties or first.beside & second.beside)
    return (4.0, f"the headline's “{sorted(word)[0]}”, with “{sorted(parties)[0]}” in both") if parties else None


def _is_history(profile: Profile) -> bool:
    """Whether a telling is dated long before its report: what is named without a day there is seldom that."""
    told, last = profile.report_day, profile.last_day
    return told is not None and last is not None and told - last > _HISTORY


def _telling(words: frozenset[str]) -> frozenset[str]:
    """The words without years and other numbers."""
    return frozenset(word for word in words if not any(letter.isdigit() for letter in word))


def _statuses(profile: Profile) -> frozenset[Status]:
    return frozenset(record.status for record in profile.records)


def _again_rule(first: Profile, second: Profile) -> tuple[float, str] | None:
    """A second mention of a sort that a report names over and over ("the missile was fired ... the launch")."""
    shared = first.sorts & second.sorts & sorts_marked("again")
    if differ_in_reality(first, second) or second.record.start - first.record.end > _AGAIN_WITHIN:
        return None
    if _is_history(first) != _is_history(second) or is_off_since(first.record) != is_off_since(second.record):
        return None
    if not shared or ("document" in shared and not (first.countries & second.countries)):
        return None
    if compare_countries(first, second) < 0.25 and first.countries and second.countries:
        return None
    bonus = 0.2 * (compare_persons(first, second) > 0) + 0.1 * bool(first.words & second.words)
    return 4.0 + bonus, f"the same {sorted(shared)[0]} told again in one report"
