"""What the components put on the Doc: `doc._.accord` is a Found."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from accord.codebook.codebooks import Codebook, bundled
from accord.records import Evidence, Report
from accord.settings import DecidedBy

if TYPE_CHECKING:
    from accord.mentions.actors import ActorMention
    from accord.mentions.attributions import Attribution
    from accord.mentions.places import PlaceMention
    from accord.mentions.quantities import QuantityMention
    from accord.mentions.times import TimeMention
    from accord.mentions.triggers import Trigger
    from accord.parsing.encoded import Encoded
    from accord.parsing.encoder import Encoder


@dataclass(slots=True)
class Found:
    """The mentions of one document, each kind written by one component, and the report it was made from.

    `encoded` is what the encoder told, None where it did not run; `decides` says what decides where both rules and
    encoder could; `encoder` reads pairs of spans. `codebook` holds the frames by which triggers are found.
    `text`, `starts` and `evidence` keep what is worked out once a document and asked for by every mention.
    """

    report: Report | None = None
    times: tuple[TimeMention, ...] = field(default=())
    actors: tuple[ActorMention, ...] = field(default=())
    places: tuple[PlaceMention, ...] = field(default=())
    quantities: tuple[QuantityMention, ...] = field(default=())
    attributions: tuple[Attribution, ...] = field(default=())
    triggers: tuple[Trigger, ...] = field(default=())
    encoded: Encoded | None = None
    decides: DecidedBy = DecidedBy.RULES
    encoder: Encoder | None = None
    codebook: Codebook = field(default_factory=bundled)
    text: str | None = None
    starts: list[int] | None = None
    evidence: dict[tuple[int, int], Evidence] = field(default_factory=dict)


_PLACE: Any = ("._.", "accord", None, None)
"""Where spaCy keeps `doc._.accord`; looked up there, it costs a tenth of the way through `doc._`."""


def found(doc: Doc) -> Found:
    """The Found of a Doc; made empty when no component has run yet."""
    known: Found | None = doc.user_data.get(_PLACE)
    if known is not None:
        return known
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


def sentence_starts(doc: Doc) -> list[int]:
    """The first token of each sentence, found once: `Token.sent` walks the whole sentence each time it is asked."""
    known = found(doc)
    if known.starts is None:
        opens = doc.to_array("SENT_START") == 1
        opens[:1] = True
        known.starts = opens.nonzero()[0].tolist()
    return known.starts


def sentence_number(doc: Doc, token: int) -> int:
    """Which sentence of the document a token stands in, counted from 0."""
    return bisect_right(sentence_starts(doc), token) - 1


def sentence_at(doc: Doc, token: int) -> tuple[int, int]:
    """The first token of the sentence a token stands in, and the one behind its last."""
    starts = sentence_starts(doc)
    number = sentence_number(doc, token)
    return starts[number], starts[number + 1] if number + 1 < len(starts) else len(doc)
