"""7. Events → dossiers: what an office register holds: titles as printed, holders by report, the register apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.dossiers.case import Case
from accord.dossiers.days import in_full
from accord.dossiers.editions import Edition, Step
from accord.dossiers.model import Entry
from accord.dossiers.told import Nearness, Told
from accord.dossiers.wordlists import any_of, words
from accord.records import ActorRecord
from accord.values import Actor, ActorKind

REGISTER = "register"
TITLE = "title"
NO_TITLE = "no title of the office, but a word for it"


def holders(case: Case) -> Iterator[tuple[Told, ActorRecord]]:
    """The mentions that give the office's title with who holds it, in the order of reports and text."""
    found = [told for told in case.told if isinstance(told.of, ActorRecord) and told.nearness == Nearness.WORDS]
    for told in sorted(
        found, key=lambda told: (told.sentence.report.published or "", told.record.report, told.record.start)
    ):
        of = told.of
        if isinstance(of, ActorRecord) and of.actor_kind == ActorKind.PERSON and of.role:
            yield told, of


def is_office(mention: ActorRecord) -> bool:
    """Whether no person is named but the office itself ("South Korea's president")."""
    return bool(re.search(r"\bof\b", mention.name)) or mention.name == mention.role


def title_of(mention: ActorRecord) -> str:
    """The title as printed."""
    return mention.role or mention.text


def is_title(title: str) -> bool:
    """Whether it is a title of the office: "counterpart" only points to it."""
    return not any(role in title.casefold() for role in words()["counterpart"]["roles"])


def is_former(mention: ActorRecord) -> bool:
    """Whether it is no present holder: "former minister", "minister nominee"."""
    printed = (mention.role or "", mention.text)
    return any(any_of("counterpart", "former").search(each) for each in printed)


def _titles(case: Case) -> list[Entry]:
    """One line a title and holder: what reports call the office, whom they give it to, from which day to which."""
    found: dict[tuple[str, str], list[tuple[Told, ActorRecord]]] = {}
    for told, mention in holders(case):
        found.setdefault((title_of(mention).casefold(), mention.actor), []).append((told, mention))
    return [_title(each) for each in found.values()]


def _title(mentions: list[tuple[Told, ActorRecord]]) -> Entry:
    mention = mentions[0][1]
    days = sorted({each.sentence.report.day or "" for each, _ in mentions})
    reports = len({each.report for _, each in mentions})
    notes = [] if is_title(title_of(mention)) else [NO_TITLE]
    notes += ["no present holder"] if is_former(mention) else []
    notes += [f"{reports} reports, the last of {in_full(days[-1])}"] if reports > 1 else []
    return Entry(
        label=TITLE,
        text=title_of(mention),
        side=mention.country,
        speaker=None if is_office(mention) else mention.name,
        day=days[0] or None,
        note="; ".join(notes),
        evidence=tuple(dict.fromkeys(each.evidence for _, each in mentions)),
    )


def _register(case: Case) -> list[Entry]:
    """What the register adds, never a report's word."""
    found: dict[tuple[str, str], Entry] = {}
    for _, mention in holders(case):
        if mention.gloss:
            what = mention.gloss.split(" on ")[0]
            found.setdefault(
                (mention.actor, what),
                Entry(
                    label=REGISTER, text=mention.gloss, speaker=mention.name, note="the register's word, no report's"
                ),
            )
    return list(found.values())


def _names(case: Case, edition: Edition) -> list[str]:
    """The titles reports print, each with the days of the first report and the last."""
    days: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for told, mention in holders(case):
        if is_title(title_of(mention)) and not is_former(mention):
            shown.setdefault(title_of(mention).casefold(), title_of(mention))
            days.setdefault(title_of(mention).casefold(), []).append(told.sentence.report.day or "no day")
    return [f"“{shown[key]}” ({_span(days[key])})" for key in shown]


def _span(days: list[str]) -> str:
    first, last = min(days), max(days)
    return in_full(first) if first == last else f"{in_full(first)} to {in_full(last)}"


def _holder(case: Case, edition: Edition) -> list[str]:
    """Who holds it by the last report that names a holder."""
    named = [(told, mention) for told, mention in holders(case) if not is_office(mention) and not is_former(mention)]
    if not named:
        return []
    told, mention = named[-1]
    return [f"{mention.name} (by the report of {in_full(told.sentence.report.day or 'no day')})"]


def _office(case: Case, edition: Edition) -> list[str]:
    return [case.dossier.title]


def changes_of(case: Case) -> list[tuple[str, str, Step]]:
    """Who took over or left the office, by the reports: the stage, the person, the step."""
    found = []
    steps = [step for edition in case.editions for step in edition.steps if step.rule.stage in ("replaced", "vacant")]
    for step in sorted(steps, key=lambda step: step.moment):
        record = step.told.record
        told = [("replaced", actor) for actor in record.actors] + [("vacant", actor) for actor in record.recipients]
        if not re.match(r"replac|succeed", record.text):
            # "appointed Berg", "Berg was sworn in", "Berg resigned": whom it is done to, else who does it.
            told = [(step.rule.stage, actor) for actor in (*record.recipients, *record.actors)]
            told = [pair for pair in told if _is_person(pair[1])][:1]
        found += [(stage, actor.name, step) for stage, actor in told if _is_person(actor)]
    return found


def _is_person(actor: Actor) -> bool:
    return actor.kind == ActorKind.PERSON and not re.search(r"\bof\b", actor.name)


def _changes(case: Case) -> list[Entry]:
    """One line a change of holder."""
    return [
        Entry(
            label="took over" if stage == "replaced" else "left",
            text=step.told.record.text,
            speaker=name,
            day=step.facts.day or step.told.sentence.report.day,
            note="" if step.facts.day else "the day of the report: it gives none",
            evidence=(step.told.record.evidence,),
        )
        for stage, name, step in changes_of(case)
    ]


def _days_of(case: Case, stage: str) -> list[str]:
    return [
        f"{name}: {in_full(step.facts.day)}"
        for each, name, step in changes_of(case)
        if each == stage and step.facts.day
    ]


def _from(case: Case, edition: Edition) -> list[str]:
    return _days_of(case, "replaced")[-1:]


def _to(case: Case, edition: Edition) -> list[str]:
    return _days_of(case, "vacant")[-1:]


FINDERS = {"office": _office, "official names": _names, "holder": _holder, "from": _from, "to": _to}

SHOWN = {"titles": _titles, "changes": _changes, "register": _register}
