"""7. Events → dossiers: what recurs in a ledger without a name: series of events, figures, plans without an outcome."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from accord.data.register import states
from accord.dossiers.index import Index, Sentence
from accord.dossiers.recurring import Recurring, grouped, parties_of, settings, shown, texts_of
from accord.dossiers.rules import kinds
from accord.ledger.merged import Plan, Verdict
from accord.records import EventRecord, FigureRecord
from accord.values import DONE, FigureKind

_OPEN = frozenset({Verdict.OPEN, Verdict.OVERDUE, Verdict.NOT_SHOWN, Verdict.POSTPONED})
_MOST_NAME_WORDS = 7
_MOST_PLANS = 20
"""Plans proposed at most: those told most often."""


def find_series(index: Index) -> Iterator[Recurring]:
    """Events of one label by the same states, in as many reports and on as many days as suggestions.toml asks."""
    rows = {row["label"]: row for row in settings()["series"] if row["kind"] in kinds()}
    events: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    records: dict[str, tuple[EventRecord, ...]] = {}
    for event in index.linked.events:
        row = rows.get(event.label or "")
        if row is None or not event.countries:
            continue
        actors = {actor.country for actor in event.actors if actor.country}
        sides = tuple(sorted(actors)) if row["sides"] == 1 else event.countries
        if len(sides) == row["sides"]:
            events[event.label or "", sides].append(event.id)
            records[event.id] = event.records
    for (label, sides), ids in sorted(events.items()):
        row = rows[label]
        told = [record for name in ids for record in records[name]]
        sentences = [s for record in told if (s := sentence_of(record, index)) is not None]
        count = len(texts_of(sentences, index))
        is_series = len(ids) >= row["least"] if row["sides"] == 2 or row["least"] > 2 else True
        if count >= row["least"] and is_series:
            who = " and ".join(name_of(side) for side in sides)
            yield Recurring(
                kind=row["kind"],
                title=row["title"].format(who=who),
                parties=sides,
                names=tuple(row["names"]),
                why=f"{len(ids)} events of {label.replace('_', ' ')} in {count} reports",
                reports=count,
                evidence=shown(sentences),
            )


def sentence_of(record: EventRecord | FigureRecord, index: Index) -> Sentence | None:
    """The sentence a record was read from."""
    return index.sentences.get((record.report, record.evidence.start))


def name_of(country: str) -> str:
    """The name of a state by its code."""
    state = states().get(country)
    return state.name if state else country


def find_figured(index: Index) -> Iterator[Recurring]:
    """Counts and sums of one thing of one state that three reports give."""
    pairs = []
    for figure in index.figure_of.values():
        row = _row_of(figure)
        sentence = sentence_of(figure, index)
        owner = figure.owner.country if figure.owner else None
        if row is not None and owner and sentence is not None:
            pairs.append(((row["kind"], _measured(figure, row), owner, row["least"]), sentence))
    for (kind, measured, owner, least), sentences in sorted(grouped(pairs).items()):
        count = len(texts_of(sentences, index))
        if count < least:
            continue
        others = [party for party in parties_of(sentences) if party != owner]
        yield Recurring(
            kind=kind,
            title=f"{name_of(owner)}: {measured}",
            parties=(owner, *others[:1]) if kind == "deployment" else (owner,),
            names=(measured,),
            why=f"a figure of it in {count} reports",
            reports=count,
            evidence=shown(sentences),
        )


def _row_of(figure: FigureRecord) -> dict[str, Any] | None:
    measured = (figure.measures or "").casefold()
    for row in settings()["figures"]:
        if row["kind"] not in kinds():
            continue
        is_counted = figure.figure_kind == FigureKind.COUNT and any(
            re.search(rf"\b{unit}\b", f"{figure.unit or ''} {measured}") for unit in row.get("units", ())
        )
        of_money = (FigureKind.MONEY, FigureKind.CHANGE, FigureKind.SHARE)
        is_measured = figure.figure_kind in of_money and any(word in measured for word in row.get("measures", ()))
        if is_counted or is_measured:
            return dict(row)
    return None


def _measured(figure: FigureRecord, row: dict[str, Any]) -> str:
    """What is counted or measured, as a name: "troops", "defence spending"."""
    measured = re.sub(r"\b(?:its|their|the|his|her)\b ", "", (figure.measures or figure.unit or "").casefold()).strip()
    if row.get("units"):
        return next((unit for unit in row["units"] if re.search(rf"\b{unit}\b", f"{figure.unit} {measured}")), measured)
    return re.split(r" (?:in|of|for|by|to|on|from|as) ", measured)[0]


def find_plans(index: Index) -> Iterator[Recurring]:
    """Main plans whose outcome no report shows, those told in most reports first."""
    found = [plan for plan in index.linked.plans if plan.verdict in _OPEN and plan.event.main and plan.event.countries]
    found.sort(key=lambda plan: (-plan.event.independent, plan.id))
    for plan in found[:_MOST_PLANS]:
        kind, name = _kind_of_plan(plan), _name_of_plan(plan)
        sentences = [s for record in plan.stated if (s := sentence_of(record, index)) is not None]
        if kind is None or name is None or not sentences or plan.event.status in DONE:
            continue
        due = f", due {plan.due.value}" if plan.due else ""
        yield Recurring(
            kind=kind,
            title=f"{name[:1].upper()}{name[1:]}",
            parties=plan.event.countries[:2],
            names=(name,),
            why=f"a plan without an outcome{due}: {plan.verdict.value.replace('_', ' ')}",
            reports=len(texts_of(sentences, index)),
            evidence=shown(sentences),
        )


def _kind_of_plan(plan: Plan) -> str | None:
    rows = settings()["plans"]
    return next((row["kind"] for row in rows if plan.event.label in row["labels"] and row["kind"] in kinds()), None)


def _name_of_plan(plan: Plan) -> str | None:
    """The words of what is planned: the thing that a verb of announcing has, the noun itself, or "visit Sweden"."""
    record = plan.stated[0]
    rest = record.evidence.quote[record.end - record.evidence.start :]
    verb = _VERBAL.match(record.text)
    words = _thing(rest if verb else record.text)
    if verb and len(words.split()) == 1:
        words = f"{record.text[verb.end() :].strip()} {words}"
    told = re.findall(r"[\w'’-]+", words.casefold())
    is_name = words[:1].isalnum() and not set(told) & set(settings()["plan_names"]["never"])
    return words if is_name and 2 <= len(told) <= _MOST_NAME_WORDS else None


def _thing(words: str) -> str:
    """A noun phrase up to the end of its clause, without what only points to it."""
    first = re.split(r"[,.;:()“”\"]| (?:after|before|on|at|by|in|during|following|as|when|with|that|which) ", words)[0]
    return re.sub(r"^\s*(?:an?|the|its|their|his|her|this|some|new) ", "", first).strip()


_VERBAL = re.compile(
    r"(?:(?:is|are|was|were|will|would|to|be|has|have|had|not|plans?|expects?|expected|hopes?|slated|due|scheduled|set)"
    r"\b ?)+"
)
