"""4. Mentions → records: what is told in words for what is, with a day to come: "bans them from 1 July"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from accord.mentions.framing import lemma_of
from accord.mentions.governors import word_class
from accord.mentions.own_words import CONDITIONS, WOULD, is_headline, is_state
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.parsing.clauses import SUBJECTS, is_verbal, own_subject, verb_group
from accord.records import Report
from accord.values import DONE, DateBasis, EventType, Polarity, Status, When

_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
_REASON = "its day"
_DEEDS = frozenset({EventType.RETREAT, EventType.CONSULT, EventType.MOBILIZE, EventType.COOPERATE, EventType.AID})
_UNSET = frozenset({"a", "an", "any", "such"})


def is_day_to_come(date: When | None, basis: DateBasis, report: Report) -> bool:
    """Whether an event's own words give it a day after its report's."""
    if basis is not DateBasis.STATED or date is None or report.dct is None:
        return False
    return date.earliest is not None and date.earliest[:10] > report.dct[:10]


def told_for_its_day(doc: Doc, trigger: Trigger, finding: StatusFinding) -> StatusFinding:
    """The finding of an event with a day to come, planned where its verb tells it as it would tell what is.

    So a plain present ("the decree is promulgated next Wednesday"), a "would" that no condition stands by ("it would
    be applied as of 12 March"), a word that only sets the day ("the talks, pencilled in for May").
    """
    verb = doc[trigger.head]
    if finding.polarity is Polarity.NEGATIVE:
        return finding
    if not is_verbal(verb):
        would_be = finding.status is Status.HYPOTHETICAL and verb.dep_ in SUBJECTS and is_verbal(verb.head)
        return _planned(finding) if would_be and _is_settled(verb.head, finding) else finding
    is_plan = (
        (finding.status in DONE and _tells_what_is(verb))
        or (finding.status in DONE | {Status.HYPOTHETICAL} and _only_sets(verb))
        or (finding.status is Status.HYPOTHETICAL and _is_settled(verb, finding))
        or (finding.status is Status.OCCURRED and _announces(verb, trigger))
    )
    return _planned(finding) if is_plan else finding


def _planned(finding: StatusFinding) -> StatusFinding:
    return replace(finding, status=Status.PLANNED, reasons=(*finding.reasons, _REASON))


def _tells_what_is(verb: Token) -> bool:
    """Whether a verb stands in the plain present, and in no headline, where that tells what was done."""
    group = verb_group(verb)
    return is_state(group) and group.negation is None and not is_headline(verb)


def _only_sets(verb: Token) -> bool:
    """Whether a passive only says for when something is set: "was slated for October", "pencilled in for May"."""
    group = verb_group(verb)
    if verb.tag_ not in ("VBN", "VBD") or lemma_of(verb) not in word_class("scheduling") or group.perfect:
        return False
    return group.passive or (verb.tag_ == "VBN" and not group.auxiliaries)


def _announces(verb: Token, trigger: Trigger) -> bool:
    """Whether verb and noun make known a deed for its day: "announced her resignation effective next month"."""
    return trigger.part == "verb" and trigger.type in _DEEDS and lemma_of(verb) in ("announce", "declare", "set")


def _is_settled(verb: Token, finding: StatusFinding) -> bool:
    """Whether a "would" tells what will be, as it was said: under no condition, of nothing of just any kind."""
    group = verb_group(verb)
    if group.modal not in WOULD or group.perfect or verb.dep_ not in _CLAUSES:
        return False
    if not CONDITIONS.isdisjoint(finding.reasons) or any(word.lower_ == "if" for word in verb.sent):
        return False
    subject = own_subject(verb)
    return subject is None or not any(child.lower_ in _UNSET for child in subject.lefts)
