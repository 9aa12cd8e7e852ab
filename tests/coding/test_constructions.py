"""Who does an event and to whom, construction by construction: whole records of own sentences, by the rules alone."""

from __future__ import annotations

import pytest

from accord.coder import code
from accord.records import EventRecord, Report

pytestmark = pytest.mark.model

NOR, CHL, PER, DNK, KEN, FIN = "NOR", "CHL", "PER", "DNK", "KEN", "FIN"
NOBODY: set[str] = set()


def event_of(text: str, word: str) -> EventRecord:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    return next(record for record in records if isinstance(record, EventRecord) and word in record.text)


def sides(text: str, word: str) -> tuple[set[str | None], set[str | None]]:
    event = event_of(text, word)
    return {actor.country for actor in event.actors}, {actor.country for actor in event.recipients}


def row(text: str, word: str, actors: set[str] | set[None], recipients: set[str] | set[None]) -> object:
    return pytest.param(text, word, actors, recipients, id=text[:60])


PASSIVES = [
    row("Chile was attacked by Norway on Sunday.", "attacked", {NOR}, {CHL}),
    row("Chilean diplomats were expelled by Norway.", "expelled", {NOR}, {CHL}),
    row("Chile has been accused by Norway of spying.", "accused", {NOR}, {CHL}),
    row("Peruvian sailors were freed by Chile on Monday.", "freed", {CHL}, {PER}),
    row("The Danish ship was seized by Kenyan police.", "seized", {KEN}, {DNK}),
    row("Kenya was asked by Denmark to send police.", "asked", {DNK}, {KEN}),
    row("Sanctions were imposed on Chile by Norway.", "Sanctions were imposed", {NOR}, {CHL}),
    row("Chile, criticized by Norway, kept silent.", "criticized", {NOR}, {CHL}),
    row("Chile was attacked and Peru was criticized by Norway.", "criticized", {NOR}, {PER}),
    row("Two Kenyan soldiers were killed on Friday.", "killed", NOBODY, {KEN}),
]

CONTROL = [
    row("Norway threatened to attack Chile.", "threatened", {NOR}, {CHL}),
    row("Norway threatened to attack Chile.", "attack", {NOR}, {CHL}),
    row("Norway asked Chile to free the Danish sailors.", "asked", {NOR}, {CHL}),
    row("Norway asked Chile to free the Danish sailors.", "free", {CHL}, {DNK}),
    row("Norway pressed Chile to criticize Peru.", "criticize", {CHL}, {PER}),
    row("Norway refused to help Chile.", "help", {NOR}, {CHL}),
    row("Norway is ready to support Kenya.", "ready", {NOR}, {KEN}),
    row("Norway wants to expel Chilean diplomats.", "expel", {NOR}, {CHL}),
    row("Norway accused Chile of attacking Peru.", "attacking", {CHL}, {PER}),
    row("Norway apologized for attacking Peru.", "attacking", {NOR}, {PER}),
    row("Chile was urged to release Danish sailors.", "release", {CHL}, {DNK}),
    row("Chile was warned against attacking Peru.", "attacking", {CHL}, {PER}),
    row("Norway vowed to defend Kenya after attacking Chile.", "attacking", {NOR}, {CHL}),
    row("Norway persuaded Chile to withdraw its troops from Peru.", "withdraw", {CHL}, {PER}),
    row("Norway is willing to send doctors to help Kenya.", "willing", {NOR}, {KEN}),
    row("Norway agreed to help Kenya.", "agreed", {NOR}, {KEN}),
]

COORDINATION = [
    row("Norway and Denmark attacked Chile.", "attacked", {NOR, DNK}, {CHL}),
    row("Norway attacked Chile and Peru.", "attacked", {NOR}, {CHL, PER}),
    row("Norway, Denmark and Finland criticized Chile.", "criticized", {NOR, DNK, FIN}, {CHL}),
    row("Norway criticized Chile and praised Peru.", "criticized", {NOR}, {CHL}),
    row("Norway criticized Chile and praised Peru.", "praised", {NOR}, {PER}),
    row("Norway attacked Chile, and Denmark helped Peru.", "attacked", {NOR}, {CHL}),
    row("Norway attacked Chile, and Denmark helped Peru.", "helped", {DNK}, {PER}),
    row("Norway expelled Chilean and Peruvian diplomats.", "expelled", {NOR}, {CHL, PER}),
    row("Norwegian police and Danish soldiers arrested Kenyan students.", "arrested", {NOR, DNK}, {KEN}),
    row("Norway criticized but did not attack Chile.", "attack", {NOR}, {CHL}),
    row("Both Norway and Denmark criticized Chile.", "criticized", {NOR, DNK}, {CHL}),
    row("Norway condemned Chile as well as Peru.", "condemned", {NOR}, {CHL, PER}),
    row("Norway will visit Chile and help Kenya.", "help", {NOR}, {KEN}),
]

