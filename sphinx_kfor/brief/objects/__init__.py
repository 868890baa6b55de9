"""Masthead, judgements, options, recommendations, gaps and timelines."""
