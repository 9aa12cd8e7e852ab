"""4. Mentions → records: what a figure measures, in words of the report, and whose it is."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from accord.mentions.lexemes import word_set
from accord.mentions.quantities import QuantityMention
from accord.parsing.clauses import is_verbal, subject_of
from accord.parsing.found import sentence_number, text_of
from accord.values import FigureKind

CharSpan = tuple[int, int]

_LONGEST = 90
_NAMING = frozenset({"of", "for", "in", "on", "from", "at", "with", "to", "by"})
_HARM = word_set("harmed")
_STEPS = 8
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "PRODUCT", "FAC"})


def measured(doc: Doc, mention: QuantityMention) -> CharSpan | None:
    """The stretch of text that names what a figure measures: its noun, what it is "of" or "for", else the subject."""
    token = doc[mention.token]
    if mention.noun is not None and not mention.elliptical and mention.noun[0] >= mention.core_end:
        return _noun_phrase(doc, mention)
    if mention.kind in (FigureKind.SUPERLATIVE, FigureKind.ORDINAL):
        return _ranked(doc, mention)
    behind = _behind(doc, mention)
    if behind is not None:
        return behind
    noun = _noun_over(token, mention)
    if noun is not None:
        return _phrase(noun, mention)
    subject = _subject(token)
    return _phrase(subject, mention) if subject is not None else None


def clause_of(token: Token) -> Token | None:
    """The verb that heads the clause a token stands in."""
    head = token
    for _ in range(_STEPS * 2):
        if is_verbal(head) and head.dep_ not in ("amod", "compound"):
            return head
        if head.head == head:
            return head
        head = head.head
    return None


def _subject(token: Token) -> Token | None:
    verb = clause_of(token)
    return subject_of(verb) if verb is not None and is_verbal(verb) else None


def _noun_phrase(doc: Doc, mention: QuantityMention) -> CharSpan | None:
    """The counted noun with what is tied to it, and the verb of harm it is the subject of ("people were killed")."""
    if mention.noun is None:
        return None
    start, end = mention.noun
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return mention.noun
    head = span[-1]
    last = _right(head)
    verb = head.head
    if head.dep_ in ("nsubj", "nsubjpass") and verb.lemma_.lower() in _HARM and last == end:
        last = max(last, verb.idx + len(verb))
    return start, min(last, start + _LONGEST) if last <= start + _LONGEST else end


def _right(head: Token) -> int:
    """The end of a noun with the prepositional phrases tied to it, up to the first comma."""
    last = head.idx + len(head)
    for child in head.rights:
        if child.dep_ in ("prep", "acl") and child.i <= head.i + 3 and (child.lower_ in _NAMING or child.dep_ == "acl"):
            edge = child.right_edge
            for inner in child.subtree:
                if inner.text in (",", ";", "(", "—") or inner.dep_ in ("relcl",):
                    edge = inner.nbor(-1)
                    break
            last = max(last, edge.idx + len(edge))
    return last


def _behind(doc: Doc, mention: QuantityMention) -> CharSpan | None:
    """What stands behind "of", "for", "in" or "on" after the figure: "$33 billion in support"."""
    index = mention.token + 1
    while index < len(doc) and doc[index].idx < mention.end:
        index += 1
    if index + 1 >= len(doc):
        return None
    preposition = doc[index]
    if preposition.lower_ not in ("of", "for", "in", "on") or sentence_number(doc, index) != sentence_number(
        doc, mention.token
    ):
        return None
    noun = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if (
        noun is None
        or noun.ent_type_ in ("DATE", "TIME")
        or noun.like_num
        or (preposition.lower_ == "in" and noun.ent_type_ == "GPE")
    ):
        return None
    return noun.left_edge.idx if noun.left_edge.i > index else noun.idx, _right(noun)


def _noun_over(token: Token, mention: QuantityMention) -> Token | None:
    """The noun that the figure stands before or is "of": "an 8.2% rise", "a fine of $250,000"."""
    head = token
    for _ in range(_STEPS):
        outside = head.idx >= mention.end or head.idx + len(head) <= mention.start
        if outside and head.pos_ in ("NOUN", "PROPN"):
            return head
        if outside and (is_verbal(head) or (head.pos_ != "ADP" and head.head == head)):
            return None
        if head.head == head:
            return None
        head = head.head
    return None


def _phrase(noun: Token, mention: QuantityMention) -> CharSpan:
    """A noun with the words before it that are no article and no part of the figure, and what is tied to it."""
    start = noun.left_edge
    while start.i < noun.i and (
        start.dep_ in ("det", "nummod", "punct")
        or mention.start <= start.idx < mention.end
        or start.pos_ in ("NUM", "SYM")
    ):
        start = start.nbor()
    end = _right(noun)
    if start.idx < mention.end and mention.start < end:
        if noun.idx >= mention.end:
            start_at = mention.end + 1 if start.idx < mention.end else start.idx
            return min(start_at, noun.idx), max(end, noun.idx + len(noun))
        end = min(end, mention.start)
        while end > start.idx and not text_of(noun.doc)[end - 1].isalnum():
            end -= 1
        end = max(end, noun.idx + len(noun))
    return start.idx, end if end - start.idx <= _LONGEST else noun.idx + len(noun)


def _ranked(doc: Doc, mention: QuantityMention) -> CharSpan | None:
    """What an ordinal or superlative ranks: the noun phrase behind it, with its scope ("in years", "since 2012")."""
    index = mention.token + 1
    while index < len(doc) and doc[index].idx < mention.end:
        index += 1
    if index >= len(doc) or doc[index].is_punct:
        return None
    head = doc[mention.token].head
    last = _right(head) if head.i >= index else doc[index].idx + len(doc[index])
    return doc[index].idx, min(max(last, doc[index].idx + len(doc[index])), doc[index].idx + _LONGEST)


def owner_of(doc: Doc, mention: QuantityMention, span: CharSpan | None) -> CharSpan | None:
    """Whose the figure is: the possessor or people named in the noun phrase, else the party its clause is about."""
    for noun in _nouns(doc, mention, span):
        if noun.ent_type_ == "NORP" and mention.noun is not None and noun.idx + len(noun) == mention.noun[1]:
            return mention.noun
        for child in noun.lefts:
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return child.left_edge.idx, child.idx + len(child)
            if (
                noun.ent_type_ != "GPE"
                and child.ent_type_ in ("NORP", "GPE")
                and child.dep_ in ("amod", "compound", "nmod")
            ):
                return child.left_edge.idx if child.left_edge.ent_type_ else child.idx, child.idx + len(child)
    return _party(doc[mention.token], mention)


def _party(token: Token, mention: QuantityMention) -> CharSpan | None:
    """The subject of the figure's clause where it is a named party, or the thing that is measured."""
    subject, verb = _subject(token), clause_of(token)
    if subject is None or verb is None or (not _is_active(verb) and mention.kind is not FigureKind.MEASURE):
        return None
    possessor = next((child for child in subject.lefts if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    if possessor is not None and subject.ent_type_ not in _NAMED:
        return possessor.left_edge.idx, possessor.idx + len(possessor)
    start = subject.left_edge
    if start.idx < mention.end and mention.start < subject.idx + len(subject):
        return None
    named = any(word.ent_type_ in _NAMED for word in subject.doc[start.i : subject.i + 1])
    if not named and not (mention.kind is FigureKind.MEASURE and subject.pos_ == "NOUN"):
        return None
    return start.idx, subject.idx + len(subject)


def _is_active(verb: Token) -> bool:
    return not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _nouns(doc: Doc, mention: QuantityMention, span: CharSpan | None) -> list[Token]:
    if span is None:
        return []
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    return [token for token in words if token.pos_ in ("NOUN", "PROPN")][:3] if words is not None else []
