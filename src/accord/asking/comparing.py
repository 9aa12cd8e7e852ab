"""8. Records → the answer to a question: whether two names are of one thing, and whether reports differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accord.asking.asked import Asked, Finding
from accord.asking.asking_words import pattern, text_keys
from accord.asking.clauses_read import clause_of
from accord.asking.passages import Passage
from accord.asking.phrasing import day_words, figure_words, join
from accord.asking.question_terms import Term, coverage
from accord.ledger.merged import Conflict, ConflictVerdict
from accord.records import ActorRecord, EventRecord, Evidence, FigureRecord, PlaceRecord, TimeRecord
from accord.values import ActorKind, Form

_LEAST = 0.5
_LEAST_TOPIC = 0.6
_LEAST_MAYBE = 0.4
_ROOM = 40


def find_naming(asked: Asked) -> Finding | None:
    """Whether two names or titles are of one person, office or event."""
    return _titles(asked) or _two_titles(asked) or _two_actors(asked) or _two_events(asked)


def _titles(asked: Asked) -> Finding | None:
    """One person with several titles: one person, and one office where linking found them to be names of one."""
    names = [term for term in asked.question.terms if term.kind == "name"]
    for record in asked.actors:
        if record.actor_kind is not ActorKind.PERSON or not any(f"i:{record.actor}" in term.exact for term in names):
            continue
        titled = [r for r in asked.actors if r.actor == record.actor and r.role and r.form is Form.TITLE_NAME]
        roles = list(dict.fromkeys(r.role or "" for r in titled))
        if len({role.lower() for role in roles}) < 2:
            continue
        return _told_titles(asked, [next(r for r in titled if r.role == role) for role in roles[:3]])
    return None


def _told_titles(asked: Asked, titled: Sequence[ActorRecord]) -> Finding:
    """That several titles are one person's, and of one office where linking found them to be names of one."""
    name = titled[0].name
    conflicts = asked.passages.linked.conflicts
    same = any(c.kind == "title" and c.verdict is ConflictVerdict.NAMING and name in c.subject for c in conflicts)
    titles = join([f"“{record.role}”" for record in titled])
    told = f"Neither two people nor two offices: {titles} name the same person and the same office, {name}."
    if not same:
        told = f"The same person, {name}, under the titles {titles}."
    return Finding(_short(told), tuple(record.evidence for record in titled), 0.9)


def _two_titles(asked: Asked) -> Finding | None:
    """Two offices named in the question that reports give to one person."""
    line = asked.question.lowered
    by_actor: dict[str, dict[str, ActorRecord]] = defaultdict(dict)
    for record in asked.actors:
        if record.actor_kind is ActorKind.PERSON and record.role and record.role.lower() in line:
            by_actor[record.actor].setdefault(record.role.lower(), record)
    told = next((found for found in by_actor.values() if len(found) > 1), None)
    return _told_titles(asked, list(told.values())) if told else None


def _two_actors(asked: Asked) -> Finding | None:
    """Two names in the question that are one actor's, or two actors'."""
    names = [term for term in asked.question.terms if term.kind in ("name", "quote")]
    mentions: list[ActorRecord] = []
    for term in names:
        ids = {key[2:] for key in term.exact if key.startswith("i:")}
        found = [r for r in asked.actors if r.actor in ids] or [
            r for r in asked.actors if term.quoted and term.quoted in r.text.lower()
        ]
        if found:
            mentions.append(found[0])
    for title in _title_mentions(asked):
        if title.actor not in {m.actor for m in mentions} or not any(m.text == title.text for m in mentions):
            mentions.append(title)
    if len(mentions) < 2:
        return None
    one, other = mentions[0], mentions[1]
    evidence = tuple(dict.fromkeys((one.evidence, other.evidence)))
    if one.actor == other.actor:
        told = f"Yes, the same: “{one.text}” and “{other.text}” both name {one.name}."
        return Finding(_short(told), evidence, 0.85)
    told = f"No, not the same: “{one.text}” is {one.name}, “{other.text}” is {other.name}."
    return Finding(_short(told), evidence, 0.8)


def _title_mentions(asked: Asked) -> list[ActorRecord]:
    """Mentions by title alone whose words stand in the question."""
    line = asked.question.lowered
    found = [
        r
        for r in asked.actors
        if r.form is Form.TITLE and not r.actor.startswith("~") and r.text.lower().removeprefix("the ") in line
    ]
    return found[:1]


