"""3. Document → mentions: whether a figure is a change, a level, a rate or a vote, from the words around it."""

from __future__ import annotations

from itertools import pairwise

from accord.mentions.amounts import Amount
from accord.mentions.change_words import change_word, change_words, has_vote, vote_words
from accord.mentions.lexemes import Lexemes
from accord.mentions.numerals import Writing
from accord.values import Approximation, FigureKind

_REACH = 6
_NO_CHANGE = frozenset(
    {FigureKind.DURATION, FigureKind.AGE, FigureKind.VOTE, FigureKind.ORDINAL, FigureKind.SUPERLATIVE}
)
_LEVELS = ("percent", "percentage points", "basis points", "points")


def judge(words: Lexemes, amount: Amount, before: Amount | None) -> None:
    """Set the kind and direction of an amount that may be a change, a rate of tariff or interest, or a vote."""
    if amount.kind in _NO_CHANGE or (amount.value is None and amount.kind is None):
        return
    direction = _direction(words, amount, before)
    if direction is not None:
        amount.direction = direction
        amount.kind = FigureKind.CHANGE
        if isinstance(amount.value, float):
            amount.value = abs(amount.value)
        return
    if amount.unit == "percent" and _is_charge(words, amount):
        amount.kind = FigureKind.RATE


def _direction(words: Lexemes, amount: Amount, before: Amount | None) -> str | None:
    """ "up" or "down" where the words make the amount a difference; None where it is a level."""
    can_follow = amount.unit in _LEVELS or amount.kind is FigureKind.MONEY
    behind = _after(words, amount)
    if behind is not None:
        return behind
    if amount.kind in (FigureKind.MEASURE, FigureKind.RATIO) and amount.writing is not Writing.FRACTION:
        return None
    ahead = _before(words, amount, can_follow)
    if ahead is not None:
        return ahead
    if before is not None and before.kind is FigureKind.CHANGE and words.same_sentence(before.first, amount.first):
        between = words.lowers[before.end : amount.first]
        if (
            between in ([",", "or"], ["or"], ["("], ["and"], [",", "and"])
            and (can_follow or between == ["("])
            and amount.unit != before.unit
        ):
            return before.direction
    if amount.unit in ("percentage points", "basis points"):
        return _nearest(words, amount)
    return None


def _after(words: Lexemes, amount: Amount) -> str | None:
    """ "8.2% rise", "37 percent more", "35 more than the year before", "a tenth below"."""
    data = change_words()
    at = amount.end
    if words.lower(at) in ("-", "‑"):
        at += 1
    lower = words.lower(at)
    up, down = lower in data.up_words, lower in data.down_words
    if (up or down) and lower not in ("off", "above", "below"):
        if amount.unit in _LEVELS or (amount.writing is Writing.FRACTION and amount.kind is not FigureKind.COUNT):
            return "up" if up else "down"
        then = words.lower(at + 1)
        if then == "than" and lower in ("more", "less", "fewer", "higher", "lower"):
            return "up" if up else "down"
    if lower in ("above", "below") and amount.unit in _LEVELS:
        return "up" if up else "down"
    if amount.unit not in _LEVELS and amount.kind is not FigureKind.MONEY:
        return None
    for position in range(at, min(at + 3, len(words))):
        token = words.token(position)
        if (
            token.pos_ in ("NOUN", "VERB")
            and token.tag_ in ("NN", "NNS", "VB", "VBP")
            and not (position > at and token.pos_ == "VERB")
        ):
            found = change_word(words, position) if token.tag_ != "VBP" else None
            if found is not None and words.lower(position) not in ("stake", "cuts"):
                return found
        if token.pos_ not in ("ADJ", "NOUN") and token.tag_ not in ("HYPH", "VBN"):
            return None
    return None


_PASSED_OVER = frozenset({"an", "a", "another", "further", "additional", "as", "much", "average", "total", "also"})


