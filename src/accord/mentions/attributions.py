"""3. Doc → mentions: who says what (attribution): source, cue and content, as PARC and PolNeAR mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from accord.mentions.complement_cues import complement_cue
from accord.mentions.contents import Content, Page, Stretch, to_characters
from accord.mentions.frames import contents_of_noun, contents_of_verb
from accord.mentions.labelled_lines import (
    bracketed_lines,
    introduced_quotations,
    labelled_lines,
    signed_quotations,
    turns_in,
)
from accord.mentions.phrase_cues import PhraseCue, phrase_cue
from accord.mentions.quotations import Quotations
from accord.mentions.reporting import CueKind, Sense, lookup, words
from accord.mentions.sources import (
    SUBJECTS,
    antecedent_of,
    carried_noun,
    is_asked_about,
    is_passive,
    neighbour_source,
    owner_of,
    quoted_as,
    source_of,
    turns_away,
)
from accord.parsing.found import found, text_of

CharSpan = tuple[int, int]

_TURNS = 2
"""More labelled lines than this make a transcript, whose turns are direct speech."""
_LIGHT = 5
"""A verb that only carries its noun stands within so many tokens of it ("issued a stern warning")."""
PHRASE = "according"
"""The frame of a phrase that gives its sentence to somebody."""

_NOBODY = frozenset({"nobody", "none", "neither"})
_RUNNING = frozenset({"quote", "that", "encoder"})
_DATELINE = re.compile(r"[A-Z][A-Z.'’]{2,}[^\n“\"]{0,60}?(?: (?:-{1,2}|[—–|]) |: )")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in characters of the text. An empty `source` means that the report names none.

    `antecedent` is the noun a relative pronoun stands for ("Ahn, who said"). `kind` tells speech from belief,
    stance and intention; `is_negated` marks "did not say". `is_doubted` marks what the encoder thinks
    hardly likely. `frame` names the construction it was read from, `decided_by` whether rules, encoder or both saw it.
    """

    source: tuple[CharSpan, ...]
    cue: tuple[CharSpan, ...]
    content: tuple[CharSpan, ...]
    lemma: str
    verb_class: str
    kind: CueKind
    frame: str
    addressee: CharSpan | None = None
    antecedent: CharSpan | None = None
    is_negated: bool = False
    is_actual: bool = True
    is_nested: bool = False
    is_doubted: bool = False
    source_head: int | None = None
    decided_by: str = "rules"

    @property
    def stands_alone(self) -> bool:
        """Whether PolNeAR would mark it: it is outermost, or a clause reported inside a report."""
        is_clause = self.frame == "that" and self.kind is CueKind.SPEECH and not self.is_doubted
        return not self.is_nested or is_clause

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]


def find_attributions(doc: Doc) -> list[Attribution]:
    """The attributions of a document, in the order of their cues."""
    page = Page(doc)
    lines = [*labelled_lines(page), *bracketed_lines(page)]
    if len(lines) > _TURNS:
        lines += list(turns_in(page, lines))
        page.turns = sorted(content for _, _, content in lines)
    labelled = {cue for _, cue, _ in lines}
    lines += [parts for parts in introduced_quotations(page) if parts[1] not in labelled]
    result = [_of_line(*parts) for parts in (*lines, *signed_quotations(page))]
    for token in doc:
        phrase = phrase_cue(page, token) if token.pos_ in ("ADP", "VERB", "SCONJ") else None
        if phrase is not None:
            given = _of_phrase(page, phrase)
            result.extend([given] if given is not None else [])
            continue
        made = _of_word(page, token)
        result.extend(one for one in made if _names_third(page, one)) if page.in_turn(token) else result.extend(made)
    return nested(with_running_quotations(text_of(doc), page.quotations, result))


def _of_word(page: Page, token: Token) -> Iterator[Attribution]:
    """The attributions whose cue a word is, or begins."""
    if token.i < page.idiom_until:
        return
    several, senses = complement_cue(page, token), lookup(token)
    if (several is None and not senses) or page.is_spoken(token):
        return
    if several is not None:
        frame, page.idiom_until = "that", several.cue[1]
        made = _made(page, several.cue, several.source, several.content, sense=several.sense, frame=frame)
        if made is not None:
            yield replace(made, is_negated=_is_negated(several.verb), is_actual=_is_actual(several.verb))
        return
    yield from _of_verb(page, token, senses) if token.pos_ != "NOUN" else _of_noun(page, token, senses)


@Language.component("accord_attributions", requires=["token.dep", "token.tag"], assigns=["doc._.accord"])
def accord_attributions(doc: Doc) -> Doc:
    """Put the attributions on `doc._.accord`."""
    found(doc).attributions = tuple(find_attributions(doc))
    return doc


def _names_third(page: Page, made: Attribution) -> bool:
    """Whether an attribution is neither the speaker's own nor his hearer's: what he says of himself, his turn holds."""
    return bool(made.source) and text_of(page.doc)[slice(*made.source[0])].lower() not in words("selves")


