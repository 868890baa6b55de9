"""Source documents: text, tables, and places in them."""