def _before(words: Lexemes, amount: Amount, can_follow: bool) -> str | None:
    """ "rose 5%", "cut of 200 posts", "down by a tenth", "up 90 cents", "fell by 10 points"."""
    at = amount.first - 1
    if words.lower(amount.first) in ("below", "above", "under", "beyond"):
        return None
    lower = words.lower(at)
    if lower == "+":
        return "up" if amount.unit in _LEVELS else None
    if isinstance(amount.low, float) and amount.low < 0 and amount.unit in _LEVELS:
        return "down"
    if lower in ("up", "down", "off"):
        if words.token(at).dep_ == "prt":
            return change_word(words, at - 1) if can_follow else None
        if can_follow or words.lower(at - 1) in (",", "is", "was", "are", "were") or amount.writing is Writing.FRACTION:
            return "up" if lower == "up" else "down"
    if lower in ("at", "of") and amount.unit == "percent" and _grows(words, at):
        return "up"
    if lower != "by" and amount.unit == "percent" and words.lower(amount.end) == "of":
        return None
    return _look_back(words, amount, can_follow)


def _look_back(words: Lexemes, amount: Amount, can_follow: bool) -> str | None:
    """The word of change before the amount, over adverbs, articles and, behind "by", an object ("cut staff by 200")."""
    data = change_words()
    lower = words.lower(amount.first - 1)
    position = amount.first - (2 if lower in ("by", "of") else 1)
    for _ in range(_REACH):
        if position < 0 or not words.same_sentence(position, amount.first):
            return None
        token, word = words.token(position), words.lower(position)
        if word in ("up", "down") and lower == "by":
            return word
        found = change_word(words, position)
        if found is not None and _reaches(words, position, lower, can_follow, amount):
            return found
        if lower == "by" and word in data.up_words | data.down_words and token.pos_ in ("ADJ", "ADV"):
            return "up" if word in data.up_words else "down"
        over_object = lower == "by" and token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PRON", "ADP")
        if not (token.pos_ in ("ADV", "PART") or word in _PASSED_OVER or over_object):
            return None
        position -= 1
    return None


def _grows(words: Lexemes, at: int) -> bool:
    """Whether the level is itself a growth: "inflation ran at 14 percent"."""
    near = range(max(0, at - 4), at)
    return any(
        words.lower(place) in change_words().grow_by_themselves and words.same_sentence(place, at) for place in near
    )


def _reaches(words: Lexemes, at: int, lower: str, can_follow: bool, amount: Amount) -> bool:
    """Whether a word of change takes the amount: "rose 5%", "rise of 5%", "cut spending by 5%"."""
    verb = words.token(at).pos_ in ("VERB", "AUX") or words.token(at).tag_.startswith("VB")
    data = change_words()
    if words.lower(at) in data.grow_by_themselves:
        return can_follow and lower in ("of", "at", "by")
    if lower == "of":
        return not verb and (can_follow or amount.unit is None or amount.kind is FigureKind.COUNT)
    if lower == "by":
        return True
    lemma = words.token(at).lemma_.lower()
    if verb and amount.unit in _LEVELS:
        return True
    if verb and amount.writing is Writing.FRACTION:
        return lemma not in data.transitive
    return verb and can_follow and lemma not in data.transitive


def _nearest(words: Lexemes, amount: Amount) -> str | None:
    """The direction of the nearest word of change in the sentence, for units that only measure differences."""
    first, end = words.sentence(amount.first)
    best: tuple[int, str] | None = None
    for position in range(first, end):
        found = change_word(words, position)
        distance = abs(position - amount.first)
        if found is not None and (best is None or distance < best[0]):
            best = (distance, found)
    return best[1] if best else None


def _is_charge(words: Lexemes, amount: Amount) -> bool:
    """Whether a percentage is charged: tariffs, duties, interest, policy rates."""
    data = change_words()
    first, end = words.sentence(amount.first)
    begin = max(first, amount.first - 16)
    for position in range(amount.first - 1, begin - 1, -1):
        lower = words.lower(position)
        if lower in (";",) or lower == "turnout":
            break
        if lower in data.charges:
            return True
        if lower in ("rate", "rates"):
            return words.lower(position - 1) in data.charged_rates
    after = words.lowers[amount.end : min(end, amount.end + 3)]
    return any(word in data.charges for word in after) or any(
        pair in (("interest", "rate"), ("mortgage", "rate")) for pair in pairwise(after)
    )


