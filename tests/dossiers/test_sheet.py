"""What a dossier answers, as of any day."""

from __future__ import annotations

import json

import pytest
from tests.dossiers.conftest import PACKS

from accord.api import Ledger
from accord.errors import UnknownCode
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model
PACK = PACKS / "nordic.toml"
PLANNED = ("2021-02-10", "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March 2021.")
HELD = (
    "2021-03-04",
    "Norway and Sweden held the Baltic Security Forum in Oslo on Wednesday. "
    "Norway and Sweden did not issue a joint statement after the talks.",
)
ASKED = (
    "2021-11-04",
    "Norway's prime minister urged lawmakers to approve a 6% rise in defence spending for next year. "
    "“The defence budget must grow by 6 percent,” Norway's defence minister Ida Berg said in Oslo.",
)
AGAIN = (
    "2021-11-10",
    "“The defence budget will have to grow by about 6 percent,” Norway's defence minister Ida Berg said in Oslo.",
)
PASSED = ("2021-12-10", "The Storting on 10 December passed a budget with a 5.1% rise in defence spending for Norway.")


def ledger_of(*reports: tuple[str, str]) -> Ledger:
    ledger = Ledger.open()
    ledger.add(
        Report(text=text, published=day, published_basis=DateBasis.GIVEN, publisher=f"Paper {place}")
        for place, (day, text) in enumerate(reports)
    )
    return ledger


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return ledger_of(PLANNED, HELD, ASKED, AGAIN, PASSED)


def test_a_dossier_is_asked_as_of_any_day(ledger: Ledger) -> None:
    forum = ledger.dossier("forum", pack=PACK)
    assert forum.stage(as_of="2021-02-09") == "nothing reported"
    assert forum.stage(as_of="2021-02-10") == "scheduled"
    assert (forum.stage(), forum.state().since) == ("held", "2021-03-03")
    assert ledger.dossier("forum", as_of="2021-02-20", pack=PACK).stage() == "scheduled"


def test_a_dossier_is_found_by_the_beginning_of_its_id(ledger: Ledger) -> None:
    assert ledger.dossier("FOR", pack=PACK).dossier.id == "forum"
    with pytest.raises(UnknownCode, match=r"No dossier 'forumm'\. Did you mean forum"):
        ledger.dossier("forumm", pack=PACK)


def test_due_and_overdue(ledger: Ledger) -> None:
    (due,) = ledger.dossier("forum", pack=PACK).sheet("2021-02-20").due
    assert (due.what, due.day, due.is_overdue) == ("meeting", "2021-03-03", False)
    assert ledger_of(PLANNED).dossier("forum", pack=PACK).sheet().overdue == ()
    waiting = ledger_of(PLANNED, ("2021-03-20", "Norway's king opened a bridge."))
    (late,) = waiting.dossier("forum", pack=PACK).sheet().overdue
    assert (late.day, late.is_overdue) == ("2021-03-03", True)
    assert ledger.dossier("forum", pack=PACK).sheet().due == ()


def test_a_deadline_of_the_pack_is_told_as_such(ledger: Ledger) -> None:
    due = ledger.dossier("budget", pack=PACK).sheet("2021-11-20").due
    assert [(each.what, each.day, each.basis) for each in due] == [("vote in the Storting", "2021-12-15", "pack")]


def test_figures_over_time_with_who_gives_them_and_what_changed(ledger: Ledger) -> None:
    figures = ledger.dossier("budget", pack=PACK).sheet().figures
    first, last = figures[0], figures[-1]
    assert (first.day, first.status) == ("2021-11-04", "requested")
    assert last.text.startswith("5.1% rise")
    assert last.before is not None
    assert last.before.startswith("6% rise")
    assert all(figure.evidence.quote for figure in figures)


