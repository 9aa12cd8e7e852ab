"""4. Mentions → records: the persons of one report, each with all its names, title, country and office."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from accord.coding.naming import adjective, find_office, office_actor, slug
from accord.coding.serving import find_serving
from accord.data.register import (
    ARCHIVE_ENDS,
    FAMILY_FIRST,
    ArchiveCode,
    Person,
    Post,
    find_archived,
    find_holders,
    find_persons,
    find_persons_reversed,
    find_persons_sounding,
    fold,
    offices,
    sound,
    states,
)
from accord.mentions.person_names import SMALL_PARTICLES, name_parts
from accord.values import Actor, ActorKind

_FRESH = 60
"""Tokens after which a bare family name goes back to whom the report has named first."""

_OF_CHIEFS = frozenset({"president", "premier", "prime", "chancellor", "king", "queen", "emperor"})
"""Words of titles that one person of a state bears at a time."""


@dataclass(slots=True)
class Member:
    """A person of the report: names as printed, and what the report and the register say of the person."""

    name: str
    countries: tuple[str, ...] = ()
    sector: str | None = None
    role: str | None = None
    office: str | None = None
    posts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    person: Person | None = None
    gloss: str | None = None
    is_former: bool = False
    places: list[int] = field(default_factory=list)

    def named_before(self, at: int | None) -> int:
        """Where it was last named in full before a token; the later its first naming after it, the lower."""
        if at is None:
            return self.places[-1] if self.places else 0
        before = [place for place in self.places if place <= at]
        return before[-1] if before else -self.places[0] if self.places else -1

    @property
    def country(self) -> str | None:
        """The state the person is of."""
        return self.countries[0] if self.countries else None

    def as_actor(self, role: str | None = None) -> Actor:
        """The person as an actor."""
        identity = self.person.id if self.person else f"~{slug(self.name)}"
        name = self.person.name if self.person else self.name
        return Actor(id=identity, name=name, kind=ActorKind.PERSON, country=self.country, sector=self.sector, role=role)


class Cast:
    """Who is named in a report; short names, titles and offices lead to the persons."""

    def __init__(self, day: str | None) -> None:
        self.day = day
        self.members: list[Member] = []
        self._by_name: dict[str, Member] = {}
        self._by_part: dict[str, list[Member]] = {}

    def enter(
        self,
        name: str,
        *,
        at: int | None = None,
        countries: tuple[str, ...] = (),
        sector: str | None = None,
        role: str | None = None,
        post: str = "",
        former: bool = False,
    ) -> Member:
        """The person of a full name (or of a short name nobody in the report bears), entered when new."""
        member = self._known(name)
        if member is None:
            member = Member(name=name)
            self.members.append(member)
            self._index(member, name)
        self._by_name.setdefault(fold(_without_number(name)), member)
        if len(name.split()) > len(member.name.split()):
            member.name = name
            self._index(member, name)
        if at is not None and name_parts(name):
            member.places.append(at)
        self._learn(member, countries=countries, sector=sector, role=role, post=post, former=former)
        return member

    def _known(self, name: str) -> Member | None:
        known = self._by_name.get(fold(_without_number(name)))
        if known is not None:
            return known
        if len(name.split()) > 1:
            heard = sound(name)
            return next(
                (
                    m
                    for m in self.members
                    if len(m.name.split()) > 1 and len(heard) > 2 and sound(m.name) == heard and m.name[0] == name[0]
                ),
                None,
            )
        return None

    def _index(self, member: Member, name: str) -> None:
        for part in set(name_parts(name)) or {fold(name)}:
            listed = self._by_part.setdefault(part, [])
            if member not in listed:
                listed.append(member)

    def _learn(
        self,
        member: Member,
        *,
        countries: tuple[str, ...],
        sector: str | None,
        role: str | None,
        post: str,
        former: bool,
    ) -> None:
        """What the report says of a person in one mention; the first title and state stay."""
        if countries and not member.countries:
            member.countries = countries
        if role:
            member.words.update(word.lower().strip(".,") for word in role.split())
            if member.role is None:
                member.role = role
        if sector and (member.sector is None or (member.is_former and not former)):
            member.sector = sector
        member.is_former = member.is_former or former
        if post and not former:
            member.posts.add(post)

    def find(self, name: str, at: int | None = None, title: frozenset[str] = frozenset()) -> Member | None:
        """The person a name leads to: by full name, else one with that word in the name.

        Of several, the one whose title holds a word of `title`, then the one last named in full before token `at`.
        """
        known = self._known(name)
        if known is not None and name_parts(known.name):
            return known
        listed = [m for m in self._by_part.get(fold(_without_particles(name)), ()) if name_parts(m.name)]
        if len(listed) > 1:
            listed = [m for m in listed if self._family_name(m) == fold(name)] or listed
        if len(listed) > 1 and title:
            listed = [m for m in listed if title & m.words] or listed
        if not listed or _is_another(known, listed, title):
            return known
        chief = _chief_bearer(listed)
        if chief is not None:
            return chief
        last = max(listed, key=lambda m: m.named_before(at))
        if at is not None and len(listed) > 1 and at - last.named_before(at) > _FRESH:
            return min(listed, key=lambda m: m.places[0] if m.places else 0)
        return last

    def _family_name(self, member: Member) -> str:
        last, first = name_parts(member.name)
        return first if member.country in FAMILY_FIRST - {"JPN", "HUN", "VNM"} else last

    def holder(self, country: str | None, post: str) -> Member | None:
        """The person of the report who bears an office, of a state when one is given."""
        fitting = [
            m
            for m in self.members
            if post in m.posts and not m.is_former and (country is None or country in m.countries)
        ]
        return fitting[-1] if len(fitting) == 1 else None

    def titled(self, word: str, country: str | None = None) -> list[Member]:
        """The persons whose title in the report holds a word ("minister")."""
        return [m for m in self.members if word in m.words and (country is None or country in m.countries)]

    def settle(self, named: Collection[str] = ()) -> None:
        """Look every person up in the register, with what the report says of them; `named` are its states."""
        for member in self.members:
            self._settle(member, named)

    def _settle(self, member: Member, named: Collection[str]) -> None:
        candidates = self._candidates(member) or self._serving(member, named)
        if candidates:
            self._take(member, candidates)
        elif not member.countries or not member.sector:
            self._ask_archive(member)
        if member.country and member.office is None:
            for post in member.posts:
                office = find_office(member.country, post, member.role or "")
                member.office = office.id if office else None

    def _candidates(self, member: Member) -> list[Person]:
        found = list(
            find_persons(member.name) or find_persons_sounding(member.name) or find_persons_reversed(member.name)
        )
        if member.countries:
            found = [p for p in found if any(post.country in member.countries for post in p.posts)]
        if len(member.name.split()) == 1 and len(found) > 1:
            found = [p for p in found if any(post.held_on(self.day) for post in p.posts)]
        if not found:
            found = self._spelled_otherwise(member) or self._holders_called(member)
        if len(found) > 1:
            serving = [p for p in found if any(post.held_on(self.day) for post in p.posts)]
            found = serving or found
        return found if len(found) == 1 else []

    def _serving(self, member: Member, named: Collection[str]) -> list[Person]:
        """The chief of one of the states named whom a family name alone can only mean ("Macron")."""
        if name_parts(member.name) and " " in _without_particles(member.name):
            return []
        if member.sector not in {None, "GOV", "MIL"} or member.is_former:
            return []
        person = find_serving(member.name, self.day, member.countries or named)
        return [person] if person is not None else []

    def _holders_called(self, member: Member) -> list[Person]:
        """Those of a family name who on the day hold an office of the kind the report names ("President Keller")."""
        if " " in member.name or not member.posts:
            return []
        fitting = [
            office
            for office in offices().values()
            if office.kind in member.posts and (not member.countries or office.country in member.countries)
        ]
        holders = {person.id: person for office in fitting for person, _ in find_holders(office.id, self.day)}
        return [person for person in holders.values() if fold(member.name) in name_parts(person.name)]

    def _spelled_otherwise(self, member: Member) -> list[Person]:
        """The holder of the office the report names, where the name sounds the same."""
        if not member.country or not member.posts:
            return []
        heard = sound(member.name)
        made = []
        for post in member.posts:
            office = find_office(member.country, post, member.role or "")
            for person, _ in find_holders(office.id, self.day) if office else ():
                if len(heard) > 1 and heard in {sound(n) for n in (person.name, *person.aliases)}:
                    made.append(person)
        return made

    def _take(self, member: Member, candidates: list[Person]) -> None:
        person = candidates[0]
        held = [post for post in person.posts if post.held_on(self.day)]
        member.person = person
        chosen = _chosen(held, member.posts) or (person.posts[-1] if person.posts else None)
        if chosen is None:
            return
        if not member.countries:
            abroad = bool(held) and chosen.country not in states()
            member.countries = (
                () if abroad else next(((p.country,) for p in (chosen, *person.posts) if p.country in states()), ())
            )
        if held and not member.is_former:
            member.office = chosen.office or None
            if chosen.office in offices():
                member.posts.add(offices()[chosen.office].kind)
                member.gloss = _gloss(chosen, self.day)
        if member.sector is None or (member.sector == "GOV" and held and not member.is_former):
            member.sector = chosen.sector if held else self._sector_out_of_office(person)

    def _sector_out_of_office(self, person: Person) -> str | None:
        """Of a person without an office on the day: what the archive says of that day, else a former one's."""
        archived = find_archived(person.name)
        code = next((c for c in archived.codes if self.day and c.holds_on(self.day)), None) if archived else None
        if code is not None:
            return code.sector
        started = min((post.since or "" for post in person.posts), default="")
        if self.day and started and self.day < started:
            undated = code_on(archived.codes, self.day) if archived and self.day < ARCHIVE_ENDS else None
            return undated.sector if undated else None
        return "ELI"

    def _ask_archive(self, member: Member) -> None:
        archived = find_archived(member.name) if len(member.name.split()) > 1 else None
        code = code_on(archived.codes, self.day) if archived else None
        if code is None:
            return
        if not member.countries and code.country:
            member.countries = (code.country,)
        if member.sector is None and member.countries[:1] == (code.country,):
            member.sector = code.sector


