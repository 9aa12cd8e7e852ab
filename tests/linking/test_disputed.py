"""What one source says in a report and another denies, calls untrue or tells otherwise; on own texts."""

from __future__ import annotations

import pytest

import accord
from accord.ledger.merged import Conflict, ConflictVerdict, Known
from accord.linking import link
from accord.linking.voices import clause_at, is_negated, roots_of, shorten
from accord.records import Report
from accord.values import DateBasis


def conflicts(*texts: str, kind: str = "account") -> list[Conflict]:
    reports = [
        Report(text=text, published="2025-05-06", published_basis=DateBasis.GIVEN, source=f"own {place}")
        for place, text in enumerate(texts)
    ]
    records = tuple(record for report in reports for record in accord.code(report))
    return [c for c in link(Known({r.id: r for r in reports}, records)).conflicts if c.kind == kind]


def values(text: str) -> list[list[str]]:
    return [[account.value for account in conflict.accounts] for conflict in conflicts(text)]


@pytest.mark.parametrize(
    ("text", "claim", "counter"),
    [
        pytest.param(
            "OSLO, May 6 - Finland's foreign minister, Otto Laine, said that Norway had closed the strait to ferries. "
            "Norwegian Defence Minister Ida Berg denied that the strait had been closed.",
            "Norway had closed the strait to ferries (Otto Laine)",
            "denied that the strait had been closed (Ida Berg)",
            id="denied in other words",
        ),
        pytest.param(
            "OSLO, May 6 - A Norwegian official told reporters that Finland had been asked to withdraw its patrol "
            "boats from the strait. The Finnish foreign ministry said there had been no such request.",
            "Finland had been asked to withdraw its patrol boats from the strait (a Norwegian official)",
            "there had been no such request (the Finnish foreign ministry)",
            id="no such request",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian officials said that they had warned the Finnish crew twice before the shots, a "
            "claim that a Finnish diplomat dismissed as untrue.",
            "they had warned the Finnish crew twice before the shots (Norwegian officials)",
            "dismissed as untrue (a Finnish diplomat)",
            id="dismissed as untrue",
        ),
        pytest.param(
            "OSLO, May 6 - Norwegian Defence Minister Ida Berg said the tour had lost its point. Otto Laine, the "
            "Finnish minister, put it differently: they both wanted it in autumn.",
            "the tour had lost its point (Ida Berg)",
            "they both wanted it in autumn (Otto Laine)",
            id="put it differently",
        ),
        pytest.param(
            "OSLO, May 6 - Finland's foreign minister, Otto Laine, said people had been hurt in the blast. Norwegian "
            "Defence Minister Ida Berg said there were none.",
            "people had been hurt in the blast (Otto Laine)",
            "there were none (Ida Berg)",
            id="there were none",
        ),
        pytest.param(
            "OSLO, May 6 - Norway said that Finland's president, Otto Laine, was about to visit Oslo. Finland's "
            "foreign ministry said that it had confirmed nothing.",
            "Finland's president, Otto Laine, was about to visit Oslo (Norway)",
            "it had confirmed nothing (Finland's foreign ministry)",
            id="confirmed nothing",
        ),
        pytest.param(
            "OSLO, May 6 - Finland said its patrol boat had been searched for six hours. The search of the boat was "
            "pure invention, Norwegian spokesman Nils Vik said on Tuesday.",
            "its patrol boat had been searched for six hours (Finland)",
            "The search of the boat was pure invention (Nils Vik)",
            id="pure invention",
        ),
    ],
)
def test_what_is_denied_stands_beside_the_claim(text: str, claim: str, counter: str) -> None:
    assert [claim, counter] in values(text)


def test_another_version_is_set_against_the_one_before() -> None:
    text = (
        "OSLO, May 6 - Norwegian President Ida Berg said she had asked Finland's ambassador to leave the country. The "
        "Finnish government gave a different account. The ambassador had offered to leave weeks before, Foreign "
        "Minister Otto Laine said."
    )
    (found,) = conflicts(text)
    assert [account.value for account in found.accounts] == [
        "she had asked Finland's ambassador to leave the country (Ida Berg)",
        "The ambassador had offered to leave weeks before (Otto Laine)",
    ]
    assert found.verdict == ConflictVerdict.CONFLICT


