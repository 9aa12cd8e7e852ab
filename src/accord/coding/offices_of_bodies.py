"""4. Mentions → records: titles like those of a state that are of a body in it ("president of the Peruvian League")."""

from __future__ import annotations

from spacy.tokens import Doc

from accord.coding.control import governed_by
from accord.data.place_names import demonyms
from accord.mentions.actors import ActorMention
from accord.mentions.framing import lemma_of
from accord.mentions.roles import words_of

_POSTS = frozenset({"head_of_state", "head_of_government"})


def heads_a_body(doc: Doc, mention: ActorMention) -> bool:
    """Whether the "of" behind a president, a premier or a leader names a body of a people and no state.

    "The president of the Peruvian Bar Association", not "of the Peruvian Republic".
    """
    if mention.post not in _POSTS:
        return False
    for noun in governed_by(doc[mention.root], ("of",)):
        is_of_people = any(child.ent_type_ == "NORP" or child.lower_ in demonyms() for child in noun.lefts)
        is_state = noun.ent_type_ == "GPE" or lemma_of(noun) in words_of("whole_states")
        if is_of_people and not is_state and noun.pos_ in ("NOUN", "PROPN"):
            return True
    return False
