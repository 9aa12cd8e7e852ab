"""4. mentions → records: days that what happens in, with, by or around a dated deed has from it, and it from them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from accord.coding.loose_days import day_words
from accord.mentions.settled_plans import ranks_first
from accord.mentions.status import StatusFinding
from accord.mentions.triggers import Trigger
from accord.mentions.understood_nouns import lacks_object
from accord.parsing.clauses import SUBJECTS, children_of
from accord.records import TimeRecord
from accord.values import AHEAD, EventType, Precision, Status, TimexType

Times = dict[int, list[TimeRecord]]
Told = Sequence[tuple[Trigger, StatusFinding]]
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_DAYS = frozenset({Precision.DAY, Precision.MOMENT})
_CLIMB = 4
_FRONT = 3
_VERBS = frozenset({"VERB", "AUX"})
_DATED = frozenset({TimexType.DATE, TimexType.TIME})


def carry_days(
    doc: Doc, told: Told, times: Times, elsewhere: Mapping[int, Sequence[TimeRecord]] | None = None
) -> frozenset[int]:
    """Give event words without a day that of the deed they are part of, where both are done or both lie ahead.

    `elsewhere`: the days of past verbs that are no events ("went on a spree on Monday, killing four").

    What comes back are the heads of those whose day is only inferred: what stands within or beside a dated clause.
    A verb takes no more than a day from a noun: what is done in a session in May is not done all May.
    """
    objects = {noun: trigger for trigger, _ in told if (noun := _object_of(doc, trigger)) is not None}
    triggers = {**objects, **{trigger.head: trigger for trigger, _ in told}}
    statuses = {trigger.head: finding.status for trigger, finding in told}
    stands = {head: _stand(status) for head, status in statuses.items()}
    done = {head for head, stand in stands.items() if stand == "done"}
    inferred = set(_carry_from_elsewhere(doc, triggers, done, times, elsewhere or {}))
    for links in _LINKS:
        for source, told_by in list(_pairs(doc, triggers, links)):
            target = triggers[told_by].head
            if stands.get(source) != stands.get(target) or stands.get(source) is None:
                continue
            given = [time for time in times.get(source, ()) if _is_plain(time)]
            if links in (_together, _fronted) or (triggers[source].part == "noun" and triggers[target].part != "noun"):
                given = [time for time in given if time.when is not None and time.when.precision in _DAYS]
            if links is _reduced and statuses[target] is Status.ONGOING:
                continue
            if given and not any(time.when is not None for time in times.get(target, ())):
                times[target] = [*times.get(target, ()), *given]
                is_loose = links in _LOOSE or (triggers[target].part == "noun" and links not in (_reduced, _phases))
                if source in inferred or is_loose:
                    inferred.add(target)
    return frozenset(inferred)


def _carry_from_elsewhere(
    doc: Doc, triggers: Triggers, done: Container[int], times: Times, elsewhere: Mapping[int, Sequence[TimeRecord]]
) -> frozenset[int]:
    """Give what is done beside a past verb that is no event the verb's day; what comes back are their heads."""
    given = set()
    words = frozenset((*triggers, *elsewhere)) if elsewhere else frozenset()
    for links in _BESIDE if words else ():
        for source, told_by in [pair for head in sorted(triggers) for pair in links(doc[head], words)]:
            target = triggers[told_by].head if told_by in triggers else -1
            plain = [time for time in elsewhere.get(source, ()) if _is_plain(time)]
            if plain and target in done and not any(time.when is not None for time in times.get(target, ())):
                times[target] = [*times.get(target, ()), *plain]
                given.add(target)
    return frozenset(given)


def _object_of(doc: Doc, trigger: Trigger) -> int | None:
    """The noun that a verb makes one event with ("attended the funeral"), None where none does."""
    if trigger.noun is not None:
        return trigger.noun
    span = doc.char_span(trigger.start, trigger.end) if trigger.part == "verb" else None
    return span[-1].i if span is not None and span[-1].dep_ == "dobj" and span[-1].head.i == trigger.head else None


def _stand(status: Status) -> str | None:
    return "done" if status in _DONE else "ahead" if status in AHEAD else None


def _is_plain(time: TimeRecord) -> bool:
    """Whether a record says when, without "since", "until" and the like, and with a time that has two ends."""
    when = time.when
    return time.type in _DATED and time.mod is None and when is not None and bool(when.earliest and when.latest)


Triggers = Mapping[int, Trigger]
Links = Callable[[Token, Triggers], Iterator[tuple[int, int]]]


