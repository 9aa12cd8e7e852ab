"""7. Events → dossiers: which warning is which; one that a person took note of stays away until words are new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from accord.dossiers.model import DossierState, Warning
from accord.ledger.acknowledgements import Acknowledgement, moment
from accord.records import digest

_QUOTED = re.compile("“[^”]*”")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def sense_of(text: str) -> str:
    """A warning's text without what it quotes and counts: what stays while days go by and evidence comes in.

    >>> sense_of("A rate without its base: “8.2% rise”, 28 days.")
    'A rate without its base: “…”, # days.'
    """
    return _NUMBER.sub("#", re.sub(r"“…”(?:, “…”)+", "“…”", _QUOTED.sub("“…”", text)))


def words_of(warning: Warning) -> tuple[str, ...]:
    """The sentences a warning rests on, each once, whichever report carries them: a copy brings nothing new."""
    return tuple(sorted({" ".join(each.quote.split()).casefold() for each in warning.evidence}))


def with_id(warning: Warning, dossier: str) -> Warning:
    """The warning with the id that what it is about, its number, its sense and its evidence make."""
    about, sense = warning.about or dossier, sense_of(warning.text)
    words = () if warning.about else words_of(warning)
    return replace(warning, id=f"w{digest('warning', about, warning.number, sense, *words)}")


def acknowledge(warning: Warning, dossier: str, *, by: str, reason: str, at: str | None = None) -> Acknowledgement:
    """The acknowledgement of a warning of a dossier; `at` (ISO moment) is now when not given."""
    return Acknowledgement(
        warning=warning.id,
        about=warning.about or dossier,
        number=warning.number,
        sense=sense_of(warning.text),
        text=warning.text,
        words=words_of(warning),
        by=by.strip(),
        at=moment(at),
        reason=reason.strip(),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """The acknowledgements that stand, asked whether one covers a warning."""

    given: Sequence[Acknowledgement]

    def of(self, warning: Warning, dossier: str) -> Acknowledgement | None:
        """The acknowledgement given last that still stands for a warning, None where there is none."""
        about, sense = warning.about or dossier, sense_of(warning.text)
        words = () if warning.about else words_of(warning)
        covering = (each for each in reversed(self.given) if each.covers(about, warning.number, sense, words))
        return next(covering, None)


def without_noted(states: Iterable[DossierState], given: Sequence[Acknowledgement]) -> tuple[DossierState, ...]:
    """The states without the warnings that people took note of."""
    noted = Noted(given)
    if not given:
        return tuple(states)
    return tuple(
        replace(state, warnings=tuple(each for each in state.warnings if noted.of(each, state.dossier.id) is None))
        for state in states
    )


def each_once(states: Iterable[DossierState]) -> tuple[DossierState, ...]:
    """The states with each warning under one dossier alone: a part before the whole it belongs to, else the first.

    Two are one where they are about one report, say the same, or have one sense and one rests on the other's words;
    of a whole and its part also where they have one number on the same words.
    """
    told = list(states)
    kept: list[tuple[DossierState, Warning]] = []
    ordered = sorted(
        ((state, each) for state in told for each in state.warnings),
        key=lambda owed: (owed[0].dossier.belongs_to is None, -len(set(words_of(owed[1])))),
    )
    for state, each in ordered:
        if not any(_is_told(each, state, other, whose) for whose, other in kept):
            kept.append((state, each))
    own = {(state.dossier.id, each.id or each.text) for state, each in kept}
    return tuple(
        replace(
            state,
            warnings=tuple(each for each in state.warnings if (state.dossier.id, each.id or each.text) in own),
        )
        for state in told
    )


def _is_told(warning: Warning, state: DossierState, other: Warning, whose: DossierState) -> bool:
    """Whether another dossier's warning says what this one does."""
    if state.dossier.id == whose.dossier.id or warning.number != other.number:
        return False
    if warning.about or other.about:
        return warning.about == other.about
    rests = set(words_of(warning)) <= set(words_of(other))
    is_part = whose.dossier.belongs_to == state.dossier.id
    same_sense = sense_of(warning.text) == sense_of(other.text)
    return warning.text == other.text or (rests and (same_sense or is_part))
