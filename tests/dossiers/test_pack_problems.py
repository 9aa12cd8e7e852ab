"""What may be wrong in a user's dossiers: each told with its line, the reason and what is allowed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from accord.dossiers.packs import bundled, check_pack, read_packs
from accord.dossiers.packs.pack_rules import is_common
from accord.errors import SettingsError

HEAD = '[forum]\nkind = "recurring_meeting"\nnames = ["Baltic Security Forum"]\n'


def problems(tmp_path: Path, text: str, *, beside: tuple[str, ...] = ()) -> list[str]:
    pack = tmp_path / "mine.toml"
    pack.write_text(text, encoding="utf-8")
    return [str(problem) for problem in check_pack(pack, beside)[1]]


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        pytest.param('\n[a]\nkind = "budget_mesure"\nnames = ["x y"]', 3, "Did you mean 'budget_measure'?", id="kind"),
        pytest.param(f"{HEAD}partys = []", 4, "no key 'partys'. Did you mean 'parties'?", id="key"),
        pytest.param(f'{HEAD}id = "x"', 4, "no key 'id'.", id="the id is the table's name"),
        pytest.param('[a]\nkind = "budget_measure"', 1, "no names. Expected a list", id="no names"),
        pytest.param('[a]\nkind = "budget_measure"\nnames = "x"', 3, "names: expected a list such as", id="no list"),
        pytest.param(f'{HEAD}stages = ["hold"]', 4, "no stage 'hold'. Did you mean 'held'?", id="stage"),
        pytest.param(f'{HEAD}called = {{ "on" = "x" }}', 4, "no stage 'on'", id="called"),
        pytest.param(f'{HEAD}parties = ["Norway"]', 4, "Did you mean 'NOR'?", id="a name for a country"),
        pytest.param(f'{HEAD}parties = ["QQQ"]', 4, "ISO 3166-1 alpha-3", id="no country"),
        pytest.param(f'{HEAD}deadline = "31-12"', 4, "such as '12-02'", id="no day"),
        pytest.param(f"{HEAD}every = 0", 4, "Expected 1 or more", id="no number of days"),
        pytest.param(f'{HEAD}related = ["forun"]', 4, "no dossier 'forun' to link to", id="link to nowhere"),
        pytest.param(f'{HEAD}belongs_to = "forum"', 4, "is the dossier itself", id="link to itself"),
        pytest.param(f"{HEAD}\n{HEAD}", 5, "[forum] is there twice", id="twice"),
        pytest.param(f"{HEAD}names", 4, "is not TOML", id="not TOML"),
        pytest.param(
            '[a]\nkind = "budget_measure"\nnames = ["talks"]', 3, "'talks' in names is a common word", id="common"
        ),
        pytest.param(
            f'{HEAD}\n[[forum.moves]]\nstage = "helt"\nwords = ["x"]', 6, "Did you mean 'held'?", id="move's stage"
        ),
        pytest.param(
            f'{HEAD}\n[[forum.moves]]\nstage = "held"\nword = ["x"]', 7, "Did you mean 'words'?", id="move's key"
        ),
        pytest.param(f'{HEAD}\n[[forum.moves]]\nstage = "held"\nstatus = ["done"]', 7, "no status 'done'", id="status"),
        pytest.param(
            f'{HEAD}\n[[forum.moves]]\nstage = "held"', 6, "asks for nothing", id="a move that asks for nothing"
        ),
        pytest.param('[pack]\nneed = ["NOR"]', 2, "no key 'need' of a pack", id="key of the pack"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    found = problems(tmp_path, text)
    assert any(f"mine.toml, line {line}" in each and told in each for each in found), found


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, f'{HEAD}parties = ["QQQ"]\nstages = ["hold"]\n[b]\nkind = "no"\n')
    assert len(found) == 3


def test_reading_stops_at_the_first_and_counts_the_rest(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(f'{HEAD}parties = ["QQQ"]\nstages = ["hold"]\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"line 4, \[forum\]: no country 'QQQ'.*There are 1 more"):
        read_packs((pack,))


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\x00")
    assert "is not UTF-8" in str(check_pack(tmp_path / "mine.toml")[1][0])


def test_packs_used_together_link_to_one_another_and_share_no_name(tmp_path: Path) -> None:
    assert problems(tmp_path, f'{HEAD}related = ["scm"]') != []
    assert problems(tmp_path, f'{HEAD}related = ["scm"]', beside=("us-rok",)) == []
    other = tmp_path / "other.toml"
    other.write_text(HEAD, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"\[forum\]: is already a dossier of (mine|other).toml"):
        read_packs((tmp_path / "mine.toml", other))


def test_a_common_word_beside_parties_is_advice_alone(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[a]\nkind = "budget_measure"\nparties = ["NOR"]\nnames = ["budget"]\n', encoding="utf-8")
    (advice,) = check_pack(pack)[1]
    assert (advice.is_advice, advice.line) == (True, 4)
    assert [dossier.id for dossier in read_packs((pack,))] == ["a"]


def test_a_file_that_was_changed_is_read_anew(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(HEAD, encoding="utf-8")
    assert len(read_packs((pack,))) == 1
    pack.write_text(f"{HEAD}{HEAD.replace('forum', 'other')}", encoding="utf-8")
    os.utime(pack, ns=(1, 1))
    assert len(read_packs((pack,))) == 2


def test_the_needs_of_a_pack_are_those_of_its_dossiers_unless_they_say_so(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(
        f'[pack]\nneeds = ["NOR"]\n{HEAD}[b]\nkind = "talks"\nnames = ["x y"]\nneeds = []\n', encoding="utf-8"
    )
    assert [dossier.needs for dossier in read_packs((pack,))] == [("NOR",), ()]


@pytest.mark.parametrize("name", bundled())
def test_the_bundled_packs_have_nothing_wrong(name: str) -> None:
    assert [str(problem) for problem in check_pack(name)[1] if not problem.is_advice] == []


@pytest.mark.parametrize(("name", "common"), [("summit", True), ("the", True), ("Rammstein", False), ("NATO", False)])
def test_a_common_word(name: str, common: bool) -> None:
    assert is_common(name) is common
