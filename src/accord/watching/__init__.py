"""5. Feeds → the ledger: feeds that are followed, each new entry read once."""
