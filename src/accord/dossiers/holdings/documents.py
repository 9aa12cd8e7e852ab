"""7. Events → dossiers: what an outcome document or an announcement holds: its meeting, day, clauses, who and what."""

from __future__ import annotations

import re

from accord.dossiers.case import Case
from accord.dossiers.days import days_until, in_full
from accord.dossiers.editions import Edition
from accord.dossiers.holdings.meetings import by_deed
from accord.dossiers.wholes import held_on, sitting_of
from accord.dossiers.wordlists import any_of
from accord.records import StatementRecord
from accord.values import ActorKind


def _meeting(case: Case, edition: Edition) -> list[str]:
    if case.whole is None:
        return []
    sitting = sitting_of(case.whole, edition.steps)
    day = sitting.done or (sitting.due.value if sitting.due else None)
    return [f"{case.whole.dossier.title} of {in_full(day)}" if day else case.whole.dossier.title]


def _issue_date(case: Case, edition: Edition) -> list[str]:
    """The day it was issued, with the days since the meeting; the report's day where it says no other."""
    for step in edition.steps:
        if step.rule.stage != "issued":
            continue
        day = step.facts.day or step.told.sentence.report.day
        held = held_on(case.whole, edition.steps)
        if day is None:
            return []
        after = f", {days_until(day, held)} days after the meeting" if held and day > held else ""
        return [in_full(day) + ("" if step.facts.day else " (reported)") + after]
    return []


def _clauses(case: Case, edition: Edition) -> list[str]:
    """What the document says, by the reports: the content of statements whose source or cue is the document."""
    found = []
    for step in edition.steps:
        for statement in step.told.sentence.statements:
            if step.rule.stage == "issued" and not _is_of_issue(statement):
                found.append(statement.text.strip(' ,.“”"'))
    return list(dict.fromkeys(found))


def _is_of_issue(statement: StatementRecord) -> bool:
    return bool(any_of("document", "names").search(statement.text)) and len(statement.text) < _SHORT


_SHORT = 40


def _reason(case: Case, edition: Edition) -> list[str]:
    """Why it is not there yet, in the words of those who say so: "delays in finalizing details (Berg)"."""
    found = []
    reports = {step.told.sentence.report.id for step in edition.steps if step.rule.stage == "withheld"}
    for report in sorted(reports):
        for sentence in case.index.by_report[report]:
            for statement in sentence.statements:
                if any_of("delay", "marks").search(statement.text):
                    name = statement.source.name if statement.source else "no source named"
                    found.append(f"{statement.text.strip(' .')} ({name})")
    return list(dict.fromkeys(found))


def _who(case: Case, edition: Edition) -> list[str]:
    """Those who announce it, persons before states."""
    telling = [step.told.record.actors for step in by_deed(edition, case.kind) if step.told.record.actors]
    by_persons = [actors for actors in telling if actors[0].kind == ActorKind.PERSON]
    return [" and ".join(dict.fromkeys(actor.name for actor in actors)) for actors in (*by_persons, *telling)][:1]


def _what(case: Case, edition: Edition) -> list[str]:
    """What is to be announced, in the words of the reports, from the name to the end of its phrase."""
    found = []
    for step in edition.steps:
        quote = step.told.sentence.quote
        if step.told.name is None:
            continue
        start, end = step.told.name
        before = re.search(r"(?:\b(?:an?|the|their) )?(?:[\w-]+ ){0,3}(?:of )?$", quote[:start])
        found.append((before.group(0).lstrip() if before else "") + quote[start:end])
    return list(dict.fromkeys(found))[:3]


def _due(case: Case, edition: Edition) -> list[str]:
    if edition.is_done or edition.is_off or edition.due is None:
        return []
    return [in_full(edition.due.value)]


def _where_said(case: Case, edition: Edition) -> list[str]:
    """The report that says so, with its day."""
    reports = {step.told.sentence.report.id: step.told.sentence.report for step in edition.steps}
    return [f"{report.publisher or report.id}, {in_full(report.day)}" for report in reports.values() if report.day]


FINDERS = {
    "meeting": _meeting,
    "issue date": _issue_date,
    "clauses": _clauses,
    "reason": _reason,
    "who": _who,
    "what": _what,
    "due": _due,
    "where said": _where_said,
}
