"""The features by which an event weighs for a reader."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, TURKU, Written, day, held_talks, linked

from accord.data import read_toml
from accord.ledger.merged import Event
from accord.linking.main_features import WEIGHED, weigh
from accord.values import Actor, ActorKind, DateBasis, EventType, Polarity, Status


def only(event_of: Written) -> Event:
    (event,) = linked(event_of).events
    return event


def names(event: Event) -> set[str]:
    return {reason.split()[0] for reason in event.weight_reasons}


def told(sentence: str, words: str, **more: object) -> set[str]:
    """The features of the one event that a sentence tells with these words."""
    report = Written("2025-03-06").sentence(sentence)
    settings = {"actors": (NORWAY,), **more}
    return names(
        only(report.event(words, settings.pop("type", None), settings.pop("status", Status.OCCURRED), **settings))
    )


def test_what_counts_is_said_with_its_weight() -> None:
    weights = read_toml("linking.toml")["main_event"]["weights"]
    total, reasons = weigh({"reports": 2.0, "doer": 1.0, "named": 0.0})
    assert total == pytest.approx(2 * weights["reports"] + weights["doer"])
    assert reasons == (f"reports 2×{weights['reports']:g}", f"doer 1×{weights['doer']:g}")


def test_who_does_it_and_with_whom() -> None:
    assert "done_to" in told("Norway met Finland.", "met", type=EventType.CONSULT, recipients=(FINLAND,))
    assert "done_to" not in told("Norway met.", "met", type=EventType.CONSULT)
    assert "doer" not in told("Finland was told.", "told", actors=(), recipients=(FINLAND,))


def test_an_event_of_no_known_country_weighs_less() -> None:
    assert "no_country" in told("It was voted on.", "voted", actors=())
    assert "no_country" not in told("Norway voted on it.", "voted")


@pytest.mark.parametrize(
    ("id_", "kind", "sector", "counts"),
    [
        ("un.world-fisheries-office", ActorKind.ORGANISATION, "HLH", True),
        ("opec", ActorKind.ORGANISATION, "IGO", True),
        ("some-secretary-general", ActorKind.PERSON, "IGO", True),
        ("~harbour.club", ActorKind.ORGANISATION, "BUS", False),
        ("~labour-unions", ActorKind.ORGANISATION, "IGO", False),
        ("some-charity", ActorKind.ORGANISATION, "NGO", False),
    ],
)
def test_an_organisation_of_states_weighs_nearly_as_a_state(
    id_: str, kind: ActorKind, sector: str, counts: bool
) -> None:
    body = Actor(id=id_, name="The body", kind=kind, country=None, sector=sector)
    assert ("many_states" in told("The body voted on it.", "voted", actors=(body,))) is counts
    assert "many_states" not in told("Norway and the body voted on it.", "voted", actors=(NORWAY, body))


def test_words_that_name_a_sort_of_happening() -> None:
    assert "sort" in told("Norway held talks.", "held talks")
    assert "sort" not in told("Norway looked on.", "looked")


def test_a_gerund_or_infinitive_hangs_on_another_verb() -> None:
    assert "hangs" in told("Norway hopes to sail.", "to sail", status=Status.PLANNED)
    assert "hangs" in told("Norway came near, sailing fast.", "sailing")
    assert "hangs" not in told("Norway sails.", "sails")


def test_what_was_not_done_and_what_goes_on() -> None:
    assert "negative" in told("Norway did not sail.", "sail", polarity=Polarity.NEGATIVE, status=Status.DID_NOT_HAPPEN)
    assert "ongoing" in told("Norway is sailing its ships.", "is sailing", status=Status.ONGOING)
    assert not {"negative", "ongoing"} & told("Norway sailed.", "sailed")


def test_told_again_in_one_report() -> None:
    report = Written("2025-03-06").sentence("Norway and Finland held talks in Turku on Wednesday.")
    report.event("held talks", EventType.CONSULT, Status.OCCURRED, actors=(NORWAY, FINLAND), date=day("2025-03-05"))
    report.sentence("The talks in Turku between Norway and Finland on Wednesday were short.")
    report.event("The talks", EventType.CONSULT, Status.OCCURRED, actors=(NORWAY, FINLAND), date=day("2025-03-05"))
    (event,) = linked(report).events
    assert "again" in names(event)
    assert "again" not in names(only(held_talks()))


def test_every_weight_is_used_and_named() -> None:
    assert set(read_toml("linking.toml")["main_event"]["weights"]) == set(WEIGHED)


def test_what_a_pact_lets_others_do_describes_it() -> None:
    def told(words: str, mention: str) -> tuple[str, ...]:
        written = Written("2025-03-06").sentence(words)
        written.event(mention, EventType.COOPERATE, Status.PLANNED, label="joint_exercise", actors=(NORWAY, FINLAND))
        return only(written).weight_reasons

    relative = "relative 1×-0.5"
    assert relative in told("The pact that will let Norwegian and Finnish crews train in Turku was welcomed.", "train")
    assert relative in told("They praised a pact which allows Finnish crews to train in Oslo.", "train")
    assert relative in told("The pact fixes what Norway and Finland will train for in Turku.", "train")
    assert relative not in told("Nobody knew what came of it when Norway and Finland train in Turku.", "train")
    assert relative not in told("The crews of Norway and Finland train in Turku.", "train")
    assert relative not in told("Berg said that the pact, if it helps, lets all of them train.", "train")


def test_a_noun_that_only_says_when_something_else_is_weighs_less() -> None:
    def told(sentence: str, words: str) -> tuple[str, ...]:
        written = Written("2025-03-06").sentence(sentence)
        return only(written.event(words, EventType.CONSULT, Status.PLANNED, actors=(NORWAY, FINLAND))).weight_reasons

    anchor = "anchor 1×-0.8"
    assert anchor in told("Prices rose on the eve of the summit in Turku.", "summit")
    assert anchor in told("Ferries stood still before their next talks.", "talks")
    assert anchor not in told("The summit in Turku will be short.", "summit")
    assert anchor not in told("Norway and Finland will meet before dawn.", "meet")


def test_a_poll_that_somebody_stands_in_only_says_when() -> None:
    def told(sentence: str, words: str, **more: object) -> tuple[str, ...]:
        written = Written("2025-03-06").sentence(sentence)
        return only(written.event(words, None, Status.PLANNED, label="vote", actors=(NORWAY,), **more)).weight_reasons

    anchor = "anchor 1.5×-0.8"
    assert anchor in told("Berg is a candidate in the 2025 Norwegian election.", "election")
    assert anchor in told("The mayor left the race for the coming primary.", "primary")
    assert anchor not in told("Norway calls an election in May.", "election")
    dated = {"date": day("2025-03-09"), "date_basis": DateBasis.STATED}
    assert anchor not in told("Berg stands in the Norwegian election on Sunday.", "election", **dated)


def test_a_wish_an_opinion_and_more_of_the_same_are_slight() -> None:
    def told(sentence: str, words: str, status: Status, **more: object) -> set[str]:
        written = Written("2025-03-06").sentence(sentence)
        return names(only(written.event(words, EventType.AID, status, actors=(NORWAY,), **more)))

    wish = {"reasons": ("want",)}
    assert "slight" in told("Norway wants to help Finland.", "wants to help", Status.PLANNED, **wish)
    assert "slight" not in told("Norway will help Finland.", "will help", Status.PLANNED, reasons=("will",))
    dated = {**wish, "date": day("2025-03-09"), "date_basis": DateBasis.STATED}
    assert "slight" not in told("Norway wants to help Finland on Sunday.", "wants to help", Status.PLANNED, **dated)
    assert "slight" in told("Norway should help.", "should help", Status.PROPOSED, reasons=("should",))
    assert "slight" in told("Norway would continue to help.", "would continue to help", Status.PLANNED)
    consent = {"reasons": ("have",), "label": "ratification"}
    assert "slight" not in told("Norway has to ratify it.", "has to ratify", Status.PROPOSED, **consent)


def test_what_the_codebook_tells_from_deeds_is_slight() -> None:
    assert "slight" in told("Norway met its needs.", "met", label="response")
    assert "slight" not in told("Norway held talks.", "held talks", label="talks")


def test_what_somebody_says_for_himself_in_an_interview_is_slight() -> None:
    def told(*sentences: str) -> set[str]:
        written = Written("2025-03-06")
        for sentence in sentences:
            written = written.sentence(sentence)
        written.event("will help", EventType.AID, Status.PLANNED, actors=(NORWAY,))
        return names(only(written))

    assert "slight" in told("If you ask me, Norway will help.")
    talk = ("What do you think of the new harbour in Oslo?", "I like it, and so does my whole family.")
    assert "slight" in told(*talk, "And I have said so many times before.", "Norway will help.")
    assert "slight" not in told("Norway will help.")
    assert "slight" not in told('"I know that Norway will help," said Berg.')
    assert "slight" in told("When I ask, Norway will help.")
    assert "slight" not in told("As World War I went on, Norway will help.")
    assert "slight" not in told("Harald I was king, and Norway will help.")


def test_what_is_cried_out_is_no_plan() -> None:
    ahead = {"type": EventType.AID, "status": Status.PLANNED}
    assert "slight" in told('"Help the pilots, help them all!"', "help", **ahead)
    assert "slight" not in told("Norway will help the pilots.", "help", **ahead)
    assert "slight" not in told("Norway will help on Friday!", "help", date=day("2025-03-07"), **ahead)


def test_an_attack_by_unknown_hands_is_told_by_its_place() -> None:
    def attack(place: bool) -> Event:
        report = Written("2025-03-06").sentence("A depot in Turku was hit by rockets on Thursday.")
        report.event("hit", EventType.ASSAULT, Status.OCCURRED, label="attack", place=TURKU if place else None)
        return only(report)

    assert "no_actor" in names(attack(place=False))
    assert "no_actor" not in names(attack(place=True))


def test_a_formal_act_is_a_deed_though_its_type_is_one_of_speech() -> None:
    assert "speech" in told("Norway praised the pact.", "praised", type=EventType.SUPPORT, label="praise")
    assert "speech" not in told("Norway ratified the pact.", "ratified", type=EventType.SUPPORT, label="ratification")


def test_kind_words_alone_count_against_what_is_main_and_blame_does_not() -> None:
    assert "praise" in told("Norway lauded Finland's yards.", "lauded", type=EventType.SUPPORT, label="praise")
    assert "praise" not in told("Norway accused Finland.", "accused", type=EventType.ACCUSE, label="accusation")
