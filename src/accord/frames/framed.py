"""5. Records → tables: things as frames of pandas, polars and Arrow, typed as the table of columns says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from accord.errors import MissingExtra
from accord.frames.column_kinds import Column
from accord.frames.item_rows import Row, columns_for, iterate_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_arrow(items: Iterable[object], kind: str | None = None) -> pyarrow.Table:
    """Things as an Arrow table; MissingExtra where pyarrow is absent."""
    listed = list(items)
    columns = columns_for(listed, kind)
    return arrow_table(list(iterate_rows(listed, columns)), columns)


def to_pandas(items: Iterable[object], kind: str | None = None) -> pandas.DataFrame:
    """Things as a frame of pandas; MissingExtra where pandas or pyarrow is absent."""
    pd = _needed("pandas", "to_pandas()")
    pa = _needed("pyarrow", "to_pandas()")
    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return to_arrow(items, kind).to_pandas(date_as_object=False, types_mapper=nullable.get)


def to_polars(items: Iterable[object], kind: str | None = None) -> polars.DataFrame:
    """Things as a frame of polars; MissingExtra where polars is absent."""
    pl = _needed("polars", "to_polars()")
    types = {
        "text": pl.String,
        "json": pl.String,
        "texts": pl.List(pl.String),
        "day": pl.Date,
        "integer": pl.Int64,
        "number": pl.Float64,
        "boolean": pl.Boolean,
    }
    listed = list(items)
    columns = columns_for(listed, kind)
    rows = list(iterate_rows(listed, columns))
    data = {column.name: [_dated(row[column.name], column) for row in rows] for column in columns}
    frame: polars.DataFrame = pl.DataFrame(data, schema={column.name: types[column.type] for column in columns})
    return frame


def arrow_schema(columns: Sequence[Column]) -> pyarrow.Schema:
    """The schema of columns; what each means stands in its metadata."""
    pa = _needed("pyarrow", "Arrow and Parquet")
    types = {
        "text": pa.string(),
        "json": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
    }
    return pa.schema([pa.field(c.name, types[c.type], metadata=_metadata(c)) for c in columns])


def arrow_table(rows: Sequence[Row], columns: Sequence[Column]) -> pyarrow.Table:
    """Rows as an Arrow table with these columns."""
    pa = _needed("pyarrow", "Arrow and Parquet")
    schema = arrow_schema(columns)
    data = [
        pa.array([_dated(row[column.name], column) for row in rows], type=schema.field(column.name).type)
        for column in columns
    ]
    return pa.Table.from_arrays(data, schema=schema)


def _metadata(column: Column) -> Mapping[str, str]:
    told = {"means": column.means, "unit": column.unit, "source": column.source}
    return {name: value for name, value in told.items() if value}


def _dated(value: object, column: Column) -> object:
    return date.fromisoformat(value) if column.type == "day" and isinstance(value, str) else value


def _needed(module: str, feature: str) -> Any:
    """A library of the extra, imported at the point of use."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(feature, "frames") from error
