"""Sphinx's configuration: https://www.sphinx-doc.org/en/master/usage/configuration.html."""

project = "A policy brief"
author = "Your name"
language = "en"

extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["build", "corpus", "README.md"]
myst_enable_extensions = ["colon_fence"]

# The records of your sources; their files stand beside it.
kfor_catalogue = "corpus/catalogue.yaml"
