"""How figures are shown in conflicts; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_measured_things import figures

from accord.linking.digits import in_digits

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Twenty-five sailors were on board the boat in Oslo.", "25"),
        ("A hundred and twenty sailors were on board.", "A hundred and twenty"),
        ("More than thirty-one boats left Turku.", "More than 31"),
        ("Some 300 boats left Turku.", "Some 300"),
        ("Seven boats left Turku.", "Seven"),
        ("The navy saw a single rocket over Turku.", "one"),
    ],
)
def test_shown(text: str, shown: str) -> None:
    assert in_digits(figures(text)[0]) == shown
