"""4. Mentions → records: what a figure measures, in words of the report, and whose it is."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc, Token

from accord.mentions.lexemes import word_set
from accord.mentions.quantities import QuantityMention
from accord.parsing.clauses import is_verbal, subject_of
from accord.parsing.found import sentence_at, sentence_number, text_of
from accord.values import FigureKind

CharSpan = tuple[int, int]

_LONGEST = 90
_NAMING = frozenset({"of", "for", "in", "on", "from", "at", "with", "to", "by"})
_HARM = word_set("harmed")
_STEPS = 8
_NEAR = 20
_HOLDERS = word_set("holders")
_BRINGING = frozenset({"at", "by", "to", "from"})
_PARTIES = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_OF_PARTIES = frozenset({FigureKind.MEASURE, FigureKind.AGE})
_TIMED = frozenset({"DATE", "TIME"})
_UNITS_OF_TIME = word_set("times")
_NO_BEGINNING = frozenset({"DT", "PDT", "WDT", "WP", "WP$", "PRP", "PRP$", "IN", "TO", "CC", "POS", "EX", "MD", ","})
_NO_END = frozenset({"IN", "TO", "CC", "DT", "PDT", "WDT", "WP", "WP$", "PRP$", "PRP", "VBZ", "VBP", "MD", "POS"})
_NAMED = frozenset({"GPE", "ORG", "NORP", "PERSON", "PRODUCT", "FAC"})


def measured(doc: Doc, mention: QuantityMention, taken: Collection[int] = frozenset()) -> CharSpan | None:
    """The noun phrase of the text that names what a figure measures; None where the text has none.

    It is the figure's noun, what it is "of" or "for", what a verb puts "at" it, else the subject. `taken` holds the
    indices of the tokens that belong to figures: a unit is nothing that is measured.
    """
    if mention.noun is not None and not mention.elliptical and mention.noun[0] >= mention.core_end:
        return trimmed(doc, _noun_phrase(doc, mention), frozenset())
    if mention.kind in (FigureKind.SUPERLATIVE, FigureKind.ORDINAL):
        return trimmed(doc, _ranked(doc, mention), frozenset(), times=True)
    behind = trimmed(doc, _behind(doc, mention), taken)
    return behind or trimmed(doc, _told_of(doc, mention, taken), taken)


def _told_of(doc: Doc, mention: QuantityMention, taken: Collection[int]) -> CharSpan | None:
    """What stands before a figure and is measured by it: a noun over it, an earlier noun of its unit, the subject."""
    token = doc[mention.token]
    placed = _put_at(token)
    noun = placed or _noun_over(token, mention)
    if noun is not None and (noun.i in taken or (placed is None and noun.lemma_.lower() in _HOLDERS)):
        noun = _noun_of_unit(doc, mention) or (None if noun.i in taken else noun)
    if noun is not None:
        return _phrase(noun, mention)
    subject = _measured_subject(token, mention)
    return _phrase(subject, mention) if subject is not None and subject.i not in taken else None


def _put_at(token: Token) -> Token | None:
    """The object that a verb brings to a figure: "put the size of the force at 300", "cut the staff by 40"."""
    preposition = token
    for _ in range(3):
        preposition = preposition.head
        if preposition.pos_ == "ADP":
            break
    if preposition.lower_ not in _BRINGING or not is_verbal(preposition.head):
        return None
    return next((each for each in preposition.head.rights if each.dep_ == "dobj" and each.i < preposition.i), None)


def _noun_of_unit(doc: Doc, mention: QuantityMention) -> Token | None:
    """The noun before a figure that it counts: "the forces there at their level of 28,500" counts forces."""
    if mention.kind is not FigureKind.COUNT or mention.unit is None:
        return None
    first, _ = sentence_at(doc, mention.token)
    before = (doc[index] for index in range(mention.token - 1, max(first, mention.token - _NEAR) - 1, -1))
    return next((each for each in before if each.pos_ == "NOUN" and each.lower_ == mention.unit), None)


def _measured_subject(token: Token, mention: QuantityMention) -> Token | None:
    """The subject of a figure's clause, "which" and "who" read as their noun; no party whose deed the clause tells."""
    subject = _subject(token)
    verb = clause_of(token)
    if subject is not None and verb is not None and subject.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        subject = verb.head
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return None
    is_party = subject.ent_type_ in _PARTIES
    return None if is_party and mention.kind not in _OF_PARTIES else subject


