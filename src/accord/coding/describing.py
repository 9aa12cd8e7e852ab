"""4. Mentions → records: what single words of a description say: a role noun's sector, a town's or region's state."""

from __future__ import annotations

from functools import cache

from accord.coding.belonging import state_of_town
from accord.coding.naming import slug
from accord.data import read_toml
from accord.data.place_names import look_up
from accord.data.register import agents
from accord.mentions.roles import role_of
from accord.values import Actor, ActorKind

_CITY = 50_000
_LONGEST = 4
_REGIONS = frozenset({"region", "province"})


def describe(text: str, country: str | None) -> Actor | None:
    """What a description says where no phrase in it is an actor; None where its words say nothing."""
    sector, _ = sector_of_words(text)
    words = text.split()
    if sector is None and country and len(words) <= 3 and text[:1].isupper():
        if words[-1][:1].isupper() and not look_up(text):
            return None
        sector = "CVL" if words[-1][:1].isupper() else "UNK"
    if sector is None:
        return None
    return Actor(id=f"~{slug(text)}", name=text, kind=ActorKind.GROUP, country=country, sector=sector)


@cache
def _phrases() -> dict[str, str]:
    """Sector by phrase in small letters: PLOVER's agents, and before them the codebook's own phrases."""
    own = {phrase: row["code"] for row in read_toml("agents.toml")["sector"] for phrase in row["words"]}
    return {**agents(), **own}


def sector_of_words(text: str) -> tuple[str | None, int]:
    """The sector of the longest run of words that is a role noun, the last such run first, and its length in words.

    A run of one word counts in the singular too; names of bodies ("Church") do by the word they end in.
    """
    known = _phrases()
    words = [word.strip(".,").removesuffix("'s").removesuffix("’s") for word in text.split()]
    lowered = [word.lower() for word in words]
    for size in range(_LONGEST, 0, -1):
        for first in range(len(lowered) - size, -1, -1):
            run = " ".join(lowered[first : first + size])
            sector = known.get(run) or known.get(_singular(run))
            if sector:
                return sector, size
    return _ending(words), 1


def _singular(run: str) -> str:
    for ending, instead in (("ies", "y"), ("men", "man"), ("sses", "ss"), ("s", "")):
        if run.endswith(ending):
            return run.removesuffix(ending) + instead
    return run


def _ending(words: list[str]) -> str | None:
    """The sector of the last word that ends names of organisations or is a noun for a body or a person."""
    endings = {
        word: sector
        for sector, listed in read_toml("roles.toml")["organisations"].items()
        if sector.isupper()
        for word in listed
    }
    for word in reversed(words):
        role = role_of(word.lower())
        sector = endings.get(word.lower()) if word[:1].isupper() else None
        if sector or (role is not None and role.sector != "IGO"):
            return sector or (role.sector if role else None)
    return None


def state_of_places(text: str) -> str | None:
    """The state of the town or region that a text names, the longest name first; None where several states have it."""
    words = [word.strip(".,").removesuffix("'s").removesuffix("’s") for word in text.split()]
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            if all(word[:1].isupper() for word in run) and not (size == 1 and role_of(run[0].lower())):
                name = " ".join(run)
                code = _state_of_region(name) or state_of_town(name, least=_CITY)
                if code:
                    return code
    return None


def _state_of_region(name: str) -> str | None:
    """The state of the first-order region of a name, where only one state has such a region."""
    regions = {entry.countries for entry in look_up(name) if entry.kind in _REGIONS and entry.population > _CITY}
    return next(iter(regions))[0] if len(regions) == 1 and len(next(iter(regions))) == 1 else None
