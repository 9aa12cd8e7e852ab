"""3. Document → mentions: the words that name events (verbs, event nouns, light verbs with their noun, adjectives)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from accord.codebook.event_frames import Frame, word_list
from accord.mentions.bearing_verbs import bears, is_in_a_row
from accord.mentions.days_ahead import set_for_a_day
from accord.mentions.framing import find_frame, lemma_of, object_of
from accord.mentions.governors import find_entry, word_class
from accord.mentions.measured_nouns import counted_in
from accord.mentions.named_drills import initials_of, named_drills
from accord.mentions.relevance import relevant_sentences
from accord.mentions.status_verbs import is_status_verb
from accord.mentions.stays import is_stay
from accord.mentions.understood_nouns import antecedent
from accord.parsing.found import found, text_of
from accord.values import EventType

Candidates = dict[int, tuple[Token, str, Frame | None]]

_SKIPPED_VERB_DEPS = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "punct", "case", "cc", "nmod"})
_AFTER_HYPHEN = frozenset({"off", "out", "in", "up", "down"})
_SKIPPED_NOUN_DEPS = frozenset({"compound", "nmod", "amod", "npadvmod", "advmod", "punct"})
_MAX_OBJECT_DISTANCE = 9
_MAX_SUBJECT_DISTANCE = 3
_LASTING = frozenset({EventType.CONSULT, EventType.ASSAULT, EventType.MOBILIZE})


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that evoke an event. `start` and `end` are characters of the trigger's own words, `head` a token index.

    `noun` is the token index of the event noun of a light verb ("held talks"), None elsewhere. `decided_by` says who
    gave it its type, `score` how sure the encoder is of a trigger that it alone sees.
    """

    start: int
    end: int
    text: str
    head: int
    lemma: str
    part: str
    type: EventType | None
    label: str | None
    mode: str | None
    contexts: tuple[str, ...]
    noun: int | None = None
    plover: EventType | None = None
    score: float | None = None
    decided_by: str = "rules"

    @property
    def has_frame(self) -> bool:
        """Whether the codebook lists the trigger; other verbs are events without a type."""
        return self.label is not None


def find_triggers(doc: Doc, everything: bool = False) -> list[Trigger]:
    """The triggers of a document, in the order of the text; `everything`: also where no affairs of states are told."""
    candidates: Candidates = {}
    short_names, drills, announced = _short_names(doc), named_drills(doc), set_for_a_day(doc)
    for sentence, is_central in [(sent, True) for sent in doc.sents] if everything else relevant_sentences(doc):
        for token in sentence:
            candidate = _candidate(token)
            candidate = drills.get(token.i, candidate) if candidate is None or candidate[1] is None else candidate
            candidate = candidate or (None if _is_bracketed(token) else short_names.get(token.text))
            is_announced = token.i in announced and not bears(token)
            if candidate is not None and (is_central or candidate[1] is not None or is_announced):
                candidates[token.i] = (token, *candidate)
    absorbed = _absorbed(candidates)
    text = doc.text
    return [
        _trigger(token, part, frame, candidates, text)
        for index, (token, part, frame) in sorted(candidates.items())
        if index not in absorbed
    ]


@Language.component("accord_triggers")
def accord_triggers(doc: Doc) -> Doc:
    """Put the triggers of a document on `doc._.accord.triggers`."""
    found(doc).triggers = tuple(find_triggers(doc))
    return doc


def _short_names(doc: Doc) -> dict[str, tuple[str, Frame | None]]:
    """The letters by which a text calls a meeting it has named in full: "Security Consultative Meeting (SCM)"."""
    found_names: dict[str, tuple[str, Frame | None]] = {}
    words = {doc[at].text for at in doc.to_array("IS_UPPER").nonzero()[0].tolist() if len(doc[at]) > 2}
    if not words:
        return found_names
    for token in doc[:-2]:
        if token.pos_ != "PROPN":
            continue
        initials = initials_of(token)
        if initials in words:
            candidate = _noun_candidate(token)
            found_names |= {initials: candidate} if candidate is not None else {}
        if token.nbor(1).text == "(" and token.nbor(2).is_upper and len(token.nbor(2)) > 2:
            candidate = _noun_candidate(token)
            if candidate is not None:
                found_names[token.nbor(2).text] = candidate
    return found_names


