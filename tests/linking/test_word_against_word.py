"""What two sources give otherwise: times of day, lengths of time, and whether a deed was done at all; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.dated_texts import conflicts_of

import accord
from accord.ledger.merged import Conflict, ConflictVerdict
from accord.linking.told_otherwise import is_no_denial
from accord.records import EventRecord, Report
from accord.values import DateBasis


def conflicts(*texts: tuple[str, str]) -> list[Conflict]:
    return conflicts_of(*texts)


def of_kind(kind: str, found: list[Conflict]) -> list[Conflict]:
    return [conflict for conflict in found if conflict.kind == kind]


LAUNCH = "ANKARA, May 6 - Turkey launched a rocket from its base on the Black Sea at 9:05 a.m. on Tuesday, Ankara said."


def test_a_second_source_gives_its_own_time_of_day() -> None:
    (found,) = of_kind("date", conflicts(("2025-05-06", f"{LAUNCH} Bulgaria's military gave 9:12 a.m.")))
    assert [account.value for account in found.accounts] == ["9:05 a.m. on Tuesday", "9:12 a.m."]
    assert found.verdict == ConflictVerdict.CONFLICT


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("The rocket reached orbit at 9:12 a.m.", id="a later step of the same launch"),
        pytest.param("Bulgaria's military gave 4:12 p.m. as the time of its answer.", id="hours later"),
    ],
)
def test_other_times_of_day_are_no_conflict(more: str) -> None:
    assert not of_kind("date", conflicts(("2025-05-06", f"{LAUNCH} {more}")))


def test_one_flight_in_minutes_and_in_seconds() -> None:
    one = (
        "ANKARA, May 6 - Turkey launched a rocket over the Black Sea on Tuesday. The rocket flew for about 12 minutes."
    )
    other = (
        "SOFIA, May 7 - Turkey's rocket flew for 715 seconds over the Black Sea on Tuesday, Bulgaria's military said."
    )
    (found,) = of_kind("figure", conflicts(("2025-05-06", one), ("2025-05-07", other)))
    assert found.verdict == ConflictVerdict.PRECISION


DEPLOYED = (
    "KYIV, May 6 - Belarus has sent 900 soldiers to Chad, Ukraine's intelligence service said on Tuesday. The soldiers "
    "were flown to Chad from Minsk on Sunday, the service said. {}"
)


def test_a_party_denies_what_another_reports() -> None:
    (found,) = of_kind("account", conflicts(("2025-05-06", DEPLOYED.format("Belarus dismissed the report as fake."))))
    assert found.verdict == ConflictVerdict.CONFLICT
    assert any("Belarus" in account.value for account in found.accounts)


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Belarus rejected an offer of talks.", id="an offer is no claim"),
        pytest.param("Hungary dismissed the report as fake.", id="not a party to it"),
    ],
)
def test_what_is_no_denial_of_it(more: str) -> None:
    assert not of_kind("account", conflicts(("2025-05-06", DEPLOYED.format(more))))


MARCHED = "LIMA, May 6 - Some 600 people marched to the embassy of Chile in Lima on Monday. {}"


@pytest.mark.parametrize(
    ("more", "values"),
    [
        pytest.param("Police put the number at 250.", [250, 600], id="put the number at"),
        pytest.param("The police spoke of only 250.", [250, 600], id="spoke of"),
        pytest.param("Organisers gave the turnout as about 2,000.", [600, 2000], id="gave the turnout as"),
    ],
)
def test_a_source_that_counts_otherwise_what_was_just_counted(more: str, values: list[int]) -> None:
    (found,) = of_kind("figure", conflicts(("2025-05-06", MARCHED.format(more))))
    assert found.verdict == ConflictVerdict.CONFLICT
    assert [f"{value:,}" for value in values] == [
        next(word for word in account.value.split() if word[0].isdigit()) for account in found.accounts
    ]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("Police arrested 250 of them.", id="a part of them"),
        pytest.param("The minister spoke of 250 new jobs in the ports.", id="of another thing"),
        pytest.param("Police put the number at 600.", id="the same number"),
    ],
)
def test_what_counts_nothing_otherwise(more: str) -> None:
    assert not of_kind("figure", conflicts(("2025-05-06", MARCHED.format(more))))


def test_the_whole_is_counted_otherwise_not_its_part() -> None:
    told = "Nine people were killed in the blast in Lima, two of them soldiers. Residents put the toll at 15."
    (found,) = of_kind("figure", conflicts(("2025-05-06", f"LIMA, May 6 - {told}")))
    assert [account.value.split()[0].lower() for account in found.accounts] == ["nine", "15"]


STRUCK = "LIMA, May 6 - Peru's army shelled a post in Chile on Sunday, a Brazilian monitor said on Tuesday. {}"


@pytest.mark.parametrize(
    ("more", "denials"),
    [
        pytest.param("Peru dismissed the report as fake.", 1, id="who is said to have struck"),
        pytest.param("For days Chile denied the accusation.", 0, id="whom it struck"),
    ],
)
def test_an_attack_is_denied_by_who_is_said_to_have_made_it(more: str, denials: int) -> None:
    found = of_kind("account", conflicts(("2025-05-06", STRUCK.format(more))))
    assert len(found) == denials


def test_what_somebody_would_rather_not_have_had_denies_no_deed() -> None:
    told = "OSLO, May 6 - Norway sent the fleet to the Varden bank on Tuesday, the navy said."
    wished = "HELSINKI, May 7 - Finland would have preferred that Norway had not sent the fleet to the Varden bank."
    assert not of_kind("account", conflicts(("2025-05-06", told), ("2025-05-07", wished)))


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("Norway refused to send the fleet.", False),
        ("Norway did not call on Finland to leave Turku.", False),
        ("The president did not mention leaving office.", False),
        ("Norway had promised on Sunday not to send the fleet.", False),
        ("Norway did not send the fleet.", True),
    ],
)
def test_what_denies_a_deed(text: str, *, denies: bool) -> None:
    told = accord.code(Report(text=text, published="2025-05-06", published_basis=DateBasis.GIVEN))
    last = max((record for record in told if isinstance(record, EventRecord)), key=lambda record: record.start)
    assert is_no_denial(last) != denies
