"""7. Events → dossiers: which records touch a dossier, and which rule they meet."""

from __future__ import annotations

import re

from accord.dossiers.model import Dossier
from accord.dossiers.packs import Kind, Rule
from accord.ledger.merged import Event, Linked
from accord.records import EventRecord
from accord.values import Polarity, Precision, Standing, Status


def touching(dossier: Dossier, kind: Kind, linked: Linked) -> list[tuple[EventRecord, Event]]:
    """The records that tell of a dossier, each with its event, in the order of the events.

    A record does when its words (or, for kinds that look wider, its sentence) hold one of the dossier's names or terms
    and a party of the dossier takes part; so does every record of the same event.
    """
    found = []
    for event in linked.events:
        named = [record for record in event.records if _names(dossier, kind, record)]
        if named and _has_party(dossier, event):
            kept = named if kind.terms_in == "sentence" else event.records
            found += [(record, event) for record in kept if record.standing != Standing.BACKGROUND]
    return found


def _names(dossier: Dossier, kind: Kind, record: EventRecord) -> bool:
    text = record.evidence.quote if kind.terms_in == "sentence" else _own_words(record)
    folded = text.casefold()
    return any(
        re.search(rf"\b{re.escape(name.casefold())}\b", folded) if not name.isupper() else name in text
        for name in (*dossier.names, *dossier.terms)
    )


def _own_words(record: EventRecord) -> str:
    """A record's words with the few that stand before and after them: names reach over the edge of a trigger."""
    start, end = record.start - record.evidence.start, record.end - record.evidence.start
    quote = record.evidence.quote
    return quote[max(0, start - 30) : end + 30]


def _has_party(dossier: Dossier, event: Event) -> bool:
    if not dossier.parties:
        return True
    countries = set(event.countries)
    return bool(countries & set(dossier.parties)) if countries else True


def meets(rule: Rule, record: EventRecord) -> bool:
    """Whether a record is what a rule asks for."""
    text, sentence = record.text.casefold(), record.evidence.quote.casefold()
    is_dated = record.date is not None and record.date.precision in (Precision.DAY, Precision.MOMENT)
    status = Status.DID_NOT_HAPPEN if _is_undone(record) else record.status
    return (
        (not rule.status or status in rule.status)
        and (not rule.types or record.type in rule.types)
        and (not rule.labels or record.label in rule.labels)
        and (not rule.words or any(word in text for word in rule.words))
        and (not rule.near or any(word in sentence for word in rule.near))
        and (not rule.sectors or bool(_sectors(record) & set(rule.sectors)))
        and (rule.dated is None or rule.dated == is_dated)
    )


def _is_undone(record: EventRecord) -> bool:
    return record.polarity == Polarity.NEGATIVE and record.status in (Status.OCCURRED, Status.ONGOING)


def _sectors(record: EventRecord) -> set[str]:
    return {actor.sector for actor in (*record.actors, *record.recipients) if actor.sector}
