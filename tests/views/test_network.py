"""Who deals with whom: ties, the graph, and what it says to those who cannot see it."""

from __future__ import annotations

import math
from xml.etree import ElementTree

from accord.ledger.tallies import Dealing, Party
from accord.values import EventType
from accord.views.network import MOST_PARTIES, Tie, by_country, draw_network, find_ties

SVG = "{http://www.w3.org/2000/svg}"
KARI = Party(id="~kari-berg", name="Kari Berg", country="NOR")
NORWAY = Party(id="NOR", name="Norway", country="NOR")
FINLAND = Party(id="FIN", name="Finland", country="FIN")
NATO = Party(id="nato", name="NATO")


def dealing(actor: Party, recipient: Party, type_: EventType | None = EventType.CONSULT, events: int = 1) -> Dealing:
    return Dealing(actor=actor, recipient=recipient, type=type_, events=events)


def texts(drawn: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_ties_count_events_by_kind_the_strongest_first() -> None:
    ties = find_ties([dealing(NORWAY, FINLAND), dealing(NORWAY, FINLAND, EventType.AID, 2), dealing(FINLAND, NATO)])
    assert [(tie.actor.name, tie.recipient.name, tie.events) for tie in ties] == [
        ("Norway", "Finland", 3),
        ("Finland", "NATO", 1),
    ]
    assert ties[0].told == "Norway to Finland: cooperation, 3 events (AID 2, CONSULT 1)"


def test_conflict_and_cooperation_are_ties_apart() -> None:
    ties = find_ties([dealing(NORWAY, FINLAND), dealing(NORWAY, FINLAND, EventType.ACCUSE)])
    assert sorted(tie.kind for tie in ties) == ["conflict", "cooperation"]


def test_what_plover_has_no_type_for_is_neither() -> None:
    assert find_ties([dealing(NORWAY, FINLAND, None)])[0].kind == "other"


def test_by_country_a_person_counts_for_the_state_and_its_own_affairs_are_no_tie() -> None:
    ties = find_ties([dealing(KARI, FINLAND), dealing(KARI, NORWAY)], by_country)
    assert [(tie.actor.name, tie.recipient.name) for tie in ties] == [("Norway", "Finland")]


def test_a_body_of_no_state_stays_itself() -> None:
    assert by_country(NATO) is NATO


def test_every_party_has_its_name_and_every_tie_an_arrow_that_says_what_it_is() -> None:
    drawn = draw_network(find_ties([dealing(NORWAY, FINLAND), dealing(FINLAND, NATO)]))
    arrows = [each for each in ElementTree.fromstring(drawn).iter(f"{SVG}path") if "tie" in (each.get("class") or "")]
    assert sorted(texts(drawn)) == ["Finland", "NATO", "Norway"]
    assert [arrow[0].text for arrow in arrows] == [
        "Norway to Finland: cooperation, 1 event (CONSULT 1)",
        "Finland to NATO: cooperation, 1 event (CONSULT 1)",
    ]


def test_the_kind_of_a_tie_is_told_by_its_line_not_by_colour_alone() -> None:
    drawn = draw_network(find_ties([dealing(NORWAY, FINLAND), dealing(NORWAY, FINLAND, EventType.ACCUSE)]))
    dashes = {
        each.get("class"): each.get("stroke-dasharray")
        for each in ElementTree.fromstring(drawn).iter(f"{SVG}path")
        if "tie" in (each.get("class") or "")
    }
    assert dashes == {"tie cooperation": None, "tie conflict": "7 4"}


def test_equal_ties_give_an_equal_picture() -> None:
    ties = find_ties([dealing(NORWAY, FINLAND), dealing(FINLAND, NATO), dealing(NATO, KARI)])
    assert draw_network(ties) == draw_network(list(ties))


def test_strong_ties_stand_side_by_side() -> None:
    many = [Party(id=f"p{n}", name=f"P{n}") for n in range(8)]
    pairs = find_ties([dealing(many[n], many[n + 4], events=5) for n in range(4)])
    drawn = ElementTree.fromstring(draw_network(pairs))
    spots = {
        circle[0].text or "": (float(circle.get("cx", "")), float(circle.get("cy", "")))
        for circle in drawn.iter(f"{SVG}circle")
    }
    apart = [math.dist(spots[f"P{n}"], spots[f"P{n + 4}"]) for n in range(4)]
    assert max(apart) < 350


def test_one_party_may_stand_in_the_middle() -> None:
    drawn = draw_network(
        find_ties([dealing(NORWAY, FINLAND), dealing(NORWAY, NATO)]), middle="NOR", width=800, height=400
    )
    circles = ElementTree.fromstring(drawn).iter(f"{SVG}circle")
    assert ("400", "200") in {(each.get("cx"), each.get("cy")) for each in circles}


def test_weaker_ties_beyond_what_can_be_read_are_left_out_and_counted() -> None:
    many = [dealing(NORWAY, Party(id=f"p{n}", name=f"P{n}")) for n in range(MOST_PARTIES + 9)]
    drawn = draw_network(find_ties(many))
    assert len(texts(drawn)) == MOST_PARTIES
    assert "10 weaker ties are left out" in drawn


def test_no_tie_gives_an_empty_picture_that_says_so() -> None:
    assert "No event between two parties is known." in draw_network([])


def test_a_hostile_name_is_text_and_a_foreign_link_none() -> None:
    hostile = Party(id="x", name='<script>alert(1)</script>"><image href="http://elsewhere.example">\x00')
    tie = Tie(actor=hostile, recipient=FINLAND, kind="other", events=1, types=(("no type", 1),))
    drawn = draw_network([tie], link=lambda party: "javascript:alert(1)")
    names = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(drawn).iter()}
    assert not names & {"script", "image", "a"}


def test_parties_lead_to_their_pages() -> None:
    drawn = draw_network(find_ties([dealing(NORWAY, FINLAND)]), link=lambda party: f"/actors/{party.id}")
    assert {each.get("href") for each in ElementTree.fromstring(drawn).iter(f"{SVG}a")} == {
        "/actors/NOR",
        "/actors/FIN",
    }
