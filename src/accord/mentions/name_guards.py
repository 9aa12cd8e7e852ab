"""3. Document → mentions: capitalised words that the model takes for a person and that are none."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.data.place_names import look_up
from accord.data.register import find_archived, find_persons
from accord.data.register_lists import find_listed
from accord.mentions.reporting import verb_senses
from accord.mentions.roles import find_role, role_of, words_of

_PLACING = frozenset(
    {"in", "from", "at", "near", "of", "off", "outside", "to", "for", "over", "around", "toward", "towards"}
)
_SPEAKERS = frozenset({"nsubj", "nsubjpass"})


def is_no_person(doc: Doc, first: int, last: int) -> bool:
    """Whether a run of tokens is the name of a thing, place or body, or stands in a caption."""
    if is_named_thing(doc, first, last) or is_where(doc, first, last) or is_listed_body(doc[first : last + 1]):
        return True
    return first == last and not _is_single_person(doc[first])


def is_named_thing(doc: Doc, first: int, last: int) -> bool:
    """Whether the words around a name or its last word say that it is a thing, a place or a body."""
    return _stands_in_caption(doc, first) or _names_a_thing(doc, first) or _ends_as_a_thing(doc, first, last)


def is_where(doc: Doc, first: int, last: int) -> bool:
    """Whether a name without a title stands where something happens ("a base in Anna Shahr")."""
    root = doc[last]
    if root.dep_ == "conj":
        root = root.head
    entered = root.dep_ == "dobj" and root.head.lemma_ in read_toml("metonyms.toml")["entering"]["words"]
    if not entered and (root.dep_ != "pobj" or root.head.lower_ not in {"in", "near", "at", "outside"}):
        return False
    titled = first > 0 and (find_role(doc[first - 1]) is not None or doc[first - 1].lower_ in words_of("honorifics"))
    trusted = root.head.head.lemma_ in read_toml("metonyms.toml")["locative_mental"]["words"]
    return not titled and not trusted and not find_persons(doc[first : last + 1].text)


def is_listed_body(span: Span) -> bool:
    """Whether the lists know a name of several words as an armed group's or another body's ("Jaish-e-Mohammed")."""
    if len(span) < 2:
        return False
    listed, archived = find_listed(span.text), find_archived(span.text)
    if find_persons(span.text) or (listed is not None and listed.kind == "person"):
        return False
    return listed is not None or (archived is not None and {code.sector for code in archived.codes} == {"REB"})


def _stands_in_caption(doc: Doc, first: int) -> bool:
    """Whether the name credits a picture ("Image: Anna Keller.")."""
    return first > 1 and doc[first - 1].text == ":" and doc[first - 2].lower_ in words_of("no_persons", "credits")


def _names_a_thing(doc: Doc, first: int) -> bool:
    """Whether a noun for a thing or a body stands right before its name ("the tanker Anna Keller")."""
    marks = words_of("not_roles", "ship_marks")
    if doc[first].lower_ in marks:
        return True
    if first == 0:
        return False
    before = doc[first - 1]
    if before.text == "Daily":
        return True
    return (
        before.lower_ in marks or before.lower_ in words_of("no_persons", "things") or naming_sector(before) is not None
    )


def naming_sector(token: Token) -> str | None:
    """The sector of a body noun in small letters that its name follows ("the airline Nordfly"); None for others."""
    role = role_of(token.lower_) if token.tag_ == "NN" and token.text[0].islower() else None
    return role.sector if role is not None and role.lemma in words_of("no_persons", "naming_bodies") else None


def _ends_as_a_thing(doc: Doc, first: int, last: int) -> bool:
    """Whether its last word, or the noun that it modifies, says what it is ("Keller Avenue", "Crew Kite capsule")."""
    if doc[last].lower_ in words_of("no_persons", "endings") or _is_other_name(doc, first, last):
        return True
    after = doc[last + 1] if last + 1 < len(doc) else None
    return (
        after is not None
        and after.lower_ in words_of("no_persons", "things")
        and doc[last].dep_ in {"compound", "nmod", "nummod", "amod"}
        and doc[last].head.i == after.i
    )


def _is_other_name(doc: Doc, first: int, last: int) -> bool:
    """Whether it ends in a noun for a meeting, law or zone, which as a family name needs a first name ("Doris Day")."""
    end = doc[last].lower_
    if end not in words_of("not_actors"):
        return False
    is_name = last > first and all(t.ent_type_ == "PERSON" for t in doc[first : last + 1])
    return not is_name or end not in words_of("no_persons", "surnames") or doc[max(0, first - 1)].lower_ == "the"


def _is_single_person(token: Token) -> bool:
    """Whether a single name is a person's: after a title, in the register, or the subject of a verb of speech."""
    before = token.doc[token.i - 1] if token.i else None
    if before is not None and (find_role(before) or before.lower_ in words_of("honorifics")):
        return True
    if find_persons(token.text):
        return True
    if is_town(token):
        return False
    return token.dep_ in _SPEAKERS and token.head.lemma_.lower() in verb_senses()


def is_town(token: Token) -> bool:
    """Whether a single word that the model takes for a person is a town after a preposition of place."""
    return (
        token.dep_ == "pobj"
        and token.head.lower_ in _PLACING
        and bool(look_up(token.text))
        and not find_persons(token.text)
    )
