"""6. Records ↔ records: what a person judged of a conflict: whether its accounts say the same, or contradict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from accord.ledger.judgements import About, Anchor, Answer, Judgement, standing
from accord.ledger.merged import Account, Conflict, ConflictVerdict

_VERDICTS = {Answer.DIFFERENT: ConflictVerdict.CONFLICT, Answer.UNSURE: ConflictVerdict.UNSURE}


def anchors_of(conflict: Conflict) -> tuple[Anchor, Anchor]:
    """The anchors of a conflict: its first two accounts, each by its value and the sentence that gives it."""
    first, second = (_anchor(account) for account in conflict.accounts[:2])
    return first, second


def apply_judgements(conflicts: Iterable[Conflict], judgements: Iterable[Judgement]) -> tuple[Conflict, ...]:
    """The conflicts with the verdicts that people gave; without those of which somebody said that all say the same."""
    judged = [each for each in standing(judgements) if each.about == About.CONFLICT]
    found = []
    for conflict in conflicts:
        on_it = [each for each in judged if _is_on(each, conflict)]
        if not on_it:
            found.append(conflict)
        elif (last := on_it[-1]).answer != Answer.SAME:
            because = f": {last.reason}" if last.reason else ""
            reason = f"judged {last.answer} by {last.by} on {last.at[:10]}{because}"
            found.append(replace(conflict, verdict=_VERDICTS[last.answer], reason=reason))
    return tuple(found)


def _anchor(account: Account) -> Anchor:
    words = account.evidence[0]
    return Anchor(id=account.records[0], words=account.value, report=words.report, start=words.start, end=words.end)


def _is_on(judgement: Judgement, conflict: Conflict) -> bool:
    """Whether the two accounts judged are two of a conflict's."""
    places = [_place(anchor, conflict) for anchor in (judgement.first, judgement.second)]
    return None not in places and places[0] != places[1]


def _place(anchor: Anchor, conflict: Conflict) -> int | None:
    """The place of the account with an anchor's value that rests on its record or, read anew, on its sentence."""
    for place, account in enumerate(conflict.accounts):
        in_sentence = any(
            words.report == anchor.report and words.start < anchor.end and anchor.start < words.end
            for words in account.evidence
        )
        if account.value == anchor.words and (anchor.id in account.records or in_sentence):
            return place
    return None
