"""6. Records ↔ records: claims that the sentence that tells them calls unproven, false or contrary to what is so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.linking.counters import Counter, pattern, settings
from accord.linking.named_claims import claim_named, is_made_by_denier
from accord.linking.voices import Sentence, Voice, clauses_of, in_full, roots_of, shorten
from accord.records import ActorRecord, Record, StatementRecord

_GAP = 24
"""Characters between an actor and the verb by which it rejects a claim ("has since", "on Friday flatly")."""
_LEAST = 2
_REPORT = "the report"
_AMID = re.compile(r"\b(?:with|about|over|between)\b")
_HEARSAY = re.compile(r"(?:reports?|rumou?rs?|allegations?|accusations?|suggestions?|charges?)\b", re.IGNORECASE)
_FORESEEN = re.compile(r"\b(?:will|would|may|might|could|should)\b")
_OPENS = re.compile(r"(?:^|[-–—:,“\"]|\b(?:and|but|yet|that|[Ss]aid))\s*$")


def find_unproven(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """Each claim of a sentence with what the sentence says against it.

    "there was no evidence for Oslo's claims of …", "contrary to Oslo's assurances that …, the boats …",
    "falsely claimed that …", "unfounded rumours that …", "knocked down a report that …".
    """
    if not sentence.records:
        return
    yield from _rejected(sentence)
    yield from _without_evidence(sentence)
    yield from _contrary(sentence)
    yield from _despite(sentence)
    yield from _falsely(sentence)


def _rejected(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "A minister knocked down a newspaper's report that …", where no statement is read."""
    for match in pattern("rejecting").finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        who = _subject(sentence, start)
        is_read = any(isinstance(v.record, StatementRecord) and _holds(v.record, start) for v in sentence.voices)
        if who is None or is_read or pattern("not_denied").search(sentence.text[: match.start()]):
            continue
        denier = Voice(who, who.as_actor(), _shown(who), match.group(), start, end)
        claim = claim_named(sentence, end, _end_of_sentence(sentence), denier)
        if claim is None or not _are_others(claim, denier):
            continue
        before = sentence.text[: claim.start - sentence.start]
        is_whose = sentence.text[len(before) :].startswith("the ") and before.endswith(" of ")
        if not (is_whose or is_made_by_denier(before[match.end() :])):
            words = sentence.text[match.start() : claim.start - sentence.start]
            yield claim, Counter(denier, _cut(words), roots_of(claim.words), "denied by another source")


def _holds(record: StatementRecord, start: int) -> bool:
    return record.cue is not None and record.cue.start <= start < record.cue.end


def _subject(sentence: Sentence, start: int) -> ActorRecord | None:
    """The actor right before a verb, at the end of the words before it."""
    before = [r for r in sentence.records if isinstance(r, ActorRecord) and 0 <= start - r.end <= _GAP]
    who = max(before, key=lambda record: (record.end, -record.start), default=None)
    between = sentence.text[who.end - sentence.start : start - sentence.start] if who else ""
    return who if not re.search(r"[.;:]|\b(?:and|who|which|that|to)\b", between) else None


def _shown(who: ActorRecord) -> str:
    return f"{who.text[0].lower()}{who.text[1:]}" if who.text.split()[0] in ("A", "An", "The", "Some") else who.text


def _end_of_sentence(sentence: Sentence) -> int:
    return sentence.start + len(sentence.text)


def _cut(words: str) -> str:
    return shorten(re.sub(r"(?: (?:that|of|regarding|concerning))+\s*$", "", " ".join(words.split())))


