"""8. Ledger → what people see: one report and its records as one JSON object, as `accord code` prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from accord.records import RECORD_TYPES, AnyRecord, Report


def coded(report: Report, records: Iterable[AnyRecord]) -> dict[str, Any]:
    """The report and, under the plural of each kind, its records."""
    told = list(records)
    shown: dict[str, Any] = {"report": report.to_dict()}
    for cls in RECORD_TYPES:
        shown[f"{cls.kind}s"] = [record.to_dict() for record in told if record.kind == cls.kind]
    return shown
