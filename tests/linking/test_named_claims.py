"""Denials that name the claim they are against, in one sentence; on own texts."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import ConflictVerdict, Known
from accord.linking import link
from accord.records import Report
from accord.values import DateBasis


def accounts(*texts: str) -> list[list[str]]:
    reports = [
        Report(text=f"OSLO, May 6 - {text}", published="2025-05-06", published_basis=DateBasis.GIVEN, source=str(place))
        for place, text in enumerate(texts)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    found = link(Known({r.id: r for r in reports}, records)).conflicts
    assert all(c.verdict == ConflictVerdict.CONFLICT for c in found if c.kind == "account")
    return [[account.value for account in c.accounts] for c in found if c.kind == "account"]


@pytest.mark.parametrize(
    ("text", "claim", "denial"),
    [
        pytest.param(
            "Finland rejected Norway's claim that its patrol boats had crossed the line.",
            "its patrol boats had crossed the line (Norway)",
            "rejected Norway's claim (Finland)",
            id="whose claim before it",
        ),
        pytest.param(
            "Finland dismissed accusations by Norway that its patrol boats had crossed the line.",
            "its patrol boats had crossed the line (Norway)",
            "dismissed accusations by Norway (Finland)",
            id="whose claim behind it",
        ),
        pytest.param(
            "The interior ministry in Helsinki denied reports that curfews had been imposed in the north.",
            "curfews had been imposed in the north (reports)",
            "denied reports (the interior ministry in Helsinki)",
            id="nobody's claim",
        ),
        pytest.param(
            "The claim of the Finnish side that mortars had been used from Norwegian territory was called a lie by the "
            "army.",
            "mortars had been used from Norwegian territory (the Finnish side)",
            "called a lie (the army)",
            id="in the passive",
        ),
        pytest.param(
            "In the book, Ida Berg claims Otto Laine asked Sweden for help in the election, which Laine denied.",
            "Otto Laine asked Sweden for help in the election (Ida Berg)",
            "denied it (Laine)",
            id="in an aside",
        ),
        pytest.param(
            "Otto Laine was later accused of hiding the payments, which he denied.",
            "accused of hiding the payments",
            "denied it (Otto Laine)",
            id="who is accused, as he",
        ),
        pytest.param(
            "The union has no mandate for an attack on the port. On Monday Norway dismissed any suggestion that the "
            "port might be attacked as ridiculous.",
            "the port might be attacked (suggestion)",
            "dismissed any suggestion (Norway)",
            id="a suggestion, dismissed as ridiculous",
        ),
        pytest.param(
            "Disputing the finding of the Norwegian report that the crew gave no warning, the Finnish inquiry contends "
            "that it called the coast twice.",
            "the crew gave no warning (Norwegian)",
            "Disputing the finding of the Norwegian report (the Finnish inquiry)",
            id="a finding",
        ),
    ],
)
def test_a_denial_names_its_claim(text: str, claim: str, denial: str) -> None:
    assert [claim, denial] in accounts(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Finland has not denied reports that curfews had been imposed in the north.", id="not denied"),
        pytest.param("Finland rejected Norway's offer of two patrol boats.", id="an offer"),
        pytest.param("Finland rejected a call by Norway that the boats leave.", id="a call"),
        pytest.param("The plan for a march was sent to the police, which they rejected.", id="a plan rejected"),
        pytest.param("Norway dismissed the claim of the union.", id="whose claim it is, not what it says"),
    ],
)
def test_what_names_no_claim(text: str) -> None:
    assert not accounts(text)


def test_what_is_said_elsewhere_of_a_named_claim_stands_beside_it() -> None:
    told = [
        "Norway said on Monday that mortars had been used against its post near Kari.",
        "Finland dismissed Norway's claim that mortars had been used against the post.",
    ]
    reports = [
        Report(text=f"OSLO, May 6 - {text}", published="2025-05-06", published_basis=DateBasis.GIVEN, source=str(place))
        for place, text in enumerate(told)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    (found,) = (c for c in link(Known({r.id: r for r in reports}, records)).conflicts if c.kind == "account")
    assert len(found.accounts[0].reports) == 2
    assert found.accounts[1].reports == (reports[1].id,)
