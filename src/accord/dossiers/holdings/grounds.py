"""7. Events → dossiers: the reasons given for a measure, each with its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.dossiers.editions import Step
from accord.dossiers.wordlists import any_of, words
from accord.records import StatementRecord


def find_grounds(steps: Sequence[Step]) -> list[str]:
    """What speakers give as a measure's reason or effect: "missile programs (officials)", in the order of the text."""
    found = []
    sentences = {(step.told.sentence.report.id, step.told.sentence.start): step.told.sentence for step in steps}
    for key in sorted(sentences, key=lambda key: (sentences[key].report.day or "", key)):
        for statement in sentences[key].statements:
            if _is_ground(statement):
                source = statement.source.name if statement.source else "no source named"
                found.append(f"{_trimmed(statement.text)} ({source})")
    return list(dict.fromkeys(found))


def _is_ground(statement: StatementRecord) -> bool:
    """Whether a statement explains, argues with a purpose or need, or says what the measure would do."""
    said, kind = words()["reasons"], statement.verb_class
    argues = kind in said["argued"] and any_of("reasons", "marks").search(statement.text)
    return kind in said["classes"] or bool(argues or any_of("reasons", "effect").search(statement.text))


def _trimmed(text: str) -> str:
    """The content without the measure itself in front: "the increase to the need to ..." → "the need to ..."."""
    return re.sub(words()["reasons"]["lead_in"], "", text, count=1, flags=re.IGNORECASE).strip()
