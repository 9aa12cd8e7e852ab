"""3. Document → mentions: the verbs that only give the event of their complement its status."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from accord.codebook.event_frames import Frame, word_list
from accord.mentions.framing import lemma_of


def is_status_verb(token: Token, frame: Frame | None, candidates: Container[int]) -> bool:
    """Whether a verb only gives the event of its complement a status ("is expected to vote")."""
    lemma = lemma_of(token)
    if lemma in word_list("enabling") and token.dep_ == "advcl" and token.tag_ == token.head.tag_ == "VB":
        return any(child.dep_ in ("xcomp", "ccomp") for child in token.rights)
    if lemma not in word_list("status_verbs") or (frame is not None and frame.type is not None):
        return False
    bearers = [token, *(child for child in token.rights if child.dep_ == "acomp")]
    complements = [child for each in bearers for child in each.rights if child.dep_ in ("xcomp", "ccomp", "advcl")]
    if any(child.i in candidates and child.tag_ in ("VB", "VBG") for child in complements):
        return True
    return any(child.dep_ == "xcomp" and _is_open(child) for child in complements)


def _is_open(complement: Token) -> bool:
    """Whether a complement says what is to be done, or to be done to its subject ("is expected to be released")."""
    if complement.tag_ == "VBN":
        return any(child.dep_ == "auxpass" for child in complement.lefts)
    return complement.tag_ in ("VB", "VBG")
