project = "Kitchen sink"
author = "The cooks"
extensions = ["myst_parser", "sphinx.ext.mathjax", "sphinx.ext.todo", "sphinx_kfor"]
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "deflist",
    "dollarmath",
    "fieldlist",
    "strikethrough",
    "tasklist",
]
numfig = True
todo_include_todos = True
rst_prolog = ".. |sub| replace:: substituted *words*\n"
kfor_pdf_documents = [("index", "sink", "", "The cooks")]
