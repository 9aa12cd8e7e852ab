"""Every move of a kind has an example, and the dossier of packs/examples gets there on it."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, stages, warned

from accord.dossiers.rules import kinds

EXAMPLES = [
    pytest.param(kind.name, rule.stage, example, id=f"{kind.name}, {rule.stage}, {number}")
    for kind in kinds().values()
    for rule in kind.moves
    for number, example in enumerate(rule.example, 1)
]


def test_every_move_and_sign_has_an_example() -> None:
    rules = [rule for kind in kinds().values() for rule in (*kind.moves, *kind.signs)]
    assert [rule for rule in rules if not rule.example] == []


@pytest.mark.model
@pytest.mark.parametrize(("kind", "stage", "example"), EXAMPLES)
def test_an_example_moves_its_dossier_to_the_stage(tell: Tell, kind: str, stage: str, example: str) -> None:
    state = tell(kind, ("2021-02-20", example), pack="examples")
    assert stages(state)[-1:] == [stage]


@pytest.mark.model
@pytest.mark.parametrize("kind", sorted(kind.name for kind in kinds().values() if kind.signs))
def test_the_example_of_a_sign_warns(tell: Tell, kind: str) -> None:
    for sign in kinds()[kind].signs:
        state = tell(kind, ("2021-02-20", sign.example[0]), pack="examples")
        assert sign.warning in warned(state)
