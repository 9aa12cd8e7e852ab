"""The rows of the user's own register as persons and bodies, joined to those of the bundled one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from accord.data.own_register import own_register
from accord.data.register import Body, Person, Post, fold, offices


def own_bodies(known: dict[str, Body]) -> dict[str, Body]:
    """The bodies of the user's own register; one whose name the bundled one has in that state replaces it."""
    made: dict[str, Body] = {}
    for row in own_register().rows:
        if row.kind == "body":
            name, country = row.fields["name"], row.fields.get("country", "")
            same = next((b for b in known.values() if b.country == country and fold(name) in map(fold, b.names)), None)
            spellings = (name, *row.fields.get("aliases", ()), *(same.names if same else ()))
            identity = same.id if same else "-".join(filter(None, (country.lower(), _identity(name))))
            made[identity] = Body(
                id=identity,
                name=name,
                country=country,
                sector=row.fields["sector"],
                kind=row.fields.get("kind", same.kind if same else "organisation"),
                names=tuple(dict.fromkeys(spellings)),
                office=same.office if same else "",
                members=same.members if same else (),
            )
    return made


def own_persons(known: dict[str, Person]) -> dict[str, Person]:
    """The persons of the user's own register; posts of one whom the bundled one has come before the bundled ones."""
    made: dict[str, Person] = {}
    for row in own_register().rows:
        if row.kind == "person":
            post, spellings = _own_post(row.fields), (row.fields["name"], *row.fields.get("aliases", ()))
            same = next(
                (
                    person
                    for person in (*made.values(), *known.values())
                    if {fold(n) for n in spellings} & {fold(n) for n in (person.name, *person.aliases)}
                    and any(held.country == post.country for held in person.posts)
                ),
                None,
            )
            identity = same.id if same else _identity(spellings[0])
            made[identity] = Person(
                id=identity,
                name=same.name if same else spellings[0],
                aliases=tuple(dict.fromkeys((*(same.aliases if same else ()), *spellings))),
                posts=(post, *(same.posts if same else ())),
            )
    return made


def _own_post(row: Mapping[str, Any]) -> Post:
    office = offices().get(row.get("office", ""))
    return Post(
        country=row.get("country") or (office.country if office else ""),
        sector=row["sector"],
        office=row.get("office", ""),
        title=row.get("title", ""),
        since=str(row["from"]) if "from" in row else None,
        until=str(row["to"]) if "to" in row else None,
        source=row.get("source", "own register"),
    )


def _identity(name: str) -> str:
    """Small letters, digits and hyphens of a name."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace("’", "")).strip("-")
