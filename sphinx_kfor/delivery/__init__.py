"""Delivered briefs: what a PDF or a folder of pages says, held to its evidence and to the sources.

Knows nothing of Sphinx or docutils, like `evidence`, on which alone it rests.
"""
