"""6. Records ↔ records: what became of the plans of each state and body, with the plans behind each number.

A plan is of those who announced that they would do it: its actors, and both sides of what is done together. What others
ask of somebody, propose or see coming is no plan of theirs. Silence tells nothing: a plan whose day has passed without
a report of its outcome is overdue, which is no outcome, and stands apart from those that were settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from accord.data.place_names import country_names
from accord.ledger.merged import Plan, Verdict
from accord.ledger.plan_tables import Announced
from accord.linking.histories import is_carried_off
from accord.records import EventRecord, Plain
from accord.values import Actor, ActorKind, EventType, Status

LATE = "late"
"""What became of a plan that was held after its day."""
OUTCOMES = (Verdict.HELD.value, LATE, *(verdict.value for verdict in Verdict if verdict != Verdict.HELD))
"""What can become of a plan, in the order in which it is told."""
UNSETTLED = frozenset({Verdict.OPEN.value, Verdict.OVERDUE.value, Verdict.NOT_SHOWN.value})
"""What says nothing of whether a plan was kept."""
_ANNOUNCED = frozenset({Status.PLANNED, Status.POSTPONED, Status.CANCELLED})
_TOGETHER = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCount(Plain):
    """How many plans came to one outcome (one of OUTCOMES), with their ids."""

    outcome: str
    number: int
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKeeper(Plain):
    """A state (ISO 3166-1 alpha-3) or body and what became of its plans, outcomes that none came to left out.

    `settled` are the plans of which a report says what became of them.
    """

    actor: str
    name: str
    plans: int
    settled: int
    counts: tuple[PlanCount, ...]

    def number(self, outcome: str) -> int:
        """How many plans came to an outcome."""
        return sum(count.number for count in self.counts if count.outcome == outcome)

    def __str__(self) -> str:
        told = ", ".join(f"{count.number} {count.outcome.replace('_', ' ')}" for count in self.counts)
        return f"{self.name}: {self.plans} plan{'s' if self.plans != 1 else ''}, {told}"


def find_plan_keepers(plans: Iterable[Plan], same: Mapping[str, tuple[str, str]] | None = None) -> list[PlanKeeper]:
    """The states and bodies that announced plans, those with most plans first.

    `same` gives country and id of the one that stands for an actor judged the same as another (joined_actors).
    """
    told = (
        Announced(plan.id, plan.verdict.value, plan.late, actor, name)
        for plan in plans
        for actor, name in sorted(planners_of(plan).items())
    )
    return keepers_of(told, same)


def keepers_of(told: Iterable[Announced], same: Mapping[str, tuple[str, str]] | None = None) -> list[PlanKeeper]:
    """The same of plans in order, each with everybody who announced it by id."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, list[str]]] = {}
    for plan, each in groupby(told, key=lambda one: (one.plan, one.verdict, one.late)):
        standing = {same[one.actor][1] if same and one.actor in same else one.actor: one.name for one in each}
        for actor, name in standing.items():
            names[actor] = min(name, names.get(actor, name))
            found.setdefault(actor, {}).setdefault(_outcome(*plan[1:]), []).append(plan[0])
    made = [_keeper(actor, names[actor], told) for actor, told in found.items()]
    return sorted(made, key=lambda keeper: (-keeper.plans, keeper.name, keeper.actor))


def outcome_of(plan: Plan) -> str:
    """What became of a plan: its verdict, or LATE where it was held after its day."""
    return _outcome(plan.verdict.value, plan.late)


def _outcome(verdict: str, late: bool) -> str:
    return LATE if verdict == Verdict.HELD and late else verdict


def planners_of(plan: Plan) -> dict[str, str]:
    """The states and bodies whose plan it is: id and name; none where nobody announced it."""
    return {name: told for record in plan.stated if _is_announced(record) for name, told in _doers(record)}


def _keeper(actor: str, name: str, told: dict[str, list[str]]) -> PlanKeeper:
    counts = tuple(
        PlanCount(outcome=outcome, number=len(told[outcome]), plans=tuple(told[outcome]))
        for outcome in OUTCOMES
        if outcome in told
    )
    settled = sum(count.number for count in counts if count.outcome not in UNSETTLED)
    return PlanKeeper(actor=actor, name=name, plans=sum(c.number for c in counts), settled=settled, counts=counts)


def _is_announced(record: EventRecord) -> bool:
    return record.status in _ANNOUNCED or is_carried_off(record)


def _doers(record: EventRecord) -> Iterator[tuple[str, str]]:
    """Who does it: its actors, and those it is done with where it is done together."""
    sides = (*record.actors, *record.recipients) if record.type in _TOGETHER else record.actors
    for actor in sides:
        if actor.country:
            yield actor.country, _country_name(actor)
        elif actor.kind == ActorKind.ORGANISATION and not actor.id.startswith("~"):
            yield actor.id, actor.name


def _country_name(actor: Actor) -> str:
    """The name of an actor's country; the code where no name is known."""
    code = actor.country or ""
    return country_names().get(code, code)