def _pairs(doc: Doc, triggers: Triggers, links: Links) -> Iterator[tuple[int, int]]:
    """The pairs of event words, by their heads, of which the second has the day of the first."""
    for head in sorted(triggers):
        yield from links(doc[head], triggers)


def _in_and_by(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A noun behind "in", "at", "during", "by" and its verb: "was hit in a raid on Monday", "in a speech on Monday"."""
    preposition = token.head
    if preposition.lower_ == "of" and preposition.head.lower_ in day_words("beside"):
        preposition = preposition.head.head  # "on the sidelines of a summit"
    if token.dep_ != "pobj" or preposition.dep_ not in ("prep", "agent") or preposition.head.i not in triggers:
        return
    verb = preposition.head
    if preposition.lower_ == "on" and preposition != token.head:
        yield verb.i, token.i
    if verb.pos_ not in _VERBS or preposition.lower_ not in day_words("within"):
        return
    if preposition.lower_ != "with" or _is_new(token):
        yield verb.i, token.i
    if preposition.lower_ in day_words("during"):
        yield token.i, verb.i


def _is_new(noun: Token) -> bool:
    """Whether a noun is told for the first time: "with a ceremony", "with protests"."""
    words = [child for child in children_of(noun) if child.dep_ in ("det", "poss")]
    return all(word.lower_ in ("a", "an") for word in words)


def _of_harm(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """An attack and the harm that it does, both ways: "a bomb attack on Monday killed three", "that killed three"."""
    verb = token.head
    if token.dep_ in ("relcl", "acl", "ccomp") and _is_its_subject(token):
        verb, token = token, _described(token, triggers)
    elif token.dep_ not in SUBJECTS:
        return
    if verb.i not in triggers or token.i not in triggers or verb.pos_ != "VERB":
        return
    if triggers[token.i].type is EventType.ASSAULT and triggers[verb.i].type is EventType.ASSAULT:
        yield verb.i, token.i
        yield token.i, verb.i


def _described(clause: Token, triggers: Container[int]) -> Token:
    """The event noun that a clause is about, past the places and days between: "an attack in Oslo on Monday that"."""
    if clause.dep_ == "ccomp":  # taken for what the verb above has said
        before = range(clause.left_edge.i - 1, clause.head.i, -1)
        return clause.doc[next((at for at in before if at in triggers), clause.head.i)]
    noun = clause.head
    for _ in range(2 * _CLIMB):
        if noun.i in triggers or noun.dep_ not in ("pobj", "prep"):
            break
        noun = noun.head
    return noun


def _is_its_subject(verb: Token) -> bool:
    """Whether the noun that a clause describes does what its verb tells: "that killed three", "killing three"."""
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    return subjects[0].tag_ == "WDT" if subjects else verb.tag_ == "VBG" and verb.dep_ == "acl"


def _harmed_together(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """Harm told in a row, its day behind the last: "two were killed and eight hurt in a raid on Monday"."""
    first = token.head
    if token.dep_ != "conj" or first.i not in triggers or token.tag_ != "VBN" or first.tag_ != "VBN":
        return
    if triggers[first.i].type is EventType.ASSAULT and triggers[token.i].type is EventType.ASSAULT:
        yield token.i, first.i


def _participles(token: Token, triggers: Container[int]) -> Iterator[tuple[int, int]]:
    """A participle that tells what a deed was besides: "shelled the port on Monday, killing three"."""
    first = token.head if token.dep_ == "conj" and token.tag_ == token.head.tag_ else token
    verb = first.head
    if token.tag_ != "VBG" or first.dep_ != "advcl" or verb.i not in triggers or token.i < verb.i:
        return
    before = [child.dep_ for child in children_of(token) if child.i < token.i]
    is_bare = not {"mark", "prep", "aux", *SUBJECTS} & set(before)
    if is_bare and verb.pos_ in _VERBS and any(word.text == "," for word in token.doc[verb.i : token.i]):
        yield verb.i, token.i


def _when_clauses(token: Token, triggers: Container[int]) -> Iterator[tuple[int, int]]:
    """A past deed and what it came with, both ways: "were hurt on Monday when a shell fell"."""
    verb = token.head
    if token.dep_ != "advcl" or token.i < verb.i or verb.i not in triggers or not (_is_past(token) and _is_past(verb)):
        return
    if any(child.lower_ == "when" for child in children_of(token)):
        yield verb.i, token.i
        yield token.i, verb.i


def _is_past(verb: Token) -> bool:
    """Whether a verb is a plain past, passive or not: "fell", "were hurt", not "had fallen"."""
    helpers = [child for child in children_of(verb) if child.dep_ in ("aux", "auxpass")]
    if any(helper.lemma_ == "have" or helper.tag_ == "MD" for helper in helpers):
        return False
    return verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers)


def _hours_apart(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A deed some hours before or after another: "hours after the port was shelled on Monday, ships left"."""
    if token.dep_ != "advcl" or token.head.i not in triggers:
        return
    for mark in children_of(token):
        lengths = {word.lemma_.lower() for word in mark.lefts} if mark.lower_ in ("before", "after") else set()
        beside = {word.lemma_.lower() for word in token.doc[max(0, mark.i - 1) : mark.i]}
        if mark.lower_ in ("before", "after") and (lengths | beside) & day_words("hours"):
            yield token.i, token.head.i


def _fronted(token: Token, triggers: Container[int]) -> Iterator[tuple[int, int]]:
    """Clauses side by side under a day in front of all: "On Monday the envoy left, and two men were killed"."""
    first = token.head
    if token.dep_ != "conj" or token.pos_ not in _VERBS or not _is_told_alike(token, first):
        return
    between = token.doc[first.i : token.left_edge.i + 1]
    if any(word.text == ";" or word.lower_ in day_words("apart") for word in (*between, *token.lefts)):
        return
    chain = [first]
    while chain[-1].dep_ == "conj" and chain[-1].head.pos_ in _VERBS:
        chain.append(chain[-1].head)
    dated = _dated_in_front(token)
    if dated is not None and dated in chain and dated.i in triggers and not _is_telling(dated):
        yield dated.i, token.i


def _is_telling(verb: Token) -> bool:
    """Whether a verb has what somebody said, which may go on behind "and": "said it left, and the rebels stayed"."""
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.rights)


