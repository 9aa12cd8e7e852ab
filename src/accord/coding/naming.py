"""4. Mentions → records: the actor a state, body, office or noun phrase stands for, with id and name."""

from __future__ import annotations

import re
import unicodedata

from accord.data.register import Body, Office, bodies, find_offices, offices, states
from accord.mentions.roles import role_of
from accord.values import Actor, ActorKind

_ARMED_FORCES = frozenset(
    {"military", "force", "forces", "troop", "troops", "soldier", "serviceman", "servicemember", "personnel"}
)
_GOVERNMENT = frozenset({"government", "administration", "regime", "authority", "authorities", "leadership", "side"})
_WHOLE = frozenset({"central", "federal", "national", "current", "new", "military", "ruling", "whole", "own"})
_ORGANS = frozenset({"agency", "commission", "committee", "council"})
_OF_STATES = frozenset({"alliance", "bloc", "coalition", "league", "union"})
_ACROSS_STATES = frozenset(
    [
        "international",
        "world",
        "global",
        "regional",
        "united",
        "european",
        "african",
        "asian",
        "arab",
        "american",
        "nordic",
        "baltic",
        "atlantic",
        "security",
        "intergovernmental",
        "multilateral",
        "un",
        "eu",
        "nato",
        "u.n.",
    ]
)
_MINISTRIES = (
    ("defence", frozenset({"defence", "defense"})),
    ("foreign", frozenset({"foreign"})),
    ("unification", frozenset({"unification"})),
)
_SHORT = {
    "NZL": "New Zealand",
    "PHL": "Philippine",
    "VAT": "Vatican",
    "ARG": "Argentine",
    "USA": "U.S.",
    "GBR": "British",
    "ARE": "UAE",
    "KOR": "South Korean",
    "PRK": "North Korean",
    "NLD": "Dutch",
}


