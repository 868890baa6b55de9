"""The documentation, and with it the project's own brief."""

from sphinx_kfor import __version__

project = "sphinx-kfor"
author = "The sphinx-kfor maintainers"
copyright = "2026, The sphinx-kfor maintainers"  # noqa: A001 (Sphinx's name)
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["snippets", "gallery"]
myst_heading_anchors = 2
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
numfig = True
nitpicky = True

kfor_catalogue = "../seeds/catalogue.yaml"
kfor_pdf_documents = [
    (
        "brief/italy-kosovo",
        "italy-kosovo",
        "Italy and the stability of Kosovo",
        "The sphinx-kfor maintainers",
    ),
]

html_theme = "furo"
html_title = "sphinx-kfor"
html_show_sphinx = False
kfor_page = "paper"
kfor_pdf_url = "../pdf/{target}.pdf"

latex_documents = [
    ("index", "sphinx-kfor.tex", "sphinx-kfor", author, "manual"),
]
man_pages = [("index", "sphinx-kfor", "policy briefs with checked quotations", [author], 7)]
texinfo_documents = [
    ("index", "sphinx-kfor", "sphinx-kfor", author, "sphinx-kfor", "Policy briefs", "Documentation"),
]
epub_show_urls = "no"
latex_engine = "xelatex"
