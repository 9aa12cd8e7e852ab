"""6. Records ↔ records: a denial in one report of what another report has a source say, and who else says it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from accord.linking.accusations import find_accusations, is_about, names_denier
from accord.linking.counters import Counter, settings
from accord.linking.deniable import can_be_denied, is_only_named, says_outright
from accord.linking.voices import Sentence, Voice, are_two, clauses_of, is_negated, roots_of
from accord.records import ActorRecord, Record, Report

_LEAST = 2
_MOST_SAYING = 300
"""A word that more statements than this share is not looked up."""


class SaidElsewhere:
    """The statements and accusations of all reports, by the roots of their words."""

    def __init__(self, told: Mapping[str, Sequence[Sentence]]) -> None:
        self._saying: dict[str, list[Voice]] = defaultdict(list)
        self._accusing: dict[str, list[tuple[Voice, list[ActorRecord] | str]]] = defaultdict(list)
        self._days: dict[str, date] = {}
        for name, sentences in told.items():
            if sentences and (day := _day(sentences[0].report)):
                self._days[name] = day
            for sentence in sentences:
                for voice in sentence.voices:
                    if voice.shown and can_be_denied(voice):
                        for root in roots_of(voice.words):
                            self._saying[root].append(voice)
                for voice, against in find_accusations(sentence):
                    for root in roots_of(voice.words):
                        self._accusing[root].append((voice, against))

    def claim_denied(self, counter: Counter) -> Voice | None:
        """What a source says in another report of the same days that a denial is against, the nearest by day."""
        if counter.is_of_deed:
            accused = (pair for root in sorted(counter.about) for pair in self._accusing.get(root, ()))
            found = [v for v, against in accused if names_denier(against, counter.voice) and is_about(v, counter)]
        elif len(counter.about) >= _LEAST:
            rarest = min(sorted(counter.about), key=lambda root: len(self._saying.get(root, ())))
            near = (voice for voice in self._saying.get(rarest, ()) if self._are_near(voice, counter.voice))
            found = [voice for voice in near if says_outright(voice, counter.about)]
        else:
            return None
        found = [voice for voice in found if self._are_near(voice, counter.voice) and are_two(voice, counter.voice)]
        return min(found, key=lambda voice: (self._apart(voice, counter.voice), voice.record.id), default=None)

    def who_else_says(self, claim: Voice, denier: Voice) -> list[Record]:
        """The statements of other reports of the same days that say what a denial names, by who is said to claim it."""
        about = roots_of(claim.words)
        if len(about) < _LEAST or is_only_named(about, claim.words):
            return []
        same: dict[str, Record] = {}
        for voice in self._that_share(about):
            source, whose = voice.source, claim.source
            is_theirs = source and whose and (source.id == whose.id or source.country == whose.country is not None)
            if is_theirs and self._are_near(voice, claim) and are_two(voice, denier) and _says_same(voice, about):
                same.setdefault(voice.record.report, voice.record)
        return [same[name] for name in sorted(same)]

    def _that_share(self, about: frozenset[str]) -> Iterator[Voice]:
        """The statements with the rarest of some words, where it is not too common."""
        by_count = sorted((len(self._saying.get(root, ())), root) for root in about)
        for count, root in by_count:
            if 0 < count <= _MOST_SAYING:
                yield from self._saying[root]

    def _are_near(self, one: Voice, other: Voice) -> bool:
        return one.record.report != other.record.report and self._apart(one, other) <= settings()["most_days"]

    def _apart(self, one: Voice, other: Voice) -> int:
        days = [self._days.get(voice.record.report) for voice in (one, other)]
        if days[0] is None or days[1] is None:
            return 10_000
        return abs((days[0] - days[1]).days)


def _says_same(voice: Voice, about: frozenset[str]) -> bool:
    """Whether one clause that is no denial has most of some words, names left aside."""
    about -= roots_of(" ".join(re.findall(r"\b[A-Z][\w’'-]+", voice.record.evidence.quote)))
    clauses = (clause for clause in clauses_of(voice.words) if not is_negated(clause))
    return any(
        len(shared := roots_of(clause) & about) >= max(_LEAST, 0.6 * len(about)) and not is_only_named(shared, clause)
        for clause in clauses
    )


def _day(report: Report) -> date | None:
    return date.fromisoformat(report.day) if report.day else None
