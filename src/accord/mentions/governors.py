"""What governs an event: the word it depends on, by which complement, and what that word makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from accord.data import read_toml
from accord.mentions.governing_words import governing_words
from accord.parsing.clauses import first_conjunct, is_verbal, own_subject

_CAUSATIVES = frozenset({"let", "make", "help", "have"})
_TIMES = frozenset({"DATE", "TIME"})
_REACH = 12
_NAMED_SO = frozenset({"oprd", "ccomp", "acomp", "xcomp", "attr", "prt"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_OF_MOTION = frozenset({"be", "go", "come"})
"""Verbs that plan with an infinitive, but not with a noun: "is to meet", "was envoy to the talks", "went to war"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of status.toml, for one word and one complement; the head of that file says what the fields mean."""

    word: str
    status: str
    negated: str
    denied: str
    past: str
    polarity: str
    joined: bool
    spoken: bool
    weak: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Governor:
    """The word a trigger depends on, the complement it fills, and the row that covers both (None where no row does)."""

    token: Token
    complement: str
    entry: Entry | None


def _entry(word: str, row: dict[str, Any]) -> Entry:
    status = row["status"]
    kept = status if status in ("own", "fact", "ended") else "did_not_happen"
    return Entry(
        word=word,
        status=status,
        negated=row.get("negated", kept),
        denied=row.get("denied", "denied"),
        past=row.get("past", status),
        polarity=row.get("polarity", "neg" if status in ("denied", "did_not_happen") else "pos"),
        joined=row.get("joined", False),
        spoken=row.get("spoken", False),
        weak=row.get("weak", False),
        present=row.get("present", False),
    )


@cache
def entries(section: str) -> dict[tuple[str, str], Entry]:
    """The rows of a section of status.toml by word and complement; of two rows for the same pair the first counts."""
    table: dict[tuple[str, str], Entry] = {}
    for row in read_toml("status.toml")[section]:
        for word in row["words"]:
            for complement in row.get("takes", [""]):
                table.setdefault((word, complement), _entry(word, row))
    return table


def _section(token: Token) -> str:
    if is_verbal(token):
        return "verbs"
    return "adjectives" if token.pos_ in ("ADJ", "ADV") else "nouns"


@cache
def word_class(name: str) -> frozenset[str]:
    """One of the plain word lists of status.toml."""
    return frozenset(read_toml("status.toml")["classes"][name])


def find_entry(token: Token, complement: str) -> Entry | None:
    """The row that says what a governing token makes of a complement."""
    if complement == "object to":
        return _find(token, complement) or _find(token, "to")
    return _find(token, complement)


def over_object(verb: Token, noun: Token) -> Entry | None:
    """The row for an object or a passive's subject."""
    return _called_false(verb) or _called_for_a_day(verb, noun) or _moved_to_a_day(verb) or find_entry(verb, "object")


def _moved_to_a_day(verb: Token) -> Entry | None:
    """The row for what is given another day: "moved the vote to 9 June", "the vote was brought forward to May"."""
    entry = entries("verbs").get((verb.lemma_, "object to day"))
    if entry is None:
        return None
    span = verb.doc[verb.i + 1 : min(verb.right_edge.i, verb.i + _REACH)]
    is_moved = any(word.lower_ == "to" and word.nbor(1).ent_type_ in _TIMES for word in span)
    return entry if is_moved else None


def _called_for_a_day(verb: Token, noun: Token) -> Entry | None:
    """The row for what is put on the calendar by being called: "called an early election", "a strike called for May".

    Not for what is only called something ("called the vote a sham"), nor for the known ("called the race").
    """
    if verb.lemma_ != "call" or noun.lemma_.lower() not in word_class("called_for_a_day"):
        return None
    is_known = verb.tag_ != "VBN" and any(child.dep_ == "poss" or child.lower_ in _KNOWN for child in noun.lefts)
    is_stranded = any(child.lower_ == "for" and child.n_rights == 0 for child in verb.rights)
    is_unreal = {"MD", "have"} <= {word for child in verb.lefts for word in (child.tag_, child.lower_)}
    if is_known or is_stranded or is_unreal or any(child.dep_ in _NAMED_SO for child in verb.rights):
        return None
    return entries("verbs").get(("call", "object set"))


