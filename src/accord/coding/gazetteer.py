"""4. Mentions → records: places, each name resolved to the one place the report means."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.tokens import Doc

from accord.coding.quoting import evidence_of
from accord.data import read_toml
from accord.data.place_names import Entry, country_names, demonyms, fold, look_up
from accord.mentions.places import PlaceMention
from accord.parsing.found import found, text_of
from accord.records import ActorRecord, PlaceRecord, Report
from accord.values import Place

NEAR_KM = 150.0
_CAPITAL, _COUNTRY, _REGION, _COUNTY, _WIDE, _SECURITY = 2.5, 5.0, 1.5, -0.5, 8.0, 4.5
_SHARE, _NAMED, _IN_REGION, _OWN_NAME, _NEAR_EACH, _NEAR_MOST = 4.0, 1.2, 1.2, 1.8, 2.0, 3.0
"""Weights of a candidate place, chosen on geoparse dev, 2026-11-22, one at a time: Acc@161km over all four corpora."""
_SEATS = frozenset({"palace", "headquarters", "ministry", "summit_site", "building", "monument"})
_SECURITY_WORDS = re.compile(
    r"\b(?:nuclear|enrichment|missiles?|launch(?:ed|es)?|bases?|troops|reactors?|satellites?|warships?|navy|naval"
    r"|air force|military|drones?|shipyard|silos?|rockets?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A mention and the entry it means; None when the gazetteer has none, or the words fit no condition."""

    mention: PlaceMention
    entry: Entry | None
    note: str | None = None


def code_places(
    doc: Doc, report: Report, actors: Sequence[ActorRecord] = (), *, all_toponyms: bool = False
) -> list[PlaceRecord]:
    """The places in which the report sets events, forces and trips; with `all_toponyms` every place it names.

    A name that acts, owns or decides is an actor and no place. A name the gazetteer lacks has no point.
    """
    persons = {(actor.start, actor.end) for actor in actors if actor.actor_kind == "person"}
    records = []
    for resolution in resolve(doc):
        mention = resolution.mention
        if not all_toponyms and (not mention.is_location or _overlaps(mention, persons)):
            continue
        if resolution.entry is None and (mention.is_described or fold(mention.name) in _directions()):
            continue
        start = mention.name_start if all_toponyms else mention.start
        records.append(
            PlaceRecord(
                start=start,
                end=mention.end,
                text=report.text[start : mention.end],
                evidence=evidence_of(doc, start, mention.end),
                place=_place(resolution),
            )
        )
    return records