RELATIVES = [
    row("Norway, which criticized Chile, will pay.", "criticized", {NOR}, {CHL}),
    row("Chile, which Norway criticized, kept silent.", "criticized", {NOR}, {CHL}),
    row("Norwegian soldiers who attacked Chile were tired.", "attacked", {NOR}, {CHL}),
    row("The diplomats that Norway expelled left Chile.", "expelled", {NOR}, {None}),
    row("Peru, whose navy attacked Chile, denied it.", "attacked", {PER}, {CHL}),
    row("Chile thanked Norway, which had helped Kenya.", "helped", {NOR}, {KEN}),
    row("Danish police arrested a Kenyan student who had criticized Norway.", "criticized", {KEN}, {NOR}),
    row("Norway praised the Danish soldiers defending Kenya.", "defending", {DNK}, {KEN}),
    row("Norway freed Chilean sailors arrested by Denmark.", "arrested", {DNK}, {CHL}),
]

NOUNS = [
    row("Norway's criticism of Chile angered Peru.", "criticism", {NOR}, {CHL}),
    row("The Norwegian attack on Chile surprised Peru.", "attack", {NOR}, {CHL}),
    row("The attack on Chile by Norway surprised Peru.", "attack", {NOR}, {CHL}),
    row("Norway's support for Kenya is growing.", "support", {NOR}, {KEN}),
    row("Norwegian aid to Kenya has doubled.", "aid", {NOR}, {KEN}),
    row("Norway's sanctions against Chile remain.", "sanctions", {NOR}, {CHL}),
    row("Talks between Norway and Chile began on Monday.", "Talks", {NOR, CHL}, NOBODY),
    row("A meeting of Norway, Denmark and Finland ended.", "meeting", {NOR, DNK, FIN}, NOBODY),
    row("The arrest of Danish students angered Denmark.", "arrest", NOBODY, {DNK}),
    row("The arrest of Danish students by Kenyan police angered Denmark.", "arrest", {KEN}, {DNK}),
    row("Chile rejected Norway's demands.", "demands", {NOR}, {CHL}),
    row("Chile rejected the accusations by Norway.", "accusations", {NOR}, {CHL}),
    row("Chile denied accusations from Norway.", "accusations", {NOR}, {CHL}),
    row("Chile faces sanctions from Norway.", "sanctions", {NOR}, {CHL}),
    row("Peru ignored the Norwegian threats.", "threats", {NOR}, {PER}),
    row("The visit of the Norwegian king to Kenya was short.", "visit", {NOR}, {KEN}),
    row("Norway's withdrawal from Chile has begun.", "withdrawal", {NOR}, {CHL}),
    row("The Danish army came under attack on Friday.", "came", NOBODY, {DNK}),
    row("The Danish company is under investigation by Norway.", "investigation", {NOR}, {DNK}),
]

LIGHT_VERBS = [
    row("Norway launched an attack on Chile.", "attack", {NOR}, {CHL}),
    row("Norway imposed sanctions on Chile.", "sanctions", {NOR}, {CHL}),
    row("Norway paid a visit to Chile.", "visit", {NOR}, {CHL}),
    row("Norway granted asylum to Chilean students.", "asylum", {NOR}, {CHL}),
    row("Norway gave Kenya 5 million dollars in aid.", "gave", {NOR}, {KEN}),
    row("Norway made demands on Chile.", "demands", {NOR}, {CHL}),
    row("Norway expressed support for Kenya.", "support", {NOR}, {KEN}),
    row("Norway opened an investigation into Chile.", "investigation", {NOR}, {CHL}),
    row("Norway issued a warning to Chile.", "warning", {NOR}, {CHL}),
    row("Norway signed an agreement with Kenya.", "agreement", {NOR}, {KEN}),
]

