"""2. Report → Doc: headlines whose verb the tagger took for a noun ("Oslo halts aid to Chile"), parsed anew."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from accord.data import read_toml

COMPONENT = "accord_headline_verbs"
_LONGEST = 25
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_SUBJECTS = frozenset({"PROPN", "NOUN"})
_STAND_IN = {True: "rejects", False: "reject"}
"""A verb that the tagger takes for nothing else, by whether its subject is one."""
_ATTRIBUTES: list[int | str] = ["TAG", "POS", "LEMMA", "DEP", "HEAD"]
_PARSERS = ("tok2vec", "tagger", "parser", "attribute_ruler", "accord_attribute_ruler", "lemmatizer")


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    """Base form by printed form, and whether the form is that of one who does it."""
    made: dict[str, tuple[str, bool]] = {}
    for base in read_toml("headline_verbs.toml")["verbs"]:
        ending = "es" if base.endswith(("s", "x", "sh", "ch", "o")) else "s"
        one = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + ending
        made |= {base: (base, False), one: (base, True)}
    return made


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("headline_verbs.toml")[name])


def find_headline_verb(sentence: Span) -> Token | None:
    """The verb of a headline that is tagged as a noun; None where the headline has a verb or is none."""
    words = [token for token in sentence if not token.is_space]
    if not 3 <= len(words) <= _LONGEST or (words[-1].is_punct and words[-1].text != "%"):
        return None
    for before, token, after in zip(words, words[1:], words[2:], strict=False):
        if before.tag_ in _FINITE and before.lower_ not in _listed("nouns"):
            return None
        if token.lower_ in _verbs() and token.tag_ in _NOUNS and _may_be_verb(words, before, token, after):
            return token
    return None


def _may_be_verb(words: list[Token], before: Token, token: Token, after: Token) -> bool:
    """Whether a noun stands where a verb may: behind a name, before what it is done to, in a line without a verb."""
    if any(other.tag_ in _FINITE and other.lower_ not in _listed("nouns") for other in words):
        return False
    if before.pos_ not in _SUBJECTS or after.is_punct or after.lower_ in ("of", "in", "on", "at", "as", "and", "or"):
        return False
    opens = before == words[0] and before.lower_ in _listed("subjects") and after.tag_ not in ("VBN", "VBD")
    if _verbs()[token.lower_][1]:
        return before.tag_ in ("NNP", "NN") and (bool(before.ent_type_) or before.tag_ == "NNP" or opens)
    return _is_several(words, before) or (before == words[0] and before.lower_ in _listed("many"))


def _is_several(words: list[Token], before: Token) -> bool:
    """Whether names in a row, or a plural, stand before a verb without an s ("Lima, Quito", "the envoys")."""
    if before.tag_ in ("NNS", "NNPS"):
        return True
    opening = words[: words.index(before) + 1]
    names = sum(1 for word in opening if word.ent_type_ == "GPE" and word.ent_iob_ == "B")
    return before.ent_type_ == "GPE" and names > 1 and any(word.text in (",", "and", "&") for word in opening)


@Language.factory(COMPONENT)
class HeadlineVerbs:
    """Parses headlines anew whose verb is taken for a noun, with a plain verb in its place."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.nlp = nlp
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """The document, with the trees of such headlines as their verbs make them."""
        if not doc.has_annotation("DEP"):
            return doc
        found = [(sentence.start, verb) for sentence in doc.sents if (verb := find_headline_verb(sentence)) is not None]
        if not found:
            return doc
        rows = doc.to_array(_ATTRIBUTES)
        for start, verb in found:
            end = verb.sent.end
            parsed = self._parse(verb)
            if sum(token.head == token for token in parsed) != 1 or parsed[verb.i - start].pos_ != "VERB":
                continue
            rows[start:end] = parsed.to_array(_ATTRIBUTES)
            rows[verb.i][_ATTRIBUTES.index("LEMMA")] = doc.vocab.strings.add(_verbs()[verb.lower_][0])
        return doc.from_array(_ATTRIBUTES, rows)  # type: ignore[arg-type]

    def _parse(self, verb: Token) -> Doc:
        """The headline of a verb with a stand-in for it."""
        words = [token.text for token in verb.sent]
        words[verb.i - verb.sent.start] = _STAND_IN[_verbs()[verb.lower_][1]]
        made = Doc(self.nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in verb.sent])
        for token in made[1:]:
            token.is_sent_start = False
        for name, component in self.nlp.pipeline:
            if name in _PARSERS:
                made = component(made)
        return made
