"""The corpus: sources, their origins, what they share."""