def _is_another(known: Member | None, namesakes: list[Member], title: frozenset[str]) -> bool:
    """Whether a short name is that of a chief whom the report names by family name and title alone.

    "President Keller" is none of the senators called Keller; where no other Keller holds an office, nor is "Keller".
    """
    if title & _OF_CHIEFS:
        return all(m.words and not m.words & title for m in namesakes)
    return known is not None and bool(known.posts) and not title and not any(m.posts for m in namesakes)


def _chief_bearer(namesakes: list[Member]) -> Member | None:
    """Of the bearers of one family name the one in office whom the report names before and as often as any other.

    "President Keller … the senator Per Keller … Keller": a namesake named in passing takes no bare name; None where
    two are in office or named alike.
    """
    ranked = sorted(namesakes, key=lambda m: (-len(m.places), m.places[0] if m.places else 0))
    chief, *others = ranked
    if others and all(len(o.places) <= 1 and not o.posts for o in others):
        return chief if chief.posts or len(chief.places) > 1 else None
    return chief if others and chief.words and not any(o.words for o in others) else None


def _without_number(name: str) -> str:
    """A monarch's name without its number ("Elizabeth II")."""
    first, _, number = name.partition(" ")
    return first if number and set(number) <= set("IVX") else name


def _without_particles(name: str) -> str:
    """A family name without the particles before it ("Van den Berg")."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in SMALL_PARTICLES:
        words = words[1:]
    return " ".join(words)


def code_on(codes: Iterable[ArchiveCode], day: str | None) -> ArchiveCode | None:
    """The code of an archive entry that holds on a day: the first whose dates hold, else the one without dates."""
    listed = list(codes)
    dated = next(
        (c for c in listed if day and (c.since or c.until) and c.since <= day and (not c.until or day <= c.until)), None
    )
    return dated or next((c for c in listed if not c.since and not c.until), listed[-1] if listed else None)


def _chosen(held: list[Post], kinds: set[str]) -> Post | None:
    """Of the posts held, the one the report names, else the first with an office."""
    named = [p for p in held if p.office in offices() and offices()[p.office].kind in kinds]
    return next(iter(named or [p for p in held if p.office] or held), None)


def _gloss(post: Post, day: str | None) -> str:
    """What the register adds: the office held on the day and the source."""
    office = offices()[post.office]
    return f"{office.name_on(day)} on {day or 'the last known day'} (register: {post.source})"


def office_with_gloss(country: str, post: str, role: str | None, day: str | None) -> tuple[Actor, str | None] | None:
    """An office as an actor, and who held it on the day as a gloss."""
    office = find_office(country, post, role or "")
    if office is None:
        return None
    holders = find_holders(office.id, day) if not office.several else ()
    gloss = f"{holders[-1][0].name} held the office on {day} (register: {holders[-1][1].source})" if holders else None
    return office_actor(office, day, role), gloss


def unlisted_office(country: str, role: str, sector: str | None) -> Actor:
    """A post the register does not list, as an actor of the report ("French interior minister")."""
    return Actor(
        id=f"~{country.lower()}.{slug(role)}",
        name=f"{adjective(country)} {role}",
        kind=ActorKind.PERSON,
        country=country,
        sector=sector,
        role=role,
    )
