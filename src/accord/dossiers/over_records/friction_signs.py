"""7. Events → dossiers: the view of friction: words of agreement beside signs of the contrary, between the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from accord.dossiers.days import in_full
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry, Warning
from accord.dossiers.over_records.scope import Scope, Seen, evidence_of, find_path, marks, pattern, statement_at
from accord.records import EventRecord, StatementRecord
from accord.values import Standing, Status

AGREED, DENIED, ADMITTED = "agreement stated", "difference denied", "difference admitted"
SIGN, UNMET, OWNED, RESOLVED = "sign of friction", "custom unmet", "delay acknowledged", "resolved"
STAGE_OF = {
    SIGN: "hinted",
    UNMET: "hinted",
    OWNED: "hinted",
    DENIED: "denied",
    ADMITTED: "admitted",
    RESOLVED: "resolved",
}
"""The stage that each kind of line gives evidence of; agreement alone gives none."""
MET_SINCE = "done since, reported on"
_NEAR = 45
"""Characters before words of friction in which they are denied, admitted, settled or feared."""
_AFTER = 60
"""Characters behind them in which the one is named with whom there is friction."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of a sentence and what they are a sign of."""

    label: str
    start: int
    end: int


def find_friction(scope: Scope) -> Seen:
    """What was said of agreement, and the signs of friction beside it, in the order of reports and text."""
    entries: list[Entry] = []
    for told in scope.by_report.values():
        near = False
        for sentence in told:
            is_near = _is_between_parties(sentence, scope, near)
            if is_near:
                entries += [e for e in _of(sentence, scope) if e.label != SIGN or _is_of_two(sentence, scope, near)]
            near = is_near and bool(sentence.countries)
    entries = _made_good(_each_once(entries), scope)
    last_end = max((place for place, entry in enumerate(entries) if entry.label == RESOLVED), default=0)
    open_now = [entry for entry in entries[last_end:] if entry.label in STAGE_OF]
    is_over = bool(open_now) and all(entry.label == RESOLVED for entry in open_now)
    counted = open_now if is_over else [entry for entry in open_now if entry.label != RESOLVED]
    path = find_path(scope.kind.stages, [(STAGE_OF[entry.label], entry) for entry in counted])
    labels = dict.fromkeys(entry.label for entry in entries)
    return Seen(
        path=path,
        entries=tuple(entries),
        holds=tuple((label, str(sum(entry.label == label for entry in entries))) for label in labels),
        warnings=_denied_beside(entries),
    )


def _each_once(entries: list[Entry]) -> list[Entry]:
    """The lines with those that say the same together, on all their words."""
    found: dict[tuple[str, str, str | None], Entry] = {}
    for entry in entries:
        key = (entry.label, entry.text.casefold(), entry.speaker)
        known = found.get(key)
        found[key] = replace(known, evidence=(*known.evidence, *entry.evidence)) if known else entry
    return list(found.values())


def _made_good(entries: list[Entry], scope: Scope) -> list[Entry]:
    """The lines with what was unmet marked as done since: the statement came out ten days later."""
    days = sorted(
        sentence.report.day
        for sentence in scope.sentences
        if sentence.report.day and any(_is_document_issued(event) for event in sentence.events)
    )
    found = []
    for entry in entries:
        later = next((day for day in days if entry.day and day > entry.day), None)
        is_open = entry.label in (UNMET, OWNED) and _names_document(entry.text)
        found.append(replace(entry, note=f"{MET_SINCE} {in_full(later)}") if later and is_open else entry)
    return found


def _is_document_issued(event: EventRecord) -> bool:
    return event.label in marks()["friction"]["documents"] and event.status == Status.OCCURRED


def _names_document(words: str) -> bool:
    return pattern("friction", "document_words").search(words) is not None


def _denied_beside(entries: list[Entry]) -> tuple[Warning, ...]:
    """Warning 7: differences are denied, or agreement is stated, beside a custom unmet in the same report."""
    told = [entry for label in (DENIED, AGREED) for entry in entries if entry.label == label]
    for said in told:
        unmet = [e for e in entries if e.label == UNMET and not e.note.startswith(MET_SINCE)]
        beside = [e for e in unmet if e.evidence[0].report == said.evidence[0].report]
        if beside:
            text = f"“{said.text}” is said beside a custom unmet: “{beside[0].text}”."
            evidence = (*said.evidence, *(each for entry in beside for each in entry.evidence))
            return (Warning(number=7, text=text, evidence=evidence),)
    return ()


