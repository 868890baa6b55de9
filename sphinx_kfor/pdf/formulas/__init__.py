"""Formulas: TeX as MathJax reads it, written as Typst's math; a subject a file.

Bottom up: `tokens`, `mathjax` and `macros` (which expand), `symbols`, `writing` (Typst's notation), `parsing`
with `commands` (in `fences`, `boxes` and `stacks`), `texts`, `environments`, `commutative` and `chemistry`,
`converting` (a whole formula), `trial` (what Typst says of each), `equations` (those of a document).
"""
