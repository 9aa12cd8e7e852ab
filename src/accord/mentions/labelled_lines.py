"""3. Doc → mentions: speakers set off by layout: "Keller: Talks will go on", and “Talks will go on.” — Anna Keller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from accord.mentions.contents import Page
from accord.mentions.reporting import words as word_list
from accord.parsing.found import text_of

CharSpan = tuple[int, int]

_LINE = re.compile(r"(?m)^[ \t]*[\"“]?([^\W\d_][^\n:;,!?\"“”]{0,68}?):[ \t]+(\S[^\n]{8,})")
_BRACKETED = re.compile(r"(?m)^[ \t]*[(\[]{1,2}([^\W\d_a-z][^\n()\[\]:]{0,60})[)\]]{1,2}[ \t]*:?[ \t]+(\S[^\n]{3,})")
_PARAGRAPH = re.compile(r"(?m)^[ \t]*(\S[^\n]*)")
_GAP = 12
"""A blank line or two are at most so many characters."""
_LEAST_TURNS = 3
"""So many labelled lines at least make a transcript."""
_ABBREVIATED = re.compile(r"(?:\b|(?<=\.))[A-Z][A-Za-z]{0,3}\.")
"""A full stop in a label only abbreviates: "Gen. K. Aune", "U.S. envoy"."""
_LEAD = 16
"""So many tokens at most announce speech without a verb."""
_MODIFIERS = frozenset({"det", "poss", "case", "compound", "amod", "nmod", "nummod", "punct"})
_BEHIND = frozenset({"on", "in", "at", "during", "after", "before", "to"})
_SMALL = frozenset({"of", "the", "and", "at", "on", "in", "for", "de", "van", "von", "al", "bin", "to", "del", "la"})
_SIGNATURE = re.compile(r"\s{0,2}([-–—―]{1,2})[ \t]*([^\W\d_a-z][\w.'’ -]{2,60}?)(?=[ \t]*(?:\n|$|,))")
_CONTEXT = re.compile(r"\s(?:at|on|in|to)\s")


def labelled_lines(page: Page) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content of every line that a speaker's name opens."""
    text = text_of(page.doc)
    matches = list(_LINE.finditer(text))
    # A lone label in capitals is a dateline ("PARIS: …"); in a transcript speakers take turns.
    takes_turns = sum(match.group(1).isupper() for match in matches) > 1
    for match in matches:
        label = match.group(1)
        if (label.isupper() and not takes_turns) or "." in _ABBREVIATED.sub("", label):
            continue
        words = label.split()
        in_turn = takes_turns and label.lower() in word_list("turns")
        named = 0 < len(words) <= 8 and _names_speaker(page, match.start(1), match.end(1), words)
        if not in_turn and not named:
            continue
        end = _end_of_line(text, *match.span(2))
        if not takes_turns and not _is_spoken(page, match.start(2), end):
            continue
        context = _CONTEXT.search(label)
        source_end = match.start(1) + context.start() if context and context.start() > 0 else match.end(1)
        yield (match.start(1), source_end), (match.end(1), match.end(1) + 1), (match.start(2), end)