def _two_events(asked: Asked) -> Finding | None:
    """Two names of happenings in the question: whether their records are linked as one event."""
    sides = _sides(asked)
    if len(sides) != 2:
        return None
    found = []
    for side in sides:
        exact, _ = text_keys(side)
        events = [r for p in asked.passages.all for r in p.records if isinstance(r, EventRecord)]
        scored = [(_alike(exact, record), record) for record in events]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        if best[1] is None or best[0] < _LEAST:
            return None
        least = best[0] - 0.05
        found.append([record for score, record in scored if score >= least])
    one = {e.id for record in found[0] if (e := asked.passages.event_of.get(record.id))}
    other = {e.id for record in found[1] if (e := asked.passages.event_of.get(record.id))}
    first, second = found[0][0], found[1][0]
    evidence = tuple(dict.fromkeys((first.evidence, second.evidence)))
    if one & other:
        told = f"Yes, the same: “{first.text}” and “{second.text}” are told of one event."
        return Finding(_short(told), evidence, 0.8)
    return None


def _alike(exact: frozenset[str], record: EventRecord) -> float:
    own, _ = text_keys(record.text)
    shared = {key for key in exact & own if key.startswith(("w:", "a:"))}
    words = {key for key in exact if key.startswith("w:")}
    return len(shared) / len(words) if words and shared else 0.0


def _sides(asked: Asked) -> list[str]:
    quoted = [term.text for term in asked.question.terms if term.quoted]
    if len(quoted) == 2:
        return quoted
    match = pattern("two_names").search(asked.question.text)
    return [_light(match[1]), _light(match[2])] if match else []


def _light(words: str) -> str:
    return re.sub(r"\b(?:the|a|an|its|same|report|reports)\b", " ", words).strip()


def find_difference(asked: Asked) -> Finding | None:
    """Whether reports differ on what the question names: what each says, and whether both can be true."""
    if _aspect(asked) == "title" and (titled := _titles(asked)):
        return titled
    conflicts = [(_of_conflict(asked, c), c) for c in asked.passages.linked.conflicts]
    best = max(conflicts, key=lambda pair: pair[0], default=(0.0, None))
    if best[1] is not None and best[0] >= 0.6:
        return _told(best[1], best[0])
    return _compare(asked)


def _of_conflict(asked: Asked, conflict: Conflict) -> float:
    exact, near = text_keys(
        f"{conflict.subject} {' '.join(e.quote for a in conflict.accounts for e in a.evidence[:1])}"
    )
    terms = _topic(asked)
    whole = sum(term.weight for term in terms)
    share = sum(term.weight * term.credit_of(exact, near) for term in terms) / whole if whole else 0.0
    wanted = _aspect(asked)
    if wanted is None and re.search(r"\bhow\b", asked.question.lowered):
        return 0.0
    return share * (1.0 if wanted == conflict.kind else 0.9 if wanted is None and conflict.kind != "title" else 0.5)


def _topic(asked: Asked) -> list[Term]:
    skipped = {
        "w:disagre",
        "w:differ",
        "w:agre",
        "w:contradict",
        "w:match",
        "w:conflict",
        "w:accord",
        "w:outlet",
        "w:sourc",
        "w:discrepancy",
    }
    return [term for term in asked.question.terms if not term.exact & skipped]


def _aspect(asked: Asked) -> str | None:
    """What is compared: a figure, a date, a place or a title; None where the question does not say."""
    for aspect in ("figure", "date", "place", "title"):
        if pattern(f"compared_{aspect}").search(asked.question.lowered):
            return aspect
    return None


def _told(conflict: Conflict, score: float) -> Finding:
    accounts = "; ".join(f"“{account.value}”" for account in conflict.accounts[:3])
    head = {
        ConflictVerdict.CONFLICT: "Yes, they differ",
        ConflictVerdict.UNSURE: "They differ, and which is right is not settled",
        ConflictVerdict.CHANGE: "Not a contradiction, a change over time",
        ConflictVerdict.PRECISION: "No contradiction, only different precision",
        ConflictVerdict.TIME_ZONE: "No contradiction, only different time zones",
        ConflictVerdict.NAMING: "No contradiction, only different names for the same",
    }[conflict.verdict]
    evidence = tuple(e for account in conflict.accounts for e in account.evidence[:1])
    return Finding(_short(f"{head}: {accounts}."), evidence, score)


