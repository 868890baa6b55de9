"""Puts text whose letters have marks into the order in which it is read, in a PDF as Typst wrote it."""
