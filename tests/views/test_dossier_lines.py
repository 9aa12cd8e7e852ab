"""The dossiers of a brief: a line each, what moved first, each warning once."""

from __future__ import annotations

from dataclasses import replace

from accord.dossiers.model import Dossier, DossierState, Entry, Move, Warning
from accord.ledger.merged import Known, Linked
from accord.records import Evidence, Report
from accord.values import When
from accord.views.brief import make_brief
from accord.views.brief_parts import Brief, Section
from accord.views.markdown import write_markdown
from accord.views.page import write_page

OLD = Report(text="Norway plans a forum.", published="2021-02-10")
NEW = Report(text="Norway held a forum | <b>loudly</b>.", published="2021-03-04")


def words(report: Report) -> Evidence:
    return Evidence(report=report.id, start=0, end=len(report.text), quote=report.text)


def state(name: str, *reports: Report, kind: str = "recurring_meeting", owes: tuple[Warning, ...] = ()) -> DossierState:
    path = tuple(
        Move(stage="scheduled", day=None, reported=each.day, report=each.id, record="e1", evidence=words(each))
        for each in reports
    )
    return DossierState(
        dossier=Dossier(id=name, kind=kind, title=name.title()),
        stage=path[-1].stage if path else "nothing reported",
        since=path[-1].reported if path else None,
        path=path,
        warnings=owes,
    )


def brief_of(*states: DossierState, since: str | None = None) -> Brief:
    known = Known({each.id: each for each in (OLD, NEW)}, ())
    return make_brief(known, Linked(), states, since=since)


def section_of(*states: DossierState, since: str | None = None) -> Section:
    return brief_of(*states, since=since).section("dossiers")


def lines_of(section: Section) -> list[tuple[str, str]]:
    return [(line.group, line.text) for line in section.lines]


def test_what_moved_comes_first_and_what_nothing_tells_of_last() -> None:
    found = lines_of(section_of(state("old", OLD), state("new", OLD, NEW)))
    assert found == [("Moved since 4 March 2021", "New"), ("Nothing new since 4 March 2021", "Old")]


def test_told_again_without_a_step() -> None:
    again = state("again", OLD)
    entry = Entry(label="wording", text="as ever", evidence=(words(NEW),))
    told = DossierState(dossier=again.dossier, stage=again.stage, since=again.since, path=again.path, entries=(entry,))
    assert lines_of(section_of(told)) == [("Told of since 4 March 2021, stage unchanged", "Again")]


def test_the_day_last_looked_decides_what_moved() -> None:
    assert lines_of(section_of(state("old", OLD), since="2021-02-01")) == [("Moved since 1 February 2021", "Old")]


def test_a_dossier_with_a_day_that_presses_comes_before_others() -> None:
    due = Warning(number=11, text="Deadline in 3 days.", evidence=(words(NEW),))
    found = section_of(state("calm", OLD, NEW), state("near", NEW, owes=(due,)))
    assert [line.text for line in found.lines] == ["Near", "Deadline in 3 days.", "Calm"]


def test_what_is_due_first_comes_before_what_is_due_later_or_never() -> None:
    calm, late, soon = state("calm", NEW), state("late", NEW), state("soon", NEW)
    due = [When(value=day, earliest=day, latest=day) for day in ("2021-06-01", "2021-04-01")]
    found = section_of(calm, replace(late, due=due[0], due_what="x"), replace(soon, due=due[1], due_what="x"))
    assert [line.text for line in found.lines] == ["Soon", "Late", "Calm"]


def test_a_warning_that_two_dossiers_owe_is_told_once() -> None:
    owed = Warning(number=4, text="A rate without its base: “8%”.", evidence=(words(NEW),))
    found = section_of(state("one", NEW, owes=(owed,)), state("two", NEW, owes=(owed,)))
    assert [line.text for line in found.lines].count(owed.text) == 1


def test_a_warning_on_fewer_of_the_same_words_is_told_with_the_others() -> None:
    both = Warning(number=4, text="A rate: “8%”, “9%”.", evidence=(words(OLD), words(NEW)))
    one = Warning(number=4, text="A rate: “9%”.", evidence=(words(NEW),))
    found = section_of(state("one", NEW, owes=(one,)), state("both", NEW, owes=(both,)))
    assert [line.text for line in found.lines if line.status == "warning"] == [both.text]


def test_what_a_part_owes_the_whole_does_not_tell_again() -> None:
    whole = state("meeting", NEW, owes=(Warning(number=7, text="No statement.", evidence=(words(NEW),)),))
    part = state("statement", NEW, owes=(Warning(number=7, text="Withheld.", evidence=(words(NEW),)),))
    part = replace(part, dossier=replace(part.dossier, belongs_to="meeting"))
    told = [line.text for line in section_of(whole, part).lines if line.status == "warning"]
    assert told == ["Withheld."]
    assert section_of(whole).lines[1].text == "No statement."


def test_a_warning_about_a_report_stands_once_at_the_end() -> None:
    owed = Warning(number=12, text="The date of report r1 is not known.", evidence=(words(NEW),), about="r1", id="w1")
    found = section_of(state("one", NEW, owes=(owed,)), state("two", OLD, owes=(owed,)))
    assert [line.group for line in found.lines if line.status == "warning"] == ["About the reports they rest on"]


def test_a_line_has_stage_since_and_what_is_due() -> None:
    waiting = state("forum", NEW)
    due = When(value="2021-06-01", earliest="2021-06-01", latest="2021-06-01")
    (line,) = section_of(
        DossierState(
            dossier=waiting.dossier,
            stage="scheduled",
            since="2021-03-04",
            path=waiting.path,
            due=due,
            due_what="meeting",
        )
    ).lines
    assert (line.status, line.when, line.note) == ("scheduled", "since 4 March 2021", "next: meeting 1 June 2021")


def opinions(count: int) -> DossierState:
    entries = tuple(
        Entry(label="public", text=f"view | {place}", speaker="many", evidence=(words(NEW),)) for place in range(count)
    )
    made = state("debate", NEW, kind="opinions")
    return DossierState(dossier=made.dossier, stage="raised", since=made.since, path=made.path, entries=entries)


def test_a_view_is_a_short_table() -> None:
    (table,) = section_of(opinions(6)).tables
    assert (table.columns, len(table.rows)) == (("who", "what", "words"), 4)
    assert table.note == "2 more: accord dossiers show debate"
    assert all(row.references for row in table.rows)


def test_page_and_markdown_have_groups_and_tables() -> None:
    brief = brief_of(state("old", OLD), opinions(2))
    page, markdown = write_page(brief), write_markdown(brief)
    assert "<h3>Moved since 4 March 2021</h3>" in page
    assert "<td>view | 1</td>" in page
    assert "<b>" not in page
    assert "### Nothing new since 4 March 2021" in markdown
    assert "| many | public | view \\| 1 | [1] |" in markdown
