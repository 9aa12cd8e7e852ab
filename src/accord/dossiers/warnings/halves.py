"""7. Events → dossiers: warnings of halves (6): a denial without its claim, a claim or a rumor without its denial."""

from __future__ import annotations

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.evidence import status_of
from accord.dossiers.holdings.claims import claims_of, denials_of, facts_in, with_time
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import any_of
from accord.records import StatementRecord
from accord.values import AHEAD, Status

NUMBER = 6
CONTESTED = "claims"
"""What a kind shows whose claims stand with their denials."""


def _denials(case: Case) -> list[Told]:
    """The records that tell it as denied, with those who deny."""
    if not any("denied" in stage for stage in case.kind.stages):
        return []
    spoken = [told for told, _ in denials_of(case)]
    told = [
        t for t in case.told if t.of is None and t.nearness <= Nearness.REACH and status_of(t.record) == Status.DENIED
    ]
    return [*spoken, *told]


def _claims(case: Case, denials: list[Told]) -> list[Told]:
    """The records that tell it as claimed or planned: statements of a contested claim, and what others tell denied."""
    found = [told for told, _ in claims_of(case)] if CONTESTED in case.kind.shows else []
    labels = {told.record.label for told in denials if told.of is None and told.record.label}
    open_ = AHEAD | {Status.ONGOING, Status.OCCURRED, Status.POSSIBLE}
    found += [
        told
        for told in case.told
        if told.of is None
        and told.nearness == Nearness.WORDS
        and told.record.label in labels
        and status_of(told.record) in open_
    ]
    denying = {(told.sentence.report.id, told.sentence.start) for told in denials}
    return [told for told in found if (told.sentence.report.id, told.sentence.start) not in denying]


def _half_lost(case: Case, state: DossierState) -> list[Warning]:
    """A report that tells the claim alone, where another tells its denial."""
    denials = _denials(case)
    if not denials:
        return []
    denying = {told.sentence.report.id for told in denials}
    who = _denier(denials[0])
    found = []
    for told in _claims(case, denials):
        report = told.sentence.report
        if report.id not in denying:
            day = f" of {in_full(report.day)}" if report.day else ""
            text = (
                f"A report{day} tells the claim without its denial{f' by {who}' if who else ''}: “{told.record.text}”."
            )
            found.append(Warning(number=NUMBER, text=text, evidence=(told.record.evidence, denials[0].record.evidence)))
            denying.add(report.id)
    return found


def _denier(told: Told) -> str | None:
    if isinstance(told.of, StatementRecord):
        return told.of.source.name if told.of.source else None
    return told.record.attributed_to.name if told.record.attributed_to else None


def _no_claimant(case: Case, state: DossierState) -> list[Warning]:
    """A denial of what nobody is named as claiming."""
    denials = _denials(case)
    if not denials or _claims(case, denials):
        return []
    who = _denier(denials[0])
    text = f"Only its denial{f' by {who}' if who else ''} is reported: no report names anyone who claims it."
    return [Warning(number=NUMBER, text=text, evidence=(denials[0].record.evidence,))]


def _unanswered(case: Case, state: DossierState) -> list[Warning]:
    """A rumor that stands alone: no source, and no answer reported."""
    if CONTESTED not in case.kind.shows or _denials(case):
        return []
    rumors = [told for told in case.told if any_of("rumor", "marks").search(told.sentence.quote)]
    named = [told for told, statement in claims_of(case) if statement.source]
    if not rumors or named:
        return []
    word = any_of("rumor", "marks").search(rumors[0].sentence.quote)
    text = f"Told as “{word.group(0) if word else ''}”: nobody is named for it, and no answer is reported."
    return [Warning(number=NUMBER, text=text, evidence=(rumors[0].record.evidence,))]


def _fact_within(case: Case, state: DossierState) -> list[Warning]:
    """A fact told inside denied words, which the denial does not touch."""
    found: list[Warning] = []
    for told, statement in denials_of(case) if _denials(case) else ():
        for event in facts_in(told.sentence, statement):
            fact = with_time(event, told.sentence)
            text = f"The denied words hold a fact that the denial does not touch: “{fact}”."
            found.append(Warning(number=NUMBER, text=text, evidence=(event.evidence,)))
    return found


FINDERS = (_half_lost, _no_claimant, _unanswered, _fact_within)
