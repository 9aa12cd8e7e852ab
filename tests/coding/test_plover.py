"""PLOVER's own types: status folded into type."""

from __future__ import annotations

import pytest

from accord.coding.plover import manual_type
from accord.values import EventType, Polarity, Status

POS, NEG = Polarity.POSITIVE, Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("type_", "status", "polarity", "reasons", "expected"),
    [
        pytest.param("CONSULT", "occurred", POS, (), "CONSULT", id="done-stays"),
        pytest.param("CONSULT", "planned", POS, (), "AGREE", id="meeting-to-come-agrees"),
        pytest.param("RETREAT", "planned", POS, (), "AGREE", id="promised-release-agrees"),
        pytest.param("RETREAT", "planned", NEG, ("will", "not"), "REJECT", id="will-not-release-rejects"),
        pytest.param("AGREE", "did_not_happen", NEG, (), "REJECT", id="no-agreement-rejects"),
        pytest.param("AID", "proposed", POS, ("must",), "REQUEST", id="must-help-requests"),
        pytest.param("ASSAULT", "planned", POS, ("will",), "THREATEN", id="announced-attack-threatens"),
        pytest.param("ASSAULT", "occurred", POS, (), "ASSAULT", id="attack-done"),
    ],
)
def test_manual_type(type_: str, status: str, polarity: Polarity, reasons: tuple[str, ...], expected: str) -> None:
    assert manual_type(EventType(type_), Status(status), polarity, reasons) == expected


def test_what_plover_leaves_out_stays_out() -> None:
    assert manual_type(None, Status.PLANNED, POS) is None
