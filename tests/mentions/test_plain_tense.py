"""Whether the word over a time says plainly that it is past or ahead; own sentences, written early in November."""

from __future__ import annotations

import pytest
from spacy.language import Language

from accord.mentions.plain_tense import plain_side

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "side"),
    [
        pytest.param("The pact was signed in December.", -1, id="passive"),
        pytest.param("The envoy said she closed the mine in December.", -1, id="past"),
        pytest.param("Having won the elections in December, the party boasts of it.", -1, id="having won"),
        pytest.param("The fort, seized in December, was burnt.", -1, id="participle"),
        pytest.param("He was said to have fled in December.", -1, id="perfect infinitive"),
        pytest.param("By December, the town had run out of coal.", -1, id="by"),
        pytest.param("The drones of December still haunt the town.", 0, id="of, in the present"),
        pytest.param("The drones of December haunted the town.", -1, id="of, in the past"),
        pytest.param("A film on the massacre in December is out.", -1, id="never planned"),
        pytest.param("The envoy will leave in December.", 1, id="will"),
        pytest.param("The jury will look at the fire in December.", 0, id="object of what is ahead"),
        pytest.param("The premier announced elections in December.", 0, id="what is announced"),
        pytest.param("The town saved coal for the feast in December.", 0, id="what it is for"),
        pytest.param("The council asked for a reply by December.", 0, id="asked by"),
        pytest.param("The fleet was to have sailed in December.", 0, id="was to have"),
        pytest.param("The envoy may leave in December.", 0, id="may"),
        pytest.param("The envoy must have left the fort by December.", 0, id="must have"),
        pytest.param("The fleet hopes to have left the bay by December.", 0, id="hopes to have"),
        pytest.param("The fleet is expected to have left the bay by December.", 0, id="expected to have"),
        pytest.param("The king is thought to have fled in December.", -1, id="thought to have"),
        pytest.param("The island has closed its ports from December.", 0, id="from"),
        pytest.param("All ferries were cancelled through December.", 0, id="through"),
        pytest.param("The town banned cars between October and December.", 0, id="between"),
        pytest.param("The queen spoke in Bergen ahead of elections in December.", 0, id="ahead of"),
        pytest.param("The march was held in advance of the vote in December.", 0, id="in advance of"),
        pytest.param("They dined in the run-up to the vote in December.", 0, id="in the run-up to"),
        pytest.param("The island fears an attack in December.", 0, id="feared"),
        pytest.param("The island condemned the attack in December.", -1, id="condemned"),
        pytest.param("The museum was opening in December.", 0, id="was opening"),
        pytest.param("The rebels were fighting in December.", -1, id="were fighting"),
        pytest.param("The island has imposed a toll effective December 4.", 0, id="effective"),
    ],
)
def test_side_of_december(nlp: Language, text: str, side: int) -> None:
    doc = nlp(text)
    assert plain_side(next(token for token in doc if token.text == "December")) == side
