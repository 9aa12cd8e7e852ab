"""4. mentions → records: the day of an undated report, from what its text tells as past and as still to come."""

from __future__ import annotations

from spacy.tokens import Doc


def infer_dct(doc: Doc) -> tuple[str, str] | None:
    """The day of an undated report and the words it rests on; None where the text does not give it away."""
    return None
