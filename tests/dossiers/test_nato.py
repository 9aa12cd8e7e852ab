"""The pack of NATO on own reports: an accession, deployments, programmes, meetings in series, a promise to spend."""

from __future__ import annotations

import pytest

from accord.api import Ledger
from accord.dossiers.model import DossierState
from accord.records import Report
from accord.values import DateBasis

pytestmark = pytest.mark.model

SWEDEN = (
    ("2022-05-16", "Sweden's government has decided to apply for NATO membership, its prime minister said on Monday."),
    (
        "2022-05-18",
        "Sweden formally applied to join the NATO alliance on Wednesday in a letter its envoy handed over.",
    ),
    (
        "2022-06-28",
        "Turkey lifted its veto on Sweden's bid to join NATO late on Tuesday, on the eve of the Madrid summit.",
    ),
    ("2022-06-29", "The alliance's leaders, meeting in Madrid, invited Sweden to join NATO on Wednesday."),
    ("2022-07-05", "Envoys of the 30 allies signed the accession protocol for Sweden in Brussels on Tuesday."),
    ("2022-08-03", "The U.S. Senate approved Sweden's accession to NATO by 95 votes to one on Wednesday."),
    ("2023-01-24", "Turkey has put off talks with Sweden on its NATO membership bid after a protest in Stockholm."),
    ("2024-01-23", "Lawmakers in Turkey ratified Sweden's NATO membership late on Tuesday."),
    (
        "2024-02-26",
        "Hungary's parliament approved Sweden's NATO accession on Monday, the last hurdle to entry.",
    ),
    ("2024-03-07", "Sweden joined NATO as its 32nd member on Thursday at a ceremony in Washington."),
)


def told(dossier: str, *reports: tuple[str, str], as_of: str | None = None) -> DossierState | None:
    """Where a dossier of the pack stands after reports given as (day, text)."""
    ledger = Ledger.open()
    ledger.add(
        Report(text=text, published=day, published_basis=DateBasis.GIVEN, publisher=f"Paper {place}")
        for place, (day, text) in enumerate(reports)
    )
    found = ledger.dossiers(as_of=as_of, pack="nato")
    return next((state for state in found if state.dossier.id == dossier), None)


def stages(dossier: str, *reports: tuple[str, str]) -> list[str]:
    """The stages on a dossier's path."""
    state = told(dossier, *reports)
    return [move.stage for move in state.path] if state else []


def test_an_accession_from_the_application_to_the_flag() -> None:
    assert stages("sweden-accession", *SWEDEN) == [
        "decided to apply",
        "applied",
        "objection lifted",
        "invited",
        "protocol signed",
        "ratifying",
        "blocked",
        "ratifying",
        "approved by all",
        "acceded",
    ]
    state = told("sweden-accession", *SWEDEN)
    assert state is not None
    assert [value for name, value in state.holds if name == "ratified by"] == ["United States", "Turkey", "Hungary"]
    assert dict(state.holds)["acceded on"] == "7 March 2024"
    assert state.since == "2024-03-07"


def test_an_accession_as_of_a_day_in_between() -> None:
    state = told("sweden-accession", *SWEDEN, as_of="2023-02-01")
    assert state is not None
    assert state.stage == "blocked"
    assert ("objections by", "Turkey") in state.holds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Finland's parliament approved Finland's NATO membership on Friday.", id="another applicant"),
        pytest.param("Turkey ratified Finland's bid to join NATO on Thursday, Swedish radio said.", id="whose bid"),
        pytest.param("Turkey and Hungary have yet to ratify Sweden's NATO membership.", id="yet to"),
        pytest.param("Turkey must ratify Sweden's NATO membership before the summit, Rutte said.", id="must"),
        pytest.param("Ukraine wants to join NATO, and Sweden supports it.", id="supports another"),
    ],
)  # fmt: skip
def test_what_does_not_ratify(text: str) -> None:
    assert not {"ratifying", "approved by all", "acceded"} & set(stages("sweden-accession", ("2023-03-30", text)))


def test_a_joint_application_moves_both() -> None:
    report = ("2022-05-18", "Finland and Sweden applied to join NATO on Wednesday.")
    assert stages("sweden-accession", report) == stages("finland-accession", report) == ["applied"]


def test_a_brigade_is_promised_before_it_is_there() -> None:
    signed = (
        "2023-12-18",
        "Germany signed a plan to station some 4,800 German soldiers in Lithuania by 2027.",
    )
    there = (
        "2025-05-22",
        "The German brigade in Lithuania was inaugurated in Vilnius on Thursday.",
    )
    assert stages("lithuania-brigade", signed) == ["decided"]
    assert stages("lithuania-brigade", signed, there) == ["decided", "present"]


def test_battlegroups_are_agreed_on_and_arrive() -> None:
    agreed = (
        "2016-07-08",
        "NATO's leaders agreed on Friday to send multinational battalions to the Baltic states.",
    )
    landed = ("2017-03-17", "The first British soldiers of the NATO battlegroup in Estonia arrived on Friday.")
    assert stages("forward-presence", agreed, landed) == ["decided", "present"]


