"""The sets that mark names, times, places and quantities: re3d, meantime and figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import tee
from typing import Any

from training.cutting import cut
from training.examples import Sentence, Span, joined

Row = dict[str, Any]

_RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Temporal": "time",
    "Quantity": "quantity",
    "Money": "quantity",
}
_MEANTIME = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_FULLY_MARKED = 6  # the headline and the first five sentences; further down only some chains are followed


def read_re3d(records: Iterator[Row]) -> Iterator[Sentence]:
    """Names, times and quantities; what it calls Location may be a state, and is left open where it may."""
    first, second = tee(record for record in records if not record["collection"].startswith("BBC"))
    for record, sentences in zip(first, cut(each["text"] for each in second), strict=True):
        for sentence in sentences:
            held = [each for each in record["entities"] if sentence.covers(each["begin"], each["end"])]
            known = [(each["begin"], each["end"], _RE3D[each["type"]]) for each in held if each["type"] in _RE3D]
            sentence.tag("mention", known)
            for each in held:
                if each["type"] in ("Nationality", "Location") and _may_be_state(each["text"]):
                    sentence.leave_unmarked("mention", each["begin"], each["end"])
            yield sentence


def _may_be_state(text: str) -> bool:
    from accord.coding.resolving import resolve_actor

    found = resolve_actor(text)
    return found is not None and found.country is not None


def read_meantime(records: Iterator[Row]) -> Iterator[Sentence]:
    """Names and the certainty of events."""
    for record in records:
        for row in record["sentences"]:
            sentence = joined(row["tokens"])
            number = row["sent_id"]
            if number < _FULLY_MARKED:
                sentence.tag("mention", list(_mentions(record, number, sentence)))
            for event in record["event_mentions"]:
                certainty = _certainty(event)
                if event.get("sent_id") == number and certainty:
                    sentence.spans.append(
                        Span(min(event["tokens"]), max(event["tokens"]) + 1, {"certainty": certainty})
                    )
            yield sentence


def _mentions(record: Row, number: int, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    kinds = [
        *((each, _MEANTIME.get(each.get("class"), "")) for each in record["entity_mentions"]),
        *((each, "time") for each in record["time_expressions"]),
        *((each, "quantity") for each in record["values"]),
    ]
    for each, kind in kinds:
        if each.get("sent_id") == number and kind and each["tokens"]:
            offsets = sentence.offsets
            yield offsets[min(each["tokens"])][0], offsets[max(each["tokens"])][1], kind


def _certainty(event: Row) -> str:
    if event.get("polarity") == "NEG":
        return "negated"
    if event.get("certainty") in ("PROBABLE", "POSSIBLE"):
        return "uncertain"
    if event.get("certainty") != "CERTAIN" or event.get("time") not in ("FUTURE", "NON_FUTURE"):
        return ""
    return "planned" if event["time"] == "FUTURE" else "happened"


def read_figures(records: Iterator[Row]) -> Iterator[Sentence]:
    """Quantities, and numbers that are none; the set says nothing of other words."""
    first, second = tee(records)
    for record, sentences in zip(first, cut(each["text"] for each in second), strict=True):
        for sentence in sentences:
            spans = [(each["start"], each["end"], "quantity") for each in record["figures"]]
            spans += [(each["start"], each["end"], "O") for each in record["traps"]]
            sentence.tag("mention", [span for span in spans if sentence.covers(*span[:2])], outside=False)
            yield sentence
