"""Measure the checks on what others wrote and marked: `python -m bench.outside NAME DATA [--show N]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bench.outside import catalogues, figures, scopes, speakers
from bench.outside.data import DataError
from bench.outside.tally import Tally

_MEASURES = {
    "figures": figures.run,
    "scopes": scopes.run,
    "catalogues": catalogues.run,
    "speakers": speakers.run,
}
_PLACES = {  # by the label of what is printed: its measure, and where its data lies in the folder of all
    "figures": ("figures", "figures/Specs"),
    "scopes": ("scopes", "scopes/data/auxiliary_tasks/en"),
    "catalogues, csl": ("catalogues", "csl/processor-tests"),
    "catalogues, biber": ("catalogues", "biber/t/tdata"),
    "catalogues, texlive": ("catalogues", "texlive"),
    "speakers": ("speakers", "polnear/data"),
}
_HELP = "bench/outside/README.md says where the data is had"


def main() -> int:
    """Print what is asked for, and what data is missing. Exit status 1 if nothing could be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.outside", description=__doc__)
    parser.add_argument("name", choices=[*_MEASURES, "all"], help="what is measured")
    parser.add_argument("data", type=Path, help="the folder of all data, or the one that the measure reads")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="so many wrong answers of each kind")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        parser.error(f"there is no folder '{arguments.data}'; {_HELP}")
    places = {label: place for label, place in _PLACES.items() if arguments.name in (place[0], "all")}
    if arguments.name != "all" and not any((arguments.data / place).is_dir() for _, place in places.values()):
        places = {arguments.name: (arguments.name, ".")}
    measured = [
        _measured(label, name, arguments.data / place, arguments.show)
        for label, (name, place) in places.items()
    ]
    return not any(measured)


def _measured(label: str, name: str, folder: Path, show: int) -> bool:
    """Print the measures on a folder and what it lacks; whether there were any."""
    tally = Tally()
    if folder.is_dir():
        try:
            _MEASURES[name](folder, tally)
        except DataError as error:
            tally.missing.append(f"{error}; what was read before it is counted")
    lines = list(tally.lines(label, show))
    missing = tally.missing or ([] if lines else [f"nothing to measure in '{folder}'"])
    print(*lines, sep="\n", end="\n" if lines else "")
    for what in missing:
        print(f"{label}: NOT MEASURED: {what}; {_HELP}")
    sys.stdout.flush()
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
