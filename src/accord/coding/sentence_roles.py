"""4. Mentions → records: who acts and who is acted on in a sentence as a whole, whatever its event's trigger."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from accord.parsing.found import found
from accord.settings import DecidedBy

SOURCE, TARGET, BOTH = "source", "target", "both"

_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A stretch of tokens (`end` behind the last) that names the source or target of a sentence's event, or both."""

    start: int
    end: int
    role: str


def read_sentence_roles(doc: Doc, sentence: int = 0) -> list[RoleSpan] | None:
    """The source and target of a sentence as the encoder reads them; None where it did not read it or has no say."""
    known = found(doc)
    encoded = known.encoded
    if encoded is None or known.decides is DecidedBy.RULES or not len(doc) or not encoded.was_read(sentence):
        return None
    first, acting = encoded.related_tokens("actor", sentence)
    _, met = encoded.related_tokens("recipient", sentence)
    roles = [_role(float(one), float(other)) for one, other in zip(acting, met, strict=True)]
    spans, at = [], first
    for role, group in groupby(_closed(roles)):
        end = at + len(list(group))
        if role:
            spans.append(RoleSpan(at, end, role))
        at = end
    return spans


def _role(actor: float, recipient: float) -> str:
    if actor >= _LEAST and recipient >= _LEAST:
        return BOTH
    return SOURCE if actor >= _LEAST else TARGET if recipient >= _LEAST else ""


def _closed(roles: list[str]) -> list[str]:
    """The roles with a single token left out between two of one role taken in ("Chad and Mali", "St . Lucia").

    >>> _closed(["source", "", "source", ""])
    ['source', 'source', 'source', '']
    """
    return [
        roles[at - 1] if not role and 0 < at < len(roles) - 1 and roles[at - 1] == roles[at + 1] else role
        for at, role in enumerate(roles)
    ]
