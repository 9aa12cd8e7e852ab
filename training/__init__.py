"""Makes the encoder's weights from annotated sets; not part of the installed package."""
