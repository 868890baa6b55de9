"""The same quantity in several sources side by side."""
