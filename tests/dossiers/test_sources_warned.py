"""Warnings of sources: one behind several reports, none named, a report without a day."""

from __future__ import annotations

import pytest
from tests.dossiers.conftest import Tell, warned

pytestmark = pytest.mark.model

TEXT = (
    "Norway and Sweden will hold the Baltic Security Forum in Oslo on 3 March, the ministry in Oslo said. "
    "Fishing and cables are to be discussed, and the ministers of Denmark and Finland are invited as guests."
)


def test_two_reports_with_one_text(tell: Tell) -> None:
    copied = f"{TEXT} Security will be tight."
    assert 8 in warned(tell("forum", ("2021-02-10", TEXT), ("2021-02-10", copied)))


def test_two_reports_of_their_own(tell: Tell) -> None:
    other = "The Baltic Security Forum of Norway and Sweden is to open on 3 March in Oslo, Sweden's minister said."
    assert 8 not in warned(tell("forum", ("2021-02-10", TEXT), ("2021-02-10", other)))


def test_unnamed_people_alone(tell: Tell) -> None:
    text = "Norway will hold the Baltic Security Forum with Sweden on 3 March, Norwegian officials said."
    assert 8 in warned(tell("forum", ("2021-02-10", text)))
    assert 8 not in warned(tell("forum", ("2021-02-10", text), ("2021-02-11", TEXT)))