def test_a_flat_no_is_set_against_what_another_said() -> None:
    text = (
        "OSLO, May 6 - Norway's defence minister, Ida Berg, said the rebels were defeated. The harbours are open. "
        '"The rebels are not defeated," Finnish general Otto Laine said on Tuesday.'
    )
    assert ["the rebels were defeated (Ida Berg)", "The rebels are not defeated (Otto Laine)"] in values(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OSLO, May 6 - Norway said it would rebuild the harbour wall. Parliament has repeatedly denied funding for "
            "the wall.",
            id="what is denied is money",
        ),
        pytest.param(
            "OSLO, May 6 - Norway said the envoy had come for talks. Finland denied him a visa on Tuesday.",
            id="denied him a visa",
        ),
        pytest.param(
            "OSLO, May 6 - Norway said the talks had been useful. Norway said the talks had not been long.",
            id="one and the same source",
        ),
        pytest.param(
            "OSLO, May 6 - A reporter asked whether Norway had closed the strait. Defence Minister Ida Berg did not "
            "deny that the strait had been closed.",
            id="did not deny",
        ),
        pytest.param(
            'OSLO, May 6 - "Was the ferry full that night?" Finnish reporter Otto Laine asked. "The ferry was not full '
            'that night," Norwegian captain Nils Vik said.',
            id="an answer to a question",
        ),
        pytest.param(
            "OSLO, May 6 - A statement by Finland said the status of the island must be kept. Those who were silent "
            'then cannot speak of the status of the island, Norwegian President Ida Berg said. "It is ours," she said.',
            id="a demand and a refusal to hear it",
        ),
    ],
)
def test_no_dispute(text: str) -> None:
    assert not conflicts(text)


def test_a_claim_named_by_whose_it_is_stands_far_before() -> None:
    text = (
        "OSLO, May 6 - Norway's foreign ministry said that Finland had sent boats into the strait. The harbour is "
        "closed. It has been a cold spring. Finland dismissed Norway's account as groundless on Tuesday."
    )
    assert ["Finland had sent boats into the strait (Norway's foreign ministry)"] in [each[:1] for each in values(text)]


def test_the_clause_with_the_words_in_question_is_shown() -> None:
    words = "the crew had been told beforehand of the exercise, and that no fuel was on board the ferry at the time"
    assert shorten(words, roots_of("fuel")) == "no fuel was on board the ferry at the time"
    assert shorten(words, against=True) == "no fuel was on board the ferry at the time"
    assert clause_at(words, 3) == "the crew had been told beforehand of the exercise"


@pytest.mark.parametrize("clause", ["no boat sailed", "they didn't sail", "at no time was it asked", "nobody came"])
def test_negated_clauses(clause: str) -> None:
    assert is_negated(clause)
    assert not is_negated("the boats sailed")


@pytest.mark.parametrize(
    ("text", "claim", "counter"),
    [
        pytest.param(
            "The rebels described the ship as Norwegian and threatened all traders. "
            '"It is not a Norwegian ship," the Norwegian army insisted.',
            "the ship as Norwegian (the rebels)",
            "It is not a Norwegian ship (the Norwegian army)",
            id="described as",
        ),
        pytest.param(
            "Ida Berg denied that the curbs were retaliation. Ships left the harbour. Otto Laine said on Monday that "
            "the curbs were retaliation.",
            "the curbs were retaliation (Otto Laine)",
            "denied that the curbs were retaliation (Ida Berg)",
            id="the claim behind its denial",
        ),
        pytest.param(
            "Otto Laine said that the curbs were retaliation. Ida Berg denied that the curbs were retaliation, "
            "saying that they were needed for the safety of the harbour.",
            "the curbs were retaliation (Otto Laine)",
            "denied that the curbs were retaliation; they were needed for the safety of the harbour (Ida Berg)",
            id="what the denier says in its place",
        ),
        pytest.param(
            "Otto Laine said the pact amounted to sharing the port. "
            "Eva Lund told Norwegian reporters that her side did not see it that way.",
            "the pact amounted to sharing the port (Otto Laine)",
            "her side did not see it that way (Eva Lund)",
            id="not seen that way",
        ),
        pytest.param(
            "Otto Laine told reporters that the Norwegian crew is encircled and should lay down its weapons. Ida Berg "
            "replied that nobody is encircled and that no such undertaking exists.",
            "the Norwegian crew is encircled (Otto Laine)",
            "nobody is encircled (Ida Berg)",
            id="the clause that is against it",
        ),
    ],
)
def test_how_a_claim_and_what_is_against_it_are_told(text: str, claim: str, counter: str) -> None:
    assert [claim, counter] in values(f"OSLO, May 6 - {text}")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The agency said the fever had killed a man outside the harbour. Finland reported a fever in a man who had "
            "not been outside the harbour.",
            id="a negation within a relative clause",
        ),
        pytest.param(
            "Otto Laine said women had sold jewellery to win votes. Ida Berg said it was absurd that women should be "
            "kept from politics for having sold jewellery.",
            id="an opinion on what follows",
        ),
        pytest.param(
            "Otto Laine said there were deep divisions over the raid in Oslo. Although the raid was clearly used as a "
            "pretext by the rebels, Ida Berg said, she saw none in the raid.",
            id="used as a pretext",
        ),
        pytest.param(
            "The paper said the memo dismissed the laws on prisoners. Ida Berg, a lawyer, said the laws were "
            "at odds with the norms of war.",
            id="at odds with no account",
        ),
        pytest.param(
            "Otto Laine said the war had a broad aim. Ida Berg said it was not so much a war as a raid.",
            id="not so much",
        ),
    ],
)
def test_what_is_against_no_claim(text: str) -> None:
    assert not values(f"OSLO, May 6 - {text}")
