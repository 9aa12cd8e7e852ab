"""3. Document → mentions: the text cut into digits, words and signs, finer than spaCy's tokens ("105mm" is two)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.parsing.found import text_of

_LEXEME = re.compile(
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d+(?:\.\d+)?|(?<![\w.])\.\d+"
    r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+|\S"
)


def word_set(name: str) -> frozenset[str]:
    """One of the short word lists of figures.toml."""
    return frozenset(read_toml("figures.toml")["sets"][name])


def by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """What each word is listed under, in small letters.

    >>> by_word({"soldiers": ["army", "Corps"]})
    {'army': 'soldiers', 'corps': 'soldiers'}
    """
    return {word.lower(): name for name, words in table.items() for word in words}


MONTHS = word_set("months")
WEEKDAYS = word_set("weekdays")


def cut(text: str) -> list[str]:
    """The lexemes of a text.

    >>> cut("A 24-year-old paid $1,500.")
    ['A', '24', '-', 'year', '-', 'old', 'paid', '$', '1,500', '.']
    """
    return _LEXEME.findall(text)


class Lexemes:
    """The lexemes of a document in parallel lists, each with the spaCy token and the sentence it stands in."""

    __slots__ = ("doc", "ends", "lowers", "sentences", "starts", "texts", "tokens")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        matches = list(_LEXEME.finditer(text_of(doc)))
        self.texts = [match.group() for match in matches]
        self.lowers = [text.lower() for text in self.texts]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.tokens = _tokens_at(doc, self.starts)
        self.sentences = _sentences_at(doc, self.tokens)

    def __len__(self) -> int:
        return len(self.texts)

    def lower(self, at: int) -> str:
        """The lexeme in small letters, "" outside the text."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def glued(self, at: int) -> bool:
        """Whether nothing stands between a lexeme and the one before it."""
        return 0 < at < len(self.starts) and self.starts[at] == self.ends[at - 1]

    def is_digits(self, at: int) -> bool:
        """Whether the lexeme is a number in digits."""
        return 0 <= at < len(self.texts) and (self.texts[at][0] in "0123456789" or self.texts[at][-1] in "0123456789")

    def token(self, at: int) -> Token:
        """The spaCy token a lexeme stands in; the last one behind the end of the text."""
        return self.doc[self.tokens[min(at, len(self.tokens) - 1)]]

    def same_sentence(self, one: int, other: int) -> bool:
        """Whether two lexemes stand in one sentence."""
        return 0 <= one < len(self) and 0 <= other < len(self) and self.sentences[one] == self.sentences[other]

    def sentence(self, at: int) -> tuple[int, int]:
        """The first lexeme of a sentence and the one behind its last, at most 120 lexemes to either side."""
        first = last = at
        while first > 0 and at - first < 120 and self.sentences[first - 1] == self.sentences[at]:
            first -= 1
        while last < len(self) and last - at < 120 and self.sentences[last] == self.sentences[at]:
            last += 1
        return first, last

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether the lexemes from `at` on are these words."""
        return tuple(self.lowers[at : at + len(words)]) == words


def _tokens_at(doc: Doc, starts: list[int]) -> list[int]:
    """For each offset the index of the token that holds it."""
    found = []
    index, last = 0, len(doc) - 1
    offsets = doc.to_array("IDX").tolist()
    for start in starts:
        while index < last and offsets[index + 1] <= start:
            index += 1
        found.append(index)
    return found


def _sentences_at(doc: Doc, tokens: list[int]) -> list[int]:
    """For each token index the number of its sentence (0 throughout where no boundaries are set)."""
    if not doc.has_annotation("SENT_START"):
        return [0] * len(tokens)
    numbers = ((doc.to_array("SENT_START") == 1).cumsum() - 1).tolist()
    return [numbers[index] for index in tokens]


class Phrases:
    """Phrases by their first word, for the longest match from a place; each phrase stands for a name."""

    __slots__ = ("_by_first", "_by_last")

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, name in entries:
            words = tuple(word.lower() for word in cut(phrase))
            self._by_first.setdefault(words[0], []).append((words, name))
            self._by_last.setdefault(words[-1], []).append((words, name))
        for table in (self._by_first, self._by_last):
            for row in table.values():
                row.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Lexemes, at: int) -> tuple[int, str] | None:
        """The end and name of the longest phrase that begins here."""
        for phrase, name in self._by_first.get(words.lower(at), ()):
            if words.matches(at, phrase):
                return at + len(phrase), name
        return None

    def before(self, words: Lexemes, end: int) -> tuple[int, str] | None:
        """The beginning and name of the longest phrase that ends before `end`."""
        for phrase, name in self._by_last.get(words.lower(end - 1), ()):
            if end >= len(phrase) and words.matches(end - len(phrase), phrase):
                return end - len(phrase), name
        return None