def test_who_said_what_with_the_change_of_wording(ledger: Ledger) -> None:
    said = [each for each in ledger.dossier("budget", pack=PACK).sheet().said if each.speaker == "Ida Berg"]
    assert [(each.side, each.day) for each in said] == [("NOR", "2021-11-04"), ("NOR", "2021-11-10")]
    assert said[0].change == ""
    assert said[1].change in ("reworded", "told otherwise")
    assert "must grow by 6 percent" in said[1].before


def test_plans_with_what_came_of_them(ledger: Ledger) -> None:
    plans = ledger.dossier("forum", pack=PACK).sheet().plans
    assert [plan.verdict.value for plan in plans] == ["held"]
    assert ledger.dossier("forum", pack=PACK).sheet("2021-02-20").plans[0].verdict.value == "open"


def test_what_one_report_alone_says(ledger: Ledger) -> None:
    alone = ledger.dossier("forum", pack=PACK).sheet().alone
    assert {(each.kind, each.what) for each in alone} >= {("stage", "scheduled"), ("stage", "held")}
    (only,) = ledger_of(PLANNED).dossier("forum", pack=PACK).sheet().alone
    assert only.kind == "dossier"


def test_a_copy_is_no_second_report() -> None:
    long = (
        f"{PLANNED[1]} Cables, ferries, fishing grounds and two joint exercises in the autumn are on the table there."
    )
    copied = ledger_of((PLANNED[0], long), (PLANNED[0], f"{long} It rained."))
    (only,) = copied.dossier("forum", pack=PACK).sheet().alone
    assert only.kind == "dossier"


def test_what_changed_since_a_day(ledger: Ledger) -> None:
    changes = ledger.dossier("forum", pack=PACK).changes("2021-02-20")
    told = {(change.kind, change.before, change.now) for change in changes}
    assert ("stage", "scheduled", "held") in told
    assert ("plan", "open", "held") in told
    assert any(kind == "warning" and "no joint statement" in (now or "") for kind, _, now in told)
    assert len(ledger.dossier("forum", pack=PACK).changes("2021-12-10")) == 0


def test_a_warning_that_fell_is_told(ledger: Ledger) -> None:
    changes = ledger.dossier("budget", pack=PACK).changes("2021-11-20")
    assert any(
        change.kind == "warning" and change.now is None and "Deadline" in (change.before or "") for change in changes
    )


def test_linked_dossiers_with_their_stages(tmp_path: object) -> None:
    from pathlib import Path

    pack = Path(str(tmp_path)) / "mine.toml"
    pack.write_text(
        f'{PACK.read_text(encoding="utf-8")}\n[statement]\nkind = "outcome_document"\nbelongs_to = "forum"\n'
        'parties = ["NOR", "SWE"]\nnames = ["joint statement"]\nrelated = ["budget"]\n',
        encoding="utf-8",
    )
    ledger = ledger_of(PLANNED, HELD)
    linked = {each.id: (each.how, each.stage) for each in ledger.dossier("forum", pack=pack).sheet().linked}
    assert linked["statement"][0] == "part of it"
    back = {each.id: (each.how, each.stage) for each in ledger.dossier("statement", pack=pack).sheet().linked}
    assert back["forum"] == ("it is part of", "held")
    assert back["budget"] == ("related", "nothing reported")


def test_a_sheet_is_plain_json(ledger: Ledger) -> None:
    sheet = json.loads(json.dumps(ledger.dossier("budget", pack=PACK).sheet().to_dict()))
    assert sheet["state"]["stage"] == "enacted"
    assert {"due", "figures", "said", "plans", "linked", "alone", "reports", "acknowledged"} <= set(sheet)


def test_every_line_rests_on_words_of_a_report(ledger: Ledger) -> None:
    texts = {report.id: report.text for report in ledger.reports()}
    for name in ("forum", "budget"):
        sheet = ledger.dossier(name, pack=PACK).sheet()
        words = [each.evidence for each in (*sheet.figures, *sheet.said)]
        words += [one for each in (*sheet.due, *sheet.plans, *sheet.alone) for one in each.evidence]
        assert words
        assert all(texts[one.report][one.start : one.end] == one.quote for one in words)
