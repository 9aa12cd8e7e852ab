"""8. Ledger → what people see: who deals with whom, as a graph in SVG; the table of the same dealings is its equal."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.data.register import states
from accord.ledger.tallies import Dealing, Party
from accord.records import digest
from accord.values import EventType
from accord.views.svg_writing import INK, PAPER, linked, number, picture, plain, tag
from accord.views.wording import one_line

MOST_PARTIES = 30
MOST_TIES = 60
_ROUNDS = 12
_EDGE, _NAME_ROOM = 34.0, 190.0
"""Pixels between the ring and the edges of its sheet, above and at the sides: room for names."""
_NEAR_MIDDLE = 12.0
_COOPERATION = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE, EventType.AID}
    | {EventType.RETREAT}
)
"""PLOVER's quad classes: the first seven types are verbal or material cooperation, the others conflict."""
KINDS = ("cooperation", "conflict", "other")
_COLOURS = {"cooperation": "#14613f", "conflict": "#b3261e", "other": "#57606a"}
_DASHES = {"cooperation": None, "conflict": "7 4", "other": "2 4"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one party did to or with another, of one kind: how many events, of which types."""

    actor: Party
    recipient: Party
    kind: str
    events: int
    types: tuple[tuple[str, int], ...]

    @property
    def told(self) -> str:
        """The tie in words."""
        types = ", ".join(f"{name} {count}" for name, count in self.types)
        noun = "event" if self.events == 1 else "events"
        return f"{self.actor.name} to {self.recipient.name}: {self.kind}, {self.events} {noun} ({types})"


def kind_of(type_: EventType | None) -> str:
    """Whether a type is cooperation, conflict or, for what PLOVER leaves out, other."""
    if type_ is None:
        return "other"
    return "cooperation" if type_ in _COOPERATION else "conflict"


def by_country(party: Party) -> Party:
    """The state a party belongs to; the party itself where it belongs to none."""
    state = states().get(party.country or "")
    return Party(id=state.id, name=state.name, country=state.id) if state else party


def find_ties(dealings: Iterable[Dealing], party_of: Callable[[Party], Party] = lambda party: party) -> list[Tie]:
    """The dealings as ties between two different parties, the strongest first; with `by_country`, between states."""
    counts: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    parties: dict[str, Party] = {}
    for dealing in dealings:
        actor, recipient = party_of(dealing.actor), party_of(dealing.recipient)
        if actor.id == recipient.id:
            continue
        parties.setdefault(actor.id, actor)
        parties.setdefault(recipient.id, recipient)
        counts[actor.id, recipient.id, kind_of(dealing.type)][str(dealing.type or "no type")] += dealing.events
    ties = [
        Tie(
            actor=parties[actor],
            recipient=parties[recipient],
            kind=kind,
            events=types.total(),
            types=tuple(sorted(types.items(), key=lambda item: (-item[1], item[0]))),
        )
        for (actor, recipient, kind), types in counts.items()
    ]
    return sorted(ties, key=lambda tie: (-tie.events, tie.actor.name, tie.recipient.name, tie.kind, tie.actor.id))


def draw_network(
    ties: Sequence[Tie],
    *,
    title: str = "Who deals with whom",
    width: float = 860,
    height: float = 560,
    middle: str | None = None,
    link: Callable[[Party], str | None] = lambda party: None,
) -> str:
    """The ties as SVG: parties in a ring, an arrow for what one did to the other, thicker with its events.

    `middle` is the id of a party that stands in the middle of the ring.

    Cooperation is a full green line, conflict a dashed red one, what has no PLOVER type a dotted grey one. The
    strongest ties of at most MOST_PARTIES parties are drawn, and the description says what is not.
    """
    drawn = _strongest(ties)
    weights: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for tie in drawn:
        for party in (tie.actor, tie.recipient):
            parties[party.id] = party
            weights[party.id] += tie.events
    spots = _spots(drawn, middle, width, height)
    radii = {each: 5 + 9 * math.sqrt(weights[each] / max(weights.values())) for each in parties}
    name = f"n{digest('network', title, width, height, *ties)}"
    inside = [
        tag("defs", *(_head(name, kind) for kind in KINDS)),
        *(_line(tie, spots, radii, name, _most(drawn)) for tie in reversed(drawn)),
        *_dots(parties, spots, radii, link, (width / 2, height / 2)),
    ]
    return picture(width, height, inside, title=title, description=_description(ties, drawn), name=name, kind="network")


def _most(ties: Sequence[Tie]) -> int:
    return max((tie.events for tie in ties), default=1)


def _strongest(ties: Sequence[Tie]) -> list[Tie]:
    """The first ties, with as many parties as a graph bears."""
    kept: list[Tie] = []
    parties: set[str] = set()
    for tie in ties:
        both = parties | {tie.actor.id, tie.recipient.id}
        if len(kept) < MOST_TIES and len(both) <= MOST_PARTIES:
            parties = both
            kept.append(tie)
    return kept


def _description(ties: Sequence[Tie], drawn: Sequence[Tie]) -> str:
    if not ties:
        return "No event between two parties is known."
    told = "; ".join(tie.told for tie in drawn[:6])
    left = f" {len(ties) - len(drawn)} weaker ties are left out." if len(ties) > len(drawn) else ""
    return f"The strongest ties: {told}.{left} The table beside it has all of them."


def _spots(ties: Sequence[Tie], middle: str | None, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Where the parties stand: in a ring, those with strong ties side by side; one may stand in the middle.

    Each half of the ring has its parties at even heights, so that their names stand in lines of their own.
    """
    parties = dict.fromkeys(party.id for tie in ties for party in (tie.actor, tie.recipient))
    ring = _ordered([party for party in parties if party != middle], ties)
    wide, tall = width / 2 - _NAME_ROOM, height / 2 - _EDGE
    found = {}
    right = (len(ring) + 1) // 2
    for place, party in enumerate(ring):
        half, at = (right, place) if place < right else (len(ring) - right, len(ring) - 1 - place)
        down = (2 * at + 1) / half - 1
        across = math.sqrt(1 - down * down) * (1 if place < right else -1)
        found[party] = (width / 2 + wide * across, height / 2 + tall * down)
    return found | ({middle: (width / 2, height / 2)} if middle in parties else {})


def _ordered(parties: Sequence[str], ties: Sequence[Tie]) -> list[str]:
    """The parties in a ring in which strong ties are short: pairs are swapped for as long as that shortens them."""
    ring = list(parties)
    weights: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        weights[min(tie.actor.id, tie.recipient.id), max(tie.actor.id, tie.recipient.id)] += tie.events
    neighbours: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (one, other), events in weights.items():
        neighbours[one].append((other, math.sqrt(events)))
        neighbours[other].append((one, math.sqrt(events)))
    place = {party: at for at, party in enumerate(ring)}

    def length(party: str) -> float:
        return sum(
            weight * min(abs(place[party] - place[other]), len(ring) - abs(place[party] - place[other]))
            for other, weight in neighbours[party]
            if other in place
        )

    def swap(one: str, other: str) -> None:
        place[one], place[other] = place[other], place[one]

    for _ in range(_ROUNDS):
        is_better = False
        for at, one in enumerate(ring):
            for other in ring[at + 1 :]:
                before = length(one) + length(other)
                swap(one, other)
                if length(one) + length(other) < before - 1e-9:
                    is_better = True
                else:
                    swap(one, other)
        if not is_better:
            break
    return sorted(ring, key=place.__getitem__)


def _head(name: str, kind: str) -> str:
    """An arrow's head."""
    return tag(
        "marker",
        tag("path", d="M0 0L9 4.5L0 9Z", fill=_COLOURS[kind], class_=f"head {kind}"),
        id=f"{name}-{kind}",
        viewBox="0 0 9 9",
        refX="8",
        refY="4.5",
        markerWidth="9",
        markerHeight="9",
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


def _line(tie: Tie, spots: Mapping[str, tuple[float, float]], radii: Mapping[str, float], name: str, most: int) -> str:
    """An arrow that bends to its left, so that what two did to each other, and of which kind, lies side by side."""
    (x1, y1), (x2, y2) = spots[tie.actor.id], spots[tie.recipient.id]
    away = math.hypot(x2 - x1, y2 - y1) or 1.0
    bend = 8.0 + (0.05 + 0.05 * KINDS.index(tie.kind)) * away
    east, north = (x2 - x1) / away, (y2 - y1) / away
    bow_x, bow_y = (x1 + x2) / 2 - north * bend, (y1 + y2) / 2 + east * bend
    start_x, start_y = _short_of((x1, y1), (bow_x, bow_y), radii[tie.actor.id])
    tip_x, tip_y = _short_of((x2, y2), (bow_x, bow_y), radii[tie.recipient.id] + 2)
    way = f"M{number(start_x)} {number(start_y)}Q{number(bow_x)} {number(bow_y)} {number(tip_x)} {number(tip_y)}"
    return tag(
        "path",
        tag("title", plain(tie.told)),
        class_=f"tie {tie.kind}",
        d=way,
        fill="none",
        stroke=_COLOURS[tie.kind],
        stroke_width=1.0 + 3.5 * math.sqrt(tie.events / most),
        stroke_opacity="0.75",
        stroke_dasharray=_DASHES[tie.kind],
        marker_end=f"url(#{name}-{tie.kind})",
    )


def _short_of(spot: tuple[float, float], towards: tuple[float, float], gap: float) -> tuple[float, float]:
    """A point so many pixels from a spot, on the way to another."""
    away = math.hypot(towards[0] - spot[0], towards[1] - spot[1]) or 1.0
    return spot[0] + (towards[0] - spot[0]) / away * gap, spot[1] + (towards[1] - spot[1]) / away * gap


def _dots(
    parties: Mapping[str, Party],
    spots: Mapping[str, tuple[float, float]],
    radii: Mapping[str, float],
    link: Callable[[Party], str | None],
    centre: tuple[float, float],
) -> list[str]:
    """The parties with their names outside the ring, each where it covers no arrow."""
    found = []
    for each in sorted(parties, key=lambda party: (-radii[party], party)):
        party, (x, y) = parties[each], spots[each]
        dot = tag(
            "circle", tag("title", plain(party.name)), class_="party", cx=x, cy=y, r=radii[each], fill=INK, stroke=PAPER
        )
        found.append(linked(link(party), dot + _name_of(party, x - centre[0], (x, y), radii[each]), party.name))
    return found


def _name_of(party: Party, side: float, spot: tuple[float, float], radius: float) -> str:
    x, y = spot
    is_middle = abs(side) < _NEAR_MIDDLE
    away = radius + 5
    return tag(
        "text",
        plain(one_line(party.name, 26)),
        class_="name",
        x=x if is_middle else x + math.copysign(away, side),
        y=(y - away if y < 2 * _EDGE else y + away + 9) if is_middle else y + 4,
        text_anchor="middle" if is_middle else "start" if side > 0 else "end",
        fill=INK,
        stroke=PAPER,
        stroke_width="3.5",
        stroke_linejoin="round",
        paint_order="stroke",
    )
