"""What plain text and manual pages need of their own."""
