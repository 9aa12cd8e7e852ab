"""6. Records ↔ records: spellings and other names of one person or place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.accents import join_house_styles
from accord.linking.letters import have_same_consonants, is_a_letter_off, letters_of, with_marks
from accord.linking.names_of_places import find_names_of_places, where_named
from accord.records import ActorRecord, Record
from accord.values import ActorKind

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BROKEN_OFF = re.compile(r"\s+(?:--?|–|—)(?:\s.*)?$")
_ABBREVIATED = re.compile(r"(?<=[a-z]) (?:VP|PM|MP|MEP|FM|CEO|DM)$")
"""An office in capitals behind a name, as headlines give it ("Nora Lind VP")."""
_NO_NAME = re.compile(r"[^\w\s.'’“”\"-]")
_IN_BRACKETS = re.compile(r"(?<=[A-Za-z] \()([A-Z]{4,7})(?=\))")
_SHORT_NAME = re.compile(r"(?<![\w-])[A-Z]{4,7}(?![\w-])")
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{5,}")
_LONG = 7
_LEAST_LETTERS = 5
_LEAST_SHARED = 4

Told = dict[str, list[ActorRecord]]


def find_spellings(known: Known) -> Iterator[Conflict]:
    """Spellings of one person's name, and names that two sides have for one place."""
    yield from join_house_styles(_find_spellings(known))


def _find_spellings(known: Known) -> Iterator[Conflict]:
    in_full = list(_full_names(known))
    yield from in_full
    told = {account.value for conflict in in_full for account in conflict.accounts}
    yield from (each for each in _family_names(known) if each.subject not in told)
    yield from find_names_of_places(known)
    yield from _short_names(known)
    yield from (each for each in _slips(known) if each.subject not in told)


def _full_names(known: Known) -> Iterable[Conflict]:
    """Spellings of one person's full name that are more than a shorter form of each other."""
    people: dict[frozenset[str] | str, Told] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        name = _full_name(record)
        if name and isinstance(record, ActorRecord):
            key = record.actor if not record.actor.startswith("~") else frozenset(letters_of(name))
            people[key][name].append(record)
    _add_plain_families(known, people)
    for told in _joined(people):
        shown = _spellings(told)
        if len(shown) < 2 or len({record.report for name in shown for record in told[name]}) < 2:
            continue
        accounts = [account_of(name, told[name]) for name in shown]
        subject = max(shown, key=lambda name: (len(told[name]), name))
        yield make_conflict("name", subject, accounts, ConflictVerdict.NAMING, "one person, the name written otherwise")


def _add_plain_families(known: Known, people: Mapping[frozenset[str] | str, Told]) -> None:
    """Adds to a known person's names the family name alone where it is printed without the accents it has elsewhere.

    Capitals, as headlines have them, and loose quote marks are no other spelling.
    """
    for record in known.records:
        if not isinstance(record, ActorRecord) or record.actor not in people or record.actor.startswith("~"):
            continue
        name = _head(record)
        families = [_family(full) for full in people[record.actor] if len(full.split()) > 1]
        same = [family for family in families if letters_of(family) == letters_of(name)]
        if same and all(with_marks(family) != with_marks(name) for family in same):
            people[record.actor][name].append(record)


def _family(name: str) -> str:
    """The last word of a full name that has letters; nothing where but one word has ("Ida ”")."""
    words = [word for word in name.split() if letters_of(word)]
    return words[-1] if len(words) > 1 else ""


def _full_name(record: Record) -> str:
    """A person's name of two words or more as printed inside a mention, else nothing."""
    if not isinstance(record, ActorRecord) or record.actor_kind != ActorKind.PERSON or "." in record.actor:
        return ""
    name = _head(record)
    return name if len(name.split()) >= 2 else ""


def _head(record: ActorRecord) -> str:
    """The name inside a mention as printed, without what a dash ties to it."""
    if record.head is None:
        return ""
    words = record.text[record.head.start - record.start : record.head.end - record.start]
    name = _ABBREVIATED.sub("", _BROKEN_OFF.sub("", " ".join(words.split())))
    return name if words[:1].isupper() and not _NO_NAME.search(name) else ""


def _joined(people: Mapping[frozenset[str] | str, Told]) -> list[Told]:
    """The names by person; two persons whose names are a letter apart in one word, the other the same, are one."""
    groups = list(people.values())
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(groups):
        for word in sorted({word for name in told for word in letters_of(name)}):
            if len(word) >= _LEAST_SHARED:
                by_word[word].append(place)
    home = list(range(len(groups)))
    for places in by_word.values():
        for one, other in combinations(places[:40], 2):
            if any(_are_near(left, right) for left in groups[one] for right in groups[other]):
                old, new = home[other], home[one]
                home = [new if each == old else each for each in home]
    joined: dict[int, Told] = {}
    for place, told in enumerate(groups):
        whole = joined.setdefault(home[place], defaultdict(list))
        for name, records in told.items():
            whole[name] += records
    return list(joined.values())


