"""The line that stands for an event."""

from __future__ import annotations

from typing import Any

import pytest
from tests.linking.written import BERG, Written

from accord.linking.titles import MOST_WORDS, make_title
from accord.records import EventRecord
from accord.values import EventType, Status


@pytest.mark.parametrize(
    ("sentence", "mention", "fields", "title"),
    [
        pytest.param(
            "Berg visited the strait on 4 March, and a band played.",
            "visited",
            {"actors": (BERG,)},
            "visited the strait on 4 March",
            id="to the end of the clause",
        ),
        pytest.param(
            "Berg was the last envoy to sign.",
            "to sign",
            {"actors": (BERG,)},
            "was the last envoy to sign",
            id="an infinitive of what is done has the words that say so",
        ),
        pytest.param(
            'Berg had "agreed to nothing of the sort", he said.',
            'had "agreed',
            {"actors": (BERG,)},
            "had agreed to nothing of the sort",
            id="no quotation mark without its other half",
        ),
        pytest.param(
            "Ida Berg's new order for pilots takes effect on 4 March.",
            "takes effect",
            {"actors": (BERG,)},
            "new order for pilots takes effect on 4 March",
            id="what belongs to whoever acts and is the subject",
        ),
        pytest.param(
            'Berg said her crew had "mistakenly" shot down a balloon.',
            "said",
            {"actors": (BERG,)},
            "said her crew had “mistakenly” shot down a balloon",
            id="a word in quotation marks stays in its clause",
        ),
        pytest.param(
            "Berg met pilots and praised them.",
            "met",
            {"actors": (BERG,)},
            "met pilots",
            id="a second verb is another deed",
        ),
        pytest.param(
            "Berg met pilots and fishers.",
            "met",
            {"actors": (BERG,)},
            "met pilots and fishers",
            id="a second thing is not",
        ),
        pytest.param(
            "The 3rd session of the harbour group was held on Monday.",
            "3rd session",
            {},
            "The 3rd session of the harbour group",
            id="a noun ends at its verb",
        ),
        pytest.param(
            "After the talks the two ministers dined.", "talks", {}, "the talks", id="a noun ends where another begins"
        ),
        pytest.param(
            "A convoy of the U.S. navy left at 7:10 a.m. for the sound.",
            "left",
            {},
            "A convoy of the U.S. navy left at 7:10 a.m. for the sound",
            id="abbreviations and clocks do not cut; the subject stands where nobody is named",
        ),
        pytest.param(
            "Berg signed the pact that both houses must pass.",
            "signed",
            {"actors": (BERG,)},
            "signed the pact",
            id="relative",
        ),
    ],
)
def test_titles(sentence: str, mention: str, fields: dict[str, Any], title: str) -> None:
    _, (record,) = Written().sentence(sentence).event(mention, EventType.CONSULT, Status.OCCURRED, **fields).done()
    assert isinstance(record, EventRecord)
    assert make_title(record) == title


def test_long_titles_are_cut_before_a_hanging_word() -> None:
    sentence = "Berg opened " + "one of the many small stone harbours " * 4 + "there."
    _, (record,) = Written().sentence(sentence).event("opened", None, Status.OCCURRED, actors=(BERG,)).done()
    assert isinstance(record, EventRecord)
    title = make_title(record)
    assert title.endswith(" …")
    assert len(title.split()) <= MOST_WORDS + 1
    assert title.split()[-2] not in ("of", "the")
