"""Every question of a page, with every filter, has one answer: from what is kept, and from all reports at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generated_whole import make_whole_reports

from accord.api import Ledger
from accord.linking import link
from accord.linking.kept import judgements_of
from accord.linking.surveys import survey
from accord.linking.upkeep import update
from accord.records import FigureRecord, Report, StatementRecord

ROOT = Path(__file__).parents[2]
Asked = tuple[str, dict[str, Any]]
_OF_EVENTS = ("events", "count_events", "dealings", "places", "timeline")


def from_nothing(path: Path) -> Ledger:
    """A ledger that answers from all its reports, linked at once."""
    ledger = Ledger.open(path, write=False)
    known = ledger.known()
    ledger._linked[None] = (known, link(known, judgements_of(ledger.file)))
    return ledger


def make_ledger(path: Path, sources: list[Path]) -> Path:
    with Ledger.open(path) as ledger:
        if sources:
            ledger.add(sources)
        else:
            for report, records in make_whole_reports(90, a_day=15):
                ledger.file.put(report, records, version="1")
            update(ledger.file)
            survey(ledger.file)
    return path


@pytest.fixture(
    scope="module",
    params=["generated", *(pytest.param(name, marks=pytest.mark.model) for name in ("examples", "founding reports"))],
)
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    sources: dict[str, list[Path]] = {"generated": [], "examples": [ROOT / "examples" / "reports"]}
    if request.param == "founding reports":
        sources[request.param] = [request.getfixturevalue("shared") / "seeds"]
    return make_ledger(tmp_path_factory.mktemp("kept") / "ledger.db", sources[request.param])


@pytest.fixture(scope="module")
def both(path: Path) -> Iterator[tuple[Ledger, Ledger]]:
    with Ledger.open(path, write=False) as kept, from_nothing(path) as whole:
        yield kept, whole


def span(ledger: Ledger) -> tuple[str, str]:
    """Two days between which half of the dated events lie."""
    days = sorted(e.date.earliest for e in ledger.linked().events if e.date and e.date.earliest)
    return days[len(days) // 4][:10], days[3 * len(days) // 4][:10]


def of_events(ledger: Ledger) -> Iterator[Asked]:
    first, last = span(ledger)
    events = ledger.linked().events
    actors = {a for e in events for p in e.participants for a in (p.id, p.country, p.name) if a}
    yield from ((name, {}) for name in (*_OF_EVENTS, "overview", "actors", "plan_keepers", "plans", "conflicts"))
    for name in _OF_EVENTS:
        yield from ((name, given) for given in ({"since": first}, {"until": last}, {"since": first, "until": last}))
        yield from ((name, {"actor": actor}) for actor in sorted(actors)[::5])
        yield name, {"actor": sorted(actors)[0], "since": first, "until": last}
    for name in ("events", "count_events"):
        yield from ((name, {"type": each}) for each in sorted({str(e.type) for e in events if e.type}))
        yield from ((name, {"type": each}) for each in sorted({e.label for e in events if e.label}))
        yield from ((name, {"status": each}) for each in sorted({e.status for e in events}))
        yield from ((name, {"main": each}) for each in (True, False))
        yield from ((name, {"report": each.id}) for each in ledger.reports())
    yield from (("event_days", {"by": by, "main": main}) for by in ("year", "month", "day") for main in (True, None))
    yield "event_days", {"by": "day", "since": first, "until": last, "actor": sorted(actors)[0]}
    yield from of_plans(ledger)


def of_plans(ledger: Ledger) -> Iterator[Asked]:
    first, last = span(ledger)
    linked = ledger.linked()
    for name in ("plans", "count_plans"):
        yield from ((name, {"verdict": each}) for each in sorted({plan.verdict for plan in linked.plans}))
        yield from ((name, given) for given in ({"since": first}, {"until": last}))
        yield from ((name, {"actor": keeper.actor}) for keeper in ledger.plan_keepers())
    for name in ("conflicts", "count_conflicts"):
        yield from ((name, {"verdict": each}) for each in sorted({c.verdict for c in linked.conflicts}))
        yield from ((name, {"kind": each}) for each in sorted({c.kind for c in linked.conflicts}))
        yield from ((name, {"event": each}) for each in sorted({c.event for c in linked.conflicts if c.event}))
        yield name, {"since": first}
    yield from (("actors", {"words": each.name.split()[0]}) for each in ledger.actors(limit=20))
    yield from (("actors", {"kind": each}) for each in sorted({a.kind for a in ledger.actors()}))
    yield from (("event", {"name": each.id}) for each in linked.events)
    yield from (("plan", {"name": each.id}) for each in linked.plans)
    yield from (("conflict", {"name": each.id}) for each in linked.conflicts)
    parts = ({"limit": 5, "offset": 2}, {"limit": 5, "newest_first": True})
    yield from ((name, part) for name in ("events", "plans", "conflicts", "timeline") for part in parts)


def test_what_is_kept_answers_as_all_reports_do(both: tuple[Ledger, Ledger]) -> None:
    kept, whole = both
    asked = list(of_events(whole))
    otherwise = [
        (name, given) for name, given in asked if getattr(kept, name)(**given) != getattr(whole, name)(**given)
    ]
    assert not otherwise
    assert len(asked) > 200
    assert not kept._linked, "what is kept answered"


def days_of(records: list[Any], reports: dict[str, Report]) -> list[str]:
    return sorted({day for record in records if (day := reports[record.report].day)})


def _is_named(actor: Any, name: str) -> bool:
    return actor is not None and (name in (actor.id, actor.country) or name.lower() in actor.name.lower())


def narrowed(records: list[Any], reports: dict[str, Report], side: str) -> Iterator[tuple[dict[str, str], list[Any]]]:
    """What is asked of records by somebody who takes part (source or owner), a report, days; and what is found."""
    sides = [actor for record in records if (actor := getattr(record, side))]
    for name in sorted({name for actor in sides for name in (actor.id, actor.name, actor.name[1:])}):
        found = [
            r
            for r in records
            if (a := getattr(r, side)) and (name in (a.id, a.country) or name.lower() in a.name.lower())
        ]
        yield {side: name}, found
    for report in reports:
        yield {"report": report}, [record for record in records if record.report == report]
    middle = (days := days_of(records, reports))[len(days) // 2]
    yield {"since": middle}, [r for r in records if (reports[r.report].day or "") >= middle]
    yield {"until": middle}, [r for r in records if "" < (reports[r.report].day or "") <= middle]


def of_figures(figures: list[FigureRecord]) -> Iterator[tuple[dict[str, str], list[Any]]]:
    for unit in sorted({figure.unit for figure in figures if figure.unit and figure.unit.isascii()}):
        yield {"unit": unit.upper()}, [f for f in figures if (f.unit or "").lower() == unit.lower()]
    for kind in sorted({figure.figure_kind for figure in figures}):
        yield {"kind": kind}, [figure for figure in figures if figure.figure_kind == kind]


def test_records_that_stand_are_found_as_among_all(both: tuple[Ledger, Ledger]) -> None:
    kept, whole = both
    known = whole.known()
    reports = dict(known.reports)
    statements = [record for record in known.records if isinstance(record, StatementRecord)]
    figures = [record for record in known.records if isinstance(record, FigureRecord)]
    assert list(kept.statements()) == statements
    assert list(kept.figures()) == figures
    for given, found in narrowed(statements, reports, "source"):
        assert list(kept.statements(**given)) == found, given  # type: ignore[arg-type]
        assert kept.count_statements(**given) == len(found)  # type: ignore[arg-type]
    for given, found in chain(narrowed(figures, reports, "owner"), of_figures(figures)):
        assert list(kept.figures(**given)) == found, given  # type: ignore[arg-type]
        assert kept.count_figures(**given) == len(found)  # type: ignore[arg-type]


def test_the_newest_records_come_first(both: tuple[Ledger, Ledger]) -> None:
    kept, _ = both
    days = {report.id: report.day or "" for report in kept.reports()}
    for records in (kept.statements, kept.figures):
        every = list(records(newest_first=True))
        assert [days[r.report] for r in every] == sorted((days[r.report] for r in every), reverse=True)
        assert list(records(newest_first=True, limit=7, offset=3)) == every[3:10]
        assert list(records(limit=7, offset=3)) == list(records())[3:10]