def _overlaps(mention: PlaceMention, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def _place(resolution: Resolution) -> Place:
    entry = resolution.entry
    if entry is None:
        return Place(name=resolution.mention.name, note=resolution.note or "not in the gazetteer")
    return Place(
        name=_NAMES.get(entry.name, entry.name),
        country=entry.countries,
        latitude=entry.latitude,
        longitude=entry.longitude,
        radius_km=entry.radius_km,
        geonames=entry.geonames,
        note=resolution.note,
    )


_NAMES = {"Demilitarized Zone": "Korean Demilitarized Zone"}


def resolve(doc: Doc) -> list[Resolution]:
    """Every place mention with the entry it means: names by their company, descriptions by conditions."""
    mentions, text = found(doc).places, text_of(doc)
    candidates = {mention.name: _candidates(text, mention) for mention in mentions if not mention.is_described}
    context = _Context.of(doc, mentions, candidates)
    for name in candidates:
        if (direction := _directions().get(fold(name))) is not None:
            named = "all" in direction and any(context.countries[code] for code in direction["all"])
            candidates[name] = look_up(direction["name"]) if named else ()
    chosen = context.choose(mentions, candidates)
    return [
        _describe(doc, mention, context)
        if mention.is_described
        else Resolution(mention, chosen.get((mention.name, mention.container)))
        for mention in mentions
    ]


def _candidates(text: str, mention: PlaceMention) -> tuple[Entry, ...]:
    """The entries a name may mean: a demonym's country, a state's abbreviation ("Ill."), else what bears the name."""
    name = mention.name
    if mention.is_associative and (code := demonyms().get(fold(name))):
        return tuple(entry for entry in look_up(country_names()[code]) if entry.kind == "country")
    short = read_toml("place_words.toml")["state_abbreviations"].get(name.rstrip("."))
    if short and (name.endswith(".") or text[max(0, mention.start - 2) : mention.start] == ", "):
        return tuple(entry for entry in look_up(short) if entry.kind == "region")
    return look_up(name)


def _directions() -> dict[str, dict[str, Any]]:
    directions: dict[str, dict[str, Any]] = read_toml("place_words.toml")["directions"]
    return directions


class _Context:
    """What the rest of a report says of where it is: countries and regions by weight, points chosen so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.countries: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()
        self.points: list[tuple[str, Entry]] = []
        self.is_security = len(_SECURITY_WORDS.findall(text)) >= 2

    @classmethod
    def of(cls, doc: Doc, mentions: Sequence[PlaceMention], candidates: dict[str, tuple[Entry, ...]]) -> _Context:
        """The context that names of countries, regions and capitals and demonyms give before anything is chosen."""
        context = cls(text_of(doc))
        for entity in doc.ents:
            if entity.label_ in {"NORP", "GPE"} and (code := demonyms().get(fold(entity.text))):
                context.countries[code] += 1
        for mention in mentions:
            entries = candidates.get(mention.name, ())
            if not entries:
                continue
            kinds = {entry.kind for entry in entries[:3]}
            states = {entry.countries for entry in entries[:3] if entry.kind in {"country", "region"}}
            if "country" in kinds and len(states) == 1:
                context.countries.update(next(entry for entry in entries if entry.kind == "country").countries)
            elif "country" not in kinds and len({entry.countries for entry in entries}) == 1:
                context.countries.update(entries[0].countries)
            regions = {entry.region for entry in entries if entry.kind == "region"}
            if len(regions) == 1 and "capital" not in kinds and (region := regions.pop()):
                context.regions[region] += 1
        return context

    def _best(self, entries: tuple[Entry, ...], name: str, container: str | None) -> Entry:
        """The entry of the highest score; a region yields to its own chief town of the same name ("Seoul", "Sofia")."""
        best = max(entries, key=lambda entry: self._score(entry, name, container))
        if best.kind != "region":
            return best
        towns = [entry for entry in entries if entry.is_town and entry.region == best.region]
        return max(towns, key=lambda town: town.population) if towns and towns[0].population > 200_000 else best

    def choose(
        self, mentions: Sequence[PlaceMention], candidates: dict[str, tuple[Entry, ...]]
    ) -> dict[tuple[str, str | None], Entry]:
        """The entry of every name: first by size and countries named, then again by nearness to what was chosen."""
        names = list(
            dict.fromkeys((mention.name, mention.container) for mention in mentions if not mention.is_described)
        )
        contained = {name: container for name, container in names if container}
        chosen: dict[tuple[str, str | None], Entry] = {}
        for _ in range(2):
            best = {}
            for name, container in names:
                entries = candidates.get(name, ())
                if entries:
                    within = container or contained.get(name)
                    best[name, container] = self._best(entries, name, within)
            chosen = best
            self.points = [(name, entry) for (name, _), entry in chosen.items() if entry.radius_km < 400]
        return chosen

    def _score(self, entry: Entry, name: str, container: str | None) -> float:
        score = math.log10(entry.population + 100) - 2
        score += {"capital": _CAPITAL, "country": _COUNTRY, "region": _REGION, "county": _COUNTY}.get(entry.kind, 0.0)
        if not entry.is_town and entry.kind not in {"country", "region", "county"}:
            score += self._security_bonus(entry, name)
        total = sum(self.countries.values())
        if total:
            score += _SHARE * sum(self.countries[code] for code in entry.countries) / total
            score += _NAMED * any(self.countries[code] for code in entry.countries)
        if entry.region and entry.kind != "region":
            score += _IN_REGION * min(2, self.regions[entry.region])
        if fold(entry.name) == fold(name):
            score += _OWN_NAME
        if container is not None:
            score += self._containment(entry, container)
        return score + self._nearness(entry, name)

    def _security_bonus(self, entry: Entry, name: str) -> float:
        if entry.kind in {"continent", "wide", "sea"}:
            return _WIDE
        if name in entry.guarded and not self.is_security and entry.kind not in _SEATS:
            return -1.0
        return _SECURITY

    def _containment(self, entry: Entry, container: str) -> float:
        """Whether the place said with it holds it: a region or county of the name, or the country."""
        best = 0.0
        for outer in _containers(container):
            if outer.kind == "country" and set(outer.countries) & set(entry.countries) and entry.kind != "country":
                best = max(best, 6.0)
            if outer.region and outer.region == entry.region and outer.id != entry.id:
                best = max(best, 8.0)
        return best

    def _nearness(self, entry: Entry, name: str) -> float:
        """How many other places of the report lie close by."""
        near = 0.0
        for other_name, other in self.points:
            if other_name == name or other.id == entry.id:
                continue
            distance = kilometres(entry.latitude, entry.longitude, other.latitude, other.longitude)
            near += max(0.0, 1.0 - distance / (2 * NEAR_KM))
        return min(_NEAR_MOST, _NEAR_EACH * near)


def _containers(name: str) -> tuple[Entry, ...]:
    short = read_toml("place_words.toml")["state_abbreviations"].get(name.rstrip("."))
    return tuple(entry for entry in look_up(short or name) if entry.is_area)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two points."""
    one, two = math.radians(lat), math.radians(other_lat)
    half = math.sin((two - one) / 2) ** 2
    half += math.cos(one) * math.cos(two) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12_742 * math.asin(min(1.0, math.sqrt(half)))


@cache
def _rules() -> dict[str, list[dict[str, Any]]]:
    """The entries of described_places.toml by phrase."""
    rules: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in read_toml("described_places.toml")["described"]:
        for phrase in entry["phrases"]:
            rules[phrase.casefold()].append(entry)
    return rules


def _describe(doc: Doc, mention: PlaceMention, context: _Context) -> Resolution:
    """What the words point at, by the first entry whose conditions hold in this report; open otherwise."""
    for rule in _rules().get(mention.name, ()):
        if not _holds(rule, mention, context):
            continue
        resolved = rule["resolves_to"]
        if not isinstance(resolved, str):
            return Resolution(mention, None, note="points at " + " and ".join(resolved))
        entry = next(iter(look_up(resolved)), None)
        own = [each for each in look_up(resolved) if each.id < 0]
        note = f"“{mention.text}” read as {resolved}"
        return Resolution(mention, own[0] if own else entry, note=note)
    return Resolution(mention, None, note="described, not named")


def _holds(rule: dict[str, Any], mention: PlaceMention, context: _Context) -> bool:
    named = context.countries
    if not all(named[code] for code in rule.get("all", ())):
        return False
    if "any" in rule and not any(named[code] for code in rule["any"]):
        return False
    if "owner" in rule and rule["owner"] != _owner(mention, context):
        return False
    if "near" in rule and not any(_has_word(context.text, word) for word in rule["near"]):
        return False
    return not any(_has_word(context.text, word) for word in rule.get("unless", ()))


def _owner(mention: PlaceMention, context: _Context) -> str | None:
    """ISO3 of the state the words belong to: the one its sentence gives, else the one the report names most."""
    if mention.owner is not None:
        if code := demonyms().get(fold(mention.owner)):
            return code
        entries = [entry for entry in look_up(mention.owner) if entry.kind in {"country", "capital"}]
        return entries[0].countries[0] if entries else None
    most = context.countries.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


@lru_cache(maxsize=256)
def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None
