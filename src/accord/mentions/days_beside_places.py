"""3. document → mentions: places told with what a day is of: they tell a day of old from one of the report's year."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

_REACH = 3


def is_told_of_another_place(day: Token, places: Sequence[str]) -> bool:
    """Whether what a day is of is told with a place that is none of these: "the July 7 attacks in Lagos".

    Of a day behind its noun the whole sentence counts ("attacks on July 7 killed nine in Lagos").
    """
    noun = day
    for _ in range(_REACH):
        if noun.ent_type_ not in ("DATE", "TIME", "EVENT") and noun.pos_ != "ADP":
            break
        noun = noun.head
    around = day.sent if noun.i < day.i else noun.subtree
    names = (token.text for token in around if token.ent_type_ == "GPE" and token.pos_ == "PROPN")
    return any(name not in places for name in names)
