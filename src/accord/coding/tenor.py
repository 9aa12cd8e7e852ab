"""4. Mentions → records: what a statement does (its verb_class), by its cue and, for "said" and its like, by its content."""

from __future__ import annotations

from accord.mentions.attributions import Attribution


def tenor_of(made: Attribution, content: str) -> str:
    """The verb_class of codebook section 5."""
    return made.verb_class
