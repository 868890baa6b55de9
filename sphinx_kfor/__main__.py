"""`python -m sphinx_kfor` is the `kfor` command."""

from sphinx_kfor.cli import main

if __name__ == "__main__":
    main(prog_name="kfor")
