"""accord judge"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accord.cli.options import AsJson, LedgerPath, ledger_path

if TYPE_CHECKING:
    from accord.api import Ledger
    from accord.cli.cards import Card
    from accord.ledger.judgements import Judgement
    from accord.linking.asking import Doubt

_ANSWERS = {"s": "same", "d": "different", "u": "unsure"}


def judge(
    given: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID [ID] ANSWER]",
            help="Two ids, or that of a conflict or plan, and same, different or unsure; part: the first of the second",
        ),
    ] = None,
    *,
    by: Annotated[str | None, typer.Option(envvar="ACCORD_NAME", help="Who judges [default: the user's name]")] = None,
    reason: Annotated[str, typer.Option(help="Why")] = "",
    doubts: Annotated[int, typer.Option("--doubts", min=0, help="List so many doubtful pairs and ask nothing")] = 0,
    list_: Annotated[bool, typer.Option("--list", help="List what was judged")] = False,
    undo: Annotated[str | None, typer.Option(help="Undo the judgement with this id")] = None,
    export: Annotated[bool, typer.Option("--export", help="All judgements as JSON lines, the undone ones too")] = False,
    import_: Annotated[
        str | None, typer.Option("--import", help="Take in exported judgements from a file or -")
    ] = None,
    ledger: LedgerPath = None,
    as_json: AsJson = False,
) -> None:
    """Say whether two events, mentions or actors, or what a conflict or plan joins, are the same; else be asked."""
    from accord.api import Ledger
    from accord.cli.options import open_for_reading
    from accord.cli.output import print_note

    if given and len(given) not in (2, 3):
        raise typer.BadParameter("One or two ids and an answer belong together: accord judge ID ID different")
    open_for_reading(ledger).close()
    with Ledger.open(ledger_path(ledger)) as opened:
        if given:
            print_note(str(_judge(opened, given, by or _user(), reason)))
        elif undo is not None:
            print_note(str(opened.undo_judgement(undo)))
        elif import_ is not None:
            print_note(f"{_take_in(opened, import_)} judgements taken in")
        elif list_ or export:
            _list(opened, export, as_json)
        elif doubts or as_json or not _can_answer():
            _show(opened, doubts or 20, as_json)
        else:
            _ask(opened, by or _user(), reason)


def _judge(opened: Ledger, given: list[str], by: str, reason: str) -> Judgement:
    *names, answer = given
    if len(names) == 1:
        return opened.judge_one(names[0], answer, by=by, reason=reason)
    return opened.judge(names[0], names[1], answer, by=by, reason=reason)


def _can_answer() -> bool:
    """Whether somebody sits at stdin."""
    return sys.stdin is not None and sys.stdin.isatty()


def _user() -> str:
    import getpass

    return getpass.getuser()


def _take_in(opened: Ledger, path: str) -> int:
    from accord.ledger.judgements import read_lines

    if path == "-":
        text = sys.stdin.read() if sys.stdin is not None else ""
    else:
        text = Path(path).read_text(encoding="utf-8")
    return opened.take_in_judgements(read_lines(text))


def _list(opened: Ledger, export: bool, as_json: bool) -> None:
    from accord.cli.output import print_items

    found = opened.judgements(undone=export)
    rows = (
        (each.at[:10], each.by, f"“{each.first.words}” / “{each.second.words}”", each.answer, each.reason, each.id)
        for each in found
    )
    columns = ("day", "by", "what", "answer", "because", "id")
    print_items(found, columns=columns, rows=rows, as_json=as_json or export)


def _show(opened: Ledger, most: int, as_json: bool) -> None:
    from accord.cli.cards import print_cards

    found = opened.doubts(limit=most)
    print_cards(found, (_card(doubt) for doubt in found), as_json=as_json)


def _card(doubt: Doubt) -> Card:
    now = "one event" if doubt.joined else "apart"
    heading = f"{doubt.first.id} {doubt.second.id}  {now}, margin {doubt.margin:+.2f}"
    return heading, [*_quotes(doubt), f"“{doubt.first.text}” / “{doubt.second.text}”: {', '.join(doubt.reasons)}"]


def _ask(opened: Ledger, by: str, reason: str) -> None:
    """Asks about one doubtful pair after the other, until there is none or the user has had enough."""
    while found := opened.doubts(limit=1):
        doubt = found[0]
        typer.echo(_question(doubt))
        answer = typer.prompt("same, different, unsure or quit (s/d/u/q)", default="q").strip().lower()[:1]
        if answer not in _ANSWERS:
            return
        opened.judge(doubt.first.id, doubt.second.id, _ANSWERS[answer], by=by, reason=reason)
    typer.echo("Nothing doubtful is left.")


def _question(doubt: Doubt) -> str:
    from accord.reading.decoding import clean

    now = "taken for one event" if doubt.joined else "kept apart"
    told = f"“{doubt.first.text}” and “{doubt.second.text}” are {now} ({', '.join(doubt.reasons)})."
    return clean("\n".join(["", *_quotes(doubt), told]))


def _quotes(doubt: Doubt) -> list[str]:
    """The sentences of the two mentions, numbered."""
    sentences = (doubt.first.evidence.quote, doubt.second.evidence.quote)
    return [f"{place}  {' '.join(sentence.split())}" for place, sentence in enumerate(sentences, start=1)]
