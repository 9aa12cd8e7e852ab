"""7. Events → dossiers: warnings of names (3): one thing under two names, or two things under one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.commitments import evidence_of
from accord.dossiers.holdings.offices import holders, is_former, is_office, is_title, title_of
from accord.dossiers.holdings.provocations import deeds_of, weapons_of
from accord.dossiers.holdings.statement_lines import lines_of
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.told import Told
from accord.records import Evidence

NUMBER = 3
ONE_HOLDER_DAYS = 60
"""Two people who hold one title in reports this close together owe a word."""
SHORTEST_WORDS = 2
"""Quoted words that are told of two things are at least so many."""


def _called(case: Case, state: DossierState) -> list[Warning]:
    """Two names of one edition, where no report uses both."""
    if not case.kind.one_name:
        return []
    used: dict[str, dict[str, Told]] = {}
    for step in sorted(case.current.steps, key=lambda step: step.moment):
        told = step.told
        if told.name is not None:
            name = told.sentence.quote[slice(*told.name)]
            # What matches a name with a gap is a description: "NATO leaders gather in The Hague for their summit".
            if _is_fixed(name, (*case.dossier.names, *case.dossier.terms)):
                used.setdefault(told.sentence.report.id, {}).setdefault(_in_full(name, case.dossier.names), told)
    pair = _apart(list(used.values()))
    if pair is None:
        return []
    first, second = pair
    text = f"Reports call it by two names: “{_printed(first)}” and “{_printed(second)}”. They are taken as one."
    return [Warning(number=NUMBER, text=text, evidence=(first.record.evidence, second.record.evidence))]


def _is_fixed(name: str, names: Iterable[str]) -> bool:
    """Whether a name as printed is one the dossier gives without a gap, but for a plural."""
    plain = name.replace("’", "'").casefold()
    return any(plain in (each.casefold(), f"{each.casefold()}s") for each in names if "..." not in each)


def _printed(told: Told) -> str:
    return told.sentence.quote[slice(*told.name)] if told.name else told.record.text


def _in_full(name: str, names: Iterable[str]) -> str:
    """A name in lower case; an acronym as the name whose first letters it is."""
    for longer in names:
        if name.isupper() and "".join(word[0] for word in longer.split() if word[0].isupper()) == name != longer:
            return longer.casefold()
    return name.casefold().removesuffix("s")


def _apart(used: Sequence[dict[str, Told]]) -> tuple[Told, Told] | None:
    """Two names of two reports that share none."""
    for place, first in enumerate(used):
        for second in used[place + 1 :]:
            # "The meeting of NATO defence ministers" and "NATO defence ministers": one name holds the other.
            if not any(one in other or other in one for one in first for other in second):
                return next(iter(first.values())), next(iter(second.values()))
    return None


def _titles(case: Case, state: DossierState) -> list[Warning]:
    """Two titles printed for one holder of an office."""
    titles: dict[str, dict[str, tuple[str, Evidence]]] = {}
    names: dict[str, str] = {}
    for _, mention in holders(case):
        if is_title(title_of(mention)) and not is_former(mention) and not is_office(mention):
            names[mention.actor] = mention.name
            known = titles.setdefault(mention.actor, {})
            if not any(_is_variant(title_of(mention), other) for other in known):
                known[title_of(mention)] = (title_of(mention), mention.evidence)
    found = []
    for actor, printed in titles.items():
        if len(printed) > 1:
            shown = " and ".join(f"“{title}”" for title, _ in printed.values())
            text = f"One holder under {len(printed)} titles: {names[actor]} is {shown}. They are taken as one office."
            found.append(Warning(number=NUMBER, text=text, evidence=tuple(words for _, words in printed.values())))
    return found


def _is_variant(one: str, other: str) -> bool:
    """Whether titles differ in spelling, order or a qualifier alone: "minister of national defense"."""
    first, second = (
        {word for word in each.casefold().replace("defence", "defense").split() if word not in ("of", "the", "for")}
        for each in (one, other)
    )
    return first <= second or second <= first


def _two_holders(case: Case, state: DossierState) -> list[Warning]:
    """Two people under one title in reports close together, where no report tells of a change."""
    if any(move.stage in ("replaced", "vacant", "acting") for move in state.path):
        return []
    latest: dict[str, tuple[str, str, Evidence]] = {}
    for told, mention in holders(case):
        named = not is_office(mention) and not is_former(mention)
        if named and is_title(title_of(mention)) and told.sentence.report.day:
            latest[mention.actor] = (told.sentence.report.day, mention.name, mention.evidence)
    people = sorted(latest.values())[-2:]
    if len(people) < 2 or days_until(people[1][0], people[0][0]) < -ONE_HOLDER_DAYS:
        return []
    shown = " and ".join(f"{name} (report of {in_full(day)})" for day, name, _ in people)
    text = f"Two people under one title, and no report of a change: {shown}."
    return [Warning(number=NUMBER, text=text, evidence=tuple(words for _, _, words in people))]


def _weapons(case: Case, state: DossierState) -> list[Warning]:
    """One firing told with two weapons: another assessment, or two firings."""
    found = []
    for edition in case.editions if case.kind.editions == "event" else ():
        named: dict[str, Evidence] = {}
        for step in deeds_of(edition):
            for weapon in weapons_of(step):
                if not any(_is_part(weapon, other) for other in named):
                    named.setdefault(weapon, step.told.record.evidence)
        if len(named) > 1:
            shown = " and ".join(f"“{weapon}”" for weapon in named)
            text = f"One firing{_on(edition)} under {len(named)} weapons: {shown}. Assessed anew, or two firings."
            found.append(Warning(number=NUMBER, text=text, evidence=tuple(named.values())))
    return found


def _on(edition: Edition) -> str:
    return f" of {in_full(edition.done)}" if edition.done else ""


def _is_part(one: str, other: str) -> bool:
    first, second = ({word.rstrip("s") for word in each.casefold().split()} for each in (one, other))
    return first <= second or second <= first


def _undated(case: Case, state: DossierState) -> list[Warning]:
    """A firing without a day beside firings with one: perhaps the same, counted twice."""
    if case.kind.editions != "event":
        return []
    dated = [edition for edition in case.editions if edition.done]
    found = []
    for edition in case.editions:
        if edition.done is None and dated and edition.steps:
            record = deeds_of(edition)[0].told.record
            days = ", ".join(in_full(each.done) for each in dated if each.done)
            text = f"“{record.text}” is told without a day: it may be one of those of {days}, counted twice."
            found.append(Warning(number=NUMBER, text=text, evidence=(record.evidence,)))
    return found


def _words_of_two(case: Case, state: DossierState) -> list[Warning]:
    """The same quoted words told of two things, or put in two mouths."""
    if "statements" not in case.kind.shows:
        return []
    told_of: dict[str, list[tuple[str, str, Evidence]]] = {}
    for line in lines_of(case):
        one = (line.speaker.name if line.speaker else "nobody named", line.target or "", evidence_of(line.sentence))
        for words in dict.fromkeys(word.casefold() for word in line.words):
            if len(words.split()) >= SHORTEST_WORDS:
                told_of.setdefault(words, []).append(one)
    found = []
    for words, told in told_of.items():
        people = list(dict.fromkeys(who for who, _, _ in told))
        things = list(dict.fromkeys(about for _, about, _ in told if about))
        said = " and ".join(f"“{thing}”" for thing in things) if len(things) > 1 else ""
        by = " and ".join(people) if len(people) > 1 else ""
        if said or by:
            parts = [f"told of {said}" if said else "", f"put in the mouth of {by}" if by else ""]
            text = f"The words “{words}” are {' and '.join(part for part in parts if part)}."
            found.append(Warning(number=NUMBER, text=text, evidence=tuple(each[2] for each in told)))
    return found


FINDERS = (_called, _titles, _two_holders, _weapons, _undated, _words_of_two)
