"""explain(): every code has a meaning, an unknown one names its near misses."""

from __future__ import annotations

import pytest

from accord.codebook import codes, explain
from accord.errors import UnknownCode
from accord.values import EventType, Status


@pytest.mark.parametrize("code", [*EventType, *Status])
def test_every_type_and_status_is_explained(code: str) -> None:
    assert explain(code).startswith(code)


def test_a_mode_of_several_types_is_explained_for_each() -> None:
    assert len(explain("withdraw").splitlines()) == 2


@pytest.mark.parametrize("code", ["cbrn", "GOV", "recurring_meeting", "visit"])
def test_contexts_sectors_labels_and_modes_are_explained(code: str) -> None:
    assert code in explain(code)


def test_case_does_not_matter() -> None:
    assert explain("consult") == explain("CONSULT")


def test_an_unknown_code_names_what_looks_like_it() -> None:
    with pytest.raises(UnknownCode) as raised:
        explain("AIDE")
    assert raised.value.near == ("AID",)


def test_codes_are_sorted_and_all_explained() -> None:
    assert list(codes()) == sorted(codes())
    assert all(explain(code) for code in codes())
