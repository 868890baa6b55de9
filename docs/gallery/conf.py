"""A second brief: another language, another scale, another look, and a corpus that was written for it."""

project = html_title = "Note sui trasporti"
author = "Osservatorio Isole"
copyright = "2026, The sphinx-kfor maintainers"  # noqa: A001 (Sphinx's name)
version = release = "2"
language = "it"

extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus", "kinds"]
myst_enable_extensions = ["colon_fence"]
nitpicky = True
numfig = True

kfor_catalogue = "corpus/catalogue.yaml"
kfor_scale = "phia"
kfor_check_figures = "all"
kfor_pdf_settings = {"accent": "#7a1f2b", "header": "Note sui trasporti"}

html_theme = "alabaster"
html_sidebars = {"**": []}
html_show_sphinx = False
kfor_page = "paper"
kfor_pdf_url = "../pdf/{target}.pdf"
