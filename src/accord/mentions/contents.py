"""3. Doc → mentions: what a cue reports, frame by frame. A stretch is a pair of token numbers, end exclusive."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accord.mentions.quotations import Quotation, Quotations
from accord.mentions.reporting import lookup
from accord.mentions.sources import told_by
from accord.parsing.found import text_of

Stretch = tuple[int, int]

CLAUSAL = ("ccomp", "advcl", "relcl", "acl", "pcomp")
_QUOTES = frozenset("\"“”„‟«»‹›「」『』‘’'`＂") | {"``", "''"}
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "―"})
_OPENERS = frozenset({"advmod", "advcl", "npadvmod", "cc", "mark"})
_BREAKS = frozenset({";", ":", ".", "?", "!"})
_SOFT = frozenset({"tmod", "npadvmod", "advmod", "prep", "dative", "prt", "dobj", "neg", "agent"})


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content of a cue stands, and which words of the cue's clause belong to the cue."""

    stretches: tuple[Stretch, ...]
    cue_end: int | None = None
    addressee: Token | None = None


class Page:
    """A parsed document as the frames need it: sentence bounds, quotations, verbs counted."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.quotations = Quotations(text_of(doc))
        self.sentence: list[Stretch] = [(0, len(doc))] * len(doc)
        for sentence in doc.sents:
            self.sentence[sentence.start : sentence.end] = [(sentence.start, sentence.end)] * len(sentence)
        self.verbs = [0]
        for token in doc:
            self.verbs.append(self.verbs[-1] + (token.pos_ in ("VERB", "AUX")))
        self.spoken_until = 0
        self.taken_until = 0
        self.idiom_until = 0
        self.turns: list[tuple[int, int]] = []
        self._cuts = [token.i for token in doc if token.text == ";" or self._begins_new_report(token)]

    def _begins_new_report(self, token: Token) -> bool:
        """Whether a comma stands before a participle that reports anew: "…, adding that …"."""
        if token.text != "," or token.i + 1 >= len(self.doc):
            return False
        after = self.doc[token.i + 1]
        return after.tag_ == "VBG" and bool(lookup(after)) and told_by(after) is not None

    def cut(self, start: int, end: int) -> int:
        """The end of a stretch, or where a semicolon or a participle that reports anew breaks it off."""
        place = bisect_left(self._cuts, start + 1)
        while place < len(self._cuts) and self._cuts[place] < end:
            at = self._cuts[place]
            quotation = self.quotations.at(self.doc[at].idx)
            if quotation is None or quotation.start < self.doc[start].idx:
                return at
            place += 1
        return end

    def is_spoken(self, token: Token) -> bool:
        """Whether a word stands in direct speech, a scare quote apart."""
        quotation = self.quotations.at(token.idx)
        return quotation is not None and not quotation.is_scare

    def in_turn(self, token: Token) -> bool:
        """Whether a word stands inside somebody's turn in a transcript."""
        turn = bisect_right(self.turns, (token.idx, token.idx)) - 1
        return turn >= 0 and token.idx < self.turns[turn][1]

    def last_break(self, start: int, end: int) -> int:
        """Where the last clause of a stretch begins: behind a semicolon, a colon or a full stop outside quotations."""
        for at in range(end - 1, start, -1):
            if self.doc[at].text in _BREAKS and self.quotation_of(at) is None:
                return at + 1
        return start

    def has_verb(self, start: int, end: int) -> bool:
        """Whether a stretch holds a verb."""
        return end > start and self.verbs[end] > self.verbs[start]

    def token_at(self, position: int) -> int:
        """The number of the token that holds or follows a character."""
        low, high = 0, len(self.doc)
        while low < high:
            middle = (low + high) // 2
            token = self.doc[middle]
            if token.idx + len(token) <= position:
                low = middle + 1
            else:
                high = middle
        return low

    def quotation_of(self, token: int) -> Quotation | None:
        """The quotation a token stands in."""
        return self.quotations.at(self.doc[token].idx) if 0 <= token < len(self.doc) else None

    def previous(self, token: int) -> int:
        """The number of the token before this one that is not white space, -1 at the start."""
        token -= 1
        while token >= 0 and self.doc[token].is_space:
            token -= 1
        return token

    def following(self, token: int) -> int:
        """The number of the first token from here on that is not white space."""
        while token < len(self.doc) and self.doc[token].is_space:
            token += 1
        return token


