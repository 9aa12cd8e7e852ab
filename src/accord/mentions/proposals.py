"""3. Document → mentions: triggers as rules and encoder together see them: dropped, proposed, and typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from accord.codebook.codebooks import bundled
from accord.codebook.event_frames import frames_of, word_list
from accord.mentions.bearing_verbs import bears, is_in_a_row
from accord.mentions.days_ahead import set_for_a_day
from accord.mentions.framing import find_frame, lemma_of
from accord.mentions.governors import word_class as status_class
from accord.mentions.own_words import is_headline
from accord.mentions.relevance import relevant_sentences
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger, is_currency
from accord.mentions.understood_nouns import antecedent
from accord.mentions.weighing import Chosen, pooled, stands, weights
from accord.parsing.clauses import event_head
from accord.parsing.encoded import Encoded
from accord.parsing.found import found, sentence_number, text_of
from accord.settings import DecidedBy
from accord.values import DONE, EventType, Polarity, Status

OTHER = "OTHER"
"""What the encoder calls an event that PLOVER leaves out."""

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_LEAST_PROPOSED = 0.3
_OPEN = frozenset({Status.POSSIBLE, Status.HYPOTHETICAL})
_OF_PARTICIPLES = ("ed", "en", "ing")
"""What a word of the sentence leaves open is not made a deed by a score."""

_DECISIVE = frozenset({"not until", "and so", "by rule", "a later date", "nearly", "almost"})
"""Reasons by which alone the rules know: "did not meet until May", "is to be closed and the gates sealed"."""

_HELD = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "xcomp", "acomp", "ccomp", "acl"})

_NO_EVENTS = ("speech", "relation", "status_verbs")
"""Words that the codebook knows to name no event of their own, however much they look it."""


@Language.component("accord_proposals")
def accord_proposals(doc: Doc) -> Doc:
    """Weigh the triggers on `doc._.accord` against what the encoder says; without an encoder they stay as they are."""
    known = found(doc)
    if known.encoded is not None:
        known.triggers = tuple(weighed_triggers(doc, known.triggers))
    return doc


def weighed_triggers(doc: Doc, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers that stand, each with its weighed type, and those that only the encoder sees, in text order."""
    known = found(doc)
    encoded, decides = known.encoded, known.decides
    if encoded is None:
        return list(triggers)
    announced = set_for_a_day(doc)
    kept: list[Trigger] = []
    covered: set[int] = set()
    for trigger in triggers:
        span = doc.char_span(trigger.start, trigger.end, alignment_mode="expand")
        if span is None:
            continue
        covered.update(range(span.start, span.end))
        probability = likeliest(encoded, span)
        if (
            probability is None
            or decides is not DecidedBy.BOTH
            or stands("ruled", probability, decides)
            or _is_own(doc, trigger)
            or _is_named(span)
            or (trigger.head in announced and not _bears_another(doc[trigger.head], triggers))
            or _is_called_by_name(trigger)
            or _is_told_by_headline(doc[trigger.head], trigger)
        ):
            kept.append(typed(trigger, encoded, span, decides))
    kept += _proposed(doc, encoded, covered, decides)
    return sorted(kept, key=lambda trigger: (trigger.head, trigger.start))


def _bears_another(verb: Token, triggers: Sequence[Trigger]) -> bool:
    """Whether a verb only says when the event of a noun takes place: "the drill is to start", "talks due to open"."""
    if not bears(verb):
        return False
    heads = {trigger.head for trigger in triggers if trigger.part == "noun"}
    below = verb
    for word in verb.ancestors:
        if word.i in heads and (word.dep_ != "pobj" or below.dep_ == "relcl"):
            return True
        below = word
    return any(word.i in heads for word in verb.children if word.dep_ != "pobj")


def _is_own(doc: Doc, trigger: Trigger) -> bool:
    """Whether a frame of the user's own names the trigger: that stands whatever the encoder holds of it."""
    own, stock = found(doc).codebook, bundled()
    if own == stock or not trigger.has_frame:
        return False
    return own.frames_of(trigger.part).get(trigger.lemma) != stock.frames_of(trigger.part).get(trigger.lemma)


def _is_named(span: Span) -> bool:
    """Whether a trigger is a name ("the Baltic Security Forum"): the encoder takes a name for a body, not an event."""
    return span.root.pos_ == "PROPN" and span.root.i > span.sent.start and span.root.text[:1].isupper()


def _is_called_by_name(trigger: Trigger) -> bool:
    """Whether a noun is an exercise by its name alone ("Cobra Gold"), which no word of the codebook is."""
    return trigger.part == "noun" and trigger.label == "exercise" and trigger.lemma not in frames_of("noun")


def _is_told_by_headline(verb: Token, trigger: Trigger) -> bool:
    """Whether a listed verb is that of a headline ("Court jails general"): the encoder has read few of those."""
    is_listed = trigger.has_frame and trigger.type is not None and trigger.part == "verb"
    return is_listed and verb.dep_ == "ROOT" and verb.tag_ in ("VBZ", "VBP") and is_headline(verb)


