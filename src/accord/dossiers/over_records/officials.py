"""7. Events → dossiers: the view of unnamed officials: what rests on named sources, unnamed ones, or a passive."""

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
    cut,
    evidence_of,
    find_path,
    pattern,
    statement_at,
    words_of_source,
)
from accord.ledger.merged import ConflictVerdict
from accord.linking.support import is_unnamed
from accord.records import EventRecord, StatementRecord
from accord.values import ActorKind

NAMED, UNNAMED, GROUP, PASSIVE = "named", "unnamed", "unnamed group", "passive"
_MOST_NAMED = 3


def find_officials(scope: Scope) -> Seen:
    """Every claim that rests on people without a name or on a passive, and the shares by report."""
    entries: list[Entry] = []
    counts: dict[str, int] = dict.fromkeys((NAMED, UNNAMED, GROUP, PASSIVE), 0)
    disputed = _disputed(scope)
    for name, told in scope.by_report.items():
        found = [claim for sentence in told for claim in _claims(sentence, scope, disputed)]
        here = [label for label, _ in found]
        for label in counts:
            counts[label] += here.count(label)
        lines = [entry for _, entry in found if entry is not None]
        if found:
            shares = ", ".join(f"{label} {here.count(label)}" for label in counts if label in here)
            report = told[0].report
            words = tuple(dict.fromkeys(entry.evidence[0] for entry in lines)) or (evidence_of(told[0]),)
            entries.append(
                Entry(label="shares", text=shares, speaker=report.publisher, day=report.day, note=name, evidence=words)
            )
        entries += lines
    claims = [entry for entry in entries if entry.label == UNNAMED]
    total = sum(counts.values())
    return Seen(
        path=find_path(scope.kind.stages, [(_stage(entry), entry) for entry in claims]),
        entries=tuple(entries),
        holds=tuple((label, f"{count} of {total}") for label, count in counts.items() if count),
        warnings=(*_unnamed_only(claims), *_without_nation(claims)),
    )


def _claims(sentence: Sentence, scope: Scope, disputed: set[str]) -> Iterator[tuple[str, Entry | None]]:
    """What each statement or passive of a sentence rests on; an entry for all but named sources."""
    for statement in sentence.statements:
        label = class_of_source(statement)
        if label == NAMED:
            yield label, None
        elif label:
            words = words_of_source(statement, sentence) or ""
            notes = [_checked(statement, sentence, scope, disputed)] if label == UNNAMED else []
            notes += [] if label != UNNAMED or names_a_nation(words) else ["nationality not stated"]
            side = statement.source.country if statement.source and names_a_nation(words) else None
            yield label, _entry(label, statement.text, sentence, speaker=words, side=side, note="; ".join(notes))
    for match in pattern("officials", "passive").finditer(sentence.quote):
        rest = sentence.quote[match.end() :]
        if statement_at(sentence, match.start()) is None and not re.match(r"[^,.;]{0,40}\bby\b", rest):
            text = re.split(r"[.;](?:\s|$)|, (?:which|where|as|while|who|reflecting|with)\b", rest)[0]
            yield PASSIVE, _entry(PASSIVE, f"{match.group(0)}{text}", sentence, note="nobody named as the source")


def _entry(
    label: str, text: str, sentence: Sentence, *, speaker: str | None = None, side: str | None = None, note: str = ""
) -> Entry:
    return Entry(
        label=label,
        text=text.strip(),
        side=side,
        speaker=speaker,
        day=sentence.report.day,
        note=note,
        evidence=(evidence_of(sentence),),
    )


def class_of_source(statement: StatementRecord) -> str:
    """Whether a statement's source is named, unnamed, or a group of people without a name; empty without a source."""
    source = statement.source
    if source is None:
        return ""
    if is_unnamed(source):
        return UNNAMED
    return GROUP if source.kind == ActorKind.GROUP else NAMED


def names_a_nation(words: str) -> bool:
    """Whether words for people say of which state they are.

    >>> names_a_nation("Finnish officials"), names_a_nation("two senior officials")
    (True, False)
    """
    return bool(_nations().search(words))


@cache
def _nations() -> re.Pattern[str]:
    named = {
        name for state in states().values() for name in (state.name, *state.names, *state.demonyms, *state.capitals)
    }
    names = sorted((name for name in named if len(name) > 1), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:U\.S\.|U\.K\.|{'|'.join(map(re.escape, names))})(?!\w)")


def _disputed(scope: Scope) -> set[str]:
    """The ids of records whose account another report contradicts."""
    return {
        record
        for conflict in scope.index.linked.conflicts
        if conflict.verdict == ConflictVerdict.CONFLICT
        for account in conflict.accounts
        for record in account.records
    }


def _checked(statement: StatementRecord, sentence: Sentence, scope: Scope, disputed: set[str]) -> str:
    """Whether what unnamed people say is borne out or contradicted by others: "cited" where neither is known."""
    inside = [e for e in sentence.events if statement.start <= e.start < statement.end and e.attributed_to]
    if any(event.id in disputed for event in inside):
        return "contradicted"
    return "corroborated" if inside and all(_is_told_by_others(event, scope) for event in inside) else "cited"


def _is_told_by_others(event: EventRecord, scope: Scope) -> bool:
    """Whether another report tells an event on a named source's word, or on its own."""
    joined = scope.index.event_of.get(event.id)
    others = [record for record in joined.records if record.report != event.report] if joined else []
    return any(not (other.attributed_to and is_unnamed(other.attributed_to)) for other in others)


def _stage(entry: Entry) -> str:
    return entry.note.split(";")[0]


def _unnamed_only(claims: Sequence[Entry]) -> list[Warning]:
    """Warning 8: claims that rest on unnamed people alone."""
    alone = [entry for entry in claims if _stage(entry) == "cited"]
    if not alone:
        return []
    shown = "; ".join(f"“{cut(entry.text)}” ({entry.speaker})" for entry in alone[:_MOST_NAMED])
    more = f"; and {len(alone) - _MOST_NAMED} more" if len(alone) > _MOST_NAMED else ""
    evidence = tuple(dict.fromkeys(entry.evidence[0] for entry in alone))
    return [Warning(number=8, text=f"On unnamed sources only: {shown}{more}.", evidence=evidence)]


def _without_nation(claims: Sequence[Entry]) -> list[Warning]:
    """Warning 9: it is not said of which state the people without a name are."""
    open_now = [entry for entry in claims if "nationality not stated" in entry.note]
    if not open_now:
        return []
    shown = ", ".join(dict.fromkeys(f"“{entry.speaker}”" for entry in open_now[:_MOST_NAMED]))
    evidence = tuple(dict.fromkeys(entry.evidence[0] for entry in open_now))
    return [Warning(number=9, text=f"The nationality is not stated of {shown}.", evidence=evidence)]
