"""Pages in the manner of outlets, with all they print around a report: cards, captions, notices, footers, bylines."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "Ministers agree on exercise in spring"
TEXT = (
    "The defence ministers of Norway and Finland agreed on Tuesday to hold their yearly exercise in the "
    "spring, officials "
    "of both sides said after talks in Oslo.",
    "They also spoke of the cost of the bases & of a plan to share the data of their radars, which had been "
    "put off twice.",
    "“We do not agree on everything,” the Norwegian minister, Kari Dahl, told reporters. “But we shall meet "
    "again in May.”",
    "Some 4,500 soldiers of five countries took part in the last exercise, which ended in September with a landing.",
    "A joint statement is to follow before the end of the month, the two ministries said.",
)
CAPTION = (
    "Soldiers of both countries cross a river during the exercise in the north of Norway, in this picture of September"
)


@dataclass(frozen=True, kw_only=True)
class Framed:
    """One page, and what of it must not stand in the report's text."""

    name: str
    page: str
    never: tuple[str, ...]
    title: str = TITLE
    publisher: str | None = "Fjord Post"


def framed(
    name: str,
    *parts: str,
    never: tuple[str, ...],
    title: str | None = TITLE,
    head: str = "",
    heading: str = TITLE,
    container: str = "article",
) -> Framed:
    """A page whose text is the given parts; {0} to {4} stand for the paragraphs of the report."""
    marked = [text.replace("&", "&amp;") for text in TEXT]
    body = "".join(part.format(*(f"<p>{text}</p>" for text in marked)) for part in parts)
    site = '<meta property="og:site_name" content="Fjord Post">'
    h1 = f"<h1>{heading}</h1>" if heading else ""
    return Framed(
        name=name,
        never=never,
        page=(
            f'<!doctype html><html lang="en"><head><meta '
            f'charset="utf-8"><title>{title}</title>{site}{head}</head><body>'
            f'<header><nav><a href="/">Home</a> <a href="/w">World</a></nav></header><main><{container}>{h1}{body}'
            f"</{container}></main><footer><p>© 2025 Fjord Post. All rights reserved.</p></footer></body></html>"
        ),
    )


