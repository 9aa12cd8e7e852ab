"""9. Ledger → pages in a browser on this machine, each with its JSON and CSV; read-only unless told otherwise."""
