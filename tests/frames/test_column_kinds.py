"""The table of columns: each column leads to a value, and says what it means."""

from __future__ import annotations

import dataclasses
import typing
from importlib import import_module

import pytest

from accord.errors import UnknownCode
from accord.frames.column_kinds import OTHER, Column, Kind, columns_of, find_kind, kind_of_class, kinds
from accord.frames.made_values import MADE
from accord.ledger.merged import Event, Plan

COLUMNS = [(kind, column) for kind in kinds().values() for column in kind.columns]
NAMES = [f"{kind.name}.{column.name}" for kind, column in COLUMNS]


def class_of(kind: Kind) -> type:
    module, _, name = kind.cls.rpartition(".")
    found: type = getattr(import_module(module), name)
    return found


def attribute(cls: object, name: str) -> object:
    """What an attribute of a class is declared as; of a list, an option or a union, what is in it."""
    hints = typing.get_type_hints(cls) if dataclasses.is_dataclass(cls) else {}
    declared = hints.get(name)
    if declared is None:
        getter = getattr(cls, name).fget
        declared = typing.get_type_hints(getter)["return"]
    inner = [each for each in typing.get_args(declared) if each is not type(None) and each is not Ellipsis]
    return inner[0] if inner else declared


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=NAMES)
def test_a_column_leads_to_something_that_the_class_has(kind: Kind, column: Column) -> None:
    if column.made:
        assert column.made in MADE or column.made == "dossier"
        return
    here: object = class_of(kind)
    for part in column.path:
        if part not in ("first()", "last()", "count()"):
            here = attribute(here, part)
    assert column.path


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=NAMES)
def test_a_column_says_what_it_means_and_who_defined_it(kind: Kind, column: Column) -> None:
    assert column.means.endswith(".")
    assert column.source
    assert "|" not in column.means


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_columns_of_a_kind_are_each_once_and_those_shown_are_among_them(kind: Kind) -> None:
    names = [column.name for column in kind.columns]
    assert len(names) == len(set(names))
    assert set(kind.shown) <= set(names)
    assert kind.shown


def test_a_kind_is_found_by_its_name_and_its_plural() -> None:
    assert find_kind("plans") is find_kind("plan")
    assert columns_of("plan")[0].name == "id"


def test_an_unknown_kind_says_which_there_are() -> None:
    with pytest.raises(UnknownCode, match="Did you mean event"):
        find_kind("evnt")


def test_the_kind_of_a_class() -> None:
    assert (kind_of_class(Event), kind_of_class(Plan), kind_of_class(dict)) == ("event", "plan", OTHER)
