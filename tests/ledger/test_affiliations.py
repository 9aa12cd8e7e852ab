"""The organisations of states for which those who take part act."""

from __future__ import annotations

import pytest

from accord.ledger.affiliations import find_organisations
from accord.ledger.merged import Event
from accord.values import Actor, ActorKind, Status


def actor(name: str, kind: ActorKind = ActorKind.PERSON, country: str | None = None) -> Actor:
    return Actor(id=name, name=name, kind=kind, country=country)


@pytest.mark.parametrize(
    ("who", "day", "expected"),
    [
        pytest.param(actor("nato", ActorKind.ORGANISATION), None, ("nato",), id="by name"),
        pytest.param(actor("nato.kfor", ActorKind.FORCE), None, ("nato",), id="a force"),
        pytest.param(actor("un.un-general-assembly", ActorKind.ORGANISATION), None, ("un",), id="a body"),
        pytest.param(actor("nato.spokesman"), "2025-03-01", ("nato",), id="somebody of it"),
        pytest.param(actor("jens-stoltenberg"), "2022-06-29", ("nato",), id="its head"),
        pytest.param(actor("jens-stoltenberg"), "2025-06-29", (), id="its head of once"),
        pytest.param(actor("mark-rutte", country="NLD"), "2020-06-29", (), id="who acts for a state"),
        pytest.param(actor("islamic-state", ActorKind.FORCE), None, (), id="no organisation of states"),
        pytest.param(actor("~journalists", ActorKind.GROUP), None, (), id="nobody known"),
    ],
)
def test_for_whom_they_act(who: Actor, day: str | None, expected: tuple[str, ...]) -> None:
    assert find_organisations([who], day) == expected


def test_an_event_without_a_day_or_a_report_still_tells() -> None:
    event = Event(
        records=(),
        id="v1",
        title="",
        type=None,
        label=None,
        status=Status.OCCURRED,
        actors=(actor("jens-stoltenberg"),),
    )
    assert event.organisations == ("nato",)
