"""Figures that an author works out of figures of sources, and that the build works out again."""
