"""What is made from a whole brief: bibliography, matrices, annex, summary."""
