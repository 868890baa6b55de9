"""The brief's own prose: what it copies, and what it quotes unchecked."""