def likeliest(encoded: Encoded, span: Span) -> float | None:
    """How likely the likeliest word of a span is part of a trigger; None where the encoder did not read it."""
    read = [token.i for token in span if encoded.raw.read[token.i]]
    return max(encoded.inside("trigger", token) for token in read) if read else None


def typed(trigger: Trigger, encoded: Encoded, span: Span, decides: DecidedBy) -> Trigger:
    """A trigger with its type weighed, where the codebook does not list it; what it lists has the codebook's type.

    Verbs that only say that something takes place ("were to be held") have the type of what does; it stands elsewhere.

    A type must be one the encoder is sure of: on a verb that nobody listed nothing else speaks for it.
    """
    scores = encoded.classify("type", span.start, span.end)
    if decides is DecidedBy.BOTH and (trigger.has_frame or trigger.lemma in word_list("bearing")):
        return replace(trigger, decided_by=Chosen.RULES.value)
    if decides is DecidedBy.BOTH and max(scores.values(), default=0.0) < encoded.head("type").threshold:
        return trigger
    rules = trigger.type.value if trigger.type else OTHER
    chosen, who = pooled(weights().type, rules, scores, decides)
    if who is not Chosen.ENCODER or chosen == rules:
        return replace(trigger, decided_by=who.value)
    type_ = None if chosen == OTHER else EventType(chosen)
    return replace(
        trigger, type=type_, mode=_mode(encoded, span, type_), label=None, plover=None, decided_by=Chosen.ENCODER.value
    )


def weighed_status(doc: Doc, finding: StatusFinding) -> tuple[StatusFinding, Chosen]:
    """A finding with status and polarity weighed against what the encoder says of the event's words, and who chose."""
    known = found(doc)
    span = doc.char_span(*finding.span, alignment_mode="expand")
    if known.encoded is None or span is None:
        return finding, Chosen.RULES
    scores = known.encoded.classify("status", span.start, span.end)
    is_noun = span.root.pos_ in ("NOUN", "PROPN")
    told = weights().status, finding.status.value, scores, known.decides
    status, who = pooled(*told, named=bool(finding.reasons), sure=_certainty(span, finding))
    left_open = status in DONE and finding.reasons and finding.status in _OPEN
    left_open = left_open or not _DECISIVE.isdisjoint(finding.reasons) or _was_timetabled(finding)
    left_open = left_open or _is_headline_plan(span, finding)
    if known.decides is DecidedBy.BOTH and (left_open or (status not in DONE and _is_told_as_done(span, finding))):
        status, who = finding.status.value, Chosen.RULES
    # What negates a noun stands elsewhere in its clause, where the rules look: "no date was set for the forum".
    said = {} if is_noun else known.encoded.classify("polarity", span.start, span.end)
    polarity, _ = pooled(weights().polarity, finding.polarity.value, said, known.decides)
    if who is not Chosen.ENCODER:
        return replace(finding, polarity=Polarity(polarity)), who
    reasons = (*finding.reasons, f"encoder {scores[status]:.2f}")
    return replace(finding, status=Status(status), polarity=Polarity(polarity), reasons=reasons), who


def _was_timetabled(finding: StatusFinding) -> bool:
    """Whether it had been on the calendar and was not done ("had been due to meet"), which no score makes a plan."""
    return finding.status is Status.DID_NOT_HAPPEN and not status_class("timetabled").isdisjoint(finding.reasons)


def _is_headline_plan(span: Span, finding: StatusFinding) -> bool:
    """Whether a headline's infinitive with a subject tells what will be done: "Envoy to return next week"."""
    verb = span.root
    if finding.status is not Status.PLANNED or verb.tag_ != "VB" or not is_headline(verb):
        return False
    marks = [child.dep_ for child in verb.lefts]
    return "nsubj" in marks and any(child.tag_ == "TO" for child in verb.lefts)


def _is_told_as_done(span: Span, finding: StatusFinding) -> bool:
    """Whether a plain verb tells it and no other word has a say: "passed the 2026 budget", in a headline "passes"."""
    verb = span.root
    is_plain = verb.tag_ == "VBD" or (verb.tag_ == "VBZ" and is_headline(verb))
    return finding.status is Status.OCCURRED and not finding.reasons and is_plain


def _certainty(span: Span, finding: StatusFinding) -> str:
    """Which certainty the encoder needs to overrule the rules' status of an event.

    A noun may take up what an earlier sentence told ("the visit"), and the encoder reads each sentence by itself: in
    the first sentence of a text a noun that is no name and that no other word gives its status is easier to overrule.
    """
    if span.root.pos_ not in ("NOUN", "PROPN"):
        return "sure"
    if finding.reasons or span.root.pos_ == "PROPN":
        return "sure_of_known"
    return "sure_of_known" if sentence_number(span.doc, span.root.i) else "sure_of_noun"


