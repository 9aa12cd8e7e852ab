"""3. Document → mentions: names of persons."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.data.place_names import look_up
from accord.data.register import find_persons, fold
from accord.mentions.genders import gender_of_words
from accord.mentions.lexemes import MONTHS, WEEKDAYS
from accord.mentions.name_guards import is_named_thing, is_no_person, is_town, is_where
from accord.mentions.names import Named
from accord.mentions.roles import find_role, is_title_word, role_of, words_of
from accord.parsing.found import text_of

_PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "al",
        "el",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "dos",
        "del",
        "la",
        "le",
        "di",
        "-",
        "ben",
        "abu",
        "ul",
        "ter",
        "du",
    }
)
SMALL_PARTICLES = frozenset({"van", "von", "der", "den", "de", "da", "dos", "del", "di", "du", "bin", "ibn", "ter"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PERSON_WORDS = 6
_CUT_TITLES = frozenset({"lt", "gen", "col", "maj", "capt", "adm", "sgt", "brig", "cmdr", "sen", "rep"})


def find_person_names(doc: Doc, registered: list[Named]) -> list[Named]:
    """Names of persons: the model's entities trimmed, runs of capitals after a title, and persons of the register."""
    blocked = {
        i
        for named in registered
        for i in range(named.first, named.last + 1)
        if named.last > named.first or named.sense != "state"
    }
    covered: set[int] = set()
    found: list[Named] = []
    spans = [(e.start, e.end - 1) for e in doc.ents if e.label_ == "PERSON"]
    spans += _runs_after_titles(doc, blocked)
    spans += _runs_after_titles_of_places(doc)
    spans += _known_persons(doc, blocked)
    spans += _korean_names(doc, blocked)
    places = _names_of_places(doc, spans)
    for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
        trimmed = _trim(doc, first, last)
        if trimmed is None:
            continue
        first, last = trimmed
        last = _extend(doc, last, blocked)
        if (
            is_no_person(doc, first, last)
            or doc[first : last + 1].text in places
            or any(i in covered or i in blocked for i in range(first, last + 1))
        ):
            continue
        covered.update(range(first, last + 1))
        found.append(_person(doc, first, last))
    return [*found, *_short_names(doc, found, covered | blocked)]


def _names_of_places(doc: Doc, spans: list[tuple[int, int]]) -> set[str]:
    """Names of several words that stand for a place or a thing somewhere in the report, and nowhere behind a title."""
    several = [(first, last) for first, last in spans if first < last]
    titled = {doc[first : last + 1].text for first, last in several if first and find_role(doc[first - 1])}
    found = {
        doc[first : last + 1].text
        for first, last in several
        if is_where(doc, first, last) or is_named_thing(doc, first, last)
    }
    return {name for name in found - titled if not find_persons(name)}


def _person(doc: Doc, first: int, last: int) -> Named:
    end = doc[last].idx + len(doc[last].text)
    return Named(first=first, last=last, start=doc[first].idx, end=end, sense="person")


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """The name alone, without title words before it and a possessive after it."""
    while (
        first < last
        and not find_persons(doc[first : last + 1].text)
        and is_title_word(doc[first])
        and (doc[first + 1].text[0].isupper() or is_title_word(doc[first + 1]))
    ):
        if (
            not (find_role(doc[first]) or doc[first].lower_ in words_of("title_words") | words_of("honorifics"))
            and last - first == 1
        ):
            break
        first += 1
    while first < last and (doc[first].is_punct or doc[first].lower_ in {"the", "'s", "’s"}):
        first += 1
    while last >= first and (
        doc[last].text in {"'s", "’s", "’", "'"}
        or doc[last].is_punct
        or doc[last].is_space
        or doc[last].is_digit
        or _is_of_date(doc, first, last)
    ):
        last -= 1
    if last < first or not doc[first].text[0].isupper() or last - first > _PERSON_WORDS:
        return None
    if first == last and (is_title_word(doc[first]) or len(doc[first].text) < 2 or is_town(doc[first])):
        return None
    if first == last and doc[first].is_upper and not find_persons(doc[first].text):
        return None
    if any(t.is_space for t in doc[first : last + 1]):
        return None
    if role_of(doc[last].lower_) and not (first < last and gender_of_words([doc[first].text], None)):
        return None
    return first, last


