"""5. Records → the ledger: everything a ledger says, as bytes to compare."""

from __future__ import annotations

import msgspec

from accord.ledger.storage import LedgerFile


def dump(ledger: LedgerFile) -> bytes:
    """The content of a ledger as JSON lines: reports with their records, then open failures.

    Equal for ledgers that took in the same reports under the same version, in whatever order and batches.
    """
    standing = {report.id for report in ledger.reports()}
    lines: list[object] = []
    for report in ledger.every_report():
        records = [record.to_dict() | {"kind": record.kind} for record in ledger.records(report=report.id)]
        lines.append({"report": report.to_dict(), "stands": report.id in standing, "records": records})
    lines += [{"failure": failure.to_dict()} for failure in ledger.failures()]
    return b"".join(msgspec.json.encode(line, order="deterministic") + b"\n" for line in lines)
