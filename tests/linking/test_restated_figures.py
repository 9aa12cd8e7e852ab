"""Figures of one report that a second source, or a correction, gives otherwise; on own texts."""

from __future__ import annotations

import re

import pytest
from tests.linking.test_disputed import conflicts

from accord.ledger.merged import ConflictVerdict


@pytest.mark.parametrize(
    ("text", "values", "verdict"),
    [
        pytest.param(
            "OSLO, May 6 - The talks lasted three hours and 20 minutes, Norway's delegation said. Finland's foreign "
            'ministry spoke of "just over two hours".',
            ["three hours and 20 minutes (Norway)", "just over two hours (Finland)"],
            ConflictVerdict.CONFLICT,
            id="a length of time in two units",
        ),
        pytest.param(
            "OSLO, May 6 - Prime Minister Ida Berg said that Finland had promised to return 73 smugglers. A day "
            "before, Justice Minister Otto Laine had named a different number. He said that "
            "Norway would ask for 31 people.",
            ["73 smugglers", "31 people"],
            ConflictVerdict.CONFLICT,
            id="a different number is announced",
        ),
        pytest.param(
            "OSLO, May 6 - Finland's police arrested 61 people in the harbour, the ministry said. A lawyers' group "
            "said it knew of more than 200 arrests.",
            ["61 people (ministry)", "more than 200 arrests (lawyers group)"],
            ConflictVerdict.CONFLICT,
            id="two counts of the arrested",
        ),
        pytest.param(
            "OSLO, May 6 - Crowds fought the guards in Turku at night. At least 61 people were wounded, Radio Lahti "
            "said. Looters then broke into two shops on the quay. The dockers' union said 105 people were injured in "
            "Turku and that the trams had stopped.",
            ["At least 61 people (Radio Lahti)", "105 people (dockers union)"],
            ConflictVerdict.CONFLICT,
            id="two tolls of one town a few sentences apart",
        ),
        pytest.param(
            "OSLO, May 6 - A bomb went off at the Turku barracks on Monday. The harbour front claimed 190 were dead. "
            "Talks between the front and the envoy were to go on in Lahti, and the envoy had met the king there. Ida "
            "Berg, a spokeswoman for the governor, said the attack had killed twelve.",
            ["190 people (The harbour front)", "twelve people (Ida Berg)"],
            ConflictVerdict.CONFLICT,
            id="two tolls of the attack, far apart",
        ),
        pytest.param(
            "OSLO, May 6 - A blast in Turku killed at least 20 people on Monday, Norway's army said. Two sailors and a "
            "guard were flown out. The army thereby lowered an earlier toll of 27 dead.",
            ["at least 20 people (Norwegian army)", "27 people"],
            ConflictVerdict.CHANGE,
            id="an earlier toll",
        ),
        pytest.param(
            "OSLO, May 6 - Seven rifles were taken from the boat, a Norwegian official said. A senator who was briefed "
            "told a radio station it was eight.",
            ["Seven rifles", "eight"],
            ConflictVerdict.CONFLICT,
            id="it was eight",
        ),
        pytest.param(
            "OSLO, May 6 - The Norwegian army said the rocket had a range of 80 km, a distance since raised to 120.",
            ["80 km", "120"],
            ConflictVerdict.CHANGE,
            id="put right later",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian officials said the north would be given 12 more seats, but Prime Minister Ida "
            "Berg said the government would offer 20 seats.",
            ["12 seats", "20 seats"],
            ConflictVerdict.CONFLICT,
            id="two sources in one sentence",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's prime minister has talked of 22 million tonnes of fish in the cold stores; "
            "officials in Turku say 20 million.",
            ["22 million tonnes", "20 million"],
            ConflictVerdict.CONFLICT,
            id="a bare number after a verb of saying",
        ),
        pytest.param(
            "OSLO, May 6 - Norway says 218 boats are blocked; the United Nations count is nearer to 100.",
            ["218 boats", "100"],
            ConflictVerdict.CONFLICT,
            id="a count that is nearer to another number",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's foreign minister said that the pact would run for 120 days. Finland's foreign "
            "ministry said that it was good for 60, no more.",
            ["120 days", "60"],
            ConflictVerdict.CONFLICT,
            id="a length of time without its unit",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's president said three percent of the fish went south. The claim does not match the "
            "figures of the harbour office. According to Finland's foreign ministry 30 percent of the fish went south.",
            ["three percent", "30 percent"],
            ConflictVerdict.CONFLICT,
            id="a claim that does not match",
        ),
        pytest.param(
            "OSLO, May 6 - The 24 men of the crew (20 by the count of one harbour pilot) were taken to Turku.",
            ["24 people", "20"],
            ConflictVerdict.CONFLICT,
            id="by the count of somebody, in brackets",
        ),
        pytest.param(
            "OSLO, May 6 - The ferry lost its cargo of fish: 2,100 tonnes according to the owner and 2,400 according "
            "to the port of Turku.",
            ["2,100 tonnes", "2,400"],
            ConflictVerdict.CONFLICT,
            id="according to one and another",
        ),
        pytest.param(
            "OSLO, May 6 - The fee has gone up to about 0.6 per cent of the value, or to 2 per cent if a Turku broker "
            "is to be believed.",
            ["about 0.6 per cent", "2 per cent"],
            ConflictVerdict.CONFLICT,
            id="if somebody is to be believed",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's navy said it had sunk more than 80 boats; the ministry now has it at more than "
            "120.",
            ["more than 80 boats", "more than 120"],
            ConflictVerdict.CONFLICT,
            id="has it at",
        ),
        pytest.param(
            "OSLO, May 6 - By the navy's reckoning there were more than 200 shots at ten ferries in May; a Turku "
            "broker counts 15.",
            ["ten ferries", "15"],
            ConflictVerdict.CONFLICT,
            id="of several figures the one nearest in size",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's disaster office reported the magnitude of the earthquake was 5.6. The Finnish "
            "Geological Survey reported it was of 6.0 magnitude.",
            ["5.6", "6.0 magnitude"],
            ConflictVerdict.CONFLICT,
            id="it was of",
        ),
    ],
)
def test_two_figures_of_one_report(text: str, values: list[str], verdict: ConflictVerdict) -> None:
    (found,) = conflicts(text, kind="figure")
    shown = [re.split(r" [(\[]", account.value)[0] for account in found.accounts]
    assert shown == [value.split(" (")[0] for value in values]
    assert found.verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OSLO, May 6 - Two sailors died in the raid and five others were hurt, Norway's navy said.",
            id="killed and injured",
        ),
        pytest.param(
            "OSLO, May 6 - Norway's army said 20 months had passed; for Finland, it was nine.",
            id="a length of time of another country",
        ),
        pytest.param(
            "OSLO, May 6 - Among pups the rate was 17%, Norway's fish office said. Among grown seals, it was 89%.",
            id="a share of others",
        ),
        pytest.param(
            "OSLO, May 6 - Between 10 and 15 boats, or 12 of them new, lay in Turku, according to Norway's navy.",
            id="one source for all",
        ),
        pytest.param(
            "OSLO, May 6 - The fever has cost 101 lives in Norway though the number of confirmed cases there is 26, "
            "the health ministry said.",
            id="lives and a number of cases",
        ),
        pytest.param(
            "OSLO, May 6 - The two services of Norway are at work, an official said. The health ministry put the "
            "number of wounded at 14.",
            id="a number of wounded after a number of services",
        ),
        pytest.param(
            "OSLO, May 6 - Norway sent 300 soldiers to the island. Finland has 5 boats there, an official said.",
            id="two things",
        ),
        pytest.param(
            "OSLO, May 6 - Crowds fought the guards in Turku at night. At least 61 people were wounded, Radio Lahti "
            "said. Looters then broke into two shops on the quay. The dockers' union said 105 people were injured in "
            "Kotka and that the trams had stopped.",
            id="tolls of two towns a few sentences apart",
        ),
        pytest.param(
            "OSLO, May 6 - The fire in Turku killed 20 people, the army said. The fire of 2019 killed 31 people, the "
            "dockers' union said.",
            id="a toll of another year",
        ),
        pytest.param(
            "OSLO, May 6 - A bomb in Turku killed 20 people, the army said. In Lahti a bomb killed 30 people, the "
            "dockers' union said.",
            id="a toll of another town, named first",
        ),
        pytest.param(
            "OSLO, May 6 - A bomb in Turku killed 20 people, the army said. The dockers' union said 31 people had been "
            "killed there since January.",
            id="a toll since January",
        ),
        pytest.param(
            "OSLO, May 6 - The army said 9 people were killed in the quake. The dockers' union said 31 people were "
            "killed in the ferry crash.",
            id="tolls of a quake and of a crash",
        ),
        pytest.param(
            "OSLO, May 6 - The march drew 300 people, the union said. Police also counted 300.", id="the same figure"
        ),
    ],
)
def test_no_conflict(text: str) -> None:
    assert not conflicts(text, kind="figure")
