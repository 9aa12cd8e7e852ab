"""4. Mentions → records: whom pronouns, role nouns and groups mean, from what the report has said before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from accord.mentions.actors import ActorMention
from accord.mentions.genders import gender_of_words
from accord.mentions.roles import find_role
from accord.values import Actor, ActorKind, Form

_OBJECTS = frozenset({"dobj", "pobj", "iobj", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_REACH = 3
"""Sentences back in which a pronoun is looked for."""
_SPEAKING = frozenset(
    [
        "say",
        "tell",
        "add",
        "declare",
        "state",
        "note",
        "stress",
        "emphasize",
        "emphasise",
        "insist",
        "argue",
        "warn",
        "claim",
        "explain",
        "announce",
        "report",
        "write",
        "ask",
        "reply",
        "comment",
        "conclude",
        "continue",
        "remark",
        "vow",
        "pledge",
        "acknowledge",
        "admit",
        "urge",
        "call",
        "assert",
        "believe",
        "affirm",
        "confirm",
        "describe",
        "quote",
    ]
)


@dataclass(slots=True)
class Resolved:
    """A mention with its actor (or the members of a group), its sentence and its grammar."""

    mention: ActorMention
    actors: tuple[Actor, ...]
    sentence: int
    is_subject: bool

    @property
    def actor(self) -> Actor:
        """The actor, or the first of a group."""
        return self.actors[0]

    @property
    def country(self) -> str | None:
        """The one state it is of; None for several or none, and for publishers, who report on others."""
        codes = {a.country for a in self.actors if a.country and a.sector != "JRN"}
        return next(iter(codes)) if len(codes) == 1 else None


@dataclass(slots=True)
class Discourse:
    """What has been mentioned so far, sentence by sentence."""

    doc: Doc
    sentence_of: list[int]
    quoted: list[bool]
    resolved: list[Resolved] = field(default_factory=list)
    foreseen: dict[int, str] = field(default_factory=dict)
    genders: dict[str, frozenset[str]] = field(default_factory=dict)
    roots: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc) -> Discourse:
        """The empty discourse of a document, with its sentences and quotations marked."""
        numbers = [0] * len(doc)
        roots: list[int] = []
        for number, sentence in enumerate(doc.sents):
            roots.append(sentence.root.i)
            for i in range(sentence.start, sentence.end):
                numbers[i] = number
        return cls(doc=doc, sentence_of=numbers, quoted=quoted_tokens(doc), roots=roots)

    def add(self, mention: ActorMention, actors: tuple[Actor, ...]) -> None:
        """Take a mention with its actors into what has been said."""
        root = self.doc[mention.root]
        self.resolved.append(Resolved(mention, actors, self.sentence_of[mention.root], root.dep_ in _SUBJECTS))

    def back(self, token: int, reach: int = _REACH) -> Iterator[Resolved]:
        """Earlier mentions, nearest first, within some sentences of the same paragraphs."""
        here = self.sentence_of[token]
        for item in reversed(self.resolved):
            if here - item.sentence > reach:
                return
            yield item

    def covering(self, token: int) -> Resolved | None:
        """The mention of one actor so far that a token belongs to."""
        over = (r for r in reversed(self.resolved) if r.mention.first <= token <= r.mention.last)
        return next((r for r in over if len(r.actors) == 1), None)

    def person(self, mention: ActorMention, gender: str) -> Resolved | None:
        """Whom "he" or "she" means: the subject before it, in its sentence or the nearest one with a person."""
        token = self.doc[mention.root]
        best: tuple[float, Resolved] | None = None
        subject = _subject_index(token)
        speaker = self.speaker(mention.root) if self.quoted[mention.root] else None
        for distance, item in enumerate(self.back(mention.root)):
            if not _is_one_person(item) or not self.gender_of(item.actor) <= {gender}:
                continue
            if token.dep_ in _OBJECTS and (_shares_verb(self.doc, token, item) or item.mention.root == subject):
                continue
            if speaker is not None and item.actor.id == speaker.actor.id and self.speaks(speaker):
                continue
            score = self._weight(item, token, is_subject=item.mention.root == subject) - 0.1 * distance
            if best is None or score > best[0]:
                best = (score, item)
        if best is None:
            return None
        self.genders.setdefault(best[1].actor.id, frozenset({gender}))
        return best[1]

    def _weight(self, item: Resolved, token: Token, *, is_subject: bool) -> float:
        """How well a person before a pronoun fits it by grammar and nearness; `is_subject`: of the pronoun's clause."""
        here = self.sentence_of[token.i]
        weight = 2.0 * item.is_subject - 1.2 * (here - item.sentence)
        if item.is_subject and item.sentence < here and self.doc[item.mention.root].head.dep_ == "ROOT":
            weight += 0.5
        if not item.is_subject and item.sentence < here and self._owns_subject(item):
            weight += 1.5
        if item.sentence == here and token.dep_ == "poss" and is_subject:
            weight += 2
        if self.quoted[item.mention.root] != self.quoted[token.i]:
            weight -= 0.8
        return weight

    def _owns_subject(self, item: Resolved) -> bool:
        """Whether a mention is the possessor of the subject of its sentence ("Holm's post put him at the centre")."""
        root = self.doc[item.mention.root]
        return root.dep_ == "poss" and root.head.dep_ in _SUBJECTS and root.head.head.dep_ == "ROOT"

    def gender_of(self, actor: Actor) -> frozenset[str]:
        """The pronoun of a person by title, by an earlier pronoun or by a given name; empty where nothing tells."""
        known = self.genders.get(actor.id)
        if known is None and (known := gender_of_words(actor.name.split()[:1], actor.role)):
            self.genders[actor.id] = known
        return known or frozenset()

    def thing(self, mention: ActorMention) -> Resolved | None:
        """Which state or body "it" or "its" means; None when it may be a thing that is no actor."""
        token = self.doc[mention.root]
        here = self.sentence_of[mention.root]
        subject = _subject_index(token)
        candidates = [item for item in self.back(mention.root, 1) if _is_one_body(item)]
        if token.lower_ in {"its", "itself"}:
            own = next((c for c in candidates if c.mention.root == subject), None)
            if own is not None:
                return own
            if subject is not None and subject > token.i:
                return self._teller(token, candidates) if find_role(token.head) else None
            if same := [c for c in candidates if c.sentence == here]:
                known = same[0] if same[0].mention.last < token.i else None
                return known or next((c for c in same if c.is_subject), same[0])
            if subject is not None and self.doc[subject].pos_ == "NOUN":
                return None
            return next((c for c in candidates if c.is_subject), None)
        above = _subjects_above(token)
        for c in candidates:
            if c.sentence == here and c.mention.root in above:
                return c
        if any(self.doc[i].pos_ in {"NOUN", "PROPN"} for i in above):
            return None
        return next((c for c in candidates if c.sentence == here - 1 and c.is_subject and _governs(self.doc, c)), None)

    def _teller(self, token: Token, candidates: list[Resolved]) -> Resolved | None:
        """Whose "its envoy" is that is a subject: who tells its clause, else the subject of the sentence before."""
        above, opens = _subjects_above(token), bool(token.is_sent_start)
        here = self.sentence_of[token.i] - opens
        told = (c for c in candidates if c.sentence == here and (c.is_subject if opens else c.mention.root in above))
        return next(told, None)

    def several(self, mention: ActorMention) -> tuple[Actor, ...]:
        """Whom "they" or "their" means: a plural or coordinated subject before it; empty when it may be no actor."""
        token = self.doc[mention.root]
        here = self.sentence_of[mention.root]
        subject = _subject_index(token)
        if subject is not None and subject not in {token.i, token.head.i if token.dep_ == "poss" else token.i}:
            together = self._coordinated(subject)
            if together:
                return together
            if self.doc[subject].pos_ == "NOUN" and not any(r.mention.root == subject for r in self.back(token.i, 0)):
                return ()
        for item in self.back(mention.root, 2):
            if item.mention.is_plural or len(item.actors) > 1:
                if item.sentence == here and token.dep_ in {"dobj", "pobj"} and self._other_plural_between(item, token):
                    return ()
                if item.sentence == here or item.is_subject:
                    return item.actors
            together = self._coordinated(item.mention.root) if item.is_subject else ()
            if together:
                return together
        return ()

    def _coordinated(self, index: int) -> tuple[Actor, ...]:
        """The actors joined by "and" to a mention, itself first; empty when it stands alone."""
        joined = {index, *(t.i for t in self.doc[index].conjuncts)}
        found = [r for r in self.resolved if r.mention.root in joined]
        if not found:
            return ()
        if len(found) == 1:
            return found[0].actors if found[0].mention.is_plural or len(found[0].actors) > 1 else ()
        return tuple(dict.fromkeys(a for r in found for a in r.actors))

    def _other_plural_between(self, item: Resolved, token: Token) -> bool:
        return any(t.tag_ == "NNS" for t in self.doc[item.mention.last + 1 : token.i])

    def speaker(self, token: int) -> Resolved | None:
        """Who speaks the quotation around a token: the subject of a verb of speech near it, else the last speaker."""
        here = self.sentence_of[token]
        near = [r for r in self.resolved if abs(r.sentence - here) <= 1 and not self.quoted[r.mention.root]]
        speaking = [r for r in near if self.speaks(r)]
        same = [r for r in speaking if r.sentence == here]
        if same:
            return min(same, key=lambda r: abs(r.mention.root - token))
        after = [r for r in speaking if r.sentence == here + 1 and self._quote_runs_on(token, r.mention.root)]
        if after:
            return after[0]
        subjects = [r for r in near if r.sentence == here and r.is_subject]
        return subjects[0] if subjects else next((r for r in reversed(speaking) if r.sentence < here), None)

    def speaks(self, item: Resolved) -> bool:
        """Whether a mention is the subject of a verb of speech."""
        return item.is_subject and self.doc[item.mention.root].head.lemma_ in _SPEAKING

    def _quote_runs_on(self, token: int, other: int) -> bool:
        first, last = sorted((token, other))
        return sum(1 for i in range(first, last) if self.quoted[i] != self.quoted[i + 1]) <= 1

    def subject_country(self, token: int) -> str | None:
        """The state of the subject of the sentence so far, or of the nearest sentence before it that has one."""
        here = self.sentence_of[token]
        clause = _subject_index(self.doc[token])
        nearest = next((r for r in self.back(token, 0) if r.mention.root == clause and r.country), None)
        if nearest is not None:
            return nearest.country
        main = self.main_subject(token)
        if main is not None and main in self.foreseen:
            return self.foreseen[main]
        for distance in range(_REACH):
            inside = [
                r for r in self.resolved if r.sentence == here - distance and r.country and r.mention.root != token
            ]
            subjects = [r for r in inside if r.is_subject]
            if subjects:
                return subjects[0].country
            if inside and distance == 0:
                return inside[-1].country
        return None

    def joined_states(self, mention: ActorMention, size: int) -> tuple[str, ...]:
        """The states of actors that "and" joins in the sentence of a group noun before it, else in the one before.

        "Keller and Berg spoke. Both nations …"; empty where no row, or rows of other states, stand there.
        """
        here = self.sentence_of[mention.root]
        for sentence in (here, here - 1):
            rows = {row for row in self._rows_in(sentence) if len(row) > 1}
            if rows:
                only = next(iter(rows))
                return tuple(sorted(only)) if len(rows) == 1 and len(only) == size else ()
        return ()

    def _rows_in(self, sentence: int) -> Iterator[frozenset[str]]:
        """The states of each row of mentions with only "and" or commas between them before a sentence's main verb.

        By the words alone: the parser hangs a title before the first name of a row on the second.
        """
        row: list[Resolved] = []
        for item in [r for r in self.resolved if r.sentence == sentence and r.mention.last < self.roots[sentence]]:
            between = self.doc[row[-1].mention.last + 1 : item.mention.first] if row else None
            if between is None or not len(between) or any(t.lower_ not in {"and", ",", "the"} for t in between):
                yield frozenset(a.country for r in row for a in r.actors if a.country)
                row = []
            row.append(item)
        yield frozenset(a.country for r in row for a in r.actors if a.country)

    def acting_on(self, token: int) -> frozenset[int]:
        """The tokens of the subject of the verb that a noun is an object of, or that governs its preposition.

        None for a possessor: "Danish troops entered the country", but "Danish troops guard the country's borders".
        """
        node = self.doc[token]
        if node.dep_ not in _OBJECTS:
            return frozenset()
        while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
            node = node.head
        subjects = (c for c in node.children if c.dep_ in _SUBJECTS)
        return frozenset(t.i for c in subjects for t in c.subtree)

    def main_subject(self, token: int) -> int | None:
        """The subject of the main clause of a token's sentence, when it comes after the token."""
        root = self.doc[self.roots[self.sentence_of[token]]]
        subject = next((c.i for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return int(subject) if subject is not None and subject > token else None

    def main_country(self) -> str | None:
        """The state the report has named most so far."""
        counted = Counter(r.country for r in self.resolved if r.country)
        return counted.most_common(1)[0][0] if counted else None


def quoted_tokens(doc: Doc) -> list[bool]:
    """For each token whether it stands inside quotation marks; a mark left open ends with its paragraph."""
    inside, made = False, []
    for token in doc:
        text = token.text
        if text == "“" or (text == '"' and not inside):
            inside = True
        elif text in {"”", '"'} or (token.is_space and "\n" in text):
            inside = False
        made.append(inside)
    return made


def _is_one_person(item: Resolved) -> bool:
    return len(item.actors) == 1 and item.actor.kind is ActorKind.PERSON and not item.mention.is_plural


def _is_one_body(item: Resolved) -> bool:
    return len(item.actors) == 1 and item.actor.kind is not ActorKind.PERSON and not item.mention.is_plural


def _shares_verb(doc: Doc, token: Token, item: Resolved) -> bool:
    """Whether an object pronoun and a subject hang on one verb, so that they cannot be the same."""
    verb = token.head if token.head.pos_ in {"VERB", "AUX"} else token.head.head
    return item.is_subject and doc[item.mention.root].head.i == verb.i


def _subject_index(token: Token) -> int | None:
    """The subject of the nearest clause above a token that has one."""
    node = token
    for _ in range(8):
        if node.pos_ in {"VERB", "AUX"}:
            controlled = _controller(node)
            if controlled is not None and controlled < token.i:
                return controlled
            subjects = [c.i for c in node.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i != token.i]
            if subjects:
                return int(subjects[-1])
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _controller(verb: Token) -> int | None:
    """The object that does what an infinitive says ("urged Oslo to raise its budget")."""
    if verb.dep_ not in {"xcomp", "ccomp", "advcl"} or not any(
        c.dep_ == "aux" and c.lower_ == "to" for c in verb.children
    ):
        return None
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    return next((int(c.i) for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i), None)


def _subjects_above(token: Token) -> list[int]:
    """The subjects of the clauses that a subject pronoun's own clause depends on, nearest first."""
    made, node = [], token.head
    for _ in range(8):
        if node.head.i == node.i:
            break
        node = node.head
        made += [c.i for c in node.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i]
    return made


def _governs(doc: Doc, item: Resolved) -> bool:
    return doc[item.mention.root].head.dep_ in {"ROOT", "ccomp", "conj"} and item.mention.form is not Form.MODIFIER
