"""Settings, from defaults < environment < call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from accord.data import HERE
from accord.errors import SettingsError

DECIDED_BY = "ACCORD_DECIDED_BY"
ENCODER = "ACCORD_ENCODER"
CODEBOOK = "ACCORD_CODEBOOK"
PACKS = "ACCORD_PACKS"
USUAL_PACKS = ("us-rok", "nato")
WORKERS = "ACCORD_WORKERS"
MOST_WORKERS = 64
REPORT_SECONDS = "ACCORD_REPORT_SECONDS"
USUAL_REPORT_SECONDS = 120
REPORT_MEGABYTES = "ACCORD_REPORT_MEGABYTES"
USUAL_REPORT_MEGABYTES = 1_000


class DecidedBy(StrEnum):
    """What decides where rules and encoder both could: both together, the rules alone, or the encoder first."""

    BOTH = "both"
    RULES = "rules"
    ENCODER = "encoder"


def encoder_folder() -> Path:
    """The folder of the encoder's weights, tokenizer and card: as ACCORD_ENCODER says, else the package's own."""
    given = os.environ.get(ENCODER)
    return Path(given) if given else HERE / "encoder"


def codebook_path(given: str | Path | None = None) -> Path | None:
    """The user's own codebook, a TOML file or a folder of them: as given, else as ACCORD_CODEBOOK says, else none."""
    chosen = str(given) if given is not None else os.environ.get(CODEBOOK)
    return Path(chosen) if chosen else None


def packs(given: str | Path | Sequence[str | Path] | None = None) -> tuple[str | Path, ...]:
    """The packs of dossiers to use: as given, else as ACCORD_PACKS says (parted by commas), else all of accord's.

    >>> packs("mine.toml")
    ('mine.toml',)
    """
    if isinstance(given, str | Path):
        return (given,)
    chosen = tuple(given or ())
    named = tuple(part.strip() for part in os.environ.get(PACKS, "").split(",") if part.strip())
    return tuple(dict.fromkeys(chosen or named or USUAL_PACKS))


def decided_by(given: str | None = None) -> DecidedBy:
    """What decides: as given, else as the environment's ACCORD_DECIDED_BY says, else both.

    Raises SettingsError for a value that is not one of the three.

    >>> decided_by("rules")
    <DecidedBy.RULES: 'rules'>
    """
    chosen = given or os.environ.get(DECIDED_BY)
    if chosen:
        try:
            return DecidedBy(chosen.strip().lower())
        except ValueError as error:
            where = "decided_by" if given else DECIDED_BY
            allowed = ", ".join(DecidedBy)
            raise SettingsError(f"{where} is '{chosen}'. Expected one of {allowed}. Leave it out for both.") from error
    return DecidedBy.BOTH


def workers(given: int | None = None) -> int | None:
    """In how many processes reports are coded: as given, else as ACCORD_WORKERS says, else None; 0: in this one.

    Raises SettingsError for what is no number from 0 to MOST_WORKERS.

    >>> workers(2)
    2
    """
    return given if given is not None else _number(WORKERS, 0, MOST_WORKERS)


def report_seconds() -> int:
    """The seconds that reading or coding one report may take in a worker process: ACCORD_REPORT_SECONDS, else 120."""
    return _number(REPORT_SECONDS, 1, 86_400) or USUAL_REPORT_SECONDS


def report_megabytes() -> int:
    """The megabytes that one report may take in a worker process beyond what the worker holds before it, else 1000."""
    return _number(REPORT_MEGABYTES, 10, 1_000_000) or USUAL_REPORT_MEGABYTES


def _number(name: str, least: int, most: int) -> int | None:
    chosen = os.environ.get(name, "").strip()
    if not chosen:
        return None
    if not chosen.isdecimal() or not least <= int(chosen) <= most:
        raise SettingsError(
            f"{name} is '{chosen}'. Expected a number from {least} to {most:,}. Leave it out for usual."
        )
    return int(chosen)
