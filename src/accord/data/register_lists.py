"""Names of open lists: parties, politicians, envoys, parliaments, forces, armed groups and universities.

They say a name's state and sector and no more: not an office, and never against what the register itself knows.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import msgspec

from accord.data import HERE, read_toml
from accord.data.register import fold


class ListedName(NamedTuple):
    """What a list says of a name: state ("" where it is of several), PLOVER sector, person or organisation, years.

    `upper` marks an acronym, which small letters would turn into a word.
    """

    country: str
    sector: str
    kind: str
    since: str
    until: str
    upper: bool

    def holds_on(self, day: str | None) -> bool:
        """Whether the years of the list hold a day; without years it always does."""
        return day is None or (self.since <= day and (not self.until or day <= self.until))


@cache
def _index() -> dict[str, tuple[ListedName, ...]]:
    decoder = msgspec.json.Decoder(tuple[str, str, str, str, str, tuple[str, ...]])
    index: dict[str, tuple[ListedName, ...]] = {}
    rows = decoder.decode_lines((HERE / "register_named.jsonl").read_bytes())
    for country, sector, kind, since, until, spellings in rows:
        printed = ListedName(country, sector, kind, since, until, upper=False)
        acronym = printed._replace(upper=True)
        for spelling in spellings:
            key = fold(spelling)
            index[key] = (*index.get(key, ()), acronym if spelling.isupper() and " " not in spelling else printed)
    return index


def _is_common_party(name: str) -> bool:
    """Whether a party's name says only what it stands for, so that parties of many states bear it."""
    table = read_toml("bodies.toml")["common_parties"]
    words = set(name.lower().split())
    return not words.isdisjoint(table["creeds"]) and words <= {*table["creeds"], *table["bonds"]}


def find_listed(name: str, home: str | None = None) -> ListedName | None:
    """What the lists say of a name, of the state `home` where one is given; None where they say several things.

    >>> find_listed("Riigikogu").country
    'EST'
    """
    if name.islower():
        return None
    listed = [entry for entry in _index().get(fold(name), ()) if not entry.upper or name.isupper()]
    fitting = [entry for entry in listed if entry.country == home] if home else listed
    said = {(entry.country, entry.sector) for entry in fitting}
    if len(said) == 1 and not (home is None and fitting[0].sector == "PTY" and _is_common_party(name)):
        return max(fitting, key=lambda entry: entry.since)
    sectors = {entry.sector for entry in fitting}
    return fitting[0]._replace(country="") if len(sectors) == 1 else None
