"""4. Mentions → records: a name or description standing alone, without a report, to its actor."""

from __future__ import annotations

from dataclasses import replace

from accord.coding.cast import Cast, Member, code_on
from accord.coding.describing import describe, sector_of_words, state_of_places
from accord.coding.identities import code_actors
from accord.coding.naming import adjective, body_actor, slug, state_actor
from accord.data.place_names import look_up
from accord.data.register import (
    ARCHIVE_ENDS,
    Name,
    bodies,
    find_archived,
    find_persons,
    find_persons_reversed,
    find_persons_sounding,
    fold,
    names,
)
from accord.data.register_lists import find_listed
from accord.mentions.actors import find_actors
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import Report
from accord.values import Actor, ActorKind, Form

_ARTICLES = ("the ", "a ", "an ")
_FINER = frozenset({("CVL", "UNK"), ("CVL", "UAF"), ("REB", "PRM"), ("MIL", "PRM")})
"""Sectors of a noun with what a phrase of PLOVER's says more exactly."""
_IN_OFFICE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


def resolve_actor(name: str, date: str | None = None, context: str = "") -> Actor | None:
    """Who a name or a description is on a day (without one: today); None when neither register nor words say.

    `context` may give its state: `resolve_actor("the defense ministry", context="Danish")`.
    """
    bare = _bare(name)
    home = _state_in(context) or state_of_places(context)
    old = bool(date) and (date or "") < ARCHIVE_ENDS
    listed = _archived(bare, date) if old else _listed(bare, date, home)
    return (
        _registered(bare, home)
        or _person(bare, date, home)
        or listed
        or (_listed(bare, date, home) if old else _archived(bare, date))
        or _university(bare)
        or _described(name, date, home)
    )


def _bare(name: str) -> str:
    plain = " ".join(name.split())
    lowered = plain.lower()
    return next((plain[len(article) :] for article in _ARTICLES if lowered.startswith(article)), plain)


def _state_in(text: str) -> str | None:
    """The first state a context names."""
    words = text.replace(",", " ").split()
    for size in (4, 3, 2, 1):
        for first in range(len(words) - size + 1):
            for entry in names().get(fold(" ".join(words[first : first + size])), ()):
                if entry.sense != "body":
                    return entry.id
    return None


def _registered(name: str, home: str | None) -> Actor | None:
    entries = [e for e in names().get(fold(name), ()) if not e.upper or name.replace(".", "").isupper()]
    if not entries:
        return None
    entry = next((e for e in entries if home and _country(e) == home), entries[0])
    if entry.sense == "body":
        return body_actor(bodies()[entry.id])
    if entry.sense == "demonym" and name.endswith("s"):
        return Actor(id=f"{entry.id.lower()}.public", name=name, kind=ActorKind.GROUP, country=entry.id, sector="CVL")
    return state_actor(entry.id, ActorKind.GOVERNMENT if entry.sense == "capital" else ActorKind.STATE)


def _country(entry: Name) -> str:
    return bodies()[entry.id].country if entry.sense == "body" else entry.id


def _person(name: str, date: str | None, home: str | None) -> Actor | None:
    """A person of the register by name alone."""
    if not find_persons(name) and not find_persons_sounding(name) and not find_persons_reversed(name):
        return None
    cast = Cast(date)
    cast.enter(name, countries=(home,) if home else ())
    cast.settle()
    member: Member = cast.members[0]
    return member.as_actor() if member.person else None


def _listed(name: str, date: str | None, home: str | None) -> Actor | None:
    """What the open lists say of a name."""
    entry = find_listed(name, home)
    if entry is None and home:
        entry = find_listed(name)
        entry = entry if entry and entry.sector not in _OF_ONE_STATE and len(name) > _ACRONYM else None
    if entry is None:
        return None
    person = entry.kind == "person"
    sector = "ELI" if person and not entry.holds_on(date) else entry.sector
    kind = ActorKind.PERSON if person else ActorKind.ORGANISATION
    return Actor(id=f"~{slug(name)}", name=name, kind=kind, country=entry.country or None, sector=sector)


