"""One verb in two senses, other parties, sides of a trial, groups, towns and many polls are told apart: own texts."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.ledger.merged import Known, Linked
from accord.linking import link
from accord.records import Report

pytestmark = pytest.mark.model


def read(*told: tuple[str, str]) -> Linked:
    reports = [Report(text=text, published=day) for day, text in told]
    records = tuple(record for report in reports for record in code(report, decided_by="rules"))
    return link(Known({report.id: report for report in reports}, records))


def are_joined(linked: Linked, one: str, other: str) -> bool:
    """Whether one event is told in the words of both; an error where no event is told in them."""
    found = [{e.id for e in linked.events for r in e.records if words in r.text} for words in (one, other)]
    assert all(found), (one, other, [r.text for e in linked.events for r in e.records])
    return bool(found[0] & found[1])


APART = [
    pytest.param(
        "Norway's president said on Monday he would release his tax returns after the vote.",
        "Norway's president was released from the hospital after a three-day stay.",
        "would release",
        "was released",
        id="senses",
    ),
    pytest.param(
        "More subpoenas are likely to be issued in Norway in the coming week.",
        "Norway's judge Ida Berg issued a ruling on Monday against the president's subpoenas.",
        "to be issued",
        "issued a ruling",
        id="senses of issuing",
    ),
    pytest.param(
        "Berg hopes for Norway's Centre Party presidential nomination.",
        "Norway's Green Party presidential nomination went to Laine.",
        "Centre Party presidential",
        "Green Party presidential",
        id="parties",
    ),
    pytest.param(
        "The defense said it would appeal against the Berg sentence in Norway.",
        "The prosecution appealed against the Berg sentence in Norway on Wednesday.",
        "would appeal",
        "appealed",
        id="sides of a trial",
    ),
    pytest.param(
        "Protesters will hold a rally against Norway's king in Bergen.",
        "Protesters held a rally against Norway's king in Tromsø.",
        "will hold a rally",
        "held a rally",
        id="towns",
    ),
    pytest.param(
        "The party uses primary elections, along with caucuses, to select its nominee in the United States.",
        "Laine won the Ohio primary election in the United States on Wednesday.",
        "primary elections",
        "won the Ohio primary",
        id="many polls",
    ),
]


@pytest.mark.parametrize(("early", "late", "one", "other"), APART)
def test_they_are_told_apart(early: str, late: str, one: str, other: str) -> None:
    assert not are_joined(read(("2024-05-13", early), ("2024-05-16", late)), one, other)


TOGETHER = [
    pytest.param(
        "Protesters will hold a rally against Norway's king in Bergen on Wednesday.",
        "Protesters held a rally against Norway's king in Bergen on Wednesday.",
        "will hold a rally",
        "held a rally",
        id="one town",
    ),
    pytest.param(
        "The Ohio primary is to be held on 15 May in the United States.",
        "Laine won the Ohio primary in the United States on 15 May.",
        "Ohio primary",
        "won the Ohio primary",
        id="one poll",
    ),
    pytest.param(
        "Norway will release five Chadian prisoners on Wednesday.",
        "Norway on Wednesday released five Chadian prisoners.",
        "will release",
        "released",
        id="one sense",
    ),
]


@pytest.mark.parametrize(("early", "late", "one", "other"), TOGETHER)
def test_they_are_still_joined(early: str, late: str, one: str, other: str) -> None:
    assert are_joined(read(("2024-05-13", early), ("2024-05-16", late)), one, other)
