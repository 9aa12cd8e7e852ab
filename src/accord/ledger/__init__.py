"""5. Records → the ledger, one SQLite file."""