def _find(token: Token, complement: str) -> Entry | None:
    sections = [_section(token)]
    if token.tag_ in ("VBN", "VBG") or token.lower_ == "due":
        sections += ["adjectives"]
    for section in sections:
        table = entries(section)
        for word in governing_words(token, of_object=complement == "object"):
            entry = table.get((word, complement))
            if entry is not None:
                return entry
    return None


def _clause_complement(verb: Token) -> str:
    words = {child.lower_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if (verb.tag_ == "VBG" and not words) or words == {"being"}:
        return "ing"
    if verb.dep_ == "ccomp" and verb.head.lemma_ in _CAUSATIVES and "MD" not in {child.tag_ for child in verb.lefts}:
        return "object to"
    bare = verb.tag_ in ("VB", "NN", "NNS", "JJ") and not words
    if "to" in words or bare or words == {"be"}:
        return "object to" if _has_own_agent(verb) else "to"
    return "that"


def _has_own_agent(verb: Token) -> bool:
    """Whether somebody else is to do it: "wants them to leave", "asked them to leave" (not "wants to leave")."""
    if own_subject(verb) is not None:
        return True
    if verb.dep_ not in ("xcomp", "ccomp", "advcl") or not is_verbal(verb.head):
        return False
    return any(child.dep_ in ("dobj", "nsubjpass", "dative") and child.i < verb.i for child in verb.head.children)


def preposition_of(token: Token) -> str:
    """A preposition as it is listed, with the words that make it one: "ahead of", "instead of", "in response to"."""
    if token.i and token.lower_ in ("of", "than"):
        return f"{token.nbor(-1).lower_} {token.lower_}" if token.nbor(-1).pos_ != "NOUN" else _long_preposition(token)
    return _long_preposition(token)


def _long_preposition(token: Token) -> str:
    head = token.head if token.head.dep_ == "pobj" or not token.i else token.nbor(-1)  # "voted in favour" + "of"
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        phrase = f"{head.head.lower_} {head.lower_} {token.lower_}"
        listed = entries("prepositions")
        if any((phrase, kind) in listed for kind in ("", "ing", "act")):
            return phrase
    return token.lower_


def governor_of(token: Token) -> Governor | None:
    """What governs a token: the governor of the first of the words it is coordinated with; None at the root."""
    anchor = _anchor(token)
    head, dep = anchor.head, anchor.dep_
    if head == anchor or dep == "conj":
        return None
    if is_verbal(anchor) and dep in ("xcomp", "ccomp", "advcl", "acl", "csubj", "csubjpass", "relcl"):
        return _over_clause(anchor, head)
    if dep in ("pcomp", "pobj"):
        return _through_preposition(anchor)
    if dep in ("dobj", "nsubjpass", "oprd", "dative", "attr"):
        found = Governor(head, "object", over_object(head, anchor))
        return found if found.entry is not None or dep != "nsubjpass" else _raised(head) or found
    if dep == "nsubj":
        entry = _called_false(head.head) if head.dep_ in ("ccomp", "oprd", "xcomp") and not is_verbal(head) else None
        found = Governor(head, "subject", entry or predicate_entry(head) or _over_subject(head))
        return found if found.entry is not None else _raised(head) or found
    return Governor(head, dep, None)


def raised_verbs(verb: Token) -> Iterator[Token]:
    """The infinitives whose subject stands before another verb: "is due to take place", "was supposed to be held"."""
    over = (verb, *(child for child in verb.rights if child.dep_ == "acomp"))
    return (child for word in over for child in word.rights if child.dep_ == "xcomp" and is_verbal(child))


def _raised(verb: Token) -> Governor | None:
    """What governs a subject in truth where its verb only raises it: "is likely to take place", "was to be held"."""
    for raised in raised_verbs(verb):
        complement = "object" if any(child.dep_ == "auxpass" for child in raised.lefts) else "subject"
        entry = find_entry(raised, complement) if complement == "object" else _over_subject(raised)
        if entry is not None:
            return Governor(raised, complement, entry)
    return None


def _over_subject(verb: Token) -> Entry | None:
    """The row for a subject; none where a verb of beginning or ending has another thing for object ("end the war")."""
    entry = find_entry(verb, "subject")
    is_turn = entry is not None and entry.status in ("begun", "ended", "stopped")
    is_of_another = any(child.dep_ == "dobj" and child.ent_type_ not in _TIMES for child in verb.rights)
    return None if is_turn and is_of_another else entry


def _anchor(token: Token) -> Token:
    """The first of a row of likes; of unlikes ("sought to block it and lost"), the clause that the token continues."""
    anchor = first_conjunct(token)
    if anchor == token or not is_verbal(token):
        return anchor if is_verbal(anchor) == is_verbal(token) else token
    for _ in range(6):
        if is_verbal(anchor) and (anchor.tag_ == token.tag_ or _form(anchor) == _form(token)):
            return anchor
        if anchor.head == anchor:
            return anchor
        anchor = first_conjunct(anchor.head)
    return anchor


def _form(verb: Token) -> str:
    words = {child.tag_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")}
    if words & {"MD", "VBD", "VBZ", "VBP"} or verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return "finite"
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not words:
        return _form(verb.head) if verb.head.tag_ == "VBN" else "finite"
    return "ing" if verb.tag_ == "VBG" else "bare"


def _over_clause(verb: Token, head: Token) -> Governor:
    complement = _clause_complement(verb)
    if not _is_complement(verb, head, complement):
        return Governor(head, complement, None)
    if verb.dep_ == "relcl" and complement not in ("to", "object to"):
        is_content = any(child.dep_ == "mark" for child in verb.lefts)
        return Governor(head, "relcl", find_entry(head, "that") if is_content else None)
    if verb.dep_ == "advcl":
        return Governor(head, complement, _over_adverbial(verb, head, complement))
    if head.lemma_ == "be":
        if verb.lemma_ in word_class("judged") and any(child.dep_ == "auxpass" for child in verb.lefts):
            return Governor(head, complement, None)  # "is to be applauded" judges, and plans nothing
        return Governor(head, complement, _over_predicate(head, complement, verb))
    if complement == "ing" and head.lemma_ in word_class("including"):
        return Governor(head, complement, _put_forward(own_subject(head)))
    return Governor(head, complement, find_entry(head, complement))


def _is_complement(verb: Token, head: Token, complement: str) -> bool:
    """Whether a clause is one the head can govern: not a participle after a noun, nor a neighbour over a semicolon."""
    if verb.dep_ in ("acl", "relcl") and complement == "that":
        return any(child.dep_ == "mark" for child in verb.lefts)
    if verb.dep_ != "ccomp":
        return True
    first, last = sorted((verb.i, head.i))
    if any(token.text in (";", "—", ".") for token in verb.doc[first:last]):
        return False
    if verb.i > head.i:
        return True
    entry = find_entry(head, complement)
    return entry is None or entry.status == "own" or entry.weak


def _over_predicate(verb: Token, complement: str, clause: Token) -> Entry | None:
    """The row for a clause after "it is vital", "it is untrue"; that of a bare "is to" where nothing stands between.

    Who "is in Oslo to help" is there for it.
    """
    predicates = [child for child in verb.rights if child.dep_ in ("acomp", "attr")]
    if any(inner.lower_ == "too" for child in predicates for inner in child.lefts):
        return None
    for child in predicates:
        entry = find_entry(child, complement)
        if entry is not None:
            return entry
    between = (child for child in verb.rights if child.dep_ == "prep" and child.i < clause.i)
    if any(inner.dep_ == "pobj" and inner.ent_type_ not in _TIMES for child in between for inner in child.rights):
        return None
    return predicate_entry(verb) if predicates else find_entry(verb, complement)


def _over_adverbial(verb: Token, head: Token, complement: str) -> Entry | None:
    """The row for a clause taken for an adverbial: only the infinitive after "asked them" is a complement."""
    if complement == "ing" and verb.i - 1 in (head.i, *(child.i for child in head.rights if child.dep_ == "prt")):
        return find_entry(head, "ing")  # taken for an adverbial: "ruled out closing the port"
    if complement not in ("to", "object to") or any(word.lower_ in ("so", "as", "order") for word in verb.lefts):
        return None
    if verb.i < head.i and verb.left_edge.lower_ == "for":  # "for a bill to pass, two thirds are needed"
        return None
    if head.lemma_ == "be":
        return _over_predicate(head, complement, verb)
    entry = find_entry(head, complement)
    return entry if entry is not None and entry.status in ("requested", "possible", "planned", "expected") else None


def predicate_entry(verb: Token) -> Entry | None:
    """The row for what a subject is said to be: "is under way", "is off"."""
    if verb.lemma_ not in ("be", "look", "seem", "remain", "become", "appear"):
        return None
    table = entries("predicates")
    for child in verb.rights:
        if child.dep_ not in ("acomp", "attr", "prep", "advmod", "oprd"):
            continue
        if any(inner.dep_ == "xcomp" for inner in child.rights):
            return None
        if any(inner.dep_ == "npadvmod" and inner.ent_type_ in _TIMES for inner in child.lefts):
            return table["ahead", ""] if child.lower_ in ("off", "away") else None  # "the vote is two weeks off"
        words = [
            " ".join([child.lower_, *(det.lower_ for det in inner.lefts if det.dep_ == "det"), inner.lower_])
            for inner in child.children
            if inner.dep_ in ("pobj", "pcomp")
        ]
        if not (words and child.lower_ in ("on", "off", "over")):  # "on the record" says nothing of what is on
            words.append(child.lower_)
        if child.dep_ == "attr":
            words += [f"{det.lower_} {child.lower_}" for det in child.lefts if det.dep_ == "det"]
        for word in words:
            if (word, "") in table:
                return table[word, ""]
    return None


def _called_false(verb: Token) -> Entry | None:
    """The row for what somebody calls false: "called reports of a mutiny baseless", "labelled the leak a hoax"."""
    if not is_verbal(verb) or verb.lemma_ not in word_class("calling"):
        return None
    table = entries("predicates")
    for child in verb.rights:
        entry = table.get((child.lower_, "")) if child.dep_ in ("oprd", "ccomp", "acomp", "xcomp", "attr") else None
        if entry is not None and entry.status == "denied":
            return entry
    return None


def _through_preposition(token: Token) -> Governor:
    preposition = token.head
    head = preposition.head
    if head.dep_ == "prep" and head.pos_ == "ADP":
        preposition_head = head.head
    else:
        preposition_head = head
    phrase = preposition_of(preposition)
    if phrase == "to" and head.lower_ == "due":  # taken for an adjective: "was moved due to the storm"
        return Governor(preposition_head, "due to", entries("prepositions").get(("due to", "")))
    if phrase == "to" and preposition_head.lemma_ in _OF_MOTION and not is_verbal(token):
        return Governor(preposition_head, "at", None)
    listed = entries("prepositions").get((phrase, ""))
    if listed is None or " " not in phrase:
        listed = find_entry(preposition_head, preposition.lower_) or listed
    kind = _kind_of_object(token)
    if kind is not None:
        done = find_entry(preposition_head, f"{preposition.lower_} {kind}")
        listed = done or entries("prepositions").get((phrase, kind)) or listed
    if phrase == "including" and kind == "ing":
        listed = _put_forward(preposition_head) or listed
    return Governor(preposition_head, preposition.lower_, listed)


def _kind_of_object(token: Token) -> str | None:
    """What stands behind a preposition, as the rows name it: a gerund, what is to be agreed, talks."""
    if is_verbal(token):
        return "ing"
    if token.lemma_.lower() in word_class("talk"):
        return "talk"
    return "act" if _is_to_be_agreed(token) else None


def _put_forward(noun: Token | None) -> Entry | None:
    """The row for what a noun puts forward, one part of which is told: "demands, including sacking the premier"."""
    if noun is None or noun.lemma_.lower() not in word_class("put_forward"):
        return None
    return find_entry(noun, "to") or find_entry(noun, "for") or find_entry(noun, "of")


def _is_to_be_agreed(noun: Token) -> bool:
    """Whether states come to agree on what a noun names, and a paper is none that is known already ("a treaty")."""
    lemma = noun.lemma_.lower()
    if lemma in word_class("to_be_agreed"):
        return True
    return lemma in word_class("papers_agreed") and any(child.lower_ in ("a", "an", "any") for child in noun.lefts)
