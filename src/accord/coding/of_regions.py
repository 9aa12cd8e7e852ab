"""4. Mentions → records: the state of those who hold office in a region, town or body of it ("Nevada's governor")."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Span

from accord.coding.belonging import state_of_town
from accord.coding.naming import country_of_body
from accord.data import read_toml
from accord.mentions.actors import ActorMention
from accord.mentions.names import Named
from accord.mentions.roles import words_of

_OFFICES = frozenset({"GOV", "LEG", "COP", "JUD", "PTY", "OPP"})
_PLACES = frozenset({"GPE", "LOC"})
_SENSES = frozenset({"person", "role", "body_noun"})
_LEAST = 20_000


def with_regions(doc: Doc, mentions: tuple[ActorMention, ...], registered: list[Named]) -> tuple[ActorMention, ...]:
    """The mentions, those of offices of a region, town or body with its state; what names a state already keeps it.

    "Nevada's governor", "a senator from Ohio", "NASA Administrator Anna Keller".
    """
    states = {i: named for named in registered if named.sense != "body" for i in range(named.first, named.last + 1)}
    abroad = {named.ids[0] for named in registered if named.sense in {"state", "demonym"}}
    owned = {named.last: named for named in registered if named.sense == "body" and len(named.ids) == 1}
    told = (_with_body(mention, owned) for mention in mentions)
    return tuple(_with_region(doc, mention, states, abroad) for mention in told)


def _with_body(mention: ActorMention, owned: dict[int, Named]) -> ActorMention:
    """A person whose title names a body, with the state that body is of; no title is a given name ("Duma Kgosi")."""
    if mention.sense != "person" or mention.countries or not mention.role:
        return mention
    behind = range(mention.first - 1, mention.last)
    named = next((owned[at] for at in behind if at in owned and owned[at].end + 1 < mention.head_start), None)
    country = country_of_body(named.ids[0]) if named is not None else None
    return replace(mention, countries=(country,)) if country else mention


def _with_region(doc: Doc, mention: ActorMention, states: dict[int, Named], named: set[str]) -> ActorMention:
    if mention.sense not in _SENSES or mention.ids or mention.sector not in _OFFICES:
        return mention
    if mention.countries:
        federation = _federation_of(mention)
        if federation in named and _is_of_a_member_state(doc, mention):
            return replace(mention, countries=(federation,))
        return mention
    for place in _places_beside(doc, mention):
        code = state_of_town(place.text, _LEAST) if place.start not in states else None
        if code is not None:
            return replace(mention, countries=(code,))
    return mention


def _federation_of(mention: ActorMention) -> str:
    """The federation with a member state of the same name as the one country of a mention; "" for other countries."""
    federations: dict[str, str] = read_toml("roles.toml")["of_member_states"]["like_named"]
    return federations.get(mention.countries[0], "") if len(mention.countries) == 1 else ""


def _is_of_a_member_state(doc: Doc, mention: ActorMention) -> bool:
    """Whether an office is one that member states of a federation have ("governor", "secretary of state")."""
    span = doc[mention.first : mention.last + 1]
    has_word = any(token.lower_ in words_of("of_member_states") for token in span)
    return has_word or any(phrase in span.text.lower() for phrase in words_of("of_member_states", "phrases"))


def _places_beside(doc: Doc, mention: ActorMention) -> list[Span]:
    """The places right before an office, within its words, or behind it after "of" or "from"."""
    first, last = mention.first, mention.last
    before = first - 1
    while before > 0 and (doc[before].tag_ == "POS" or doc[before].lower_ in words_of("of_member_states", "parties")):
        before -= 1
    places = [before] if before >= 0 else []
    if mention.sense != "person":
        places += [at for at in range(first, last + 1) if at != mention.root]
    places += [last + 2] if last + 2 < len(doc) and doc[last + 1].lower_ in ("of", "from") else []
    spans = (_entity_at(doc, at) for at in places if doc[at].ent_type_ in _PLACES)
    return [span for span in spans if mention.root not in range(span.start, span.end)]


def _entity_at(doc: Doc, at: int) -> Span:
    """The name around a token, without an article."""
    first, last = at, at
    while doc[first].ent_iob_ == "I" and first > 0:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_ in ("the", "state", "of"):
        first += 1
    while last > first and doc[last].tag_ == "POS":
        last -= 1
    return doc[first : last + 1]
