"""ICD 203, PHIA, the Admiralty scale and TLP: the exact words."""
