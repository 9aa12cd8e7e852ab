"""Pages in the manner of wires, papers, ministries and think tanks: what each prints of its day, and what is "
"right."""

from __future__ import annotations

from dataclasses import dataclass

from tests.reading.outlets import BODY, FOOTER, NAV, RELATED, TITLE, linked, meta, opened, page, site


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A page, the day or open day it states with its basis, and whether it has to say that its evidence differs."""

    name: str
    page: str
    day: str | None = "2025-11-04"
    month_day: str | None = None
    basis: str = "dateline"
    in_doubt: bool = False
    byline: str | None = None


def under(name: str, *lines: str, **expected: object) -> Printed:
    """A page whose only evidence are lines under its headline."""
    shown = "".join(f"<div>{line}</div>" for line in lines)
    return Printed(name=name, page=page(site("Fjord Post"), under=shown), **expected)  # type: ignore[arg-type]


def with_dateline(name: str, dateline: str, *lines: str, **expected: object) -> Printed:
    """A page whose text begins with a dateline, under some lines."""
    shown = "".join(f"<div>{line}</div>" for line in lines)
    made = page(site("Fjord Post"), under=shown, body=opened(dateline))
    return Printed(name=name, page=made, **expected)  # type: ignore[arg-type]


OPEN: dict[str, object] = {"day": None, "month_day": "11-04", "basis": "unknown"}
PRINTED = (
    under(
        "American wire, hour before the day",
        "By KARI DAHL",
        "Updated 9:58 AM GMT+9, November 6, 2025",
        "Published 6:58 PM GMT+9, November 4, 2025",
    ),
    with_dateline("American wire, country, agency, day", "SEOUL, South Korea (FW) — Nov. 4, 2025 —"),
    with_dateline("American wire, country and agency, long month", "SEOUL, South Korea (FW) — November 4, 2025 —"),
    with_dateline("British wire, dash", "SEOUL, Nov 4 (Fjord) -", **OPEN),
    under("British wire, year and hour run together", "November 4, 20256:58 AM UTC", "Updated 2 hours ago"),
    under("Korean agency, hour first", "All News 15:06 November 04, 2025"),
    under("Korean daily in English, dots", "Published: 04 Nov. 2025, 18:17", "Updated: 06 Nov. 2025, 19:10"),
    under("Korean daily, hour with pm", "Published Nov 4, 2025 6:17 pm KST", "Updated Nov 6, 2025 7:30 pm KST"),
    under(
        "Korean daily, posted on and modified on", "Posted on : 2025-11-04 17:33 KST Modified on : 2025-11-06 09:33 KST"
    ),
    under("Japanese agency, dashes", "KANTO NEWS - Nov 4, 2025 - 18:17 | World, All"),
    under("Japanese business daily", "KARI DAHL, Fjord staff writer", "November 4, 2025 18:17 JST"),
    under("Japanese daily, updated too", "November 4, 2025 18:17 JST", "Updated on November 6, 2025 05:45 JST"),
    under("Chinese agency, bars", "Source: Fjordnews| 2025-11-04 18:17:05|Editor: huang"),
    under("Chinese agency, run together", "Source: FjordnewsEditor: huang2025-11-04 18:17:05"),
    with_dateline(
        "Chinese agency", "BEIJING, Nov. 4 (Fjordnews) --", "Source: Fjordnews| 2025-11-04 18:17:05|Editor: huang"
    ),
    under(
        "Chinese daily, staff", "By GT staff reporters Published: Nov 04, 2025 06:17 PM Updated: Nov 06, 2025 06:45 PM"
    ),
    under(
        "Chinese daily that says updated alone",
        "By ZHANG YI in Beijing | Fjord Daily | Updated: 2025-11-04 09:03",
        day=None,
        basis="unknown",
    ),
    with_dateline("Russian agency", "MOSCOW, November 4. /FJORD/.", "4 Nov, 18:17", "Updated at: 19:02", **OPEN),
    with_dateline(
        "French agency, no day",
        "Seoul (FJP) –",
        "FJP - 04/11/2025 - 18:17",
        "Modified: 06/11/2025",
        day=None,
        basis="unknown",
    ),
    under("French agency on another site", "FJP - Agence Fjord / November 4, 2025"),
    with_dateline("German agency, no day", "Berlin (fjo) -", "04.11.2025, 18:17"),
    with_dateline("Italian agency, agency first", "(FJORD) - ROME, NOV 4 -", **OPEN),
    under("Italian agency, line", "Redazione FJORD ROME 04 November 2025 18:17 News"),
    under("Gulf station", "By Kari Dahl", "Published On 4 Nov 2025", "Last update: 6 Nov 2025 06:12 PM (Mecca time)"),
    under("British station", "Kari Dahl, Seoul correspondent", "4 November 2025, 09:05 GMT", "Updated 2 hours ago"),
    under("German station, day twice", "11/04/2025November 4, 2025"),
    under("American station abroad", "November 04, 2025 6:17 PM"),
    under("radio for Europe", "November 04, 2025 18:17 CET", "Updated November 06, 2025 09:00 CET"),
    under("soldiers' daily", "By KARI DAHL", "FJORD AND STRIPES • November 4, 2025"),
    under("defence weekly", "By Kari Dahl", "Tuesday, Nov 4, 2025"),
    under("defence weekly, hour", "By Kari Dahl", "Nov 4, 2025, 03:17 PM"),
    under("naval institute", "By: Kari Dahl", "November 4, 2025 6:58 AM - Updated: November 6, 2025 9:00 AM"),
    under("president's office", "The Fjord House", "November 4, 2025"),
    under("defence department", "IMMEDIATE RELEASE", "Release", "Nov. 4, 2025 |"),
    under("state department", "Press Statement", "Office of the Spokesperson", "November 4, 2025"),
    under("foreign ministry, table", "Date 2025-11-04 Hit 123"),
    under("foreign ministry, date and hour", "2025-11-04 18:17"),
    under("prime minister's office", "[Provisional Translation]", "Tuesday, November 4, 2025"),
    with_dateline("northern agency", "Pyongyang, November 4 (NCA) --", **OPEN),
    Printed(
        name="northern agency, years since 1912",
        day="2025-11-04",
        page=page(
            site("NCA"), body=opened("Pyongyang, November 4 (NCA) --") + "<p>www.nca.example (Juche114.11.4.)</p>"
        ),
    ),
    under("think tank, commentary", "Commentary by Kari Dahl", "Published November 4, 2025"),
    under("think tank, dot", "Nov 4, 2025 • Commentary"),
    under("blog, name above the day", "Kari Dahl", "November 4, 2025"),
    under("newsletter on the web", "Kari Dahl", "Nov 04, 2025", "∙ Paid"),
    under("British daily, last modified", "Tue 4 Nov 2025 06.58 GMT", "Last modified on Thu 6 Nov 2025 10.03 GMT"),
    under("American daily", "Published Nov. 4, 2025 Updated Nov. 6, 2025, 3:02 a.m. ET"),
    under("American daily, at", "November 4, 2025 at 6:58 a.m. EST"),
    under(
        "American station, updated, weekday",
        "By Kari Dahl, FNN",
        "Updated 7:58 AM EST, Thu November 6, 2025",
        "Published 6:58 AM EST, Tue November 4, 2025",
    ),
    under("American station, pm glued", "Published November 4, 2025 6:58am EST"),
    under("Singapore station", "04 Nov 2025 06:17PM (Updated: 06 Nov 2025 07:17PM)"),
    under("Hong Kong daily, hour first", "Published: 6:17pm, 4 Nov 2025", "Updated: 8:00pm, 6 Nov 2025"),
    under("alliance", "04 Nov. 2025 -", "Last updated: 06 Nov. 2025 17:03"),
    under("Turkish agency", "Kari Dahl |04.11.2025 - Update : 06.11.2025"),
    under(
        "Indian daily, dashes",
        "Published - November 04, 2025 06:17 pm IST - New Delhi",
        "Updated - November 06, 2025 10:17 pm IST",
    ),
    under("weekly, at and bar", "Published Nov 04, 2025 at 6:17 AM EST | Updated Nov 06, 2025 at 3:00 AM EST"),
    under("magazine, middle dot", "By Kari Dahl · November 04, 2025"),
    under("old American agency", "World News", "Nov. 4, 2025 / 6:58 AM / Updated at 9:00 AM"),
    under("month first told by the hour's zone", "11/4/2025 9:05 AM ET"),
    under("day first told by the weekday", "Tue 04/11/2025 - 09:05"),
    under("two readings and nothing that tells", "04/11/2025 - 09:05", day=None, basis="unknown"),
    Printed(
        name="an archive's page with other days around",
        day="2025-11-04",
        page=page(
            site("Fjord Archive"),
            top="<p>Archive: November 2025 | 3 | 4 | 5</p>",
            under="<p>4 November 2025</p>",
            body=BODY
            + "<p>Earlier: <a href='/a'>12 May 2024</a> Ministers meet</p><p>Earlier: 3 June 2023 Pact signed</p>",
        ),
    ),
    Printed(
        name="metadata and dateline agree",
        basis="metadata",
        page=page(
            site("Fjord Post") + meta(article__published_time="2025-11-04T20:58:00Z"),
            body=opened("SEOUL, Nov. 5 (Fjord) --"),
        ),
    ),
    Printed(
        name="metadata weeks after the dateline",
        day="2025-11-24",
        basis="metadata",
        in_doubt=True,
        page=page(
            site("Fjord Post") + meta(article__published_time="2025-11-24T20:58:00Z"),
            body=opened("SEOUL, Nov. 4 (Fjord) --"),
        ),
    ),
    Printed(
        name="metadata of a year later, line under the headline",
        in_doubt=True,
        page=page(site("Fjord Post") + linked(datePublished="2026-11-01"), under="<p>Published: 4 November 2025</p>"),
    ),
    Printed(
        name="metadata of weeks later, line without a word for it",
        day="2025-11-24",
        basis="metadata",
        in_doubt=True,
        page=page(site("Fjord Post") + linked(datePublished="2025-11-24"), under="<p>4 November 2025</p>"),
    ),
    Printed(
        name="two metadata that differ",
        day="2025-11-04",
        basis="metadata",
        in_doubt=True,
        page=page(
            site("Fjord Post") + meta(article__published_time="2025-11-04T09:00Z") + linked(datePublished="2025-10-20")
        ),
    ),
    Printed(
        name="address of another day than the dateline",
        day=None,
        month_day="11-04",
        basis="unknown",
        page=page(
            site("Fjord Post") + '<link rel="canonical" href="https://fjord.example/2025/06/20/a">',
            body=opened("SEOUL, Nov. 4 (Fjord) --"),
        ),
    ),
    Printed(
        name="address of another day than its line",
        in_doubt=True,
        page=page(
            site("Fjord Post") + '<link rel="canonical" href="https://fjord.example/2024/06/20/a">',
            under="<p>4 November 2025</p>",
        ),
    ),
    Printed(
        name="changed before it was published",
        in_doubt=True,
        basis="metadata",
        page=page(site("Fjord Post") + linked(datePublished="2025-11-04T09:00Z", dateModified="2025-09-01T09:00Z")),
    ),
    Printed(
        name="timestamps of seconds in a tag of its own",
        basis="metadata",
        page=page(site("Fjord Post") + meta(article__published_time="1762239600")),
    ),
    Printed(
        name="JSON-LD with a zone without a colon",
        basis="metadata",
        page=page(site("Fjord Post") + linked(datePublished="2025-11-04T18:17:00+0900")),
    ),
    Printed(
        name="JSON-LD in English words",
        basis="metadata",
        page=page(site("Fjord Post") + linked(datePublished="Tue, 04 Nov 2025 18:17:00 +0900")),
    ),
)
__all__ = ["FOOTER", "NAV", "PRINTED", "RELATED", "TITLE", "Printed"]
