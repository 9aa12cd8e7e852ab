"""7. Events → where each tracked thing stands."""
