"""3. Document → mentions: what role nouns and titles say of an actor (sector, kind, office)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Token

from accord.data import read_toml
from accord.data.register import fold as fold_name
from accord.data.register import names
from accord.values import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """A noun that makes a noun phrase an actor, with PLOVER's sector for it."""

    lemma: str
    sector: str
    is_body: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the words of a title say: the office's kind ("" when none), sector, and whether it is a former one's."""

    post: str
    sector: str
    is_former: bool = False


_PREDICATE = frozenset({"acomp", "oprd", "ccomp", "advcl", "xcomp"})
"""What an adjective in small letters is when it says something of a noun ("the figures were made public")."""


@cache
def _nouns() -> dict[str, RoleNoun]:
    data = read_toml("roles.toml")
    found: dict[str, RoleNoun] = {}
    for table, is_body in (("bodies", True), ("persons", False)):
        for sector, entry in data[table].items():
            for word in entry["words"]:
                found[word] = RoleNoun(lemma=word, sector=sector, is_body=is_body)
    return found


@cache
def words_of(table: str, field: str = "words") -> frozenset[str]:
    """One list of roles.toml as a set."""
    return frozenset(read_toml("roles.toml")[table][field])


@cache
def _refinements() -> dict[str, str]:
    table = read_toml("roles.toml")["refine"]
    return {word: sector for sector, words in table.items() if sector.isupper() for word in words}


def find_role(token: Token) -> RoleNoun | None:
    """The role noun a token is, by its form or its lemma; None for other words."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "X"} or (token.pos_ == "ADJ" and token.dep_ in _PREDICATE):
        return None
    if token.lower_ == "general" and (ranked := _ranked(token)):
        return role_of(ranked)
    if token.lower_ in ("house", "houses") and not _is_chamber(token):
        return None
    return role_of(token.lower_) or (role_of(token.lemma_.lower()) if token.pos_ != "ADJ" else None)


