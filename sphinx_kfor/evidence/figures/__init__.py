"""Figures: read, written, compared, with their units."""
