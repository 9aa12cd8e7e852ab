"""3. Document → mentions: who acts, is acted on, speaks or is the topic (codebook section 3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from accord.data import read_toml
from accord.data.place_names import look_up
from accord.mentions.counts_of_people import find_counts
from accord.mentions.metonyms import is_seat, reads_as_place
from accord.mentions.names import Named, find_registered
from accord.mentions.nominals import Phrase, find_phrases
from accord.mentions.organisations import countries_before, find_organisations, sector_of_organisation
from accord.mentions.person_names import behind_place, find_person_names
from accord.mentions.roles import find_role, is_title_word, read_title, words_of
from accord.parsing.found import found
from accord.values import ActorKind, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A mention of an actor before anyone has said who it is.

    `start` and `end` cover the whole mention, `head_start` and `head_end` the name in it (characters); `first`, `last`
    and `root` are tokens. `ids` are states or bodies of the register, `countries` its modifiers',
    `role` the title as printed, `post` the kind of office it names, `owner` the token of a possessor ("his host").
    """

    start: int
    end: int
    head_start: int
    head_end: int
    first: int
    last: int
    root: int
    form: Form
    sense: str
    kind: ActorKind
    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sector: str | None = None
    role: str | None = None
    post: str = ""
    lemma: str = ""
    owner: int | None = None
    is_plural: bool = False
    is_former: bool = False


