"""What an author left out of a passage, or put into it."""
