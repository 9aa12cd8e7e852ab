"""4. Mentions → records: those in office whom a report calls by family name alone ("Macron")."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from accord.data.register import FAMILY_FIRST, Person, fold, offices, persons
from accord.mentions.person_names import name_parts

_CHIEF_OFFICES = frozenset({"head_of_state", "head_of_government", "foreign", "defence"})
"""Kinds of office whose holders reports call by family name alone."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii"})


@cache
def _by_family_name() -> dict[str, tuple[Person, ...]]:
    """The persons of the register who have held an office of a chief, by family name."""
    listed: dict[str, dict[str, Person]] = {}
    for person in persons().values():
        if not any(_is_chief(post.office) for post in person.posts):
            continue
        for name in (person.name, *person.aliases):
            words = [word for word in name.split() if word.lower() not in _SUFFIXES]
            parts = name_parts(" ".join(words))
            if parts:
                listed.setdefault(parts[_names_family_first(person)], {})[person.id] = person
    return {name: tuple(found.values()) for name, found in listed.items()}


def _names_family_first(person: Person) -> bool:
    return any(post.country in FAMILY_FIRST - {"JPN", "HUN", "VNM"} for post in person.posts)


def _is_chief(office: str) -> bool:
    return office in offices() and offices()[office].kind in _CHIEF_OFFICES


def find_serving(family_name: str, day: str | None, countries: Collection[str]) -> Person | None:
    """The one person of a family name who on a day is a chief of one of some states; None where none or two are."""
    if day is None:
        return None
    fitting = [
        person
        for person in _by_family_name().get(fold(family_name.split()[-1]), ())
        if any(_is_chief(post.office) and post.country in countries and post.held_on(day) for post in person.posts)
    ]
    return fitting[0] if len(fitting) == 1 else None
