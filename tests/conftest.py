"""Shared fixtures: the loaded pipeline, and the folder of gold data where it is at hand."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

ROOT = Path(__file__).resolve().parent.parent
LONGEST = frozenset(
    {
        *("asking/test_own_questions.py", "cli/test_addresses.py", "cli/test_bad_input.py", "cli/test_kill.py"),
        *("cli/test_manual.py", "cli/test_watching.py", "ledger/test_kill.py", "linking/test_growth.py"),
        *("linking/test_kept_answers.py", "linking/test_kept_parts.py", "linking/test_own_gold.py"),
        *("linking/test_real_gold.py", "linking/test_upkeep.py", "web/test_browser.py", "working/test_crew.py"),
    }
)
"""Files that take half a minute or more, from tests/."""

# Tests start accord some hundreds of times: each start would compile all of it anew, and so would each collection.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell starts what runs in the background with SIGINT ignored, and what is started from here would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """With -n and no --dist the tests of a file run in one process, which makes the ledgers of that file once."""
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False  # it would begin the files of few tests last, and some of those are long
    return LoadFileScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files come first, so that no process is left alone with one at the end."""
    items.sort(key=lambda item: "/".join(item.path.parts[-2:]) not in LONGEST)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The stock spaCy pipeline with sentence boundaries by layout."""
    from accord.parsing.loading import load

    return load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold data and founding reports; skips, saying so, where it is absent."""
    folder = Path(os.environ.get("ACCORD_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip(f"no gold data at {folder}; set ACCORD_SHARED to its folder")
    return folder
