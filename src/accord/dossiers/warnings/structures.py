"""7. Events → dossiers: warnings of commands: what is to come told as there (2), a description and a name (3)."""

from __future__ import annotations

import re

from accord.dossiers.case import Case
from accord.dossiers.holdings.commands import leaders_of
from accord.dossiers.model import DossierState, Warning
from accord.dossiers.told import Told


def _future_as_present(case: Case, state: DossierState) -> list[Warning]:
    """A structure that one report tells as to come is told by another as there, and no report shows the change."""
    if "in command" not in case.kind.stages or state.stage == "in command":
        return []
    told = list(leaders_of(case))
    future = [(words, sentence, leader) for words, sentence, leader, is_future in told if is_future]
    for words, sentence, leader, is_future in told:
        same = [
            each for each in future if not is_future and each[2] == leader and each[1].report is not sentence.report
        ]
        if same:
            evidence = tuple(_told_in(case, each).record.evidence for each in (same[0][1], sentence))
            text = f"Told as there: “{words}”; another report tells it as to come, and none shows the change."
            return [Warning(number=2, text=text, evidence=evidence)]
    return []


def _told_in(case: Case, sentence: object) -> Told:
    return next(told for told in case.told if told.sentence is sentence)


def _description_and_name(case: Case, state: DossierState) -> list[Warning]:
    """One report only describes it ("binational command"), another only names it ("Combined Forces Command")."""
    if "in command" not in case.kind.stages:
        return []
    used: dict[str, dict[bool, Told]] = {}
    for told in case.told:
        if told.name is not None:
            name = told.sentence.quote[slice(*told.name)]
            is_name = bool(re.match(r"[A-Z][a-z]+ [A-Z]", name)) or name.isupper()
            used.setdefault(told.sentence.report.id, {}).setdefault(is_name, told)
    only = {is_name: [each[is_name] for each in used.values() if set(each) == {is_name}] for is_name in (True, False)}
    if not only[True] or not only[False]:
        return []
    described, named = only[False][0], only[True][0]
    shown = [f"“{told.sentence.quote[slice(*told.name)]}”" for told in (described, named) if told.name]
    text = f"Reports call it {shown[0]} and {shown[1]}: none says that they are one. They are taken as one."
    return [Warning(number=3, text=text, evidence=(described.record.evidence, named.record.evidence))]


FINDERS = (_future_as_present, _description_and_name)
