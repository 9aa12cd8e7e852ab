"""3. Doc → mentions: attributions as rules and encoder together see them: dropped, kept, proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from accord.mentions.attribution_borders import TokenSpan, characters_of, corrected, head_of, linked, tokens_of
from accord.mentions.attributions import (
    PHRASE,
    Attribution,
    CharSpan,
    find_attributions,
    nested,
    with_running_quotations,
)
from accord.mentions.quotations import Quotations
from accord.mentions.reporting import CueKind, lookup
from accord.mentions.reporting import words as word_list
from accord.mentions.sources import SUBJECTS, hands_on, is_passive, turns_away
from accord.mentions.weighing import Chosen, stands
from accord.parsing.encoded import Encoded
from accord.parsing.found import found, text_of
from accord.settings import DecidedBy

_LEAST_PROPOSED = 0.3
_LEAST_RULED = 0.2
"""A cue of the rules that the encoder holds to be less likely is none (polnear dev: 0.1 to 0.3 differ by 0.2 F1)."""
_LEAST_NESTED = 0.05
_AGREES = 0.5
_CLAUSAL = frozenset({"that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HEAVY = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN", "ADP", "SCONJ", "PUNCT", "X"})
_SAYING = frozenset({"VERB", "ADJ", "AUX"})

FRAME = "encoder"


def weighed_attributions(doc: Doc, ruled: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that stand, and those that only the encoder sees, in the order of their cues."""
    known = found(doc)
    encoded = known.encoded
    if encoded is None:
        return list(ruled)
    quotations = Quotations(text_of(doc))
    kept: list[Attribution] = []
    covered: set[int] = set()
    for made in ruled:
        spans = [tokens_of(doc, span) for span in made.cue]
        tokens = [token for span in spans if span for token in range(*span)]
        covered.update(tokens)
        probability = likeliest_cue(encoded, tokens)
        by_layout = made.frame == "line" and known.decides is DecidedBy.BOTH
        if probability is None or by_layout or known.decides is DecidedBy.RULES:
            kept.append(made)
        elif probability >= _least(made) and stands("cue", probability, known.decides, ruled=True):
            who = Chosen.BOTH if probability >= _AGREES else Chosen.RULES
            made = replace(made, is_doubted=probability < _LEAST_RULED)
            kept.append(corrected(doc, encoded, replace(made, decided_by=who.value)))
    covered.update(token.i for token in doc if hands_on(token) or turns_away(token))
    for span in encoded.spans("cue", _LEAST_PROPOSED):
        if covered.isdisjoint(range(span.start, span.end)) and stands("cue", span.score, known.decides):
            kept += _proposed(doc, encoded, (span.start, span.end), quotations)
    return nested(with_running_quotations(text_of(doc), quotations, kept))


@Language.component("accord_attribution_proposals")
def accord_attribution_proposals(doc: Doc) -> Doc:
    """Weigh the attributions on `doc._.accord` against what the encoder says; without one they stay as they are."""
    known = found(doc)
    if known.encoded is not None:
        known.attributions = tuple(weighed_attributions(doc, known.attributions))
    return doc


def attributions_of(doc: Doc) -> Sequence[Attribution]:
    """The attributions that the components have put on a document; those of the rules where none have run."""
    known = found(doc)
    return known.attributions if known.attributions or known.encoded is not None else find_attributions(doc)


def _least(made: Attribution) -> float:
    """How likely the encoder must hold a cue of the rules to be.

    PolNeAR, on which it was trained, marks no report inside a report, so it doubts each such cue. "According to" and
    its kin are plain without it.
    """
    if made.frame == PHRASE:
        return 0.0
    return _LEAST_NESTED if made.is_nested and made.frame in _CLAUSAL and made.source else _LEAST_RULED


def likeliest_cue(encoded: Encoded, tokens: Sequence[int]) -> float | None:
    """How likely the likeliest of some tokens is part of a cue; None where the encoder read none of them."""
    read = [token for token in tokens if encoded.raw.read[token]]
    return max(encoded.inside("cue", token) for token in read) if read else None


