"""3. Document → mentions: names of places, and words that point at a place without naming it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.data.gazetteer import Entry, demonyms, fold, look_up, named_everywhere
from accord.mentions.metonyms import reads_as_place
from accord.parsing.found import found

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_AREA_NOUNS = frozenset(
    "county parish province oblast region state governorate district prefecture department river lake island islands sea "
    "strait peninsula valley mountains desert bay gulf airport base zone area city township village port harbor harbour "
    "ocean canal pass corridor heights strip bank territory reef shoal plateau".split()
)
_DIRECTIONS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north-eastern "
    "north-western south-eastern south-western upper lower downtown mainland nearby neighboring neighbouring greater".split()
)
_INSTITUTIONS = frozenset(
    "sheriff police fire office city state hall airport university college court department board school schools station "
    "hospital church high herald times community superior district district's general jail council medical".split()
)
_BREAKS = frozenset({",", "\n", ";", "/", "(", ")", "–", "—"})
_LONGEST = 7
_ACTS_AS_NAME = frozenset({"nsubj", "nsubjpass", "poss", "compound", "amod", "nmod", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym, or words that describe a place.

    `name` is what to look up and `name_start` where it begins (after a determiner that belongs to the span).
    `is_location` says whether an event, a force or a trip is set there; a name that acts, owns or modifies is not.
    `container` is the larger place named with it ("Springfield, Illinois"). `is_associative` marks demonyms and places inside
    the names of organisations, which are never locations (Gritta et al. 2019). `is_described` marks words without a name.
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
    spans = _named(doc, taken)
    described = [*_described(doc, taken)]
    mentions = [_mention(doc, span, following) for span, following in zip_longest(spans, spans[1:])]
    mentions += [_associative(span) for span in _associated(doc, taken, spans)]
    return sorted([*mentions, *described], key=lambda mention: mention.start)


def _named(doc: Doc, taken: list[bool]) -> list[Span]:
    """The spans of place names: the model's, and those the gazetteer knows wherever the model is silent or unsure."""
    people = _people(doc)
    entities = [part for entity in doc.ents if entity.label_ in _PLACE_LABELS for part in _parts(entity)]
    spans = [_with_area_noun(span) for span in entities if not _is_of_another_name(span, people)]
    marked = frozenset(fold(span.text) for span in spans if look_up(span.text))
    spans += [_with_area_noun(span) for span in _from_gazetteer(doc, people, marked)]
    kept = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(taken[span.start : span.end]):
            kept.append(span)
            taken[span.start : span.end] = [True] * len(span)
    return sorted(kept, key=lambda span: span.start)


