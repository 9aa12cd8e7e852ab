"""The user's own register: its rows are known, and what is wrong with a file is told with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from accord.cli import app
from accord.coder import coding_version
from accord.coding.resolving import resolve_actor
from accord.data.own_register import own_register, read_own_register, use_register
from accord.data.register import bodies, find_holders, find_persons
from accord.errors import RegisterError

PEOPLE = """
[[person]]
name = "Ottilie Fjordgaard"
aliases = ["O. Fjordgaard"]
country = "DNK"
sector = "GOV"
office = "dnk.foreign"
from = "2031-02"
to = "2031-09"

[[body]]
name = "Nordic Harbour Agency"
aliases = ["NHAG"]
country = "DNK"
sector = "COP"
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def written(text: str, name: str = "people.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture(autouse=True)
def _back_to_none() -> Iterator[None]:
    yield
    use_register(None)


def test_rows_are_known(write: Callable[..., Path]) -> None:
    use_register(write(PEOPLE))
    (person,) = find_persons("O. Fjordgaard")
    assert person.posts[0].held_on("2031-05-01")
    assert not person.posts[0].held_on("2032-01-01")
    assert person in [holder for holder, _ in find_holders("dnk.foreign", "2031-05-01")]
    assert bodies()["dnk-nordic-harbour-agency"].sector == "COP"


def test_without_it_they_are_not() -> None:
    assert find_persons("Ottilie Fjordgaard") == ()
    assert own_register().digest == ""


def test_json_lines_say_the_same(write: Callable[..., Path]) -> None:
    use_register(write('{"person": {"name": "Ottilie Fjordgaard", "country": "DNK", "sector": "LEG"}}\n', "p.jsonl"))
    assert find_persons("Ottilie Fjordgaard")[0].posts[0].sector == "LEG"


def test_a_row_joins_the_person_of_that_name_and_state(write: Callable[..., Path]) -> None:
    row = '[[person]]\nname = "Emmanuel Macron"\ncountry = "FRA"\nsector = "BUS"\nfrom = "2040"\n'
    use_register(write(row))
    joined = [person for person in find_persons("Emmanuel Macron") if person.posts[0].sector == "BUS"]
    assert len(joined) == 1
    assert len(joined[0].posts) > 1


def test_the_environment_names_it(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_REGISTER", str(write(PEOPLE)))
    use_register(None)
    assert find_persons("Ottilie Fjordgaard")
    assert own_register().digest in coding_version("rules")
    monkeypatch.delenv("ACCORD_REGISTER")


@pytest.mark.model
def test_reports_are_read_with_it(nlp: Language, write: Callable[..., Path]) -> None:
    use_register(write(PEOPLE))
    actor = resolve_actor("Ottilie Fjordgaard", date="2031-05-01")
    assert actor is not None
    assert (actor.country, actor.sector) == ("DNK", "GOV")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            '\n[[person]]\nname = "A B"\ncountry = "DEN"\nsector = "GOV"', "line 2 (person A B): country 'DEN'"
        ),
        pytest.param('[[body]]\nname = "A B"\nsector = "GOVT"', "Did you mean GOV?"),
        pytest.param('[[person]]\nname = "A B"\nsector = "GOV"', "has no country. Expected an ISO 3166-1 code"),
        pytest.param('[[body]]\nsector = "GOV"', "(body without a name): has no name."),
        pytest.param('[[body]]\nname = "A"\nsector = "GOV"\nnames = []', "'names' is not known. Did you mean name?"),
        pytest.param(
            '[[person]]\nname = "A B"\ncountry = "DNK"\nsector = "GOV"\nfrom = "2031-13"', "from is '2031-13'. Expected"
        ),
        pytest.param(
            '[[person]]\nname = "A B"\ncountry = "DNK"\nsector = "GOV"\nfrom = 2031\nto = 2030', "is before from 2031"
        ),
        pytest.param("person = 1", "person is no list of tables"),
        pytest.param("[[office]]", "key 'office' is not known"),
        pytest.param("[[person]", "is no TOML"),
        pytest.param("", "holds no row"),
    ],
)
def test_what_is_wrong_is_told(write: Callable[..., Path], text: str, told: str) -> None:
    with pytest.raises(RegisterError) as raised:
        read_own_register(write(text))
    assert told in str(raised.value)


@pytest.mark.parametrize("line", ['{"person": 3}', "[]", "{", '{"person": {}, "body": {}}'])
def test_a_wrong_line_of_json_is_told_with_its_number(write: Callable[..., Path], line: str) -> None:
    with pytest.raises(RegisterError, match="line 1"):
        read_own_register(write(line, "people.jsonl"))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot be read"):
        read_own_register(tmp_path / "none.toml")


def test_a_file_that_is_not_sound_leaves_the_one_in_use(write: Callable[..., Path]) -> None:
    use_register(write(PEOPLE))
    with pytest.raises(RegisterError):
        use_register(write("", "empty.toml"))
    assert find_persons("Ottilie Fjordgaard")


def test_the_command_line_takes_it(write: Callable[..., Path]) -> None:
    result = CliRunner().invoke(app, ["--register", str(write("")), "explain", "AID"])
    assert isinstance(result.exception, RegisterError)
