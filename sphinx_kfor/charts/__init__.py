"""Draws charts with matplotlib, which is imported only when one is drawn. Knows nothing of Sphinx."""
