"""4. Mentions → records: the states whose people "the ministers" or "the four leaders" are, as named before.

"The foreign ministers of Peru and Chile met. The ministers agreed …": a definite plural takes up a row of states, or
the persons of two to five states, that one of the last sentences names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from accord.coding.belonging import INHERITING, Scene
from accord.coding.coreference import Resolved
from accord.mentions.actors import ActorMention
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of
from accord.values import Actor, ActorKind

ANYBODY = frozenset({"man", "woman", "pair", "duo", "trio"})
"""Nouns whose count takes up persons of any office."""
_REACH = 3
"""Sentences back in which those who met are named."""
_MOST = 5
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_DEFINITE = frozenset({"the", "both", "these", "those"})
_BEFORE_NAMES = frozenset({"—", "–", "--", ":"})
"""Marks behind a count of people that is followed by their names ("Three ministers — Berg, Laine and Virta — met")."""
_SIDES = frozenset({"party", "side", "country", "nation"})
_BARE = frozenset({"negotiator", "delegation", "delegate"})
"""Nouns for people of several states even without an article ("Negotiators met on Monday")."""
_PLAIN = frozenset({"leader", "pair", "duo", "trio", "side"})
"""Nouns whose bare count may take up those named, in headlines ("Two leaders meet")."""
_COUNTED_APART = 3
"""Up to so many, a count may also mean the states most at issue."""
_OPENING = frozenset({"the", "these", "both"})
_BETWEEN = frozenset({"and", "or", ","})
"""What stands between the states of a row."""
_WHOLE_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})


def gathered_states(scene: Scene, mention: ActorMention) -> tuple[str, ...] | None:
    """The states of a definite plural of envoys, ministers or leaders, in the order of their codes.

    Empty for "the four" of whom the text does not tell; None for what may mean others.
    """
    found = _told(scene, mention)
    return found or (() if mention.lemma in _COUNTS and _COUNTS[mention.lemma] > _COUNTED_APART else None)


def states_of_both(scene: Scene, mention: ActorMention) -> tuple[str, ...]:
    """The states of those who are "of the two sides" or "of the parties": as named together just before; else empty.

    "Oslo and Lima signed. The heads of both customs offices met": whatever they are heads of, there are as many.
    """
    root = scene.doc[mention.root]
    if mention.ids or any(child.ent_type_ in ("NORP", "GPE") for child in root.lefts):
        return ()
    owners = [child for child in root.lefts if child.dep_ == "poss"]
    owners += [noun for child in root.rights if child.lower_ == "of" for noun in child.rights if noun.dep_ == "pobj"]
    for owner in owners:
        counted = {word.lower_ for word in owner.lefts} & {"both", "two", "three"}
        if counted and owner.tag_ == "NNS":
            return _named_together(scene, mention, 3 if counted == {"three"} else 2)
        if owner.tag_ == "NNS" and [word.lower_ for word in owner.lefts] == ["the"] and lemma_of(owner) in _SIDES:
            return _named_together(scene, mention, None)
    return ()


def _told(scene: Scene, mention: ActorMention) -> tuple[str, ...]:
    words = [token.lower_ for token in scene.doc[mention.first : mention.root]]
    if mention.lemma in _COUNTS:
        words.append(mention.lemma)
    if not mention.is_plural or mention.countries or mention.ids or mention.owner is not None:
        return ()
    if not words and mention.lemma in _BARE:
        words = ["the"]
    if not words or words[0] not in _OPENING or mention.lemma not in (*words_of("gathering"), *_COUNTS):
        return ()
    if any(word not in _COUNTS and word not in words_of("gathering", "portfolios") for word in words[1:]):
        return ()
    if any(child.dep_ in ("prep", "relcl", "acl") for child in scene.doc[mention.root].rights):
        return ()
    wanted = next((_COUNTS[word] for word in words if word in _COUNTS), 2 if words[0] == "both" else None)
    return _named_together(scene, mention, wanted)


def _named_together(scene: Scene, mention: ActorMention, wanted: int | None) -> tuple[str, ...]:
    """The states of the nearest sentence that names several together; none where their number is another."""
    here = scene.discourse.sentence_of[mention.root]
    for sentence in range(here, max(-1, here - _REACH - 1), -1):
        before = (each for each in scene.discourse.resolved if each.sentence == sentence)
        told = [each for each in before if each.mention.last < mention.first and _is_party(each)]
        persons = {actor.id: actor for each in told for actor in each.actors if each.mention.sense == "person"}
        if len(persons) == wanted:
            is_bare = mention.lemma in _COUNTS
            return tuple(sorted({a.country for a in persons.values() if a.country})) if is_bare else ()
        states = {code for each in told for code in _codes(each)}
        if len(states) < 2:
            continue
        fits = len(states) == wanted if wanted is not None else len(states) <= _MOST
        return tuple(sorted(states)) if fits else ()
    return ()


def row_of_report(scene: Scene, mention: ActorMention, size: int) -> tuple[str, ...]:
    """The states of "both countries" where the sentences before it join one such row of states and no other.

    "Peru met Chile and Cuba. … Oslo has received both countries": however far back "Chile and Cuba" stands.
    """
    if mention.sense != "state_noun" or mention.owner is not None:
        return ()
    rows: set[frozenset[str]] = set()
    row: list[Resolved] = []
    for item in (each for each in scene.discourse.resolved if each.mention.last < mention.first):
        between = scene.doc[row[-1].mention.last + 1 : item.mention.first] if row else None
        if between is None or not len(between) or any(t.lower_ not in _BETWEEN for t in between):
            rows.add(_states_of(row))
            row = []
        row.append(item)
    told = {states for states in (*rows, _states_of(row)) if len(states) > 1}
    return tuple(sorted(next(iter(told)))) if len(told) == 1 and {len(states) for states in told} == {size} else ()


def _states_of(row: Sequence[Resolved]) -> frozenset[str]:
    """The states that a row names, each by its name; none where anybody else stands in it."""
    actors = [actor for item in row for actor in item.actors if item.mention.sense != "state_noun"]
    is_of_states = len(row) > 1 and all(actor.kind is ActorKind.STATE for actor in actors)
    return frozenset(actor.country or "" for actor in actors) if is_of_states else frozenset()


def _is_party(item: Resolved) -> bool:
    """Whether a mention is of a state, its people of state, or several of these."""
    if all(actor.kind in _WHOLE_STATES for actor in item.actors):
        return bool(item.actors)
    return item.mention.sector in INHERITING or any(actor.sector in INHERITING for actor in item.actors)


def _codes(item: Resolved) -> Iterator[str]:
    return (actor.country for actor in item.actors if actor.country)


def names_pair(doc: Doc, mention: ActorMention) -> bool:
    """Whether a group is counted as two or three, or is of states by its noun ("both sides", "the allied navies")."""
    words = {t.lower_ for t in doc[mention.first : mention.last + 1]}
    counted = bool(words & {"both", "two", "three"}) and mention.lemma in words_of("group_nouns") | ANYBODY
    is_named = mention.last + 1 < len(doc) and doc[mention.last + 1].text in _BEFORE_NAMES
    is_plain = mention.lemma in _PLAIN | words_of("state_nouns")
    if not words & _DEFINITE and mention.owner is None and not is_plain and not is_named:
        return "allied" in words  # "arrested two men", "two officials said": they are told of for the first time
    return (
        counted
        or mention.lemma in ANYBODY - {"man", "woman"}
        or "allied" in words
        or mention.lemma in words_of("state_nouns")
    )


def who_met(scene: Scene, mention: ActorMention) -> tuple[Actor, ...]:
    """Whom "they" or "their" means behind a meeting of two ("Keller met Berg. They agreed …", "their talks").

    Empty where the words around it are not of people who met, or where more or fewer than two are named.
    """
    token = scene.doc[mention.root]
    is_theirs = token.dep_ == "poss" and any(
        lemma_of(token.head) in words_of("taking_up", name) for name in ("meetings", "calls", "visits")
    )
    they_do = token.dep_ == "nsubj" and lemma_of(token.head) in words_of("meeting_words", "done")
    if not (is_theirs or they_do):
        return ()
    here = scene.discourse.sentence_of[mention.root]
    for sentence in (here, here - 1):
        if sentence < 0 or lemma_of(scene.doc[scene.discourse.roots[sentence]]) not in words_of("meeting_words"):
            continue
        before = (each for each in scene.discourse.resolved if each.sentence == sentence)
        told = [each for each in before if each.mention.last < mention.first and _is_party(each)]
        sides = {code: actor for each in told for actor in each.actors for code in (actor.country,) if code}
        return tuple(sides.values()) if len(sides) == 2 else ()
    return ()
