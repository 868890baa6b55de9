"""Tables, cells and figures cut from sources."""