def _associated(doc: Doc, taken: list[bool], spans: list[Span]) -> Iterator[Span]:
    """Demonyms, and places inside the names of organisations: where they begin, and after "of", "in" and "at"."""
    marked = {fold(span.text) for span in spans}
    for entity in doc.ents:
        if entity.label_ in {"NORP", "LANGUAGE"}:
            spot = next((token for token in entity if fold(token.text) in demonyms()), None)
            if spot is not None and not taken[spot.i]:
                yield doc[spot.i : spot.i + 1]
        elif entity.label_ in {"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "FAC"}:
            yield from _inside(doc, entity, taken, marked)


def _inside(doc: Doc, entity: Span, taken: list[bool], marked: set[str]) -> Iterator[Span]:
    position = entity.start
    while position < entity.end:
        token, before = doc[position], doc[position - 1] if position > entity.start else None
        position += 1
        if taken[token.i] or not token.text[0].isupper():
            continue
        opens = before is None or before.lower_ in {"of", "in", "at", "the", "for"}
        for size in (3, 2, 1):
            span = doc[token.i : min(token.i + size, entity.end)]
            folded = fold(span.text)
            entries = look_up(span.text) if opens or folded in marked or folded in demonyms() else ()
            if folded in demonyms() or (entries and (folded in marked or _is_large(entries[0])) and len(folded) > 1):
                yield span
                position = span.end
                break


def _is_large(entry: Entry) -> bool:
    """Whether a place is known well enough that a name inside another name means it."""
    return entry.kind in {"country", "region", "capital", "county"} or entry.population > 15_000


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


def _parts(entity: Span) -> Iterator[Span]:
    """An entity without determiner, possessive and direction; one with a comma or "and" is the names on its two sides."""
    doc, begin = entity.doc, entity.start
    is_name = bool(look_up(entity.text))
    for index in range(entity.start, entity.end + 1):
        token = doc[index] if index < entity.end else None
        if token is None or token.text in _BREAKS or token.is_space or (token.lower_ == "and" and not is_name):
            part = _trimmed(doc[begin:index])
            if part is not None:
                yield _without_institution(part)
            begin = index + 1


def _without_institution(span: Span) -> Span:
    """The place alone when the gazetteer lacks the whole and it goes on with an institution ("Rapides Parish Sheriff")."""
    if len(span) == 1 or look_up(span.text):
        return span
    for end in range(span.end - 1, span.start, -1):
        if span.doc[end].lower_ in _INSTITUTIONS and look_up(span.doc[span.start : end].text):
            return span.doc[span.start : end]
    return span


def _trimmed(span: Span) -> Span | None:
    first, last = span.start, span.end
    doc = span.doc
    while first < last and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    while last > first and (doc[last - 1].lower_ in {"'s", "’s"} or (doc[last - 1].is_punct and doc[last - 1].text != ".")):
        last -= 1
    while last - first > 1 and doc[first].lower_ in _DIRECTIONS and not look_up(doc[first:last].text):
        first += 1
    if first >= last or not any(token.text[0].isupper() or token.text[0].isalpha() for token in doc[first:last]):
        return None
    if not doc[first].text[0].isupper() and not look_up(doc[first:last].text):
        return None
    return doc[first:last]


@cache
def _firsts() -> dict[str, int]:
    """The first word of every name to be found anywhere, with the number of words of the longest that begins so."""
    longest: dict[str, int] = {}
    for name in named_everywhere():
        words = name.split()
        if len(words) <= _LONGEST:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


@cache
def _fold_word(word: str) -> str:
    return fold(word)


def _from_gazetteer(doc: Doc, people: frozenset[str], marked: frozenset[str]) -> Iterator[Span]:
    """Names of states, security places and large cities, the longest first at every capitalised token.

    Also a name that the model takes for a place elsewhere in the document, and one that "in" or "near" stands before.
    """
    firsts, names = _firsts(), named_everywhere()
    position = 0
    while position < len(doc):
        token = doc[position]
        position += 1
        if not token.text[0].isupper() and not token.text[0].isdigit():
            continue
        folded = _fold_word(token.text) if len(token.text) < 40 else ""
        head = folded.split(" ", 1)[0]
        reach = firsts.get(head, 0) if head else 0
        if not token.ent_type_ and (folded in marked or _is_set_in(token)) and not _joins_names(doc[token.i : token.i + 1]):
            yield doc[token.i : token.i + 1]
        if not reach:
            continue
        for size in range(min(2 * reach + 1, len(doc) - token.i, 2 * _LONGEST), 0, -1):
            span = doc[token.i : token.i + size]
            if fold(span.text) in names and _is_credible(span, people):
                yield span
                position = span.end
                break


def _is_set_in(token: Token) -> bool:
    """Whether an unmarked proper name stands after "in" or "near" and a town bears it."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in {"in", "near", "outside"}:
        return False
    return token.i == token.head.i + 1 and any(entry.population > 2_000 for entry in look_up(token.text))


def _is_credible(span: Span, people: frozenset[str]) -> bool:
    """Whether a name of the gazetteer stands here as a name and not inside another one."""
    last = span[-1]
    if not (last.text[0].isupper() or last.text[0].isdigit()) or (span.text.isupper() and len(span.text) < 3):
        return span.text.casefold() in {"38th parallel"}
    if span.text == "US" and span.sent.text.isupper():
        return False
    around = {token.ent_iob_ + token.ent_type_ for token in span if token.ent_type_}
    if not around:
        return any(token.pos_ == "PROPN" for token in span) and not _joins_names(span)
    entity = next((entity for entity in span.sent.ents if entity.start <= span.start < entity.end), None)
    if entity is None or entity.label_ in _PLACE_LABELS:
        return True
    inner = _trimmed(entity)
    same = inner is not None and inner.start >= span.start and inner.end <= span.end
    if entity.label_ == "PERSON":
        return same and span.text not in people and len(span) + (span.root.dep_ == "pobj") > 1
    return same


def _joins_names(span: Span) -> bool:
    """Whether the word before or after belongs to a longer proper name ("Jordan Smith", "Georgia Tech")."""
    doc = span.doc
    for index, inside in ((span.start - 1, span.start), (span.end, span.end - 1)):
        if not 0 <= index < len(doc) or not doc[index].text[0].isupper() or doc[index].pos_ != "PROPN":
            continue
        if doc[index].head.i == inside or doc[inside].head.i == index:
            return len(span) == 1
    return False


def _people(doc: Doc) -> frozenset[str]:
    """Words that are part of a person's longer name somewhere in the document: alone they mean that person."""
    return frozenset(token.text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1 for token in entity)


def _is_of_another_name(span: Span, people: frozenset[str]) -> bool:
    """Whether words the model calls a place are a person's surname, a demonym or a day."""
    if len(span) == 1 and span.text in people and not look_up(span.text)[:1]:
        return True
    return fold(span.text) in demonyms() and not look_up(span.text)


def _with_area_noun(span: Span) -> Span:
    """A name with the capitalised noun that says what it is ("Rapides" + "Parish")."""
    doc, end = span.doc, span.end
    if end < len(doc) and doc[end].lower_ in _AREA_NOUNS and doc[end].text[0].isupper() and doc[end].sent == span.sent:
        longer = doc[span.start : end + 1]
        if look_up(longer.text) or doc[end].head.i == doc[end].i or span.root.head.i == end:
            return longer
    return span


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
    return not entries or entries[0].kind not in {"country", "region", "county", "city", "capital"}


def _container(doc: Doc, span: Span, following: Span | None) -> str | None:
    """The larger place said with a name: "Springfield, Illinois", "Springfield in Illinois", "Springfield (Illinois)"."""
    if following is None or following.start - span.end > 2 or following.start <= span.end:
        return None
    between = doc[span.end : following.start].text.strip()
    return following.text if between in {",", "in", "(", ", in", "in the"} else None


def _is_location(span: Span) -> bool:
    """Whether an event, a force or a trip is set at the place a name gives."""
    root = span.root
    if reads_as_place(root):
        return True
    entries = look_up(span.text)
    kind = entries[0].kind if entries else ("" if root.ent_type_ in {"LOC", "FAC"} else "city")
    if kind in {"country", "capital", "city", "region", "county", "headquarters", "ministry", "palace", "building"}:
        return False
    while root.dep_ in {"conj", "appos"} and root.head.i != root.i:
        root = root.head
    if root.dep_ == "pobj":
        return root.head.lower_ not in {"of", "by", "with", "about", "against", "like", "as", "between", "than", "to", "for"}
    return root.dep_ == "dobj"


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
    wanted, begin = " ".join(words), doc[first].idx
    text = doc.text[begin : begin + len(wanted)].casefold().replace("’", "'")
    if text != wanted:
        return None
    span = doc.char_span(begin, begin + len(wanted))
    return span.end if span is not None else None


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
    if following is not None and following.pos_ in {"NOUN", "PROPN"} and following.head.i >= last and doc[last - 1].dep_ == "compound":
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
    for index in range(before.i - 1, before.sent.start - 1, -1):
        for size in (2, 1):
            first = index - size + 1
            if first < before.sent.start or not doc[first].text[0].isupper():
                continue
            name = doc[first : index + 1].text
            if fold(name) in demonyms() or any(entry.kind in {"country", "capital"} for entry in look_up(name)[:1]):
                return name
    return None


@Language.component("accord_places")
def accord_places(doc: Doc) -> Doc:
    """Put the place mentions on `doc._.accord.places`."""
    found(doc).places = tuple(find_places(doc))
    return doc
