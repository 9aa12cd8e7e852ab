"""What codes mean: PLOVER types, modes, contexts, sectors."""