def _proposed(doc: Doc, encoded: Encoded, cue: TokenSpan, quotations: Quotations) -> Iterator[Attribution]:
    """The attribution of a cue: its content and source as the encoder links them; none without content."""
    content = [characters_of(doc, *span) for span in linked(encoded, "said", cue).stretches()]
    if not content:
        return
    by = linked(encoded, "said_by", cue)
    sources = sorted(by.stretches(), key=by.of, reverse=True)
    words = doc[cue[0] : cue[1]]
    if not any(token.pos_ in _HEAVY for token in words):
        # "would", "n't", "to": no word that could report.
        return
    if any(
        token.lemma_.lower() in word_list("dubbing") and token.dep_ == "acl" and is_passive(token) for token in words
    ):
        # "Rix, nicknamed the Fox": her name, which nobody says here.
        return
    listed = next((token for token in words if lookup(token)), None)
    sense = lookup(listed)[0] if listed is not None else None
    kind = CueKind.EVIDENCE
    if listed is not None and sense is not None:
        kind = sense.kind if _is_licensed(doc, listed, content, quotations) else CueKind.EVIDENCE
    elif sources and any(_is_speech(doc, words, span, quotations) for span in content):
        kind = CueKind.SPEECH
    yield Attribution(
        source=tuple(characters_of(doc, *span) for span in sources[:1]),
        cue=(characters_of(doc, *cue),),
        content=tuple(content),
        lemma=(listed if listed is not None else words.root).lemma_.lower(),
        verb_class=sense.verb_class if sense is not None else "assert",
        kind=kind,
        frame=FRAME,
        decided_by=Chosen.ENCODER.value,
        source_head=head_of(doc[sources[0][0] : sources[0][1]]).idx if sources else None,
        is_negated=any(child.dep_ == "neg" for child in words.root.children),
    )


def _is_licensed(doc: Doc, cue: Token, content: Sequence[CharSpan], quotations: Quotations) -> bool:
    """Whether a listed word can report such a content: any clause or quotation, a phrase only where its frames say so.

    "Contended that …" reports, "contended for the title" does not; "considered the offer" is no view of it.
    """
    if cue.pos_ == "NOUN" or any(quotations.at(span[0]) or _has_finite(doc, span) for span in content):
        return True
    frames = {frame.removeprefix("+") for sense in lookup(cue) for frame in sense.frames}
    phrase = next((child for child in cue.children if child.i > cue.i and child.dep_ in ("prep", "prt")), None)
    has_object = any(child.dep_ == "dobj" for child in cue.children)
    if has_object or phrase is None:
        return bool(frames & {"object", "as", "label", "to", "doing"})
    return phrase.lower_ in frames or "to" in frames


def _has_finite(doc: Doc, span: CharSpan) -> bool:
    """Whether a finite verb stands in a stretch, wherever the parser hung it."""
    held = doc.char_span(*span, alignment_mode="expand")
    return held is not None and any(token.tag_ in _FINITE for token in held)


def _is_speech(doc: Doc, cue: Span, content: CharSpan, quotations: Quotations) -> bool:
    """Whether a cue that no list holds reports speech: somebody's words are quoted, or stand as a clause of his.

    "The captain was adamant the bridge would hold", "“Never,” the mayor shot back" are speech; a phrase that may be
    anything ("did a check on the figures") is evidence of what somebody thinks or does.
    """
    quoted = quotations.at(content[0]) or quotations.ending_at(content[1])
    if quoted is not None and not quoted.is_scare:
        return True
    held = doc.char_span(*content, alignment_mode="expand")
    return held is not None and _is_clause(held) and cue.root.pos_ in _SAYING


def _is_clause(content: Span) -> bool:
    """Whether the head of a content is a finite verb with a subject of its own."""
    verb = content.root
    words = [verb, *verb.children]
    return any(word.tag_ in _FINITE for word in words) and any(word.dep_ in SUBJECTS for word in verb.children)
