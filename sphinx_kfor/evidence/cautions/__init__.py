"""Cautions on a passage that was found: its words are the source's, and may mislead all the same."""
