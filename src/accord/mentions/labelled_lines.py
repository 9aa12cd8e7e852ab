"""3. Doc → mentions: speakers set off by layout: "Keller: Talks will go on", and “Talks will go on.” — Anna Keller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.mentions.contents import Page
from accord.mentions.reporting import words as word_list
from accord.parsing.found import text_of

CharSpan = tuple[int, int]

_LINE = re.compile(r"(?m)^[ \t]*[\"“]?([^\W\d_][^\n:;,.!?\"“”]{0,68}?):[ \t]+(\S[^\n]{8,})")
_SMALL = frozenset({"of", "the", "and", "at", "on", "in", "for", "de", "van", "von", "al", "bin", "to", "del", "la"})
_SIGNATURE = re.compile(r"\s{0,2}([-–—―]{1,2})[ \t]*([^\W\d_a-z][\w.'’ -]{2,60}?)(?=[ \t]*(?:\n|$|,))")
_CONTEXT = re.compile(r"\s(?:at|on|in|to)\s")


def labelled_lines(page: Page) -> Iterator[tuple[CharSpan, CharSpan, CharSpan]]:
    """Source, cue and content of every line that a speaker's name opens."""
    matches = list(_LINE.finditer(text_of(page.doc)))
    # A lone label in capitals is a dateline ("PARIS: …"); in a transcript speakers take turns.
    takes_turns = sum(match.group(1).isupper() for match in matches) > 1
    for match in matches:
        label = match.group(1)
        if label.isupper() and not takes_turns:
            continue
        words = label.split()
        if not words or len(words) > 8 or not _names_speaker(page, match.start(1), match.end(1), words):
            continue
        end = match.end(2)
        while end > match.start(2) and text_of(page.doc)[end - 1] in " \t\r.":
            end -= 1
        context = _CONTEXT.search(label)
        source_end = match.start(1) + context.start() if context and context.start() > 0 else match.end(1)
        yield (match.start(1), source_end), (match.end(1), match.end(1) + 1), (match.start(2), end)


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