def slug(text: str) -> str:
    """Small letters, digits and hyphens.

    >>> slug("Pete Hegseth")
    'pete-hegseth'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace("’", "")).strip("-")


def adjective(code: str) -> str:
    """How a state is named before a noun ("U.S.", "South Korean")."""
    state = states().get(code)
    if code in _SHORT or state is None:
        return _SHORT.get(code, code)
    return state.demonyms[0] if state.demonyms else state.name


def state_actor(code: str, kind: ActorKind = ActorKind.STATE) -> Actor:
    """A state (or its government, by a metonym) as an actor."""
    state = states().get(code)
    return Actor(id=code, name=state.name if state else code, kind=kind, country=code, sector="GOV")


def body_actor(body: Body) -> Actor:
    """A body of the register as an actor."""
    return Actor(
        id=body.id, name=body.name, kind=ActorKind(body.kind), country=body.country or None, sector=body.sector or None
    )


def office_actor(office: Office, day: str | None, role: str | None) -> Actor:
    """An office as an actor of its own, where the report names nobody in it."""
    country = office.country if office.country in states() else None
    return Actor(
        id=office.id, name=office.name_on(day), kind=ActorKind.PERSON, country=country, sector=office.sector, role=role
    )


def find_office(country: str, post: str, words: str = "") -> Office | None:
    """The one office of a kind a state or body has; where it has several, the one whose names hold the words."""
    fitting = find_offices(country, post)
    if post == "head_of_government" and not fitting and "premier" in words.lower():
        fitting = find_offices(country, "head_of_government")
    if len(fitting) > 1:
        wanted = words.lower()
        fitting = tuple(o for o in fitting if o.id.split(".")[1].replace("_", " ") in wanted) or fitting
    if (
        post == "head_of_state"
        and fitting
        and "president" in words.lower()
        and not any("president" in o.id for o in fitting)
    ):
        return None
    return fitting[0] if len(fitting) == 1 or (fitting and post in {"head_of_state", "head_of_government"}) else None


def has_office(country: str, post: str, noun: str) -> bool:
    """Whether a state has a president, where one is spoken of; of other offices the register may not know all."""
    if post != "head_of_state" or noun != "president" or not find_offices(country, post):
        return True
    return find_office(country, post, noun) is not None


def nominal_actor(
    core: str, lemma: str, country: str | None, sector: str | None, kind: ActorKind, *, called: str = ""
) -> Actor:
    """The actor of a noun phrase: `core` are its words without determiner and state, `lemma` its head.

    `called` is its name where that is not the state's adjective and the core.
    """
    if country and lemma in _GOVERNMENT and set(core.lower().split()[:-1]) <= _WHOLE:
        return state_actor(country, ActorKind.GOVERNMENT)
    if country and lemma in _ARMED_FORCES and sector == "MIL":
        name = f"{adjective(country)} armed forces"
        return Actor(id=f"{country.lower()}.mil", name=name, kind=ActorKind.FORCE, country=country, sector="MIL")
    if country and lemma in {"ministry", "department"}:
        ministry = _ministry(core, country)
        if ministry is not None:
            return ministry
    if sector == "IGO" and not _is_of_states(core, lemma, country):
        sector = "GOV" if country and lemma in _ORGANS else None
    if country:
        body = _national_body(core, lemma, country)
        if body is not None:
            return body
        return Actor(
            id=f"{country.lower()}.{slug(core)}",
            name=called or f"{adjective(country)} {core}",
            kind=kind,
            country=country,
            sector=sector,
        )
    return Actor(id=f"~{slug(core)}", name=core, kind=kind, sector=sector)


def _is_of_states(core: str, lemma: str, country: str | None) -> bool:
    """Whether a noun that may mean an organisation of states does so by itself or by the words beside it."""
    if country:
        return False
    return lemma in _OF_STATES or not _ACROSS_STATES.isdisjoint(core.lower().replace("-", " ").split())


def _ministry(core: str, country: str) -> Actor | None:
    words = set(core.lower().split())
    for post, marks in _MINISTRIES:
        fitting = find_offices(country, post)
        if words & marks and fitting:
            identity = f"{fitting[0].id}_ministry"
            if identity in bodies():
                return body_actor(bodies()[identity])
            label = {
                "defence": "Defense Ministry",
                "foreign": "Foreign Ministry",
                "unification": "Unification Ministry",
            }[post]
            return Actor(
                id=identity,
                name=f"{adjective(country)} {label}",
                kind=ActorKind.ORGANISATION,
                country=country,
                sector="GOV",
            )
    return None


_NATIONAL = {
    ("joint", "chiefs"): "jcs", ("jcs",): "jcs", ("parliament",): "parliament", ("legislature",): "parliament",
}  # fmt: skip


def _national_body(core: str, lemma: str, country: str) -> Actor | None:
    """A body that every state has one of ("parliament"), or a body of the register in that state."""
    words = core.lower().split()
    for marks, short in _NATIONAL.items():
        if all(mark in words for mark in marks):
            known = bodies().get(f"{country.lower()}.{short}")
            if known:
                return body_actor(known)
            if short == "parliament" and len(words) == 1:
                name = f"{adjective(country)} parliament"
                return Actor(
                    id=f"{country.lower()}.parliament",
                    name=name,
                    kind=ActorKind.ORGANISATION,
                    country=country,
                    sector="LEG",
                )
    return None


def alliance_actor(codes: tuple[str, ...], word: str) -> Actor:
    """An alliance or command of states, named by its members."""
    joined = "-".join(adjective(code) if code == "USA" else states()[code].name for code in codes if code in states())
    sector = "MIL" if (role := role_of(word)) and role.sector == "MIL" else "GOV"
    identity = "-".join(sorted(code.lower() for code in codes))
    return Actor(
        id=f"{identity}.{slug(word)}", name=f"{joined} {word}", kind=ActorKind.ORGANISATION, country=None, sector=sector
    )


def country_of_body(identity: str) -> str | None:
    """The state of a body of the register."""
    body = bodies().get(identity)
    return body.country or None if body else None


def owner_of_offices(identity: str) -> str:
    """The code under which a body of several states has its offices ("nato" → "NATO")."""
    body = bodies().get(identity)
    return offices()[body.office].country if body and body.office in offices() else identity.upper()
