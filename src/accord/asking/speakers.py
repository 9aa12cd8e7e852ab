"""8. Records → the answer to a question: who said it, and what somebody said."""

from __future__ import annotations

from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import exact_keys, listed, near_keys, pattern, text_keys
from accord.asking.passages import Passage, actor_keys
from accord.asking.phrasing import name_words, with_quote
from accord.asking.question_terms import Term
from accord.records import ActorRecord, EventRecord, StatementRecord
from accord.values import Actor, ActorKind

_OUTSIDE = 0.65
"""What a term is worth that stands in the sentence of a statement, but not in what is said."""
_CUE = 0.15
_UNFIT_CUE = 0.85
_OTHER_CUE = 0.7
"""What a statement is worth whose cue is not the deed asked for ("leaked" is not "said")."""
_FAR = 0.15
_BODY = 0.04
"""What a state or body as a source is worth less than the person who speaks for it."""


def find_speaker(asked: Asked) -> Finding | None:
    """Who said what the question tells; None where no statement tells it."""
    if pattern("asks_whom").match(asked.question.lowered):
        return None
    found = [each for each in (_by_statement(asked, p, record) for _, p, record in asked.statements) if each]
    found += [each for each in (_by_event(asked, p, r) for _, p in asked.best for r in p.records) if each]
    if not found:
        return None
    return max(found, key=lambda finding: round(finding.score, 3))


def _by_statement(asked: Asked, passage: Passage, record: StatementRecord) -> Finding | None:
    told = _told_terms(asked, record.cue_text or "")
    if record.source and _is_misread(passage, record):
        return None
    if not told or not (record.source or record.source_span):
        return None
    low, high = record.content[0].start, record.content[-1].end
    exact, near = _keys_between(passage, low, high)
    whole = sum(term.weight for term in told)
    score = 0.0
    for term in told:
        inside = term.credit_of(exact, near)
        if term.quoted:
            inside = term.credit(passage)
            if not inside:
                return None
        score += term.weight * max(inside, term.credit(passage) * _OUTSIDE)
    score = score / whole
    if not _fits_cue(asked, record.cue_text or ""):
        score *= _UNFIT_CUE if asked.question.has(listed("saying")) else _OTHER_CUE
    if record.source and _is_asked(asked, record.source, told):
        return None
    if record.source and record.source.kind is not ActorKind.PERSON:
        score -= _BODY
    told_by = _source(asked, passage, record)
    voice = _voice(asked, passage, record.source) if record.source else None
    if voice:
        told_by = f"{told_by}, by its {voice.role} {voice.name}"
    return Finding(with_quote(told_by, record.evidence, low, high), (record.evidence,), score)


def _voice(asked: Asked, passage: Passage, source: Actor) -> Actor | None:
    """The one person who speaks for a state in a report that first gives the words to the state."""
    if source.kind not in (ActorKind.STATE, ActorKind.GOVERNMENT):
        return None
    found = {}
    for _, other, record in asked.statements:
        speaker = record.source
        if other.report.id != passage.report.id or not speaker or speaker.kind is not ActorKind.PERSON:
            continue
        if speaker.country == source.country and "spokes" in (speaker.role or "").lower():
            found[speaker.id] = speaker
    return next(iter(found.values())) if len(found) == 1 else None


def _is_misread(passage: Passage, record: StatementRecord) -> bool:
    """Whether "he" or "she" was read as what is no person, or the source stands in what is said."""
    span = record.source_span
    if span and any(part.start <= span.start and span.end <= part.end for part in record.content):
        return True
    words = passage.report.text[span.start : span.end].lower() if span else ""
    return words in ("he", "she") and record.source is not None and record.source.kind is not ActorKind.PERSON


def _by_event(asked: Asked, passage: Passage, record: object) -> Finding | None:
    """Who did by speech what a question tells: "Who criticised the pact?" by an event of criticism."""
    if not isinstance(record, EventRecord) or not record.actors:
        return None
    if any(term.quoted for term in asked.question.terms):
        return None  # words in quotation marks were said, not done
    if any(token.lower_ in listed("saying") for token in asked.question.doc[1:2]):
        return None
    match = next((each for each in asked.matches if each.record.id == record.id), None)
    if match is None or match.lacking or match.fit < 0.85 or match.is_beside:
        return None
    if match.score < asked.matches[0].score - _FAR:
        return None
    if any(_is_asked(asked, actor, list(asked.question.terms)) for actor in record.actors):
        return None
    name = " and ".join(name_words(actor, asked.actors) for actor in record.actors)
    return Finding(with_quote(name, record.evidence, record.start, record.end), (record.evidence,), match.score * 0.98)


