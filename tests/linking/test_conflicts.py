"""Accounts of one thing that differ, each with a verdict on whether both can be true."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, OSLO, TURKU, Written, day, linked

from accord.ledger.merged import Conflict, ConflictVerdict
from accord.values import Approximation, EventType, FigureKind, Status

SENTENCE = "Norway has sent {} soldiers to guard the northern lighthouse islands."


def figure(published: str, words: str, value: float, **fields: Any) -> Written:
    written = Written(published, publisher=f"Wire of {published} {words}").sentence(SENTENCE.format(words))
    given = {"owner": NORWAY, "measures": "soldiers to guard the northern lighthouse islands", **fields}
    return written.figure(f"{words}", value, "soldiers", **given)


def conflicts(*written: Written, kind: str = "figure") -> list[Conflict]:
    return [conflict for conflict in linked(*written).conflicts if conflict.kind == kind]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "450", 450), ConflictVerdict.CONFLICT, id="one day"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-09", "450", 450), ConflictVerdict.CHANGE, id="growing"
        ),
        pytest.param(
            figure("2025-03-05", "450", 450), figure("2025-03-09", "300", 300), ConflictVerdict.UNSURE, id="shrinking"
        ),
        pytest.param(
            figure("2025-03-05", "about 300", 300, approximation=Approximation.ABOUT),
            figure("2025-03-05", "296", 296),
            ConflictVerdict.PRECISION,
            id="rounded",
        ),
        pytest.param(
            figure("2025-03-05", "at least 300", 300, approximation=Approximation.AT_LEAST),
            figure("2025-03-05", "450", 450),
            ConflictVerdict.PRECISION,
            id="a bound that the other meets",
        ),
        pytest.param(
            figure("2025-03-05", "300", 300),
            figure("2025-03-05", "450", 450, status="planned"),
            ConflictVerdict.CHANGE,
            id="planned and actual",
        ),
    ],
)
def test_figures(one: Written, other: Written, verdict: ConflictVerdict) -> None:
    (found,) = conflicts(one, other)
    assert found.verdict == verdict
    assert len(found.accounts) == 2
    assert all(account.evidence for account in found.accounts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(figure("2025-03-05", "300", 300), figure("2025-03-05", "300", 300.0), id="equal"),
        pytest.param(figure("2025-03-05", "300", 300), figure("2025-09-05", "450", 450), id="half a year apart"),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "90000", 90000), id="another size of thing"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300), figure("2025-03-05", "450", 450, owner=FINLAND), id="another owner"
        ),
        pytest.param(
            figure("2025-03-05", "300", 300),
            figure("2025-03-05", "450", 450, figure_kind=FigureKind.ORDINAL),
            id="an ordinal is no count",
        ),
    ],
)
def test_no_conflict_of_figures(one: Written, other: Written) -> None:
    assert conflicts(one, other) == []


def test_two_sources_within_one_report() -> None:
    sentence = (
        "Norway said 300 soldiers guard the lighthouse islands, Finland said 450 soldiers guard the lighthouse islands."
    )
    written = Written("2025-03-05").sentence(sentence)
    written.figure("300", 300, "soldiers", measures="soldiers", attributed_to=NORWAY)
    written.figure("450", 450, "soldiers", measures="soldiers", attributed_to=FINLAND)
    (found,) = conflicts(written)
    assert [account.value for account in found.accounts] == ["300 soldiers (Norway)", "450 soldiers (Finland)"]


def met(publisher: str, on: str, status: Status = Status.OCCURRED, **fields: Any) -> Written:
    written = Written("2025-03-07", publisher=publisher).sentence(
        "Ida Berg met Otto Laine for the Harbour Safety Forum."
    )
    given = {"actors": (BERG, LAINE), "date": day(on), **fields}
    return written.event("met Otto Laine for the Harbour Safety Forum", EventType.CONSULT, status, **given)


def test_a_day_apart_may_be_a_time_zone() -> None:
    (found,) = conflicts(met("A", "2025-03-05"), met("B", "2025-03-06"), kind="date")
    assert found.verdict == ConflictVerdict.TIME_ZONE


def test_one_event_in_two_far_places() -> None:
    (found,) = conflicts(met("A", "2025-03-05", place=TURKU), met("B", "2025-03-05", place=OSLO), kind="place")
    assert found.verdict == ConflictVerdict.UNSURE
    assert [account.value for account in found.accounts] == ["Oslo", "Turku"]


def test_word_against_word() -> None:
    denied = met("B", "2025-03-05", Status.DENIED, attributed_to=LAINE)
    (found,) = conflicts(met("A", "2025-03-05"), denied, kind="account")
    assert (found.verdict, found.reason) == (ConflictVerdict.CONFLICT, "word against word")
    assert [account.value for account in found.accounts] == ["happened", "denied"]


def named(publisher: str, head: str, role: str) -> Written:
    return (
        Written("2025-03-07", publisher=publisher)
        .sentence(f"{role} {head} spoke.")
        .person(f"{role} {head}", head, BERG, role)
    )


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("Ida Berg", "Ida-Lise Berg", 1, id="another first name"),
        pytest.param("Ida Berg", "Berg Ida", 1, id="another order"),
        pytest.param("Ida Berg", "Ida M. Berg", 0, id="an initial"),
        pytest.param("Ida Berg", "Ida Berg Jr.", 0, id="a suffix"),
    ],
)
def test_spellings_of_a_name(one: str, other: str, count: int) -> None:
    assert len(conflicts(named("A", one, "Minister"), named("B", other, "Minister"), kind="name")) == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        pytest.param("Fisheries Minister", "Ocean Minister", 1, id="two names of an office"),
        pytest.param("Minister", "Ocean Minister", 0, id="a shorter form"),
        pytest.param("Defence Minister", "Defense Minister", 0, id="spelling"),
        pytest.param("Ms", "Ocean Minister", 0, id="no office"),
    ],
)
def test_names_of_an_office(one: str, other: str, count: int) -> None:
    assert len(conflicts(named("A", "Ida Berg", one), named("B", "Ida Berg", other), kind="title")) == count
