"""Rules and encoder weighed: the table of weights, and what each mode makes of an answer."""

from __future__ import annotations

import pytest

from accord.mentions.weighing import Chosen, Detection, Pool, pooled, stands, weights
from accord.settings import DecidedBy
from accord.values import EventType, Status

POOL = Pool(1.0, {"planned": 1.0, "occurred": 1.0})


def test_the_table_knows_the_statuses_and_types_and_nothing_else():
    table = weights()
    assert set(table.status.rules) <= {each.value for each in Status}
    assert set(table.type.rules) <= {each.value for each in EventType} | {"OTHER"}
    assert 0 < table.trigger.alone < 1
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


def test_what_only_the_encoder_sees_needs_its_least_probability():
    detection = Detection(alone=0.8)
    assert stands(detection, None, 0.85, DecidedBy.BOTH)
    assert not stands(detection, None, 0.75, DecidedBy.BOTH)
    assert not stands(detection, None, 0.99, DecidedBy.RULES)


def test_what_a_rule_found_stands_where_the_table_gives_its_kind_no_bonus():
    assert stands(Detection(alone=0.8), "named", 0.001, DecidedBy.BOTH)


def test_a_kind_with_a_bonus_falls_when_the_encoder_is_sure_it_is_nothing():
    detection = Detection(alone=0.8, encoder=1.0, rules={"noun_listed": 0.0})
    assert stands(detection, "noun_listed", 0.6, DecidedBy.BOTH)
    assert not stands(detection, "noun_listed", 0.1, DecidedBy.BOTH)
