"""3. Document → mentions: noun phrases that stand for actors ("the Danish minister", "both sides")."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from accord.data.register import bodies as all_bodies
from accord.data.register import fold, names
from accord.mentions.lexemes import WEEKDAYS
from accord.mentions.metonyms import is_seat, reads_as_place
from accord.mentions.names import Named
from accord.mentions.roles import (
    RoleNoun,
    find_role,
    fold_words,
    kind_of,
    read_title,
    refine,
    says_no_sector,
    sector_of_head,
    words_of,
)
from accord.values import ActorKind

_SIDE_WORDS = {"det", "amod", "compound", "poss", "nmod", "nummod", "predet", "case", "quantmod"}
_LEFT = frozenset(_SIDE_WORDS | {"punct", "advmod", "cc", "conj", "npadvmod", "nounmod", "appos", "dep"})
_LONGEST_LEFT = 9
_LONGEST_OF = 7
_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "X"})
"""Parts of speech of a word that may head a phrase for actors."""
_PAIRS = frozenset({"both", "two", "three", "four", "either", "neither"})
_PAIR_NOUNS = frozenset({"pair", "duo", "trio"})
"""Singular nouns that as a subject stand for several persons or states mentioned before."""
_SKIP_DEPS = frozenset({"compound", "amod", "nmod", "npadvmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase with a role noun as its head: its tokens and characters, and what its words say."""

    first: int
    last: int
    start: int
    end: int
    root: int
    kind: ActorKind
    sense: str
    lemma: str
    sector: str | None
    countries: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    role: str | None = None
    post: str = ""
    owner: int | None = None
    is_plural: bool = False
    is_group: bool = False
    is_title: bool = False
    is_former: bool = False


def find_phrases(doc: Doc, registered: list[Named], taken: set[int]) -> list[Phrase]:
    """The noun phrases that stand for actors, longest first where one holds another."""
    by_token = {i: named for named in registered for i in range(named.first, named.last + 1)}
    made: list[Phrase] = []
    covered = set(taken)
    for token in doc:
        if token.i in covered or (token.pos_ not in _HEADS and token.i not in by_token):
            continue
        phrase = _phrase(doc, token, by_token, taken)
        if phrase is None:
            continue
        if not covered.isdisjoint(range(phrase.first, phrase.last + 1)):
            overlapped = [p for p in made if p.first <= phrase.last and phrase.first <= p.last]
            if (
                len(overlapped) != 1
                or overlapped[0].last >= phrase.root
                or any(i in taken for i in range(phrase.first, phrase.last + 1))
            ):
                continue
            made.remove(overlapped[0])
        made.append(phrase)
        covered.update(range(phrase.first, phrase.last + 1))
    return made


def _phrase(doc: Doc, token: Token, by_token: dict[int, Named], taken: set[int]) -> Phrase | None:
    named = by_token.get(token.i)
    if named is not None and (named.sense != "body" or named.last != token.i):
        return (
            _people(doc, token, named, by_token, taken) if named.sense == "demonym" and named.last == token.i else None
        )
    if named is not None and is_seat(named) and reads_as_place(token):
        return None
    role = find_role(token)
    is_state_noun = token.lemma_.lower() in words_of("state_nouns") and token.pos_ == "NOUN"
    is_group_noun = token.lemma_.lower() in words_of("group_nouns") and token.tag_ in {"NNS", "NNPS", "NN"}
    is_pair = token.lower_ in _PAIR_NOUNS and token.dep_ in {"nsubj", "nsubjpass"} and not _is_counted(token)
    is_group = is_pair or (is_group_noun and token.tag_ != "NN")
    if role is None and named is None and not is_state_noun and not is_group:
        return None
    if _stands_before_noun(doc, token) or (token.is_sent_start and token.is_upper):
        return None
    first, last = _left_edge(doc, token if named is None else doc[named.first], taken), token.i
    if named is not None:
        first = min(first, _left_edge(doc, token, taken))
    last = _right_edge(doc, last, taken) if named is None else last
    if role is None and named is None and not _refers(doc, first, token):
        return None
    if named is None and _is_no_actor(doc, token, first, last):
        return None
    return _built(doc, token, role, by_token, first=first, last=last)


