"""7. Events → dossiers: what recurs in a ledger by name: meetings, documents, programmes, missions."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from accord.data.register import fold, names
from accord.dossiers.index import Index, Sentence
from accord.dossiers.rules import kinds
from accord.records import Evidence

LEAST_REPORTS = 2
"""Reports of their own that must name a thing."""
MOST_PARTIES = 3
"""A thing of more states than this is one of an alliance, and is told by its name alone."""
_LEAST_SHARE = 0.34
"""Part of a thing's sentences that must name a state for the state to be one of its parties."""
_MOST_SHOWN = 5
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """Something told again and again: its kind, title, parties and names, why it is proposed, and on which words."""

    kind: str
    title: str
    parties: tuple[str, ...]
    names: tuple[str, ...]
    why: str
    reports: int
    evidence: tuple[Evidence, ...]
    terms: tuple[str, ...] = ()


@dataclass(slots=True)
class _Named:
    """A name with the sentences that give it and the acronym that stands behind it."""

    kind: str
    sentences: list[Sentence] = field(default_factory=list)
    acronyms: Counter[str] = field(default_factory=Counter)


def settings() -> Mapping[str, Any]:
    """The lists of suggestions.toml."""
    return _settings()


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("suggestions.toml").read_text(encoding="utf-8"))


def find_named(index: Index) -> Iterator[Recurring]:
    """Meetings, documents, programmes and the like that two reports of their own call by one name."""
    found: dict[str, _Named] = {}
    for told in index.by_report.values():
        for sentence in told:
            for kind, name, acronym in names_in(sentence.quote):
                named = found.setdefault(name, _Named(kind))
                named.sentences.append(sentence)
                named.acronyms.update([acronym] if acronym else [])
    for name, named in _joined(found).items():
        count = len(texts_of(named.sentences, index))
        if count < LEAST_REPORTS:
            continue
        acronym = next((each for each, _ in named.acronyms.most_common(1)), None)
        yield Recurring(
            kind=named.kind,
            title=name,
            parties=parties_of(named.sentences),
            names=(name, *([acronym] if acronym else [])),
            why=f"named in {count} reports",
            reports=count,
            evidence=shown(named.sentences),
        )


def names_in(quote: str) -> list[tuple[str, str, str | None]]:
    """The names of things worth a dossier in a sentence: kind, name, acronym.

    >>> names_in("The ministers met at the Baltic Security Forum (BSF) in Oslo.")
    [('recurring_meeting', 'Baltic Security Forum', 'BSF')]
    """
    found = []
    for match in _pattern().finditer(quote):
        kind = kind_of_name(match["plain"] or match["end"], is_plain=match["plain"] is not None)
        words = match["name"].split()
        while words and (words[0] in settings()["names"]["first"] or words[0] in settings()["names"]["links"]):
            words = words[1:]
        words = words[-_MOST_WORDS:]
        name = re.sub(r"^(?:\S+['’]s? )(?=\S+ \S)", "", " ".join(words))
        is_meeting = kind == "recurring_meeting"
        if kind and _is_name(name) and not (is_meeting and _is_of_a_body(quote[match.end() :])):
            found.append((kind, name, match["acronym"]))
    return found


def _is_of_a_body(rest: str) -> bool:
    """Whether a name goes on as that of a body: "Conference | of State Legislatures", not "Forum | of Norway"."""
    goes_on = re.match(r" of (?:the )?([A-Z][\w-]+)", rest)
    return goes_on is not None and fold(goes_on[1]) not in names()


def _is_name(name: str) -> bool:
    """Whether words name one thing: two words or more, no plain phrase, and no body that the register knows."""
    plain = settings()["names"]["plain"]
    if len(name.split()) < 2 or any(name == each or name.endswith(f" {each}") for each in plain):
        return False
    return not any(known.sense == "body" for known in names().get(fold(name), ()))


@cache
def _pattern() -> re.Pattern[str]:
    named = settings()["named"]
    ends = "|".join(sorted((end for each in named for end in each["ends"]), key=len, reverse=True))
    plain = "|".join(word for each in named for word in each["plain"])
    links = "|".join(map(re.escape, settings()["names"]["links"]))
    word = r"[A-Z][\w’'.&-]*"
    capitals = rf"(?:{word} (?:(?:{links}) ){{0,2}}){{1,8}}"
    return re.compile(
        rf"(?<![\w.])(?P<name>{capitals}(?P<end>{ends})|[A-Z]{{3,}} (?P<plain>{plain}))(?!\w)"
        rf"(?! (?:of |on |for )?[A-Z]\w+ (?:{ends})\b)(?: \((?P<acronym>[A-Z][A-Z0-9-]{{1,7}})\))?"
    )


@cache
def kind_of_name(end: str, *, is_plain: bool) -> str | None:
    """The kind that a name's last word tells, None where the program has no such kind."""
    key = "plain" if is_plain else "ends"
    return next((each["kind"] for each in settings()["named"] if end in each[key] and each["kind"] in kinds()), None)


def _joined(found: Mapping[str, _Named]) -> dict[str, _Named]:
    """Names with the longer ones that end in them: "Nordic Baltic Security Forum" is the "Baltic Security Forum"."""
    joined: dict[str, _Named] = {}
    for name in sorted(found, key=lambda name: (len(name.split()), name)):
        words = name.split()
        ends = (" ".join(words[at:]) for at in range(1, len(words) - 1))
        home = next((end for end in ends if end in joined and len(end.split()) > 1), name)
        kept = joined.setdefault(home, _Named(found[name].kind))
        kept.sentences += found[name].sentences
        kept.acronyms += found[name].acronyms
    return joined


def texts_of(sentences: Iterable[Sentence], index: Index) -> set[str]:
    """The reports that sentences stand in, copies of one text once."""
    copied = {name: group[0] for group in index.linked.copies for name in group}
    return {copied.get(sentence.report.id, sentence.report.id) for sentence in sentences}


def parties_of(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The states that a good part of the sentences name, the most often named first; none where they are many."""
    counts = Counter(country for sentence in sentences for country in sentence.countries)
    often = [country for country, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count > 1]
    often = [country for country in often if counts[country] >= _LEAST_SHARE * len(sentences)]
    return tuple(often) if len(often) <= MOST_PARTIES else ()


def shown(sentences: Iterable[Sentence]) -> tuple[Evidence, ...]:
    """The first sentence of each report, a few of them, the newest last."""
    first: dict[str, Sentence] = {}
    for sentence in sentences:
        first.setdefault(sentence.report.id, sentence)
    ordered = sorted(first.values(), key=lambda each: (each.report.published or "", each.report.id))
    return tuple(
        Evidence(report=each.report.id, start=each.start, end=each.start + len(each.quote), quote=each.quote)
        for each in ordered[:_MOST_SHOWN]
    )


def grouped(pairs: Iterable[tuple[object, Sentence]]) -> dict[Any, list[Sentence]]:
    """Sentences by what they have in common, in the order they came."""
    found: dict[Any, list[Sentence]] = defaultdict(list)
    for key, sentence in pairs:
        found[key].append(sentence)
    return found
