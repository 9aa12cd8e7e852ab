"""4. Mentions → records: a name or description standing alone, without a report, to its actor."""

from __future__ import annotations

from dataclasses import replace

from accord.coding.belonging import state_of_town
from accord.coding.cast import Cast, Member, code_on
from accord.coding.identities import code_actors
from accord.coding.naming import adjective, body_actor, slug, state_actor
from accord.data.register import Name, agents, bodies, find_archived, find_persons, find_persons_sounding, fold, names
from accord.mentions.actors import find_actors
from accord.parsing.found import found
from accord.parsing.loading import parse
from accord.records import Report
from accord.values import Actor, ActorKind

_CITY = 50_000
_ARTICLES = ("the ", "a ", "an ")


def resolve_actor(name: str, date: str | None = None, context: str = "") -> Actor | None:
    """Who a name or a description is on a day (without one: today); None when neither register nor words say.

    `context` may give its state: `resolve_actor("the defense ministry", context="Danish")`.
    """
    bare = _bare(name)
    home = _state_in(context)
    return _registered(bare, home) or _person(bare, date, home) or _archived(bare, date) or _described(name, date, home)


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
    if not find_persons(name) and not find_persons_sounding(name):
        return None
    cast = Cast(date)
    cast.enter(name, countries=(home,) if home else ())
    cast.settle()
    member: Member = cast.members[0]
    return member.as_actor() if member.person else None


def _archived(name: str, date: str | None) -> Actor | None:
    archived = find_archived(name, by_sound=" " in name)
    code = code_on(archived.codes, date) if archived else None
    if archived is None or code is None:
        return None
    kind = ActorKind.PERSON if code.sector in {"GOV", "ELI"} and " " in name else ActorKind.ORGANISATION
    return Actor(id=f"~{slug(name)}", name=name, kind=kind, country=code.country or None, sector=code.sector)


def _described(name: str, date: str | None, home: str | None) -> Actor | None:
    """What the words of a description say, coded as a report of its own."""
    text = " ".join(name.split())
    if home is not None and not any(e.sense != "body" for w in text.split() for e in names().get(fold(w), ())):
        text = f"{adjective(home)} {_bare(text)}"
    report = Report(text=text, published=date)
    doc = parse(report)
    found(doc).actors = tuple(m for m in find_actors(doc) if m.sense != "pronoun")
    records = code_actors(doc, report)
    if not records:
        return _worded(text)
    best = max(records, key=lambda r: (r.actor_kind is ActorKind.PERSON, r.sector is not None, r.end - r.start))
    actor = best.as_actor()
    if home is not None and actor.id == home:
        return Actor(id=f"~{slug(name)}", name=name, kind=ActorKind.ORGANISATION, country=home)
    if actor.kind is ActorKind.PERSON and actor.country is None and actor.sector is None:
        return None
    if best.end - best.start < len(text) - 4 or (
        actor.country is None and actor.kind is not ActorKind.PERSON and actor.id.startswith("~")
    ):
        actor = _completed(actor, text)
    return actor


def _completed(actor: Actor, text: str) -> Actor:
    """An actor whose mention is part of a description, with the state and sector the rest of it gives."""
    worded = _worded(text)
    if worded is None:
        return actor
    whole = actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT} and worded.sector not in {None, "CVL"}
    sector = worded.sector if actor.sector is None or whole else actor.sector
    kind = ActorKind.GROUP if whole else actor.kind
    return replace(actor, country=actor.country or worded.country, sector=sector, kind=kind)


def _worded(text: str) -> Actor | None:
    """What single words say where no phrase is an actor: a role noun's sector, a state's or town's country."""
    words = [word.strip(".,").removesuffix("'s").removesuffix("’s") for word in text.split()]
    country = _state_in(" ".join(words)) or _state_of_places(words)
    sector = _sector_of(words)
    if sector is None and country and len(words) <= 3 and text[:1].isupper():
        return Actor(id=f"~{slug(text)}", name=text, kind=ActorKind.GROUP, country=country, sector="CVL")
    if sector is None:
        return None
    return Actor(id=f"~{slug(text)}", name=text, kind=ActorKind.GROUP, country=country, sector=sector)


def _sector_of(words: list[str]) -> str | None:
    """The sector of the longest run of words that is a role noun, the last one first."""
    known = agents()
    lowered = [word.lower() for word in words]
    for size in (3, 2, 1):
        for first in range(len(lowered) - size, -1, -1):
            run = " ".join(lowered[first : first + size])
            if run in known or run.removesuffix("s") in known:
                return known.get(run) or known[run.removesuffix("s")]
    return None


def _state_of_places(words: list[str]) -> str | None:
    for size in (3, 2, 1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            if all(word.istitle() for word in run) and (code := state_of_town(" ".join(run), least=_CITY)):
                return code
    return None
