"""3. Doc → mentions: the constructions in which a cue word takes its content."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from accord.mentions.contents import (
    Content,
    Page,
    Stretch,
    after_colon,
    around,
    clause_after,
    grown,
    quoted_object,
    subtree,
)
from accord.mentions.reporting import Sense, words
from accord.mentions.sources import agent_of, is_informant, is_passive, told_by

_TIMES = frozenset({"DATE", "TIME"})
_ON_NOUNS = frozenset({"for", "of", "about", "over", "on", "against", "to", "that"})


def contents_of_verb(page: Page, cue: Token, source: Token | None, sense: Sense) -> tuple[str, Content] | None:
    """The first frame of a sense that fits a cue verb, with its content."""
    for name, reader in _READERS:
        if name in sense.frames or (name == "preposition" and _prepositions(sense)):
            content = reader(page, cue, source, sense)
            if content is not None:
                return name, content
    return None


def contents_of_noun(page: Page, cue: Token) -> Content | None:
    """The clause, infinitive or prepositional phrase that hangs on a reporting noun."""
    for child in cue.children:
        if child.i < cue.i:
            continue
        hangs = child.dep_ in ("acl", "ccomp", "relcl") or (child.dep_ == "advcl" and child.left_edge.i == cue.i + 1)
        if hangs and _is_complement(child):
            return Content((clause_after(page, cue, child),))
        if child.dep_ == "prep" and child.lower_ in _ON_NOUNS and not _names_addressee(cue, child):
            inner = next((noun for noun in child.children if noun.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return Content((subtree(page, inner, child),), cue_end=child.i + 1)
    return _of_equation(page, cue)


def _names_addressee(noun: Token, preposition: Token) -> bool:
    """Whether a phrase on a noun holds nothing said: "his reply to the judge", "his conviction for theft"."""
    asks = preposition.lower_ == "for" and noun.lemma_.lower() in ("question", "conviction")
    return asks or (preposition.lower_ == "to" and noun.lemma_.lower() in words("answering"))


def _of_equation(page: Page, cue: Token) -> Content | None:
    """ "The general’s message was that no more troops would come"."""
    verb = cue.head
    if cue.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and child.left_edge.lower_ == "that":
            return Content((clause_after(page, verb, child),), cue_end=verb.i + 1 if verb.i - cue.i < 3 else None)
    return None


def _is_complement(clause: Token) -> bool:
    """Whether a clause on a noun says what the noun holds ("claim that …", "vow to …"), not which one it is."""
    for child in clause.children:
        if child.dep_ == "mark" and child.lower_ in ("that", "whether", "if"):
            return True
        if child.dep_ == "aux" and child.lower_ == "to" and child.i < clause.i:
            return clause.dep_ != "relcl"
    first = clause.left_edge
    if first.lower_ != "that" or first.dep_ != "dobj":
        return False
    return first.tag_ == "IN" or any(child.dep_ == "dobj" and child != first for child in clause.children)


def _that(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    clauses = [
        child
        for child in cue.children
        if child.dep_ == "ccomp" and child.i > cue.i and not _is_infinitive(child) and not _is_found(child, sense)
    ]
    if clauses:
        start, end = clause_after(page, cue, clauses[0])
        if len(clauses) > 1 and clauses[-1].left_edge.lower_ == "that":
            end = max(end, clause_after(page, cue, clauses[-1])[1])
        for child in cue.children:
            # "said that …, but that …": the second clause hung on the cue itself.
            if child.dep_ == "conj" and child.i > end and any(word.lower_ == "that" for word in child.children):
                end = max(end, clause_after(page, cue, child)[1])
        return Content(((_told(cue, start), end),), addressee=_addressee(cue))
    for child in cue.children:
        if child.dep_ == "dobj" and child.i > cue.i and sense.lemma in words("addressed"):
            hung = _told(cue, child.right_edge.i + 1)
            if hung <= child.right_edge.i:
                return Content(((hung, page.cut(hung, child.right_edge.i + 1)),), addressee=child)
        if child.dep_ == "advcl" and child.left_edge.i == cue.i + 1 and child.left_edge.tag_ in ("WRB", "WP", "WDT"):
            return Content((clause_after(page, cue, child),), addressee=_addressee(cue))
        if child.dep_ in ("advcl", "dep", "acl", "dobj", "pobj", "appos", "relcl", "prep") and child.i > cue.i:
            left = child.left_edge
            if left.lower_ == "that" and left.dep_ == "mark" and left.i <= cue.i + 3:
                return Content((clause_after(page, cue, child),), addressee=_addressee(cue))
    if is_passive(cue):
        subject = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
        rest = next((child for child in cue.children if child.dep_ == "xcomp" and child.i > cue.i), None)
        if subject is not None and rest is not None:
            return Content((subtree(page, subject, cue), clause_after(page, cue, rest)))
    after = cue.i + 1
    if "quote" in sense.frames and after < page.sentence[cue.i][1] and page.doc[after].lower_ == "that":
        # "said that if …": a clause the parser could not hang on its cue.
        return Content(((after, page.cut(after, page.sentence[cue.i][1])),), addressee=_addressee(cue))
    return None


def _is_found(clause: Token, sense: Sense) -> bool:
    """Whether a clause only says in what state something is met with: "found the boat empty"."""
    if sense.lemma not in words("meeting") or clause.pos_ not in ("ADJ", "NOUN", "ADV", "ADP"):
        return False
    return not any(child.dep_ in ("cop", "aux", "mark") for child in clause.children)


def _told(cue: Token, start: int) -> int:
    """Where the content of "told X that …, that …" begins when the parser hung its first clause on X."""
    for child in cue.children:
        if child.dep_ == "dobj" and cue.i < child.i < start:
            for clause in child.children:
                if clause.dep_ in ("acl", "relcl", "ccomp") and clause.left_edge.lower_ == "that":
                    return clause.left_edge.i
    return start


def _quote(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    if _lacks_it(cue, sense):
        return None
    stretches = around(page, cue, source)
    if stretches:
        return Content(stretches, addressee=_addressee(cue))
    return None


def _lacks_it(cue: Token, sense: Sense) -> bool:
    """Whether a verb that speaks only with "it" stands without it ("put off the talks")."""
    return sense.lemma in words("with_it") and not any(
        child.lower_ == "it" and child.dep_ == "dobj" for child in cue.children
    )


def _colon(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    if _lacks_it(cue, sense):
        return None
    stretch = after_colon(page, cue) or quoted_object(page, cue)
    return Content((stretch,), addressee=_addressee(cue)) if stretch else None


def _to(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    object_ = next((child for child in cue.children if child.dep_ == "dobj" and child.i > cue.i), None)
    for child in cue.children:
        if child.dep_ in ("xcomp", "ccomp", "advcl", "acl") and child.i > cue.i and _is_infinitive(child):
            if child.dep_ == "advcl" and child.left_edge.i > cue.i + 1 and object_ is None:
                continue
            start, end = clause_after(page, cue, child)
            if object_ is not None and object_.i < child.i and sense.lemma not in words("addressed"):
                start = min(start, max(cue.i + 1, object_.left_edge.i))
            stretches: tuple[Stretch, ...] = ((start, end),)
            if is_passive(cue):
                subject = next((noun for noun in cue.children if noun.dep_ == "nsubjpass"), None)
                if subject is not None:
                    stretches = (subtree(page, subject, cue), (start, end))
            own = next((noun for noun in child.children if noun.dep_ == "nsubj"), None)
            return Content(stretches, addressee=object_ or (own if sense.lemma in words("directed") else None))
    if object_ is not None:
        inner = next(
            (child for child in object_.children if child.dep_ in ("acl", "relcl") and _is_infinitive(child)), None
        )
        if inner is not None and sense.lemma in words("directed") | words("addressed"):
            return Content((subtree(page, object_, cue),), addressee=None)
    return None


def _doing(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    for child in cue.children:
        if child.dep_ in ("xcomp", "ccomp") and child.tag_ == "VBG" and child.i > cue.i:
            return Content((clause_after(page, cue, child),))
    return None


def _object(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    if is_passive(cue):
        subject = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
        return Content((subtree(page, subject, cue),)) if subject is not None and source is not None else None
    if cue.dep_ == "amod" and cue.head.i > cue.i and told_by(cue) is not None:
        return Content((grown(page, cue.i + 1, cue.head.right_edge.i + 1),))
    for child in cue.children:
        if child.dep_ in ("dobj", "nmod", "npadvmod") and child.i > cue.i and child.ent_type_ not in _TIMES:
            if child.tag_ in ("WDT", "WP") or is_informant(cue, child):
                continue
            if child.tag_ == "PRP" and child.lower_.endswith(("self", "selves")):
                return None
            start, end = subtree(page, child, cue)
            if end < len(page.doc) and page.doc[end - 1].tag_ == "POS":
                # A possessor taken for the object itself: "lauded Oslo’s plans".
                end = max(
                    end,
                    next(
                        (other.right_edge.i + 1 for other in cue.children if other.dep_ == "dobj" and other.i >= end),
                        end,
                    ),
                )
            for other in cue.children:
                if (
                    other.dep_ == "prep"
                    and other.left_edge.i == end
                    and (other.lower_ in sense.frames or other.lower_ == "to")
                ):
                    end = other.right_edge.i + 1
            return Content(((start, end),), addressee=child if sense.lemma in words("faced") else None)
    return None


def _as(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    for child in cue.children:
        if child.lower_ == "as" and child.dep_ in ("prep", "mark", "advmod") and child.i > cue.i:
            return _with_object(page, cue, child.right_edge.i + 1, child.i)
        if (
            child.dep_ == "advcl"
            and child.i > cue.i
            and child.left_edge.lower_ == "as"
            and child.tag_ in ("VBG", "VBN")
        ):
            return _with_object(page, cue, child.right_edge.i + 1, child.left_edge.i)
        if child.dep_ == "dobj" and child.i > cue.i:
            inner = next((word for word in child.children if word.lower_ == "as" and word.dep_ == "prep"), None)
            if inner is not None:
                return _with_object(page, cue, inner.right_edge.i + 1, inner.i)
    return None


def _with_object(page: Page, cue: Token, end: int, marker: int) -> Content:
    """ "X as Y" and "X Y": from the object of a cue to the end of what it is called."""
    start = cue.i + 1
    stop = max(end, marker + 1)
    if is_passive(cue):
        subject = next((child for child in cue.children if child.dep_ == "nsubjpass"), None)
        agent = agent_of(cue)
        if agent is not None and marker < agent.head.i < stop:
            stop = agent.head.i
        tail = grown(page, marker + 1, stop)
        if subject is not None:
            return Content((subtree(page, subject, cue), tail))
        return Content((tail,), cue_end=marker + 1 if marker == cue.i + 1 else None)
    return Content((grown(page, start, stop),))


def _label(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    for child in cue.children:
        if child.i > cue.i and (
            child.dep_ == "oprd" or (child.dep_ in ("ccomp", "xcomp") and child.pos_ in ("NOUN", "ADJ", "PROPN"))
        ):
            end = child.right_edge.i + 1
            if is_passive(cue):
                return _with_object(page, cue, end, cue.i)
            return Content((grown(page, cue.i + 1, end),))
        if child.i > cue.i and child.dep_ == "ccomp" and child.pos_ in ("VERB", "AUX") and sense.lemma == "call":
            return Content((clause_after(page, cue, child),))
    objects = [child for child in cue.children if child.dep_ == "dobj" and child.i > cue.i]
    if len(objects) > 1:
        return Content((grown(page, objects[0].left_edge.i, objects[-1].right_edge.i + 1),))
    if sense.lemma == "call":
        for child in cue.children:
            if child.dep_ == "dobj" and child.i > cue.i:
                start, end = subtree(page, child, cue)
                if page.quotations.within(page.doc[start].idx, page.doc[end - 1].idx + 1):
                    return Content(((start, end),))
    return None


def _prepositions(sense: Sense) -> frozenset[str]:
    return frozenset(
        frame[1:] if frame.startswith("+") else frame
        for frame in sense.frames
        if frame not in ("that", "quote", "to", "doing", "object", "as", "label")
    )


def _preposition(page: Page, cue: Token, source: Token | None, sense: Sense) -> Content | None:
    wanted = _prepositions(sense)
    for child in cue.children:
        if child.i > cue.i and child.lower_ in wanted and child.dep_ in ("prep", "prt", "agent", "dative"):
            inner = next((noun for noun in child.children if noun.dep_ in ("pobj", "pcomp")), None)
            if child.dep_ == "prt" or (inner is None and child.lower_ == "out"):
                object_ = next(
                    (noun for noun in cue.children if noun.dep_ in ("dobj", "xcomp") and noun.i > child.i), None
                )
                if object_ is not None:
                    return Content((subtree(page, object_, child),), cue_end=child.i + 1)
                continue
            if inner is None or inner.ent_type_ in _TIMES:
                continue
            if sense.lemma in words("estimating") and not _tells_how_much(page, inner):
                continue
            end = child.right_edge.i + 1
            infinitive = next(
                (
                    verb
                    for verb in cue.children
                    if verb.dep_ in ("xcomp", "advcl") and _is_infinitive(verb) and verb.i > inner.i
                ),
                None,
            )
            if infinitive is not None and sense.lemma in words("directed"):
                end = max(end, infinitive.right_edge.i + 1)
            object_ = next((noun for noun in cue.children if noun.dep_ == "dobj" and cue.i < noun.i < child.i), None)
            if object_ is not None:
                faced = object_ if sense.lemma in words("faced") else None
                return Content((grown(page, object_.left_edge.i, end),), addressee=faced)
            called_on = inner if sense.verb_class == "urge" and child.lower_ in ("on", "with") else None
            cue_end = child.i + 1 if child.i == cue.i + 1 else None
            return Content((grown(page, child.i + 1, end),), cue_end=cue_end, addressee=called_on)
    return _on_object(page, cue, wanted) if "to" in wanted else None


def _tells_how_much(page: Page, noun: Token) -> bool:
    """Whether a phrase holds a number or a quotation."""
    return any(word.like_num or page.quotation_of(word.i) is not None for word in noun.subtree)


def _on_object(page: Page, cue: Token, wanted: frozenset[str]) -> Content | None:
    """ "linked the rise to fuel": the preposition of the cue hangs on its object."""
    object_ = next((child for child in cue.children if child.dep_ == "dobj" and child.i > cue.i), None)
    if object_ is None or not any(child.dep_ == "prep" and child.lower_ in wanted for child in object_.children):
        return None
    return Content((subtree(page, object_, cue),))


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _addressee(cue: Token) -> Token | None:
    """The one told: the object of "tell", the noun after "to" of a verb of saying."""
    for child in cue.children:
        if child.dep_ in ("dobj", "dative") and child.i > cue.i and child.pos_ in ("NOUN", "PROPN", "PRON"):
            listens = cue.lemma_.lower() in words("directed") | words("addressed")
            if listens and child.ent_type_ not in _TIMES:
                return child
        if child.dep_ in ("prep", "dative") and child.lower_ == "to" and child.i > cue.i:
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


Reader = Callable[[Page, Token, Token | None, Sense], Content | None]

_READERS: tuple[tuple[str, Reader], ...] = (
    ("quote", _quote),
    ("that", _that),
    ("label", _label),
    ("as", _as),
    ("to", _to),
    ("doing", _doing),
    ("preposition", _preposition),
    ("object", _object),
    ("quote", _colon),
)