def _is_of_date(doc: Doc, first: int, last: int) -> bool:
    """Whether the last word of a name is a day or month of the sentence ("King Abdullah Tuesday", "January 14")."""
    word = doc[last].lower_
    counted = last + 1 < len(doc) and doc[last + 1].is_digit
    return (last > first and word in WEEKDAYS) or (counted and word in MONTHS)


def _extend(doc: Doc, last: int, blocked: set[int]) -> int:
    """The last token of a name that the model cut short."""
    while last + 1 < len(doc) and last + 1 not in blocked and not doc[last + 1].is_sent_start:
        following = doc[last + 1]
        hyphen = (
            following.text == "-" and last + 2 < len(doc) and not doc[last].whitespace_ and not following.whitespace_
        )
        if (
            hyphen
            and doc[last + 2].is_alpha
            and (doc[last].text[0].isupper())
            and not role_of(doc[last + 2].lower_)
            and doc[last + 2].pos_ != "VERB"
        ):
            last += 2
        elif (after := _behind_particles(doc, last + 1)) is not None and after not in blocked:
            last = after
        elif (
            following.pos_ == "PROPN"
            and following.text[0].isupper()
            and not is_title_word(following)
            and following.lower_ not in WEEKDAYS
            and not following.ent_type_
            and doc[last].whitespace_
        ):
            last += 1
        else:
            break
    return last


def _behind_particles(doc: Doc, first: int, *, capital: bool = False) -> int | None:
    """The capitalised word behind one or two small particles of a name ("Pieter | van den Berg"); None elsewhere.

    The first particle may have a `capital`, as where the name stands alone ("Van den Berg left").
    """
    i = first
    while (
        i < len(doc)
        and i - first < 2
        and (doc[i].text if i > first or not capital else doc[i].lower_) in (SMALL_PARTICLES)
    ):
        i += 1
    return i if first < i < len(doc) and doc[i].text[0].isupper() and doc[i].is_alpha else None


