"""Dates: EDTF, and as words."""
