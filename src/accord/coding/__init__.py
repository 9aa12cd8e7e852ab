"""4. Mentions → records."""