def _are_near(one: str, other: str) -> bool:
    """Whether two names have the same words but one, and that a letter apart ("Nora Lindt", "Nora Lind")."""
    left, right = letters_of(one), letters_of(other)
    if len(left) != len(right):
        return "".join(left) == "".join(right)
    apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(apart) == 1 and (is_a_letter_off(*apart[0]) or have_same_consonants(*apart[0]))


def _spellings(told: Mapping[str, Sequence[ActorRecord]]) -> list[str]:
    """The spellings that differ in more than case, initials and suffixes, the most frequent of each first."""
    kept: list[str] = []
    for name in sorted(told, key=lambda name: (-len(told[name]), name)):
        if not any(_is_short_for(name, other) or _is_short_for(other, name) for other in kept):
            kept.append(name)
    return sorted(kept)


def _is_short_for(one: str, other: str) -> bool:
    """Whether one name is the other without initials, suffixes or middle names."""
    short, long = (_parts(name) for name in (one, other))
    if short == long:
        return True
    rest = iter(long)
    return len(short) < len(long) and short[-1] == long[-1] and short[0] == long[0] and all(p in rest for p in short)


def _parts(name: str) -> list[str]:
    words = name.casefold().replace("’", "'").replace('"', "").split()
    return [w.strip(".,'“”") for w in words if w.strip(".,'“”") not in _SUFFIXES and len(w.strip(".,'“”")) > 1]


def _family_names(known: Known) -> Iterable[Conflict]:
    """In one report, a family name alone that is a letter off that of the one person it can mean."""
    full: dict[str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    alone: dict[str, dict[str, list[ActorRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if not isinstance(record, ActorRecord) or not (name := _head(record)):
            continue
        if _full_name(record):
            full[record.report][name].append(record)
        elif len(name.split()) == 1 and record.actor.startswith("~") and len(name) >= _LEAST_LETTERS:
            alone[record.report][name].append(record)
    for report, names in sorted(alone.items()):
        for name, records in sorted(names.items()):
            near = [other for other in sorted(full[report]) if is_a_letter_off(_last(name), _last(other))]
            near = [other for other in near if _last(name) != f"{_last(other)}s"]  # "Lindts" are several
            is_known = any(_last(name) in letters_of(other) for other in full[report])
            if len(near) == 1 and not is_known:
                accounts = [account_of(near[0], full[report][near[0]]), account_of(name, records)]
                reason = "one person, the family name written otherwise"
                yield make_conflict("name", near[0], accounts, ConflictVerdict.NAMING, reason)


def _slips(known: Known) -> Iterator[Conflict]:
    """In one report, a word in capitals that no other report has, a slip of the family name of a person it names."""
    named: dict[str, dict[str, ActorRecord]] = defaultdict(dict)
    for record in known.records:
        if isinstance(record, ActorRecord) and (name := _full_name(record)):
            named[record.report].setdefault(_last(name), record)
    words = {name: frozenset(_NAME_INSIDE.findall(report.text)) for name, report in known.reports.items()}
    counts = Counter(word for told in words.values() for word in told)
    for report, people in sorted(named.items()):
        by_letters: dict[str, list[str]] = defaultdict(list)
        for last in sorted(people):
            by_letters["".join(sorted(last))].append(last)
        for word in sorted(words[report]):
            same = by_letters.get("".join(sorted(word.lower())), [])
            near = [last for last in same if _is_slip(word.lower(), last)]
            if counts[word] != 1 or len(near) != 1 or word.lower() in people:
                continue
            person = people[near[0]]
            slip = where_named(word, (record for record in known.records if record.report == report))
            if slip:
                reason = "one person, the family name written otherwise"
                accounts = [account_of(_full_name(person), [person]), slip]
                yield make_conflict("name", person.name, accounts, ConflictVerdict.NAMING, reason)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word with the letters of a long name has two of them in each other's place."""
    return len(word) >= _LONG and is_a_letter_off(word, name)


def _last(name: str) -> str:
    return letters_of(name)[-1]


def _short_names(known: Known) -> Iterator[Conflict]:
    """In one report, a short name in capitals a letter off the one given in brackets behind the full name."""
    by_report: dict[str, list[Record]] = defaultdict(list)
    for record in known.records:
        by_report[record.report].append(record)
    for report, records in sorted(by_report.items()):
        text = known.reports[report].text
        given = sorted(set(_IN_BRACKETS.findall(text)))
        used = sorted(set(_SHORT_NAME.findall(text)) - set(given))
        for name in used:
            near = [other for other in given if len(other) == len(name) and is_a_letter_off(name, other)]
            accounts = [where_named(each, records) for each in (*near, name)]
            if len(near) == 1 and all(accounts):
                told = [account for account in accounts if account]
                reason = "one body, the short name written otherwise"
                yield make_conflict("name", near[0], told, ConflictVerdict.NAMING, reason)
