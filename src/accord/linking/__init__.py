"""6. Records ↔ records, across reports."""
