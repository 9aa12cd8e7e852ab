"""6. Records ↔ records: one place under two names, or the name of a place written otherwise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

from accord.data import read_toml
from accord.data.place_names import country_names, demonyms, fold, look_up
from accord.ledger.merged import Account, Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.letters import is_a_letter_off, letters_of
from accord.records import PlaceRecord, Record

_PLACE_LEAD = re.compile(r"^(?:the|in|at|of) ", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w\s.'’“”\"-]")
_LEAST_LETTERS = 5
_LEAST_NAME = 4
_TAIL = 20
"""Characters behind a sentence: one that is cut at a bracket goes on ("Lund (Kari)" and then "Shoal")."""
_WIDE_KM = 100.0


def find_names_of_places(known: Known) -> Iterator[Conflict]:
    """Names that two sides have for one place, and spellings of one."""
    others = list(_other_names(known))
    yield from others
    told = [frozenset(_without_kind(account.value) for account in conflict.accounts) for conflict in others]
    yield from _side_by_side(known, told)
    yield from _spelt_places(known)


def _side_by_side(known: Known, told_before: Sequence[frozenset[str]]) -> Iterator[Conflict]:
    """Two names of one place that a report gives side by side ("the Lund rocks, which Finland calls Kari")."""
    printed: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    sentences: dict[tuple[str, int], Record] = {}
    for record in known.records:
        sentences.setdefault((record.report, record.evidence.start), record)
    for record in sentences.values():
        quote = known.reports[record.report].text[record.evidence.start : record.evidence.end + _TAIL]
        for full in _pairs_in(quote):
            names = {_without_kind(name): name for name in full}
            pair = tuple(sorted(names))
            is_told = any(told.issuperset(pair) for told in told_before)
            if len(pair) == 2 and not is_told and not set(pair[0].split()) & set(pair[1].split()):
                for name in pair:
                    printed[pair][name].add(names[name])
    for pair, forms in sorted(printed.items()):
        accounts = [_where_printed(name, forms[name], sentences.values()) for name in pair]
        if all(accounts):
            reason = "one place, which two sides name otherwise"
            told = [account for account in accounts if account]
            yield make_conflict("name", " / ".join(each.value for each in told), told, ConflictVerdict.NAMING, reason)


def _pairs_in(quote: str) -> Iterator[tuple[str, str]]:
    """The two names of one place that a sentence gives, each with its noun where that is part of the name.

    What brackets say of the state that a place lies in is no name of it: "Lund (Norway) island".
    """
    for match in (found for pattern in _two_names() for found in pattern.finditer(quote)):
        given = match.groupdict()
        kind = given["kind"] or ""
        shared = f" {kind}" if kind[:1].isupper() else ""
        if "bracket" not in given:
            yield f"{given['one']}{shared}", given["other"]
        elif not (_is_of_a_state(given["one"]) or _is_of_a_state(given["other"])):
            yield f"{given['one']}{shared}", f"{given['other']}{shared}"


def _is_of_a_state(name: str) -> bool:
    """Whether a name is that of a state or of its people ("Norway", "Finnish-held")."""
    is_state = any(entry.kind == "country" for entry in look_up(name))
    return is_state or any(word in demonyms() for word in fold(name).split())


def _where_printed(name: str, forms: Iterable[str], sentences: Collection[Record]) -> Account | None:
    """The account of all sentences with a name as it is printed in full; of those with the name alone if none has.

    "East Sea" is not looked for as "East", which stands in other names.
    """
    full = [form for form in forms if form != name] or [name]
    pattern = re.compile("|".join(_in_full(form, name) for form in sorted(full)))
    named = [record for record in sentences if pattern.search(record.evidence.quote)]
    if not named:
        return where_named(name, sentences)
    quotes = [record.evidence.quote for record in named]
    shown = next((form for form in sorted(full, key=len, reverse=True) if any(form in each for each in quotes)), name)
    account = account_of(shown, named)
    return replace(account, value=_with_its_kind(account)) if shown == name else account


def _in_full(form: str, name: str) -> str:
    """A pattern of a name in full, brackets within it or not ("Lund (Kari) Shoal" is "Lund Shoal")."""
    kind = form.removeprefix(name) if form.startswith(name) else ""
    inside = r"(?:\)| \([^()]*\))?" if kind else ""
    return rf"\b{re.escape(form.removesuffix(kind))}{inside}{re.escape(kind)}\b"


def _with_its_kind(account: Account) -> str:
    """A name with the noun that stands behind it somewhere ("Lund Shoal")."""
    kind = rf"\b{re.escape(account.value)} (?:{_kinds()})\b"
    return next((found[0] for words in account.evidence if (found := re.search(kind, words.quote))), account.value)


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


def _other_names(known: Known) -> Iterator[Conflict]:
    """Names of one small place in different reports that have no word and few letters in common."""
    named: dict[tuple[float, float, str], dict[str, list[PlaceRecord]]] = defaultdict(lambda: defaultdict(list))
    for record in known.records:
        if not isinstance(record, PlaceRecord) or record.place.latitude is None or record.place.longitude is None:
            continue
        name = _PLACE_LEAD.sub("", " ".join(record.text.split()))
        if _is_local(record) and name[:1].isupper() and len(name) >= _LEAST_NAME and not _NO_NAME.search(name):
            named[record.place.latitude, record.place.longitude, record.place.name][name].append(record)
    for (_, _, place), told in sorted(named.items()):
        shown: list[str] = []
        for name in sorted(told, key=lambda name: (-len(told[name]), name)):
            if not any(_is_one_name(name, other) for other in shown):
                shown.append(name)
        if len(shown) > 1 and len({record.report for name in shown for record in told[name]}) > 1:
            accounts = [account_of(name, told[name]) for name in sorted(shown)]
            yield make_conflict("name", place, accounts, ConflictVerdict.NAMING, "one place, under two names")


def _is_local(record: PlaceRecord) -> bool:
    """Whether a place is a town, an island or the like, not a country or a wide region, whose short names are many."""
    place = record.place
    return (place.radius_km or _WIDE_KM) < _WIDE_KM and place.name not in country_names().values()


def _is_one_name(one: str, other: str) -> bool:
    """Whether two names have a word in common, or are spellings, short forms or capitals of one.

    >>> _is_one_name("Lund Shoal", "Kari Reef"), _is_one_name("Lund Shoal", "LUND")
    (False, True)
    """
    left, right = (set(letters_of(_without_kind(name))) for name in (one, other))
    is_short = one.isupper() or other.isupper()
    return is_short or bool(left & right) or _are_one_place_spelt(one, other)


def _without_kind(name: str) -> str:
    """A name without the noun that says what it is of; that noun alone as it is.

    >>> _without_kind("Lund Shoal"), _without_kind("Sea of Lund"), _without_kind("Sea")
    ('Lund', 'Lund', 'Sea')
    """
    return re.sub(rf"\b(?:{_kinds()})(?: of(?: the)?)?(?!\w)", "", name).strip() or name


def _are_one_place_spelt(one: str, other: str) -> bool:
    """Whether two names of one place differ by a letter within, or by a blank or hyphen.

    >>> _are_one_place_spelt("Odesa", "Odessa"), _are_one_place_spelt("Norway", "Norways")
    (True, False)
    """
    left, right = ("".join(letters_of(name)) for name in (one, other))
    if left == right:
        return len(letters_of(one)) != len(letters_of(other))
    return left[-1] == right[-1] and min(len(left), len(right)) >= _LEAST_LETTERS and is_a_letter_off(left, right)


def where_named(name: str, sentences: Iterable[Record]) -> Account | None:
    """The account of all sentences with a name."""
    named = [record for record in sentences if re.search(rf"\b{re.escape(name)}\b", record.evidence.quote)]
    return account_of(name, named) if named else None


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["two_names"]
    return settings


def _kinds() -> str:
    """The nouns that say what a place is, as they stand in names."""
    return "|".join(_settings()["kinds"])


@cache
def _two_names() -> tuple[re.Pattern[str], ...]:
    """Patterns by which a sentence gives two names ("one", "other") of a place, "kind" the noun behind them."""
    settings = _settings()
    by, also, behind_comma = ("|".join(settings[name]) for name in ("calls", "also", "also_behind_comma"))
    kinds = rf"(?P<kind>(?i:{_kinds()}))\b"
    name = rf"(?:(?:{_kinds()}) of (?:the )?)?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}"
    short = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    claimed = (
        rf"(?P<one>{name})(?: {kinds})?,? (?:(?:a \w+ )?(?:which|that|what|is|are|also) [A-Z]\w+ (?:{by})|"
        rf"(?:a \w+ )?(?:(?:which|that|what) (?:is|are) |is |are |also )?"
        rf"(?:known (?:in|by|to) (?:the )?[A-Z]\w+ as|called by [A-Z]\w+)) (?:the )?(?P<other>{name})"
    )
    known_as = rf"(?P<one>{short}) {kinds}(?:,? (?:{also})|, (?:{behind_comma})) (?:the )?(?P<other>{short})"
    in_brackets = (
        rf"(?P<one>{short}) (?P<bracket>\()(?:(?:{also}|{behind_comma}) )?(?:the )?(?P<other>{short})\) {kinds}"
    )
    return tuple(re.compile(pattern) for pattern in (claimed, known_as, in_brackets))
