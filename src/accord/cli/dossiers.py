"""accord dossiers"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, open_for_reading


def dossiers(
    name: Annotated[str | None, typer.Argument(help="One dossier: its path, figures and warnings")] = None,
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show where each dossier stands, on which words."""
    from accord.cli.codes import find_code
    from accord.cli.output import print_items, print_table, wants_json
    from accord.views.wording import day_in_words, when_in_words

    with open_for_reading(ledger) as opened:
        found = opened.dossiers(as_of=as_of)
    if name:
        name = find_code("dossier", name, (state.dossier.id for state in found))
        found = type(found)(state for state in found if state.dossier.id == name)
    rows = ((s.dossier.id, s.dossier.title, s.stage, s.since or "", str(len(s.warnings))) for s in found)
    print_items(found, columns=("id", "dossier", "stage", "since", "warnings"), rows=rows, as_json=as_json)
    if name and not wants_json(as_json):
        state = found[0]
        steps = ((day_in_words(m.day), m.stage, m.evidence.quote, m.report) for m in state.path)
        print_table(("day", "stage", "words", "report"), steps)
        due = [(f"next: {state.due_what}", when_in_words(state.due))] if state.due else []
        print_table(("what", "value"), [*state.holds, *due])
        print_table(("warning",), ((warning.text,) for warning in state.warnings))
