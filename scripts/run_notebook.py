"""Runs examples/notebook.ipynb and keeps what it shows: python scripts/run_notebook.py"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOK = Path(__file__).resolve().parent.parent / "examples" / "notebook.ipynb"
MOST_PLAIN = 400
"""Characters of plain text kept beside HTML that shows the same."""


def executed(path: Path = NOTEBOOK) -> NotebookNode:
    """The notebook with the outputs of a fresh run beside its reports; raises what a cell raises."""
    notebook = nbformat.read(path, as_version=4)
    with TemporaryDirectory() as folder:
        manager = AsyncKernelManager(transport="ipc", ip=f"{folder}/kernel")
        NotebookClient(notebook, manager, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    notebook.metadata["language_info"] = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            shown = output.get("data", {})
            if "text/html" in shown or "image/svg+xml" in shown:
                shown["text/plain"] = shown["text/plain"][:MOST_PLAIN]
    return notebook


if __name__ == "__main__":
    nbformat.write(executed(), NOTEBOOK)