def _is_no_actor(doc: Doc, token: Token, first: int, last: int) -> bool:
    """Whether a role noun stands in a phrase for something else ("show of force") or bare in the singular."""
    phrases = words_of("not_roles", "phrases")
    around = {doc[max(0, token.i - 1) : token.i + 1].text.lower(), doc[token.i : token.i + 3].text.lower()}
    if around & phrases or doc[max(0, token.i - 2) : token.i + 1].text.lower() in phrases:
        return True
    if token.text[0].islower() and token.lower_ in words_of("not_roles", "proper"):
        return True
    if token.text == "justice" and doc[token.i - 1].lower_ not in {"chief", "associate", "court"}:
        return True
    if token.lower_ in {"pm", "bomber", "bombers"} and any(
        c.isdigit() for t in doc[max(0, token.i - 2) : token.i] for c in t.text
    ):
        return True
    if token.lower_ in {"office", "post", "role", "job"} and _is_of_person(token):
        return True
    bare = first == last and token.tag_ == "NN" and token.text[0].islower()
    return bare and token.lower_ not in words_of("not_roles", "bare") and token.dep_ not in {"appos", "attr"}


def _is_of_person(token: Token) -> bool:
    """Whether "of" and the noun for an office holder follow ("the post of chancellor")."""
    objects = [c for p in token.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    return any((role := find_role(c)) is not None and not role.is_body for c in objects)


def _people(doc: Doc, token: Token, named: Named, by_token: dict[int, Named], taken: set[int]) -> Phrase | None:
    """A people by the plural of its name ("many Koreans"); adjectives are no people."""
    if (
        not token.text.endswith("s")
        or token.dep_ in _SKIP_DEPS
        or fold(doc[named.first : named.last + 1].text.removesuffix("s")) not in names()
    ):
        return None
    first = _left_edge(doc, doc[named.first], taken)
    return Phrase(
        first=first,
        last=token.i,
        start=doc[first].idx,
        end=token.idx + len(token.text),
        root=token.i,
        kind=ActorKind.GROUP,
        sense="people",
        lemma=token.text,
        sector="CVL",
        countries=named.ids[:1],
        is_plural=True,
    )


def _stands_before_noun(doc: Doc, token: Token) -> bool:
    """Whether a role noun only modifies another noun ("police station", "a defence chief visit")."""
    if token.dep_ not in _SKIP_DEPS or token.head.i <= token.i:
        return False
    between = doc[token.i + 1 : token.head.i + 1]
    return all(t.dep_ in _SKIP_DEPS or t.i == token.head.i or t.is_punct for t in between) and token.head.pos_ in {
        "NOUN",
        "PROPN",
    }


def _left_edge(doc: Doc, token: Token, taken: set[int]) -> int:
    """Where the phrase of a head begins: determiners, adjectives and possessors, without figures that count it."""
    first = token.i
    if first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_ and not doc[first - 2].whitespace_:
        first -= 2
    lowest = max(
        0, min(token.left_edge.i, doc[first].left_edge.i, _determiner_before(doc, first)), token.i - _LONGEST_LEFT
    )
    while first > lowest and not doc[first].is_sent_start:
        before = doc[first - 1]
        if _joins_peoples(before):
            first -= 1
            continue
        if (
            before.i in taken
            or before.is_space
            or before.text in _BREAKS
            or (before.text == "-" and before.whitespace_)
        ):
            break
        if before.dep_ not in _LEFT and before.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "DET", "PART"}:
            break
        if before.pos_ in {"VERB", "ADP", "SCONJ", "AUX"} and before.dep_ not in {"amod", "compound"}:
            break
        first -= 1
    while first < token.i and (
        doc[first].pos_ in {"CCONJ", "PUNCT", "ADV", "PART", "SCONJ", "ADP"}
        or doc[first].lower_ in {"all", "such", "when"}
    ):
        first += 1
    while first < token.i and doc[first].lower_ in WEEKDAYS:
        first += 1
    counts = [i for i in range(first, token.i) if any(c.isdigit() for c in doc[i].text) and doc[i].pos_ == "NUM"]
    held = counts and counts[-1] == first + 1 and doc[first].lower_ in {"the", "these", "those", "its", "their", "his"}
    if counts and not held:
        first = counts[-1] + 1
    return first


