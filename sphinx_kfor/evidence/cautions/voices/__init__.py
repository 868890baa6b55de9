"""Who speaks around a passage in its source."""
