"""4. Mentions → records: the type PLOVER's own manual gives an event, which folds its status into its type."""

from __future__ import annotations

from collections.abc import Sequence

from accord.values import EventType, Polarity, Status

_COOPERATIVE = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
    }
)
_FORCEFUL = frozenset({EventType.PROTEST, EventType.SANCTION, EventType.COERCE, EventType.ASSAULT})
_FUTURE = frozenset({Status.PLANNED, Status.EXPECTED, Status.PROPOSED})
_DUTIES = frozenset({"must", "should", "ought"})
_ORDERS = frozenset({"order"})


def manual_type(
    type_: EventType | None, status: Status, polarity: Polarity, reasons: Sequence[str] = ()
) -> EventType | None:
    """PLOVER's own type: what is promised is AGREE, what is refused REJECT, force that is announced THREATEN.

    What somebody orders has the type of the deed: "ordered the release of".

    >>> manual_type(EventType.RETREAT, Status.PLANNED, Polarity.NEGATIVE)
    <EventType.REJECT: 'REJECT'>
    """
    if type_ is None:
        return None
    if type_ in _COOPERATIVE and polarity is Polarity.NEGATIVE and status is Status.PLANNED:
        return EventType.REJECT
    if type_ is EventType.AGREE and status is Status.DID_NOT_HAPPEN:
        return EventType.REJECT
    if status is Status.PROPOSED and not _DUTIES.isdisjoint(reasons):
        return EventType.REQUEST
    if status is Status.PLANNED and not _ORDERS.isdisjoint(reasons):
        return type_
    if type_ in _COOPERATIVE and status in _FUTURE:
        return EventType.AGREE
    if type_ in _FORCEFUL and status is Status.PLANNED and polarity is Polarity.POSITIVE:
        return EventType.THREATEN
    return type_
