"""Where words stand in a text: exactly, folded, or nearly."""
