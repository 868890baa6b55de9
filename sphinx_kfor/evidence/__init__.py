"""Find, check and describe passages of source documents; knows nothing of Sphinx or docutils."""
