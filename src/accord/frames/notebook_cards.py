"""5. Records → tables: collections and records as a notebook shows them: tables and cards with the words they rest on.

Everything from a report is escaped. Colours are those of the notebook, so that it reads by light and dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from accord.frames.column_kinds import OTHER, Column, find_kind
from accord.frames.item_rows import Row, Value, columns_for, iterate_rows, kind_of, rows_of
from accord.ledger.merged import Verdict
from accord.reading.decoding import clean
from accord.values import Approximation, Status

MOST_ROWS = 30
"""Rows of a table in a notebook; the note below says of how many."""
MOST_LINES = 10
_MOST_LETTERS = 280
_WORD = 24
_QUOTED = frozenset({"quote", "quotes", "stated", "outcome"})
_CODES = frozenset({*Status, *Verdict, *Approximation})
_LINE = "color-mix(in srgb, currentColor 22%, transparent)"
_STYLE = (
    "<style>"
    ".accord{font:14px/1.45 system-ui,sans-serif;color:inherit;max-width:72rem}"
    ".accord table{border-collapse:collapse;font:inherit;color:inherit;background:transparent}"
    ".accord th,.accord td{text-align:left;vertical-align:top;padding:.3em .7em .3em 0;background:transparent;"
    f"border-bottom:1px solid {_LINE};overflow-wrap:break-word}}"
    ".accord th{font-weight:600}.accord .t{overflow-x:auto}"
    ".accord td.n{text-align:right;font-variant-numeric:tabular-nums}"
    ".accord td.d{white-space:nowrap;font-variant-numeric:tabular-nums}"
    ".accord td.w{min-width:14rem}"
    f".accord blockquote{{margin:.4em 0;padding:.1em 0 .1em .8em;border-left:3px solid {_LINE};color:inherit}}"
    ".accord .note{opacity:.75}"
    ".accord summary{cursor:pointer}"
    "</style>"
)


def collection_card(items: Sequence[object], kind: str | None = None) -> str:
    """A table of the first rows, with how many there are."""
    shown = list(items[:MOST_ROWS])
    columns = _shown_columns(shown, kind)
    name = _name(items, kind)
    head = "".join(f'<th scope="col">{escape(column.name.replace("_", " "))}</th>' for column in columns)
    body = "".join(
        f"<tr>{''.join(_cell(row[column.name], column) for column in columns)}</tr>"
        for row in iterate_rows(shown, columns)
    )
    table = f"<div class='t'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>" if items else ""
    return f'{_STYLE}<div class="accord"><p class="note">{_count(items, name)}</p>{table}</div>'


def collection_lines(items: Sequence[object], kind: str | None = None) -> str:
    """The same as plain text, for a terminal."""
    lines = [_cut(" ".join(clean(str(item)).split())) for item in items[:MOST_LINES]]
    return "\n".join((f"{_count(items, _name(items, kind), MOST_LINES)}", *(f"  {line}" for line in lines)))


def record_card(item: object) -> str:
    """What a record is in a line, the words it rests on as quotations, and its values to unfold."""
    columns = [column for column in columns_for([item]) if not column.whole]
    row = rows_of([item])[0]
    told = [f"<p><strong>{_text(_cut(str(item)))}</strong></p>"]
    told += [f"<blockquote>{_text(quote)}</blockquote>" for quote in _quotes(row)]
    lines = (
        f'<tr><th scope="row" title="{escape(column.means)}">{escape(column.name.replace("_", " "))}</th>'
        f"{_cell(row[column.name], column, most=None)}</tr>"
        for column in columns
        if row.get(column.name) not in (None, [], "[]") and column.name not in ("quote", "quotes")
    )
    name = escape(kind_of(item) if kind_of(item) != OTHER else type(item).__name__)
    told.append(f"<details><summary>all values of this {name}</summary><table>{''.join(lines)}</table></details>")
    return f'{_STYLE}<div class="accord">{"".join(told)}</div>'


def _shown_columns(items: Sequence[object], kind: str | None) -> list[Column]:
    """The columns that fit a notebook: those a kind names, else all that hold a line."""
    columns = columns_for(items, kind)
    kinds = {kind_of(item) for item in items} or {kind or OTHER}
    if len(kinds) == 1 and (name := kinds.pop()) != OTHER:
        by_name = {column.name: column for column in columns}
        return [by_name[each] for each in find_kind(name).shown]
    chosen = ("record", "id", "report", "text", "name", "value", "status", "quote")
    return [column for column in columns if column.name in chosen] or [c for c in columns if not c.whole]


def _name(items: Sequence[object], kind: str | None) -> tuple[str, str]:
    """What to call one of these things, and several."""
    kinds = {kind_of(item) for item in items} or {kind or OTHER}
    name = kinds.pop() if len(kinds) == 1 else OTHER
    if name == OTHER:
        return "row", "rows"
    return name, find_kind(name).plural


def _count(items: Sequence[object], name: tuple[str, str], most: int = MOST_ROWS) -> str:
    count = len(items)
    one, several = (each.replace("_", " ") for each in name)
    if not count:
        return f"No {several}."
    more = f", the first {most} shown" if count > most else ""
    return f"{count:,} {several if count != 1 else one}{more}"


def _quotes(row: Row) -> list[str]:
    found = row.get("quotes") or row.get("quote") or []
    return [found] if isinstance(found, str) else [each for each in found if each] if isinstance(found, list) else []


def _cell(value: Value, column: Column, most: int | None = _MOST_LETTERS) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, bool):
        return f"<td>{'yes' if value else 'no'}</td>"
    if isinstance(value, int | float):
        return f'<td class="n">{value:,.10g}</td>' if abs(value) >= 10_000 else f'<td class="n">{value:g}</td>'
    if column.name == "url" and str(value).startswith(("https://", "http://")):
        return f'<td><a href="{escape(str(value))}" rel="noopener noreferrer">{_text(str(value))}</a></td>'
    if column.name in _QUOTED:
        return f'<td class="w">{_text(_quotation(value, most))}</td>'
    text = ", ".join(each for each in value if each) if isinstance(value, list) else _in_words(value)
    is_word = len(text) <= _WORD and (column.name in ("date", "due") or not any(map(str.isspace, text)))
    kind = "d" if is_word or column.type == "day" else "w" if len(text) > _WORD * 2 else ""
    return f'<td class="{kind}">{_text(text if most is None else _cut(text, most))}</td>'


def _quotation(value: Value, most: int | None) -> str:
    """The first of the quotations, and how many more there are; all of them where there is room."""
    quotes = [each for each in (value if isinstance(value, list) else [str(value)]) if each]
    if most is None:
        return " ".join(f"“{quote}”" for quote in quotes)
    more = f" (and {len(quotes) - 1} more)" if len(quotes) > 1 else ""
    return f"“{_cut(quotes[0], most)}”{more}" if quotes else ""


def _in_words(value: Value) -> str:
    """An open interval as "by" or "from" its end, a code of several words with blanks."""
    text = str(value)
    if text.startswith("../"):
        return f"by {text[3:]}"
    if text.endswith("/.."):
        return f"from {text[:-3]}"
    return text.replace("_", " ") if text in _CODES else text


def _cut(text: str, most: int = _MOST_LETTERS) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _text(text: str) -> str:
    """Words of a report: escaped, without control characters or direction overrides."""
    return escape(clean(text))
