"""Who is seen, who deals with whom, where, on which days, and how much there is of it all."""

from __future__ import annotations

import pytest
from benchmarks.generated_whole import make_whole_reports
from tests.linking.test_asking import ledger_of
from tests.linking.written import BERG, FINLAND, LAINE, NORWAY, TURKU, Written, day

from accord.api import Ledger
from accord.errors import InputError, RecordNotFound
from accord.linking.upkeep import update
from accord.values import EventType, Status

HALF = "2015-01-03"


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    made = Ledger.open()
    for report, records in make_whole_reports(120, a_day=20):
        made.file.put(report, records, version="1")
    update(made.file)
    return made


def talks(published: str, status: Status = Status.OCCURRED, on: str = "2025-03-05") -> Written:
    made = Written(published=published, title=f"Of {published}").sentence("Ida Berg met Otto Laine in Turku for talks.")
    return made.event("met", EventType.CONSULT, status, actors=(BERG,), recipients=(LAINE,), place=TURKU, date=day(on))


def test_actors_are_counted_by_events_and_statements(ledger: Ledger) -> None:
    seen = ledger.actors()
    assert seen[0].events == max(each.events for each in seen)
    for each in (seen[0], seen[len(seen) // 2], seen[-1]):
        assert each.events == len([e for e in ledger.linked().events if each.id in {a.id for a in e.participants}])
        said = [r for r in ledger.statements() if r.source and r.source.id == each.id]
        assert each.statements == len(said)
        assert each.first is None or each.latest is None or each.first <= each.latest


def test_actors_are_found_by_name_and_kind(ledger: Ledger) -> None:
    someone = ledger.actors(kind="person")[0]
    assert someone in ledger.actors(words=someone.name.lower())
    assert all(each.kind == "state" for each in ledger.actors(kind="state"))
    assert ledger.actors(limit=3, offset=2) == ledger.actors()[2:5]
    assert ledger.actor(someone.id) == someone


def test_an_actor_that_nobody_names_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(RecordNotFound, match="No actor 'XYZ'"):
        ledger.actor("XYZ")


def test_actors_of_an_earlier_day_are_those_named_by_then(ledger: Ledger) -> None:
    before = ledger.actors(as_of=HALF)
    assert 0 < len(before) < len(ledger.actors())
    assert all(each.latest is not None and each.latest <= HALF for each in before)


def test_a_dealing_tells_deeds_from_what_was_foreseen_or_denied() -> None:
    ledger = ledger_of(
        talks("2025-03-06"),
        talks("2025-03-20", Status.PLANNED, "2025-09-22"),
        talks("2026-03-20", Status.DENIED, "2026-03-18"),
    )
    (dealing,) = ledger.dealings(actor="ida-berg")
    assert (dealing.actor.name, dealing.recipient.country, dealing.type) == ("Ida Berg", "FIN", EventType.CONSULT)
    assert (dealing.events, dealing.deeds, dealing.foreseen, dealing.denied) == (3, 1, 1, 1)
    assert (dealing.first, dealing.latest) == ("2025-03-05", "2026-03-18")
    assert ledger.event(dealing.example).actors == (BERG,)


def test_dealings_of_a_country_are_those_of_its_persons() -> None:
    ledger = ledger_of(talks("2025-03-06"))
    assert ledger.dealings(actor="NOR") == ledger.dealings(actor="FIN") == ledger.dealings()
    assert ledger.dealings(actor="CHL") == ()
    assert ledger.dealings(since="2025-03-06") == ()
    assert len(ledger.dealings(until="2025-03-05")) == 1


def test_places_have_their_events() -> None:
    ledger = ledger_of(talks("2025-03-06"), talks("2026-03-20", Status.DENIED, "2026-03-18"))
    (seen,) = ledger.places()
    assert (seen.place, seen.events, seen.latest) == (TURKU, 2, "2026-03-18")
    assert set(seen.examples) == {event.id for event in ledger.events()}
    assert ledger.places(since="2026-01-01")[0].events == 1
    assert ledger.places(actor="CHL") == ()


@pytest.mark.parametrize(("by", "length"), [("year", 4), ("month", 7), ("day", 10)])
def test_days_add_up_to_the_dated_main_events(ledger: Ledger, by: str, length: int) -> None:
    counts = ledger.event_days(by=by)
    assert sum(count.events for count in counts) == len(ledger.timeline())
    assert all(len(count.start) == length for count in counts)
    assert [count.start for count in counts] == sorted(count.start for count in counts)


def test_days_of_an_actor_count_its_events_alone() -> None:
    ledger = ledger_of(talks("2025-03-06"))
    (count,) = ledger.event_days(by="month", actor="ida-berg", main=None)
    assert (count.start, count.status, count.events) == ("2025-03", Status.OCCURRED, 1)
    assert ledger.event_days(by="month", actor="CHL", main=None) == ()


def test_no_other_span_is_counted(ledger: Ledger) -> None:
    with pytest.raises(InputError, match=r"No span 'week'\. Expected one of year, month, day"):
        ledger.event_days(by="week")


@pytest.mark.parametrize("as_of", [None, HALF])
def test_the_overview_says_how_much_there_is(ledger: Ledger, as_of: str | None) -> None:
    seen = ledger.overview(as_of=as_of)
    assert seen.reports == len(ledger.reports(as_of=as_of))
    assert (seen.events, seen.main) == (ledger.count_events(as_of=as_of), ledger.count_events(main=True, as_of=as_of))
    assert seen.statements == len(ledger.statements(as_of=as_of))
    assert seen.figures == len(ledger.figures(as_of=as_of))
    assert sum(seen.plans.values()) == ledger.count_plans(as_of=as_of)
    assert sum(seen.conflicts.values()) == ledger.count_conflicts(as_of=as_of)
    assert (seen.first, seen.undated, seen.failures) == ("2015-01-01", 0, 0)
    assert seen.latest == (as_of or "2015-01-06")


def test_states_are_actors_too() -> None:
    made = Written(published="2025-03-06").sentence("Norway sent ships to Finland.")
    ledger = ledger_of(made.event("sent", EventType.AID, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,)))
    assert [(each.id, each.events, each.first) for each in ledger.actors()] == [
        ("FIN", 1, "2025-03-06"),
        ("NOR", 1, "2025-03-06"),
    ]
