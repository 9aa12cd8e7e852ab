"""Driver: story sets: main events with status by report, plans with outcomes, disagreements, copies, questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from accord.api import Ledger
from accord.ledger.merged import Conflict, Event, Plan, Verdict
from accord.records import Report
from accord.values import Status
from benchmarks.questions import answer_questions, overlap

NAMES = ("stories",)
SCORER = "score.py"
PARTS = ("happenings", "linking", "plan_outcome", "conflicts", "near_duplicates")

STATUS = {
    Status.DID_NOT_HAPPEN: "cancelled",
    Status.PROPOSED: "planned",
    Status.REQUESTED: "planned",
    Status.POSSIBLE: "expected",
    Status.HYPOTHETICAL: "expected",
}
"""The story format has eight statuses; the others keep their names (design, section 3)."""

OUTCOME = {
    Verdict.HELD: "fulfilled",
    Verdict.CHANGED: "changed",
    Verdict.PARTLY: "changed",
    Verdict.ADVANCED: "changed",
    Verdict.CANCELLED: "cancelled",
    Verdict.REFUSED: "cancelled",
    Verdict.DID_NOT_HAPPEN: "not_fulfilled",
    Verdict.NOT_SHOWN: "open",
    Verdict.POSTPONED: "open",
    Verdict.OPEN: "open",
    Verdict.OVERDUE: "open",
}
"""The table of design, section 4."""

_BODIES = {"nato": "NATO", "un": "UN", "eu": "EU", "asean": "ASEAN", "iaea": "IAEA", "osce": "OSCE"}


def gold_files(folder: Path) -> list[Path]:
    """The gold file of each story."""
    return sorted(folder.glob("*/gold.json"))


def predict(gold: Path, predictions: Path) -> None:
    """Read the reports beside a gold file into a ledger and write what it holds."""
    told = json.loads(gold.read_text(encoding="utf-8"))
    files = sorted({str(gold.parent / report["file"]) for report in told["reports"]})
    with Ledger.open() as ledger:
        ledger.add(files)
        names = _names(told["reports"], list(ledger.reports()))
        linked = ledger.linked()
        made = {
            "happenings": [_happening(event, names) for event in linked.events if event.main],
            "plan_outcome": [_plan(plan) for plan in linked.plans if plan.event.main],
            "conflicts": [_conflict(conflict, names) for conflict in linked.conflicts],
            "near_duplicates": [sorted(names[report] for report in group) for group in linked.copies],
            "answers": answer_questions(ledger, told.get("questions", ()), lambda report: names[report.id]),
        }
    predictions.write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")


def _names(told: list[dict[str, Any]], reports: list[Report]) -> dict[str, str]:
    """Our report ids to the gold's: by file, and inside files of many by the id that the source carries."""
    names = {}
    for report in reports:
        path, _, inner = (report.source or "").partition("#")
        file = Path(path.split(", ")[0]).name
        same = [row["id"] for row in told if row["file"] == file]
        names[report.id] = inner if inner in same else same[0]
    return names


def _happening(event: Event, names: dict[str, str]) -> dict[str, Any]:
    actors = {*event.countries, *(_BODIES[name] for name in event.organisations if name in _BODIES)}
    when = event.date
    return {
        "id": event.id,
        "type": event.type or "OTHER",
        "actors": sorted(actors),
        "date": (when.earliest[:10] if when.earliest and when.latest and when.precision != "vague" else None)
        if when and when.precision in ("day", "moment")
        else (when.value if when and when.precision in ("month", "year") else None),
        "reports": sorted({names[report] for report in event.reports}),
        "status_history": [
            {"as_of": entry.day, "status": STATUS.get(entry.status, entry.status.value), "report": names[entry.report]}
            for entry in event.history
        ],
    }


def _plan(plan: Plan) -> dict[str, Any]:
    late = plan.verdict == Verdict.HELD and plan.late
    return {
        "happening": plan.event.id,
        "outcome": "late" if late else OUTCOME[plan.verdict],
        "planned_for": plan.due.value if plan.due else None,
        "outcome_date": plan.outcome_date,
    }


def _conflict(conflict: Conflict, names: dict[str, str]) -> dict[str, Any]:
    values = [
        {"value": account.value, "reports": sorted({names[r] for r in account.reports})}
        for account in conflict.accounts
    ]
    return {"kind": conflict.kind, "values": values}


def read_figures(output: str) -> dict[str, float]:
    """The figures pooled over the stories (percent)."""
    figures: dict[str, float] = json.loads(output)
    return figures


def score(scorer: Path, gold: list[Path], predictions: list[Path]) -> str:
    """The figures pooled over stories: counts are added up before precision and recall are taken."""
    import subprocess
    import sys

    totals: dict[str, list[int]] = {part: [0, 0, 0] for part in PARTS}
    status = [0, 0, 0]
    for one, other in zip(gold, predictions, strict=True):
        run = subprocess.run([sys.executable, str(scorer), str(one), str(other)], capture_output=True, check=True)
        result = json.loads(run.stdout)
        for part in PARTS:
            for place, key in enumerate(("right", "system", "gold")):
                totals[part][place] += result[part][key]
        for place, key in enumerate(("right", "of_matched", "of_all")):
            status[place] += result["status"][key]
    figures = {}
    for part, (right, system, wanted) in totals.items():
        if wanted:  # a part that no gold holds has no figure
            figures[f"{part} F1"] = 200 * right / (system + wanted)
    if told := [pair for one, other in zip(gold, predictions, strict=True) for pair in _answered(one, other)]:
        figures["questions overlap"] = 100 * sum(overlap(answer, wanted) for answer, wanted in told) / len(told)
    figures["status over matched"] = 100 * status[0] / status[1] if status[1] else 0.0
    figures["status over all"] = 100 * status[0] / status[2] if status[2] else 0.0
    return json.dumps(figures)


def _answered(gold: Path, predictions: Path) -> list[tuple[str, str]]:
    """Each question's answer ("" when left open) beside the gold's free text."""
    answers = json.loads(predictions.read_text(encoding="utf-8"))["answers"]
    questions = json.loads(gold.read_text(encoding="utf-8")).get("questions", ())
    return [(answers[question["id"]].get("answer", ""), question["answer"]) for question in questions]
