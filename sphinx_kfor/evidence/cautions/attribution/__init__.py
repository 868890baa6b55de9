"""Words beside a passage that ascribe it to somebody."""