POSSESSIVES = [
    row("Norway's navy attacked Chile.", "attacked", {NOR}, {CHL}),
    row("Norway criticized Chile's government.", "criticized", {NOR}, {CHL}),
    row("Norway condemned Chile's decision.", "condemned", {NOR}, {CHL}),
    row("Norway welcomed the Kenyan government's plan.", "welcomed", {NOR}, {KEN}),
    row("Norway sent its soldiers to Kenya.", "sent", {NOR}, {KEN}),
    row("Denmark told its citizens to leave Kenya.", "told", {DNK}, {DNK}),
    row("The Norwegian government's spokesman criticized Chile.", "criticized", {NOR}, {CHL}),
    row("Norway dismissed Chile's claim on Monday.", "dismissed", {NOR}, {CHL}),
]

APPOSITIONS = [
    row("Anna Keller, the Norwegian foreign minister, criticized Chile.", "criticized", {NOR}, {CHL}),
    row("Norway's neighbour, Denmark, criticized Chile.", "criticized", {DNK}, {CHL}),
    row("Norwegian Foreign Minister Anna Keller criticized Chile.", "criticized", {NOR}, {CHL}),
    row("Norway criticized Anna Keller, the Danish minister.", "criticized", {NOR}, {DNK}),
    row("The Danish minister, Anna Keller, thanked Kenya.", "thanked", {DNK}, {KEN}),
    row("A spokesman for the Norwegian army criticized Chile.", "criticized", {NOR}, {CHL}),
]

PRONOUNS = [
    row("Norway criticized Chile. It also expelled Peruvian diplomats.", "expelled", {NOR}, {PER}),
    row("The Norwegian minister visited Chile. He praised Peru.", "praised", {NOR}, {PER}),
    row("Norway said it had attacked Chile.", "attacked", {NOR}, {CHL}),
    row("Norwegian soldiers entered Chile, where they attacked Peruvian police.", "attacked", {NOR}, {PER}),
    row("Anna Keller, the Danish minister, said she would visit Kenya.", "visit", {DNK}, {KEN}),
    row("Norway and Denmark said they would help Kenya.", "help", {NOR, DNK}, {KEN}),
    row("Norway and its army criticized Chile.", "criticized", {NOR}, {CHL}),
]

CLAUSES = [
    row("Norway demanded that Chile free the sailors.", "demanded", {NOR}, {CHL}),
    row("After attacking Chile, Norway criticized Peru.", "attacking", {NOR}, {CHL}),
    row("Norway criticized Chile for attacking Peru.", "criticized", {NOR}, {CHL}),
    row("Norway criticized Chile for attacking Peru.", "attacking", {CHL}, {PER}),
    row("Norway condemned the killing of monks by Chilean soldiers.", "condemned", {NOR}, {CHL}),
    row("Norway opened an investigation into crimes committed by Chilean soldiers.", "investigation", {NOR}, {CHL}),
    row("Norwegian police fired tear gas to disperse Danish students.", "fired", {NOR}, {DNK}),
    row("Norway said Chile had attacked Peru.", "attacked", {CHL}, {PER}),
    row("Norway said that Denmark would help Kenya.", "help", {DNK}, {KEN}),
    row("Chile withdrew its ambassador because Norway had criticized Peru.", "criticized", {NOR}, {PER}),
    row("Norwegians protested in Oslo against the Chilean government.", "protested", {NOR}, {CHL}),
    row("According to Norway, Chile attacked Peru.", "attacked", {CHL}, {PER}),
    row("Norway warned Chile not to attack Peru.", "warned", {NOR}, {CHL}),
    row("Norway appealed to Chile to release Danish sailors.", "appealed", {NOR}, {CHL}),
    row("Norway rebuffed on Monday Chile's claim.", "rebuffed", {NOR}, {CHL}),
]

MEETINGS = [
    row("Norway and Chile met in Lima.", "met", {NOR, CHL}, NOBODY),
    row("The Norwegian and Chilean ministers met in Lima.", "met", {NOR, CHL}, NOBODY),
    row("Norway and Denmark held a joint exercise.", "exercise", {NOR, DNK}, NOBODY),
    row("Norway's pact with Denmark expires.", "pact", {NOR, DNK}, NOBODY),
    row("Norway and Chile signed a treaty.", "signed", {NOR, CHL}, NOBODY),
    row("The Norwegian minister telephoned the Chilean president.", "telephoned", {NOR, CHL}, NOBODY),
    row("The Norwegian king visited Kenya.", "visited", {NOR}, {KEN}),
    row("Norway hosted the Chilean president.", "hosted", {NOR}, {CHL}),
]

