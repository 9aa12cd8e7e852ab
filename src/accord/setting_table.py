"""Every setting with its value and where that comes from: what `accord config` tells."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

from accord import settings
from accord.data import own_register
from accord.errors import SettingsError

LEDGER = "ACCORD_LEDGER"
USUAL_LEDGER = "accord.db"
NAME = "ACCORD_NAME"
TRACEBACK = "ACCORD_TRACEBACK"
_NOT_OURS = frozenset({"ACCORD_SHARED", "ACCORD_GOLDEN"})
"""Variables that the tests of a checkout read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting as it is now: its variable, the option that goes before it, its value, and where the value comes from.

    `origin` is "call", "environment", "default", or "unknown" for a variable that is none; `problem` is what is wrong.
    """

    name: str
    option: str | None
    value: str
    origin: str
    means: str
    problem: str | None = None


class _Row(NamedTuple):
    name: str
    option: str | None
    means: str
    read: Callable[[], Any]


_ROWS = (
    _Row(LEDGER, "--ledger", "The ledger file", lambda: os.environ.get(LEDGER) or USUAL_LEDGER),
    _Row(settings.DECIDED_BY, "--rules-only", "What decides: both, rules or encoder", settings.decided_by),
    _Row(settings.ENCODER, None, "Folder of the learned encoder", settings.encoder_folder),
    _Row(settings.CODEBOOK, "--codebook", "Event frames of your own", lambda: settings.codebook_path() or "none"),
    _Row(
        own_register.REGISTER,
        "--register",
        "Persons and bodies of your own",
        lambda: own_register.register_path() or os.environ.get(own_register.REGISTER) or "none",
    ),
    _Row(settings.PACKS, "--pack", "Packs of dossiers in use", lambda: ", ".join(map(str, settings.packs()))),
    _Row(settings.WORKERS, "--workers", "Processes to code in", lambda: _or_usual(settings.workers())),
    _Row(settings.REPORT_SECONDS, None, "Most seconds for one report in a worker", settings.report_seconds),
    _Row(settings.REPORT_MEGABYTES, None, "Most megabytes for one report in a worker", settings.report_megabytes),
    _Row(NAME, None, "Who judges, in accord serve", lambda: os.environ.get(NAME) or "the user's name"),
    _Row(TRACEBACK, None, "Shows all of a bug where set", lambda: "on" if os.environ.get(TRACEBACK) else "off"),
)


def config() -> tuple[Setting, ...]:
    """Every setting in a fixed order; behind them variables that begin with `ACCORD_` and are no setting.

    >>> [setting.value for setting in config() if setting.name == "ACCORD_REPORT_SECONDS"]
    ['120']
    """
    known = [row.name for row in _ROWS]
    others = sorted(name for name in os.environ if name.startswith("ACCORD_") and name not in _NOT_OURS)
    return (*map(_setting, _ROWS), *(_unknown(name, known) for name in others if name not in known))


def _setting(row: _Row) -> Setting:
    given = os.environ.get(row.name, "").strip()
    if row.name == own_register.REGISTER and own_register.register_path():
        origin = "call"
    else:
        origin = "environment" if given else "default"
    try:
        value, problem = str(row.read()), None
    except SettingsError as error:
        value, problem = given, str(error)
    return Setting(name=row.name, option=row.option, value=value, origin=origin, means=row.means, problem=problem)


def _unknown(name: str, known: list[str]) -> Setting:
    near = get_close_matches(name, known, n=1)
    guess = f" Did you mean {near[0]}?" if near else ""
    problem = f"{name} is no setting of accord's.{guess} accord config lists them all."
    value = os.environ[name]
    return Setting(name=name, option=None, value=value, origin="unknown", means="Nothing", problem=problem)


def _or_usual(workers: int | None) -> str:
    return "2, none for a few short texts" if workers is None else str(workers)