FRAMED = (
    framed(
        "British station",
        '<figure><img src="a"><figcaption>Image source, Getty Images</figcaption></figure>'
        "<p>Image caption, The ministers met in Oslo</p>{0}{1}<p>Related topics</p>{2}{3}{4}"
        "<ul><li>Norway</li><li>Finland</li></ul><p>More on this story</p><ul><li><a href='/1'>Ministers to "
        "meet in the "
        "capital</a></li><li><a href='/2'>What the exercise costs</a></li></ul>",
        never=("Image source", "Image caption", "Related topics", "More on this story"),
        title=f"{TITLE} - Fjord Post",
    ),
    framed(
        "British wire",
        "<p>By Tom Reed</p><p>November 4, 20256:58 AM UTC</p>{0}{1}<p>Advertisement · Scroll to continue</p>"
        "{2}{3}{4}<p>Reporting by Tom Reed in Oslo; Editing by Ana Cruz</p><p>Our Standards: The Fjord Trust "
        "Principles., "
        "opens new tab</p><p>Sign up here.</p><p>Purchase Licensing Rights</p>",
        never=("Editing by", "Our Standards", "Sign up here", "Licensing Rights", "Scroll to continue"),
        title=f"{TITLE} | Fjord Post",
    ),
    framed(
        "American wire",
        "<div><p>Soldiers march in Oslo on Tuesday. (AP Photo/Ana Cruz)</p></div>{0}{1}{2}{3}{4}<p>___</p>"
        "<p>Associated Press writers Tom Reed in Helsinki and Ana Cruz in Oslo contributed to this report.</p>"
        "<p>Copyright 2025 The Associated Press. All rights reserved. This material may not be published, broadcast, "
        "rewritten or redistributed.</p>",
        never=("AP Photo", "contributed to this", "All rights reserved", "___"),
        title=f"{TITLE} | Fjord Post",
    ),
    framed(
        "Korean agency",
        f"<p>{CAPTION} (Yonhap)</p>{{0}}{{1}}<p>{CAPTION} (Yonhap)</p>{{2}}{{3}}{{4}}"
        "<p>minji@hanwire.example</p><p>(END)</p><p>Related Articles</p><ul><li>Ministers to meet</li></ul>",
        never=("minji@", "(END)", "Related Articles"),
    ),
    framed(
        "Korean daily in English",
        "{0}{1}<p>Defense Minister Kari Dahl, right, shakes hands with her guest in Oslo on "
        "Tuesday. [YONHAP]</p>{2}{3}{4}<p>BY KIM MIN-JI [kim.minji@joongang.example]</p>"
        "<p>With the Korea JoongAng Daily</p><p>To write comments, please log in to one of the accounts.</p>",
        never=("[YONHAP]", "KIM MIN-JI", "please log in"),
    ),
    framed(
        "Gulf station",
        "<p>Published On 4 Nov 2025</p>{0}<h3>Recommended Stories</h3><p>list of 3 items</p><ul><li>list 1 of "
        "3<a href='/1'>Ministers to meet in the capital</a></li></ul><p>end of list</p>{1}{2}{3}{4}"
        "<p>Source: Fjord Post and news agencies</p>",
        never=("Recommended Stories", "list of 3 items", "end of list", "news agencies"),
    ),
    framed(
        "British daily",
        "<p>View image in fullscreen</p><p>Photograph: Ana Cruz/Getty Images</p>{0}<p>Sign up to our "
        "newsletter: get the day's headlines in your inbox</p><p>skip past newsletter promotion</p>{1}{2}"
        "<p>after newsletter promotion</p>{3}{4}<p>Explore more on these topics</p><p>Share</p><p>Reuse this "
        "content</p>",
        never=("fullscreen", "Photograph:", "newsletter", "Explore more", "Reuse this"),
    ),
    framed(
        "American daily",
        "<p>Credit...Ana Cruz for the Fjord Post</p>{0}{1}<p>Advertisement</p><p>SKIP ADVERTISEMENT</p>{2}{3}"
        "{4}<p>Tom Reed contributed reporting.</p><p>Kari Holm is a reporter in Oslo, covering the armed forces.</p>"
        "<p>A version of this article appears in print on Nov. 5, 2025, Section A, Page 4 of the New York "
        "edition.</p>",
        never=("Credit...", "ADVERTISEMENT", "contributed reporting", "appears in print"),
    ),
    framed(
        "German station",
        "{0}{1}<p>To view this video please enable JavaScript, and consider upgrading to a web browser that "
        "supports HTML5 video</p>{2}{3}{4}<p>Edited by: Ana Cruz</p>",
        never=("enable JavaScript", "Edited by"),
    ),
    framed(
        "Chinese agency",
        "<p>Source: Xinhua</p><p>Editor: huaxia</p>{0}{1}{2}{3}{4}<p>■</p><p>Enditem</p>",
        never=("Editor:", "Enditem", "■"),
    ),
    framed(
        "radio for Europe",
        "{0}{1}{2}<p>With reporting by AFP and Reuters</p>{3}{4}<p>No media source currently available</p>"
        "<p>Some information in this report came from Fjord Wire.</p>",
        never=("With reporting by", "No media source", "Some information"),
    ),
    framed(
        "soldiers' daily",
        "<p>(Ana Cruz/U.S. Army)</p>{0}{1}{2}{3}{4}<div class='author'><p>Tom Reed is a reporter for Fjord "
        "Post, based in Oslo.</p><p>Email: reed@fjordpost.example Twitter: @tomreed</p></div><p>Sign Up for Daily "
        "Headlines</p><p>Sign up to receive a daily email of today's top stories.</p>",
        never=("Email:", "daily email"),
    ),
    framed(
        "ministry",
        "<p>An official website of the Norwegian government</p><p>Share this page</p>{0}{1}{2}{3}{4}<p>-ENDS-</p>"
        "<p>For media inquiries, contact the press office at +47 22 00 00 00.</p><p>Last updated: 6 November "
        "2025</p>",
        never=("official website", "Share this", "-ENDS-", "media inquiries"),
    ),
    framed(
        "blog",
        "{0}{1}<p>Share this:</p><ul><li>Tweet</li><li>Email</li></ul>{2}{3}{4}<p>Like this:</p><p>Like "
        "Loading...</p>"
        "<p>Filed Under: Defence, Norway</p><p>Tags: exercise, Oslo</p><p>Leave a Reply Cancel "
        "reply</p><p>Your email address "
        "will not be published. Required fields are marked *</p>",
        never=("Share this", "Tweet", "Like Loading", "Filed Under", "Tags:", "Leave a Reply", "Required fields"),
        container="div",
    ),
    framed(
        "cookies over all",
        "<div id='cookie'><p>We use cookies and similar technologies to improve your experience.</p>"
        "<p>Accept all</p><p>Manage preferences</p></div>{0}{1}{2}{3}{4}<p>Privacy Policy</p>",
        never=("cookies", "Accept all", "Privacy Policy"),
    ),
    framed(
        "newsletter on the web",
        "<p>Subscribe</p><p>Share this post</p>{0}{1}<p>Upgrade to paid</p>{2}{3}{4}<p>Thanks for "
        "reading Fjord Post! Subscribe for free to receive new posts and support my work.</p><p>Leave a comment</p>",
        never=("Share this post", "Upgrade to paid", "Thanks for reading", "Leave a comment"),
    ),
    framed(
        "related links between the paragraphs",
        "{0}<p>READ MORE: <a href='/1'>Ministers to meet in the capital</a></p>{1}"
        "<p>Also read | <a href='/2'>What the pact says</a></p>{2}<p>WATCH: Landing in the north</p>{3}{4}",
        never=("READ MORE", "Also read", "WATCH:"),
    ),
)
TITLES = (
    (f"{TITLE} | Fjord Post", "", ""),
    (f"{TITLE} - Fjord Post", "", ""),
    (f"{TITLE} — Fjord Post", "", ""),
    (f"{TITLE} : Fjord Post", "", ""),
    (f"{TITLE} | World | Fjord Post", "", ""),
    (f"Fjord Post | {TITLE}", "", ""),
    (f"{TITLE} | fjordpost.example", "", '<link rel="canonical" href="https://fjordpost.example/a">'),
    ("Fjord Post", TITLE, ""),
    (f"{TITLE} | Fjord Post", "", f'<meta property="og:title" content="{TITLE} | Fjord Post">'),
    (f"{TITLE} | Fjord Post", TITLE, f'<meta property="og:title" content="{TITLE} - Fjord Post">'),
)
"""Title, heading and further head of pages whose report has one title."""
