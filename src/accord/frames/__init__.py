"""5. Records → tables: the answer to a question as rows, and as frames of pandas, polars and Arrow."""

from __future__ import annotations

from accord.frames.column_kinds import Column, columns_of, kinds
from accord.frames.item_rows import rows_of

__all__ = ["Column", "columns_of", "kinds", "rows_of"]