def _mode(encoded: Encoded, span: Span, type_: EventType | None) -> str | None:
    """The encoder's mode where it is sure of it and there is a type."""
    scores = encoded.classify("mode", span.start, span.end) if type_ else {}
    if not scores:
        return None
    best = max(scores, key=lambda label: scores[label])
    return best if best != "NONE" and scores[best] >= encoded.head("mode").threshold else None


def _proposed(doc: Doc, encoded: Encoded, covered: set[int], decides: DecidedBy) -> list[Trigger]:
    """The triggers that the encoder alone sees, in sentences that tell of the affairs of states."""
    central = {token for sentence, is_central in relevant_sentences(doc) if is_central for token in _range(sentence)}
    cues = _cues(doc)
    made = []
    for each in encoded.spans("trigger", _LEAST_PROPOSED):
        if each.start not in central or not covered.isdisjoint(range(each.start, each.end)):
            continue
        span = doc[each.start : each.end]
        head = _head_of(span)
        question = _question(head, covered) if head is not None else None
        if head is None or question is None or any(token.i in cues for token in span):
            continue
        score = _likelihood(encoded, span)
        if stands(question, score, decides):
            made.append(_made(span, head, encoded, score))
    return made


def _question(head: Token, covered: set[int]) -> str | None:
    """Under which weight a word that the encoder alone sees is judged; None where it is no event.

    A word that the codebook knows to name no event is "bare", and "bearing" where an event of its own clause hangs on
    it ("began the drill"). One that only lists such events is none ("the tour included a visit"), nor is the verb of
    an adjective that has the event ("remain ready to respond").
    """
    frame = find_frame(head, "verb") if head.pos_ == "VERB" else None
    if is_currency(head) or is_in_a_row(head) or _is_quality(head) or (frame is not None and frame.is_speech):
        return None
    held = [child for child in head.children if child.dep_ in _HELD]
    if _only_holds(head, held, covered):
        return None
    if lemma_of(head) not in _bare():
        return "trigger"
    if any(child.dep_ == "acomp" and any(inner.i in covered for inner in child.rights) for child in held):
        return None
    if not any(child.i in covered for child in held):
        return "bare"
    return None if lemma_of(head) in status_class("including") else "bearing"


def _is_quality(head: Token) -> bool:
    """Whether an adjective before a noun says of what kind it is ("southern autonomy"), and is no participle."""
    is_adjective = head.dep_ == "amod" and head.tag_ == "JJ"
    return is_adjective and not head.lower_.endswith(_OF_PARTICIPLES)


def _only_holds(head: Token, held: Sequence[Token], covered: set[int]) -> bool:
    """Whether a passive only says that the event of its subject takes place: "the vote was held on Friday"."""
    if lemma_of(head) not in word_list("holding"):
        return False
    return any(child.dep_ == "nsubjpass" and antecedent(child).i in covered for child in held)


@cache
def _bare() -> frozenset[str]:
    return frozenset().union(*(word_list(name) for name in _NO_EVENTS))


def _head_of(span: Span) -> Token | None:
    """The word of a span that names an event: its root, else the last verb, noun or adjective; None without any.

    Of "was due to receive" it is "receive"; verbs that only bear an event ("was to be held") keep their root.
    """
    if span.root.pos_ in _PARTS:
        named = span.doc[event_head(span.doc, span.start_char, span.end_char)]
        names_more = named.pos_ == "VERB" and lemma_of(named) not in word_list("bearing")
        return named if names_more and span.root.pos_ in ("AUX", "VERB") else span.root
    return next((token for token in reversed(list(span)) if token.pos_ in _PARTS), None)


def _likelihood(encoded: Encoded, span: Span) -> float:
    """How likely the words of a span are a trigger, its articles and marks aside."""
    own = [token.i for token in span if token.pos_ not in ("DET", "PUNCT")] or [token.i for token in span]
    return sum(encoded.inside("trigger", token) for token in own) / len(own)


def _made(span: Span, head: Token, encoded: Encoded, score: float) -> Trigger:
    scores = encoded.classify("type", span.start, span.end)
    best = max(scores, key=lambda label: scores[label])
    type_ = None if best == OTHER else EventType(best)
    return Trigger(
        start=span.start_char,
        end=span.end_char,
        text=text_of(span.doc)[span.start_char : span.end_char],
        head=head.i,
        lemma=lemma_of(head),
        part=_PARTS[head.pos_],
        type=type_,
        label=None,
        mode=_mode(encoded, span, type_),
        contexts=(),
        score=score,
        decided_by=Chosen.ENCODER.value,
    )


def _cues(doc: Doc) -> set[int]:
    """The tokens that tell of speech or thought: what is said is the event, not the saying."""
    spans = [doc.char_span(*cue, alignment_mode="expand") for made in found(doc).attributions for cue in made.cue]
    return {token for span in spans if span is not None for token in _range(span)}


def _range(sentence: Span) -> range:
    return range(sentence.start, sentence.end)