def cue_clause(page: Page, cue: Token, source: Token | None) -> Stretch:
    """The words of a short reporting clause: source, auxiliaries, cue, and what hangs on it up to the next mark."""
    first = last = cue.i
    begin, stop = page.sentence[cue.i]
    if source is not None and begin <= source.i < stop and _beside(page, source, cue):
        first, last = min(first, source.left_edge.i), max(last, source.right_edge.i)
    for child in cue.children:
        if child.dep_ in ("aux", "auxpass", "neg", "advmod") and begin <= child.i < cue.i and cue.i - child.i < 5:
            first = min(first, child.left_edge.i)
        elif child.dep_ in _SOFT and child.i > cue.i and child.left_edge.i <= last + 2:
            last = max(last, _until_mark(page, last, child.right_edge.i))
    if first > begin and page.doc[first - 1].lower_ == "as":
        first -= 1
    return first, min(last + 1, stop)


def _until_mark(page: Page, start: int, end: int) -> int:
    for at in range(start + 1, end + 1):
        if page.doc[at].text in _QUOTES or page.doc[at].text in _EDGE:
            return at - 1
    return end


def _beside(page: Page, source: Token, cue: Token) -> bool:
    """Whether nothing but auxiliaries and adverbs stands between source and cue."""
    left, right = (source.right_edge.i, cue.i) if source.i < cue.i else (cue.i, source.left_edge.i)
    between = range(left + 1, right)
    return right - left <= 6 and not any(page.doc[at].text in _QUOTES or page.doc[at].pos_ == "VERB" for at in between)


def clause_after(page: Page, cue: Token, clause: Token) -> Stretch:
    """The stretch of a clause to the right of its cue, conjunction ("that") included."""
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if start <= cue.i:
        start = cue.i + 1
    for child in clause.children:
        if child.dep_ == "conj" and child.i > clause.i and cue in (told_by(child), told_by(child.left_edge)):
            end = min(end, child.left_edge.i)
            before = page.doc[end - 1]
            end -= before.dep_ == "cc" and end > start + 1
    return grown(page, start, page.cut(start, end))


def grown(page: Page, start: int, end: int) -> Stretch:
    """A stretch widened over a quotation that it breaks off in, or whose opening mark stands right before it."""
    before = page.previous(start)
    if before >= 0 and page.doc[before].text in _QUOTES and page.quotations.starting_at(page.doc[before].idx):
        start = before
    return start, widened_end(page, start, end)


def widened_end(page: Page, start: int, end: int) -> int:
    """The end of a stretch, put off to the end of the quotation it breaks off in."""
    last = page.previous(end)
    if last < start:
        return end
    quotation = page.quotation_of(last)
    if quotation is not None and quotation.start >= page.doc[start].idx and quotation.end > page.doc[last].idx + 1:
        return max(end, page.token_at(quotation.end - 1) + 1)
    return end


def around(page: Page, cue: Token, source: Token | None) -> tuple[Stretch, ...]:
    """What stands before (and after) a parenthetical reporting clause: "…, he said, …"; empty where the cue is none."""
    first, last = cue_clause(page, cue, source)
    begin, stop = page.sentence[cue.i]
    before = page.previous(first)
    if before < 0:
        return ()
    mark = page.doc[before]
    quotation = page.quotations.ending_at(mark.idx + len(mark))
    if quotation is None and mark.text in _EDGE | {"?", "!"}:
        earlier = page.previous(before)
        inner = page.doc[earlier] if earlier >= 0 else mark
        quotation = page.quotations.ending_at(inner.idx + len(inner)) if mark.text in _EDGE else None
    if quotation is not None and before < begin and not _answers(page, quotation, cue):
        quotation = None
    if quotation is not None:
        left = _quoted_left(page, quotation, first, begin)
    elif mark.text in _EDGE and before >= begin and _is_aside(page, cue, source, last):
        return _unquoted(page, cue, (begin, before), (last, stop))
    else:
        return ()
    rest = _rest(page, cue, last, stop, quoted=quotation is not None)
    return (left, rest) if rest else (left,)


