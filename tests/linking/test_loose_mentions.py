"""What names no one happening joins another report's only on something of its own: not on the story both are of."""

from __future__ import annotations

import pytest

from accord.api import Ledger
from accord.records import Report
from accord.values import DateBasis

TOLD = (
    "2021-03-03",
    "Norwegian defence minister Kari Berg visited the border on Wednesday and met Finnish president Eero Salo. "
    "She toured a post with troops of Norway and Finland stationed at the border. Norway and Finland plan a brigade.",
)
LATER = (
    "Finnish president Eero Salo met the Russian foreign minister, who urged dialogue with Norway and Finland.",
    "Recent discussions between Norway and Finland have centred on joining their brigades at the border.",
    "Finland's defence minister denied rumours of redeploying Norwegian and Finnish missiles at the border.",
)


@pytest.mark.model
@pytest.mark.parametrize("later", LATER)
def test_what_is_loose_stays_apart(later: str) -> None:
    ledger = Ledger.open()
    reports = (TOLD, ("2021-03-04", f"Norway and Finland held talks on their brigade and the border. {later}"))
    ledger.add(
        Report(text=text, published=day, published_basis=DateBasis.GIVEN, publisher=f"Paper {number}")
        for number, (day, text) in enumerate(reports)
    )
    words = ("dialogue", "discussions", "redeploying")
    loose = [event for event in ledger.events() if any(word in r.text for r in event.records for word in words)]
    assert loose
    assert all(len({record.report for record in event.records}) == 1 for event in loose)


@pytest.mark.model
@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        pytest.param(
            "Norway joins NATO after almost two years, and the flag of Norway was raised.",
            "In return Norway will support the efforts of Turkey to join the European Union.",
            ("joins NATO", "to join"),
            id="another organisation",
        ),
        pytest.param(
            "Norwegian president Kari Berg agreed to support the invitation of Finland.",
            "Norwegian president Kari Berg agreed to send the protocol on Finland to parliament.",
            ("agreed", "agreed"),
            id="another thing agreed",
        ),
    ],
)
def test_what_is_of_another_body_or_deed_stays_apart(first: str, second: str, words: tuple[str, str]) -> None:
    ledger = Ledger.open()
    ledger.add(
        Report(text=f"{text} Norway and Finland held talks.", published="2021-03-03", published_basis=DateBasis.GIVEN)
        for text in (first, second)
    )
    told = [event for event in ledger.events() if any(r.text.startswith(words) for r in event.records)]
    assert len(told) >= 2
    assert all(len({record.report for record in event.records}) == 1 for event in told)
