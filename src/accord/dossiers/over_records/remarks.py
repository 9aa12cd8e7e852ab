"""7. Events → dossiers: the view of quotations: exact words, carriers, variants of a remark, bare fragments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry, Warning
from accord.dossiers.over_records.scope import Scope, Seen, cut, evidence_of, find_path, order_of, pattern, words_at
from accord.linking.clustering import find_components
from accord.linking.wordings import find_quotes, pair_remarks
from accord.records import StatementRecord
from accord.values import Actor, Directness

FULL, FRAGMENT, BARE = "full quotation", "fragment", "fragment without a speaker"
_QUOTED = re.compile(r"“([^“”]+)”?|\"([^\"]+)\"|(?<![\w’])‘([^‘’]{3,})’(?!\w)")
_MARKS = "“”\"‘’'«»„ ,.;:!?"
_STEM = 5
"""Letters by which two forms of a word are taken for one: "encouragement", "encouraged"."""
_LEAST_STEM = 4
_MOST_NAMED = 3
_OTHERWISE = "in other words: "


@dataclass(frozen=True, slots=True)
class Remark:
    """Quoted words in one sentence, with their speaker where the report gives one."""

    shown: str
    words: tuple[str, ...]
    sentence: Sentence
    start: int
    statement: StatementRecord | None = None

    @property
    def speaker(self) -> Actor | None:
        """Who says it, as the report gives it."""
        return self.statement.source if self.statement else None

    @property
    def label(self) -> str:
        """A full quotation, a fragment, or one without a speaker."""
        if self.statement is None:
            return BARE
        return FULL if self.statement.directness == Directness.DIRECT else FRAGMENT


def find_remarks(scope: Scope) -> Seen:
    """The quotations of the reports in scope, those of one remark together, with carriers and variants."""
    quoted = [remark for sentence in scope.sentences for remark in _in_sentence(sentence)]
    groups = _group(quoted, scope)
    entries = [_entry(group, scope) for group in groups]
    varied = [entry for entry in entries if _OTHERWISE in entry.note]
    corrected = {name for name, told in scope.by_report.items() if _is_correction(told)}
    reached = [("first carried", entry) for entry in entries] + [("variant", entry) for entry in varied]
    reached += [("corrected", e) for e in varied if corrected & {each.report for each in e.evidence}]
    counts = [("passages", len(quoted)), ("remarks", len(groups))]
    counts += [(f"{label}s", sum(remark.label == label for remark in quoted)) for label in (FULL, FRAGMENT)]
    counts += [("without a speaker", sum(remark.label == BARE for remark in quoted)), ("variants", len(varied))]
    return Seen(
        path=find_path(scope.kind.stages, reached),
        entries=tuple(entries),
        holds=tuple((name, str(count)) for name, count in counts if count),
        warnings=_in_two_wordings(varied),
    )


def _is_correction(told: Sequence[Sentence]) -> bool:
    report = told[0].report
    return bool(pattern("sources", "corrected").search(f"{report.title or ''}\n{report.text[:400]}"))


def _in_two_wordings(varied: Sequence[Entry]) -> tuple[Warning, ...]:
    """Warning 3: one remark stands in two wordings."""
    found = []
    for entry in varied[:_MOST_NAMED]:
        other = re.split(r"; (?:cut short by|given to) ", entry.note.partition(_OTHERWISE)[2])[0]
        text = f"One remark in other words: “{cut(entry.text)}”, elsewhere {other}."
        found.append(Warning(number=3, text=text, evidence=entry.evidence))
    if len(varied) > _MOST_NAMED:
        rest = varied[_MOST_NAMED:]
        found.append(Warning(number=3, text=f"{len(rest)} more remarks in other words.", evidence=rest[0].evidence))
    return tuple(found)


def _in_sentence(sentence: Sentence) -> Iterator[Remark]:
    """The quoted passages of a sentence: those of its statements, then those no statement holds."""
    taken: list[tuple[int, int]] = []
    for statement in sentence.statements:
        for span in statement.quotes:
            words = words_at(sentence, span.start, span.end)
            if words and not any(first < span.end and span.start < last for first, last in taken):
                taken.append((span.start, span.end))
                yield _remark(words, sentence, span.start, statement)
    for match in _QUOTED.finditer(sentence.quote):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        words = next(part for part in match.groups() if part)
        if not any(first < end and start < last for first, last in taken) and not _is_name(words):
            yield _remark(words, sentence, start, None)


def _remark(words: str, sentence: Sentence, start: int, statement: StatementRecord | None) -> Remark:
    shown = " ".join(words.split()).strip(_MARKS)
    return Remark(shown, tuple(re.findall(r"[\w%$€£]+", shown.casefold())), sentence, start, statement)


def _is_name(words: str) -> bool:
    """Whether quoted words are a name: that of an exercise, a ship or a text, each word with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long)


