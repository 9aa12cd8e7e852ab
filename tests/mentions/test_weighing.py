"""Rules and encoder weighed: the table of weights, and what each mode makes of an answer."""

from __future__ import annotations

import pytest

from accord.mentions.weighing import Chosen, Pool, pooled, stands, weights
from accord.settings import DecidedBy
from accord.values import EventType, Status

POOL = Pool(1.0, {"planned": 1.0, "occurred": 1.0})


def test_the_table_knows_the_statuses_and_types_and_nothing_else():
    table = weights()
    assert set(table.status.rules) <= {each.value for each in Status}
    assert set(table.type.rules) <= {each.value for each in EventType} | {"OTHER"}
    assert all(0 < least < 1 for least in table.alone.values())
    assert all(0 <= share <= 1 for share in table.factuality.values())


def test_where_both_agree_both_decided():
    assert pooled(POOL, "planned", {"planned": 0.6, "occurred": 0.4}, DecidedBy.BOTH) == ("planned", Chosen.BOTH)


def test_a_little_doubt_does_not_overrule_the_rules():
    assert pooled(POOL, "planned", {"planned": 0.3, "occurred": 0.7}, DecidedBy.BOTH) == ("planned", Chosen.RULES)


def test_certainty_does():
    assert pooled(POOL, "planned", {"planned": 0.05, "occurred": 0.95}, DecidedBy.BOTH) == ("occurred", Chosen.ENCODER)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(DecidedBy.RULES, ("planned", Chosen.RULES)), (DecidedBy.ENCODER, ("occurred", Chosen.ENCODER))],
)
def test_one_of_them_alone(mode, expected):
    assert pooled(POOL, "planned", {"planned": 0.4, "occurred": 0.6}, mode) == expected


def test_where_the_encoder_read_nothing_the_rules_decide_in_every_mode():
    for mode in DecidedBy:
        assert pooled(POOL, "planned", {}, mode) == ("planned", Chosen.RULES)


def test_an_answer_the_encoder_does_not_know_can_still_stand():
    assert pooled(Pool(0.5, {"NONE": 9.0}), "NONE", {"AGREE": 0.9, "AID": 0.1}, DecidedBy.BOTH)[0] == "NONE"


def test_a_word_that_the_rules_can_name_is_harder_to_overrule():
    pool = Pool(1.0, {"planned": 0.5}, named=3.0)
    told = {"planned": 0.1, "occurred": 0.9}
    assert pooled(pool, "planned", told, DecidedBy.BOTH)[0] == "occurred"
    assert pooled(pool, "planned", told, DecidedBy.BOTH, named=True)[0] == "planned"


@pytest.mark.parametrize(
    ("sure", "expected"), [("sure", "occurred"), ("sure_of_noun", "planned"), ("sure_of_known", "planned")]
)
def test_an_answer_that_is_not_sure_enough_overrules_nothing(sure, expected):
    pool = Pool(1.0, {}, sure=0.6, sure_of_noun=0.8, sure_of_known=0.9)
    assert pooled(pool, "planned", {"planned": 0.3, "occurred": 0.7}, DecidedBy.BOTH, sure=sure)[0] == expected


@pytest.mark.parametrize("question", ["trigger", "bare", "bearing", "actor", "missing_actor", "recipient", "cue"])
def test_what_only_the_encoder_sees_needs_its_least_probability(question):
    least = weights().alone[question]
    assert stands(question, least, DecidedBy.BOTH)
    assert not stands(question, least - 0.01, DecidedBy.BOTH)
    assert not stands(question, 1.0, DecidedBy.RULES)


def test_what_the_rules_found_stands_unless_the_encoder_alone_decides():
    assert stands("trigger", 0.001, DecidedBy.BOTH, ruled=True)
    assert stands("trigger", 0.001, DecidedBy.RULES, ruled=True)
    assert not stands("trigger", 0.001, DecidedBy.ENCODER, ruled=True)
