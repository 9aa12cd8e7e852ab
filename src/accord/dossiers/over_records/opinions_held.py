"""7. Events → dossiers: the view of opinions: who holds one, how many, and by which poll."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    statement_at,
    words_of_source,
)
from accord.records import FigureRecord, StatementRecord
from accord.values import FigureKind

POLL = "poll"
NO_NUMBER = "no number"
_CLASSES = ("public", "camp", "party", "experts")
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
    in_words = list(_in_words(sentence))
    yield from (entry for _, entry in in_words if not (polled and entry.label == "public"))
    taken = [span for span, _ in in_words]
    yield from _stated(sentence, taken, is_polled=bool(polled))
    match = pattern("opinions", "settled").search(sentence.quote)
    if match and statement_at(sentence, match.start()) is None:
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


def _stated(sentence: Sentence, taken: Sequence[tuple[int, int]], *, is_polled: bool) -> Iterator[Entry]:
    """Opinions that are statements of a public, a camp, a party or of experts, those told already left out."""
    for statement in sentence.statements:
        holder = words_of_source(statement, sentence) or ""
        label = _class_of_source(statement, holder)
        span = statement.source_span
        is_told = span and any(a < span.end - sentence.start and span.start - sentence.start < b for a, b in taken)
        if label and not is_told and not (is_polled and label == "public"):
            side = statement.source.country if statement.source else None
            yield _entry(label, statement.text, sentence, speaker=holder, side=side, note=_how_many(holder))


def _class_of_source(statement: StatementRecord, holder: str) -> str:
    if statement.source is not None and statement.source.sector in _PARTY_SECTORS:
        return "party"
    return class_of(holder)


def class_of(holder: str) -> str:
    """Whether words name a "public", a "camp" or "experts"; empty where they name none of these.

    >>> class_of("many Finns"), class_of("the Finns"), class_of("critics of the plan")
    ('public', '', 'camp')
    """
    words = holder.strip()
    counted = pattern("opinions", "counted").match(words) or pattern("opinions", "many").match(words)
    head = re.split(r" (?:of|in|from|who|at|on|that) ", words[counted.end() if counted else 0 :].strip())[0]
    for label in _CLASSES:
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
    """How many the words say hold it; that a number is missing, where words such as "many" stand for one."""
    counted = pattern("opinions", "counted").match(holder)
    if counted:
        return counted.group(0)
    match = pattern("opinions", "many").match(holder)
    return f"{NO_NUMBER}: “{match.group(0)}”" if match else ""


def _polled(sentence: Sentence) -> Iterator[Entry]:
    """The shares that a poll gives."""
    quote = sentence.quote
    if not pattern("opinions", "polls").search(quote):
        return
    for figure in sentence.figures:
        before, rest = quote[: figure.start - sentence.start], quote[figure.end - sentence.start :]
        if figure.figure_kind != FigureKind.SHARE or pattern("opinions", "compared").search(before[-_CLOSE:]):
            continue
        view = re.split(_END_OF_VIEW, rest)[0]
        yield _entry(POLL, f"{figure.text}{view}", sentence, speaker=_pollster(quote), note=_owner(figure))


_END_OF_VIEW = r"[;.](?:\s|$)|, (?:while|with|and|compared|up|down|against|according)\b| (?:while|compared)\b"
_CLOSE = 16
"""Characters before a share in which it is said to be an earlier one: "down from 52 percent"."""


def _owner(figure: FigureRecord) -> str:
    return f"{figure.value:g} {figure.unit}" if isinstance(figure.value, float | int) and figure.unit else figure.text


def _pollster(quote: str) -> str | None:
    match = re.search("|".join(f"(?:{entry})" for entry in marks()["opinions"]["pollster"]), quote)
    return next((name for name in match.groups() if name), None) if match else None


def _in_words(sentence: Sentence) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Opinions by their words: "long resented by many Finns", "many in Oslo regard it as"; with the holder's place."""
    for form in (_passive(), _active()):
        for match in form.finditer(sentence.quote):
            holder = match["holder"]
            label = class_of(holder) or ("public" if _how_many(holder) else "")
            if not label:
                continue
            view = match["view"] if form is _active() else f"{match['seen']}{match['view']} {match['as'] or ''}"
            entry = _entry(label, view, sentence, speaker=holder, side=_side(holder), note=_how_many(holder))
            yield match.span("holder"), entry


def _side(holder: str) -> str | None:
    """The country whose people the words name."""
    words = re.findall(r"[\w-]+", holder)
    runs = {" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words))}
    longest = max((run for run in runs if run in _states_named()), key=len, default="")
    return _states_named().get(longest)


@cache
def _states_named() -> dict[str, str]:
    """The names and demonyms of states, in the plural too, each with the state's code."""
    found: dict[str, str] = {}
    for state in states().values():
        for name in (state.name, *state.names, *state.demonyms):
            found.setdefault(name, state.id)
            found.setdefault(f"{name}s", state.id)
    return found


@cache
def _holder() -> str:
    """The pattern of a holder's words."""
    lists = marks()["opinions"]
    many = rf"(?i:{'|'.join([*lists['counted'], *lists['many']])})"
    plain = "|".join(word for label in _CLASSES for word in lists[label])
    nouns = rf"(?:(?i:{plain})|{'|'.join(sorted(_peoples()))})"
    place = r"(?: (?:in|of|from|across) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    kinds = r"(?:[A-Z][\w’'-]+ |ordinary |young(?:er)? |old(?:er)? ){0,2}"
    return rf"(?:(?:{many} )?{kinds}{nouns}(?!\w){place}?|{many}{place})"


@cache
def _passive() -> re.Pattern[str]:
    seen = "|".join(marks()["opinions"]["passive"])
    return re.compile(
        rf"(?<!\w)(?P<seen>(?i:{seen}))(?!\w)(?P<view>[^.;,]{{0,80}}?) by (?P<holder>{_holder()})"
        r"(?: (?=as )(?P<as>[^.;,]{3,80}))?"
    )


@cache
def _active() -> re.Pattern[str]:
    verbs = "|".join(marks()["opinions"]["views"])
    adverbs = "also|still|long|now|\\w+ly|have|has|had|do not|does not|did not"
    return re.compile(
        rf"(?<![\w-])(?P<holder>{_holder()}),? (?:(?:{adverbs}) ){{0,3}}"
        rf"(?P<view>(?i:{verbs})(?!\w)[^.;]{{3,160}})"
    )