def _compare(asked: Asked) -> Finding | None:
    """The values that the reports give, side by side."""
    terms, aspect = _topic(asked), _aspect(asked)
    if not terms:
        return None
    by_report: dict[str, _Given] = {}
    for passage in asked.passages.all:
        share = coverage(terms, passage)
        value = _value(asked, passage, aspect, terms) if share >= _LEAST_TOPIC else ""
        known = by_report.get(passage.report.id)
        if value and (known is None or share > known.share):
            by_report[passage.report.id] = _Given(share, passage, value)
    told = sorted(by_report.values(), key=lambda each: each.passage.report.day or "")
    if not told:
        return None
    evidence: tuple[Evidence, ...] = tuple(each.passage.evidence for each in told[:3])
    if len(told) == 1 and _may_tell(asked, told[0].passage, terms, aspect):
        return None
    if len(told) == 1:
        day = day_words(told[0].passage.report.day) or "one"
        words = (
            f"No contradiction: only the {day} report gives it ({told[0].value}); the other reports do not mention it."
        )
        return Finding(_short(words), evidence, told[0].share * 0.8)
    if aspect is None or (aspect in ("date", "place") and len({_bare_value(each.value) for each in told}) > 1):
        return None
    least = min(each.share for each in told)
    if len({_bare_value(each.value) for each in told}) == 1:
        return Finding(
            _short(f"No difference, they agree: {join([f'“{each.value}”' for each in told[:3]])}."), evidence, least
        )
    listed_ = "; ".join(f"“{each.value}” ({day_words(each.passage.report.day) or 'undated'})" for each in told[:3])
    return Finding(_short(f"Yes, they give different values: {listed_}."), evidence, least)


def _may_tell(asked: Asked, known: Passage, terms: Sequence[Term], aspect: str | None) -> bool:
    """Whether another report may give a value too, in words that do not bear the topic out."""
    words = sorted((term for term in terms if term.kind == "word"), key=lambda term: -term.credit(known) * term.weight)
    return any(
        passage.report.id != known.report.id
        and all(word.credit_of(passage.exact, passage.near) for word in words[:1])
        and coverage(terms, passage) >= _LEAST_MAYBE
        and (aspect != "figure" or any(isinstance(r, FigureRecord) and r.value is not None for r in passage.records))
        for passage in asked.passages.all
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What one report gives on a topic."""

    share: float
    passage: Passage
    value: str


def _value(asked: Asked, passage: Passage, aspect: str | None, terms: Sequence[Term]) -> str:
    """What a passage gives of the aspect asked for, in its own words."""
    if aspect is None:
        return "“" + " ".join(passage.evidence.quote.split()[:8]) + " …”"
    for record in passage.records:
        if aspect == "figure" and isinstance(record, FigureRecord) and _is_of_topic(asked, record, passage, terms):
            return figure_words(record)
        if aspect == "date" and isinstance(record, TimeRecord) and day_words(record.value):
            return day_words(record.value)
        if aspect == "place" and isinstance(record, PlaceRecord):
            return record.text
    return ""


def _is_of_topic(asked: Asked, record: FigureRecord, passage: Passage, terms: Sequence[Term]) -> bool:
    """Whether a figure counts what the question names: by its own words or its clause."""
    if record.value is None or record.figure_kind in ("ordinal", "superlative", "duration", "age"):
        return False
    exact, near = text_keys(f"{record.text} {record.measures or ''} {record.unit or ''}")
    if any(term.credit_of(exact, near) >= 0.8 for term in terms):
        return True
    token = asked.parses.token_at(passage, record.start, record.end)
    exact, near = text_keys(" ".join(each.text for each in clause_of(token))) if token is not None else (exact, near)
    return coverage_of(terms, exact, near) >= _LEAST_TOPIC


def coverage_of(terms: Sequence[Term], exact: frozenset[str], near: frozenset[str]) -> float:
    """The share of terms, by weight, that keys bear out."""
    whole = sum(term.weight for term in terms)
    return sum(term.weight * term.credit_of(exact, near) for term in terms) / whole if whole else 0.0


def _bare_value(value: str) -> str:
    numbers = re.findall(r"\d[\d,.]*", value)
    return numbers[0].replace(",", "") if numbers and not re.search(r"[A-Za-z]{3,} \d{4}", value) else value.lower()


def _short(text: str) -> str:
    words = text.split()
    return text if len(words) <= _ROOM else " ".join(words[: _ROOM - 1]) + " …"
