"""9. Ledger → an assistant: its questions as read-only tools of the Model Context Protocol."""
