"""9. Ledger → pages: what the pages with pictures need, loaded while nobody waits for it yet."""

from __future__ import annotations

from accord.errors import MissingExtra


def warm_up() -> None:
    """Load the shapes of the map and the program that draws charts; without the extra "charts" the shapes alone."""
    from accord.views.chart_svg import chart_svg
    from accord.views.charts import draw_plan_counts
    from accord.views.world_shapes import COARSE, FINE, shapes

    shapes(COARSE)
    shapes(FINE)
    try:
        chart_svg(draw_plan_counts({}))
    except MissingExtra:
        return
