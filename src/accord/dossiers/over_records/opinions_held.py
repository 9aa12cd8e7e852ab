"""7. Events → dossiers: the view of opinions: who holds one, how many, and by which poll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from accord.data.register import states
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry, Warning
from accord.dossiers.over_records.scope import (
    Scope,
    Seen,
    evidence_of,
    find_path,
    marks,
    pattern,
    words_of_source,
)
from accord.records import FigureRecord, StatementRecord
from accord.values import FigureKind

POLL = "poll"
NO_NUMBER = "no number"
_PARTY_SECTORS = frozenset({"PTY", "OPP"})


def find_opinions(scope: Scope) -> Seen:
    """The opinions that reports give on what the dossier is about, with holder, number and source."""
    entries = [entry for sentence in scope.about() for entry in _of(sentence, scope)]
    entries = list({(entry.evidence, entry.label, entry.speaker, entry.text): entry for entry in entries}.values())
    reached = [(_stage(entry), entry) for entry in entries]
    sides = [entry for entry in entries if entry.label in ("camp", "party")]
    reached += [("partisan", sides[-1])] if len({entry.speaker for entry in sides}) > 1 else []
    counts = [(label, str(sum(entry.label == label for entry in entries))) for label in _LABELS]
    vague = [entry for entry in entries if entry.note.startswith(NO_NUMBER)]
    holders = dict.fromkeys(f"“{entry.speaker}”" for entry in vague)
    text = f"An opinion without a number: held by {', '.join(holders)}."
    warning = Warning(number=4, text=text, evidence=tuple(dict.fromkeys(e.evidence[0] for e in vague)))
    return Seen(
        path=find_path(scope.kind.stages, reached),
        entries=tuple(entries),
        holds=tuple((label, count) for label, count in counts if count != "0"),
        warnings=(warning,) if vague else (),
    )


_LABELS = ("public", "poll", "camp", "party", "experts", "settled")


def _stage(entry: Entry) -> str:
    return {POLL: "polled", "settled": "settled"}.get(entry.label, "raised")


def _of(sentence: Sentence, scope: Scope) -> Iterator[Entry]:
    if not sentence.countries & scope.parties and scope.parties and sentence.countries:
        return
    polled = list(_polled(sentence))
    yield from polled
    told = list(_stated(sentence, taken=bool(polled)))
    yield from told
    if not told and not polled:
        yield from _in_words(sentence)
    match = pattern("opinions", "settled").search(sentence.quote)
    if match:
        yield _entry("settled", match.group(0), sentence)


def _entry(
    label: str, text: str, sentence: Sentence, *, speaker: str | None = None, side: str | None = None, note: str = ""
) -> Entry:
    return Entry(
        label=label,
        text=text.strip(" ,;"),
        side=side,
        speaker=speaker,
        day=sentence.report.day,
        note=note,
        evidence=(evidence_of(sentence),),
    )


def _stated(sentence: Sentence, *, taken: bool) -> Iterator[Entry]:
    """Opinions that are statements of a public, a camp, a party or of experts."""
    for statement in sentence.statements:
        holder = words_of_source(statement, sentence) or ""
        label = _class_of_source(statement, holder)
        if label and not (taken and label == "public"):
            side = statement.source.country if statement.source else None
            note = _how_many(holder) if label in ("public", "experts", "camp") else ""
            yield _entry(label, statement.text, sentence, speaker=holder, side=side, note=note)


def _class_of_source(statement: StatementRecord, holder: str) -> str:
    if statement.source is not None and statement.source.sector in _PARTY_SECTORS:
        return "party"
    return class_of(holder)


def class_of(holder: str) -> str:
    """Whether words name a "public", a "camp" or "experts"; empty where they name none of these.

    >>> class_of("many Finns"), class_of("the Finns"), class_of("critics of the plan")
    ('public', '', 'camp')
    """
    head = re.split(r" (?:of|in|from|who|at|on|that) ", holder.strip())[0]
    counted = pattern("opinions", "many").match(holder.strip())
    if counted and counted.group(0).endswith(" of"):
        head = holder.strip()
    for label in ("public", "camp", "experts"):
        if re.search(rf"(?:^|\s)(?:{'|'.join(marks()['opinions'][label])})$", head, re.IGNORECASE):
            return label
    *before, last = head.split() or [""]
    is_vague = counted is not None or all(word[:1].isupper() or word in _KINDS_OF_PEOPLE for word in before)
    return "public" if last in _peoples() and is_vague and before[:1] != ["The"] else ""


_KINDS_OF_PEOPLE = frozenset({"ordinary", "young", "younger", "older", "elderly", "conservative", "liberal"})


@cache
def _peoples() -> frozenset[str]:
    """The names of peoples in the plural: "Finns", "Koreans"."""
    named = {demonym.split()[-1] for state in states().values() for demonym in state.demonyms}
    return frozenset(name for name in named if name.endswith("s") and not name.endswith("ss"))


def _how_many(holder: str) -> str:
    """That a number is missing, where words such as "many" stand for one."""
    match = pattern("opinions", "many").match(holder)
    return f"{NO_NUMBER}: “{match.group(0)}”" if match else ""


def _polled(sentence: Sentence) -> Iterator[Entry]:
    """The shares that a poll gives."""
    quote = sentence.quote
    if not pattern("opinions", "polls").search(quote):
        return
    shares = [f for f in sentence.figures if f.figure_kind == FigureKind.SHARE]
    for figure in shares:
        rest = quote[figure.end - sentence.start :]
        view = re.split(r"[;.]|, (?:while|with|and|compared|up|down)\b", rest)[0]
        yield _entry(POLL, f"{figure.text}{view}", sentence, speaker=_pollster(quote), note=_owner(figure))


def _owner(figure: FigureRecord) -> str:
    return f"{figure.value:g} {figure.unit}" if isinstance(figure.value, float | int) and figure.unit else figure.text


def _pollster(quote: str) -> str | None:
    match = re.search("|".join(f"(?:{entry})" for entry in marks()["opinions"]["pollster"]), quote)
    return next((name for name in match.groups() if name), None) if match else None


def _in_words(sentence: Sentence) -> Iterator[Entry]:
    """Opinions in a passive that no statement was read from: "long resented by many Finns"."""
    passive = pattern("opinions", "passive")
    for match in passive.finditer(sentence.quote):
        by = re.match(r"(?P<view>[^.;]{0,80}?) by (?P<holder>[^,.;]{3,60})", sentence.quote[match.end() :])
        label = class_of(by["holder"]) if by else ""
        if by and label:
            text = f"{match.group(0)}{by['view']}".strip()
            yield _entry(label, text, sentence, speaker=by["holder"], note=_how_many(by["holder"]))