def read_votes(words: Lexemes, amounts: list[Amount]) -> None:
    """Make votes of the counts that stand for, against or aside: "by 153 votes to 10, with 23 abstentions"."""
    for index, amount in enumerate(amounts):
        if not isinstance(amount.value, float) or not _is_countable(amount):
            continue
        side = _side(words, amount) or _of_vote(words, amount)
        if side is not None:
            amount.kind, amount.unit = FigureKind.VOTE, side
            continue
        other = amounts[index + 1] if index + 1 < len(amounts) else None
        if other is not None and _is_tally(words, amount, other):
            amount.kind = other.kind = FigureKind.VOTE
            amount.unit, other.unit = "votes for", "votes against"
            third = amounts[index + 2] if index + 2 < len(amounts) else None
            if (
                third is not None
                and third.unit is None
                and words.lowers[other.end : third.first] in (["to"], ["-"], ["–"])
            ):
                third.kind, third.unit = FigureKind.VOTE, "abstentions"


def _of_vote(words: Lexemes, amount: Amount) -> str | None:
    """ "leaving the vote at 25 of 27": the number stands behind the vote itself."""
    at = amount.first
    if words.lower(at - 1) in ("at", "was", "of") and words.lower(at - 2) in ("vote", "tally"):
        return "votes for"
    if words.lower(at - 1) == "of" and words.lower(at - 4) in ("vote", "tally"):
        return "votes"
    return None


def _is_countable(amount: Amount) -> bool:
    return amount.kind in (None, FigureKind.COUNT)


def _side(words: Lexemes, amount: Amount) -> str | None:
    """The side that the words behind a count name: "13 countries backed it", "one abstained", "21 voting against"."""
    if not has_vote(words, amount.first):
        return None
    _, end = words.sentence(amount.first)
    for position in range(amount.end, min(end, amount.end + 6)):
        lower = words.lower(position)
        if lower in (",", ";", ".") or words.is_digits(position) or lower in ("to", "and", "out", "by"):
            break
        for side in vote_words().sides:
            hit = side.at(words, position)
            if hit is not None and _tells_side(words, amount, position):
                return hit[1]
    return None


def _tells_side(words: Lexemes, amount: Amount, at: int) -> bool:
    """Whether a word that often means something else names a side: "18 for", "13 states backed it"."""
    lower, near = words.lower(at), words.lowers[amount.end : at]
    if lower in ("for", "no", "yes"):
        if not (near == [] or near in (["votes"], ["vote"])):
            return False
        return lower != "for" or bool(near) or words.token(at + 1).pos_ not in ("DET", "NOUN", "PROPN", "NUM")
    if lower in ("approved", "backed", "supported", "opposed", "rejected", "objected"):
        return any(word in vote_words().bodies for word in near)
    return True


def _is_tally(words: Lexemes, one: Amount, other: Amount) -> bool:
    """Whether two numbers are the sides of a vote: "voted 513 to 207", "passed 52-47"."""
    if not isinstance(other.value, float) or other.kind not in (None, FigureKind.COUNT):
        return False
    between = words.lowers[one.core_end : other.core_first]
    if between not in (
        ["to"],
        ["-"],
        ["–"],
        ["votes", "to"],
        ["votes", "against"],
        ["against"],
        ["in", "favor", "and"],
    ):
        return False
    first, end = words.sentence(one.first)
    return any(
        word in vote_words().words or words.token(first + offset).lemma_ in ("vote", "pass", "approve")
        for offset, word in enumerate(words.lowers[first:end])
    )


def spread(words: Lexemes, amounts: list[Amount]) -> None:
    """Give an amount in brackets the hedge of the one before it: "some 700 km (435 miles)"."""
    for one, other in pairwise(amounts):
        conversion = words.lowers[one.end : other.first] == ["("]
        if conversion and one.hedged and other.approximation is Approximation.EXACT:
            other.approximation = one.approximation
