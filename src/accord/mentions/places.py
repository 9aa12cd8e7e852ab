"""3. Document → mentions: names of places, and words that point at a place without naming it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.data.place_names import demonyms, fold, look_up
from accord.mentions.metonyms import reads_as_place
from accord.mentions.toponyms import associated_spans, named_spans, place_words
from accord.parsing.found import found, sentence_at, text_of

_CHAIN = 8
_OWNER_REACH = 60
"""Tokens; further back "its" seldom has its owner, and long sentences stay cheap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym, or words that describe a place.

    `name` is what to look up and `name_start` where it begins (after a determiner that belongs to the span).
    `is_location` says whether an event, a force or a trip is set there; a name that acts, owns or modifies is not.
    `container` is the larger place named with it ("Springfield, Illinois"). `is_associative` marks demonyms and places
    inside the names of organisations, which are never locations (Gritta et al. 2019). `is_described` marks words
    without a name.
    """

    start: int
    end: int
    text: str
    name: str
    name_start: int
    token: int
    is_location: bool
    container: str | None = None
    is_associative: bool = False
    is_described: bool = False
    owner: str | None = None


def find_places(doc: Doc) -> list[PlaceMention]:
    """All toponyms and described places of a document, in the order of the text."""
    taken = [False] * len(doc)
    spans = named_spans(doc, taken)
    described = [*_described(doc, taken)]
    mentions = [_mention(doc, span, following) for span, following in zip_longest(spans, spans[1:])]
    mentions = _without_containers(doc, mentions)
    mentions += [_associative(span) for span in associated_spans(doc, taken, spans)]
    return sorted([*mentions, *described], key=lambda mention: mention.start)


def _associative(span: Span) -> PlaceMention:
    return PlaceMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        name=span.text,
        name_start=span.start_char,
        token=span.root.i,
        is_location=False,
        is_associative=True,
    )


def _mention(doc: Doc, span: Span, following: Span | None) -> PlaceMention:
    start = span.start
    if start and doc[start - 1].lower_ == "the" and _takes_article(span):
        start -= 1
    words = doc[start : span.end]
    return PlaceMention(
        start=words.start_char,
        end=words.end_char,
        text=words.text,
        name=span.text,
        name_start=span.start_char,
        token=span.root.i,
        is_location=_is_location(span),
        container=_container(doc, span, following),
    )


def _takes_article(span: Span) -> bool:
    """Whether "the" before it belongs to the name: its last word is a noun of kind or it stands for one ("the DMZ")."""
    entries = look_up(span.text)
    return not entries or any(entry.kind not in {"country", "region", "county", "city", "capital"} for entry in entries)


def _without_containers(doc: Doc, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """The mentions, where "Springfield, Illinois" is one location and "Illinois" only says which Springfield."""
    text = text_of(doc)
    kept: list[PlaceMention] = []
    for mention in mentions:
        holds = kept and kept[-1].container == mention.name and kept[-1].is_location
        if holds and text[kept[-1].end : mention.start].strip() in {",", "("}:
            mention = replace(mention, is_location=False)
        kept.append(mention)
    return kept


def _container(doc: Doc, span: Span, following: Span | None) -> str | None:
    """The larger place said with a name: "Springfield, Illinois", "Springfield (Illinois)"."""
    if following is None or following.start - span.end > 2 or following.start <= span.end:
        return None
    entries, larger = look_up(span.text), look_up(following.text)
    if (entries and entries[0].kind == "country") or (larger and all(entry.is_town for entry in larger)):
        return None  # a list: a state lies in no other place, and nothing lies in what is only a town
    root = following.root
    if root.dep_ == "conj" and any(child.dep_ == "cc" for child in root.children):
        return None  # the second of three or more: "Seoul, Busan and Daegu"
    between = doc[span.end : following.start].text.strip()
    return following.text if between in {",", "in", "(", ", in", "in the"} else None


def _is_location(span: Span) -> bool:
    """Whether an event, a force or a trip is set at the place a name gives."""
    root = span.root
    following = span.doc[span.end : span.end + 1].text
    if following == "-" and not span[-1].whitespace_:
        return False
    entries = look_up(span.text)
    if not entries and not _could_be_place(span):
        return False
    if entries and entries[0].kind == "country" and root.dep_ == "pobj" and root.head.lower_ == "at":
        return False
    if root.dep_ in {"compound", "amod", "nmod", "poss"} and root.head.lower_ in place_words("pacts"):
        return False
    if entries and all(entry.is_town for entry in entries) and root.i == span.end - 1 and _has_article(span):
        return False
    if reads_as_place(root):
        return True
    if _is_struck(root, entries[0].kind if entries else "") or _is_set_off(root):
        return True
    kind = entries[0].kind if entries else ("" if root.ent_type_ in {"LOC", "FAC"} else "city")
    if kind in {"country", "capital", "city", "region", "county", "headquarters", "ministry", "palace", "building"}:
        return False
    while root.head.i != root.i and (root.dep_ in {"conj", "appos"} or _is_first_of_list(root)):
        root = root.head
    if root.dep_ == "pobj":
        return root.head.lower_ not in {
            "of",
            "by",
            "with",
            "about",
            "against",
            "like",
            "as",
            "between",
            "than",
            "to",
            "for",
        }
    return root.dep_ == "dobj"


def _is_struck(root: Token, kind: str) -> bool:
    """Whether a name is what a strike, a storm or a siege falls on: "shells hit Kharkiv", "a quake struck Turkey"."""
    for _ in range(_CHAIN):
        if root.dep_ != "conj" or root.head.i == root.i:
            break
        root = root.head
    if root.dep_ == "compound" and root.head.lower_ in place_words("area_nouns"):
        root = root.head
    verb = root.head
    if root.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_.lower() not in place_words("struck"):
        return False
    if kind in {"country", "capital"}:
        forces = (child for child in verb.children if child.dep_ in {"nsubj", "agent"})
        return any(word.lower_ in place_words("forces_of_nature") for force in forces for word in force.subtree)
    return True


def _is_set_off(root: Token) -> bool:
    """Whether a name is where something set off or came down: "took off from Doha", "and on to Kigali"."""
    preposition = root.head
    if root.dep_ != "pobj" or preposition.lower_ not in {"from", "on", "to"}:
        return False
    governor = preposition.head
    if preposition.lower_ == "to" and governor.lower_ == "on" and governor.dep_ == "conj":
        return governor.head.dep_ == "prep" and reads_as_place(_object_of(governor.head, root))
    if preposition.lower_ == "to" or governor.lemma_.lower() not in place_words("set_off"):
        return False
    return governor.lemma_.lower() != "take" or any(child.lower_ == "off" for child in governor.children)


def _object_of(preposition: Token, other: Token) -> Token:
    return next((child for child in preposition.children if child.dep_ == "pobj"), other)


def _could_be_place(span: Span) -> bool:
    """Whether a name the gazetteer lacks is a place by its own words: one word, or closed by one that says so."""
    return (
        (len(span) == 1 and span.label_ != "FAC")
        or span[-1].lower_ in place_words("area_nouns")
        or span[-1].lower_ in place_words("facilities")
    )


def _has_article(span: Span) -> bool:
    """Whether "the" before the name of a town belongs to it: towns take none, so it is a word ("at the Pool")."""
    return bool(span.start) and span.doc[span.start - 1].lower_ == "the" and span.root.pos_ in {"NOUN", "PROPN"}


def _is_first_of_list(token: Token) -> bool:
    """Whether the parser hangs the first name of a list on the last as its modifier ("toured A and Post B")."""
    return token.dep_ in {"nmod", "compound"} and any(child.dep_ == "cc" for child in token.children)


@cache
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """The described places by their first word, the longest first."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for entry in read_toml("described_places.toml")["described"]:
        for phrase in entry["phrases"]:
            words = tuple(phrase.casefold().replace("’", "'").split())
            if words not in firsts.setdefault(words[0].split("-")[0].removesuffix("'s"), []):
                firsts[words[0].split("-")[0].removesuffix("'s")].append(words)
    for phrases in firsts.values():
        phrases.sort(key=lambda words: (-len(words), words))
    return firsts


