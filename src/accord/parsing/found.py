"""What the components put on the Doc: `doc._.accord` is a Found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from accord.records import Report

if TYPE_CHECKING:
    from accord.mentions.actors import ActorMention
    from accord.mentions.attributions import Attribution
    from accord.mentions.places import PlaceMention
    from accord.mentions.quantities import QuantityMention
    from accord.mentions.times import TimeMention
    from accord.mentions.triggers import Trigger


@dataclass(slots=True)
class Found:
    """The mentions of one document, each kind written by one component, and the report it was made from."""

    report: Report | None = None
    times: tuple[TimeMention, ...] = field(default=())
    actors: tuple[ActorMention, ...] = field(default=())
    places: tuple[PlaceMention, ...] = field(default=())
    quantities: tuple[QuantityMention, ...] = field(default=())
    attributions: tuple[Attribution, ...] = field(default=())
    triggers: tuple[Trigger, ...] = field(default=())
    text: str | None = None


def found(doc: Doc) -> Found:
    """The Found of a Doc; made empty when no component has run yet."""
    if not Doc.has_extension("accord"):
        Doc.set_extension("accord", default=None)
    if doc._.accord is None:
        doc._.accord = Found()
    result: Found = doc._.accord
    return result


def text_of(doc: Doc) -> str:
    """The text of a Doc, joined once: `doc.text` joins all tokens anew each time it is asked for."""
    known = found(doc)
    if known.text is None:
        known.text = doc.text
    return known.text
