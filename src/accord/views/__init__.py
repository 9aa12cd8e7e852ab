"""8. Ledger → what people see."""
