"""6. Records ↔ records: who takes part in an event that several reports tell, each vote counted once a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from accord.linking.profiles import Profile
from accord.records import EventRecord
from accord.values import Actor, ActorKind

_LEAST_SHARE = 0.34
"""A country or body that fewer than a third of the reports naming the foremost one give is left out: a misreading."""
_MOST_A_SIDE = 6
_MANY = 4
_OTHERS = frozenset({"vice", "deputy", "former", "acting", "prime", "interim", "assistant"})
"""Before the name of an office these make it another: a vice-president is not the president."""
_STATES = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT})
_OVERALL = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.GROUP})


def find_sides(group: Sequence[Profile], speaker: EventRecord) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Actors and recipients of an event: those the speaking record names, then those that enough reports give.

    A person stands for the state and the groups of the same country on the same side, unless the speaking record names
    the state itself and more reports do, or all that name the person ("Norway joined": not the minister who signed).
    """
    acting = _votes(group, recipients=False)
    receiving = _votes(group, recipients=True)
    countries = _kept_countries(group)
    everyone = {actor.id: actor for actor in _named(group)}
    naming = speaker if speaker.actors or speaker.recipients else _namer(group) or speaker
    for actor in (*naming.actors, *naming.recipients):
        everyone[actor.id] = actor
    own = {actor.id for actor in naming.actors}, {actor.id for actor in naming.recipients}
    whole = {
        actor.country: acting[actor.id] + receiving[actor.id]
        for actor in (*naming.actors, *naming.recipients)
        if actor.kind in _STATES
    }
    left: list[Actor] = []
    right: list[Actor] = []
    for name in sorted(everyone, key=lambda name: (name not in own[0] | own[1], -acting[name] - receiving[name], name)):
        actor = everyone[name]
        votes = acting[name] + receiving[name]
        if not _is_kept(actor, countries, own, votes) or (len(group) >= _MANY and votes == 1 and _is_unknown(actor)):
            continue
        is_own = name in own[0] | own[1]
        is_outvoted = votes < whole.get(actor.country, 0)
        is_counted = actor.country in whole and (is_outvoted or _is_beside_state(actor, group))
        if actor.kind == ActorKind.PERSON and not is_own and is_counted:
            continue
        to_right = name in own[1] if is_own else receiving[name] > acting[name]
        (right if to_right else left).append(actor)
    return _plain(left), _plain(right)


def _namer(group: Sequence[Profile]) -> EventRecord | None:
    """The first record that names who acts: "the summit in Madrid" leaves it to "NATO leaders are to meet"."""
    return next((record for telling in group for record in telling.records if record.actors), None)


def _is_beside_state(person: Actor, group: Sequence[Profile]) -> bool:
    """Whether each report that names a person for an event names the person's state for it too."""
    told: dict[str, list[Actor]] = {}
    for record in (record for telling in group for record in telling.records):
        told.setdefault(record.report, []).extend((*record.actors, *record.recipients))
    naming = [actors for actors in told.values() if any(actor.id == person.id for actor in actors)]
    return all(any(a.kind in _STATES and a.country == person.country for a in actors) for actors in naming)


def _named(group: Sequence[Profile]) -> list[Actor]:
    records = [record for telling in group for record in telling.records]
    return [actor for record in records for actor in (*record.actors, *record.recipients)]


def _votes(group: Sequence[Profile], *, recipients: bool) -> Counter[str]:
    """How many tellings name each actor on a side."""
    votes: Counter[str] = Counter()
    for telling in group:
        named = {
            actor.id for record in telling.records for actor in (record.recipients if recipients else record.actors)
        }
        votes.update(named)
    return votes


def _kept_countries(group: Sequence[Profile]) -> frozenset[str]:
    """The countries that enough reports give, and those of a report that puts the event into its headline."""
    votes = Counter(country for telling in group for country in telling.countries)
    most = max(votes.values(), default=0)
    headed = frozenset().union(*(telling.countries for telling in group if telling.in_title))
    return headed | frozenset(country for country, count in votes.items() if count >= _LEAST_SHARE * most)


def _is_unknown(actor: Actor) -> bool:
    """Whether a body is known by one report's words alone: of an event that many tell it is likely a misreading."""
    return actor.kind == ActorKind.ORGANISATION and not actor.country and actor.id.startswith("~")


def _is_kept(actor: Actor, countries: frozenset[str], own: tuple[set[str], set[str]], votes: int) -> bool:
    if actor.country:
        return actor.country in countries
    if actor.id in own[0] | own[1]:
        return True
    return actor.kind == ActorKind.ORGANISATION and not actor.id.startswith("~") and votes > 0


def _plain(side: list[Actor]) -> tuple[Actor, ...]:
    """A side without those for whom somebody stands: states and groups for their people, a "minister" who is named."""
    stood_for = {actor.country for actor in side if actor.kind not in _OVERALL and actor.country}
    named = {actor.country for actor in side if actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT)}
    kept: list[Actor] = []
    for actor in side:
        if actor.kind in _OVERALL and actor.country in stood_for:
            continue
        if actor.kind == ActorKind.GROUP and actor.country in named:
            continue
        if any(_is_named_by(other, actor) for other in side):
            continue
        if not any(actor.id == other.id for other in kept):
            kept.append(actor)
    return tuple(kept[:_MOST_A_SIDE])


def _is_named_by(person: Actor, holder: Actor) -> bool:
    """Whether a person is named whom another record gives only by office ("a minister": the defence minister Berg)."""
    if not person.kind == holder.kind == ActorKind.PERSON or person.country != holder.country or not holder.role:
        return False
    is_office = holder.id.startswith(f"{(holder.country or '~').lower()}.")
    has_name = not person.id.startswith((f"{(person.country or '~').lower()}.", "~"))
    whole, office = (person.role or "").lower(), holder.role.lower()
    return is_office and has_name and whole.endswith(office) and _OTHERS.isdisjoint(whole.removesuffix(office).split())