def _told_terms(asked: Asked, cue: str) -> list[Term]:
    """The terms of what was said: all but the verb that asks for it."""
    keys = exact_keys(cue.split()[0]) if cue else frozenset()
    verb = asked.question.verb
    told = [t for t in asked.question.terms if not (t.kind == "word" and (t.exact & keys or verb in t.exact))]
    return told or list(asked.question.terms)


def _fits_cue(asked: Asked, cue: str) -> bool:
    """Whether the question's verb of speech and the report's are one, or alike."""
    verb = asked.question.verb
    if verb is None or not cue:
        return True
    words = cue.split()
    keys = frozenset[str]().union(*(exact_keys(word) | near_keys(word) for word in words))
    asking = frozenset({verb}) | near_keys(verb.removeprefix("w:"))
    return bool(keys & asking)


def _is_asked(asked: Asked, source: Actor, told: list[Term]) -> bool:
    """Whether the question itself names the source, so that another is asked for."""
    keys = actor_keys(source)
    return source.kind == "person" and any(
        term.kind == "name" and term.exact & keys & {f"i:{source.id}"} for term in told
    )


def _keys_between(passage: Passage, low: int, high: int) -> tuple[frozenset[str], frozenset[str]]:
    exact, near = text_keys(passage.report.text[low:high])
    ids: set[str] = set()
    for record in passage.records:
        if isinstance(record, ActorRecord) and low <= record.start < high:
            for actor in record.actors():
                ids |= actor_keys(actor)
    return exact | ids, near


def _source(asked: Asked, passage: Passage, record: StatementRecord) -> str:
    if record.source is not None:
        return name_words(record.source, asked.actors)
    span = record.source_span
    return passage.report.text[span.start : span.end] if span else ""


def find_said(asked: Asked) -> Finding | None:
    """What somebody said, denied, urged, announced: the content of the statement that the question tells of."""
    question = asked.question
    best: Finding | None = None
    for _, passage, record in asked.statements:
        if not record.source or not _is_said_by(asked, record.source):
            continue
        cue = record.cue_text or ""
        fits = question.verb is not None and question.verb in frozenset[str]().union(
            *(exact_keys(w) for w in cue.split() or [""])
        )
        is_saying = question.verb is None or question.verb in ("w:say", "w:tell", "w:said")
        is_described = _asks_description(asked) and _describes(record, cue)
        if not fits and not is_saying and not is_described:
            continue
        others = [
            t
            for t in question.terms
            if not (t.kind == "name" and t.exact & actor_keys(record.source)) and question.verb not in t.exact
        ]
        whole = sum(term.weight for term in others)
        score = sum(t.weight * t.credit(passage) for t in others) / whole if whole else 0.8
        if not fits:
            score *= _UNFIT_CUE
        low, high = record.content[0].start, record.content[-1].end
        told = " ".join(passage.report.text[low:high].split()[:24]).strip(" ,.")
        finding = Finding(with_quote(told, record.evidence, low, high), (record.evidence,), score)
        if best is None or score > best.score + 1e-6:
            best = finding
    return best


def _asks_description(asked: Asked) -> bool:
    """Whether a question asks in what words somebody spoke of a thing ("How did she describe …")."""
    return any(token.dep_ == "ROOT" and token.lemma_ in listed("describing") for token in asked.question.doc)


def _describes(record: StatementRecord, cue: str) -> bool:
    """Whether a statement gives words for a thing: in quotation marks, or behind such a verb."""
    sentence = record.evidence.quote
    return bool(pattern("describes").search(cue)) or any(mark in sentence for mark in '“"')


def _is_said_by(asked: Asked, source: Actor) -> bool:
    keys = actor_keys(source) | ({f"c:{source.country}"} if source.country else set())
    doer = asked.doer
    names = [doer] if doer else [term for term in asked.question.terms if term.kind == "name"]
    return any(term.exact & keys for term in names)