def trimmed(doc: Doc, span: CharSpan | None, taken: Collection[int], *, times: bool = False) -> CharSpan | None:
    """A stretch of text cut down to its noun phrase; None where it holds no noun but that of a figure or date.

    With `times` a noun of time is one ("the fourth month").
    """
    words = doc.char_span(*span, alignment_mode="expand") if span is not None else None
    if words is None:
        return None
    first, last = words.start, words.end
    while first < last and _is_no_beginning(doc[first], taken):
        first += 1
    while last > first and (doc[last - 1].tag_ in _NO_END or doc[last - 1].is_punct or doc[last - 1].is_space):
        last -= 1
    left = doc[first:last]
    told = (
        each.pos_ in ("NOUN", "PROPN") and each.i not in taken and (times or each.ent_type_ not in _TIMED)
        for each in left
    )
    harmed = len(left) and left[0].tag_ in ("VBN", "JJ") and span is not None and left[0].lemma_.lower() in _HARM
    if not (any(told) or harmed):
        return None
    return left.start_char, left.end_char


def _is_no_beginning(token: Token, taken: Collection[int]) -> bool:
    """Whether a noun phrase cannot begin with a word: an article, preposition, own figure, or verb that governs it."""
    if token.is_space or token.tag_ in _NO_BEGINNING or token.i in taken or (token.is_punct and token.text != '"'):
        return True
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound")


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


def owner_of(
    doc: Doc, mention: QuantityMention, span: CharSpan | None, taken: Collection[int] = frozenset()
) -> CharSpan | None:
    """Whose the figure is: the possessor or people named in the noun phrase, else the party its clause is about."""
    for noun in _nouns(doc, mention, span):
        if noun.ent_type_ == "NORP" and mention.noun is not None and noun.idx + len(noun) == mention.noun[1]:
            return mention.noun
        for child in noun.lefts:
            if _is_time(child):
                continue
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return _without_count(child)
            if (
                noun.ent_type_ != "GPE"
                and child.ent_type_ in ("NORP", "GPE")
                and child.dep_ in ("amod", "compound", "nmod")
            ):
                return child.left_edge.idx if child.left_edge.ent_type_ else child.idx, child.idx + len(child)
    subject = _subject(doc[mention.token])
    return _party(subject, mention) if subject is not None and subject.i not in taken else None


def _without_count(noun: Token) -> CharSpan:
    """A noun with the words before it, numbers and their hedges left out: "around 300 Danish soldiers"."""
    words = list(noun.doc[noun.left_edge.i : noun.i + 1])
    counted = [place for place, each in enumerate(words) if each.dep_ == "nummod" and each.head == noun]
    start = words[counted[-1] + 1 if counted and counted[-1] + 1 < len(words) else 0]
    return start.idx, noun.idx + len(noun)


def _party(subject: Token, mention: QuantityMention) -> CharSpan | None:
    """The subject of the figure's clause where it is a named party, or the thing that is measured."""
    verb = clause_of(subject.doc[mention.token])
    if verb is None or (not _is_active(verb) and mention.kind is not FigureKind.MEASURE):
        return None
    possessor = next((child for child in subject.lefts if child.dep_ == "poss" and child.pos_ != "PRON"), None)
    if possessor is not None and subject.ent_type_ not in _NAMED:
        return None if _is_time(possessor) else _without_count(possessor)
    if _is_time(subject) or _is_dateline(subject):
        return None
    start = subject.left_edge
    if start.idx < mention.end and mention.start < subject.idx + len(subject):
        return None
    named = any(word.ent_type_ in _NAMED for word in subject.doc[start.i : subject.i + 1])
    if not named and not (mention.kind is FigureKind.MEASURE and subject.pos_ == "NOUN"):
        return None
    return _without_count(subject)


def _is_time(noun: Token) -> bool:
    """Whether a noun is a time, which owns nothing: "this week's fire"."""
    return noun.ent_type_ in _TIMED or noun.lower_ + "s" in _UNITS_OF_TIME


def _is_dateline(subject: Token) -> bool:
    """Whether a paragraph's first words in capitals were taken for a subject: "WASHINGTON/SEOUL | Norway has"."""
    words = [each for each in subject.doc[subject.left_edge.i : subject.i + 1] if each.is_alpha or "/" in each.text]
    return bool(words) and words[0].is_upper and bool(words[0].is_sent_start) and "/" in subject.sent[:4].text


def _is_active(verb: Token) -> bool:
    return not any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def _nouns(doc: Doc, mention: QuantityMention, span: CharSpan | None) -> list[Token]:
    if span is None:
        return []
    words = doc.char_span(span[0], span[1], alignment_mode="expand")
    return [token for token in words if token.pos_ in ("NOUN", "PROPN")][:3] if words is not None else []