def _runs_after_titles(doc: Doc, blocked: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words right after a role noun or an honorific ("Defense Minister Ahn Gyu-back")."""
    for token in doc[:-1]:
        if (
            not (_is_title(token) or token.lower_ in words_of("honorifics") or _ends_title(doc, token))
            or not token.whitespace_
        ):
            continue
        first = token.i + 1
        if first in blocked or is_title_word(doc[first]) or not _is_name_word(doc[first]):
            continue
        last = first
        while (
            last + 1 < len(doc) and last + 1 not in blocked and last - first < _PERSON_WORDS and _continues(doc, last)
        ):
            last += 1
        after = doc[last + 1] if last + 1 < len(doc) else None
        if after is None or not (after.text[0].isupper() and find_role(after) and doc[last].whitespace_):
            yield first, last


def _runs_after_titles_of_places(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of two words or more behind "of" and a place in a title ("First Minister of Scotland Anna Keller")."""
    for token in doc[1:-3]:
        role = find_role(doc[token.i - 1]) if token.lower_ == "of" and doc[token.i - 1].text[0].isupper() else None
        if role is None or role.is_body:
            continue
        first = behind_place(doc, token.i)
        last = first
        while first is not None and last is not None and last + 1 < len(doc) and _continues(doc, last):
            last += 1
        if first is not None and last is not None and last > first and _is_name_word(doc[first]):
            yield first, last


def behind_place(doc: Doc, preposition: int) -> int | None:
    """The capitalised token behind the longest place name that follows a preposition; None where none follows."""
    for size in (3, 2, 1):
        end = preposition + 1 + size
        words = doc[preposition + 1 : end]
        if end < len(doc) and doc[end].text[0].isupper() and all(t.text[0].isupper() and t.is_alpha for t in words):
            entries = look_up(words.text)
            if entries and (entries[0].population > _KNOWN_PLACE or entries[0].kind in _LANDS):
                return end
    return None


_KNOWN_PLACE = 100_000
"""People from which a town is one that titles name."""
_LANDS = frozenset({"country", "region", "state", "province", "capital"})


def _is_title(token: Token) -> bool:
    """Whether a role noun may be a title: nouns for the public are none ("the Oslo Hostage Crisis")."""
    role = find_role(token)
    return role is not None and not role.is_body and (role.sector != "CVL" or token.text[0].islower())


def _ends_title(doc: Doc, token: Token) -> bool:
    """Whether a word closes a title with "of" ("Secretary of State")."""
    return (
        token.i > 1
        and doc[token.i - 1].lower_ == "of"
        and token.lower_ in words_of("title_words")
        and find_role(doc[token.i - 2]) is not None
    )


def _is_initial(token: Token) -> bool:
    return len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()


def _is_name_word(token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.pos_ in {"PROPN", "NOUN", "X", "ADJ", "VERB", "ADP", "INTJ"}
        and token.is_alpha
        and not (token.pos_ == "ADP" and token.is_stop)
        and not token.is_sent_start
        and not (token.is_upper and len(token.text) > 3)
    )


def _continues(doc: Doc, last: int) -> bool:
    following = doc[last + 1]
    if _is_initial(following):
        return True
    if following.text == "-":
        return not doc[last].whitespace_ and not following.whitespace_
    if doc[last].text == "-":
        return following.is_alpha
    if following.lower_ in _PARTICLES and last + 2 < len(doc):
        return doc[last + 2].text[0].isupper()
    return _is_name_word(following) and not is_title_word(following)


def _known_persons(doc: Doc, blocked: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that are a person of the register; one word only where it is a proper noun."""
    i = 0
    while i < len(doc):
        best = None
        if doc[i].text[0].isupper() and i not in blocked:
            spelled = ""
            for j in range(i, min(i + _PERSON_WORDS, len(doc))):
                if not (doc[j].is_alpha or doc[j].text in {"-", ".", "'", "’"}):
                    break
                spelled += fold(doc[j].text)
                whole = j > i or (doc[i].pos_ == "PROPN" and doc[i].ent_type_ not in {"GPE", "NORP", "LOC", "DATE"})
                if whole and doc[j].is_alpha and len(spelled) > 3 and find_persons(spelled):
                    best = j
        if best is None:
            i += 1
        else:
            yield i, best
            i = best + 1


@cache
def _family_names() -> frozenset[str]:
    return frozenset(read_toml("family_names.toml")["korean"]["names"])


def _korean_names(doc: Doc, blocked: set[int]) -> Iterator[tuple[int, int]]:
    """A Korean family name and a given name of two joined syllables ("An Kyu-baek")."""
    for token in doc[:-3]:
        i = token.i
        if (
            token.text in _family_names()
            and doc[i + 2].text == "-"
            and doc[i + 1].is_title
            and not doc[i + 1].whitespace_
            and not doc[i + 2].whitespace_
            and doc[i + 3].is_alpha
            and (doc[i + 3].is_lower or doc[i + 3].is_title)
            and blocked.isdisjoint(range(i, i + 4))
        ):
            yield i, i + 3


def name_parts(name: str) -> tuple[str, ...]:
    """The words by which a person of several names may be called later on: the first and the last."""
    words = name.split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    while len(words) > 1 and words[0].lower() in SMALL_PARTICLES:
        words.pop(0)
    return () if len(words) < 2 else (fold(words[-1]), fold(words[0]))


def _short_names(doc: Doc, found: list[Named], covered: set[int]) -> Iterator[Named]:
    """Single capitalised words that are part of a person's name printed elsewhere in the report."""
    text = text_of(doc)
    parts = {part for named in found for part in name_parts(text[named.start : named.end])}
    last = -1
    for token in doc if parts else ():
        if token.i <= last or token.i in covered:
            continue
        behind = _behind_particles(doc, token.i, capital=True) if token.lower_ in SMALL_PARTICLES else None
        if behind is not None and behind not in covered and fold(doc[behind].text) in parts:
            last = behind
            yield _person(doc, token.i, last)
            continue
        if not (_is_part(token, parts) or _heads_line(token, parts)):
            continue
        last = token.i
        while last + 1 < len(doc) and last + 1 not in covered and _is_part(doc[last + 1], parts):
            last += 1
        if not is_named_thing(doc, token.i, last):
            yield _person(doc, token.i, last)


def _is_part(token: Token, parts: set[str]) -> bool:
    """Whether a token is a word of a name of the report."""
    if not token.text[0].isupper() or (token.is_sent_start and token.pos_ != "PROPN"):
        return False
    return token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and fold(token.text) in parts and not find_role(token)


def _heads_line(token: Token, parts: set[str]) -> bool:
    """Whether a family name of the report opens a headline where the parser takes it for a verb ("Holm to visit")."""
    if not token.is_sent_start or token.i + 1 >= len(token.doc) or len(token.text) < _LONG or token.is_stop:
        return False
    following = token.doc[token.i + 1]
    return token.text[0].isupper() and fold(token.text) in parts and following.lower_ in {"to", "says", "vows", "urges"}


_LONG = 4
"""Letters of a name that a headline may open with, whatever the parser takes it for."""
