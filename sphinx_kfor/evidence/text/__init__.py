"""Text: views of it, folding, words, sentences, quotation marks."""
