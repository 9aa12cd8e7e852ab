"""3. Doc → mentions: who a cue's words belong to."""

from __future__ import annotations

from spacy.tokens import Token

from accord.mentions.reporting import lookup, words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLIMB = 12


def is_passive(cue: Token) -> bool:
    """Whether a cue verb is passive: "was told", "a move seen as"."""
    if _is_asked(cue):
        return True
    if cue.tag_ != "VBN" or told_by(cue) is not None:
        return False
    deps = {child.dep_ for child in cue.children}
    if "auxpass" in deps or "nsubjpass" in deps or "agent" in deps:
        return True
    if _is_bare_participle(cue):
        return True
    if cue.dep_ == "conj" and cue.head.tag_ == "VBN" and "nsubj" not in deps and not _has_perfect(cue):
        return is_passive(cue.head)
    return cue.dep_ == "acl" and not _has_perfect(cue)


def _is_bare_participle(cue: Token) -> bool:
    """Whether a participle behind a comma tells what was done to somebody: ", charged with theft"."""
    if cue.dep_ not in ("advcl", "dep") or any(child.dep_ in (*SUBJECTS, "dobj", "aux") for child in cue.children):
        return False
    at = cue.i - 1
    while at > 0 and cue.doc[at].pos_ == "ADV":
        at -= 1
    return at > 0 and cue.doc[at].text == "," and not any(child.dep_ == "ccomp" for child in cue.children)


def _is_asked(cue: Token) -> bool:
    """Whether a verb of asking is a participle on the one asked: "Asked about the vote, she", "the aide, asked if"."""
    if cue.tag_ not in ("VBN", "VBD") or cue.dep_ not in ("advcl", "acl") or cue.lemma_.lower() not in words("asking"):
        return False
    return not _has_subject(cue)


def is_asked_about(cue: Token) -> bool:
    """Whether a question asks what somebody says or thinks: "Does the premier view this as a threat?"."""
    subject = next((child for child in cue.children if child.dep_ in SUBJECTS), None)
    if subject is None or not any(child.dep_ == "aux" and child.i < subject.i for child in cue.children):
        return False
    return any(token.text == "?" for token in cue.doc[cue.i : cue.sent.end])


def _has_perfect(cue: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ in ("have", "’ve", "'ve") for child in cue.children)


