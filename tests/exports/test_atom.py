"""Changes as a feed, read by feedparser."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import feedparser
from tests.exports.given_events import REPORT, GivenLedger, event
from tests.exports.written import text_of

import accord
from accord.linking.differences import Change, ChangeKind
from accord.records import Evidence, Report

ATOM = "{http://www.w3.org/2005/Atom}"


def change(*quotes: tuple[str, str], kind: ChangeKind = ChangeKind.NEW_EVENT, now: str = "occurred") -> Change:
    evidence = tuple(Evidence(report=report, start=0, end=len(quote), quote=quote) for report, quote in quotes)
    return Change(kind=kind, about="v1", what="met Finland", before=None, now=now, day="2025-03-04", evidence=evidence)


def feed_of(*changes: Change, reports: list[Report] | None = None, **asked: object) -> Any:
    ledger = GivenLedger(held_changes=list(changes), held_reports=reports or [REPORT])
    return feedparser.parse(text_of("atom", ledger, **asked))


def test_an_entry_has_title_words_day_and_source() -> None:
    feed = feed_of(change(("r1", "Norway met Finland.")))
    entry = feed.entries[0]
    assert not feed.bozo
    assert entry.title == "new event: met Finland"
    assert entry.updated == "2025-03-04T00:00:00+00:00"
    assert "Norway met Finland." in entry.content[0].value
    assert "Fjord Wire, 2025-03-04" in entry.content[0].value


def test_a_title_says_who() -> None:
    ledger = GivenLedger([event()], held_changes=[change(("r1", "Norway met Finland."))])
    assert feedparser.parse(text_of("atom", ledger)).entries[0].title == "new event: Norway: met Finland"


def test_what_the_rfc_asks_for_is_there() -> None:
    root = ElementTree.fromstring(text_of("atom", GivenLedger(held_changes=[change(("r1", "Norway met."))])))
    assert root.tag == f"{ATOM}feed"
    for place in (root, root.find(f"{ATOM}entry")):
        assert place is not None
        assert all(place.find(f"{ATOM}{name}") is not None for name in ("id", "title", "updated"))
    assert root.find(f"{ATOM}author/{ATOM}name") is not None


def test_an_entry_keeps_its_id_when_a_later_report_tells_it_too() -> None:
    later = Report(text="They met.", published="2025-03-05", id="r0")
    alone = feed_of(change(("r1", "Norway met Finland.")))
    both = feed_of(change(("r0", "They met."), ("r1", "Norway met Finland.")), reports=[REPORT, later])
    assert alone.entries[0].id == both.entries[0].id


def test_two_changes_with_one_sentence_have_two_ids() -> None:
    words = ("r1", "Norway met Finland.")
    feed = feed_of(change(words), change(words), change(words, kind=ChangeKind.PLAN, now="held"))
    assert len({entry.id for entry in feed.entries}) == 3


def test_each_query_has_a_feed_of_its_own_whose_id_is_the_same_tomorrow() -> None:
    all_of_it, korea = feed_of(), feed_of(actor="KOR")
    assert all_of_it.feed.id != korea.feed.id
    assert korea.feed.id == feed_of(actor="KOR", since="2025-03-01").feed.id
    assert korea.feed.title == "Changes in the ledger: KOR"


def test_what_a_report_says_is_text_and_never_markup() -> None:
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(2)>\x07\u202e"
    text = text_of("atom", GivenLedger(held_changes=[change(("r1", hostile))]))
    content = ElementTree.fromstring(text).find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.text is not None
    assert "<script>" not in content.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content.text


def test_an_entry_leads_to_its_report_and_to_nothing_else() -> None:
    words = ("r1", "Norway met.")
    page = Report(text="Norway met.", url="https://example.org/a", published="2025-03-04", id="r1")
    bad = Report(text="Norway met.", url="javascript:alert(1)", published="2025-03-04", id="r1")
    assert feed_of(change(words), reports=[page]).entries[0].link == "https://example.org/a"
    assert feed_of(change(words), reports=[bad]).entries[0].get("links", []) == []


def test_without_quotes_no_words_of_reports_are_in_it() -> None:
    feed = feed_of(change(("r1", "Norway met Finland.")), quotes=False)
    assert "Norway met" not in feed.entries[0].content[0].value


def test_an_empty_feed_says_the_day_of_the_last_report_and_not_the_moment_it_was_made() -> None:
    assert feed_of().feed.updated == "2025-03-04T00:00:00+00:00"


def test_the_samples_since_a_day_are_the_changes_since_it(samples: accord.Ledger) -> None:
    feed = feedparser.parse(samples.export("atom", since="2022-06-01").content)
    assert len(feed.entries) == len(samples.changes(since="2022-06-01"))
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)


def test_a_query_chooses_entries_of_the_samples(samples: accord.Ledger) -> None:
    every = feedparser.parse(samples.export("atom", since="2022-06-01").content)
    some = feedparser.parse(samples.export("atom", since="2022-06-01", actor="TUR").content)
    assert 0 < len(some.entries) < len(every.entries)
    assert {entry.id for entry in some.entries} < {entry.id for entry in every.entries}


def test_an_entry_on_a_part_says_of_what() -> None:
    held = [event(whole="v2"), event(id="v2", title="visit to Oslo", parts=("v1",))]
    ledger = GivenLedger(held, held_changes=[change(("r1", "Norway met Finland."))])
    entry = feedparser.parse(text_of("atom", ledger)).entries[0]
    assert "Part of: Norway: visit to Oslo" in entry.content[0].value
