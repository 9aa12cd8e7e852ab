"""Values of time expressions: sentence, date of the report (Friday 31 May 2030 unless said), expected value."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from accord.coding.calendar import code_times
from accord.data import read_toml
from accord.mentions.times import accord_times
from accord.parsing.loading import parse
from accord.records import Report, TimeRecord

pytestmark = pytest.mark.model

DCT = "2030-05-31"
RULES = read_toml("time_rules.toml")["rule"]


def coded(nlp: Language, text: str, dct: str | None = DCT) -> list[TimeRecord]:
    report = Report(text=text, published=dct)
    return code_times(accord_times(parse(report, nlp)), report)


def values(nlp: Language, text: str, dct: str | None = DCT) -> list[str]:
    return [record.value for record in coded(nlp, text, dct)]


@pytest.mark.parametrize("entry", RULES, ids=[f"{entry['read']}: {entry['example']}" for entry in RULES])
def test_examples_of_the_rules(nlp: Language, entry: dict[str, Any]) -> None:
    assert entry["gives"] in values(nlp, entry["example"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The ministers met on Friday.", "2030-05-31", id="the report's own weekday"),
        pytest.param("The ministers met on Monday.", "2030-05-27", id="weekday in the past tense"),
        pytest.param("The ministers will meet on Monday.", "2030-06-03", id="weekday with will"),
        pytest.param("The cabinet meets on Saturday.", "2030-06-01", id="weekday in the present tense"),
        pytest.param(
            "Two towns closed their schools following Tuesday's raid.", "2030-05-28", id="following as 'after'"
        ),
        pytest.param("A summit is set for Wednesday.", "2030-06-05", id="set for"),
        pytest.param("The vote was pushed back to June.", "2030-06", id="pushed back to"),
        pytest.param("They left next Saturday free.", "2030-06-08", id="next Saturday is not tomorrow"),
        pytest.param("They signed on December 20.", "2029-12-20", id="day past"),
        pytest.param("They will sign on January 20.", "2031-01-20", id="day ahead"),
        pytest.param("He resigned in September.", "2029-09", id="month past"),
        pytest.param("He will resign in September.", "2030-09", id="month ahead"),
        pytest.param("The bridge was mined in June.", "2029-06", id="plainly past, however far"),
        pytest.param("The fort has been held since June.", "2029-06", id="since a month gone by"),
        pytest.param("The queen will abdicate in April.", "2031-04", id="plainly ahead, however far"),
        pytest.param("The bans were lifted by June 20.", "2029-06-20", id="by a day gone by"),
        pytest.param("The premier announced elections in June.", "2030-06", id="announced, still to come"),
        pytest.param("There are elections in November.", "2030-11", id="there are"),
        pytest.param("Exports fell in the fourth quarter.", "2029-Q4", id="quarter past"),
        pytest.param("Exports fell in the second half of last year.", "2029-H2", id="half of last year"),
        pytest.param("It was shelled on Thursday night.", "2030-05-30TNI", id="night of a weekday"),
        pytest.param("He left at 7:11 p.m.", "2030-05-31T19:11", id="evening clock"),
        pytest.param("He left at 12:05 a.m.", "2030-05-31T00:05", id="after midnight"),
        pytest.param("They met at 2:49 a.m. on Saturday.", "2030-05-25T02:49", id="clock of a weekday"),
        pytest.param("It was agreed on Feb. 29.", "2028-02-29", id="leap day"),
        pytest.param(
            "The tour goes on in Lima, followed by a show in Quito on October 15.",
            "2030-10-15",
            id="what follows is of the time of its clause",
        ),
        pytest.param("It rained 31 November.", None, id="a day no calendar has"),
        pytest.param("They argued for two and a half years.", "P30M", id="half years in months"),
        pytest.param("It took 48 to 72 hours.", "PT48H/PT72H", id="pair of lengths"),
        pytest.param("They met for several weeks.", "PXW", id="several"),
        pytest.param("He ruled for decades.", "PXY", id="decades are years"),
        pytest.param("The law of 1998-99 stands.", "1998/1999", id="span of years"),
        pytest.param("The budget for FY26 passed.", "FY2026", id="short fiscal year"),
    ],
)
def test_value(nlp: Language, text: str, expected: str | None) -> None:
    assert values(nlp, text)[:1] == ([expected] if expected else values(nlp, text)[:1])
    assert expected is not None or "2030-11-31" not in values(nlp, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It began on 4 May 2029. The same day it ended.", "2029-05-04", id="the same day"),
        pytest.param("It began on 4 May 2029. A year later it ended.", "2030", id="a year later"),
        pytest.param("It began in 2027. That year it ended.", "2027", id="that year"),
        pytest.param("It began in March 2030. Later that month it ended.", "2030-03", id="that month"),
        pytest.param(
            "It began in March, and on the 24th of that month it ended.", "2030-03-24", id="a day of that month"
        ),
        pytest.param(
            "In March the troops left. On the 12th they returned.", "2030-03-12", id="a day of the month before"
        ),
        pytest.param("It began on Tuesday. Shells fell the following day.", "2030-05-29", id="the following day"),
        pytest.param("He was tried in May 2028 and jailed the following month.", "2028-06", id="the following month"),
        pytest.param("He was tried in May 2028. The next month he fled.", "2028-06", id="the next month, told"),
        pytest.param("It began in May 2028. Two years later it ended.", "2030", id="years later"),
        pytest.param("It began in May 2028. Three years later it ended.", "PAST_REF", id="not after the report"),
        pytest.param("It began in 1999 and they still mend it 30 years later.", "PRESENT_REF", id="later, and now"),
        pytest.param("The truce held until 2 July. That night shells fell.", "2030-05-31TNI", id="no night to come"),
        pytest.param("It began in April. By the end of the month it was over.", "2030-04", id="the end of the month"),
        pytest.param("He came in May 2028 and left in October that year.", "2028-10", id="that year"),
    ],
)
def test_counted_from_the_text(nlp: Language, text: str, expected: str) -> None:
    assert values(nlp, text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They met on November 3.", "XXXX-11-03", id="day"),
        pytest.param("They met on Friday.", "XXXX-WXX-5", id="weekday"),
        pytest.param("They met in October.", "XXXX-10", id="month"),
        pytest.param("They met today.", "PRESENT_REF", id="today"),
        pytest.param("They will meet next year.", "FUTURE_REF", id="next year"),
        pytest.param("They met in 2017.", "2017", id="a year needs no date"),
    ],
)
def test_undated_reports_stay_relative(nlp: Language, text: str, expected: str) -> None:
    (record,) = coded(nlp, text, None)
    assert record.value == expected


def test_later_than_planned_is_no_day(nlp: Language) -> None:
    assert values(nlp, "The mine opened two months later than planned.") == ["P2M"]


def test_this_weekend_of_what_was_done_is_gone_by(nlp: Language) -> None:
    assert values(nlp, "The town mourned him this weekend.", "2030-05-27") == ["2030-W21-WE"]
    assert values(nlp, "The town will mourn him this weekend.", "2030-05-27") == ["2030-W22-WE"]


@pytest.mark.parametrize(
    "text",
    [
        "The unions hoped for a truce this weekend.",
        "The unions were preparing for a strike this weekend.",
        "The unions called for a march this weekend.",
        "The town hired guards for the vote this weekend.",
    ],
)
def test_this_weekend_of_what_was_wanted_or_prepared_is_to_come(nlp: Language, text: str) -> None:
    assert values(nlp, text, "2030-05-27") == ["2030-W22-WE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The troops left at the end of the month.", "2030-04", id="left"),
        pytest.param("The envoy wanted a truce by the end of the month.", "2030-05", id="wanted by"),
        pytest.param("The envoy said he was leaving at the end of the month.", "2030-05", id="was leaving"),
    ],
)
def test_the_end_of_the_month_is_gone_by_only_of_what_was_done(nlp: Language, text: str, expected: str) -> None:
    assert values(nlp, text, "2030-05-10") == [expected]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        pytest.param("The September 11 attacks changed that.", "2030-05-31", ["2001-09-11"], id="attacks behind"),
        pytest.param("She wrote of the attacks of September 11.", "2005-03-04", ["2001-09-11"], id="attacks in front"),
        pytest.param("Since September 11 all bags are searched.", "2005-03-04", ["2001-09-11"], id="since, soon after"),
        pytest.param("Since September 11 all shops are shut.", "2029-10-04", ["2029-09-11"], id="since, long after"),
        pytest.param("They met on September 11.", "2005-03-04", ["2004-09-11"], id="any other day of that name"),
        pytest.param("The July 7 bombings killed dozens.", "2030-05-31", ["2005-07-07"], id="bombings"),
        pytest.param(
            "The July 7 bombings in Oslo killed two.", "2030-07-08", ["2030-07-07"], id="elsewhere, just gone"
        ),
        pytest.param("The July 7 bombings in London killed 52.", "2030-07-08", ["2005-07-07"], id="there, just gone"),
        pytest.param("The September 11 attacks on the United States hurt.", "2030-09-12", ["2001-09-11"], id="there"),
        pytest.param("Attacks on September 11 killed two in Oslo.", "2030-09-12", ["2030-09-11"], id="behind its noun"),
        pytest.param("The March 11 train crash killed two.", "2030-05-31", ["2030-03-11"], id="train"),
        pytest.param("Shots fell on the 6 October Bridge.", "2030-05-31", [], id="a bridge"),
        pytest.param("The March 14 alliance won.", "2030-05-31", [], id="an alliance"),
        pytest.param("She was the Player of the Year.", "2030-05-31", [], id="a title"),
    ],
)
def test_names_with_a_day(nlp: Language, text: str, day: str, expected: list[str]) -> None:
    assert values(nlp, text, day) == expected


def test_a_moment_counts_as_its_day(nlp: Language) -> None:
    assert values(nlp, "They met today.", "2030-05-31T23:30:00+09:00") == ["2030-05-31"]


def test_since_opens_an_interval(nlp: Language) -> None:
    (record,) = coded(nlp, "It is the first visit since October 2017.")
    assert (record.value, record.mod) == ("2017-10", "SINCE")
    assert record.when is not None
    assert (record.when.value, record.when.latest) == ("2017-10/..", None)


def test_records_quote_the_text(nlp: Language) -> None:
    text = "Ministers met on 3 May 2029.\n\nThey will meet again next week, “perhaps on Friday”."
    for record in coded(nlp, text):
        assert text[record.start : record.end] == record.text
        assert record.text in record.evidence.quote == text[record.evidence.start : record.evidence.end]


@pytest.mark.parametrize("dct", ["0001-01-01", "9999-12-31", None])
def test_the_ends_of_the_calendar_pass(nlp: Language, dct: str | None) -> None:
    text = "Last week, next year, 99 centuries ago, tomorrow, before Christmas, by Monday, at the weekend, in winter."
    for record in coded(nlp, text, dct):
        when = record.when
        assert when is None or when.earliest is None or when.latest is None or when.earliest <= when.latest


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("The envoys were to meet on Tuesday.", "2030-05-28", id="was to, the nearer day gone by"),
        pytest.param("The envoys were to meet on Sunday.", "2030-06-02", id="was to, the nearer day to come"),
        pytest.param("Oslo was planning to vote on Wednesday.", "2030-05-29", id="was planning to"),
        pytest.param("The choir had been due to sail on Monday.", "2030-06-03", id="had been due"),
        pytest.param("The choir was due to sail on Tuesday.", "2030-05-28", id="was due"),
        pytest.param("The envoys are to meet on Tuesday.", "2030-06-04", id="is to: ahead"),
    ],
)
def test_the_nearer_day_of_what_lay_ahead_then(nlp: Language, text: str, day: str) -> None:
    assert values(nlp, text) == [day]


def test_an_hour_goes_with_the_day_of_a_deed_and_not_with_that_of_what_came_before_it(nlp: Language) -> None:
    text = "The court ruled on Tuesday, after the resignation of 2 May. The new mayor was sworn in at 4 p.m."
    assert values(nlp, text)[-1] == "2030-05-28T16:00"


def test_the_same_day_of_what_is_past_is_no_day_ahead(nlp: Language) -> None:
    text = "Guns shelled the port on Tuesday. A hearing will be held on June 20. A ship was hit the same day."
    assert values(nlp, text)[-1] == "2030-05-28"


def test_an_hour_of_what_is_past_is_of_the_last_past_day(nlp: Language) -> None:
    text = "Guns shelled the port on Tuesday. A hearing will be held on June 20. A ship was hit at 4 a.m."
    assert values(nlp, text)[-1] == "2030-05-28T04:00"
    assert values(nlp, "The king died on Tuesday. He died in the morning.")[-1] == "2030-05-28TMO"