def agent_of(cue: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in cue.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    # "seen as a threat by many": the parser hangs "by" on the noun.
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            inner = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            by = next((word for word in inner.children if word.lower_ == "by"), None) if inner is not None else None
            if by is not None:
                return next((noun for noun in by.children if noun.dep_ == "pobj"), None)
    return None


def subject_of(verb: Token) -> Token | None:
    """The noun or pronoun a verb is said of, also where it is shared: coordination, control, participles, gerunds."""
    for _ in range(_CLIMB):
        verb = told_by(verb) or verb
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        own = _behind_according(own) if own is not None else _of_absolute(verb)
        if own is not None:
            return own if own.pos_ in _NOMINAL or own.dep_ != "csubj" else None
        dep, head = verb.dep_, verb.head
        if dep in ("acl", "relcl"):
            return head if head.pos_ in _NOMINAL else None
        if dep == "pcomp":
            verb = head.head
            if head.lower_ == "as" and verb.lemma_ in words("object_control"):
                # "quoted the envoy as saying": the envoy says it.
                return _controlled(verb) or subject_of(verb)
            if verb.pos_ in _NOMINAL:
                owner = owner_of(verb)
                if owner is not None:
                    return owner
                verb = verb.head
        elif dep == "xcomp" and head.lemma_ in words("object_control"):
            controlled = _controlled(head)
            if controlled is not None:
                return controlled
            verb = head
        elif dep in ("conj", "xcomp", "advcl", "ccomp", "prep", "dep", "aux", "oprd", "acomp"):
            verb = head
        else:
            return None
        while verb.dep_ in ("prep", "pobj", "amod", "acomp") and verb.head != verb and verb.pos_ not in ("VERB", "AUX"):
            verb = verb.head
    return None


def _behind_according(subject: Token) -> Token:
    """The subject of "According to X, the judge said", where the parser took X for it and the judge for its gloss."""
    first = subject.left_edge
    if first.i < 2 or first.nbor(-1).lower_ != "to" or first.nbor(-2).lower_ != "according":
        return subject
    return next((child for child in subject.children if child.dep_ == "appos"), subject)


def _of_absolute(verb: Token) -> Token | None:
    """The subject of a participle that "with" brings in: "with its neighbour, Norway, reporting nine deaths"."""
    at = verb.i - 1
    if verb.tag_ != "VBG" or at < 1 or verb.dep_ not in ("advcl", "acl", "pcomp"):
        return None
    is_aside = verb.doc[at].text == ","
    noun = verb.doc[at - 1] if is_aside else verb.doc[at]
    while noun.dep_ in ("appos", "compound", "conj") and noun.head.i < noun.i:
        is_aside = is_aside and noun.dep_ != "appos"
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or noun.pos_ not in _NOMINAL or is_aside:
        return None
    return noun


def quoted_as(verb: Token) -> Token | None:
    """The verb in "quoted the envoy as saying": it tells whose words they are; None for any other verb."""
    if verb.lemma_.lower() not in words("handing_on") or is_passive(verb):
        return None
    marks = [child for child in verb.children if child.lower_ == "as" and child.i > verb.i]
    marks += [word for child in verb.children if child.dep_ == "dobj" for word in child.children if word.lower_ == "as"]
    for mark in marks:
        inner = next((child for child in mark.children if child.dep_ == "pcomp" and lookup(child)), None)
        if inner is not None and _controlled(verb) is not None:
            return inner
    return None


def is_informant(verb: Token, noun: Token) -> bool:
    """Whether a noun names those who told it: "citing military sources"."""
    if verb.lemma_.lower() != "cite":
        return False
    return noun.ent_type_ in ("PERSON", "ORG") or noun.lemma_.lower() in words("informants")


def hands_on(verb: Token) -> bool:
    """Whether a verb only tells from whom somebody has it: "quoted X as saying", "citing military sources"."""
    if verb.lemma_.lower() not in words("handing_on"):
        return False
    return quoted_as(verb) is not None or any(
        child.dep_ == "dobj" and is_informant(verb, child) for child in verb.children
    )


def turns_away(cue: Token) -> bool:
    """Whether words only turn to another point: "That said, …", "This said, …"."""
    if cue.lower_ != "said" or not 0 < cue.i < len(cue.doc) - 1 or cue.nbor(1).text != ",":
        return False
    return cue.nbor(-1).lower_ in ("that", "this") and (cue.i == 1 or not cue.nbor(-2).is_alpha)


def settles_source(cue: Token) -> bool:
    """Whether the words around a cue settle whose it is: "quoted X as saying", "Asked about it, she", "X was told"."""
    if cue.dep_ == "pcomp" and cue.head.lower_ == "as":
        verb = cue.head.head
        return verb.lemma_.lower() in words("handing_on") or any(
            child.lemma_.lower() in words("handing_on") for child in verb.ancestors
        )
    is_told = cue.lemma_.lower() in words("addressed") and is_passive(cue)
    is_named = cue.lemma_.lower() in words("dubbing") and cue.dep_ == "acl" and is_passive(cue)
    return is_told or is_named or _is_asked(cue)


def _controlled(verb: Token) -> Token | None:
    """The one that a verb of asking, telling or quoting is done to, who does what hangs on it."""
    return next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)


def owner_of(noun: Token) -> Token | None:
    """Whose a noun is: its possessive ("Oslo’s claim", "his remark"), also where the parser missed it."""
    own = next((child for child in noun.children if child.dep_ == "poss"), None)
    if own is not None:
        return own
    at = noun.i - 1
    while at > 0 and noun.i - at < 4 and noun.doc[at].pos_ in ("ADJ", "NOUN"):
        at -= 1
    mark = noun.doc[at] if at > 0 else None
    if mark is None or mark.text not in ("’s", "'s", "’", "'"):
        return None
    owner = noun.doc[at - 1]
    return owner if owner.pos_ in _NOMINAL and (len(mark) == 2 or owner.lower_.endswith("s")) else None


def carried_noun(verb: Token) -> Token | None:
    """The reporting noun that a verb repeats ("reiterated support for"): together they are the cue."""
    if verb.lemma_.lower() not in words("repeating") or is_passive(verb):
        return None
    noun = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if noun is None or not lookup(noun) or noun.left_edge.i <= verb.i or owner_of(noun) is not None:
        return None
    return noun if _holds_phrase(noun) else None


def _holds_phrase(noun: Token) -> bool:
    """Whether what a noun holds follows it after a preposition."""
    return any(child.dep_ == "prep" and child.i > noun.i for child in noun.children)


