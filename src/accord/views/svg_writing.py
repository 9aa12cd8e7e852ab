"""8. Ledger → what people see: SVG written element by element; every text and attribute in it is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from accord.reading.decoding import clean

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters no XML 1.0 text may hold."""
FONT = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
INK, SOFT, LINE, PAPER = "#1b1f24", "#57606a", "#c3cad2", "#ffffff"
LETTER = 0.56
"""The mean width of a letter of FONT, in its size."""


def plain(text: object) -> str:
    """A text as XML may hold it, escaped, without control characters or changes of direction.

    >>> plain("a\\x1b<b & 'c'")
    'a&lt;b &amp; &#x27;c&#x27;'
    """
    return escape(_NOT_IN_XML.sub("", clean(str(text))))


def tag(name: str, *inside: str, **attributes: object) -> str:
    """An element; an underscore in an attribute's name is a hyphen, one at its end is left out, None leaves it out.

    >>> tag("text", plain("<x>"), class_="name", text_anchor="end", x=1.50)
    '<text class="name" text-anchor="end" x="1.5">&lt;x&gt;</text>'
    """
    held = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    told = "".join(f' {key}="{_value(value)}"' for key, value in held)
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else plain(value)


def number(value: float) -> str:
    """A length to a tenth, without what is not needed."""
    told = f"{value:.1f}"
    return told.removesuffix(".0") if told != "-0.0" else "0"


def linked(href: str | None, drawn: str, name: str = "") -> str:
    """What is drawn as a link; as it is when there is none. Links lead within the pages only."""
    if not href or not href.startswith(("/", "?", "#")) or href.startswith("//"):
        return drawn
    return tag("a", drawn, href=href, aria_label=name or None)


def picture(
    width: float, height: float, inside: Iterable[str], *, title: str, description: str, name: str, kind: str
) -> str:
    """A whole SVG document with its title and description, which a screen reader reads out.

    `name` is unique in a page: ids within begin with it; `kind` is a class for style sheets.
    """
    body = "".join(inside)
    about = tag("title", plain(title), id=f"{name}-t") + tag("desc", plain(description), id=f"{name}-d")
    return tag(
        "svg",
        about + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=float(width),
        height=float(height),
        class_=f"picture {kind}",
        role="group" if "<a " in body else "img",
        aria_labelledby=f"{name}-t {name}-d",
        font_family=FONT,
        font_size="12",
    )
