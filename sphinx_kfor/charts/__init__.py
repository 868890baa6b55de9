"""Draws charts as SVG. Knows nothing of Sphinx."""
