"""A brief on sources as they come: a PDF, a Word document, a workbook, a saved web page and captions."""

project = "Dunmore papers"
author = "Island Transport Forum"
copyright = "2026, The sphinx-kfor maintainers"  # noqa: A001 (Sphinx's name)
version = release = "1"
language = "en"

extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus"]
nitpicky = True

kfor_catalogue = "corpus/catalogue.yaml"

html_theme = "alabaster"
html_sidebars = {"**": []}
html_show_sphinx = False
