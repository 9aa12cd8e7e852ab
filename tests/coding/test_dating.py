"""The day of an undated report: given away by its text, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from accord.coding.calendar import code_times, infer_dct
from accord.mentions.times import accord_times
from accord.parsing.loading import parse
from accord.records import Report

pytestmark = pytest.mark.model

VISIT = "The minister visited the strait on June 3. He is scheduled to meet his host on June 4. "


def inferred(nlp: Language, text: str) -> str | None:
    result = infer_dct(accord_times(parse(Report(text=text), nlp)))
    return result[0] if result else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            VISIT + "Norway is preparing a rise in defence spending for 2031.", "2030-06-03", id="coming budget"
        ),
        pytest.param(VISIT, None, id="no year anywhere"),
        pytest.param(VISIT.replace("June 3", "June 3, 2030"), "2030-06-03", id="stated year"),
        pytest.param(
            "The minister visited the strait on Monday, June 3. He will meet his host on June 4. "
            "It was the first visit since 2027. The base will close in 2032.",
            "2030-06-03",
            id="weekday agrees in one year between the bounds",
        ),
        pytest.param(
            VISIT + "It was the first visit since 2031. Norway is preparing a rise in defence spending for 2031.",
            None,
            id="against a bound",
        ),
        pytest.param(
            "The minister visited the strait on June 3, 2030. He will meet his host on August 4.",
            None,
            id="too long between them",
        ),
        pytest.param("The minister visited the strait on June 3, 2030.", None, id="nothing announced"),
        pytest.param("The minister will visit the strait on June 3, 2030.", None, id="nothing done"),
        pytest.param(
            "Harbour talks live\nUpdated 3 June 2030 19:12 CEST\n\n19:12 We close here.\n\n17:40 The king left.\n\n"
            "09:30 Good morning.",
            "2030-06-03",
            id="a page kept up to date by the hour",
        ),
        pytest.param(
            "Harbour talks\nUpdated 3 June 2030 19:12 CEST\n\nThe king left the talks.", None, id="an updated page"
        ),
    ],
)
def test_inferred_day(nlp: Language, text: str, expected: str | None) -> None:
    assert inferred(nlp, text) == expected


def test_it_says_on_which_words_it_rests(nlp: Language) -> None:
    text = VISIT + "Norway is preparing a rise in defence spending for 2031."
    result = infer_dct(accord_times(parse(Report(text=text), nlp)))
    assert result is not None
    assert result[1] == "June 3 … June 4 … for 2031"


def test_relative_dates_count_from_the_inferred_day(nlp: Language) -> None:
    report = Report(text=VISIT + "Norway is preparing a rise in defence spending for 2031.")
    records = code_times(accord_times(parse(report, nlp)), report)
    assert [record.value for record in records] == ["2030-06-03", "2030-06-04", "2031"]


def test_the_second_founding_report(nlp: Language, shared: Path) -> None:
    path = next((shared / "seeds").glob("001_*.txt"))
    assert inferred(nlp, path.read_text(encoding="utf-8")) == "2025-11-03"
