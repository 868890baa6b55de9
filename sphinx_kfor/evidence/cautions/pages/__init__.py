"""What an author says of a passage in a sentence of their own."""
