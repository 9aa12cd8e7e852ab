"""5. Records → tables: the answer to a question as rows, and as frames of pandas, polars and Arrow."""
