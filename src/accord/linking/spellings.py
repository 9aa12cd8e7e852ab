"""6. Records ↔ records: spellings and other names of one person or place."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Account, Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.accents import join_house_styles
from accord.records import ActorRecord, PlaceRecord, Record
from accord.values import ActorKind

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BROKEN_OFF = re.compile(r"\s+(?:--?|–|—)(?:\s.*)?$")
_NO_NAME = re.compile(r"[^\w\s.'’“”\"-]")
_IN_BRACKETS = re.compile(r"(?<=[A-Za-z] \()([A-Z]{4,7})(?=\))")
_SHORT_NAME = re.compile(r"(?<![\w-])[A-Z]{4,7}(?![\w-])")
_PLACE_LEAD = re.compile(r"^(?:the|in|at|of) ", re.IGNORECASE)
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
    yield from _names_of_places(known)
    yield from _spelt_places(known)
    yield from _short_names(known)
    yield from (each for each in _slips(known) if each.subject not in told)


def _full_names(known: Known) -> Iterable[Conflict]:
    """Spellings of one person's full name that are more than a shorter form of each other."""
    people: dict[frozenset[str] | str, Told] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        name = _full_name(record)
        if name and isinstance(record, ActorRecord):
            key = record.actor if not record.actor.startswith("~") else frozenset(_letters(name))
            people[key][name].append(record)
    for told in _joined(people):
        shown = _spellings(told)
        if len(shown) < 2 or len({record.report for name in shown for record in told[name]}) < 2:
            continue
        accounts = [account_of(name, told[name]) for name in shown]
        subject = max(shown, key=lambda name: (len(told[name]), name))
        yield make_conflict("name", subject, accounts, ConflictVerdict.NAMING, "one person, the name written otherwise")


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
    name = _BROKEN_OFF.sub("", " ".join(words.split()))
    return name if words[:1].isupper() and not _NO_NAME.search(name) else ""


def _joined(people: Mapping[frozenset[str] | str, Told]) -> list[Told]:
    """The names by person; two persons whose names are a letter apart in one word, the other the same, are one."""
    groups = list(people.values())
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(groups):
        for word in sorted({word for name in told for word in _letters(name)}):
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
    left, right = _letters(one), _letters(other)
    if len(left) != len(right):
        return "".join(left) == "".join(right)
    apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(apart) == 1 and _is_a_letter_off(*apart[0])


def _is_a_letter_off(one: str, other: str) -> bool:
    """Whether two words with one first letter differ by one letter added, left out or in another's place.

    Two letters that change places are one slip too.

    >>> _is_a_letter_off("lindt", "lind"), _is_a_letter_off("lind", "lund"), _is_a_letter_off("lind", "bind")
    (True, True, False)
    >>> _is_a_letter_off("lindtberg", "lintdberg")
    True
    """
    if one[:1] != other[:1] or one == other or min(len(one), len(other)) < 3:
        return False
    if len(one) == len(other):
        apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(apart) == 1 or _are_swapped(one, other, apart)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _are_swapped(one: str, other: str, apart: Sequence[int]) -> bool:
    """Whether two words differ only in two letters next to each other that change places, or one apart."""
    if len(apart) != 2 or apart[1] - apart[0] > 2 or len(one) < _LEAST_LETTERS:
        return False
    first, last = apart
    return one[first] == other[last] and one[last] == other[first]