def _answers(page: Page, quotation: Quotation, cue: Token) -> bool:
    """Whether a sentence of its own only names the speaker of the quotation before it: "“Why?” he said."."""
    if quotation.end <= page.taken_until or "\n" in text_of(page.doc)[quotation.end : cue.idx]:
        return False
    return not any(child.i > cue.i and child.dep_ in ("ccomp", "xcomp", "dobj") for child in cue.children)


def _is_aside(page: Page, cue: Token, source: Token | None, last: int) -> bool:
    """Whether a finite cue with its source beside it stands apart from what it reports."""
    if cue.tag_ in ("VBG", "VB") or source is None or source.tag_ in ("WP", "WDT") or not _beside(page, source, cue):
        return False
    if last < len(page.doc) and page.doc[last].text in (",", ";", "."):
        return not any(
            child.dep_ == "dobj" and child.i > cue.i and cue.lemma_ != "tell" and child.lower_ != "it"
            for child in cue.children
        )
    return not any(child.i > cue.i and child.dep_ in ("ccomp", "xcomp", "dobj") for child in cue.children)


def _unquoted(page: Page, cue: Token, left: Stretch, right: Stretch) -> tuple[Stretch, ...]:
    """The content around an aside without quotation marks: what stands before it, and what goes on behind it."""
    start, end = page.last_break(max(left[0], page.spoken_until), left[1]), left[1]
    rest = _rest(page, cue, right[0], right[1], quoted=False)
    if end > start and page.doc[end - 1].dep_ == "cc" and rest is not None:
        return (rest,)
    if (
        rest is not None
        and end > start
        and not _lacks_subject(page.doc[rest[0]])
        and (_opens_clause(page, cue, (start, end), rest) or _only_joins(page, start, end, rest))
    ):
        return (rest,)
    if not page.has_verb(start, end):
        return ((start, end), rest) if rest is not None and end > start else ()
    return ((start, end), rest) if rest is not None else ((start, end),)


def _opens_clause(page: Page, cue: Token, before: Stretch, rest: Stretch) -> bool:
    """Whether the words before an aside are the cue's own: "However, she added", "Speaking in Oslo, he said".

    Before a quotation a phrase is the cue's too: "In a letter to the king, she wrote, “We are late.”".
    """
    start, end = before
    is_quoted = page.quotations.starting_at(page.doc[rest[0]].idx) is not None
    openers = _OPENERS | {"prep"} if is_quoted else _OPENERS
    roots = [token for token in page.doc[start:end] if not start <= token.head.i < end or token.head == token]
    return all(token.head == cue and token.dep_ in openers for token in roots if not token.is_punct)


def _lacks_subject(verb: Token) -> bool:
    """Whether a finite verb opens what follows an aside, so that its subject stands before: "Many, he said, have …"."""
    if verb.tag_ not in ("VBZ", "VBP", "MD"):
        return False
    group = verb.head if verb.dep_ in ("aux", "auxpass") else verb
    return not any(child.dep_ in ("nsubj", "nsubjpass", "expl") and child.i > verb.i for child in group.children)


def _only_joins(page: Page, start: int, end: int, rest: Stretch) -> bool:
    """Whether nothing but adverbs stands before an aside and a quotation behind it."""
    quoted = page.quotations.starting_at(page.doc[rest[0]].idx) is not None
    return quoted and all(token.pos_ in ("ADV", "CCONJ", "SCONJ") or token.is_punct for token in page.doc[start:end])


def _quoted_left(page: Page, quotation: Quotation, first: int, begin: int) -> Stretch:
    opening = page.token_at(quotation.start)
    start = page.sentence[opening][0] if opening < len(page.doc) else begin
    lead = (page.last_break(max(start, page.spoken_until), opening), opening)
    if page.has_verb(*lead) or (lead[1] > lead[0] and quotation.is_scare):
        return lead[0], first
    return opening, first


