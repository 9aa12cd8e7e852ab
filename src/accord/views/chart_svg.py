"""8. Ledger → what people see: a chart as SVG text, made on this machine: no network, no script, nothing to load."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from accord.errors import MissingExtra
from accord.records import digest
from accord.views.svg_writing import plain, tag

if TYPE_CHECKING:
    import altair

VEGA_LITE = "v6.4"
_OPENING = re.compile(r"<svg\b[^>]*>")
_SIZE = re.compile(r'\b(?:width|height|viewBox)="[^"]*"')
_ID = re.compile(r'(id="|url\(#)([A-Za-z_][\w-]*)')


def chart_svg(chart: altair.TopLevelMixin, name: str = "") -> str:
    """The chart as one SVG element with its title and description; equal charts give equal texts.

    `name` begins the ids in it (one made from its content where it is not given). MissingExtra without vl-convert.
    """
    told = chart.to_dict(validate=False)
    return _drawn(json.dumps(told, sort_keys=True, ensure_ascii=False), name)


@lru_cache(maxsize=128)
def _drawn(spec: str, name: str) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("Charts as SVG", "charts") from error
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    told = json.loads(spec)
    called = name or f"g{digest('chart', spec)}"
    opening = _OPENING.search(drawn)
    size = " ".join(_SIZE.findall(opening.group() if opening else ""))
    body = drawn[opening.end() if opening else 0 :].removesuffix("</svg>")
    body = _ID.sub(lambda found: f"{found[1]}{called}-{found[2]}", body)
    about = tag("title", plain(_title(told)), id=f"{called}-t") + tag(
        "desc", plain(told.get("description", "")), id=f"{called}-d"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="picture chart" role="img" '
        f'aria-labelledby="{called}-t {called}-d">{about}<g aria-hidden="true">{body}</g></svg>'
    )


def _title(told: dict[str, object]) -> str:
    title = told.get("title", "")
    return str(title.get("text", "") if isinstance(title, dict) else title)