def _is_bracketed(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == "("


def _candidate(token: Token) -> tuple[str, Frame | None] | None:
    """The part of speech and frame of a word that may be a trigger, None when it names no event."""
    if _is_verb(token):
        return _verb_candidate(token)
    if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in _SKIPPED_NOUN_DEPS:
        return _noun_candidate(token)
    if token.pos_ in ("ADJ", "VERB") and token.dep_ in ("acomp", "oprd") and _is_listed_adjective(token):
        has_complement = any(child.dep_ in ("xcomp", "prep", "ccomp") for child in token.rights)
        has_complement = has_complement and token.head.lemma_ not in ("remain", "stay", "keep")
        frame = find_frame(token, "adjective") if has_complement else None
        return ("adjective", frame) if frame and not frame.is_speech else None
    return None


def _is_listed_adjective(token: Token) -> bool:
    return lemma_of(token) in found(token.doc).codebook.frames_of("adjective")


def _is_verb(token: Token) -> bool:
    if not token.tag_.startswith("VB") or is_currency(token) or is_in_a_row(token):
        return False
    if token.dep_ in _SKIPPED_VERB_DEPS:
        return _opens_clause(token)
    if token.pos_ == "AUX":
        return is_stay(token) if token.lemma_ == "be" else token.lemma_ in ("have", "do") and token.dep_ != "aux"
    return token.pos_ == "VERB"


def is_currency(token: Token) -> bool:
    """Whether a word is the currency of the number before it: "66 trillion won"."""
    if token.lower_ not in word_list("currency_like_verb") or token.i == 0:
        return False
    before = token.nbor(-1)
    return before.like_num or before.lower_ in word_list("measure")


def _opens_clause(token: Token) -> bool:
    """Whether a participle that the parser took for an adjective opens a clause: ", reaffirming adherence to ..."."""
    if token.dep_ != "amod" or token.tag_ != "VBG" or token.i == 0:
        return False
    return token.doc[token.i - 1].text == "," and token.i + 1 < len(token.doc) and token.head.i > token.i


def _verb_candidate(token: Token) -> tuple[str, Frame | None] | None:
    if token.i + 1 < len(token.doc) and token.nbor(1).text == ":" and not any(token.lefts):
        return None
    if token.lower_ == "force" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in word_list("force_of"):
        return None
    if token.doc[token.i : token.i + 2].text.lower() == "visiting forces" and token.nbor(1).dep_ == "compound":
        return None
    frame = find_frame(token, "verb")
    if frame is not None:
        return None if frame.is_speech else ("verb", frame)
    lemma = lemma_of(token)
    if lemma in word_list("speech") or lemma in word_list("relation") or lemma == "co" or not lemma.isalpha():
        return None
    if lemma == "call" and any(child.dep_ in ("oprd", "attr", "acomp", "ccomp") for child in token.children):
        return None
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.lower_ == "visiting" and following.pos_ == "NOUN":
        return None
    return None if lemma == "become" and not _names_a_place_in_a_row(token) else ("verb", None)


def _names_a_place_in_a_row(become: Token) -> bool:
    """Whether a subject becomes the one that ("became the fourth state to sign"): a happening, not a quality."""
    predicates = (child for child in become.rights if child.dep_ in ("attr", "dobj"))
    return any(inner.lower_ == "the" for child in predicates for inner in child.lefts)


def _noun_candidate(token: Token) -> tuple[str, Frame | None] | None:
    if token.pos_ == "PROPN" and not _may_end_name(token):
        if lemma_of(token) not in word_list("named_events") and token.lower_ not in word_list("named_events"):
            return None
        if token.ent_type_ == "PERSON" or _names_a_body(token):
            return None
    if token.tag_ == "NNS" and lemma_of(token) == "vote" and any(child.dep_ == "nummod" for child in token.lefts):
        return None
    if lemma_of(token) == "vote" and token.head.lower_ == "of" and token.head.head.lower_ in ("%", "percent"):
        return None
    if lemma_of(token) in ("end", "start", "beginning") and _is_of_a_time(token):
        return None
    frame = find_frame(token, "noun")
    return ("noun", frame) if frame is not None and not frame.is_speech else None


def _names_a_body(name: Token) -> bool:
    """Whether a conference or forum is who says or has officers: "according to the National Conference of Mayors"."""
    if lemma_of(name) not in ("conference", "forum", "dialogue"):
        return False
    over = name.head
    if over.lower_ == "to" and over.head.lower_ == "according":
        return True
    return over.lower_ == "of" and lemma_of(over.head) in word_class("officers")


def _may_end_name(noun: Token) -> bool:
    """Whether a frame of the user's own says that its word is an event as the last word of a name too."""
    frames = found(noun.doc).codebook.frames_of("noun")
    return any(frame.named for frame in frames.get(lemma_of(noun), ()))


def _is_of_a_time(noun: Token) -> bool:
    phrases = (child for child in noun.rights if child.lower_ == "of")
    return any(inner.ent_type_ in ("DATE", "TIME") for phrase in phrases for inner in phrase.children)


def _absorbed(candidates: Candidates) -> set[int]:
    """The candidates that are no event of their own: status verbs, bearing verbs, nouns of light verbs."""
    gone: set[int] = set()
    for index, (token, part, frame) in candidates.items():
        if part == "noun" and frame is not None and _is_spelled_out(token, frame, candidates):
            gone.add(index)
        if frame is not None and (frame.takes("pobject") or frame.takes("of")):
            gone |= {inner for inner in _inside(token, candidates) if _same_kind(frame, candidates[inner][2])}
        if part != "verb":
            continue
        if is_status_verb(token, frame, candidates) or _is_what_is_shared(token, frame, candidates):
            gone.add(index)
            continue
        if token.dep_ == "acl" and token.tag_ == "VBN" and frame is not None and frame.inherit:
            gone |= {index} if token.head.i in candidates else set()
            continue
        if frame is None and any(child.dep_ == "acomp" and child.i in candidates for child in token.rights):
            gone.add(index)
            continue
        noun = _object_noun(token, candidates)
        if noun is not None and _carries(token, frame, candidates[noun.i][2]):
            gone.add(noun.i)
        elif (frame is None or frame.inherit) and _only_bears(token, candidates):
            gone.add(index)
    return gone


def _is_spelled_out(noun: Token, frame: Frame, candidates: Candidates) -> bool:
    """Whether an infinitive says what a promise or willingness is to do ("the commitment to raise spending")."""
    if frame.type is not EventType.AGREE or frame.label not in ("commitment", "willingness"):
        return False
    return any(child.dep_ == "acl" and child.tag_ == "VB" and child.i in candidates for child in noun.rights)


def _is_what_is_shared(verb: Token, frame: Frame | None, candidates: Candidates) -> bool:
    """Whether a gerund without a type only says what a cooperation is about ("collaboration on repairing ships")."""
    if verb.dep_ != "pcomp" or (frame is not None and frame.type is not None) or verb.head.lower_ not in ("on", "in"):
        return False
    _, _, other = candidates.get(verb.head.head.i, (None, "", None))
    return other is not None and other.type is EventType.COOPERATE


def _inside(token: Token, candidates: Candidates) -> Iterator[int]:
    """The event nouns in a word's own prepositional phrases ("a round of talks", "took part in the talks")."""
    for child in token.rights:
        if child.dep_ == "prep":
            yield from (inner.i for inner in child.children if inner.dep_ == "pobj" and inner.i in candidates)


def _same_kind(frame: Frame, other: Frame | None) -> bool:
    if other is None:
        return False
    return other.type is frame.type or (frame.label.endswith("exercise") and other.label.endswith("exercise"))


def _object_noun(verb: Token, candidates: Candidates) -> Token | None:
    """The event noun a verb governs as its object, near enough to be one span with it; that of a passive if alike."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i in candidates and 0 < child.i - verb.i <= _MAX_OBJECT_DISTANCE:
            return child
        if child.dep_ == "nsubjpass" and child.i in candidates and _is_imposed(verb, candidates, child):
            return child
    return None


def _is_imposed(verb: Token, candidates: Candidates, subject: Token) -> bool:
    """Whether a passive only says that the event of its subject was done: "sanctions were imposed"."""
    if verb.i not in candidates:
        return False
    frame, noun_frame = candidates[verb.i][2], candidates[subject.i][2]
    reach = _MAX_OBJECT_DISTANCE if frame is not None and frame.takes("consumes") else _MAX_SUBJECT_DISTANCE
    if not 0 < verb.i - subject.i <= reach:
        return False
    return (
        frame is not None
        and noun_frame is not None
        and frame.takes("object")
        and not frame.inherit
        and (frame.takes("consumes") or frame.type is noun_frame.type is not None or frame.label == noun_frame.label)
    )


def _carries(verb: Token, frame: Frame | None, noun_frame: Frame | None) -> bool:
    """Whether verb and object noun are one event: a light verb, or a frame of the noun's own type that names it.

    A verb that calls off or puts off is none with what it settles: that is an event of its own ("called off a patrol").
    """
    settled = find_entry(verb, "object") if noun_frame is not None else None
    if settled is not None and settled.status in ("cancelled", "postponed"):
        return False
    if frame is not None and frame.takes("object"):
        if noun_frame is None or frame.inherit or frame.takes("consumes") or noun_frame.type is frame.type is not None:
            return True
        if noun_frame.type is None or frame.type is None:
            return noun_frame.label == frame.label
        return noun_frame.type not in _LASTING
    return frame is None and lemma_of(verb) in word_list("light")


def _only_bears(verb: Token, candidates: Candidates) -> bool:
    """Whether a verb only says that the event of its subject, or of its object, takes place or not."""
    if not bears(verb):
        return False
    bearers = [verb, verb.head] if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else [verb]
    children = (child for bearer in bearers for child in bearer.children)
    nouns = (counted_in(antecedent(child)).i for child in children if child.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return any(index in candidates and candidates[index][1] == "noun" for index in nouns)


def _trigger(token: Token, part: str, frame: Frame | None, candidates: Candidates, text: str) -> Trigger:
    noun = _object_noun(token, candidates) if part == "verb" else None
    carried = noun is not None and _carries(token, frame, candidates[noun.i][2])
    merged = _merge(frame, candidates[noun.i][2]) if noun is not None and carried else frame
    inner = noun if carried else None
    start, end = _words(token, part, inner, frame if inner is noun else None)
    return Trigger(
        start=start,
        end=end,
        text=text_of(token.doc)[start:end],
        head=token.i,
        lemma=lemma_of(token),
        part=part,
        type=merged.type if merged else None,
        label=merged.label if merged else None,
        mode=_mode(frame, merged),
        contexts=merged.contexts if merged else (),
        noun=noun.i if noun is not None and carried else None,
        plover=merged.plover if merged else None,
    )


def _merge(frame: Frame | None, noun_frame: Frame | None) -> Frame | None:
    """The frame that types a light verb with its noun: the noun's, unless the verb's own says more."""
    if frame is None or noun_frame is None:
        return noun_frame or frame
    if frame.inherit or (frame.type is noun_frame.type and frame.mode is None and noun_frame.mode is not None):
        return noun_frame
    return frame


def _mode(frame: Frame | None, merged: Frame | None) -> str | None:
    if frame is not None and frame.mode is not None and (merged is None or merged.type is frame.type):
        return frame.mode
    return merged.mode if merged else None


def _words(token: Token, part: str, noun: Token | None, frame: Frame | None) -> tuple[int, int]:
    """Where the trigger's own words start and end: verb with particle or named object, noun with its modifiers."""
    start, end = token.idx, token.idx + len(token)
    if part == "noun":
        return _noun_start(token), end
    for child in token.rights:
        if child.dep_ == "prt" and child.i - token.i <= 2:
            end = child.idx + len(child)
    if noun is None and frame is not None and frame.takes("object"):
        found_object = object_of(token)
        if found_object is not None and 0 < found_object.i - token.i <= _MAX_OBJECT_DISTANCE:
            noun = found_object
    if noun is not None:
        start, end = min(start, noun.idx), max(end, noun.idx + len(noun))
    return start, end


def _noun_start(noun: Token) -> int:
    """The first word of an event noun's group that describes the event: adjectives and nouns, not whose it is."""
    first = noun
    for child in reversed(list(noun.lefts)):
        if child.tag_ == "HYPH" and noun.lower_ in _AFTER_HYPHEN:  # "run-off" in three tokens
            continue
        if (
            _opens_clause(child)
            or (child.tag_ in ("VBN", "VBD") and child.i > 0 and child.nbor(-1).dep_ == "cc")
            or child.dep_ not in ("compound", "amod", "nmod", "nummod", "npadvmod")
            or first.i - child.i > 2
        ):
            break
        first = child.left_edge if child.left_edge.i > child.i - 3 else child
    return first.idx
