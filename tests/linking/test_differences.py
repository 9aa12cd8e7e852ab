"""What a reader who last looked on a day must know."""

from __future__ import annotations

from tests.linking.test_asking import ledger_of
from tests.linking.written import NORWAY, Written, by, day, held_talks, planned_talks

from accord.linking.differences import ChangeKind
from accord.values import EventType, Status


def dispatch(published: str, status: Status, words: str) -> Written:
    return (
        Written(published, title="Norway and the bases", publisher=f"Wire of {published}")
        .sentence(f"Norway {words} ships to the Harbour Bases in Turku.")
        .event(words, EventType.MOBILIZE, status, actors=(NORWAY,), label="deployment", date=by("2025-03-10"))
    )


def test_a_plan_that_is_held_since_then_changes_status_and_is_a_plan_with_an_outcome() -> None:
    ledger = ledger_of(planned_talks(), held_talks())
    found = {change.kind: change for change in ledger.changes(since="2025-03-04")}
    status = found[ChangeKind.STATUS]
    assert (status.before, status.now, status.day) == ("planned", "occurred", "2025-03-06")
    assert "met in Turku" in status.evidence[0].quote
    assert found[ChangeKind.PLAN].now.startswith("held")


def test_what_is_told_for_the_first_time_is_new() -> None:
    ledger = ledger_of(planned_talks(), held_talks())
    (change, *_) = ledger.changes(since="2025-03-01")
    assert (change.kind, change.before) == (ChangeKind.NEW_EVENT, None)


def test_a_plan_past_its_day_is_overdue_with_the_words_that_stated_it() -> None:
    later = Written("2025-03-20", publisher="Sea Times").sentence("Snow fell on the coast.")
    ledger = ledger_of(planned_talks(), later)
    (change,) = ledger.changes(since="2025-03-04")
    assert (change.kind, change.before, change.day) == (ChangeKind.OVERDUE, "open", "2025-03-05")
    assert "is to meet" in change.evidence[0].quote


def test_figures_that_differ_since_then_are_shown_with_what_was_known() -> None:
    def count(published: str, publisher: str, words: str, value: float) -> Written:
        written = Written(published, publisher=publisher)
        written.sentence(f"Norway keeps {words} troops at the northern harbour base, the army said.")
        return written.figure(words, value, "troops", measures="troops at the northern harbour base")

    ledger = ledger_of(
        count("2025-03-01", "Fjord Wire", "3,000", 3000), count("2025-03-09", "Sea Times", "4,500", 4500)
    )
    (change,) = ledger.changes(since="2025-03-02")
    assert change.kind in (ChangeKind.FIGURE, ChangeKind.CONFLICT)
    assert "3,000" in (change.before or "")
    assert "4,500" in change.now
    assert [words.quote for words in change.evidence] == [
        "Norway keeps 4,500 troops at the northern harbour base, the army said."
    ]


def test_nothing_is_new_to_one_who_has_seen_all() -> None:
    ledger = ledger_of(planned_talks(), held_talks())
    assert ledger.changes(since="2025-03-06") == ()


def test_an_undated_report_is_left_out() -> None:
    undated = held_talks()
    undated.published = None
    assert ledger_of(planned_talks(), undated).changes(since="2025-03-04") == ()


def test_the_timeline_is_by_date_and_bounded() -> None:
    ledger = ledger_of(planned_talks(), held_talks(), dispatch("2025-03-12", Status.OCCURRED, "sent"))
    days = [event.date.earliest or event.date.latest for event in ledger.timeline() if event.date]
    assert days == sorted(days, key=str)
    assert days[0] == day("2025-03-05").earliest
    assert ledger.timeline(until="2025-03-01") == ()