def _is_chamber(token: Token) -> bool:
    """Whether a "House" is the chamber: by itself, as in "the House passed it", and no building or name."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    is_name = behind is not None and behind.is_title and behind.pos_ == "PROPN"
    is_alone = not is_name and (behind is None or behind.lower_ not in ("of", "-"))
    return token.text == "House" and before in words_of("house") and is_alone


def _ranked(token: Token) -> str | None:
    """The noun that "general" ranks ("secretary-general"), which is then no officer."""
    before = token.i - 1
    if before > 0 and token.doc[before].text == "-":
        before -= 1
    word = token.doc[before].lower_ if before >= 0 else ""
    return word if word in words_of("not_roles", "ranked_general") else None


@lru_cache(1 << 14)
def role_of(word: str) -> RoleNoun | None:
    """The role noun a word (in small letters) is, plural or not."""
    nouns = _nouns()
    if word in nouns:
        return nouns[word]
    for ending, instead in (("ies", "y"), ("men", "man"), ("women", "woman"), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in nouns:
            return nouns[word[: -len(ending)] + instead]
    return None


def refine(role: RoleNoun, words: Iterable[str]) -> str:
    """The sector of a role noun after the words before it ("army chief" is MIL, "former minister" ELI)."""
    sector = role.sector
    listed = list(words)
    table = _refinements()
    if role.lemma in words_of("refine", "refinable"):
        stems = [w if w in table else w.removesuffix("s") for w in listed]
        sector = next((table[w] for w in stems if w in table and table[w] != "ELI"), sector)
    if not role.is_body and sector in {"GOV", "MIL", "LEG", "SPY"} and any(table.get(w) == "ELI" for w in listed):
        return "ELI"
    return sector


def kind_of(role: RoleNoun, *, plural: bool) -> ActorKind:
    """What kind of actor a role noun heads."""
    if role.sector in {"MIL", "REB"} and (role.is_body or plural):
        return ActorKind.FORCE
    if role.is_body:
        return (
            ActorKind.GOVERNMENT
            if role.lemma in {"government", "administration", "regime", "junta"}
            else ActorKind.ORGANISATION
        )
    return ActorKind.GROUP if plural else ActorKind.PERSON


def fold_words(words: Iterable[str]) -> list[str]:
    """Title words in small letters and one spelling ("Defense" → "defence")."""
    table = read_toml("roles.toml")["fold"]
    folded = [word.lower().strip(".,") for word in words]
    return [table.get(word, word) for word in folded if word]


def read_title(words: Sequence[str]) -> Title | None:
    """The office and sector a title names; None when it holds no role noun or honorific.

    >>> read_title(["Vice", "Defense", "Minister"]).post
    ''
    """
    folded = fold_words(words)
    ranked = words_of("not_roles", "ranked_general")
    after_rank = {
        i for i, word in enumerate(folded) if word == "general" and ranked.intersection(folded[max(0, i - 2) : i])
    }
    roles = [(i, role) for i, word in enumerate(folded) if i not in after_rank and (role := _titling(word))]
    if not roles:
        sector = next(
            (s for s in ("MIL", "LEG", "EDU") if any(w.lower() in words_of("honorifics", s) for w in words)), ""
        )
        honoured = any(w.lower() in words_of("honorifics") for w in words)
        return Title(post="", sector=sector) if honoured else None
    head = _head_role(folded, roles)
    before = folded if head[0] == len(folded) - 1 else folded[: head[0] + 1]
    sector = refine(head[1], before)
    post = read_post(folded)
    if not post and sector == head[1].sector and says_no_sector(head[1], folded):
        sector = ""
    if post == "chief_of_staff" and sector != "ELI":
        sector = "MIL"
    elif post in {"defence", "foreign", "head_of_state", "head_of_government"} and sector != "ELI":
        sector = "GOV"
    return Title(post=post, sector=sector, is_former=sector == "ELI")


def _titling(word: str) -> RoleNoun | None:
    """The role noun of a word, unless it is mostly an adjective before other names ("national", "local")."""
    return None if word in words_of("not_roles", "not_titles") else role_of(word)


def says_no_sector(role: RoleNoun, folded: list[str]) -> bool:
    """Whether a noun for any kind of head ("director") stands without a word for a part of the state."""
    others = words_of("title_words") - words_of("not_roles", "plain_titles")
    return role.lemma in words_of("not_roles", "any_head") and not others.intersection(folded)


def sector_of_head(role: RoleNoun, words: Iterable[str]) -> str:
    """The sector of the body that a head of any kind is of ("director of the hospital"); "" when none is named."""
    if role.lemma not in words_of("not_roles", "any_head"):
        return ""
    bodies = [found for word in words if (found := role_of(word)) and found.is_body]
    sector = bodies[0].sector if bodies else ""
    return {"IGO": "GOV", "UNK": ""}.get(sector, sector)


def _head_role(folded: list[str], roles: list[tuple[int, RoleNoun]]) -> tuple[int, RoleNoun]:
    """The noun a title is about: the last one before its first "of" or "for", else the last."""
    cut = next((i for i, word in enumerate(folded) if word in {"of", "for", "to"}), len(folded))
    return next((pair for pair in reversed(roles) if pair[0] < cut), roles[-1])


def read_post(folded: Sequence[str]) -> str:
    """The kind of office the words of a title name; "" when it is none that one person holds."""
    have = set(folded)
    for entry in read_toml("roles.toml")["post"]:
        if have.issuperset(entry.get("all", ())) and ("any" not in entry or have.intersection(entry["any"])):
            return str(entry["kind"])
    return ""


def is_title_word(token: Token) -> bool:
    """Whether a token may stand inside the title before a name."""
    word = token.lower_
    if word in words_of("title_words") or word in words_of("honorifics") or role_of(word):
        return True
    found = names().get(fold_name(token.text), ())
    return any(name.sense in {"state", "demonym", "body"} for name in found)