def test_a_programme_to_its_contract() -> None:
    launched = ("2022-10-13", "Germany and 14 allies launched the European Sky Shield Initiative on Thursday.")
    signed = (
        "2023-07-07",
        "Austria signed a declaration of intent to join the European Sky Shield Initiative.",
    )
    bought = (
        "2024-01-03",
        "NATO's agency awarded a $5.5 billion contract under the European Sky Shield Initiative.",
    )
    assert stages("sky-shield", launched, signed, bought) == ["announced", "agreement", "contracted"]


def test_a_programme_given_up() -> None:
    planned = ("2023-11-15", "NATO plans to buy six E-7A Wedgetail aircraft from Boeing.")
    dropped = (
        "2025-11-13",
        "Seven allies cancelled the order for the E-7A Wedgetail, the Dutch ministry said.",
    )
    assert stages("surveillance-aircraft", planned, dropped) == ["planned", "lapsed"]


MINISTERS = (
    ("2025-10-10", "NATO defence ministers will meet in Brussels on 15 October."),
    ("2025-10-15", "NATO defence ministers met in Brussels on Wednesday to talk about drones."),
    ("2026-02-12", "Defence ministers from NATO countries met in Brussels on Thursday."),
)


def test_ministers_who_meet_are_the_series() -> None:
    assert stages("defence-ministers", *MINISTERS) == ["scheduled", "held", "held"]
    state = told("defence-ministers", *MINISTERS)
    assert state is not None
    assert dict(state.holds)["date"] == "12 February 2026"


def test_one_minister_who_stays_away_calls_nothing_off() -> None:
    text = "The U.S. defense secretary will skip the meeting of NATO defence ministers on 12 February."
    assert "cancelled" not in stages("defence-ministers", ("2026-02-05", text))


def test_a_summit_its_declaration_and_the_next() -> None:
    reports = (
        ("2025-06-20", "The NATO summit will be held in The Hague on 24 and 25 June."),
        (
            "2025-06-25",
            "The NATO summit was held in The Hague on Wednesday. Leaders issued a summit declaration.",
        ),
        ("2025-07-02", "The next NATO summit will be held in Ankara on 7 July 2026, Rutte said."),
    )
    state = told("summit", *reports)
    assert state is not None
    assert [move.stage for move in state.path] == ["scheduled", "held", "outcome document issued", "scheduled"]
    assert state.due is not None
    assert state.due.value == "2026-07-07"
    assert stages("summit-declaration", *reports) == ["issued"]


SPENDING = (
    ("2014-09-05", "NATO leaders agreed in Wales on Friday to spend two percent of GDP on defence within ten years."),
    ("2024-07-10", "NATO leaders reaffirmed their pledge to spend at least 2% of GDP on defence."),
    ("2025-06-22", "Spain will not spend 5% of GDP on defence, its prime minister said, calling that unreasonable."),
    ("2025-06-25", "NATO leaders agreed on Wednesday to raise defence spending to 5% of GDP by 2035."),
)


def test_a_promise_to_spend_is_made_repeated_questioned_and_raised() -> None:
    assert stages("spending-commitment", *SPENDING) == ["agreed", "reaffirmed", "questioned", "raised"]


def test_a_deficit_is_no_defence_spending() -> None:
    text = "Finland agreed with the European Commission to keep its deficit below 2% of GDP."
    assert stages("spending-commitment", ("2025-06-22", text)) == []


def test_a_group_that_is_called_together_meets() -> None:
    convened = ("2025-01-09", "Lloyd Austin convened the Ukraine Defense Contact Group at Ramstein on Thursday.")
    chaired = ("2025-02-12", "The United Kingdom chaired the Ukraine Defence Contact Group in Brussels on Wednesday.")
    numbered = ("2025-09-09", "The 30th meeting of the Ukraine Defence Contact Group took place in London on Tuesday.")
    assert stages("contact-group", convened, chaired) == ["held", "held"]
    assert stages("contact-group", numbered) == ["held"]
    ended = ("2025-02-13", "NATO Defence Ministers concluded their meeting in Brussels on Thursday.")
    assert stages("defence-ministers", ended) == ["held"]


def test_a_talk_before_a_meeting_is_not_that_meeting() -> None:
    before = ("2025-06-20", "Mark Rutte chaired a session of ambassadors on Friday before the NATO summit.")
    assert "held" not in stages("summit", before)


def test_troops_that_are_to_come_are_not_there() -> None:
    ready = ("2023-06-26", "Germany is ready to station a brigade permanently in Lithuania, its minister said.")
    signed = (
        "2023-12-18",
        "Germany and Lithuania signed a roadmap on Monday for the stationing of 4,800 German soldiers in Lithuania.",
    )
    assert stages("lithuania-brigade", ready) == []
    assert stages("lithuania-brigade", signed) == ["decided"]


def test_the_lead_that_is_handed_over_shows_the_mission() -> None:
    handed = (
        "2024-03-27",
        "Belgian F-16s handed over the Baltic Air Policing mission to Spain on Monday.",
    )
    assert stages("air-policing", handed) == ["present"]


def test_sittings_in_the_plural_are_none_of_them() -> None:
    planned = ("2025-06-20", "The NATO summit will be held in The Hague on 24 June.")
    many = ("2025-07-02", "A firm held the security for the allies when they held NATO summits before the reform.")
    assert stages("summit", planned, many) == ["scheduled"]