def _without_evidence(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "Officials said there was no evidence to support Norway's claims of …"."""
    for match in pattern("no_support").finditer(sentence.text):
        at = sentence.start + match.start()
        denier = _teller(sentence, at) or _finder(sentence, match)
        claim = claim_named(sentence, sentence.start + match.end(), _end_of_sentence(sentence), denier)
        noun = pattern("accusing_noun").search(sentence.text, match.end())
        if noun and _AMID.search(sentence.text[match.end() : noun.start()]):
            continue  # "no basis for talks with Finland about claims of …"
        if claim and _are_others(claim, denier):
            start = denier.start if 0 <= at - denier.start < _GAP else at
            shown = _cut(sentence.text[start - sentence.start : claim.start - sentence.start])
            yield claim, Counter(denier, shown, roots_of(claim.words), "another source found no sign of it")


def _are_others(claim: Voice, denier: Voice) -> bool:
    return claim.source is None or denier.source is None or claim.source.id != denier.source.id


def _teller(sentence: Sentence, at: int) -> Voice | None:
    """The statement that holds a place, by a source that is shown."""
    holding = [voice for voice in sentence.voices if voice.start <= at < voice.end and voice.shown]
    return min(holding, key=lambda voice: voice.end - voice.start, default=None)


def _finder(sentence: Sentence, match: re.Match[str]) -> Voice:
    """Who found no evidence ("The judges found …"), else the report."""
    at = sentence.start + match.start()
    found = re.search(r"(?:found|finds|seen|sees?|saw|uncovered|had|has|have) $", sentence.text[: match.start()])
    who = _subject(sentence, sentence.start + found.start()) if found else None
    if who:
        return Voice(who, who.as_actor(), _shown(who), match.group(), at, at)
    return _by_report(sentence, match.group(), at)


def _by_report(sentence: Sentence, words: str, at: int) -> Voice:
    return Voice(sentence.records[0], None, _REPORT, words, at, at + len(words))


def _contrary(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "Contrary to Norway's assurances that the strait was open, ferries were turned back"."""
    for match in pattern("contrary").finditer(sentence.text):
        comma = sentence.text.find(", ", match.end())
        end = comma if comma > 0 else len(sentence.text)
        claim = claim_named(sentence, sentence.start + match.end(), sentence.start + end)
        is_first = match.start() < _GAP and comma > 0 and bool(_OPENS.search(sentence.text[: match.start()]))
        fact, place = (sentence.text[end + 2 :], end + 2) if is_first else (sentence.text[: match.start()], 0)
        if claim is None or len(claim.words.split()) <= _LEAST or len(in_full(fact).split()) <= _LEAST:
            continue
        if sentence.text[: claim.start - sentence.start].endswith(" of ") or _goes_on(match, claim):
            continue
        denier = _who_tells(sentence, claim, sentence.start + place, sentence.start + place + len(fact))
        clauses = clauses_of(denier.words) or [denier.words]
        shown = shorten(clauses[0 if is_first else -1])
        yield claim, Counter(denier, shown, roots_of(claim.words), "told as contrary to the claim")


def _goes_on(match: re.Match[str], claim: Voice) -> bool:
    """Whether something only came about all the same: "despite reports that …", "despite allegations that …"."""
    noun = match.string[match.end() :].split(None, 1)[:1]
    is_contrary = match.group().lower().startswith("contrary")
    return not is_contrary and claim.source is None and noun[:1] != [] and bool(_HEARSAY.match(noun[0]))


def _despite(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "The inspectors said no oil had been spilt despite the union claiming that two tanks had burst"."""
    for match in pattern("despite_saying").finditer(sentence.text):
        fact = sentence.text[: match.start()]
        who = _subject(sentence, sentence.start + match.end("who") + 1)
        if who is None or len(in_full(fact).split()) <= _LEAST or _FORESEEN.search(match["what"]):
            continue
        start, end = sentence.start + match.start("what"), sentence.start + match.end("what")
        claim = Voice(who, who.as_actor(), match["who"].strip(), match["what"].strip(), start, end)
        denier = _who_tells(sentence, claim, sentence.start, sentence.start + match.start())
        clauses = clauses_of(denier.words) or [denier.words]
        yield claim, Counter(denier, shorten(clauses[-1]), roots_of(claim.words), "told as contrary to the claim")


def _who_tells(sentence: Sentence, claim: Voice, start: int, end: int) -> Voice:
    """What stands in a stretch of a sentence, by the source that tells it there, else by the report."""
    for voice in sentence.voices:
        if start <= voice.start < end and voice.shown and _are_others(claim, voice):
            last = min(voice.end, end)
            words = sentence.text[voice.start - sentence.start : last - sentence.start]
            return Voice(voice.record, voice.source, voice.shown, words, voice.start, last)
    return _by_report(sentence, sentence.text[start - sentence.start : end - sentence.start], start)


def _falsely(sentence: Sentence) -> Iterator[tuple[Voice, Counter]]:
    """ "who falsely claimed that the boats had sailed", "unfounded rumours that the boats had sailed"."""
    for voice in sentence.voices:
        record = voice.record
        if not isinstance(record, StatementRecord) or not record.cue or not voice.shown:
            continue
        found = pattern("falsely").search(sentence.text[: record.cue.start - sentence.start])
        if found and _is_made(found) and record.verb_class in (*settings()["claims"], "describe"):
            around = [v for v in sentence.voices if v.start < record.cue.start < v.end]
            if not all(_are_others(each, voice) for each in around):
                continue
            at = sentence.start + found.start()
            denier = around[0] if around else _by_report(sentence, found.group(), at)
            shown = f"{found.group().strip()} {record.cue_text}"
            yield voice, Counter(denier, shown, roots_of(voice.words), "told as false")
    for match in pattern("false_claims").finditer(sentence.text):
        at = sentence.start + match.start()
        claim = claim_named(sentence, sentence.start + match.start("noun"), _end_of_sentence(sentence))
        if claim is None or not _is_made(match):
            continue
        claim = _whose(sentence, claim, at)
        teller = _teller(sentence, at)
        is_of_other = teller is not None and _are_others(claim, teller)
        denier = teller if teller and is_of_other else _by_report(sentence, match.group(), at)
        shown = " ".join(match.group().split())
        yield claim, Counter(denier, shown, roots_of(claim.words), "told as false")


def _is_made(match: re.Match[str]) -> bool:
    """Whether a false claim is told as made, not as one that nobody should make ("a law against false claims")."""
    return not pattern("not_made").search(match.string[: match.start()])


def _whose(sentence: Sentence, claim: Voice, at: int) -> Voice:
    """A claim with who makes it: "the union's unfounded claims", "the union has spread unfounded claims"."""
    if claim.source:
        return claim
    before = sentence.text[: at - sentence.start]
    made = pattern("making").search(before)
    place = sentence.start + (made.start() if made else len(re.sub(r"['’]s?\s*$", "", before).rstrip()))
    who: Record | None = _subject(sentence, place)
    if not isinstance(who, ActorRecord) or not (made or re.search(r"['’]s?\s*$", before)):
        return claim
    return Voice(claim.record, who.as_actor(), _shown(who), claim.words, claim.start, claim.end)
