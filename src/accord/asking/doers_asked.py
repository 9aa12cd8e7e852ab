"""8. Records → the answer to a question: who did it, whom it befell, or who holds an office."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from accord.asking.asked import Asked, Finding, Match
from accord.asking.asking_words import exact_keys, listed, pattern, text_keys
from accord.asking.passages import Passage
from accord.asking.phrasing import join, name_words, with_quote
from accord.asking.question_terms import Term
from accord.dossiers.days import days_until
from accord.records import ActorRecord
from accord.values import Actor, ActorKind, Form, Status

_STALE = 180
"""Days after which a report no longer tells who holds an office while later ones go on about that country: a former
holder never gets a present title."""
_NOT_WHOLE = 0.85
"""What an event is worth of which a name in the question stands only in the sentences around."""
_FAR = 0.15
"""An event so much less like the one asked about than the best is another one."""
_NOT_DONE = 0.8
"""What an event is worth that is only possible, proposed or asked for."""
_VAGUE = (Status.POSSIBLE, Status.PROPOSED, Status.REQUESTED, Status.HYPOTHETICAL)
_NO_PERSON = 0.95
"""What a body or state is worth less than a person as the answer to "who"."""


def find_doer(asked: Asked) -> Finding | None:
    """Who it was: the bearer of an office asked for, else those who act in the event, or whom it befell."""
    office = _find_bearer(asked)
    if office or pattern("office").match(asked.question.lowered):
        return office
    focus = asked.question.focus or ""
    if focus and re.search(rf"\b{re.escape(focus)}['’]s?\s", asked.question.text):
        return None
    found = []
    wants = _wanted(asked)
    for match in asked.matches:
        if match.lacking or match.is_beside or lacks_place(asked, match.passage):
            continue
        if match.score < asked.matches[0].score - _FAR:
            continue
        is_vague = match.record.status in _VAGUE and not pattern("prospect").search(asked.question.lowered)
        for actors, worth in _parties(asked, match):
            worth *= _NOT_DONE if is_vague else 1.0
            fitting = [actor for actor in actors if wants(actor) and not _is_named(asked, actor) and _has_name(actor)]
            if not match.is_whole:
                worth *= _NOT_WHOLE
            if not any(actor.kind is ActorKind.PERSON for actor in fitting):
                worth *= _NO_PERSON
            if fitting:
                told = join([name_words(actor, asked.actors) for actor in fitting])
                record = match.record
                found.append(
                    Finding(
                        with_quote(told, record.evidence, record.start, record.end),
                        (record.evidence,),
                        match.score * worth,
                    )
                )
                break
    return max(found, key=lambda finding: round(finding.score, 2), default=None)


def lacks_place(asked: Asked, passage: Passage) -> bool:
    """Whether a question names where ("in Oslo") and neither a passage nor another mention of its events does."""
    for term in asked.question.terms:
        lead = asked.question.text[: term.start].lower()
        is_place = term.kind == "name" and re.search(r"\b(?:in|at) (?:the )?$", lead)
        if is_place and not term.credit_of(passage.exact, passage.near | passage.linked):
            return True
    return False


def _parties(asked: Asked, match: Match) -> Iterator[tuple[tuple[Actor, ...], float]]:
    """Who may be asked for, the likelier side first."""
    record = match.record
    if asks_for_object(asked):
        yield record.recipients, 1.0
        yield record.actors, 0.85
    else:
        yield record.actors, 1.0
        if record.type == "CONSULT":
            yield record.recipients, 0.85


def asks_for_object(asked: Asked) -> bool:
    """Whether the asking word is what the verb is done to: "Whom did he meet?", "Who was arrested?"."""
    lowered = asked.question.lowered
    if pattern("asks_whom").match(lowered):
        return True
    if pattern("asks_object").match(lowered):
        return any(token.lower_ in ("did", "does", "do") for token in asked.question.doc)
    return bool(pattern("asks_undergoer").match(lowered)) and " by " not in lowered


def _wanted(asked: Asked) -> Callable[[Actor], bool]:
    """Whether an actor is of the sort asked for: a state for "which country", a person or body for "who"."""
    side = next((t for t in asked.question.terms if t.kind == "name" and _is_side(asked, t)), None)
    if side is not None and any(key.startswith("c:") for key in side.exact):
        return lambda actor: actor.kind is ActorKind.PERSON and f"c:{actor.country}" in side.exact
    focus = (asked.question.focus or "").lower()
    before = re.search(rf"([\w.]+(?: [\w.]+)?) {re.escape(focus)}\b", asked.question.lowered) if focus else None
    lead = [t for t in asked.question.terms if t.kind == "name" and before and before[1].endswith(t.text.lower())]
    if focus in listed("officials") and lead:
        return lambda actor: actor.kind is ActorKind.PERSON and f"c:{actor.country}" in lead[0].exact
    if focus in listed("states"):
        return lambda actor: actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT)
    if focus in listed("organisations"):
        return lambda actor: actor.kind is not ActorKind.PERSON
    if focus in listed("officials"):
        return lambda actor: actor.kind is ActorKind.PERSON
    return lambda actor: True


def _is_side(asked: Asked, term: Term) -> bool:
    """Whether a name tells for which side somebody acted: "Who signed for Norway?"."""
    lead, tail = asked.question.lowered[: term.start], asked.question.lowered[term.start + len(term.text) :]
    is_last = not re.search(r"\w", tail)
    return is_last and bool(re.search(r"\bsign\w*\b.*\b(?:for|on behalf of)(?: the)? $", lead))


def _has_name(actor: Actor) -> bool:
    """Whether an actor is more than a person without a name ("South Korean general")."""
    return actor.kind is not ActorKind.PERSON or actor.name.split()[-1][:1].isupper()


def _is_named(asked: Asked, actor: Actor) -> bool:
    return any(f"i:{actor.id}" in term.exact for term in asked.question.terms)


def _find_bearer(asked: Asked) -> Finding | None:
    """Who holds an office ("Who was the Danish foreign minister?"), by the newest report that names the bearer."""
    lowered = asked.question.lowered
    match = pattern("office").match(lowered)
    if not match:
        return None
    known = _find_office(asked)
    if known is not None:
        return known
    words = {key for word in match["office"].split() if word not in listed("asking") for key in exact_keys(word)}
    times = [
        key[2:] for term in asked.question.terms if term.kind == "time" for key in term.exact if key.startswith("t:")
    ]
    found = []
    for record in asked.actors if words else ():
        passage = asked.passages.of(record)
        day = passage.report.day or ""
        if _bears_office(asked, record) and not _is_former(record, passage.report.text):
            found += [(day, record)] if all(day.startswith(time[:7]) for time in times) else []
    if not found:
        return None
    day = max(day for day, _ in found)
    record = next(record for known, record in found if known == day)
    if not times and _is_stale(asked, record, day):
        return None
    told = f"{record.name} ({record.role})"
    return Finding(with_quote(told, record.evidence, record.start, record.end), (record.evidence,), 0.95)


def _bears_office(asked: Asked, record: ActorRecord) -> bool:
    """Whether a mention gives a person the office of the question, in the state it names."""
    names = [term for term in asked.question.terms if term.kind == "name"]
    plain = [term for term in asked.question.terms if term.kind not in ("name", "time")]
    is_titled = record.role and record.form in (Form.TITLE_NAME, Form.NAME, Form.TITLE)
    if record.actor_kind is not ActorKind.PERSON or not is_titled or not plain:
        return False
    if record.name == record.role or record.name.islower():
        return False
    exact, near = text_keys(record.role or "")
    place = {f"c:{record.country}", f"i:{record.country}"}
    here = asked.passages.of(record).exact
    if names and not any(term.exact & (place | exact) for term in names):
        return False
    if not all(term.exact & (place | exact | here) for term in names):
        return False
    own = [term for term in names if term.start < plain[0].start]
    if record.country and own and not any(term.exact & (place | exact) for term in own):
        return False
    return all(term.credit_of(exact, near) >= 0.8 for term in plain)


def _is_former(record: ActorRecord, text: str) -> bool:
    before = text[max(0, record.start - 12) : record.start]
    return bool(pattern("former").search(before) or re.search(r"\b(?:former|ex)\b", record.text.lower()))


def _find_office(asked: Asked) -> Finding | None:
    """What a person is ("Who is Ana Kovac?"): the office by which the newest report that gives one titles her."""
    terms = asked.question.terms
    if len(terms) != 1 or terms[0].kind != "name":
        return None
    told = [
        r
        for r in asked.actors
        if r.role and r.actor_kind is ActorKind.PERSON and f"i:{r.actor}" in terms[0].exact and r.name != r.role
    ]
    if not told:
        return None
    record = max(told, key=lambda r: asked.passages.of(r).report.day or "")
    words = f"{record.name}, {record.role}"
    return Finding(with_quote(words, record.evidence, record.start, record.end), (record.evidence,), 0.9)


def _is_stale(asked: Asked, record: ActorRecord, day: str) -> bool:
    """Whether reports of much later days speak of the same country, without a word of its office."""
    days = (asked.passages.known.reports[each.report].day for each in asked.actors if each.country == record.country)
    latest = max((each for each in days if each), default="")
    return bool(day and latest and record.country and days_until(latest, day) > _STALE)
