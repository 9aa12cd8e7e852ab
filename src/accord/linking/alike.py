"""6. Records ↔ records: how alike two mentions are by their words, and by what their reports are about.

For mentions that neither a day nor a sort of happening places: named comparisons, weighed in data/linking.toml. The
weights are learned (training/alike_weights.py) and few enough to be read: those of `[alike.weights]` for mentions of
which is known whether their reports tell one story, else those of `[alike.without_stories]`.
"""

from __future__ import annotations

from functools import cache

from accord.data import read_toml
from accord.linking.mention_words import root
from accord.linking.profiles import Profile
from accord.linking.rarity import Rarity
from accord.linking.word_senses import nearness

_SAYING = "saying"
_FEW = 30
"""Mentions of a report of which two with one word are as likely to be one as in those the weights were learned on."""
_LEAST = -2.9
"""However little two mentions have in common, it counts no more than this against the groups they are in."""


def values(first: Profile, second: Profile, rarity: Rarity) -> dict[str, float]:
    """Each named comparison of two mentions, 0 to 1; `base` is always 1."""
    shared = first.heads & second.heads
    families = _families_of(first.heads) & _families_of(second.heads)
    word, family = float(bool(shared)), float(bool(families) and not shared)
    is_same = first.record.report == second.record.report
    # Of a hundred mentions more share a word by chance than of ten.
    chance = min(1.0, _FEW / max(first.among, second.among))
    report = 0.0 if is_same else rarity.likeness(first.telling, second.telling)
    return {
        "base": 1.0,
        "story": float(not is_same and bool(first.story) and first.story == second.story),
        "word": word * chance,
        "rare_word": max((rarity.weight(each) for each in shared), default=0.0) / rarity.most * chance,
        "family": family * chance,
        "near": nearness(first.heads, second.heads),
        "label": float(bool(first.labels & second.labels)),
        "report": report,
        "word_in_report": word * report,
        "same_report": is_same * chance,
        "word_in_same_report": word * is_same * chance,
        "doers": _shared(first.doers, second.doers),
        "other_doers": _differ(first.doers, second.doers),
        "done_to": _shared(first.done_to, second.done_to),
        "other_done_to": _differ(first.done_to, second.done_to),
        "place": float(bool(first.places & second.places)),
        "context": rarity.likeness(first.context, second.context),
        "names": rarity.likeness(first.beside, second.beside),
        "other_names": _differ(first.beside, second.beside),
        "saying": float(_SAYING in families),
    }


def weigh_alike(first: Profile, second: Profile, rarity: Rarity) -> tuple[float, tuple[str, ...]]:
    """The weighted sum of the comparisons, and those that count, as "name value×weight"."""
    weights: dict[str, float] = read_toml("linking.toml")["alike"][_table_for(first, second)]
    told = {name: value for name, value in values(first, second, rarity).items() if value}
    total = sum(value * weights[name] for name, value in told.items())
    return round(max(total, _LEAST), 3), tuple(f"{name} {value:+.2f}×{weights[name]:g}" for name, value in told.items())


def _table_for(first: Profile, second: Profile) -> str:
    """The table of weights for two mentions."""
    is_known = first.record.report == second.record.report or (first.story and second.story)
    return "weights" if is_known else "without_stories"


def are_undated(first: Profile, second: Profile) -> bool:
    """Whether no report's day helps to tell two events apart: then words and names alone speak."""
    return first.report_day is None and second.report_day is None


def can_be_alike(first: Profile, second: Profile) -> bool:
    """Whether two mentions have a word, a family of words or a label of the codebook in common."""
    if first.heads & second.heads or first.labels & second.labels:
        return True
    return bool(_families_of(first.heads) & _families_of(second.heads))


def alike_keys(telling: Profile) -> frozenset[str]:
    """What a telling must have one of in common with another to be alike (can_be_alike)."""
    roots = {f"root {head}" for head in telling.heads} | {f"family {name}" for name in _families_of(telling.heads)}
    return frozenset(roots | {f"label {label}" for label in telling.labels})


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one & other))


def _differ(one: frozenset[str], other: frozenset[str]) -> float:
    return float(bool(one) and bool(other) and not one & other)


@cache
def _families_of(heads: frozenset[str]) -> frozenset[str]:
    """The families that a mention's words belong to."""
    listed = _families()
    return frozenset(name for head in heads for name in listed.get(head, ()))


@cache
def _families() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in read_toml("linking.toml")["families"].items():
        for word in words:
            found.setdefault(root(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}