def told_by(verb: Token) -> Token | None:
    """The cue a verb stands beside where the parser hung it inside the content; None where it is well hung.

    "said the army must go and agreed to …": the tenses show that the second verb is the speaker's.
    "said the army would leave, adding that …": so does the participle behind a comma.
    """
    head = verb.head
    if verb.dep_ == "conj" and head.dep_ == "ccomp" and verb.tag_ == head.head.tag_ and head.i > head.head.i:
        parallel = verb.tag_ in ("VBD", "VBZ", "VBP") and not _has_subject(verb)
        apart = _tense(head) != verb.tag_ or _is_expletive(head) or (_reports_clause(verb) and not _may_speak(head))
        return head.head if parallel and apart else None
    before = verb.doc[verb.i - 1] if verb.i else None
    if (
        verb.dep_ == "amod"
        and before is not None
        and (
            (verb.tag_ == "VBG" and before.text == ",")
            or (verb.tag_ == "VBN" and before.dep_ == "cc" and head.dep_ == "conj")
        )
    ):
        # "denied the reports, reaffirming support", "said … but acknowledged delays": verbs taken for adjectives.
        for _ in range(_CLIMB):
            if head.head == head or (head.pos_ == "VERB" and lookup(head)):
                return head if lookup(head) else None
            head = head.head
        return None
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj", "acl") and before is not None and before.text == ",":
        aside = verb.doc[verb.i - 2] if verb.i > 1 else verb
        if aside.tag_ in ("VBD", "VBZ", "VBP") and aside != head and lookup(aside):
            # "the fleet stays, the admiral said, adding that …"
            return aside
        for _ in range(_CLIMB):
            if head.dep_ == "ccomp" and head.i > head.head.i and lookup(head.head):
                return head.head
            if head == head.head:
                break
            head = head.head
    return None


def _reports_clause(verb: Token) -> bool:
    """Whether a reporting verb brings a clause with "that" of its own."""
    return bool(lookup(verb)) and any(
        child.dep_ == "ccomp" and child.left_edge.lower_ == "that" and child.left_edge.dep_ == "mark"
        for child in verb.children
    )


def _may_speak(verb: Token) -> bool:
    """Whether the subject of a verb can say something: a person, a body, a state, a pronoun; a cable cannot."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return True
    return subject.pos_ in ("PROPN", "PRON") or bool(subject.ent_type_) or subject.tag_ == "NNS"


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _is_expletive(verb: Token) -> bool:
    return any(child.dep_ == "expl" for child in verb.children)


def _tense(verb: Token) -> str:
    """The tag of the finite word of a verb group."""
    return next((child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")), verb.tag_)


def source_of(cue: Token) -> Token | None:
    """The head of the source of a cue verb; None when the report names none."""
    if is_passive(cue):
        return agent_of(cue)
    return subject_of(cue)


def neighbour_source(cue: Token, *, inverted: bool) -> Token | None:
    """The noun beside a cue that the parser did not make its subject: "said Ahn" (inverted), "Ahn said"."""
    doc, at = cue.doc, cue.i + (1 if inverted else -1)
    while 0 <= at < len(doc) and doc[at].pos_ in ("ADV", "AUX", "PART", "SPACE"):
        at += 1 if inverted else -1
    if not 0 <= at < len(doc):
        return None
    token = doc[at]
    if not inverted and token.text == ",":
        return _before_insertion(cue, at)
    if inverted:
        while token.i < len(doc) - 1 and token.pos_ in ("DET", "ADJ", "NUM") and token.head.i > token.i:
            token = token.head
        while token.dep_ in ("compound", "poss", "nmod", "amod") and token.head.i > token.i:
            token = token.head
    return token if token.pos_ in _NOMINAL and token.ent_type_ not in ("DATE", "TIME") else None


def _before_insertion(cue: Token, comma: int) -> Token | None:
    """The name before an insertion between commas: "In Oslo Mayor Keller, after a walk, said …"."""
    for at in range(comma - 1, max(comma - 25, 0), -1):
        if cue.doc[at].text in (".", ";", ":") or cue.doc[at].is_sent_start:
            return None
        if cue.doc[at].text == ",":
            token = cue.doc[at - 1]
            return token if token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "ORG", "NORP") else None
    return None


def antecedent_of(source: Token) -> Token | None:
    """The noun a relative pronoun stands for: "Ahn, who said"; None for any other source."""
    if source.tag_ not in ("WP", "WDT") and source.lower_ != "that":
        return None
    verb = source.head
    for _ in range(_CLIMB):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.head == verb:
            return None
        verb = verb.head
    return None