_FORMS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "they": "they them their theirs themselves",
    "it": "it its itself",
    "we": "we us our ours ourselves",
    "i": "i me my myself",
}
_PRONOUNS = {form: lemma for lemma, forms in _FORMS.items() for form in forms.split()}
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_STANDING = frozenset({"designate", "elect", "nominate"})
"""Words that a hyphen ties to a title ("prime minister-designate")."""
_CUT_TITLES = frozenset({"Lt", "Maj", "Brig"})
"""Ranks whose point the tokeniser splits off at the head of a sentence ("Lt. Gen.")."""
_STYLES = frozenset({"Majesty", "Excellency", "Highness", "Holiness", "Honour", "Honor", "Grace"})
"""Words of address: the possessive before them points back to nobody ("Her Majesty")."""
_GEOGRAPHIC = frozenset({"LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})


def find_actors(doc: Doc) -> list[ActorMention]:
    """The mentions of actors of a document, in the order of the text; none lies inside another."""
    registered = find_registered(doc)
    persons = find_person_names(doc, registered)
    heads = {i for named in persons for i in range(named.first, named.last + 1)}
    inside_persons = [n for n in registered if not heads.intersection(range(n.first, n.last + 1))]
    mentions = [_named_person(doc, named, inside_persons) for named in persons]
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    for phrase in find_phrases(doc, inside_persons, taken):
        mentions.append(_of_phrase(doc, phrase))
        taken.update(range(phrase.first, phrase.last + 1))
    for named in inside_persons:
        if taken.isdisjoint(range(named.first, named.last + 1)):
            mention = _of_name(doc, named)
            if mention is not None:
                mentions.append(mention)
    taken.update(i for named in inside_persons for i in range(named.first, named.last + 1))
    mentions += [_of_organisation(doc, named) for named in find_organisations(doc, taken)]
    mentions += [_of_count(number) for number in find_counts(doc, taken)]
    mentions += _pronouns(doc, taken)
    return sorted(mentions, key=lambda m: (m.start, m.end))


def _root(doc: Doc, first: int, last: int) -> int:
    return int(doc[first : last + 1].root.i)


def _named_person(doc: Doc, named: Named, registered: list[Named]) -> ActorMention:
    """A person's name with the title before it."""
    first = _title_start(doc, named.first)
    mention = ActorMention(
        start=named.start,
        end=named.end,
        head_start=named.start,
        head_end=named.end,
        first=named.first,
        last=named.last,
        root=_root(doc, named.first, named.last),
        form=Form.NAME,
        sense="person",
        kind=ActorKind.PERSON,
    )
    title = read_title([t.text for t in doc[first : named.first]]) if first < named.first else None
    if title is None:
        return mention
    within = [n for n in registered if first <= n.first and n.last < named.first]
    countries = tuple(dict.fromkeys(i for n in within if n.sense in {"state", "demonym", "capital"} for i in n.ids[:1]))
    countries = countries or _state_of_place(doc, first, named.first)
    return replace(
        mention,
        start=doc[first].idx,
        first=first,
        form=Form.TITLE_NAME,
        countries=countries,
        sector=title.sector or None,
        post=title.post,
        role=_printed_role(doc, first, named.first, within),
        is_former=title.is_former,
    )


def _title_start(doc: Doc, name_first: int) -> int:
    """Where the run of title words before a name begins; the name itself when no title stands there."""
    first = name_first
    joiners = words_of("title_words", "joiners")
    while first > 0 and not doc[first].is_sent_start:
        before = doc[first - 1]
        if before.lower_ in _STANDING and before.i > 1 and doc[before.i - 1].text == "-":
            first -= 2
        elif (
            is_title_word(before)
            or (before.lower_ in {"south", "north", "saudi", "new"} and before.text[0].isupper())
            or (before.lower_ in joiners and 1 < first < name_first and _is_joined(doc, first))
            or (first < name_first and _names_portfolio(doc, first))
        ):
            first -= 1
        else:
            break
    first = _title_of_place(doc, first) if first == name_first else first
    if first > 0 and doc[first].text == "Gen." and doc[first - 1].text == "." and first > 1:
        first -= 2 if doc[first - 2].text in _CUT_TITLES else 0
    while first < name_first and doc[first].lower_ in joiners - {"the"}:
        first += 1
    while first < name_first and doc[first].pos_ == "ADP" and doc[first].text[0].islower():
        first += 1
    if (
        first < name_first
        and doc[first].dep_ == "pobj"
        and doc[first - 1].pos_ == "ADP"
        and doc[first].text[0].islower()
    ):
        return name_first
    return first


def _title_of_place(doc: Doc, name_first: int) -> int:
    """Where a title with "of" and a region or town before a name begins ("Governor of Texas Anna Keller")."""
    for size in (1, 2, 3):
        preposition = name_first - size - 1
        if preposition > 0 and doc[preposition].lower_ == "of" and behind_place(doc, preposition) == name_first:
            first = preposition
            while first > 0 and not doc[first].is_sent_start and is_title_word(doc[first - 1]):
                first -= 1
            return first if find_role(doc[preposition - 1]) is not None else name_first
    return name_first


def _state_of_place(doc: Doc, first: int, end: int) -> tuple[str, ...]:
    """The state of the region or town that a title ends in ("Governor of Texas"); empty where none is told."""
    preposition = next((i for i in range(first, end - 1) if doc[i].lower_ == "of"), None)
    if preposition is None or behind_place(doc, preposition) != end:
        return ()
    entries = look_up(doc[preposition + 1 : end].text)
    return entries[0].countries if len(entries[0].countries) == 1 else ()


def _names_portfolio(doc: Doc, first: int) -> bool:
    """Whether a capitalised word before a title names its portfolio ("Fisheries Minister Anna Keller")."""
    before = doc[first - 1]
    return (
        before.text[0].isupper()
        and before.is_alpha
        and doc[first].text[0].isupper()
        and before.dep_ in _MODIFIERS
        and before.head.i >= first
        and before.ent_type_ not in {"PERSON", "DATE", "GPE"}
    )


def _is_joined(doc: Doc, first: int) -> bool:
    """Whether the joining word before a title belongs to it ("Secretary of State", "South Korea's president")."""
    joiner, before = doc[first - 1], doc[first - 2]
    named, role = find_role(doc[first]), find_role(before)
    if joiner.lower_ == "of" and role is not None and role.sector == "CVL":
        return False
    if joiner.lower_ in {"of", "for"} and named is not None and not named.is_body:
        return False
    if joiner.lower_ in {"the", "and", "to", "on"}:
        return joiner.lower_ == "the" and not is_title_word(before)
    return is_title_word(before) or before.text[0].isupper()


def _printed_role(doc: Doc, first: int, end: int, within: list[Named]) -> str:
    """The title as printed, without the state before it and determiners."""
    tokens = {i for n in within if n.sense in {"state", "demonym", "capital"} for i in range(n.first, n.last + 1)}
    begin = first
    while begin < end and (begin in tokens or doc[begin].lower_ in {"the", "a", "an", "'s", "’s"}):
        begin += 1
    return str(doc[begin:end].text)


def _of_phrase(doc: Doc, phrase: Phrase) -> ActorMention:
    """A nominal, a title or a group."""
    if phrase.is_group:
        form, kind = Form.GROUP, ActorKind.GROUP
    elif phrase.post or (phrase.is_title and not phrase.is_plural):
        form, kind = Form.TITLE, phrase.kind
    else:
        form, kind = Form.NOMINAL, phrase.kind
    if phrase.kind is ActorKind.GROUP:
        form = Form.GROUP
    return ActorMention(
        start=phrase.start,
        end=phrase.end,
        head_start=doc[phrase.root].idx,
        head_end=doc[phrase.root].idx + len(doc[phrase.root].text),
        first=phrase.first,
        last=phrase.last,
        root=phrase.root,
        form=form,
        sense=phrase.sense,
        kind=kind,
        ids=phrase.ids,
        countries=phrase.countries,
        sector=phrase.sector,
        role=phrase.role,
        post=phrase.post,
        lemma=phrase.lemma,
        owner=phrase.owner,
        is_plural=phrase.is_plural,
        is_former=phrase.is_former,
    )


def _of_name(doc: Doc, named: Named) -> ActorMention | None:
    """A state, people, capital or body by its name; None where the name is a place or part of a geographic name."""
    root = doc[_root(doc, named.first, named.last)]
    head = root.head
    if _is_part_of_place(doc, named):
        return None
    modifies = root.dep_ in _MODIFIERS and head.i > named.last
    if (named.sense in {"state", "capital"} or is_seat(named)) and reads_as_place(root):
        return None
    if modifies and (head.lower_ in {"peninsula", "strait", "sea", "ocean", "time", "language", "war", "gulf"}):
        return None
    form = {"capital": Form.METONYM, "demonym": Form.MODIFIER}.get(named.sense, Form.NAME)
    if modifies and named.sense != "body":
        form = Form.MODIFIER
    start, first = named.start, named.first
    if (
        not modifies
        and named.sense != "capital"
        and first > 0
        and doc[first - 1].lower_ == "the"
        and named.start == doc[first].idx
    ):
        start, first = doc[first - 1].idx, first - 1
    kind = {"state": ActorKind.STATE, "demonym": ActorKind.STATE, "capital": ActorKind.GOVERNMENT}.get(
        named.sense, ActorKind.ORGANISATION
    )
    return ActorMention(
        start=start,
        end=named.end,
        head_start=named.start,
        head_end=named.end,
        first=first,
        last=named.last,
        root=root.i,
        form=form,
        sense=named.sense,
        kind=kind,
        ids=named.ids,
    )


def _is_part_of_place(doc: Doc, named: Named) -> bool:
    """Whether the name is only a part of a geographic name ("Korean Peninsula"), or of that of an event or a law."""
    label = doc[named.first].ent_type_
    if label not in _GEOGRAPHIC or (label != "LOC" and named.sense == "body"):
        return False
    longer_left = doc[named.first].ent_iob_ == "I" and doc[named.first - 1].lower_ != "the"
    after = doc[named.last + 1] if named.last + 1 < len(doc) else None
    return longer_left or (after is not None and after.ent_iob_ == "I" and after.pos_ != "PART")


def _of_organisation(doc: Doc, named: Named) -> ActorMention:
    first, start = named.first, named.start
    if first > 0 and doc[first - 1].lower_ == "the" and not doc[first].is_sent_start:
        first, start = first - 1, doc[first - 1].idx
    return ActorMention(
        start=start,
        end=named.end,
        head_start=named.start,
        head_end=named.end,
        first=first,
        last=named.last,
        root=_root(doc, named.first, named.last),
        form=Form.NAME,
        sense="organisation",
        kind=ActorKind.ORGANISATION,
        sector=sector_of_organisation(doc, named),
        countries=countries_before(doc, named),
    )


def _of_count(number: Token) -> ActorMention:
    """A count that stands for those named before, with the word before it ("the two")."""
    return replace(_stand_in(number.nbor(-1), number, number.lower_, "role"), form=Form.GROUP, is_plural=True)


def _stand_in(first: Token, last: Token, lemma: str, sense: str) -> ActorMention:
    """A word that stands for those named before, with what belongs to it before it."""
    end = last.idx + len(last.text)
    return ActorMention(
        start=first.idx,
        end=end,
        head_start=last.idx,
        head_end=end,
        first=first.i,
        last=last.i,
        root=last.i,
        form=Form.PRONOUN,
        sense=sense,
        kind=ActorKind.PERSON if lemma in {"he", "she", "i"} else ActorKind.GROUP,
        lemma=lemma,
        is_plural=lemma in {"they", "we"},
    )


def _pronouns(doc: Doc, taken: set[int]) -> list[ActorMention]:
    """Personal and possessive pronouns that may stand for an actor; expletive "it" is left out."""
    made = []
    for token in doc:
        lemma = _PRONOUNS.get(token.lower_)
        if (
            lemma is None
            or token.i in taken
            or token.dep_ == "expl"
            or (token.i + 1 < len(doc) and doc[token.i + 1].text in _STYLES)
            or (lemma == "it" and _stands_for_clause(token))
            or token.text == "US"
            or (lemma == "i" and token.text == "i")
        ):
            continue
        made.append(_stand_in(token, token, lemma, "pronoun"))
    return made


def _stands_for_clause(token: Token) -> bool:
    """Whether "it" only announces the clause behind its verb ("it was agreed that", "it is time to", "it is Oslo who").

    Quirk et al. 1985, 18.33: the extraposed subject follows a form of "be" with a predicate, or a passive of telling.
    """
    verb = token.head
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    behind = [child for child in verb.children if child.i > verb.i]
    if token.dep_ == "nsubjpass":
        return any(child.dep_ in {"ccomp", "csubj", "csubjpass"} for child in behind)
    announcing = read_toml("pronouns.toml")["announcing"]
    if verb.lemma_ != "be":
        return verb.lemma_ in announcing["verbs"] and any(c.dep_ == "ccomp" for c in behind)
    predicates = [child for child in behind if child.dep_ in {"attr", "acomp"}]
    clauses = {child.dep_ for node in (verb, *predicates) for child in node.children if child.i > node.i}
    if predicates and predicates[0].lower_ in announcing["predicates"]:
        return True
    if any(child.dep_ == "acomp" for child in predicates) and clauses & {"ccomp", "csubj", "xcomp", "advcl"}:
        return True
    return bool(predicates) and bool(clauses & {"csubj", "relcl"}) and not clauses & {"prep"}


def accord_actors(doc: Doc) -> Doc:
    """Put the mentions of actors on `doc._.accord.actors`."""
    found(doc).actors = tuple(find_actors(doc))
    return doc
