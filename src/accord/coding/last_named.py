"""4. Mentions → records: the state that was named last before "the country" or "the island"."""

from __future__ import annotations

from accord.coding.belonging import Scene
from accord.mentions.actors import ActorMention
from accord.values import ActorKind


def last_state(scene: Scene, mention: ActorMention, excluded: str | None) -> str | None:
    """The state named last before a mention, places included."""
    sentence = scene.discourse.sentence_of[mention.root]
    before = [
        n
        for n in scene.registered
        if n.end <= mention.start and n.sense in {"state", "demonym", "capital"} and n.ids[0] != excluded
    ]
    near = [n for n in before if sentence - scene.discourse.sentence_of[n.last] <= 3]
    acting = scene.discourse.acting_on(mention.root)
    for named in reversed(near):
        if scene.doc[named.last].dep_ not in {"amod", "compound"} or (
            named.last not in acting and _tells_of_state(scene, named.last, sentence)
        ):
            return scene.one_of(named.ids)
    return scene.one_of(near[-1].ids) if near else None


def _tells_of_state(scene: Scene, adjective: int, sentence: int) -> bool:
    """Whether a state's adjective makes it a topic: in an earlier sentence, or an organ's ("the Danish court")."""
    told = scene.discourse.covering(adjective)
    return scene.discourse.sentence_of[adjective] < sentence or (
        told is not None and told.actor.sector in {"GOV", "LEG", "JUD"} and told.actor.kind is not ActorKind.STATE
    )
