"""6. Records ↔ records: one sum of money in two currencies, which other reports give in one of them."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from accord.data import read_toml
from accord.ledger.merged import Conflict, ConflictVerdict, Known, account_of, make_conflict
from accord.linking.digits import in_digits
from accord.linking.mention_words import content_words
from accord.linking.rarity import Rarity
from accord.records import FigureRecord
from accord.values import FigureKind

_AROUND = 250
_Sum = tuple[str, float]


class _WordsAround:
    """The telling words around sums, each read once."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._read: dict[tuple[str, int], frozenset[str]] = {}

    def of(self, figure: FigureRecord) -> frozenset[str]:
        """The telling words around a sum, those of the sentences beside its own too."""
        place = (figure.report, figure.start)
        if place not in self._read:
            text = self._known.reports[figure.report].text
            lead, tail = text[max(0, figure.start - _AROUND) : figure.start], text[figure.end : figure.end + _AROUND]
            self._read[place] = content_words(f"{lead} {tail}") - _plain()
        return self._read[place]


def find_converted(known: Known) -> Iterator[Conflict]:
    """Each sum that a report gives in two currencies, where at least one more report tells it in one of these.

    "The owners put 85 million kroner (some 8 million dollars) into the quay" in one report, "the quay has cost 85
    million kroner" in another. A range ("600 to 700 million kroner") is not compared.
    """
    by_report: dict[str, list[FigureRecord]] = defaultdict(list)
    by_sum: dict[_Sum, list[FigureRecord]] = defaultdict(list)
    for record in known.records:
        if (
            isinstance(record, FigureRecord)
            and record.figure_kind == FigureKind.MONEY
            and record.unit
            and _is_one_number(record)
        ):
            by_report[record.report].append(record)
            by_sum[_sum(record)].append(record)
    told: set[frozenset[_Sum]] = set()
    words = _WordsAround(known)
    for _, figures in sorted(by_report.items()):
        figures.sort(key=lambda figure: figure.start)
        for one, other in pairwise(figures):
            pair = frozenset({_sum(one), _sum(other)})
            if pair not in told and _is_converted(one, other, known):
                found = _conflict(one, other, by_sum, words)
                if found:
                    told.add(pair)
                    yield found


def _conflict(
    one: FigureRecord, other: FigureRecord, by_sum: Mapping[_Sum, Sequence[FigureRecord]], words: _WordsAround
) -> Conflict | None:
    same = [
        [each for each in by_sum[_sum(figure)] if _is_of_one_thing(each, one, other, words)] for figure in (one, other)
    ]
    if len({record.report for records in same for record in records}) < 2:
        return None
    accounts = [account_of(in_digits(records[0]), records) for records in same]
    subject = next((each.measures for records in same for each in records if each.measures), one.text)
    return make_conflict("figure", subject, accounts, ConflictVerdict.PRECISION, "one sum in two currencies")


def _sum(figure: FigureRecord) -> _Sum:
    return figure.unit or "", float(figure.value) if isinstance(figure.value, int | float) else math.nan


def _is_one_number(figure: FigureRecord) -> bool:
    return isinstance(figure.value, int | float)


def _is_converted(one: FigureRecord, other: FigureRecord, known: Known) -> bool:
    """Whether one sum stands right behind another of another currency, in brackets or behind "or"."""
    between = known.reports[one.report].text[one.end : other.start]
    return one.unit != other.unit and bool(_between().fullmatch(between))


def _is_of_one_thing(figure: FigureRecord, one: FigureRecord, other: FigureRecord, words: _WordsAround) -> bool:
    """Whether a sum is one of the two given side by side, or has telling words in common with them."""
    if figure.report == one.report:
        return figure.start in (one.start, other.start)
    shared = words.of(figure) & words.of(one)
    return math.fsum(Rarity().weight(word) for word in shared) >= float(_settings()["weight"])


@cache
def _plain() -> frozenset[str]:
    """Words of money, which sums have in common of whatever they are."""
    return content_words(" ".join(_settings()["plain"]))


@cache
def _between() -> re.Pattern[str]:
    about = "|".join(_settings()["about"])
    return re.compile(rf"\s*(?:\(|, or|or|, i\.e\.|—|–)\s*(?:(?:{about})\s*)?", re.IGNORECASE)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = read_toml("conflicts.toml")["converted_sums"]
    return settings
