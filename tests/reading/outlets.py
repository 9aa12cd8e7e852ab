"""Pages in the manner of outlets of the world, made here: what each prints of itself, and what is right."""

from __future__ import annotations

import json
from dataclasses import dataclass

TEXT = (
    "The defence ministers of the two countries met on Tuesday and agreed to hold their yearly exercise in the spring, "
    "officials of both sides said after the talks.",
    "They also spoke of the cost of the bases and of a plan to share the data of their radars, which had been put off "
    "twice since the last round in March.",
    "A joint statement is to follow before the end of the month, the two ministries said.",
)
BODY = "".join(f"<p>{each}</p>" for each in TEXT)
TITLE = "Defence ministers agree on spring exercise"
RELATED = (
    '<aside class="related"><h3>Related</h3><ul><li><a href="/x">Ministers to meet in the capital</a>'
    '<time datetime="2025-10-28">28 October 2025</time></li><li><a href="/y">Exercise ends</a> '
    "<time>1 September 2025</time></li></ul></aside>"
)
COMMENTS = (
    '<section id="comments"><h3>2 comments</h3><div class="comment"><time datetime="2025-11-09">9 November 2025</time>'
    "<p>I do not believe a word of it, they say this every year and nothing comes of it.</p></div></section>"
)
FOOTER = "<footer><p>© 2025 The outlet. All rights reserved.</p><p>Today: 25 November 2025</p></footer>"
NAV = '<nav><a href="/">Home</a> <a href="/world">World</a> <span>Tuesday, 25 November 2025</span></nav>'


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """One page, and its title, publisher, byline, address, day or open day, and basis as a reader would give them."""

    name: str
    page: str
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    day: str | None = "2025-11-04"
    month_day: str | None = None
    basis: str = "metadata"
    title: str = TITLE


def page(
    head: str = "", top: str = "", under: str = "", *, lang: str = "en", title: str = TITLE, body: str = BODY
) -> str:
    """A whole page: frame, headline with lines above and under it, text, other articles, comments, foot."""
    shown = f'<main><div class="story">{top}<h1>{title}</h1>{under}{body}</div></main>'
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head>'
        f"<body>{NAV}{shown}{RELATED}{COMMENTS}{FOOTER}</body></html>"
    )


def linked(**fields: object) -> str:
    """JSON-LD of an article."""
    told = {"@type": "NewsArticle", "headline": TITLE, **fields}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def meta(**named: str) -> str:
    """Meta tags; a double underscore stands for a colon."""
    return "".join(f'<meta property="{key.replace("__", ":")}" content="{value}">' for key, value in named.items())


def canonical(url: str) -> str:
    """The link to the page's own address."""
    return f'<link rel="canonical" href="{url}">'


def site(name: str) -> str:
    """The outlet's name in OpenGraph."""
    return meta(og__site_name=name)


def opened(dateline: str) -> str:
    """The text under a dateline."""
    return BODY.replace("<p>", f"<p>{dateline} ", 1)


