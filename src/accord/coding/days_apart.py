"""4. Mentions → records: days that are not of the event above them in the tree: behind a noun, in front of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Span, Token

from accord.coding.loose_days import day_words
from accord.data import read_toml
from accord.mentions.framing import lemma_of
from accord.mentions.tense import called_for
from accord.parsing.clauses import children_of, is_verbal
from accord.records import TimeRecord
from accord.values import Precision

_NOUNS = frozenset({"NOUN", "PROPN"})
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_SETTING = {"for": "set_for", "to": "moved_to", "until": "moved_to", "till": "moved_to"}
_OBJECTS = {"set_for": ("dobj",), "moved_to": ("dobj", "nsubjpass")}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PHRASE = frozenset({"pobj", "prep", "compound", "poss"})
_REACH = 8
_CLAUSES = frozenset({"advcl", "ccomp"})
_AROUND = frozenset({"after", "before", "since", "as"})
_TO_BE_HELD = frozenset({"to", "be", "held", "take", "place"})
_TOWNS = frozenset({"GPE", "LOC", "FAC"})


def days_ahead_behind(
    doc: Doc, times: Iterable[TimeRecord], beside: Mapping[int, int], day: str | None
) -> dict[str, int]:
    """The times, by id, that lie ahead and stand right behind an event's noun, each with its head; `beside`: by end.

    "A referendum on 4 May" whatever its verb says, "will decide after the session on 4 May"; "has kept it for its
    session on 4 May" where the verb is past: the day cannot be that of the verb.
    """
    polls = read_toml("own_affairs.toml")["polls"]
    found: dict[str, int] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        earliest = time.when.earliest if time.when is not None else None
        if span is None or not day or not earliest or earliest[:10] <= day:
            continue
        noun = _noun_before(doc, span, beside)
        if noun is None:
            continue
        comes_after = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following")
        if comes_after or lemma_of(noun) in polls or _is_told_as_past(time, noun):
            found[time.id] = beside[noun.idx + len(noun)]
    return found


def days_set_for(doc: Doc, times: Iterable[TimeRecord], heads: Mapping[int, int]) -> dict[str, int]:
    """The times, by id, for which an event is set, or to which it is moved, by a verb before it, each with its head.

    "Set a vote for 4 May", "a strike called for 4 May", "brought the vote forward to 4 May".
    """
    found: dict[str, int] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        wanted = called_for(span.root) if span is not None else None
        if wanted is not None and wanted.i in heads:
            found[time.id] = heads[wanted.i]
            continue
        listed = _SETTING.get(doc[span.start - 1].lower_) if span is not None and span.start else None
        if span is None or listed is None:
            continue
        verb = doc[span.start - 1].head
        while verb.pos_ == "ADV" or verb.ent_type_ in ("DATE", "TIME") or verb.lower_ == "from":
            verb = verb.head
        while (
            verb.i not in heads
            and verb.pos_ in ("NOUN", "PROPN")
            and verb.dep_ in ("dobj", "nsubjpass", "pobj", "prep")
        ):
            verb = verb.head
        if not is_verbal(verb) or lemma_of(verb) not in day_words(listed):
            continue
        told = verb.tag_ == "VBN" and verb.dep_ == "acl"
        near = (verb.head,) if told else (child for child in children_of(verb) if child.dep_ in _OBJECTS[listed])
        things = (word for word in near if word.pos_ in _NOUNS and word.i in heads)
        thing = next((word for word in things if word.i < span.start), None)
        if thing is not None:
            found[time.id] = heads[thing.i]
    return found


def subject_around(word: Token) -> Token | None:
    """The subject whose phrase ends with a word, before its verb: of "the arrest of Berg | on 4 May drew"."""
    subject = word
    for _ in range(_REACH):
        if subject.dep_ in _SUBJECTS or subject.dep_ not in _PHRASE or subject.head == subject:
            break
        subject = subject.head
    if subject.dep_ not in _SUBJECTS or subject.head.i <= word.i:
        return None
    return None if any(token.is_punct for token in word.doc[subject.i : word.i + 1]) else subject


def _noun_before(doc: Doc, span: Span, beside: Mapping[int, int]) -> Token | None:
    """The event's noun before a time, with no more than "to be held on" or "on" and a town between them."""
    at = span.start - 1
    if at > 0 and doc[at].lower_ in ("on", "in"):
        at -= 1
    held = at
    while at > 0 and doc[at].lower_ in _TO_BE_HELD:
        at -= 1
    if at < held and doc[at + 1].lower_ != "to":  # "the vote held on" is told by its participle
        at = held
    if at > 0 and doc[at].ent_type_ in _TOWNS and doc[at].idx + len(doc[at]) not in beside:
        while at > 0 and doc[at].ent_type_ in _TOWNS:
            at -= 1
        at -= doc[at].lower_ in ("in", "at")
    return doc[at] if at >= 0 and doc[at].idx + len(doc[at]) in beside else None


def _is_told_as_past(time: TimeRecord, noun: Token) -> bool:
    """Whether the verb over a noun tells what is done, so that a day ahead is not its own."""
    if time.when is None or time.when.precision not in _DAYS:
        return False
    verb = noun
    for _ in range(_REACH):
        if is_verbal(verb) or verb.head == verb:
            break
        verb = verb.head
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass")}
    if verb.tag_ == "VBN":
        return bool(helpers & {"has", "have", "had", "was", "were"}) and "be" not in helpers
    return verb.tag_ == "VBD"


def days_in_front(doc: Doc, times: Iterable[TimeRecord], heads: Mapping[int, int]) -> dict[str, int]:
    """The times, by id, that open a sentence before a clause of another time, each with the head of what is told.

    "On Monday, hours after the pact was made public, Oslo went further and recalled its envoy": the parser hangs the
    day on the first clause.
    """
    found: dict[str, int] = {}
    for time in times:
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None or span.start - span.sent.start > 1 or span.end >= len(doc) or doc[span.end].text != ",":
            continue
        clause = next((word for word in span.root.ancestors if is_verbal(word)), None)
        root = span.sent.root
        if clause is None or clause.dep_ not in _CLAUSES or clause.head != root or clause.i > root.i:
            continue
        marks = [word for word in clause.lefts if word.i > span.end and word.lower_ in _AROUND]
        told = next((word.i for word in (root, *root.conjuncts) if word.i in heads), None)
        if marks and told is not None:
            found[time.id] = heads[told]
    return found
