"""The register: states, offices with their names over time, bodies, and persons with the posts they held.

Everything is a look-up in a dictionary of folded names; files are read when first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

import msgspec

from accord.data import HERE

_Row = TypeVar("_Row", bound=msgspec.Struct)
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"}
)


_MARKS = {code: None for code in range(128) if not chr(code).isalnum()}


class State(msgspec.Struct, frozen=True, array_like=True):
    """A state or territory: `id` is its ISO 3166-1 alpha-3 code, `cow` its Correlates of War number."""

    id: str
    name: str
    iso2: str = ""
    cow: int | None = None
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class OfficeName(msgspec.Struct, frozen=True, array_like=True):
    """One name of an office and the time it bore it; `secondary` names are used beside the first."""

    name: str
    aliases: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    secondary: int = 0


class Office(msgspec.Struct, frozen=True, array_like=True):
    """An office: one id however often it is renamed."""

    id: str
    country: str
    sector: str
    kind: str
    names: tuple[OfficeName, ...] = ()
    several: int = 0

    def name_on(self, day: str | None) -> str:
        """Its first name on a day (today's when no day is given)."""
        fitting = [n for n in self.names if _holds(n.since, n.until, day) and not n.secondary]
        return (fitting or list(self.names))[-1].name


class Body(msgspec.Struct, frozen=True, array_like=True):
    """An institution, force, party, armed group or organisation of states; `members` are [ISO3, from, to]."""

    id: str
    name: str
    country: str = ""
    sector: str = ""
    kind: str = "organisation"
    names: tuple[str, ...] = ()
    office: str = ""
    members: tuple[tuple[str, str | None, str | None], ...] = ()

    def members_on(self, day: str | None) -> tuple[str, ...]:
        """The states that belonged to it on a day."""
        return tuple(code for code, since, until in self.members if _holds(since, until, day))


class Post(msgspec.Struct, frozen=True, array_like=True):
    """What a person held: an office of the register, or a title without one; `until` None is "as far as known"."""

    country: str
    sector: str
    office: str = ""
    title: str = ""
    since: str | None = None
    until: str | None = None
    source: str = ""
    acting: int = 0

    def held_on(self, day: str | None) -> bool:
        """Whether it was held on a day; without a day, whether it still is."""
        return self.until is None if day is None else _holds(self.since, self.until, day)


class Person(msgspec.Struct, frozen=True, array_like=True):
    """A person with other spellings and posts."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class ArchiveCode(msgspec.Struct, frozen=True, array_like=True):
    """Country and sector of a name of the archive in a stretch of time."""

    country: str
    sector: str
    since: str = ""
    until: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether it has dates that hold the day; an open end reaches to where the dictionaries end."""
        return bool(self.since or self.until) and self.since <= day <= (self.until or ARCHIVE_ENDS)


ARCHIVE_ENDS = "2015-01-01"


class ArchiveName(msgspec.Struct, frozen=True, array_like=True):
    """A person or body of the dictionaries of 2014: enough for country and sector, not for an office."""

    name: str
    aliases: tuple[str, ...] = ()
    codes: tuple[ArchiveCode, ...] = ()


class Name(NamedTuple):
    """What a spelling stands for: `sense` is state, demonym, capital or body; `upper` asks for capitals in print."""

    sense: str
    id: str
    upper: bool


def _holds(since: str | None, until: str | None, day: str | None) -> bool:
    """Whether a stretch of time holds a day; a month or year covers all its days."""
    if day is None:
        return until is None
    return (not since or since <= day) and (not until or day < until or day.startswith(until))


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """A spelling without case, marks, hyphens, apostrophes and spaces.

    >>> fold("Lee Jae-myung") == fold("LEE JAE MYUNG")
    True
    """
    if text.isascii():
        return text.lower().translate(_MARKS)
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(filter(str.isalnum, plain.lower()))


def _read(name: str, row: type[_Row]) -> list[_Row]:
    """The rows of one file of the register."""
    return msgspec.json.Decoder(row).decode_lines((HERE / name).read_bytes())


@cache
def states() -> dict[str, State]:
    """States and territories by ISO 3166-1 alpha-3 code."""
    return {row.id: row for row in _read("register_states.jsonl", State)}


@cache
def offices() -> dict[str, Office]:
    """Offices by id."""
    return {row.id: row for row in _read("register_offices.jsonl", Office)}


@cache
def bodies() -> dict[str, Body]:
    """Institutions, forces, parties, armed groups and organisations of states by id, the user's own among them."""
    from accord.data.own_entries import own_bodies

    made = {row.id: row for row in _read("register_bodies.jsonl", Body)}
    return made | own_bodies(made)


@cache
def persons() -> dict[str, Person]:
    """Persons by id, those of the user's own register among them."""
    from accord.data.own_entries import own_persons

    made = {row.id: row for row in _read("register_persons.jsonl", Person)}
    return made | own_persons(made)


def forget() -> None:
    """Let everything that holds persons or bodies be made anew, as after another register has come into use."""
    for made in (bodies, persons, names, _person_index, _holder_index, _sound_index):
        made.cache_clear()


@cache
def _office_index() -> dict[tuple[str, str], tuple[Office, ...]]:
    index: dict[tuple[str, str], tuple[Office, ...]] = {}
    for office in offices().values():
        key = (office.country, office.kind)
        index[key] = (*index.get(key, ()), office)
    return index


@cache
def _office_titles() -> dict[str, tuple[Office, ...]]:
    index: dict[str, tuple[Office, ...]] = {}
    for office in offices().values():
        for spelling in {fold(s) for n in office.names for s in (n.name, *n.aliases)}:
            index[spelling] = (*index.get(spelling, ()), office)
    return index


def find_offices(country: str, kind: str) -> tuple[Office, ...]:
    """The offices of one kind ("foreign", "defence") of a state or body."""
    return _office_index().get((country, kind), ())


def find_offices_titled(title: str) -> tuple[Office, ...]:
    """The offices that bear a title, with the name of their state in it or without."""
    return _office_titles().get(fold(title), ())


@cache
def names() -> dict[str, tuple[Name, ...]]:
    """What each folded spelling of a state, people, capital or body stands for."""
    index: dict[str, list[Name]] = {}
    for state in states().values():
        for sense, spellings in (("state", state.names), ("demonym", state.demonyms), ("capital", state.capitals)):
            for spelling in spellings:
                index.setdefault(fold(spelling), []).append(Name(sense, state.id, _asks_capitals(spelling)))
    for body in bodies().values():
        for spelling in body.names:
            index.setdefault(fold(spelling.removeprefix("the ")), []).append(
                Name("body", body.id, _asks_capitals(spelling))
            )
    return {spelling: tuple(dict.fromkeys(found)) for spelling, found in index.items()}


def _asks_capitals(spelling: str) -> bool:
    """Whether a spelling is an acronym, which small letters would turn into a word ("US", "WHO")."""
    return spelling.isupper() and len(spelling) <= 6


@cache
def _person_index() -> dict[str, tuple[Person, ...]]:
    index: dict[str, tuple[Person, ...]] = {}
    for person in persons().values():
        for spelling in {fold(s) for s in (person.name, *person.aliases)}:
            index[spelling] = (*index.get(spelling, ()), person)
    return index


def find_persons(name: str) -> tuple[Person, ...]:
    """The persons of the register who are spelled so."""
    return _person_index().get(fold(name), ())


FAMILY_FIRST = frozenset({"KOR", "PRK", "CHN", "TWN", "VNM", "JPN", "HUN", "KHM", "SGP"})
"""States whose names are printed with the family name first, or in either order."""


def find_persons_reversed(name: str) -> tuple[Person, ...]:
    """The persons whose name is the same in the other order, of states that print the family name first or last."""
    first, _, last = name.partition(" ")
    turned = find_persons(f"{last} {first}") if last and " " not in last else ()
    return tuple(person for person in turned if any(post.country in FAMILY_FIRST for post in person.posts))


@cache
def _holder_index() -> dict[str, tuple[tuple[Person, Post], ...]]:
    index: dict[str, tuple[tuple[Person, Post], ...]] = {}
    for person in persons().values():
        for post in person.posts:
            if post.office:
                index[post.office] = (*index.get(post.office, ()), (person, post))
    return index


def find_holders(office: str, day: str | None) -> tuple[tuple[Person, Post], ...]:
    """Who held an office on a day, with the post that says so and its source; empty when the register does not know."""
    return tuple(pair for pair in _holder_index().get(office, ()) if day and pair[1].held_on(day))


@cache
def _archive_index() -> dict[str, ArchiveName]:
    index: dict[str, ArchiveName] = {}
    for row in _read("register_archive.jsonl", ArchiveName):
        for spelling in (row.name, *row.aliases):
            index.setdefault(fold(spelling), row)
    return index


@cache
def _archive_sounds() -> dict[tuple[str, str], ArchiveName]:
    index: dict[tuple[str, str], ArchiveName] = {}
    for row in _read("register_archive.jsonl", ArchiveName):
        heard = sound(row.name) if " " in row.name else ""
        if len(heard) >= _HEARD:
            index.setdefault((heard, fold(row.name)[:1]), row)
    return index


def find_archived(name: str, *, by_sound: bool = False) -> ArchiveName | None:
    """The name as the dictionaries of 2014 have it, in that spelling or (asked so) in one that sounds the same."""
    exact = _archive_index().get(fold(name))
    return exact or (_archive_sounds().get((sound(name), fold(name)[:1])) if by_sound else None)


@cache
def agents() -> dict[str, str]:
    """PLOVER's sector of each role noun ("border guard") in small letters."""
    decoder = msgspec.json.Decoder(tuple[str, str])
    return dict(decoder.decode_lines((HERE / "register_agents.jsonl").read_bytes()))


_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")
_DIGRAPHS = (("ck", "k"), ("ch", "j"), ("zh", "j"), ("kh", "k"), ("sh", "s"), ("ph", "f"))
_SAME_SOUND = str.maketrans("gqcdbrz", "kkktpls")


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """What spellings of one name in Latin letters share: the consonants, those that romanisations mix up as one.

    >>> sound("Ahn Gyu-back") == sound("An Kyu-baek")
    True
    """
    folded = fold(name)
    for letters, one in _DIGRAPHS:
        folded = folded.replace(letters, one)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", folded).translate(_SAME_SOUND))


_HEARD = 7
"""Consonants a name must have before its sound alone tells a person."""


@cache
def _sound_index() -> dict[tuple[str, str], tuple[Person, ...]]:
    index: dict[tuple[str, str], tuple[Person, ...]] = {}
    for person in persons().values():
        for spelling in {sound(s) for s in (person.name, *person.aliases) if " " in s}:
            key = (spelling, fold(person.name)[:1])
            if len(spelling) >= _HEARD and person not in index.get(key, ()):
                index[key] = (*index.get(key, ()), person)
    return index


def find_persons_sounding(name: str) -> tuple[Person, ...]:
    """The persons whose name sounds the same ("Kasym-Zhomart" and "Kassym-Jomart Tokayev")."""
    return _sound_index().get((sound(name), fold(name)[:1]), ()) or _letter_index().get(_letters(name), ())


_SWAPPED = 9
"""Letters a name must have to be told by them in any order ("Kyung-wha" and "Kyung-hwa")."""


def _letters(name: str) -> tuple[str, ...]:
    """The first letters of a name's words, then all of them in the order of the alphabet."""
    folded = fold(name).replace("-", " ").split()
    return (*(word[0] for word in folded), "".join(sorted("".join(folded))))


@cache
def _letter_index() -> dict[tuple[str, ...], tuple[Person, ...]]:
    index: dict[tuple[str, ...], tuple[Person, ...]] = {}
    for person in persons().values():
        if "-" in person.name and len(_letters(person.name)[-1]) >= _SWAPPED:
            index[_letters(person.name)] = (*index.get(_letters(person.name), ()), person)
    return index


def is_capital(name: str) -> bool:
    """Whether a name is that of a seat of government ("Kyiv") and not of a state."""
    found = names().get(fold(name), ())
    return bool(found) and all(entry.sense == "capital" for entry in found)
