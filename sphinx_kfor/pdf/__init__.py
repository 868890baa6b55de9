"""PDF output: docutils to Typst, and the `briefpdf` builder."""