def _joins_peoples(comma: Token) -> bool:
    """Whether a comma stands in a row of peoples ("Greek, Cypriot and French ministers")."""
    if comma.text != "," or not 0 < comma.i < len(comma.doc) - 2:
        return False
    one, other = comma.nbor(-1), comma.nbor(1)
    are_peoples = all(word.ent_type_ == "NORP" and word.tag_ in ("JJ", "NNP") for word in (one, other))
    return are_peoples and other.head != one.head.head


def _determiner_before(doc: Doc, first: int) -> int:
    """The determiner before a token, which the parser may hang elsewhere beside a prefix ("the ex-king")."""
    return first - 1 if first and doc[first - 1].pos_ == "DET" else first


def _right_edge(doc: Doc, last: int, taken: set[int]) -> int:
    """Where it ends: with the "of" of a title or an institution ("president of France", "chiefs of staff")."""
    if last + 2 >= len(doc) or doc[last + 1].lower_ not in {"of", "for"} or doc[last + 1].head.i != last:
        return last
    preposition = doc[last + 1]
    if preposition.lower_ == "for" and not doc[last].text[0].isupper():
        return last
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    if not objects:
        return last
    end = objects[0].i
    if end - last > _LONGEST_OF or any(i in taken for i in range(last, end + 1)):
        return last
    return end


def _refers(doc: Doc, first: int, token: Token) -> bool:
    """Whether a noun for states has a determiner or is the plural of a group ("the island", "both sides")."""
    opening = doc[first].lower_
    if token.tag_ in {"NNS", "NNPS"}:
        return (
            opening in _PAIRS | {"the", "these", "those", "our", "its", "their", "his"}
            or first < token.i
            or token.lemma_ == "ally"
        )
    return opening in {"the", "this", "that", "both", "our", "its", "his"} and token.dep_ not in _SKIP_DEPS


_STATES = frozenset({"state", "demonym", "capital"})
_BREAKS = frozenset({",", "“", "”", '"', ";", ":", "—", "–", "--", "|", "/", "(", ")"})
"""Marks over which no phrase reaches, that of a dateline among them."""


def _built(
    doc: Doc, token: Token, role: RoleNoun | None, by_token: dict[int, Named], *, first: int, last: int
) -> Phrase:
    named = by_token.get(token.i)
    within = list(dict.fromkeys(by_token[i] for i in range(first, last + 1) if i in by_token))
    inside = [other for other in within if other is not named]
    countries = tuple(dict.fromkeys(i for n in inside if n.sense in _STATES for i in n.ids[:1]))
    bodies = tuple(i for n in inside if n.sense == "body" for i in n.ids[:1])
    if role is not None and not role.is_body and not countries and not bodies:
        countries = _state_in(_behind(token), by_token) or _state_in(_before_place(_behind(token)), by_token)
    plural = named is None and _is_plural(token)
    is_person = role is not None and not role.is_body
    sector, post = (None, "") if role is None or named else _office(doc, token, role, by_token, first=first, last=last)
    owner = next((t.i for t in doc[first : token.i] if t.dep_ == "poss" and t.pos_ == "PRON"), None)
    return Phrase(
        first=first,
        last=last,
        start=doc[first].idx,
        end=doc[last].idx + len(doc[last].text),
        root=token.i,
        kind=kind_of(role, plural=plural) if role else (ActorKind.GROUP if plural else ActorKind.STATE),
        sense="body" if named else ("state_noun" if role is None else "body_noun" if role.is_body else "role"),
        lemma=role.lemma if role else token.lemma_.lower(),
        sector=sector,
        countries=countries,
        ids=named.ids if named else bodies,
        role=_role_text(doc, first, last, by_token) if is_person else None,
        post=post,
        owner=owner,
        is_plural=plural,
        is_group=_is_group(doc, token, first=first, last=last, plural=plural, countries=countries),
        is_title=is_person and sector in {"GOV", "LEG", "MIL", "SPY"},
        is_former=sector == "ELI",
    )