def _described(doc: Doc, taken: list[bool]) -> Iterator[PlaceMention]:
    """The words of `described_places.toml` with the determiner or owner before them."""
    firsts = _phrases()
    for token in doc:
        phrases = firsts.get(token.lower_)
        if phrases is None or token.i == 0 or taken[token.i]:
            continue
        for words in phrases:
            last = _ends_at(doc, token.i, words)
            if last is None or any(taken[token.i : last]):
                continue
            mention = _described_mention(doc, token, last, words)
            if mention is not None:
                yield mention
                for position in range(token.i, last):
                    taken[position] = True
                break


def _ends_at(doc: Doc, first: int, words: tuple[str, ...]) -> int | None:
    """The index after the last token when the document goes on with these words, hyphens and endings included."""
    wanted, last = " ".join(words), first
    while last < len(doc) and doc[last].idx + len(doc[last]) - doc[first].idx < len(wanted):
        last += 1
    said = doc[first : last + 1].text.casefold().replace("’", "'")
    return last + 1 if said == wanted else None


def _described_mention(doc: Doc, token: Token, last: int, words: tuple[str, ...]) -> PlaceMention | None:
    """The mention, None when no determiner or owner stands before the words or they go on to a longer name."""
    before = doc[token.i - 1]
    owner = None
    start = token.i
    if before.lower_ in {"the", "a", "an", "this"} or (before.lower_ in {"an", "a"} and len(words) > 1):
        start = before.i
        if len(words) == 1 and before.lower_ not in {"the", "this"}:
            return None
    elif before.lower_ in {"its", "his", "their"} or before.lower_ in {"'s", "’s"}:
        if len(words) == 1:
            return None
        start = before.i if before.tag_ == "PRP$" else before.i + 1
        owner = _owner(doc, before)
    elif len(words) < 3:
        return None
    following = doc[last] if last < len(doc) else None
    if following is not None and following.text in {"'s", "’s"}:
        return None
    if (
        following is not None
        and following.pos_ in {"NOUN", "PROPN"}
        and following.head.i >= last
        and doc[last - 1].dep_ == "compound"
    ):
        return None
    if len(words) == 1 and following is not None and following.lower_ == "of":
        return None
    span = doc[start:last]
    return PlaceMention(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        name=" ".join(words),
        name_start=token.idx,
        token=last - 1,
        is_location=True,
        is_described=True,
        owner=owner,
    )


def _owner(doc: Doc, before: Token) -> str | None:
    """The name of the state "its" stands for: the nearest one before it in the sentence."""
    begin = max(sentence_at(doc, before.i)[0], before.i - _OWNER_REACH)
    for index in range(before.i - 1, begin - 1, -1):
        for size in (2, 1):
            first = index - size + 1
            if first < begin or not doc[first].text[0].isupper():
                continue
            name = doc[first : index + 1].text
            if fold(name) in demonyms() or any(entry.kind in {"country", "capital"} for entry in look_up(name)[:1]):
                return name
    return None


def accord_places(doc: Doc) -> Doc:
    """Put the place mentions on `doc._.accord.places`."""
    found(doc).places = tuple(find_places(doc))
    return doc
