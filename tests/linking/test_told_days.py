"""The day of news that no sentence dates."""

from __future__ import annotations

import pytest
from tests.linking.written import FINLAND, NORWAY, Written, by, linked

from accord.values import DateBasis, EventType, Status, When

LONG = "for the third time in a year, after ships had lain before the harbour mouth for most of the cold spring."


def date_of(told: Written, words: str) -> When | None:
    return next(event.date for event in linked(told).events if event.records[0].text == words)


def seized(sentence: str, words: str = "seized", **fields: object) -> Written:
    """A report of Thursday 6 March 2025 whose first sentence tells of a seizure without a day of its own."""
    told = Written("2025-03-06", title="Ferry row grows").sentence("Ferry row grows").sentence(sentence)
    return told.event(
        words,
        EventType.COERCE,
        Status.OCCURRED,
        actors=(NORWAY,),
        recipients=(FINLAND,),
        **{"date": by("2025-03-06"), "date_basis": DateBasis.BOUNDED, **fields},
    )


def test_news_in_the_first_sentence_is_of_the_reports_day_or_the_one_before() -> None:
    found = date_of(seized(f"Norway seized a Finnish ferry {LONG}"), "seized")
    assert found is not None
    assert (found.value, found.earliest, found.latest) == ("2025-03-05/2025-03-06", "2025-03-05", "2025-03-06")


def test_a_headline_tells_news() -> None:
    title = "Norway seizes a Finnish ferry"
    told = Written("2025-03-06", title=title).sentence(title)
    told.event("seizes", EventType.COERCE, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    found = date_of(told, "seizes")
    assert found is not None
    assert found.latest == "2025-03-06"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("officials said on Tuesday", "2025-03-04", id="a weekday"),
        pytest.param("officials said yesterday", "2025-03-05", id="yesterday"),
        pytest.param("officials said Thursday", "2025-03-06", id="its own day"),
    ],
)
def test_the_day_the_first_sentence_names_goes_before_the_reports(words: str, day: str) -> None:
    found = date_of(seized(f"Norway seized a Finnish ferry, {words}, {LONG}"), "seized")
    assert found is not None
    assert found.value == day


def test_a_weekday_long_back_is_not_taken_for_that_of_the_news() -> None:
    found = date_of(seized(f"Norway seized a Finnish ferry and will let it go on Friday, {LONG}"), "seized")
    assert found is not None
    assert found.value == "2025-03-05/2025-03-06"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        pytest.param(f"Norway has seized a Finnish ferry {LONG}", "has seized", id="the present perfect"),
        pytest.param(f"Norway admits sinking a ferry {LONG}", "admits sinking", id="an admission"),
        pytest.param(f"Finland protested after Norway seized a ferry {LONG}", "seized", id="behind after"),
        pytest.param(f"Finland wants the ferry that Norway seized {LONG}", "seized", id="behind that"),
        pytest.param(f"Finland protested over the seizure of a ferry {LONG}", "seizure of a ferry", id="a noun"),
    ],
)
def test_what_is_not_told_as_news_keeps_its_bound(sentence: str, words: str) -> None:
    assert date_of(seized(sentence, words), words) == by("2025-03-06")


def test_a_report_whose_day_is_not_known_gives_none() -> None:
    told = seized(f"Norway seized a Finnish ferry {LONG}")
    told.published = None
    assert date_of(told, "seized") == by("2025-03-06")


def test_the_second_paragraph_tells_news_too() -> None:
    told = seized(f"Snow fell over the whole coast and ferries stood still {LONG}", "fell")
    told.sentence(f"Norway seized a Finnish ferry {LONG}")
    told.event("seized", EventType.COERCE, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    found = date_of(told, "seized")
    assert found is not None
    assert found.latest == "2025-03-06"


def test_what_stands_further_down_keeps_its_bound() -> None:
    told = seized(f"Snow fell over the whole coast and ferries stood still {LONG}", "fell")
    told.sentence(f"The pilots of both countries stayed at home {LONG}")
    told.sentence(f"Norway seized a Finnish ferry {LONG}")
    told.event(
        "seized", EventType.COERCE, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,), date=by("2025-03-06")
    )
    told.waiting[-1][4]["date_basis"] = DateBasis.BOUNDED
    assert date_of(told, "seized") == by("2025-03-06")


def test_a_headline_stands_above_the_first_sentence_where_the_paper_was_taken_for_the_title() -> None:
    told = Written("2025-03-06", title="Fjord Wire").sentence("Norway pulls out of the ferry pact")
    told.event("pulls out", EventType.RETREAT, Status.OCCURRED, actors=(NORWAY,), recipients=(FINLAND,))
    told.sentence(f"Finland protested in the strongest terms {LONG}")
    found = date_of(told, "pulls out")
    assert found is not None
    assert found.latest == "2025-03-06"
