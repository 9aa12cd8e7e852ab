"""accord mcp, asked by the SDK's own client: pages, cursors, errors of one line, nothing written."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.assistant.conftest import Converse, Told

from accord.assistant import serve
from accord.errors import MissingExtra, NotALedger
from accord.ledger.storage import LedgerFile
from accord.records import Evidence, FigureRecord, Report, StatementRecord
from accord.values import Actor, ActorKind, FigureKind, Span

TOOLS = {
    "search", "events", "statements", "figures", "plans", "conflicts", "changes", "dossiers", "dossier", "report",
    "why", "ask",
}  # fmt: skip
WORDS = [f"Norway sent {number} trucks." for number in range(10, 55)]


def put(path: Path, sentences: list[str], day: str = "2025-03-04") -> Report:
    """A report of one sentence a figure, put into the ledger as if it had been read."""
    text = " ".join(sentences)
    report = Report(text=text, title="Trucks", publisher="Fjord Wire", published=day)
    figures = []
    for sentence in sentences:
        start = text.index(sentence)
        number = sentence.split()[2]
        at = start + sentence.index(number)
        figures.append(
            FigureRecord(
                start=at,
                end=at + len(number),
                text=number,
                value=float(number),
                unit="trucks",
                figure_kind=FigureKind.COUNT,
                evidence=Evidence(report=report.id, start=start, end=start + len(sentence), quote=sentence),
            )
        )
    with LedgerFile.open(path) as file:
        file.put(report, figures, version="1")
    return report


def put_long_statement(path: Path) -> None:
    text = "Never " * 300
    report = Report(text=text, title="Long", published="2025-03-04")
    said = StatementRecord(
        start=0,
        end=len(text),
        text=text,
        content=(Span(start=0, end=len(text)),),
        source=Actor(id="~berg", name="Kari Berg", kind=ActorKind.PERSON),
        evidence=Evidence(report=report.id, start=0, end=len(text), quote=text),
    )
    with LedgerFile.open(path) as file:
        file.put(report, [said], version="1")


CALLS = {
    "first": ("figures", {}),
    "events": ("events", {}),
    "found": ("search", {"words": "trucks"}),
    "second": lambda told: ("figures", {"cursor": told.data("first")["cursor"]}),
    "third": lambda told: ("figures", {"cursor": told.data("second")["cursor"]}),
    "eleven": ("figures", {"about": "sent 11"}),
    "report": lambda told: ("report", {"id": told.data("eleven")["results"][0]["citation"]["report"]}),
    "other question": lambda told: ("figures", {"about": "trucks", "cursor": told.data("first")["cursor"]}),
    "nonsense": ("figures", {"cursor": "20-1-nonsense"}),
    "day before": ("figures", {"as_of": "2025-03-03"}),
    "day of": ("figures", {"as_of": "2025-03-04"}),
    "statements": ("statements", {}),
    "no such id": ("why", {"id": "v000000"}),
    "no such report": ("report", {"id": "zzz"}),
    "no day": ("events", {"since": "yesterday"}),
    "no status": ("events", {"status": "over"}),
    "no tool": ("nothing", {}),
    "no such filter": ("events", {"country": "FIN"}),
    "no dossier": ("dossier", {"id": "no-such-thing"}),
    "plans": ("plans", {}),
    "conflicts": ("conflicts", {}),
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("assistant") / "trucks.db"
    put(path, WORDS)
    put_long_statement(path)
    return path


@pytest.fixture(scope="module")
def told(ledger: Path, converse: Converse) -> Told:
    """All the calls in one session; the file must be the same after it."""
    before = hashlib.sha256(ledger.read_bytes()).hexdigest()
    told = converse(ledger, CALLS)
    assert hashlib.sha256(ledger.read_bytes()).hexdigest() == before, "a question has changed the ledger"
    return told


def test_it_offers_its_tools_as_reading_ones(told: Told) -> None:
    assert {tool.name for tool in told.tools} == TOOLS
    for tool in told.tools:
        assert tool.description
        assert tool.annotations
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.output_schema


def test_a_page_has_twenty_results_and_cursors_lead_to_all(told: Told) -> None:
    pages = [told.data(name)["results"] for name in ("first", "second", "third")]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert told.data("third")["cursor"] is None
    assert told.data("first")["total"] == told.data("third")["total"] == 45
    printed = [each["printed"]["untrusted_text"] for page in pages for each in page]
    assert printed == [str(number) for number in range(10, 55)]


def test_a_citation_leads_to_the_words(told: Told, ledger: Path) -> None:
    (figure,) = told.data("eleven")["results"]
    citation = figure["citation"]
    with LedgerFile.open(ledger, write=False) as file:
        report = file.report(citation["report"])
    assert report.text[citation["start"] : citation["end"]] == citation["words"]["untrusted_text"] == WORDS[1]
    assert (citation["published"], citation["publisher"]["untrusted_text"]) == ("2025-03-04", "Fjord Wire")


def test_the_text_of_an_answer_is_its_data(told: Told) -> None:
    assert json.loads(told.answers["report"].content[0].text) == told.data("report")


def test_a_report_is_told_by_its_records_and_never_whole(told: Told) -> None:
    assert told.data("report")["characters"] == len(" ".join(WORDS))
    assert len(told.data("report")["records"]) == 20
    assert " ".join(WORDS[:3]) not in told.answers["report"].content[0].text


def test_a_cursor_of_another_question_is_refused(told: Told) -> None:
    for name in ("other question", "nonsense"):
        assert told.error(name) == "That cursor is not of this question. Give the one of the last answer, or none."


def test_an_answer_as_of_a_day_knows_no_later_report(told: Told) -> None:
    assert told.data("day before")["results"] == []
    assert len(told.data("day of")["results"]) == 20


def test_words_are_cut_to_five_hundred_characters(told: Told) -> None:
    (shown,) = told.data("statements")["results"]
    for words in (shown["content"], shown["citation"]["words"]):
        assert (len(words["untrusted_text"]), words["cut"]) == (500, True)


def test_errors_are_one_line_that_says_what_to_do(told: Told) -> None:
    names = [name for name in CALLS if name.startswith("no ")]
    errors = {name: told.error(name) for name in names}
    assert [error for error in errors.values() if "\n" in error or "Traceback" in error] == []
    assert errors["no such id"] == "No event, plan, conflict or record 'v000000'. Expected an id that a listing shows."
    assert errors["no day"] == "No day 'yesterday'. Expected an ISO day such as 2025-11-03."
    assert errors["no status"].startswith("events: status: Input should be 'occurred'")
    assert "The tools are search, events" in errors["no tool"]
    assert errors["no such filter"].startswith("events takes no country. It takes actor, type, label, status, since")
    assert told.data("plans")["results"] == told.data("conflicts")["results"] == []


def test_what_another_process_adds_is_seen_and_ends_older_cursors(tmp_path: Path, converse: Converse) -> None:
    path = tmp_path / "growing.db"
    put(path, WORDS)

    def add_more(_: Told) -> tuple[str, dict[str, str]]:
        put(path, ["Norway sent 99 trucks."], day="2025-03-05")
        return "figures", {"about": "99"}

    first, late = ("figures", {}), lambda told: ("figures", {"cursor": told.data("first")["cursor"]})
    told = converse(path, {"first": first, "added": add_more, "late": late})
    assert len(told.data("added")["results"]) == 1
    assert told.error("late") == "The ledger has changed since that cursor was given. Ask again without a cursor."


def test_without_a_ledger_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotALedger, match=r"No ledger '.*none.db'. .* Make one: accord add reports/ --ledger .*none.db"):
        serve(tmp_path / "none.db")


def test_the_command_says_so_in_a_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "accord", "mcp", "--ledger", "none.db"]
    done = subprocess.run(command, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("accord: No ledger 'none.db'.")
    assert done.stderr.count("\n") == 1


def test_without_the_sdk_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("accord.assistant.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    with pytest.raises(MissingExtra, match=r"accord mcp needs the extra 'assistant'. Install it: pip install"):
        serve(tmp_path / "any.db")
