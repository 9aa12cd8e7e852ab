"""What accord doctor and accord config find, and what they say to do."""

from __future__ import annotations

import re
import shutil
from importlib import metadata
from pathlib import Path

import pytest

from accord import checkup
from accord.api import Ledger
from accord.checkup import Finding, Health, doctor
from accord.data import HERE
from accord.ledger.storage import LedgerFile
from accord.records import Report
from accord.setting_table import Setting, config


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [setting.name for setting in config()]:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "small.db"
    with Ledger.open(path) as opened:
        opened._keep_links()
    return path


def found(what: str, ledger: Path | None = None) -> Finding:
    return next(finding for finding in doctor(ledger) if finding.what == what)


def setting(name: str) -> Setting:
    return next(each for each in config() if each.name == name)


@pytest.mark.model
def test_a_sound_installation_has_nothing_to_mend(ledger: Path) -> None:
    findings = doctor(ledger)
    assert [each for each in findings if each.status is Health.WRONG] == []
    told = {each.what for each in findings}
    assert {"model", "encoder", "extra web", "ledger", "file", "pending", "disk", "workers"} <= told


def test_extras_are_those_of_the_distribution() -> None:
    offered = set(metadata.metadata("accord-ledger").get_all("Provides-Extra") or ())
    assert offered - {"all", "docs", "dev", "training"} == set(checkup.EXTRAS)


def test_an_absent_extra_names_its_packages_and_the_line_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    version = checkup._version
    monkeypatch.setattr(checkup, "_version", lambda name: "" if name == "mcp" else version(name))
    absent = found("extra assistant")
    assert (absent.status, absent.found) == (Health.OFF, "without mcp")
    assert "pip install '.[assistant]'" in absent.advice


def test_another_encoder_than_its_card_says_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(HERE / "encoder", tmp_path / "encoder")
    (tmp_path / "encoder" / "tokenizer.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path / "encoder"))
    assert found("encoder").status is Health.WRONG


def test_without_an_encoder_rules_go_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ACCORD_ENCODER", str(tmp_path))
    assert found("encoder").status is Health.WARNING


def test_reports_that_are_not_linked_are_pending(ledger: Path) -> None:
    assert found("pending", ledger).status is Health.OK
    with LedgerFile.open(ledger) as file:
        file.put(Report(text="Leaders met."), [], version="1")
    assert found("pending", ledger).found == "1 reports not linked"
    assert found("undated", ledger).advice == "Date one: accord set-date ID 2025-11-03"


def test_what_could_not_be_read_is_told(ledger: Path) -> None:
    with LedgerFile.open(ledger) as file:
        file.fail("a.pdf", None, "reading", "is empty.")
    assert found("failures", ledger).found == "1 could not be read"


def test_a_file_that_is_no_ledger_is_wrong_and_a_missing_one_is_not(tmp_path: Path) -> None:
    assert found("ledger", tmp_path / "none.db").status is Health.OFF
    other = tmp_path / "other.db"
    other.write_text("not a ledger", encoding="utf-8")
    assert found("ledger", other).status is Health.WRONG


def test_a_damaged_page_is_found(ledger: Path) -> None:
    content = bytearray(ledger.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    content[2 * size : 3 * size] = bytes(size)
    ledger.write_bytes(content)
    assert Health.WRONG in {each.status for each in doctor(ledger) if each.what in ("ledger", "file")}


def test_little_room_is_warned_of(monkeypatch: pytest.MonkeyPatch, ledger: Path) -> None:
    assert found("disk", ledger).status is Health.OK
    monkeypatch.setattr(checkup, "LEAST_FREE", 10**18)
    assert found("disk", ledger).status is Health.WARNING


def test_a_setting_says_where_its_value_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (setting("ACCORD_PACKS").value, setting("ACCORD_PACKS").origin) == ("us-rok, nato", "default")
    monkeypatch.setenv("ACCORD_PACKS", "nato")
    assert (setting("ACCORD_PACKS").value, setting("ACCORD_PACKS").origin) == ("nato", "environment")


def test_a_value_that_is_not_allowed_is_told_and_not_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_WORKERS", "many")
    assert str(setting("ACCORD_WORKERS").problem).startswith("ACCORD_WORKERS is 'many'. Expected a number")
    assert found("setting").status is found("workers").status is Health.WRONG


def test_a_misspelt_variable_is_told_with_the_one_that_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_WORKER", "2")
    assert "Did you mean ACCORD_WORKERS?" in str(setting("ACCORD_WORKER").problem)


def test_every_variable_that_the_code_reads_is_a_setting() -> None:
    source = Path(checkup.__file__).parent
    named = {
        name for path in source.rglob("*.py") for name in re.findall(r'"(ACCORD_[A-Z_]+)"', path.read_text("utf-8"))
    }
    assert named - {"ACCORD_SHARED", "ACCORD_GOLDEN"} == {each.name for each in config()}
