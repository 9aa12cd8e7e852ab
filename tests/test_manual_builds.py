"""The manual builds without a warning, offline, and its generated reference holds every command and public name."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import accord

pytest.importorskip("sphinx", reason="the extra 'docs' is not installed")
pytest.importorskip("myst_parser", reason="the extra 'docs' is not installed")
pytest.importorskip("furo", reason="the extra 'docs' is not installed")

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual as HTML, made from a copy of docs/ beside links to what it describes."""
    folder = tmp_path_factory.mktemp("manual")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("_build", "reference"))
    for name in ("src", "changelog.d"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "-q", "docs", "site"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_every_command_is_in_the_reference(site: Path) -> None:
    from typer.main import get_command

    from accord.cli import app

    page = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    missing = [name for name in get_command(app).commands if f"<h2>accord {name}<" not in page]  # type: ignore[attr-defined]
    assert missing == []
    assert "<h2>accord dossiers show<" in page
    assert "--as-of" in page


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    page = (site / "reference" / "library.html").read_text(encoding="utf-8")
    assert [name for name in accord.__all__ if f'id="accord.{name}"' not in page] == []
    assert 'id="accord.Ledger.brief"' in page
    assert 'id="accord.Ledger.dossier"' in page


def test_the_codebook_it_shows_is_the_one_that_runs(site: Path) -> None:
    from accord.values import EventType, Status

    page = (site / "reference" / "codes.html").read_text(encoding="utf-8")
    assert [code for code in (*EventType, *Status) if f">{code.value}<" not in page] == []


def test_no_page_asks_another_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'src="http' not in text, path.name
        assert not [line for line in text.splitlines() if "<link" in line and 'href="http' in line], path.name