PERSON = {"@type": "Person", "name": "Kari Dahl"}
OUTLETS = (
    Outlet(
        name="American daily, JSON-LD",
        page=page(
            linked(
                datePublished="2025-11-04T09:05:00-05:00",
                dateModified="2025-11-06T10:00:00-05:00",
                author=[PERSON],
                publisher={"@type": "Organization", "name": "The Potomac Courier"},
            )
            + canonical("https://www.potomac.example/world/2025/11/04/exercise/"),
            under="<p>By Kari Dahl</p><p>Updated November 6, 2025 at 10:00 a.m. EST</p>",
        ),
        publisher="The Potomac Courier",
        byline="Kari Dahl",
        url="https://www.potomac.example/world/2025/11/04/exercise/",
        day="2025-11-04",
    ),
    Outlet(
        name="British daily, OpenGraph",
        page=page(
            site("The Thames Record")
            + meta(article__published_time="2025-11-04T06:58:00Z", article__modified_time="2025-11-05T09:00:00Z")
            + '<meta name="author" content="Tom Reed">',
            under="<p>Tom Reed in Tokyo</p><p>Tue 4 Nov 2025 06.58 GMT</p>",
            lang="en-GB",
        ),
        publisher="The Thames Record",
        byline="Tom Reed",
    ),
    Outlet(
        name="Korean daily, visible only",
        page=page(
            site("Han Herald"),
            under="<div>By Kim Min-ji</div><div>Published : Nov. 4, 2025 - 18:17:05</div>"
            "<div>Updated : Nov. 7, 2025 - 09:00:00</div>",
        ),
        publisher="Han Herald",
        basis="dateline",
    ),
    Outlet(
        name="Korean daily, updated first",
        page=page(site("Seoul Standard"), under="<p>Updated : 2025-11-07 09:00 Posted : 2025-11-04 18:17</p>"),
        publisher="Seoul Standard",
        basis="dateline",
    ),
    Outlet(
        name="Korean agency, dateline and address",
        page=page(
            canonical("https://en.hanwire.example/view/AEN20251104001200315") + site("Han Wire"),
            body=opened("SEOUL, Nov. 4 (Han Wire) --"),
        ),
        publisher="Han Wire",
        url="https://en.hanwire.example/view/AEN20251104001200315",
        basis="inferred",
    ),
    Outlet(
        name="Japanese agency",
        page=page(site("Kanto News"), top="<p>KANTO NEWS - Nov 4, 2025 - 18:17 | All, Japan</p>"),
        publisher="Kanto News",
        basis="dateline",
    ),
    Outlet(
        name="Japanese daily",
        page=page(
            "",
            under="<ul><li>THE KANTO SHIMBUN</li><li>November 4, 2025 at 18:17 JST</li></ul>",
            title=TITLE,
        ).replace("</title>", " | The Kanto Shimbun: Breaking News</title>"),
        publisher="The Kanto Shimbun: Breaking News",
        basis="dateline",
    ),
    Outlet(
        name="Indian daily, slashes and country",
        page=page(
            site("Ganga Times") + meta(og__locale="en_IN"), under="<p>First Published: 04/11/2025, 18:17 IST</p>"
        ),
        publisher="Ganga Times",
        basis="dateline",
    ),
    Outlet(
        name="French station in English, slashes, address of a country",
        page=page(
            site("Seine 24") + canonical("https://www.seine24.fr/en/asia/exercise"),
            under="<p>Issued on: 04/11/2025 - 18:17</p><p>Modified: 06/11/2025 - 10:00</p>",
        ),
        publisher="Seine 24",
        url="https://www.seine24.fr/en/asia/exercise",
        basis="dateline",
    ),
    Outlet(
        name="slashes and no country",
        page=page(site("Quay News"), under="<p>Published: 04/11/2025</p>"),
        publisher="Quay News",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="American station, slashes",
        page=page(site("Lakes 7"), under="<p>Published: 11/04/2025 09:05 AM EST</p>", lang="en-US"),
        publisher="Lakes 7",
        basis="dateline",
    ),
    Outlet(
        name="Gulf station",
        page=page(site("Gulf Voice"), under="<div>Published On 4 Nov 2025</div><div>Last updated 6 Nov 2025</div>"),
        publisher="Gulf Voice",
        basis="dateline",
    ),
    Outlet(
        name="microdata",
        byline="Kari Dahl",
        page=page(
            site("Fjord Post"),
            under='<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Kari Dahl</span>'
            '<meta itemprop="datePublished" content="2025-11-04T18:17:00+01:00">'
            '<time itemprop="dateModified" datetime="2025-11-08">8 November</time></div>',
        ),
        publisher="Fjord Post",
    ),
    Outlet(
        name="time tags, one of a change",
        page=page(
            site("Baltic Monitor"),
            under='<p>Updated <time datetime="2025-11-08T09:00Z">8 November</time></p>'
            '<p><time class="entry-date published" datetime="2025-11-04T09:00Z">4 November</time></p>',
        ),
        publisher="Baltic Monitor",
    ),
    Outlet(
        name="blog of a think tank",
        page=page(
            site("Alliance Notes"),
            under='<abbr class="published" title="2025-11-04T09:00:00+02:00">two weeks ago</abbr>',
        ),
        publisher="Alliance Notes",
    ),
    Outlet(
        name="ministry, date above the headline",
        page=page(
            '<meta name="dcterms.modified" content="2025-11-12">' + site("Ministry of Defence"),
            top="<p>Press release</p><p>4 November 2025</p>",
        ),
        publisher="Ministry of Defence",
        basis="dateline",
    ),
    Outlet(
        name="wrong metadata: the day of the last change",
        page=page(
            '<meta name="date" content="2025-11-20"><meta name="last-modified" content="2025-11-20">'
            + site("Delta Daily"),
            under="<p>Published: 4 November 2025</p>",
        ),
        publisher="Delta Daily",
        basis="dateline",
    ),
    Outlet(
        name="wrong metadata: the day of printing alone",
        page=page('<meta name="date" content="2025-11-20"><meta name="last-modified" content="2025-11-20">'),
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="moved page: JSON-LD of the move, shown day before",
        page=page(linked(datePublished="2026-02-01") + site("Old Post"), under="<p>Published: 4 November 2025</p>"),
        publisher="Old Post",
        basis="dateline",
    ),
    Outlet(
        name="JSON-LD of other articles too",
        page=page(
            linked(datePublished="2025-10-28", headline="Ministers to meet")
            + linked(datePublished="2025-11-04T10:00:00Z")
            + site("Levant Line")
        ),
        publisher="Levant Line",
    ),
    Outlet(
        name="no date but those of others",
        page=page(site("Steppe Report")),
        publisher="Steppe Report",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="hours ago",
        page=page(site("Coast Now"), under="<p>Published 3 hours ago</p>"),
        publisher="Coast Now",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="a year far off",
        page=page(linked(datePublished="3025-11-04") + site("Era News"), under="<p>Nov. 4, 3025</p>"),
        publisher="Era News",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="AMP",
        page=page(
            linked(datePublished="2025-11-04T09:00:00Z", publisher={"name": "Isle Press"})
            + canonical("https://islepress.example/news/exercise?utm_source=amp"),
        ).replace("<html", "<html amp", 1),
        publisher="Isle Press",
        url="https://islepress.example/news/exercise",
    ),
    Outlet(
        name="archive copy",
        page=page(
            canonical("https://web.archive.org/web/20251120101010/https://www.sunda.example/read/exercise")
            + site("Sunda Post"),
            under="<p>Jakarta | Tue, November 4, 2025</p>",
        ).replace(
            "<body>",
            '<body><div id="wm-ipp-base">Captured 20 November 2025 <time datetime="2025-11-20">20</time></div>',
        ),
        publisher="Sunda Post",
        url="https://www.sunda.example/read/exercise",
        basis="dateline",
    ),
    Outlet(
        name="saved by a browser",
        page=page(site("Savanna Star"), under="<p>Tuesday November 04 2025</p>").replace(
            "<html", "<!-- saved from url=(0045)https://www.savanna.example/news/exercise-4711 --><html", 1
        ),
        publisher="Savanna Star",
        url="https://www.savanna.example/news/exercise-4711",
        basis="dateline",
    ),
    Outlet(
        name="dateline without a year",
        page=page(site("Volga Wire"), body=opened("MOSCOW, November 4. /VOLGA/.")),
        publisher="Volga Wire",
        day=None,
        month_day="11-04",
        basis="unknown",
    ),
    Outlet(
        name="dateline with a year",
        page=page(site("Luzon Wire"), body=opened("MANILA, Philippines – November 4, 2025 –")),
        publisher="Luzon Wire",
        basis="dateline",
    ),
    Outlet(
        name="cards around the article",
        page=page(site("Andes Diary"), under="<p>4th November 2025</p>").replace(
            'class="story"', 'class="card latest"'
        ),
        publisher="Andes Diary",
        basis="dateline",
    ),
    Outlet(
        name="address alone",
        page=page(canonical("https://www.nile.example/2025/11/04/exercise") + site("Nile Gazette")),
        publisher="Nile Gazette",
        url="https://www.nile.example/2025/11/04/exercise",
        basis="inferred",
    ),
    Outlet(
        name="headline with a day in it",
        page=page(
            site("Strait Journal"), under="<p>4 November 2025</p>", title="Ministers to open talks on 12 December 2025"
        ),
        publisher="Strait Journal",
        title="Ministers to open talks on 12 December 2025",
        basis="dateline",
    ),
    Outlet(
        name="headline in a header",
        page=page(
            site("Prairie Post"),
            under='<div class="meta"><span class="by">By Ana Cruz</span> <span>November 4, 2025 9:05 am</span></div>',
        ),
        publisher="Prairie Post",
        byline="Ana Cruz",
        basis="dateline",
    ),
    Outlet(
        name="day under the text",
        page=page(site("Delta Echo"), body=f"{BODY}<p>Published: 4 November 2025</p>"),
        publisher="Delta Echo",
        basis="dateline",
    ),
    Outlet(
        name="comments without a name of their own",
        page=page(site("Bay Talk"), body=f"{BODY}<div><p>Posted by Joe on 9 November 2025</p><p>Quite so.</p></div>"),
        publisher="Bay Talk",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="labels on lines of their own",
        page=page(
            site("Isthmus News"),
            under="<dl><dt>Updated</dt><dd>9 November 2025</dd><dt>Published</dt><dd>4 November 2025</dd></dl>",
        ),
        publisher="Isthmus News",
        basis="dateline",
    ),
    Outlet(
        name="updated alone",
        page=page(site("Reef Radio"), under="<p>Updated</p><p>9 November 2025</p>"),
        publisher="Reef Radio",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="caption with a day",
        page=page(site("Pass Courier"), under="<div><p>Soldiers in Oslo, 3 March 2024</p></div><p>4 November 2025</p>"),
        publisher="Pass Courier",
        basis="dateline",
    ),
    Outlet(
        name="caption with the only day",
        page=page(site("Ford Courier"), under="<div><p>Soldiers in Oslo, 3 March 2024</p></div>"),
        publisher="Ford Courier",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="day of the thing announced",
        page=page(site("Hall of Talks"), under="<p>Event date: 12 December 2025</p><p>Venue: Oslo</p>"),
        publisher="Hall of Talks",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="seconds since 1970",
        page=page(site("Epoch Wire"), under='<time class="published" datetime="1762239600">Nov 4</time>'),
        publisher="Epoch Wire",
    ),
    Outlet(
        name="JSON-LD of the web page",
        page=page(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2025-11-04T07:00Z"},'
            ' {"@type": "WebSite", "name": "Plain Post"}]}</script>' + site("Plain Post")
        ),
        publisher="Plain Post",
    ),
    Outlet(
        name="Japanese figures",
        page=page(site("Inland Sea News"), under="<p>2025/11/04 18:17 (JST)</p>"),
        publisher="Inland Sea News",
        basis="dateline",
    ),
    Outlet(
        name="two time tags, words before them",
        page=page(
            site("Dune Post"),
            under='<div><span>Last updated</span> <time datetime="2025-11-09">9 Nov</time> '
            '<span>First published</span> <time datetime="2025-11-04">4 Nov</time></div>',
        )
        .replace("<main>", "<article>")
        .replace("</main>", "</article>"),
        publisher="Dune Post",
    ),
    Outlet(
        name="second headline with a day",
        page=page(site("Moor Post"), under="<h2>Anniversary of Armistice, 27 July 1953</h2>"),
        publisher="Moor Post",
        day=None,
        basis="unknown",
    ),
    Outlet(
        name="reporter, address and day in one line",
        page=page(site("Han Daily"), under="<p>Kim Min-ji minji@han.example | Published Nov 04, 2025 18:17 KST</p>"),
        publisher="Han Daily",
        basis="dateline",
    ),
)
