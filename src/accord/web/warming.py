"""9. Ledger → pages: what pages need at their first time, loaded while nobody waits for it yet."""

from __future__ import annotations

from accord.codebook import explain
from accord.errors import MissingExtra


def warm_up() -> None:
    """Load the codebook, the shapes of the map and, with the extra "charts", the program that draws them."""
    from accord.views.chart_svg import chart_svg
    from accord.views.charts import draw_plan_counts
    from accord.views.world_shapes import COARSE, FINE, shapes

    explain("CONSULT")
    shapes(COARSE)
    shapes(FINE)
    try:
        chart_svg(draw_plan_counts({}))
    except MissingExtra:
        return
