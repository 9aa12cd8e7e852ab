"""2. Report → parsed document (spaCy Doc)."""
