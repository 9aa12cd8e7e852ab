"""Packs and kinds read from TOML; what is wrong in one is told with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from accord.dossiers.packs import read_pack
from accord.dossiers.rules import kinds
from accord.errors import SettingsError


def test_the_bundled_pack_names_only_kinds_there_are() -> None:
    assert {dossier.kind for dossier in read_pack("us-rok")} <= set(kinds())


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        pytest.param('[a]\nkind = "budgets"\nnames = ["x"]', "no kind 'budgets'", id="no such kind"),
        pytest.param('[a]\nkind = "budget_measure"', "no names", id="no names"),
        pytest.param('[a]\nkind = "budget_measure"\nnames = ["x"]\nparty = "NOR"', "no key 'party'", id="strange key"),
        pytest.param('[a]\nkind = "budget_measure"\nnames = ["x"]\ndeadline = "2 December"', "is no day", id="no day"),
        pytest.param('[a]\nkind = "budget_measure"\nnames = "x"', r"\[a\]", id="a text for a list"),
        pytest.param('a = "x"', "no kind", id="no table"),
        pytest.param("[a", "is not TOML", id="not TOML"),
    ],
)
def test_a_pack_that_is_wrong_says_what_is_allowed(tmp_path: Path, toml: str, told: str) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(toml, encoding="utf-8")
    with pytest.raises(SettingsError, match=told):
        read_pack(pack)


def test_a_pack_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(SettingsError, match="us-rok"):
        read_pack("nowhere")
