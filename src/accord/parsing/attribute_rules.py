"""2. Report → Doc: the stock attribute ruler, its rules looked up instead of matched anew at every token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline.attributeruler import AttributeRuler, set_token_attrs  # type: ignore[attr-defined]
from spacy.tokens import Doc, Span

COMPONENT = "accord_attribute_ruler"

_READ = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
"""What the rules of en_core_web_sm ask of a token; a ruler that asks for more stays the stock one."""

Rule = list[dict[str, Any]]


class QuickAttributeRuler(AttributeRuler):
    """Sets what spaCy's AttributeRuler with the same patterns sets, at about an eighth of its cost.

    Which rules of one token hold depends on its tag, its dependency and, where a rule names it, its word: they are
    matched once for each such combination. Longer rules are matched only where one may begin.
    """

    def take(self, stock: AttributeRuler) -> None:
        """Take over the patterns of a stock ruler. They may read only what `is_readable` allows."""
        self.add_patterns(stock.patterns)
        self._single, self._opening, self._longer = (Matcher(self.vocab) for _ in range(3))
        self._longest = 1
        self._asked: list[re.Pattern[str]] = []
        self._words: dict[int, int] = {}
        self._rules: dict[tuple[int, ...], tuple[tuple[int, ...], bool]] = {}
        self._merged: dict[tuple[int, ...], dict[int, int]] = {}
        for number, rule in _rules_of(stock):
            self._add_rule(str(number), rule)

    def _add_rule(self, name: str, rule: Rule) -> None:
        self._longest = max(self._longest, len(rule))
        for asked in rule:
            self._asked += _patterns(asked.get("LOWER"))
        if len(rule) == 1:
            self._single.add(name, [rule])
        else:
            self._opening.add(name, [[rule[0]]])
            self._longer.add(name, [rule])

    def __call__(self, doc: Doc) -> Doc:
        """The document with part of speech, morphology and listed lemmas set."""
        rows = doc.to_array(["TAG", "DEP", "LOWER", "IS_SPACE"]).tolist()
        chosen, openings = [], []
        for at, (tag, dependency, word, is_space) in enumerate(rows):
            key = (tag, dependency, self._words[word] if word in self._words else self._word(word), is_space)
            if key not in self._rules:
                token = doc[at : at + 1]
                self._rules[key] = (tuple(self._found(self._single, token)), bool(self._found(self._opening, token)))
            rules, opens = self._rules[key]
            chosen.append(rules)
            if opens:
                openings.append(at)
        for at in openings:
            self._choose_longer(doc, at, chosen)
        for at, rules in enumerate(chosen):
            if rules:
                set_token_attrs(doc[at], self._attributes(rules))
        return doc

    def _word(self, word: int) -> int:
        """The word where a rule asks for it, else 0."""
        text = self.vocab.strings[word]
        self._words[word] = word if any(pattern.search(text) for pattern in self._asked) else 0
        return self._words[word]

    def _choose_longer(self, doc: Doc, at: int, chosen: list[tuple[int, ...]]) -> None:
        """Add the rules of several tokens that begin at a token, each to the token that it is about."""
        for name, start, end in self._longer(doc[at : at + self._longest], allow_missing=True):
            if start == 0:
                number = int(self.vocab.strings[name])
                place = at + range(end)[self.indices[number]]
                chosen[place] = tuple(sorted({*chosen[place], number}))

    def _found(self, matcher: Matcher, token: Span) -> list[int]:
        return sorted({int(self.vocab.strings[name]) for name, _, _ in matcher(token, allow_missing=True)})

    def _attributes(self, rules: tuple[int, ...]) -> dict[int, int]:
        """What several rules set together: the later rule has the last word."""
        if rules not in self._merged:
            self._merged[rules] = {key: value for number in rules for key, value in self.attrs[number].items()}
        return self._merged[rules]


@Language.factory(COMPONENT, default_config={"validate": False})
def make_attribute_ruler(nlp: Language, name: str, validate: bool) -> QuickAttributeRuler:
    """The component without rules; `quicken_attributes` gives it those of the stock ruler."""
    return QuickAttributeRuler(nlp.vocab, name, validate=validate)


def quicken_attributes(nlp: Language) -> None:
    """Put the quick ruler in the place of the stock one, where there is one whose rules it can read."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    stock = nlp.get_pipe("attribute_ruler")
    if not isinstance(stock, AttributeRuler) or not is_readable(stock):
        return
    quick = nlp.add_pipe(COMPONENT, after="attribute_ruler")
    nlp.remove_pipe("attribute_ruler")
    nlp.rename_pipe(COMPONENT, "attribute_ruler")
    if isinstance(quick, QuickAttributeRuler):
        quick.take(stock)


def is_readable(ruler: AttributeRuler) -> bool:
    """Whether the rules ask for nothing but tag, dependency, words and blanks, one token after the other."""
    return all(
        asked and asked.keys() <= _READ and ("LOWER" not in asked or _patterns(asked["LOWER"]))
        for _, rule in _rules_of(ruler)
        for asked in rule
    )


def _rules_of(ruler: AttributeRuler) -> Iterator[tuple[int, Rule]]:
    """Each rule with the number of the entry it belongs to."""
    for number, entry in enumerate(ruler.patterns):
        for rule in cast("list[Rule]", entry["patterns"]):
            yield number, rule


def _patterns(words: object) -> list[re.Pattern[str]]:
    """The words that a rule's LOWER asks about, as patterns; [] where there are none or it asks in another way."""
    if isinstance(words, str):
        words = {"IN": [words]}
    if not isinstance(words, Mapping) or not words.keys() <= {"IN", "NOT_IN", "REGEX"}:
        return []
    listed = [word for how, each in words.items() if how != "REGEX" for word in each]
    written = [str(words["REGEX"])] if "REGEX" in words else []
    return [re.compile("|".join([*(rf"\A{re.escape(word)}\Z" for word in listed), *written]))]