def _rest(page: Page, cue: Token, last: int, stop: int, *, quoted: bool) -> Stretch | None:
    """The content that goes on behind a parenthetical clause, None where other matter follows."""
    at = page.following(last)
    if at >= len(page.doc):
        return None
    if page.doc[at].text in _EDGE:
        at = page.following(at + 1)
    elif not quoted:
        return None
    if at >= min(stop, len(page.doc)):
        return None
    if page.doc[last].text == ";" and not quoted:
        return None
    opening = page.quotations.starting_at(page.doc[at].idx)
    if opening is not None:
        return at, max(widened_end(page, at, stop), page.token_at(opening.end - 1) + 1)
    reports_anew = page.doc[at].tag_ == "VBG" and bool(lookup(page.doc[at]))
    if quoted or reports_anew or not _belongs_left(page.doc[at], cue) or _is_comment(page, at, stop):
        return None
    return at, widened_end(page, at, stop)


def _is_comment(page: Page, start: int, stop: int) -> bool:
    """Whether a noun phrase behind an aside is the writer's word on it: "…, the army said, its third such raid"."""
    head = page.doc[start]
    while (
        head.pos_ in ("DET", "ADJ", "NUM", "PRON", "PART", "ADV") and start <= head.head.i < stop and head != head.head
    ):
        head = head.head
    if head.dep_ == "dobj":
        # A second object of a verb that has one is no object of it.
        return any(child.dep_ == "dobj" and child.i < start for child in head.head.children)
    if head.dep_ == "attr" and head.head.i < start:
        # "The corridor is, as one diplomat put it, a road to nowhere": the verb before the aside waits for it.
        return any(child.dep_ in ("attr", "acomp") and child.i < start for child in head.head.children)
    return head.pos_ == "NOUN" and head.dep_ in ("appos", "npadvmod", "attr", "dep")


def _belongs_left(token: Token, cue: Token) -> bool:
    """Whether a word behind a parenthetical clause hangs on the words before it, and not on the cue."""
    for _ in range(30):
        head = token.head
        if cue.dep_ == "parataxis" and cue.head in (token, head):
            return True
        if head in (cue, token):
            return token != head and token.dep_ in ("ccomp", "conj")
        if head.i < cue.i:
            return True
        token = head
    return False


def after_colon(page: Page, cue: Token) -> Stretch | None:
    """What follows a cue and its colon: the rest of the sentence, or the quotations of the next paragraph."""
    stop = page.sentence[cue.i][1]
    for at in range(cue.i + 1, min(stop, cue.i + 16)):
        token = page.doc[at]
        if token.text != ":":
            if token.text in _QUOTES or token.text in (";", "."):
                return None
            continue
        start = page.following(at + 1)
        if start >= len(page.doc):
            return None
        opening = page.quotations.starting_at(page.doc[start].idx)
        if opening is not None:
            return start, page.token_at(opening.end - 1) + 1
        return (start, widened_end(page, start, stop)) if start < stop else None
    return None


def quoted_object(page: Page, cue: Token) -> Stretch | None:
    """A quotation that follows its cue without a clause: "said the talks were “useful”" is none, "said “no”" is one."""
    stop = page.sentence[cue.i][1]
    for at in range(cue.i + 1, min(stop, cue.i + 12)):
        token = page.doc[at]
        opening = page.quotations.starting_at(token.idx)
        if opening is not None:
            end = page.token_at(opening.end - 1) + 1
            return at, max(end, widened_end(page, at, stop)) if opening.is_scare else end
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";"):
            return None
    return None


def subtree(page: Page, token: Token, cue: Token) -> Stretch:
    """The stretch of a phrase, not reaching over its cue."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    if token.i > cue.i:
        start = max(start, cue.i + 1)
        return grown(page, start, page.cut(start, end))
    return start, min(end, cue.i)


def to_characters(page: Page, stretch: Stretch) -> tuple[int, int] | None:
    """The characters of a stretch without white space, commas and stray marks at its edges."""
    start, end = stretch
    doc = page.doc
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and _is_loose_end(page, start, end - 1):
        end -= 1
    return (doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if end > start else None


def hangs_over(token: Token) -> bool:
    """Whether a word at the end of a content belongs to what follows: ", while", ", and"."""
    return token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ in ("while", "whereas", "although", "though"))


def _is_loose_end(page: Page, start: int, at: int) -> bool:
    token = page.doc[at]
    if token.is_space or token.text in _EDGE or token.text == "." or (at > start + 1 and hangs_over(token)):
        return True
    if token.text in _QUOTES:
        quotation = page.quotations.at(token.idx)
        return quotation is None or quotation.start < page.doc[start].idx or quotation.start == token.idx
    return False
