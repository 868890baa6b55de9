"""Benchmarks: ratios measured in one run, each beside its bound."""
