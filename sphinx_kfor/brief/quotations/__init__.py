"""Quotations and citations: what authors type, their nodes, their answer."""
