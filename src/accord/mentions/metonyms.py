"""3. Document → mentions: whether the name of a capital or a country is a place or its government."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.data.register import bodies, is_capital
from accord.mentions.names import Named

_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_DATELINE_MARKS = frozenset({"—", "–", "-", "--", "(", ":", "/", "|"})
_HYPHENS = frozenset({"-", "–"})
_DATELINE_REACH = 8
_DATELINE_NAME = 3
_CHAIN_LIMIT = 12


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_toml("metonyms.toml")[name]["words"])


def reads_as_place(token: Token) -> bool:
    """Whether a name is used as a location ("talks in Seoul"), not as an actor ("urged Seoul to").

    Any token of the name will do. Names of one list share the reading of its first.
    """
    root = _name_root(token)
    if is_dateline(root):
        return True
    if _closes_pair(root):
        return False
    for _ in range(_CHAIN_LIMIT):
        if root.dep_ not in {"conj", "appos"} or root.head.i == root.i:
            break
        if root.dep_ == "appos" and root.head.lower_ in _words("place_of"):
            return True
        root = root.head
    return _reads_by_role(root)


def is_seat(named: Named) -> bool:
    """Whether a name is that of a building in which a government sits, which may be a place too."""
    return named.sense == "body" and bodies()[named.ids[0]].kind == "government"


def _name_root(token: Token) -> Token:
    """The token by which a name of several words hangs in its sentence."""
    for _ in range(_CHAIN_LIMIT):
        head = token.head
        if (
            head.i == token.i
            or token.dep_ not in _MODIFIERS
            or not token.ent_type_
            or head.ent_type_ != token.ent_type_
        ):
            break
        if not token.i < head.i <= token.i + 4 or any(t.ent_iob_ != "I" for t in token.doc[token.i + 1 : head.i + 1]):
            break
        token = head
    return token


def is_dateline(token: Token) -> bool:
    """Whether the name opens its paragraph before a dash, a bracket or an agency ("SEOUL, Nov. 4 (Yonhap) —")."""
    doc = token.doc
    if _is_tied(token):
        return False
    opening = token.i
    while opening and not doc[opening].is_sent_start and token.i - opening < _DATELINE_NAME:
        opening -= 1
    if not (opening == 0 or doc[opening].is_sent_start):
        return False
    if token.i - 2 >= opening and doc[token.i - 1].text == "," and doc[token.i - 2].is_upper:
        return token.i + 1 < len(doc) and doc[token.i + 1].text in _DATELINE_MARKS
    if not all(t.is_space or t.is_title or t.is_upper or t.text in _DATELINE_MARKS for t in doc[opening : token.i]):
        return False
    following = doc[token.i + 1 : token.i + 1 + _DATELINE_REACH]
    for position, after in enumerate(following):
        if after.text in _DATELINE_MARKS:
            return token.is_upper or position == 0 or following[0].text == ","
        if after.pos_ in {"VERB", "AUX", "DET", "ADP", "PART"} and not after.is_title:
            return False
    return False


def _is_tied(token: Token) -> bool:
    """Whether a hyphen without a space on either side ties a name to the next word ("Peru-Chile talks")."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).text in _HYPHENS and not token.nbor(1).whitespace_


def _closes_pair(token: Token) -> bool:
    """Whether a hyphen ties a name to a state or people before it ("Chile" in "Peru-Chile talks")."""
    return token.i > 1 and _is_tied(token.nbor(-2)) and token.nbor(-2).ent_type_ in {"GPE", "NORP"}


def _reads_by_role(root: Token) -> bool:
    head = root.head
    if root.dep_ == "pobj":
        return _after_preposition(root, head)
    if root.dep_ == "poss":
        return head.lower_ in _words("place_owned")
    if root.dep_ in _MODIFIERS:
        return head.lower_ in _words("place_nouns")
    if root.dep_ == "dobj":
        return head.lemma_ in _words("visited") or (head.lemma_ in _words("struck") and is_capital(_name(root)))
    if root.dep_ == "nsubjpass":
        return head.lemma_ in _words("located") or (head.lemma_ in _words("struck") and is_capital(_name(root)))
    if root.dep_ == "nsubj":
        return head.lemma_ in _words("located")
    return root.dep_ in {"npadvmod", "advmod"} and not _opens_row(root)


def _opens_row(root: Token) -> bool:
    """Whether a name opens a headline before a comma and another name ("Peru, Chile sign pact")."""
    if not root.is_sent_start or root.i + 2 >= len(root.doc) or root.nbor(1).text != ",":
        return False
    return root.nbor(2).ent_type_ in {"GPE", "NORP"} and root.sent[-1].text != "."


def _after_preposition(root: Token, preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head
    if governor.dep_ == "prep" and governor.lower_ in {"out", "away", "back", "outside", "up", "down"}:
        governor = governor.head
    if word in _words("locative"):
        return governor.lemma_ not in _words("locative_mental")
    if word == "of":
        return governor.lower_ in _words("place_of")
    if word in _words("motion_prepositions"):
        if word == "between" and governor.pos_ != "NOUN":
            return False
        return governor.lemma_ in _words("motion") and not (word == "on" and governor.lemma_ != "march")
    return False


def _name(root: Token) -> str:
    """The words of the name a token closes: itself with the capitalised modifiers before it."""
    first = root.i
    while (
        first > max(0, root.i - _DATELINE_NAME)
        and root.doc[first - 1].dep_ == "compound"
        and root.doc[first - 1].head.i == root.i
    ):
        first -= 1
    return str(root.doc[first : root.i + 1].text)