def _of_verb(page: Page, cue: Token, senses: tuple[Sense, ...]) -> Iterator[Attribution]:
    if quoted_as(cue) is not None:
        # "quoted the envoy as saying …": the words are the envoy’s.
        return
    source = source_of(cue) if not _only_names(cue) else None
    if turns_away(cue):
        return
    carried = carried_noun(cue)
    for sense in senses:
        got = contents_of_verb(page, cue, source, sense)
        if got is None:
            continue
        if carried is not None and got[0] == "object":
            return
        frame, content = got
        if source is not None and page.is_spoken(source):
            source = None
        if source is None and "quote" in sense.frames and not is_passive(cue):
            source = neighbour_source(cue, inverted=frame == "quote") if cue.dep_ not in ("amod",) else None
            if source is not None and _covers(content.stretches, source.i):
                source = None
        made = _made(page, (cue.i, content.cue_end or cue.i + 1), source, content, sense=sense, frame=frame)
        if made is not None:
            if frame == "quote":
                page.spoken_until = max(page.spoken_until, cue.i + 1)
            if sense.kind is CueKind.SPEECH:
                page.taken_until = max(page.taken_until, made.content[-1][1])
            yield replace(made, is_negated=_is_negated(cue), is_actual=_is_actual(cue), kind=_kind(cue, sense))
        return


def _only_names(cue: Token) -> bool:
    """Whether a participle after its noun tells what it is called: "a strait called the Narrows"."""
    return cue.tag_ in ("VBN", "VBD") and cue.dep_ == "acl" and cue.lemma_.lower() in words("dubbing")


def _of_noun(page: Page, cue: Token, senses: tuple[Sense, ...]) -> Iterator[Attribution]:
    verb = cue.head
    carried = carried_noun(verb) == cue
    owner = owner_of(cue)
    source = (
        owner
        if owner is not None
        else (source_of(verb) if carried or (cue.dep_ == "dobj" and verb.lemma_.lower() in words("light")) else None)
    )
    told_whole = cue.dep_ == "dobj" and not carried and any("object" in sense.frames for sense in lookup(verb))
    if source is None or (told_whole and owner is None):
        # "voiced concern about …" is one attribution, that of its verb.
        return
    for sense in senses:
        content = contents_of_noun(page, cue)
        if content is None:
            continue
        by_light = owner is None and cue.dep_ == "dobj" and 0 < cue.i - verb.i < _LIGHT
        first = verb.i if carried or by_light else cue.i
        made = _made(page, (first, content.cue_end or cue.i + 1), source, content, sense=sense, frame="noun")
        if made is not None:
            by_verb = carried or (owner is None and source is not None)
            held = by_verb or cue.dep_ == "dobj"
            kind = CueKind.SPEECH if carried else made.kind
            yield replace(
                made, kind=kind, is_actual=not held or _is_actual(verb), is_negated=by_verb and _is_negated(verb)
            )
        return


def _of_line(source: CharSpan, cue: CharSpan, content: CharSpan) -> Attribution:
    """A line that a name and a colon open."""
    return Attribution(
        source=(source,),
        cue=(cue,),
        content=(content,),
        lemma=":",
        verb_class="assert",
        kind=CueKind.SPEECH,
        frame="line",
        source_head=source[1] - 1,
    )


def _of_phrase(page: Page, phrase: PhraseCue) -> Attribution | None:
    """ "According to X", "in X’s view": the sentence around it is the content."""
    return _made(page, phrase.cue, phrase.source, phrase.content, sense=phrase.sense, frame=PHRASE)


def _made(
    page: Page, cue: Stretch, source: Token | None, content: Content, *, sense: Sense, frame: str
) -> Attribution | None:  # fmt: skip
    spans = tuple(span for span in (to_characters(page, stretch) for stretch in content.stretches) if span)
    spans = (_behind_dateline(text_of(page.doc), spans[0]), *spans[1:]) if spans else ()
    cue_span = to_characters(page, cue)
    if not spans or cue_span is None:
        return None
    antecedent = antecedent_of(source) if source is not None else None
    owned = source is not None and sense.kind is not CueKind.EVIDENCE
    said_by = _source_span(page, source, cue, content.stretches) if owned and source is not None else None
    return Attribution(
        source=(said_by,) if said_by else (),
        cue=(cue_span,),
        content=spans,
        lemma=sense.lemma,
        verb_class=sense.verb_class,
        kind=sense.kind,
        frame=frame,
        addressee=_up_to_comma(content.addressee) if content.addressee is not None else None,
        antecedent=noun_phrase(antecedent) if antecedent is not None else None,
        source_head=source.idx if said_by and source is not None else None,
    )


def _behind_dateline(text: str, span: CharSpan) -> CharSpan:
    """A span that begins its line, without the dateline before its words ("MANILA, Nov. 3 (AP) - ")."""
    if span[0] and text[span[0] - 1] != "\n":
        return span
    match = _DATELINE.match(text, span[0], span[1])
    return (match.end(), span[1]) if match else span