def _is_between_parties(sentence: Sentence, scope: Scope, near: bool) -> bool:
    """Whether a sentence is about the parties: it names two, or one and no other, or goes on from one that did."""
    if not scope.parties:
        return True
    inside, outside = sentence.countries & scope.parties, sentence.countries - scope.parties
    if len(inside) >= min(2, len(scope.parties)):
        return True
    return bool(inside) and not outside if inside else near and not outside


def _is_of_two(sentence: Sentence, scope: Scope, near: bool) -> bool:
    """Whether a sentence is about what is between two: both are named, now or just before, or "the allies" are."""
    two = len(sentence.countries & scope.parties) >= min(2, len(scope.parties)) or not scope.parties
    return two or (near and not sentence.countries) or bool(pattern("friction", "of_two").search(sentence.quote))


def _of(sentence: Sentence, scope: Scope) -> Iterator[Entry]:
    for sign in find_signs(sentence.quote):
        if _is_with_another(sign, sentence, scope) or _is_background(sign, sentence):
            continue
        statement = statement_at(sentence, sign.end - 1)
        named = statement.source if statement else None
        yield Entry(
            label=sign.label,
            text=_in_phrase(sign, sentence, statement),
            side=named.country if named else None,
            speaker=named.name if named else None,
            day=sentence.report.day,
            note="" if named else "by the report",
            evidence=(evidence_of(sentence),),
        )


def find_signs(quote: str) -> list[Sign]:
    """The words of agreement and of friction in a sentence, and what each is a sign of; none twice.

    >>> [(sign.label, sign.start, sign.end) for sign in find_signs("Norway denied a rift.")]
    [('difference denied', 7, 20)]
    """
    lowered = quote.lower()
    if not any(stem in lowered for stem in marks()["friction"]["stems"]):
        return []
    unmet = [_weighed(Sign(UNMET, *match.span()), quote) for match in pattern("friction", "unmet").finditer(quote)]
    found = list({sign.label: sign for sign in reversed(unmet)}.values())
    found += [
        Sign(AGREED, *match.span())
        for match in pattern("friction", "agreement").finditer(quote)
        if not re.search(r"\b(?:not|n't|never|far from|hardly)\b[^,;]{0,20}$", quote[: match.start()])
    ]
    for match in pattern("friction", "friction").finditer(quote):
        if not any(sign.start < match.end() and match.start() < sign.end for sign in found):
            sign = _weighed(Sign(SIGN, *match.span()), quote)
            found += [sign] if sign.label else []
    return sorted((sign for sign in found if sign.label), key=lambda sign: sign.start)


def _weighed(sign: Sign, quote: str) -> Sign:
    """The sign by the words before it: denied, admitted, settled; without a label when it is only feared."""
    clause = max(quote.rfind(mark, 0, sign.start) for mark in ",;:—")
    begin = max(0, sign.start - _NEAR, clause + 1)
    before = quote[begin : sign.start]
    keys = ((OWNED, "admitted"),) if sign.label == UNMET else _BEFORE
    for label, key in keys:
        match = next(iter(reversed(list(pattern("friction", key).finditer(before)))), None)
        if match is None:
            continue
        if label == RESOLVED and pattern("friction", "not_yet").search(before[: match.start()]):
            return sign
        return Sign(label, begin + match.start(), sign.end)
    return sign


_BEFORE = ((RESOLVED, "resolved"), (DENIED, "denied"), (ADMITTED, "admitted"), ("", "feared"))


def _is_with_another(sign: Sign, sentence: Sentence, scope: Scope) -> bool:
    """Whether the friction is with one who is no party: "at odds with Russia over the cable"."""
    first, rest = sentence.start + sign.end, sentence.quote[sign.end :]
    named = [actor for actor in sentence.actors if first <= actor.start < first + _AFTER]
    if not scope.parties or not named or not re.match(r"[^,.;]{0,30}\b(?:with|between|against|from|by)\b", rest):
        return False
    countries = {each.country for actor in named for each in actor.actors() if each.country}
    return bool(countries) and bool(countries - scope.parties)


def _is_background(sign: Sign, sentence: Sentence) -> bool:
    place = sentence.start + sign.start
    aside = (Standing.BACKGROUND, Standing.PURPOSE)
    return any(event.standing in aside and event.start <= place < event.end for event in sentence.events)


def _in_phrase(sign: Sign, sentence: Sentence, statement: StatementRecord | None) -> str:
    """The sign with a few words behind it, to the end of its clause."""
    rest = re.match(r"[^,.;:”\"]{0,60}(?=[,.;:”\"]|\s)", sentence.quote[sign.end :])
    return f"{sentence.quote[sign.start : sign.end]}{rest.group(0) if rest else ''}".strip(' “”"')