@lru_cache(maxsize=20_000)
def _letters(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return tuple(re.findall(r"\w+", plain.casefold()))


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
            near = [other for other in sorted(full[report]) if _is_a_letter_off(_last(name), _last(other))]
            near = [other for other in near if _last(name) != f"{_last(other)}s"]  # "Lindts" are several
            is_known = any(_last(name) in _letters(other) for other in full[report])
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
            slip = _where_named(word, (record for record in known.records if record.report == report))
            if slip:
                reason = "one person, the family name written otherwise"
                accounts = [account_of(person.name, [person]), slip]
                yield make_conflict("name", person.name, accounts, ConflictVerdict.NAMING, reason)


def _is_slip(word: str, name: str) -> bool:
    """Whether a word with the letters of a long name has two of them in each other's place."""
    return len(word) >= _LONG and _is_a_letter_off(word, name)


def _last(name: str) -> str:
    return _letters(name)[-1]


def _names_of_places(known: Known) -> Iterable[Conflict]:
    """Two names of one place that a report gives side by side ("the Lund rocks, which Finland calls Kari")."""
    pairs: set[tuple[str, str]] = set()
    sentences: dict[tuple[str, int], Record] = {}
    for record in known.records:
        sentences.setdefault((record.report, record.evidence.start), record)
    for record in sentences.values():
        for match in _two_names().finditer(record.evidence.quote):
            names = sorted({match["one"], match["other"]})
            if len(names) == 2 and not set(names[0].split()) & set(names[1].split()):
                pairs.add((names[0], names[1]))
    for pair in sorted(pairs):
        accounts = [_where_named(name, sentences.values()) for name in pair]
        if all(accounts):
            reason = "one place, which two sides name otherwise"
            told = [account for account in accounts if account]
            yield make_conflict("name", " / ".join(pair), told, ConflictVerdict.NAMING, reason)


def _spelt_places(known: Known) -> Iterator[Conflict]:
    """Spellings of one place in different reports that are a letter apart, or written in one word and two."""
    named: dict[tuple[float, float], dict[str, list[PlaceRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if isinstance(record, PlaceRecord) and record.place.latitude is not None and record.place.longitude is not None:
            name = _PLACE_LEAD.sub("", " ".join(record.text.split()))
            if name[:1].isupper() and "." not in name and len(name) >= _LEAST_LETTERS and not _NO_NAME.search(name):
                named[record.place.latitude, record.place.longitude][name].append(record)
    for _, told in sorted(named.items()):
        pair = next((pair for pair in combinations(sorted(told), 2) if _are_one_place_spelt(*pair)), None)
        if pair and len({record.report for name in pair for record in told[name]}) > 1:
            accounts = [account_of(name, told[name]) for name in pair]
            reason = "one place, the name written otherwise"
            yield make_conflict("name", pair[0], accounts, ConflictVerdict.NAMING, reason)


def _are_one_place_spelt(one: str, other: str) -> bool:
    """Whether two names of one place differ by a letter within, or by a blank or hyphen.

    >>> _are_one_place_spelt("Odesa", "Odessa"), _are_one_place_spelt("Norway", "Norways")
    (True, False)
    """
    left, right = ("".join(_letters(name)) for name in (one, other))
    if left == right:
        return len(_letters(one)) != len(_letters(other))
    return left[-1] == right[-1] and min(len(left), len(right)) >= _LEAST_LETTERS and _is_a_letter_off(left, right)


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
            near = [other for other in given if len(other) == len(name) and _is_a_letter_off(name, other)]
            accounts = [_where_named(each, records) for each in (*near, name)]
            if len(near) == 1 and all(accounts):
                told = [account for account in accounts if account]
                reason = "one body, the short name written otherwise"
                yield make_conflict("name", near[0], told, ConflictVerdict.NAMING, reason)


def _where_named(name: str, sentences: Iterable[Record]) -> Account | None:
    """The account of all sentences with a name."""
    named = [record for record in sentences if re.search(rf"\b{re.escape(name)}\b", record.evidence.quote)]
    return account_of(name, named) if named else None


@cache
def _two_names() -> re.Pattern[str]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["two_names"]
    kinds = "|".join(settings["kinds"])
    name = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    by = rf"(?:{'|'.join(settings['calls'])})"
    return re.compile(
        rf"(?P<one>{name})(?: (?:{kinds}))?,? (?:a \w+ )?(?:which|that|what|is|are|also)? ?(?:[A-Z]\w+ (?:{by})|"
        rf"known (?:in|by|to) (?:the )?[A-Z]\w+ as|called by [A-Z]\w+) (?:the )?(?P<other>{name})",
    )
