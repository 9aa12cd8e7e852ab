"""6. Records ↔ records: names that differ only as houses print them, with accents and hyphens or without."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from accord.ledger.merged import Account, Conflict, ConflictVerdict, make_conflict
from accord.linking.letters import with_marks

_MOST_NAMED = 6
_Pair = tuple[str, Account, Account]
"""What two names differ by, the account that prints it plainly, and the one with accents or hyphens."""


def join_house_styles(conflicts: Iterable[Conflict]) -> Iterator[Conflict]:
    """Names told as conflicts, those of one style as one: which reports leave accents or hyphens out.

    Houses that print "Asa Lindstrom" print "Goran Soder" too: that is one thing to know, not one of each name.
    """
    styled: list[_Pair] = []
    for conflict in conflicts:
        style = _style(conflict)
        if style:
            plain, marked = sorted(conflict.accounts, key=lambda account: (_marks(account.value), account.value))
            styled.append((style, plain, marked))
        else:
            yield conflict
    for group in _by_style(styled):
        style = group[0][0]
        accounts = [_joined([plain for _, plain, _ in group]), _joined([marked for _, _, marked in group])]
        reason = f"one person, the name with and without {style}"
        if len(group) > 1:
            reason = f"{len(group)} persons, the names with and without {style}"
        yield make_conflict("name", accounts[1].value, accounts, ConflictVerdict.NAMING, reason)


def _style(conflict: Conflict) -> str:
    """What the two names of a conflict differ by, where it is no letter: "accents" or "hyphens"; else nothing."""
    if len(conflict.accounts) != 2:
        return ""
    one, other = (account.value for account in conflict.accounts)
    left, right = _plain(one).casefold(), _plain(other).casefold()
    is_alone = left.split()[-1:] == right.split() or right.split()[-1:] == left.split()
    if left == right or (is_alone and with_marks(one)[-1:] != with_marks(other)[-1:]):
        return "accents"
    return "hyphens" if _words(one) == _words(other) else ""


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", _plain(name).casefold())


def _marks(name: str) -> int:
    """How many accents and hyphens a name is printed with."""
    return sum(not c.isascii() for c in name) + name.count("-")


def _by_style(styled: Iterable[_Pair]) -> Iterator[list[_Pair]]:
    """The pairs of each style, the name told most often first."""
    groups: dict[str, list[_Pair]] = defaultdict(list)
    for pair in styled:
        groups[pair[0]].append(pair)
    for _, group in sorted(groups.items()):
        yield sorted(group, key=lambda pair: (-len(pair[1].records) - len(pair[2].records), pair[1].value))


def _joined(accounts: Sequence[Account]) -> Account:
    named = [account.value for account in accounts]
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return Account(
        value=f"{', '.join(named[:_MOST_NAMED])}{more}",
        records=tuple(record for account in accounts for record in account.records),
        reports=tuple(dict.fromkeys(report for account in accounts for report in account.reports)),
        evidence=tuple(words for account in accounts for words in account.evidence),
    )
