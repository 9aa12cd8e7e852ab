"""4. mentions → records: days that what happens in, with, by or around a dated deed has from it, and it from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from accord.coding.loose_days import day_words
from accord.mentions.governors import ranks_first
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
_VERBS = frozenset({"VERB", "AUX"})
_DATED = frozenset({TimexType.DATE, TimexType.TIME})


def carry_days(doc: Doc, told: Told, times: Times) -> frozenset[int]:
    """Give event words without a day that of the deed they are part of, where both are done or both lie ahead.

    What comes back are the heads of those whose day is only inferred: what stands within or beside a dated clause.
    A verb takes no more than a day from a noun: what is done in a session in May is not done all May.
    """
    objects = {noun: trigger for trigger, _ in told if (noun := _object_of(doc, trigger)) is not None}
    triggers = {**objects, **{trigger.head: trigger for trigger, _ in told}}
    statuses = {trigger.head: finding.status for trigger, finding in told}
    stands = {head: _stand(status) for head, status in statuses.items()}
    inferred = set()
    for links in _LINKS:
        for source, told_by in list(_pairs(doc, triggers, links)):
            target = triggers[told_by].head
            if stands.get(source) != stands.get(target) or stands.get(source) is None:
                continue
            given = [time for time in times.get(source, ()) if _is_plain(time)]
            if links is _together or (triggers[source].part == "noun" and triggers[target].part != "noun"):
                given = [time for time in given if time.when is not None and time.when.precision in _DAYS]
            if links is _reduced and statuses[target] is Status.ONGOING:
                continue
            if given and not any(time.when is not None for time in times.get(target, ())):
                times[target] = [*times.get(target, ()), *given]
                is_loose = links in _LOOSE or (triggers[target].part == "noun" and links not in (_reduced, _phases))
                if source in inferred or is_loose:
                    inferred.add(target)
    return frozenset(inferred)


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
    if token.dep_ != "pobj" or preposition.dep_ not in ("prep", "agent") or preposition.head.i not in triggers:
        return
    verb = preposition.head
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
    """An attack and the harm that it does, both ways: "a bomb attack on Monday killed three"."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.i not in triggers or verb.pos_ != "VERB":
        return
    if triggers[token.i].type is EventType.ASSAULT and triggers[verb.i].type is EventType.ASSAULT:
        yield verb.i, token.i
        yield token.i, verb.i


def _participles(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """A participle that tells what a deed was besides: "shelled the port on Monday, killing three"."""
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.head.i not in triggers or token.i < token.head.i:
        return
    verb = token.head
    before = [child.dep_ for child in children_of(token) if child.i < token.i]
    is_bare = not {"mark", "prep", "aux", *SUBJECTS} & set(before)
    if is_bare and verb.pos_ in _VERBS and any(word.text == "," for word in token.doc[verb.i : token.i]):
        yield verb.i, token.i


def _when_clauses(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
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


def _fronted(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """Clauses side by side under a day in front of both: "On Monday the envoy left and the talks broke down"."""
    first = token.head
    if token.dep_ != "conj" or first.i not in triggers or token.pos_ not in _VERBS or token.tag_ != first.tag_:
        return
    sentence = token.sent.start
    opening = token.doc[sentence]
    day = opening if opening.dep_ != "prep" else next(iter(opening.rights), opening)
    if day.ent_type_ in ("DATE", "TIME") and (opening.head == first or day.head == first):
        yield first.i, token.i


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


def _meanwhile(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """What was done while something else was: "shelled the port on Monday while its envoys left"."""
    if token.dep_ != "advcl" or token.head.i not in triggers or token.i < token.head.i:
        return
    if _is_past(token) and _is_past(token.head) and any(child.lower_ == "while" for child in token.lefts):
        yield token.head.i, token.i


def _ranked(token: Token, triggers: Triggers) -> Iterator[tuple[int, int]]:
    """What somebody became the first to do: "on Monday became the first leader to visit the port"."""
    noun = token.head
    if token.dep_ in ("relcl", "acl") and token.tag_ == "VB" and noun.head.i in triggers and ranks_first(noun.head):
        yield noun.head.i, token.i


_LINKS: tuple[Links, ...] = (
    _reduced,
    _phases,
    _in_and_by,
    _of_harm,
    _participles,
    _when_clauses,
    _hours_apart,
    _fronted,
    _infinitives,
    _ranked,
    _together,
    _meanwhile,
)
_LOOSE = frozenset({_participles, _together, _meanwhile})
"""Links of what only stands beside a dated deed: the day they give is inferred."""
