"""HTML output: visitors and styles."""
