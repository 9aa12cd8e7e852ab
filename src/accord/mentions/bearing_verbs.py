"""3. Document → mentions: verbs that only say that the event of a noun takes place ("the talks got under way")."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Token

from accord.codebook.event_frames import word_list
from accord.data import read_toml
from accord.mentions.framing import lemma_of
from accord.mentions.governors import raised_verbs
from accord.mentions.measured_nouns import counting

_UNDER_WAY = frozenset({"under", "underway", "going", "started"})
_AHEAD = frozenset({"ahead", "off"})
_STRETCHES = frozenset({"night", "day", "week", "weekend", "month", "year", "time", "season", "evening", "morning"})


def bears(verb: Token) -> bool:
    """Whether a verb may only say that an event takes place or not: "was held", "erupted", "got under way".

    What is "made public" or "made possible" took place at another time.
    """
    if verb.lemma_ == "get":
        return any(child.lower_ in _UNDER_WAY for child in verb.rights)
    is_made_so = verb.lemma_ == "make" and any(child.pos_ == "ADJ" for child in verb.rights)
    return not is_made_so and lemma_of(verb) in word_list("bearing")


def is_in_a_row(token: Token) -> bool:
    """Whether "running" says that something is so in a row: "for a fourth day running", "two days running"."""
    return token.lower_ == "running" and token.i > 0 and token.nbor(-1).lemma_.lower() in _STRETCHES


def bearers_of(noun: Token, triggers: Container[int]) -> Iterator[int]:
    """The verbs that only say that the event of a noun takes place ("were held in", "which are to be held on").

    Of what brings the event about ("began a shutdown to make way for …") those that are no event themselves.
    """
    yield from _seen_by_day(noun)
    noun = counting(noun)
    is_beside_name = noun.dep_ == "appos" and noun.head.pos_ == "PROPN"
    if is_beside_name:  # "Northern Shield, the yearly war games, begins on Monday"
        noun = noun.head
    yield from _there(noun)
    yield from (verb.i for verb in _bringing_about(noun) if is_beside_name or verb.i not in triggers)
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") else _relative_clause(noun)
    if verb is None:
        return
    if bears(verb) or _is_made(noun, verb):
        yield verb.i
    yield from (raised.i for raised in raised_verbs(verb) if bears(raised))


def _there(noun: Token) -> Iterator[int]:
    """The verb that says that there is an event: "there were clashes on Monday", "on Monday there was an attack"."""
    be = noun.head
    if noun.dep_ in ("attr", "nsubj", "dobj") and be.lemma_ == "be" and any(child.dep_ == "expl" for child in be.lefts):
        yield be.i


def _bringing_about(noun: Token) -> Iterator[Token]:
    """The verb by which somebody begins or holds an event ("began a shutdown"), or goes ahead with it."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in _listed("begun"):
        yield noun.head
    verb = noun.head.head
    goes_with = noun.dep_ == "pobj" and noun.head.lower_ == "with" and verb.lemma_ == "go"
    if goes_with and any(child.lower_ in _AHEAD for child in verb.rights):
        yield verb


def _is_made(noun: Token, verb: Token) -> bool:
    """Whether a passive only says that what a noun names was done: "the ruling was issued on Monday"."""
    return noun.dep_ == "nsubjpass" and verb.tag_ == "VBN" and lemma_of(verb) in _listed("made")


def _listed(name: str) -> frozenset[str]:
    return frozenset(read_toml("times.toml")["days"][name])


def _seen_by_day(noun: Token) -> Iterator[int]:
    """The verb by which a day has an event: "Monday saw a march", "Monday saw an escalation of attacks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj":
        noun = noun.head.head
    verb = noun.head
    has_day = any(word.ent_type_ == "DATE" for word in verb.lefts)
    if noun.dep_ == "dobj" and verb.lemma_ in ("see", "witness") and has_day:
        yield verb.i


def _relative_clause(noun: Token) -> Token | None:
    """The verb of a noun's relative clause, else that of the noun beside it where the clause is about both."""
    for owner in (noun, *(child for child in noun.conjuncts if child.head == noun)):
        for clause in owner.rights:
            both = owner == noun or any(word.lower_ in ("both", "all") for word in clause.lefts)
            if clause.dep_ == "relcl" and both:
                return clause
    return None
