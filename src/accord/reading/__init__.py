"""1. Bytes → Report."""
