"""Names, nouns, verbs and clauses of a sentence, as far as word lists tell them."""
