"""The summary of sources, after ICD 206."""
