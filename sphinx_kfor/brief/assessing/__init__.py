"""What a brief stands on and how well: grounds, weaknesses, conflicts, markings, share of quoted words."""
