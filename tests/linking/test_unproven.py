"""Claims that the sentence that tells them calls unproven, false or contrary to what is so; on own texts."""

from __future__ import annotations

import pytest
from tests.linking.test_disputed import values


@pytest.mark.parametrize(
    ("text", "claim", "counter"),
    [
        pytest.param(
            "Harbour officials in Oslo have said there is no evidence to support Finland's claims of large-scale "
            "smuggling.",
            "large-scale smuggling (Finland)",
            "there is no evidence to support Finland's claims (Harbour officials in Oslo)",
            id="no evidence for a claim",
        ),
        pytest.param(
            "Contrary to Finland's assurances that the strait was open, a Norwegian captain said three ferries had "
            "been turned back.",
            "the strait was open (Finland)",
            "three ferries had been turned back (a Norwegian captain)",
            id="contrary to assurances",
        ),
        pytest.param(
            "The ferries stayed in port for a third day despite Finland's assertion that the strait was open.",
            "the strait was open (Finland)",
            "The ferries stayed in port for a third day (the report)",
            id="despite an assertion",
        ),
        pytest.param(
            "The coast guard says it has found no trace of oil despite the fishermen's union claiming two tanks had "
            "burst in the strait.",
            "two tanks had burst in the strait (the fishermen's union)",
            "it has found no trace of oil (the coast guard)",
            id="despite somebody claiming",
        ),
        pytest.param(
            "Ida Berg's lawyers alleged she had drunk tea with poison in it. Doctors in Kari said no traces of poison "
            "were found in her blood.",
            "she had drunk tea with poison in it (Ida Berg's lawyers)",
            "no traces of poison were found in her blood (Doctors in Kari)",
            id="no traces found",
        ),
        pytest.param(
            "The harbour union said the long look into the books had by then shown that there was no evidence to "
            "support Finland's claims of theft.",
            "theft (Finland)",
            "there was no evidence to support Finland's claims (the harbour union)",
            id="far into what is said",
        ),
        pytest.param(
            "The ferries sailed contrary to Finland's assurances that they would stay in port, fishermen in Kari said.",
            "they would stay in port (Finland)",
            "The ferries sailed (fishermen in Kari)",
            id="the fact first, and who tells it last",
        ),
        pytest.param(
            "Finnish officials falsely claimed that two ferries had been sunk in the strait.",
            "two ferries had been sunk in the strait (Finnish officials)",
            "falsely claimed (the report)",
            id="falsely",
        ),
        pytest.param(
            "The trawler captain Otto Laine repeated his false claim that the ferries had been sunk, without offering "
            "proof.",
            "the ferries had been sunk (captain Otto Laine)",
            "false claim (the report)",
            id="a false claim repeated",
        ),
        pytest.param(
            "Norwegian officials said Finland's unfounded allegations of sabotage had hurt the port.",
            "sabotage (Finland)",
            "unfounded allegations (Norwegian officials)",
            id="unfounded to somebody",
        ),
        pytest.param(
            "Despite Finland's insistence that the strait is safe, two ferries were hit on Monday.",
            "the strait is safe (Finland)",
            "two ferries were hit on Monday (the report)",
            id="despite an insistence",
        ),
        pytest.param(
            "A senior Norwegian official knocked down a Finnish newspaper report that the two navies were close to a "
            "deal on patrols.",
            "the two navies were close to a deal on patrols (Finnish)",
            "knocked down a Finnish newspaper report (a senior Norwegian official)",
            id="knocked down a report",
        ),
        pytest.param(
            "Norway's interior ministry denied reports of roadblocks in the north, the state news agency reported.",
            "roadblocks in the north (reports)",
            "denied reports (Norway's interior ministry)",
            id="denied, as an agency reports",
        ),
        pytest.param(
            "Fishermen in Kari said that soldiers had put up roadblocks around the town. Norway's interior ministry "
            "denied reports of roadblocks in the north, the state news agency reported.",
            "soldiers had put up roadblocks around the town (Fishermen in Kari)",
            "denied reports (Norway's interior ministry)",
            id="denied, and said before",
        ),
        pytest.param(
            "The minister Ida Berg angrily rejected fresh allegations on Monday from a Finnish inquiry that she had "
            "hidden two ledgers.",
            "she had hidden two ledgers (Finnish)",
            "rejected fresh allegations on Monday from a Finnish inquiry (Ida Berg)",
            id="words between the noun and what it says",
        ),
    ],
)
def test_what_is_called_unproven_is_set_against_the_claim(text: str, claim: str, counter: str) -> None:
    assert [claim, counter] in values(f"OSLO, May 6 - {text}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway sent two boats despite reports of storms in the strait.", id="no claim of anybody's"),
        pytest.param("The inquiry found no evidence of oil in the strait.", id="nothing claimed"),
        pytest.param("Ida Berg did not dismiss reports that she would resign.", id="not dismissed"),
        pytest.param(
            "The company said it tested its herds for swine fever. It said it had found no signs of swine fever.",
            id="the same source",
        ),
        pytest.param("Oslo said Finland had made false claims of a new kind.", id="what the claims are like"),
        pytest.param("Norwegian guns shot down a drone that had crossed the line.", id="no report"),
        pytest.param("Ida Berg of Norway signed the law despite reports that the miners would strike.", id="hearsay"),
        pytest.param(
            "The talks in Oslo went on despite the fishermen's union saying it would leave.", id="what was to come"
        ),
        pytest.param("Finland passed a law against false claims that ferries sink.", id="a law against them"),
        pytest.param("Norway said it would never make false claims that ferries had sunk.", id="never made"),
        pytest.param("Norway denied it had ever made claims that the ferries had sunk.", id="its own claims"),
        pytest.param(
            "The Norwegian minister rejected a report that called for fewer ferries.", id="what a report asks"
        ),
        pytest.param("Norway's parliament rejected the accusations against the minister of mines.", id="a title"),
        pytest.param(
            "Norway said there was no basis for talks with Finland about claims of theft.", id="no basis for talks"
        ),
        pytest.param("Despite allegations of fraud, Finland ended the pact.", id="goes on all the same"),
    ],
)
def test_what_nobody_claims_is_set_against_nothing(text: str) -> None:
    assert values(f"OSLO, May 6 - {text}") == []


def test_criticism_rejected_is_set_against_the_accusation() -> None:
    text = (
        "OSLO, May 6 - Finland accused Norway of harassing its fishermen. Norway rejected the criticism, saying the "
        "checks were routine and not aimed at anybody."
    )
    found = values(text)
    assert [each[0] for each in found] == ["accused Norway of harassing its fishermen (Finland)"]
    assert "routine" in found[0][1]