def _is_plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or token.lemma_ in {"people", "police", "personnel"} | _PAIR_NOUNS


def _is_counted(token: Token) -> bool:
    """Whether a noun says of what it is a pair ("a pair of drones")."""
    return any(child.lower_ == "of" for child in token.children)


def _office(
    doc: Doc, token: Token, role: RoleNoun, by_token: dict[int, Named], *, first: int, last: int
) -> tuple[str | None, str]:
    """The sector a role noun has with the words before it, and the kind of office that it names ("" when none)."""
    behind = [] if role.is_body else _behind(token)
    words = fold_words([t.text for t in (*doc[first : token.i], *behind)])
    stated = sector_of_head(role, words)
    sector: str | None = stated or refine(role, words)
    if (
        behind
        and not stated
        and sector == role.sector
        and says_no_sector(role, words)
        and not _state_in(behind, by_token)
    ):
        sector = None
    title = read_title(
        [t.text for t in doc[first : last + 1] if not (_is_state(t.i, by_token) or t.is_punct or t.pos_ == "DET")]
    )
    if title is None or role.is_body:
        return sector, ""
    if title.post == "chief_of_staff" and sector != "ELI":
        sector = "MIL"
    post = "" if _is_plural(token) else title.post
    return (title.sector if post and post != "spokesperson" and sector != "ELI" else sector), post


def _behind(token: Token) -> list[Token]:
    """The words of what a person speaks for or belongs to ("a spokesman for the Danish army")."""
    prepositions = [c for c in token.children if c.lower_ in {"for", "of"} and c.i == token.i + 1]
    return [t for p in prepositions for t in p.subtree if p.i < t.i <= p.i + _LONGEST_OF]


def _before_place(words: list[Token]) -> list[Token]:
    """Words up to where they tell a place ("the Swiss embassy | in Oslo")."""
    place = next((i for i, word in enumerate(words) if word.lower_ in {"in", "at", "near"}), len(words))
    return words[:place]


def _state_in(words: list[Token], by_token: dict[int, Named]) -> tuple[str, ...]:
    """The one state that words name, by itself or by a body."""
    named = [by_token[t.i] for t in words if t.i in by_token]
    codes = {n.ids[0] if n.sense != "body" else all_bodies()[n.ids[0]].country for n in named}
    return tuple(codes - {""}) if len(codes) == 1 else ()


def _is_state(token: int, by_token: dict[int, Named]) -> bool:
    return token in by_token and by_token[token].sense in _STATES


def _is_group(doc: Doc, token: Token, *, first: int, last: int, plural: bool, countries: tuple[str, ...]) -> bool:
    """Whether the phrase stands for several actors that the report names elsewhere or in it."""
    if len(countries) > 1 and plural:
        return True
    if not plural or countries:
        return False
    listed = words_of("group_nouns")
    words = fold_words([t.text for t in doc[first : last + 1] if not t.is_punct])
    return (
        (token.lemma_.lower() in listed | _PERSONS and bool(_PAIRS.intersection(words)))
        or (token.lower_ in _PAIR_NOUNS and doc[first].lower_ == "the")
        or (token.lemma_.lower() in words_of("state_nouns") and not _has_other_owner(doc, first))
        or "allied" in words
    )


_PERSONS = frozenset({"man", "woman"})


def _has_other_owner(doc: Doc, first: int) -> bool:
    return doc[first].lower_ in {"other", "many", "several", "some", "most", "foreign", "neighbouring", "neighboring"}


def _role_text(doc: Doc, first: int, last: int, by_token: dict[int, Named]) -> str:
    """The title as printed, without determiner, possessor and state."""
    begin = first
    while begin < last and (
        doc[begin].pos_ in {"DET", "PRON", "PART", "PUNCT"} or (begin in by_token and by_token[begin].sense in _STATES)
    ):
        begin += 1
    return str(doc[begin : last + 1].text)