PLACES_AS_PARTIES = [
    row("A Danish student was arrested in Kenya.", "arrested", {KEN}, {DNK}),
    row("Security forces in Kenya tortured Danish students.", "tortured", {KEN}, {DNK}),
    row("Norway has sent troops to Kenya.", "sent troops", {NOR}, {KEN}),
    row("Norwegian jets bombed Lima on Sunday.", "bombed", {NOR}, {PER}),
    row("Ethnic Norwegians in Denmark criticized Chile.", "criticized", {DNK}, {CHL}),
    row("The Norwegian minister arrived in Nairobi for talks.", "arrived", {NOR}, {KEN}),
]

TAKEN_UP = [
    row("Norway bombed Lima on Sunday. The bombing lasted an hour.", "bombing", {NOR}, {PER}),
    row("Norway imposed sanctions on Chile. The sanctions angered Peru.", "sanctions", {NOR}, {CHL}),
    row("Norway attacked Chile. An attack on Peru failed.", "attack", NOBODY, {PER}),
]

UNNAMED = [
    row("Kenya released the prisoners.", "released", {KEN}, {KEN}),
    row("Kurds in Norway criticized Chile.", "criticized", {NOR}, {CHL}),
    row("Pilgrims blocked the Danish embassy.", "blocked", {None}, {DNK}),
    row("Norway awaits the ruling of the Chilean court.", "awaits", {NOR}, NOBODY),
    row("Chile postponed the visit of the Norwegian king.", "postponed", {CHL}, NOBODY),
]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        *PASSIVES,
        *CONTROL,
        *COORDINATION,
        *RELATIVES,
        *NOUNS,
        *LIGHT_VERBS,
        *POSSESSIVES,
        *APPOSITIONS,
        *PRONOUNS,
        *CLAUSES,
        *MEETINGS,
        *PLACES_AS_PARTIES,
        *UNNAMED,
    ],
)
def test_both_sides(text: str, word: str, actors: set[str | None], recipients: set[str | None]) -> None:
    assert sides(text, word) == (actors, recipients)


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), TAKEN_UP)
def test_what_a_later_noun_takes_up(text: str, word: str, actors: set[str], recipients: set[str]) -> None:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    later = [record for record in records if isinstance(record, EventRecord) and word in record.text][-1]
    assert {actor.country for actor in later.actors} == actors
    assert {actor.country for actor in later.recipients} == recipients


def place_of(text: str, word: str) -> str | None:
    place = event_of(text, word).place
    return place.country[0] if place is not None else None


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("Norway and Chile met in Lima and signed a treaty in Oslo.", "met", "PER"),
        ("Norway and Chile met in Lima and signed a treaty in Oslo.", "signed", "NOR"),
        ("Talks in Nairobi failed, and rebels shelled Lima.", "Talks", "KEN"),
        ("Speaking in Nairobi, the Danish minister criticized Chile.", "criticized", None),
        ("OSLO, June 2 -- Chile attacked Peru.", "attacked", None),
    ],
)
def test_a_place_is_that_of_its_own_event(text: str, word: str, country: str | None) -> None:
    assert place_of(text, word) == country


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Norway attacked Chile on Friday and met Peru on Sunday.", "attacked", "2025-05-30"),
        ("Norway attacked Chile on Friday and met Peru on Sunday.", "met", "2025-06-01"),
        ("Norway criticized Chile on Friday after the attack on Thursday.", "criticized", "2025-05-30"),
        ("Norway criticized Chile on Friday after the attack on Thursday.", "attack", "2025-05-29"),
        ("On Friday Norway attacked Chile.", "attacked", "2025-05-30"),
    ],
)
def test_a_day_is_that_of_its_own_event(text: str, word: str, day: str) -> None:
    date = event_of(text, word).date
    assert date is not None
    assert date.value == day


def figures_of(text: str, word: str) -> set[str]:
    records = code(Report(text=text, published="2025-06-02"), decided_by="rules")
    event = next(record for record in records if isinstance(record, EventRecord) and word in record.text)
    return {record.text for record in records if record.id in event.figures}


@pytest.mark.parametrize(
    ("text", "word", "figures"),
    [
        ("Norway expelled 12 diplomats and Chile arrested 30 students.", "expelled", {"12"}),
        ("Norway expelled 12 diplomats and Chile arrested 30 students.", "arrested", {"30"}),
        ("Norwegian jets bombed Lima for three weeks, killing 40 people.", "killing", {"40"}),
        ("Norwegian jets bombed Lima for three weeks, killing 40 people.", "bombed", set()),
        ("At their second meeting Norway sent 200 soldiers to Kenya.", "sent", {"200"}),
    ],
)
def test_a_figure_is_that_of_its_own_event(text: str, word: str, figures: set[str]) -> None:
    assert figures_of(text, word) == figures
