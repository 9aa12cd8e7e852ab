"""accord reads news reports about the affairs of states and keeps a sourced ledger of what they say.

>>> import accord
>>> with accord.open() as ledger:
...     print(ledger.add([]))
0 reports
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from accord.api import Ledger
    from accord.api import open_ledger as open
    from accord.checkup import Finding, doctor
    from accord.codebook import explain
    from accord.coder import code, pipeline
    from accord.coding.given_spans import code_trigger
    from accord.coding.pairs import PairFinding, code_pair
    from accord.coding.resolving import resolve_actor
    from accord.data.own_register import use_register
    from accord.dossiers.model import Dossier, DossierState
    from accord.dossiers.of_ledger import DossierOfLedger
    from accord.dossiers.sheet import Sheet
    from accord.errors import (
        AccordError,
        AddressRefused,
        CodebookError,
        DamagedEncoder,
        InputError,
        LedgerBusy,
        LedgerError,
        LedgerFull,
        LedgerTooNew,
        MissingEncoder,
        MissingExtra,
        MissingModel,
        NotALedger,
        NotFetched,
        PipelineError,
        RecordNotFound,
        RegisterError,
        SettingsError,
        UnknownCode,
        UnreadableReport,
    )
    from accord.exports.exporting import Exported
    from accord.frames.collected import Collection
    from accord.ledger.acknowledgements import Acknowledgement
    from accord.ledger.judgements import Judgement
    from accord.ledger.merged import Conflict, Event, Link, Plan, Support, Verdict
    from accord.ledger.tallies import ActorSeen, DayCount, Dealing, Overview, PlaceSeen
    from accord.linking import link
    from accord.linking.asking import Doubt
    from accord.linking.differences import Change
    from accord.linking.plan_keepers import PlanKeeper
    from accord.linking.stories import find_stories
    from accord.reading import read
    from accord.records import (
        ActorRecord,
        EventRecord,
        Evidence,
        Failure,
        FigureRecord,
        PlaceRecord,
        Report,
        StatementRecord,
        TimeRecord,
    )
    from accord.setting_table import Setting, config
    from accord.values import Actor, EventType, Place, Polarity, Standing, Status, When

_HOMES = {
    "accord.api": ("Ledger",),
    "accord.checkup": ("Finding", "doctor"),
    "accord.codebook": ("explain",),
    "accord.coding.given_spans": ("code_trigger",),
    "accord.coding.pairs": ("code_pair", "PairFinding"),
    "accord.coding.resolving": ("resolve_actor",),
    "accord.data.own_register": ("use_register",),
    "accord.dossiers.model": ("Dossier", "DossierState"),
    "accord.dossiers.of_ledger": ("DossierOfLedger",),
    "accord.dossiers.sheet": ("Sheet",),
    "accord.errors": (
        "AccordError",
        "AddressRefused",
        "CodebookError",
        "DamagedEncoder",
        "InputError",
        "LedgerBusy",
        "LedgerError",
        "LedgerFull",
        "LedgerTooNew",
        "MissingEncoder",
        "MissingExtra",
        "MissingModel",
        "NotALedger",
        "NotFetched",
        "PipelineError",
        "RecordNotFound",
        "RegisterError",
        "SettingsError",
        "UnknownCode",
        "UnreadableReport",
    ),
    "accord.ledger.acknowledgements": ("Acknowledgement",),
    "accord.exports.exporting": ("Exported",),
    "accord.frames.collected": ("Collection",),
    "accord.ledger.judgements": ("Judgement",),
    "accord.ledger.merged": ("Conflict", "Event", "Link", "Plan", "Support", "Verdict"),
    "accord.ledger.tallies": ("ActorSeen", "DayCount", "Dealing", "Overview", "PlaceSeen"),
    "accord.linking": ("link",),
    "accord.linking.asking": ("Doubt",),
    "accord.linking.differences": ("Change",),
    "accord.linking.plan_keepers": ("PlanKeeper",),
    "accord.linking.stories": ("find_stories",),
    "accord.coder": ("code", "pipeline"),
    "accord.reading": ("read",),
    "accord.records": (
        "ActorRecord",
        "EventRecord",
        "Evidence",
        "Failure",
        "FigureRecord",
        "PlaceRecord",
        "Report",
        "StatementRecord",
        "TimeRecord",
    ),
    "accord.setting_table": ("Setting", "config"),
    "accord.values": ("Actor", "EventType", "Place", "Polarity", "Standing", "Status", "When"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_OTHER_NAMES = {"open": ("accord.api", "open_ledger")}

__version__ = "0.1.0"
__all__ = [  # noqa: RUF022  sorted by a test, whatever the case
    "AccordError",
    "Acknowledgement",
    "Actor",
    "ActorRecord",
    "ActorSeen",
    "AddressRefused",
    "Change",
    "code",
    "code_pair",
    "code_trigger",
    "CodebookError",
    "Collection",
    "config",
    "Conflict",
    "DamagedEncoder",
    "DayCount",
    "Dealing",
    "doctor",
    "Dossier",
    "DossierOfLedger",
    "DossierState",
    "Doubt",
    "Event",
    "EventRecord",
    "EventType",
    "Evidence",
    "explain",
    "Exported",
    "Failure",
    "FigureRecord",
    "find_stories",
    "Finding",
    "InputError",
    "Judgement",
    "Ledger",
    "LedgerBusy",
    "LedgerError",
    "LedgerFull",
    "LedgerTooNew",
    "link",
    "Link",
    "MissingEncoder",
    "MissingExtra",
    "MissingModel",
    "NotALedger",
    "NotFetched",
    "open",
    "Overview",
    "PairFinding",
    "pipeline",
    "PipelineError",
    "Place",
    "PlaceRecord",
    "PlaceSeen",
    "Plan",
    "PlanKeeper",
    "Polarity",
    "read",
    "RecordNotFound",
    "RegisterError",
    "Report",
    "resolve_actor",
    "Setting",
    "SettingsError",
    "Sheet",
    "Standing",
    "StatementRecord",
    "Status",
    "Support",
    "TimeRecord",
    "UnknownCode",
    "UnreadableReport",
    "use_register",
    "Verdict",
    "When",
]


def __getattr__(name: str) -> Any:
    """A public name, loaded on first use: `import accord` alone loads neither spaCy nor the data."""
    home, own = _OTHER_NAMES.get(name, (_HOME_OF.get(name), name))
    if home is None:
        raise AttributeError(f"accord has no {name!r}. Expected one of {', '.join(__all__)}.")
    value = getattr(import_module(home), own)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