def _is_told_alike(verb: Token, other: Token) -> bool:
    return verb.tag_ == other.tag_ or (_is_past(verb) and _is_past(other))


def _dated_in_front(token: Token) -> Token | None:
    """The verb of the day that opens a sentence, None where no day does."""
    sentence = token.sent
    front = token.doc[sentence.start : min(sentence.start + _FRONT, sentence.end)]
    word = next((word for word in front if word.ent_type_ in ("DATE", "TIME") or word.pos_ in ("PROPN", "NOUN")), None)
    if word is None or word.ent_type_ not in ("DATE", "TIME"):
        return None
    for _ in range(_CLIMB):
        if word.pos_ in _VERBS:
            return word
        if not (word.ent_type_ in ("DATE", "TIME") or word.pos_ in ("ADP", "ADV")) or word.head == word:
            return None
        word = word.head
    return word if word.pos_ in _VERBS else None


def _infinitives(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """What somebody managed to do or comes for: "helped arrange a meeting in July", "is due on Monday to meet"."""
    if token.dep_ not in ("xcomp", "advcl") or token.pos_ != "VERB":
        return
    over = next((word.i for word in (token.head, *token.head.rights) if word.i in triggers and word.i < token.i), None)
    if over is None or (over != token.head.i and token.doc[over].dep_ != "acomp"):
        return
    comes = triggers[over].label == "visit" and triggers[token.i].type is EventType.CONSULT and token.tag_ == "VB"
    if token.dep_ == "xcomp" or comes:
        yield over, token.i
    if comes:
        yield token.i, over


def _reduced(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A noun and what tells when it was held or reached: "the drill of the fleet, held on Monday", "which began on"."""
    is_participle = token.tag_ == "VBN" and token.dep_ == "acl" and _brings_about(token)
    if not (is_participle or _tells_of_noun(token) or _does_noun(token)):
        return
    noun = token.head
    opening = token if is_participle else token.doc[token.left_edge.i]
    for _ in range(_CLIMB if noun.i < token.i and _follows_comma(opening) else 0):
        if noun.i in triggers:
            break
        noun = noun.head
    if noun.i in triggers and noun.i < token.i and (triggers[noun.i].part == "noun" or triggers[noun.i].head != noun.i):
        yield token.i, noun.i


def _phases(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """The verb that says that an event began or ended, and its noun: "the talks between them opened on Monday"."""
    verb = token.head
    is_subject = token.dep_ in SUBJECTS and verb.i in triggers and triggers[token.i].part == "noun"
    is_phase = is_subject and verb.pos_ == "VERB" and verb.lemma_ in day_words("phases")
    if is_phase and not any(child.dep_ == "dobj" for child in verb.rights):
        yield verb.i, token.i


def _lived_through(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A noun and the verb by which somebody was there, or how he fared: "lost a vote on Monday", "saw a rally"."""
    verb = token.head
    is_object = token.dep_ == "dobj" and verb.i < token.i and verb.i in triggers and triggers[token.i].part == "noun"
    if is_object and verb.lemma_ in day_words("lived_through"):
        yield verb.i, token.i


def _felt(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A noun and what it did while it lasted: "a strike paralysed the ports on Monday", "protests turned violent"."""
    verb = token.head
    is_subject = token.dep_ == "nsubj" and verb.i in triggers and triggers[token.i].part == "noun"
    if is_subject and verb.pos_ == "VERB" and verb.lemma_ in day_words("felt"):
        yield verb.i, token.i


def _brings_about(verb: Token) -> bool:
    """Whether a verb tells when its noun came about; what is "made public" or "called illegal" came about before."""
    behind = list(verb.rights)
    if verb.lemma_ == "break":  # "clashes that broke out", not "the truce broken on Monday"
        return any(child.lower_ == "out" for child in behind)
    is_bare = not any(child.dep_ in ("oprd", "acomp") or child.pos_ == "ADJ" for child in behind)
    return is_bare and verb.lemma_ in day_words("brought_about")


def _tells_of_noun(verb: Token) -> bool:
    """Whether a relative clause says when its noun took place: "the truce, which took effect on Monday"."""
    words = list(children_of(verb))
    if verb.dep_ != "relcl" or not any(word.tag_ == "WDT" and word.dep_ in SUBJECTS for word in words):
        return False
    takes = verb.lemma_ == "take" and any(word.lower_ in ("effect", "place") for word in words)
    return takes or _brings_about(verb)


def _does_noun(verb: Token) -> bool:
    """Whether a relative clause tells who brought its noun about: "the sanctions that Oslo adopted on Monday"."""
    if verb.dep_ != "relcl" or not _brings_about(verb) or not lacks_object(verb):
        return False
    return not any(child.dep_ in ("dobj", "ccomp", "xcomp") and child.i > verb.i for child in verb.rights)


def _follows_comma(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text == ","


def _together(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """Two past deeds of one doer, both ways: "stepped down on Friday and left", "sacked them and left on Friday"."""
    first = token.head
    if token.dep_ != "conj" or first.i not in triggers or token.tag_ not in ("VBD", "VBN") or first.tag_ != "VBD":
        return
    before = list(token.lefts)
    if any(child.dep_ in (*SUBJECTS, "aux", "auxpass") or child.lower_ in day_words("apart") for child in before):
        return
    if triggers[token.i].type is not EventType.CONSULT:  # "visited the port on Monday and met Berg" tells no day of it
        yield first.i, token.i
    yield token.i, first.i


def _meanwhile(token: Token, triggers: Container[int]) -> Iterator[tuple[int, int]]:
    """What was done while something else was: "shelled the port on Monday while, or as, its envoys left"."""
    if token.dep_ != "advcl" or token.head.i not in triggers or token.i < token.head.i:
        return
    if _is_past(token) and _is_past(token.head) and any(child.lower_ in ("while", "as") for child in token.lefts):
        yield token.head.i, token.i


def _ranked(token: Token, triggers: Container[int]) -> Iterator[tuple[int, int]]:
    """What somebody became the first to do: "on Monday became the first leader to visit the port"."""
    noun = token.head
    verb = noun if token.dep_ == "advcl" else noun.head
    if token.dep_ in ("relcl", "acl", "advcl") and token.tag_ == "VB" and verb.i in triggers and ranks_first(verb):
        yield verb.i, token.i


_LINKS: tuple[Links, ...] = (
    _reduced,
    _phases,
    _lived_through,
    _felt,
    _in_and_by,
    _of_harm,
    _harmed_together,
    _participles,
    _when_clauses,
    _hours_apart,
    _fronted,
    _infinitives,
    _ranked,
    _meanwhile,
    _together,
)
_LOOSE = frozenset({_participles, _together, _meanwhile, _harmed_together})
"""Links of what only stands beside a dated deed: the day they give is inferred."""
_BESIDE = (_participles, _when_clauses, _fronted, _ranked, _meanwhile)
"""Links whose first word may be no event."""
