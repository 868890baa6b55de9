"""A quotation: what is asked for, found and printed."""
