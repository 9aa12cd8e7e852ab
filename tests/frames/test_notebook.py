"""The example notebook runs from end to end, and what it keeps of its last run can be shown."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode
from scripts.run_notebook import NOTEBOOK, executed


def shown(notebook: NotebookNode, start: str) -> dict[str, str]:
    """What the cell that begins so shows at its end: by type, and what it prints."""
    cell = next(cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.startswith(start))
    found: dict[str, str] = {}
    for output in cell.outputs:
        found |= output.get("data", {})
        if output.output_type == "stream":
            found[output.name] = found.get(output.name, "") + output.text
    return found


@pytest.fixture(scope="module")
def run() -> NotebookNode:
    return executed()


@pytest.mark.slow
@pytest.mark.enable_socket
class TestRun:
    def test_no_cell_complains(self, run: NotebookNode) -> None:
        assert not [cell.source for cell in run.cells if "stderr" in str(cell.get("outputs"))]

    def test_reports_are_read(self, run: NotebookNode) -> None:
        assert shown(run, "import accord")["stdout"] == "10 reports: 10 added\n"

    def test_collections_are_tables(self, run: NotebookNode) -> None:
        assert "<table>" in shown(run, "ledger.events(main=True)")["text/html"]

    def test_charts_are_drawn_without_the_web(self, run: NotebookNode) -> None:
        for start in ("import altair", "draw_statements", "days = "):
            drawn = shown(run, start)
            assert "<svg" in drawn["image/svg+xml"]
            assert "text/html" not in drawn

    def test_the_dossier_goes_through_its_stages(self, run: NotebookNode) -> None:
        told = shown(run, "sweden =")["stdout"]
        assert told.splitlines()[0].startswith("2022-05-18  applied")
        assert told.splitlines()[-1].startswith("2024-03-07  acceded")

    def test_two_reports_that_disagree_stand_side_by_side(self, run: NotebookNode) -> None:
        assert "conflict" in shown(run, "oslo =")["text/html"]
        assert shown(run, "for conflict in")["stdout"].count("soldiers to Latvia") == 2

    def test_exports_say_what_was_left_out(self, run: NotebookNode) -> None:
        assert shown(run, "from pathlib")["stdout"].count("Left out: ") == 3


def test_every_cell_of_the_kept_run_was_run_and_none_failed() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert "error" not in {output.output_type for cell in code for output in cell.outputs}


def test_the_kept_run_names_no_machine_and_no_other_host() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    for told in ("/home/", "/tmp/", str(NOTEBOOK.resolve().parent), "http://", "https://", "<script"):
        assert told not in text
