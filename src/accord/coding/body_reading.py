"""4. Mentions → records: which body a noun phrase names or takes up ("Congress", "the agency", "the bloc")."""

from __future__ import annotations

from accord.coding.belonging import Belonging, Scene
from accord.coding.naming import body_actor, nominal_actor
from accord.data.register import bodies, fold, names
from accord.mentions.actors import ActorMention
from accord.mentions.names import Named
from accord.mentions.roles import role_of, words_of
from accord.values import Actor, ActorKind

_NATIONAL_ORGANS = frozenset(
    {"government", "parliament", "police", "army", "navy", "military", "state", "congress", "opposition"}
)
_GENERIC_BODIES = frozenset(
    {"agency", "group", "organisation", "organization", "body", "company", "firm", "party", "movement", "militia"}
)
_MOVEMENTS = frozenset({"movement", "militia", "group", "forces", "fighters", "rebels", "militants", "gunmen"})
_KINDS_OF_BODY = frozenset({"BUS", "JRN", "EDU", "NGO", "MED"})
"""Sectors in which any noun for a body may take up the last one named ("Nordfly ... the airline")."""
_ORGANS_APART = frozenset({"LEG", "JUD"})
"""Sectors of organs of which reports tell apart those of several states by naming the state at first."""
_UNIONS = frozenset({"alliance", "bloc", "union", "organisation", "organization"})


class BodyReader:
    """Reads the phrases of one report that name a body of the register or take up one named before."""

    def __init__(self, scene: Scene, belonging: Belonging) -> None:
        self.scene = scene
        self.belonging = belonging

    def read(self, mention: ActorMention) -> Actor:
        """A body of the register; of several that share a name the one of the state the report is about."""
        fitting = [bodies()[i] for i in mention.ids]
        chosen = max(fitting, key=lambda b: self.scene.weights[b.country])
        if len({b.country for b in fitting}) > 1 and all(b.sector == chosen.sector for b in fitting):
            home = self.scene.dateline or chosen.country
            chosen = next((b for b in fitting if b.country == home), chosen)
            if not self.scene.weights[chosen.country]:
                return nominal_actor(core_of(self.scene, mention), mention.lemma, None, chosen.sector, mention.kind)
        if self._is_elsewhere(mention, chosen.country):
            role = role_of(self.scene.doc[mention.root].lower_)
            country = self.belonging.that_has(mention, self.belonging.leading_country())
            return nominal_actor(
                core_of(self.scene, mention), mention.lemma, country, role.sector if role else None, mention.kind
            )
        return body_actor(chosen)

    def of_other_state(self, mention: ActorMention, core: str, country: str | None) -> Actor:
        """A body that bears the name of another state's ("the Libyan House of Representatives"), with its sector."""
        fitting = [bodies()[i] for i in mention.ids]
        own = next((body for body in fitting if body.country == country), None)
        if own is not None:
            return body_actor(own)
        sectors = {body.sector for body in fitting}
        sector = next(iter(sectors)) if len(sectors) == 1 else None
        return nominal_actor(core, mention.lemma, country, sector, ActorKind.ORGANISATION)

    def _is_elsewhere(self, mention: ActorMention, country: str) -> bool:
        """Whether a body's common name ("Congress") stands in a report that is hardly about its state."""
        tokens = self.scene.doc[mention.first : mention.last + 1]
        root = role_of(self.scene.doc[mention.root].lower_)
        common = root is not None and all(
            role_of(t.lower_) or t.lower_ in words_of("title_words") | {"the", "of"} for t in tokens
        )
        most = max(self.scene.weights.values(), default=0)
        return bool(country) and common and 2 * self.scene.weights[country] < most

    def taken_up_by(self, mention: ActorMention) -> Actor | None:
        """The body "the agency" or "the spy agency" takes up: the last one of that noun or sector."""
        doc = self.scene.doc
        armed = self._armed_group(mention)
        if armed is not None:
            return armed
        alone = self._only_one_named(mention)
        if alone is not None:
            return alone
        if (
            mention.countries
            or mention.ids
            or mention.is_plural
            or doc[mention.first].lower_ not in {"the", "this", "that"}
        ):
            return None
        if (
            mention.sense != "body_noun"
            or mention.lemma in _NATIONAL_ORGANS
            or core_of(self.scene, mention)[0].isupper()
        ):
            return None
        union = self._union_before(mention)
        if union is not None:
            return union
        for item in self.scene.discourse.back(mention.root, 4):
            named = item.mention.sense in {"body", "organisation"} or (
                item.mention.sense == "body_noun" and item.country
            )
            if not named or len(item.actors) > 1 or item.mention.is_plural or doc[item.mention.root].dep_ == "attr":
                continue
            words = item.actor.name.lower().split()
            if (
                mention.lemma in words
                or (mention.lemma in _GENERIC_BODIES and item.actor.sector in _same_sectors(mention))
                or (mention.sector in _KINDS_OF_BODY and item.actor.sector == mention.sector)
            ):
                return item.actor
        return None

    def _armed_group(self, mention: ActorMention) -> Actor | None:
        """The armed movement whose people are meant: named ("Houthi rebels"), else the last named ("the rebels")."""
        words = core_of(self.scene, mention).split()
        own = bodies()[mention.ids[0]] if mention.ids and mention.kind is not ActorKind.PERSON else None
        if own is not None and own.sector == "REB" and words[-1] in _MOVEMENTS:
            return body_actor(own)
        if mention.countries or mention.ids or mention.owner is not None or mention.kind is ActorKind.PERSON:
            return None
        if len(words) > 1 and words[0][:1].isupper() and (mention.sector == "REB" or words[-1] in _MOVEMENTS):
            called = (" ".join(words), f"{' '.join(words[:-1])}s", " ".join(words[:-1]))
            entries = [entry for each in called for entry in names().get(fold(each), ()) if entry.sense == "body"]
            armed = [bodies()[entry.id] for entry in entries if bodies()[entry.id].sector in {"REB", "PRM"}]
            return body_actor(armed[0]) if armed else None
        tokens = [token.lower_ for token in self.scene.doc[mention.first : mention.last + 1]]
        if mention.sector != "REB" or tokens != ["the", tokens[-1]]:
            return None
        before = (item for item in self.scene.discourse.back(mention.root, 8) if item.actor.sector == "REB")
        named = next((item for item in before if len(item.actors) == 1 and not item.actor.id.startswith("~")), None)
        return named.actor if named is not None and named.country else None

    def _only_one_named(self, mention: ActorMention) -> Actor | None:
        """The one organ of its kind that the report has named with its state ("Oslo's court … the court")."""
        words = {t.lower_ for t in self.scene.doc[mention.first : mention.last + 1]}
        if mention.countries or mention.ids or mention.sense != "body_noun" or mention.sector not in _ORGANS_APART:
            return None
        if not words <= {"the", mention.lemma}:
            return None
        named = {
            item.actor.id: item.actor
            for item in self.scene.discourse.resolved
            if item.mention.lemma == mention.lemma
            and item.mention.countries
            and len(item.actors) == 1
            and not item.mention.is_plural
        }
        return next(iter(named.values())) if len(named) == 1 else None

    def _union_before(self, mention: ActorMention) -> Actor | None:
        """The organisation of states that "the alliance" or "the bloc" takes up, where one was named just before."""
        if mention.lemma not in _UNIONS:
            return None
        here = self.scene.discourse.sentence_of[mention.root]
        for named in reversed(self.scene.registered):
            near = named.last < mention.first and here - self.scene.discourse.sentence_of[named.last] <= 2
            if near and named.sense == "body" and bodies()[named.ids[0]].sector == "IGO":
                return body_actor(bodies()[named.ids[0]])
        return None

    def sector_of_officers(self, mention: ActorMention) -> str | None:
        """Of the police or the armed forces, whichever was named last; by itself the word does not say."""
        for item in self.scene.discourse.back(mention.root, 4):
            if item.actor.sector in {"COP", "MIL"}:
                return item.actor.sector
        return None


