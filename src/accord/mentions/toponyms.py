"""3. Document → mentions: which words of a document are names of places, and which demonyms and names hold one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from accord.data import read_toml
from accord.data.place_names import Entry, demonyms, fold, look_up, named_everywhere

_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_BREAKS = frozenset({",", "\n", ";", "/", "(", ")", "–", "—"})
_LONGEST = 7
_ENDING = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "?", "!", "'s", "’s"})
"""After one of these a name does not go on."""


def named_spans(doc: Doc, taken: list[bool]) -> list[Span]:
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


def associated_spans(doc: Doc, taken: list[bool], spans: list[Span]) -> Iterator[Span]:
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


def _parts(entity: Span) -> Iterator[Span]:
    """An entity without determiner, possessive and direction; a comma or "and" parts two names."""
    doc, begin = entity.doc, entity.start
    is_name = bool(look_up(entity.text))
    for index in range(entity.start, entity.end + 1):
        token = doc[index] if index < entity.end else None
        if token is not None and token.text == "," and doc[index + 1 : index + 2].text == "D.C.":
            continue
        if token is None or token.text in _BREAKS or token.is_space or (token.lower_ == "and" and not is_name):
            part = _trimmed(doc[begin:index])
            if part is not None:
                yield _without_institution(part)
            begin = index + 1


def _without_institution(span: Span) -> Span:
    """The place alone when the name goes on with an institution and the whole is unknown ("Alba County Sheriff")."""
    if len(span) == 1 or look_up(span.text):
        return span
    for end in range(span.end - 1, span.start, -1):
        if span.doc[end].lower_ in place_words("institutions") and look_up(span.doc[span.start : end].text):
            return span.doc[span.start : end]
    return span


def _trimmed(span: Span) -> Span | None:
    first, last = span.start, span.end
    doc = span.doc
    while first < last and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    while last > first and (
        doc[last - 1].lower_ in {"'s", "’s"} or (doc[last - 1].is_punct and doc[last - 1].text != ".")
    ):
        last -= 1
    while last - first > 1 and doc[first].lower_ in place_words("parts") and not look_up(doc[first:last].text):
        first += 1
    if first >= last:
        return None
    text = doc[first:last].text
    if not (text[0].isupper() or text[0].isdigit()) or fold(text) in place_words("not_places") | place_words(
        "area_nouns"
    ):
        return None
    return doc[first:last]


@cache
def place_words(name: str) -> frozenset[str]:
    return frozenset(read_toml("place_words.toml")[name]["words"])


@cache
def _firsts() -> dict[str, tuple[int, frozenset[str]]]:
    """The first word of every name to be found anywhere: how many words the longest has, and what comes second."""
    longest: dict[str, int] = {}
    seconds: dict[str, set[str]] = {}
    for name in named_everywhere():
        words = name.split()
        if len(words) <= _LONGEST:
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
            seconds.setdefault(words[0], set()).update(words[1:2])
    return {word: (size, frozenset(seconds[word])) for word, size in longest.items()}


def _reach(doc: Doc, first: int, word: str) -> int:
    """How many tokens a name may have that begins with a folded word; 0 where none begins so."""
    size, seconds = _firsts().get(word, (0, frozenset()))
    if not size:
        return 0
    following = doc[first + 1].text if first + 1 < len(doc) else ","
    goes_on = first + 2 < len(doc) and doc[first + 2].text[0] in "'’-"  # "People" + "'s" is one word of a name
    is_word = len(following) > 1 and following.isalnum() and not goes_on
    ends = following in _ENDING or (is_word and _fold_word(following) not in seconds)
    return 1 if ends else min(2 * size + 1, 2 * _LONGEST)


@cache
def _fold_word(word: str) -> str:
    return fold(word)


def _from_gazetteer(doc: Doc, people: frozenset[str], marked: frozenset[str]) -> Iterator[Span]:
    """Names of states, security places and large cities, the longest first at every capitalised token.

    Also a name that the model takes for a place elsewhere in the document, and one that "in" or "near" stands before.
    """
    names = named_everywhere()
    entities = {token.i: entity for entity in doc.ents for token in entity}
    position = 0
    for token in doc:
        text = token.text
        if token.i < position or not (text[0].isupper() or text[0].isdigit()):
            continue
        folded = _fold_word(token.text) if len(token.text) < 40 else ""
        head = folded.split(" ", 1)[0]
        reach = _reach(doc, token.i, head) if head else 0
        if _is_besieged(token, people):
            yield doc[token.i : token.i + 1]
        if (
            not token.ent_type_
            and (folded in marked or _is_set_in(token))
            and not _joins_names(doc[token.i : token.i + 1])
        ):
            yield doc[token.i : token.i + 1]
        if not reach:
            continue
        for size in range(min(reach, len(doc) - token.i), 0, -1):
            span = doc[token.i : token.i + size]
            if fold(span.text) in names and _is_credible(span, people, entities):
                yield span
                position = span.end
                break


def _is_besieged(token: Token, people: frozenset[str]) -> bool:
    """Whether a name the model takes for a person is the town that something no person suffers befell."""
    if token.ent_type_ not in {"PERSON", "ORG", ""} or token.dep_ != "dobj" or token.text in people:
        return False
    alone = token.ent_iob_ != "I" and (token.i + 1 >= len(token.doc) or token.doc[token.i + 1].ent_iob_ != "I")
    if not alone or token.pos_ != "PROPN" or token.head.lemma_.lower() not in place_words("only_places_struck"):
        return False
    return any(entry.population > 20_000 for entry in look_up(token.text))


def _is_set_in(token: Token) -> bool:
    """Whether an unmarked proper name stands after "in" or "near" and a town bears it."""
    if token.pos_ != "PROPN" or token.dep_ != "pobj" or token.head.lower_ not in {"in", "near", "outside"}:
        return False
    return token.i == token.head.i + 1 and any(entry.population > 2_000 for entry in look_up(token.text))


def _is_credible(span: Span, people: frozenset[str], entities: dict[int, Span]) -> bool:
    """Whether a name of the gazetteer stands here as a name and not inside another one."""
    last = span[-1]
    if not (last.text[0].isupper() or last.text[0].isdigit()) or (span.text.isupper() and len(span.text) < 3):
        return span.text.casefold() in {"38th parallel"}
    if span.text == "US" and span.sent.text.isupper():
        return False
    around = {token.ent_iob_ + token.ent_type_ for token in span if token.ent_type_}
    if not around:
        return any(token.pos_ == "PROPN" for token in span) and not _joins_names(span)
    entity = entities.get(span.start)
    if entity is None or entity.label_ in _PLACE_LABELS:
        return True
    same = _is_whole_part(entity, span)
    if entity.label_ == "PERSON":
        is_listed = span.root.dep_ == "pobj" or span.root.head.ent_type_ in _PLACE_LABELS
        return same and span.text not in people and (len(span) > 1 or is_listed) and not _follows_title(span)
    return same


def _is_whole_part(entity: Span, span: Span) -> bool:
    """Whether a name is all of an entity, or all between its commas and "and"s, but for determiner and possessive."""
    begin, end = entity.start, entity.end
    for token in entity:
        if token.lower_ == "and" or token.text in _BREAKS:
            if token.i < span.start:
                begin = token.i + 1
            elif token.i >= span.end:
                end = min(end, token.i)
    inner = _trimmed(span.doc[begin:end]) if end > begin else None
    return inner is not None and inner.start >= span.start and inner.end <= span.end


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
    return frozenset(
        token.text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1 for token in entity
    )


def _is_of_another_name(span: Span, people: frozenset[str]) -> bool:
    """Whether words the model calls a place are a person's surname, a demonym or a day."""
    if len(span) == 1 and (_follows_title(span) or (span.text in people and not look_up(span.text))):
        return True
    return fold(span.text) in demonyms() and not look_up(span.text)


def _follows_title(span: Span) -> bool:
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.lower_.rstrip(".") in place_words("titles") and before.text[0].isupper()


def _with_area_noun(span: Span) -> Span:
    """A name with the capitalised noun that says what it is ("Alba" + "County"), or with "D.C."."""
    doc, end = span.doc, span.end
    if doc[end : end + 2].text == ", D.C.":
        return doc[span.start : end + 2]
    if (
        end < len(doc)
        and doc[end].lower_ in place_words("area_nouns")
        and doc[end].text[0].isupper()
        and doc[end].sent == span.sent
    ):
        longer = doc[span.start : end + 1]
        if look_up(longer.text) or doc[end].head.i == doc[end].i or span.root.head.i == end:
            return longer
    return span
