"""The catalogue of sources: records in CSL, BibTeX, citations."""
