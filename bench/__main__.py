"""`python -m bench [--quick]`: print every ratio with its bound."""

from __future__ import annotations

import argparse

from bench import builds, catalogues, documents, edition, matching, pdf, peers, reports, sources, tables
from bench.table import Table


def main() -> None:
    """Run every subject; a bound that is missed is marked, and counted at the end."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller texts and fewer rounds")
    subjects = {
        module.__name__.rpartition(".")[2]: module
        for module in (matching, catalogues, sources, documents, peers, builds, reports, edition, tables, pdf)
    }
    parser.add_argument(
        "subjects", nargs="*", metavar="SUBJECT", help=f"of {', '.join(subjects)}; default all"
    )
    arguments = parser.parse_args()
    table = Table()
    for name in arguments.subjects or subjects:
        if name not in subjects:
            parser.error(f"no subject '{name}'; there is {', '.join(subjects)}")
        subjects[name].run(table, quick=arguments.quick)
    table.note(f"\n{table.missed} missed" if table.missed else "\nevery bound is met")


if __name__ == "__main__":
    main()
