"""Whose words a passage is, and whether an author names the one."""