def bracketed_lines(page: Page) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content of the lines that a name in brackets opens: "((Keller)) It was late." """
    text = text_of(page.doc)
    matches = list(_BRACKETED.finditer(text))
    if len(matches) < _LEAST_TURNS:
        return
    for match in matches:
        yield match.span(1), (match.end(1), match.end(1) + 1), (match.start(2), _end_of_line(text, *match.span(2)))


def turns_in(
    page: Page, lines: list[tuple[CharSpan, CharSpan, CharSpan]]
) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content of the further paragraphs of each turn, where labelled lines make a transcript.

    A turn goes on until the next label, or until a line that only "Q" or its like opens.
    Behind a question somebody else may answer without a label, and where one label is all there is, others answer.
    """
    text = text_of(page.doc)
    labels = [text[slice(*source)] for source, _, _ in lines]
    takes_turns = any(label.isupper() or labels.count(label) > 1 for label in labels)
    if not takes_turns or len(set(labels)) == 1:
        return
    ordered = sorted(lines)
    for number, (source, cue, content) in enumerate(ordered):
        stop = ordered[number + 1][0][0] if number + 1 < len(ordered) else len(text)
        stop = text.rfind("\n", 0, stop) + 1 if stop < len(text) else stop
        for match in _PARAGRAPH.finditer(text, content[1] + 1, max(stop, content[1] + 1)):
            if text[match.start(1) - 1 : match.start(1)] not in ("\n", " ", "\t"):
                continue
            words = match.group(1).split()
            if text[max(match.start() - _GAP, 0) : match.start()].rstrip().endswith("?"):
                break
            if words[0].rstrip(":.").lower() in word_list("turns") and words[0][0].isupper() and len(words[0]) < 3:
                break
            end = _end_of_line(text, *match.span(1))
            if page.has_verb(page.token_at(match.start(1)), page.token_at(end - 1) + 1):
                yield source, cue, (match.start(1), end)


def _end_of_line(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\r.":
        end -= 1
    return end


def _is_spoken(page: Page, start: int, end: int) -> bool:
    """Whether what a label brings is a sentence or a quotation ("Address: 12 Harbour Street" is neither)."""
    if page.quotations.starting_at(start) is not None:
        return True
    return page.has_verb(page.token_at(start), page.token_at(end - 1) + 1)


def introduced_quotations(page: Page) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content where a name without a verb announces speech: "Mayor Keller on Monday: “We stay.”"."""
    doc = page.doc
    for quotation in page.quotations.all:
        if not quotation.is_sentence or quotation.start < 2:
            continue
        first = page.token_at(quotation.start)
        colon = page.previous(first)
        if colon <= 0 or doc[colon].text != ":" or "\n" in text_of(doc)[doc[colon].idx : quotation.start]:
            continue
        begin = page.following(page.sentence[colon][0])
        if not 0 < colon - begin <= _LEAD or page.has_verb(begin, colon):
            continue
        head = next((token for token in doc[begin:colon] if token.dep_ not in _MODIFIERS), doc[begin])
        if (
            head.pos_ not in ("PROPN", "NOUN")
            or head.ent_type_ in ("DATE", "TIME")
            or head.lower_ in word_list("labels")
        ):
            continue
        if not any(token.pos_ == "PROPN" or token.dep_ in ("det", "poss") for token in doc[begin : head.i + 1]):
            continue
        last = _end_of_name(page, head, colon)
        yield (doc[begin].idx, last), (doc[colon].idx, doc[colon].idx + 1), (quotation.start, quotation.end)


def _end_of_name(page: Page, head: Token, stop: int) -> int:
    """Where the words for a speaker end: at a comma, or at a phrase of time or place behind his name."""
    end = head.i + 1
    while end < stop and not (page.doc[end].text in (",", "(", "–", "—") or page.doc[end].lower_ in _BEHIND):
        if page.doc[end].ent_type_ in ("DATE", "TIME"):
            break
        end += 1
    token = page.doc[end - 1]
    return token.idx + len(token)


def signed_quotations(page: Page) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content of every quotation that a dash and a name sign at the end of its line."""
    for quotation in page.quotations.all:
        match = _SIGNATURE.match(text_of(page.doc), quotation.end)
        if match and not quotation.is_scare:
            yield match.span(2), match.span(1), (quotation.start, quotation.end)


def _names_speaker(page: Page, start: int, end: int, words: list[str]) -> bool:
    if words[0].lower() in word_list("labels") or words[-1].lower() in word_list("labels"):
        return False
    if not all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return False
    if all(word.isupper() for word in words):
        return True
    first, last = page.token_at(start), page.token_at(end - 1)
    tokens = page.doc[first : last + 1]
    if any(token.pos_ in ("VERB", "AUX") and not token.ent_type_ for token in tokens):
        return False
    return any(token.pos_ in ("PROPN", "NOUN") for token in tokens)