def core_of(scene: Scene, mention: ActorMention) -> str:
    """The words of a noun phrase without determiner, possessor, quantity and state."""
    kept = []
    in_states = {i for n in registered_in(scene, mention) if n.sense != "body" for i in range(n.first, n.last + 1)}
    for token in scene.doc[mention.first : mention.last + 1]:
        if (
            token.i in in_states
            or token.pos_ in {"DET", "PRON", "PART", "PUNCT", "NUM", "CCONJ"}
            or token.dep_ == "predet"
        ):
            continue
        if token.i < mention.root and token.lower_ in {
            "many",
            "several",
            "some",
            "few",
            "other",
            "more",
            "most",
            "all",
            "own",
            "least",
            "only",
        }:
            continue
        kept.append(token.lower_ if token.is_sent_start and token.pos_ == "NOUN" else token.text)
    while kept and kept[-1].lower() in {"of", "for", "in", "from"}:
        kept.pop()
    return " ".join(kept) or mention.lemma


def registered_in(scene: Scene, mention: ActorMention) -> list[Named]:
    """The states and bodies of the register that a mention names."""
    return [n for n in scene.registered if mention.first <= n.first and n.last <= mention.last]


def _same_sectors(mention: ActorMention) -> frozenset[str | None]:
    """The sectors of bodies that a generic noun may take up: its own, or any when it says none."""
    unsaid = mention.sector in {"IGO", "UNK", "BUS", "NGO"}
    return (
        frozenset({mention.sector})
        if not unsaid
        else frozenset({mention.sector, "IGO", "NGO", "BUS", "SPY", "PTY", "REB", None})
    )
