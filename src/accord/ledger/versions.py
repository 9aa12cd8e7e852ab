"""5. Records → the ledger: which reading of a report stands, whatever the order they came in."""

from __future__ import annotations

import re
from dataclasses import replace

from accord.reading.addresses import page_address
from accord.records import Report
from accord.values import DateBasis

_BASES = (DateBasis.GIVEN, DateBasis.METADATA, DateBasis.DATELINE, DateBasis.INFERRED, DateBasis.UNKNOWN)


def join_readings(kept: Report, new: Report) -> Report:
    """One report as two readings of it give it: the better founded date, and for every other detail one fixed choice.

    Neither order nor repetition matters, save between two dates given by the user, where the new one counts.
    """
    dated = new if _date_wins(kept, new) else kept
    return replace(
        with_date_of(kept, dated),
        byline=_least(kept.byline, new.byline),
        language=_least(kept.language, new.language),
        format=min(kept.format, new.format),
        source=_least(kept.source, new.source),
        notice=_least(kept.notice, new.notice),
    )


def is_same(kept: Report, report: Report) -> bool:
    """Whether two readings are of one report: the same text, title, publisher and address."""
    return (kept.text, kept.title, kept.publisher, kept.url) == (
        report.text,
        report.title,
        report.publisher,
        report.url,
    )


def with_date_of(report: Report, dated: Report) -> Report:
    """The report with the date of the other, and with what that rests on."""
    return replace(
        report,
        published=dated.published,
        published_basis=dated.published_basis,
        published_words=dated.published_words,
        month_day=dated.month_day,
    )


def is_newer(version: str, than: str) -> bool:
    """Whether a version of the coding comes after another; of two that no number tells apart, the other one.

    >>> is_newer("10", "9"), is_newer("1", "1"), is_newer("1", "2")
    (True, False, False)
    """
    if version == than:
        return False
    return _numbers(version) >= _numbers(than)


def page_of(url: str | None) -> str | None:
    """The address by which two readings of one page are known as such; None for a site's front page or no address.

    >>> page_of("http://www.Example.com/news/1/?utm_source=feed")
    'https://example.com/news/1'
    """
    return page_address(url)


def _date_wins(kept: Report, new: Report) -> bool:
    old_rank, new_rank = _rank(kept), _rank(new)
    if old_rank != new_rank:
        return new_rank < old_rank
    if new.published_basis is DateBasis.GIVEN:
        return new.published != kept.published
    return _date_key(new) < _date_key(kept)


def _rank(report: Report) -> int:
    if report.published is None or report.published_basis not in _BASES:
        return len(_BASES) if report.month_day is None else len(_BASES) - 1
    return _BASES.index(report.published_basis)


def _date_key(report: Report) -> tuple[tuple[bool, str], ...]:
    found = (report.published, report.published_words, report.month_day, report.published_basis)
    return tuple((part is None, part or "") for part in found)


def _least(kept: str | None, new: str | None) -> str | None:
    return min((part for part in (kept, new) if part is not None), default=None)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