def noun_phrase(token: Token) -> CharSpan:
    """The phrase of a noun without the relative clause on it."""
    end = token.right_edge.i + 1
    for child in token.children:
        if child.dep_ in ("relcl", "acl") and child.i > token.i:
            end = min(end, child.left_edge.i)
    while end > token.i + 1 and (token.doc[end - 1].is_punct or token.doc[end - 1].is_space):
        end -= 1
    last = token.doc[end - 1]
    return token.left_edge.idx, last.idx + len(last)


def _up_to_comma(token: Token) -> CharSpan:
    """The phrase of a noun up to a comma behind it: "told the Post, a daily"."""
    start, end = noun_phrase(token)
    comma = next((word.idx for word in token.doc[token.i : token.right_edge.i + 1] if word.text == ","), end)
    return start, min(end, comma)


def _source_span(page: Page, source: Token, cue: Stretch, content: tuple[Stretch, ...]) -> CharSpan | None:
    """The noun phrase of a source, cut where cue or content begin."""
    start, end = source.left_edge.i, source.right_edge.i + 1
    for low, high in (cue, *content):
        if source.i < low < end:
            end = low
        if start < high <= source.i:
            start = high
    if source.dep_ == "poss":
        end = source.i + 1
    while end - 1 > source.i and page.doc[end - 1].text in ("’s", "'s", "’", "'"):
        end -= 1
    return to_characters(page, (start, end))


def _covers(stretches: tuple[Stretch, ...], token: int) -> bool:
    return any(start <= token < end for start, end in stretches)


def _is_negated(cue: Token) -> bool:
    """Whether nothing was said: "did not say", "no candidate said", "none of them said"."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ in SUBJECTS and (child.lower_ in _NOBODY or any(word.lower_ == "no" for word in child.lefts)))
        for child in cue.children
    )


def _kind(cue: Token, sense: Sense) -> CueKind:
    """The kind of a sense here: "…, underscoring the need" is the writer's conclusion, not speech."""
    return CueKind.EVIDENCE if cue.tag_ == "VBG" and sense.lemma in words("showing") else sense.kind


def _is_actual(cue: Token) -> bool:
    """Whether the words of a cue say that something was said, not that it will, may or is meant to be."""
    verb = cue
    if is_asked_about(cue):
        return False
    for _ in range(3):
        aux = [child.lower_ for child in verb.children if child.dep_ == "aux"]
        if words("unreal").intersection(aux) or ("would" in aux and verb.dep_ == "ccomp"):
            return False
        if "to" in aux:
            return verb.head.lemma_ in words("does_say")
        if verb.dep_ != "conj" or verb.tag_ != "VB":
            break
        verb = verb.head
    return True


def with_running_quotations(text: str, quotations: Quotations, attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, each quoted one with the quotations that follow it without a cue of their own."""
    taken = [span for made in attributions for span in made.content]
    taken.sort()
    quoted = sorted(
        (number for number, made in enumerate(attributions) if made.frame in _RUNNING),
        key=lambda number: _reach(attributions[number]),
    )
    result = list(attributions)
    cursor, place, open_one, until = 0, 0, None, 0
    for quotation in quotations.all:
        while place < len(quoted) and _reach(attributions[quoted[place]]) <= quotation.start:
            open_one, until = quoted[place], _reach(attributions[quoted[place]])
            place += 1
        while cursor < len(taken) and taken[cursor][1] <= quotation.start:
            cursor += 1
        covered = cursor < len(taken) and taken[cursor][0] < quotation.end
        if covered or quotation.is_scare or not quotation.is_sentence or open_one is None:
            continue
        between = text[until : quotation.start]
        last = result[open_one].content[-1]
        if between.strip(" \n\t.,") and not _is_tail(between):
            continue
        if not _ends_quoted(quotations, last):
            continue
        result[open_one] = replace(
            result[open_one], content=(*result[open_one].content, (quotation.start, quotation.end))
        )
        until = quotation.end
    return result


def nested(attributions: list[Attribution]) -> list[Attribution]:
    """The attributions, marked where their cue stands inside the content of another."""
    contents = sorted((span for made in attributions for span in made.content), key=lambda span: (span[0], -span[1]))
    result, place, reach, own = [], 0, [0, 0], (0, 0)
    for made in sorted(attributions, key=lambda made: made.cue[0]):
        cue = made.cue[0][0]
        while place < len(contents) and contents[place][0] <= cue:
            if contents[place][1] > reach[0]:
                reach = [contents[place][1], reach[0]]
                own = contents[place]
            elif contents[place][1] > reach[1]:
                reach[1] = contents[place][1]
            place += 1
        inside = reach[0] > cue and (own not in made.content or reach[1] > cue)
        result.append(replace(made, is_nested=True) if inside else made)
    return result


def _is_tail(between: str) -> bool:
    """Whether only the rest of the reporting sentence stands between a cue and a further quotation."""
    return (
        len(between) < 160 and "\n" not in between.strip() and between.strip()[-1:] in ".:" and between.count(". ") <= 1
    )


def _reach(made: Attribution) -> int:
    return max(end for spans in (made.content, made.cue, made.source) for _, end in spans)


def _ends_quoted(quotations: Quotations, span: CharSpan) -> bool:
    quotation = quotations.at(span[1] - 1) or quotations.ending_at(span[1])
    return quotation is not None and not quotation.is_scare
