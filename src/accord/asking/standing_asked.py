"""8. Records → the answer to a question: where a dossier stands."""

from __future__ import annotations

from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import text_keys
from accord.asking.phrasing import day_words, with_quote
from accord.asking.settling import find_outcome
from accord.dossiers import find_states
from accord.settings import packs


def find_stage(asked: Asked) -> Finding | None:
    """The stage of the dossier that the question names, else what became of the plan it names."""
    terms = asked.question.terms
    whole = sum(term.weight for term in terms)
    best: Finding | None = None
    for state in find_states(packs(), asked.passages.known, asked.passages.linked):
        exact, near = text_keys(" ".join((state.dossier.title, *state.dossier.names, *state.dossier.terms)))
        countries = frozenset(f"c:{party}" for party in state.dossier.parties)
        score = sum(t.weight * t.credit_of(exact | countries, near) for t in terms) / whole if whole else 0.0
        if not state.path or (best and score <= best.score):
            continue
        since = day_words(state.since)
        told = f"{state.dossier.title}: {state.stage.replace('_', ' ')}" + (f" since {since}" if since else "")
        last = state.path[-1]
        best = Finding(with_quote(told, last.evidence), (last.evidence,), score)
    return best if best and best.score >= 0.6 else find_outcome(asked)
