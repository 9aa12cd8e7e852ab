"""accord config"""

from __future__ import annotations

import typer

from accord.cli.options import AsJson


def config(as_json: AsJson = False) -> None:
    """List every setting, its value, and where the value comes from."""
    from accord.cli.output import print_items
    from accord.setting_table import config as settings

    listed = settings()
    rows = (
        (each.name, each.origin, each.value, each.problem or each.means + (f" ({each.option})" if each.option else ""))
        for each in listed
    )
    print_items(listed, columns=("setting", "from", "value", "what"), rows=rows, as_json=as_json)
    if any(each.problem for each in listed):
        raise typer.Exit(1)
