"""Writes data/topic_words.toml: nouns that speak of sport, food, animals, art and other matters than those of states.

usage: python scripts/build_topic_words.py WORDNET_FOLDER NEWS.jsonl ...

WORDNET_FOLDER holds data.noun and index.noun of WordNet 3.0 (Debian package wordnet-base). A class is all that is a
kind of one of its roots, and of sport all that WordNet files under a sport; a word counts by its first sense.
Words that news of states use, those in at least three texts of the files ("text" in each line), are left out.
"""

from __future__ import annotations

import json
import re
import sys
import textwrap
from collections import Counter, defaultdict
from pathlib import Path

from accord.data import HERE

_ROOTS = {
    "sport": (
        "athlete.1 sport.1 player.1 contestant.1 ball.1 game.1 racket.4 sports_equipment.1 tournament.1 "
        "playing_field.1 coach.1 score.1 team.1 stadium.1 horse_race.1 athletic_contest.1 referee.1 match.2 swimmer.1 "
        "golf_club.1 medal.1 umpire.1 trophy.1 race.2 stroke.1 skier.1 championship.1 fan.2 mat.6 goal.1 prizefighter.1"
    ),
    "food": (
        "food.1 food.2 beverage.1 cook.1 restaurant.1 cookware.1 kitchen_utensil.1 meal.1 crockery.1 kitchen.1 dish.2 "
        "cooking.1 flavorer.1 oven.1"
    ),
    "animal": "animal.1",
    "plant": (
        "plant.2 plant_part.1 fungus.1 garden.1 horticulture.1 gardener.1 vegetable.1 fruit.1 crop.1 flower.1 tree.1"
    ),
    "body": "microorganism.1 cell.2 tissue.1 molecule.1 protein.1 enzyme.1 gene.1 organ.1 disease.1 neoplasm.1",
    "science": "celestial_body.1 scientist.1 telescope.1 fossil.1 dinosaur.1",
    "art": (
        "performer.1 artist.1 writer.1 music.1 art.1 show.3 musical_instrument.1 movie.1 novel.1 drama.1 film_maker.1 "
        "fictional_character.1 performance.2 theater.1 museum.1 dance.1 musical_organization.1 entertainer.1 concert.1 "
        "literary_composition.1 fiction.1 festival.1"
    ),
    "weather": "weather.1 atmospheric_phenomenon.1 wind.1 precipitation.3 cloud.2 temperature.1",
    "family": (
        "relative.1 spouse.1 marriage.1 wedding.1 lover.1 couple.1 fiance.1 romance.1 friend.2 neighbor.1 childhood.1 "
        "funeral.1"
    ),
    "home": (
        "clothing.1 furniture.1 home_appliance.1 fabric.1 jewelry.1 toiletry.1 toy.1 pet.1 bedding.1 tableware.1 "
        "hobby.1 household.1 villa.1 game_equipment.1 shed.1 lawn.1 room.1 bicycle.1 club.2 schoolchild.1 teacher.1 "
        "pupil.1"
    ),
    "trade": (
        "merchant.1 mercantile_establishment.1 stock_certificate.1 dividend.1 shareholder.1 investor.1 share.1 "
        "merchandise.1 retailer.1 stockbroker.1 corporation.1 manufacturer.1 supplier.1 businessman.1 customer.1 "
        "brand.2 retail.1 sale.1 profit.1 enterprise.2 chain.4 executive.2"
    ),
    "fancy": "imaginary_being.1 noble.1 magic.1",
    "computing": "software.1 computer_game.1 computer_user.1 computer.1 video_game.1 web_site.1",
}
_SPORTS = (
    "sport baseball football cricket tennis golf basketball boxing ice_hockey soccer rugby fencing skiing swimming "
    "racing gymnastics equitation"
)
_KNOWN_FROM = 3
"""In so many texts about states a word is theirs."""
_SHORTEST = 3
_OTHERWISE = frozenset({"collation", "liner"})
"""Words whose first sense in WordNet is not that of news: "a collation centre", "hard-liners"."""


class Nouns:
    """WordNet's nouns: the senses of a word in their order, and what is a kind of a sense or belongs to its field."""

    def __init__(self, folder: Path) -> None:
        self.senses: dict[str, list[str]] = {}
        self.words: dict[str, list[str]] = {}
        self._kinds: dict[str, list[str]] = defaultdict(list)
        self.fields: dict[str, list[str]] = defaultdict(list)
        for row in _rows(folder / "index.noun"):
            self.senses[row[0]] = row[int(row[3]) + 6 :]
        for row in _rows(folder / "data.noun"):
            count = int(row[3], 16)
            self.words[row[0]] = [word for word in row[4 : 4 + 2 * count : 2] if word.islower()]
            self._read_pointers(row[0], row[5 + 2 * count :])

    def _read_pointers(self, sense: str, pointers: list[str]) -> None:
        for symbol, other in zip(pointers[::4], pointers[1::4], strict=False):
            if symbol == "@":
                self._kinds[other].append(sense)
            elif symbol == ";c":
                self.fields[other].append(sense)

    def kinds_of(self, name: str) -> set[str]:
        """All senses below a sense such as "athlete.1", itself included."""
        word, number = name.split(".")
        found: set[str] = set()
        ahead = [self.senses[word][int(number) - 1]]
        while ahead:
            sense = ahead.pop()
            if sense not in found:
                found.add(sense)
                ahead += self._kinds[sense]
        return found


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("|")[0].split() for line in lines if not line.startswith(" ")]


def find_words(nouns: Nouns, taken: frozenset[str]) -> dict[str, list[str]]:
    """The words of each class; one that an earlier class has is not named again."""
    given = set(taken | _OTHERWISE)
    classes = {}
    for name, roots in _ROOTS.items():
        senses = set().union(*(nouns.kinds_of(root) for root in roots.split()))
        if name == "sport":
            senses.update(other for sport in _SPORTS.split() for other in nouns.fields[nouns.senses[sport][0]])
        words = {word for sense in senses for word in nouns.words[sense] if nouns.senses.get(word, [""])[0] == sense}
        classes[name] = sorted(word for word in words - given if word.isalpha() and len(word) >= _SHORTEST)
        given.update(classes[name])
    return classes


def words_of_states(paths: list[Path]) -> frozenset[str]:
    """The words, and what they may be the plural of, that stand in so many of the files' texts."""
    texts: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            words = set(re.findall(r"[a-z]+", json.loads(line)["text"]))
            texts.update(words | {word[:-1] for word in words if word.endswith("s")})
    return frozenset(word for word, count in texts.items() if count >= _KNOWN_FROM)


def main(folder: str, *paths: str) -> None:
    """Write the table."""
    classes = find_words(Nouns(Path(folder)), words_of_states([Path(path) for path in paths]))
    lines = [
        "# Nouns that speak of other matters than the affairs of states, by kind; from WordNet 3.0 (Princeton",
        "# University, WordNet licence). Made by scripts/build_topic_words.py.",
        "",
    ]
    for name, words in classes.items():
        body = textwrap.fill(" ".join(words), 118)
        lines += [f'{name} = """', body, '"""']
    (HERE / "topic_words.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
