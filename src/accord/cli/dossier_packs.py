"""accord dossiers check, accord dossiers suggest"""

from __future__ import annotations

from typing import Annotated

import typer

from accord.cli.options import AsJson, AsOf, LedgerPath, OwnPacks, open_for_reading


def check(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A TOML file, or a folder of them, or a pack's name")],
    pack: OwnPacks = None,
    as_json: AsJson = False,
) -> None:
    """Check dossiers of your own: each thing wrong with its line, the reason and what is allowed."""
    from accord.cli.output import print_json, print_note
    from accord.dossiers.packs import check_pack
    from accord.reading.decoding import in_one_line

    dossiers, problems = check_pack(path, tuple(pack or ()))
    for problem in problems:
        if as_json:
            told = {"file": problem.file, "line": problem.line, "dossier": problem.dossier, "text": problem.text}
            print_json({**told, "is_advice": problem.is_advice})
        else:
            print_note(f"accord: {'advice: ' if problem.is_advice else ''}{in_one_line(str(problem))}")
    if not all(problem.is_advice for problem in problems):
        raise typer.Exit(1)
    print_note(f"{len(dossiers)} dossier{'s' if len(dossiers) != 1 else ''}, nothing wrong.")


def suggest(
    ledger: LedgerPath = None,
    as_of: AsOf = None,
    pack: OwnPacks = None,
    toml: Annotated[bool, typer.Option("--toml", help="As TOML, to begin a pack of your own with")] = False,
    as_json: AsJson = False,
) -> None:
    """Propose dossiers from what recurs in the ledger and no pack in use has."""
    from accord.cli.output import print_items
    from accord.reading.decoding import clean

    with open_for_reading(ledger) as opened:
        found = opened.suggest_dossiers(as_of=as_of, pack=pack)
    if toml:
        typer.echo("\n\n".join(clean(each.toml.strip()) for each in found))
        return
    rows = ((each.dossier.id, each.dossier.kind, each.dossier.title, str(each.reports), each.why) for each in found)
    print_items(found, columns=("id", "kind", "title", "reports", "what"), rows=rows, as_json=as_json)
