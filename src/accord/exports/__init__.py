"""9. Ledger → other people's formats: one writer a file, one table of writers."""
