"""4. Mentions → records: those in office whom a report calls by family name alone ("Macron")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from accord.data.register import FAMILY_FIRST, Person, fold, offices, persons
from accord.mentions.actors import ActorMention
from accord.mentions.names import Named
from accord.mentions.person_names import name_parts
from accord.values import ActorKind, Form

_CHIEF_OFFICES = frozenset(
    {"head_of_state", "head_of_government", "foreign", "defence", "org_head", "foreign_policy_chief"}
)
"""Kinds of office whose holders reports call by family name alone."""
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
_UNREAD = frozenset({"", "ORG", "GPE", "NORP", "PERSON"})
"""What the parser takes a bare family name for: nothing, or a name that no mention was made of."""
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
    """The one person of a family name who on a day is a chief of one of some states or organisations ("NATO").

    None where none or two are.
    """
    if day is None:
        return None
    fitting = [
        person
        for person in _by_family_name().get(fold(family_name.split()[-1]), ())
        if any(_is_chief(post.office) and post.country in countries and post.held_on(day) for post in person.posts)
    ]
    return fitting[0] if len(fitting) == 1 else None


def named_powers(registered: Iterable[Named]) -> frozenset[str]:
    """The states and organisations that a report names, as the register's posts have them."""
    states = {each.ids[0] for each in registered if each.sense in {"state", "capital", "demonym"}}
    return frozenset(states | {each.ids[0].upper() for each in registered if each.sense == "body"})


def with_serving(
    doc: Doc, mentions: Sequence[ActorMention], day: str | None, named: Collection[str]
) -> tuple[ActorMention, ...]:
    """The mentions, with those of a bare family name that can only mean one in office ("Macron", of a named state).

    A word that was read as a body's name becomes a person's; one that was read as nobody's is added.
    """
    settled = [
        replace(each, sense="person", kind=ActorKind.PERSON) if _is_chief_alone(doc, each, day, named) else each
        for each in mentions
    ]
    taken = {i for each in mentions for i in range(each.first, each.last + 1)}
    missed = [_mention(word) for word in doc if word.i not in taken and _names_chief(word, day, named)]
    return tuple(sorted([*settled, *missed], key=lambda each: (each.start, each.end)))


def _is_chief_alone(doc: Doc, mention: ActorMention, day: str | None, named: Collection[str]) -> bool:
    is_word = mention.sense == "organisation" and mention.first == mention.last
    return is_word and _is_name(doc[mention.root]) and find_serving(doc[mention.root].text, day, named) is not None


def _names_chief(word: Token, day: str | None, named: Collection[str]) -> bool:
    """Whether a name that stands by itself, as a side of a deed, is that of a chief."""
    if word.ent_type_ not in _UNREAD or word.dep_ not in _SIDES or not _is_name(word):
        return False
    beside = (word.doc[i] for i in (word.i - 1, word.i + 1) if 0 <= i < len(word.doc))
    if any(near.pos_ == "PROPN" and near.is_title and near.sent == word.sent for near in beside):
        return False
    return find_serving(word.text, day, named) is not None


def _is_name(word: Token) -> bool:
    return word.pos_ == "PROPN" and word.is_alpha and word.is_title


def _mention(word: Token) -> ActorMention:
    end = word.idx + len(word)
    return ActorMention(
        start=word.idx,
        end=end,
        head_start=word.idx,
        head_end=end,
        first=word.i,
        last=word.i,
        root=word.i,
        form=Form.NAME,
        sense="person",
        kind=ActorKind.PERSON,
    )