def _group(quoted: Sequence[Remark], scope: Scope) -> list[list[Remark]]:
    """Passages that are one remark: the same words, words cut short, or told in other words near in time."""
    place_of = {(remark.sentence.report.id, remark.start): place for place, remark in enumerate(quoted)}
    pairs: list[tuple[int, int]] = []
    for one, other in pair_remarks(find_quotes(scope.index.known)):
        ends = [place_of.get((each.record.report, each.start)) for each in (one, other)]
        if ends[0] is not None and ends[1] is not None:
            pairs.append((ends[0], ends[1]))
    by_key: dict[object, int] = {}
    for place, remark in enumerate(quoted):
        for key in _keys(remark):
            first = by_key.setdefault(key, place)
            if first != place and quoted[first].sentence.report.id != remark.sentence.report.id:
                pairs.append((first, place))
    groups = find_components(range(len(quoted)), pairs)
    told = [[quoted[place] for place in group] for group in groups]
    told = [sorted(group, key=lambda each: (order_of(each.sentence.report), each.start)) for group in told]
    return sorted(told, key=lambda group: (order_of(group[0].sentence.report), group[0].start))


def _keys(remark: Remark) -> Iterator[object]:
    """What two short passages of one remark share: the speaker, the month or so, and the words or their stems."""
    who = remark.speaker.id if remark.speaker else None
    month = (remark.sentence.report.day or "")[:7]
    yield who, month, "".join(remark.words)
    stems = frozenset(word[:_STEM] for word in remark.words if len(word) >= _LEAST_STEM)
    if who and len(stems) > 1:
        yield who, month, stems


def _entry(group: Sequence[Remark], scope: Scope) -> Entry:
    longest = max(group, key=lambda remark: len(remark.words))
    spoken = next((remark for remark in group if remark.speaker), longest)
    carriers = dict.fromkeys(carrier_of(remark) for remark in group)
    others = [r.shown for r in group if r.words != longest.words and not _is_stretch(r.words, longest.words)]
    shortened = [r for r in group if r.words != longest.words and _is_stretch(r.words, longest.words)]
    notes = [f"carried by {', '.join(carriers)}"]
    notes += [_OTHERWISE + " / ".join(f"“{cut(words)}”" for words in dict.fromkeys(others))] if others else []
    notes += [f"cut short by {', '.join(dict.fromkeys(carrier_of(each) for each in shortened))}"] if shortened else []
    speakers = dict.fromkeys(remark.speaker.name for remark in group if remark.speaker)
    notes += [f"given to {' and '.join(speakers)}"] if len(speakers) > 1 else []
    speaker = spoken.speaker
    return Entry(
        label=spoken.label,
        text=longest.shown,
        side=speaker.country if speaker else None,
        speaker=speaker.name if speaker else None,
        day=group[0].sentence.report.day,
        note="; ".join(notes),
        evidence=tuple(dict.fromkeys(evidence_of(remark.sentence) for remark in group)),
    )


def carrier_of(remark: Remark) -> str:
    """The publisher that carries it, else the report."""
    report = remark.sentence.report
    return report.publisher or f"report {report.id}"


def _is_stretch(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "
