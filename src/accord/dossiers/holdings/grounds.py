"""7. Events → dossiers: the reasons given for a measure, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.dossiers.case import Case
from accord.dossiers.editions import Step
from accord.dossiers.index import Sentence
from accord.dossiers.model import Entry
from accord.dossiers.wordlists import any_of, words
from accord.records import StatementRecord


def grounds_of(steps: Sequence[Step]) -> list[tuple[StatementRecord, Sentence]]:
    """The statements that give a measure's reason or effect, in the order of reports and text."""
    sentences = {(step.told.sentence.report.id, step.told.sentence.start): step.told.sentence for step in steps}
    ordered = sorted(sentences, key=lambda key: (sentences[key].report.day or "", key))
    return [(said, sentences[key]) for key in ordered for said in sentences[key].statements if _is_ground(said)]


def find_grounds(steps: Sequence[Step]) -> list[str]:
    """What speakers give as a measure's reason or effect: "missile programs (officials)", in the order of the text."""
    found = [f"{ground_in_words(said)} ({_source(said)})" for said, _ in grounds_of(steps)]
    return list(dict.fromkeys(found))


def _source(statement: StatementRecord) -> str:
    return statement.source.name if statement.source else "no source named"


def reasons_by_speaker(case: Case) -> list[Entry]:
    """Each reason with its speaker; where two reports give none in common, each says so."""
    grounds = grounds_of(case.current.steps)
    told = {
        sentence.report.id: {ground_in_words(said) for said, of in grounds if of is sentence} for _, sentence in grounds
    }
    found = []
    for said, sentence in grounds:
        others = [reasons for report, reasons in told.items() if report != sentence.report.id]
        is_other = bool(others) and not any(ground_in_words(said) in reasons for reasons in others)
        found.append(
            Entry(
                label="reason",
                text=ground_in_words(said),
                side=said.source.country if said.source else None,
                speaker=_source(said),
                day=sentence.report.day,
                note="another reason than in the other reports" if is_other else "",
                evidence=(said.evidence,),
            )
        )
    return found


def _is_ground(statement: StatementRecord) -> bool:
    """Whether a statement explains, argues with a purpose or need, or says what the measure would do."""
    said, kind = words()["reasons"], statement.verb_class
    argues = kind in said["argued"] and any_of("reasons", "marks").search(statement.text)
    return kind in said["classes"] or bool(argues or any_of("reasons", "effect").search(statement.text))


def ground_in_words(said: StatementRecord) -> str:
    """The content without the measure itself in front: "the increase to the need to ..." → "the need to ..."."""
    return re.sub(words()["reasons"]["lead_in"], "", said.text, count=1, flags=re.IGNORECASE).strip()