_OF_ONE_STATE = frozenset({"PTY", "LEG", "LAB"})
_ACRONYM = 6
"""Letters up to which a name may be the acronym of another body in the state of the context."""


def _archived(name: str, date: str | None) -> Actor | None:
    archived = find_archived(name, by_sound=" " in name)
    code = code_on(archived.codes, date) if archived else None
    if archived is None or code is None:
        return None
    kind = ActorKind.PERSON if code.sector in {"GOV", "ELI"} and " " in name else ActorKind.ORGANISATION
    sector = code.sector
    if kind is ActorKind.PERSON and sector in _IN_OFFICE and code.until and date and code.until < date:
        sector = "ELI"
    return Actor(id=f"~{slug(name)}", name=name, kind=kind, country=code.country or None, sector=sector)


def _university(name: str) -> Actor | None:
    """A university by the word that its name begins with ("Harvard"), where that is no greater town."""
    if (
        " " in name
        or not name.istitle()
        or any(place.population > _TOWN and fold(place.name) == fold(name) for place in look_up(name))
    ):
        return None
    entry = find_listed(f"{name} University")
    if entry is None or entry.sector != "EDU":
        return None
    called = f"{name} University"
    return Actor(
        id=f"~{slug(called)}", name=called, kind=ActorKind.ORGANISATION, country=entry.country or None, sector="EDU"
    )


_TOWN = 20_000


def _described(name: str, date: str | None, home: str | None) -> Actor | None:
    """What the words of a description say, coded as a report of its own, then word by word."""
    text = " ".join(name.split())
    if home is not None and not any(e.sense != "body" for w in text.split() for e in names().get(fold(w), ())):
        text = f"{adjective(home)} {_bare(text)}"
    report = Report(text=text, published=date)
    doc = parse(report)
    found(doc).actors = tuple(m for m in find_actors(doc) if m.sense != "pronoun")
    records = code_actors(doc, report)
    if not records:
        return describe(text, _state_in(text) or state_of_places(text))
    best = max(records, key=lambda r: (r.actor_kind is ActorKind.PERSON, r.sector is not None, r.end - r.start))
    actor = best.as_actor()
    if home is not None and actor.id == home:
        return Actor(id=f"~{slug(name)}", name=name, kind=ActorKind.ORGANISATION, country=home)
    whole = best.end - best.start >= len(text) - len("the ")
    if best.head and best.actor_kind is ActorKind.PERSON and best.form in {Form.NAME, Form.TITLE_NAME}:
        text = f"{text[: best.head.start]} {text[best.head.end :]}"
    return _completed(actor, text, whole=whole)


def _completed(actor: Actor, text: str, *, whole: bool) -> Actor | None:
    """An actor whose mention may be a part of a description, with the state and sector that the rest of it gives."""
    sector, run = sector_of_words(text)
    country = actor.country or _state_in(text) or (None if actor.id in bodies() else state_of_places(text))
    part = not whole and actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}
    if part and sector not in {None, "CVL"}:
        return replace(actor, country=country, sector=sector, kind=ActorKind.GROUP, id=f"~{slug(text)}")
    if part and actor.kind is ActorKind.STATE and text.split() and text.split()[-1].islower() and not sector:
        return replace(actor, sector="UNK", kind=ActorKind.GROUP, id=f"~{slug(text)}", name=text)
    named = (actor.kind is ActorKind.PERSON and not actor.id.startswith("~")) or actor.id in bodies()
    vague = actor.sector in {None, "UNK"} or (actor.sector or "", sector) in _FINER
    if sector and (vague or (run > 1 and actor.sector != "ELI" and not named and whole)):
        actor = replace(actor, sector=sector)
    if actor.kind is ActorKind.PERSON and country is None and actor.sector is None:
        return None
    return replace(actor, country=country)
