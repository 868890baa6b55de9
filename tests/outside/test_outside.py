"""`python -m bench.outside` counts what it should, on small data of our own in the forms of theirs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

ARTICLE = """The council met on the quay in the morning.

"The ramp would not bear a heavy lorry," said Anna Rossi. Paolo Verdi was there as well.

The old ferry goes to the island every hour of the day in summer, and the new boat lies in port all winter.
"""
REVIEW = """The\tO\tO
ferry\tO\tO
did\tO\tO
not\tB_negcue\tO
carry\tI_neg\tO
a\tI_neg\tO
single\tI_neg\tO
lorry\tI_neg\tO
.\tO\tO

"""
STORY = """# sent_id = 1
The\tO
lamp\tO
was\tO
never\tB_cue
lit\tI_scope
in\tI_scope
the\tI_scope
tower\tI_scope
.\tO
"""
FIXTURE = """>>==== INPUT ====>>
[{"id": "one", "title": "The ramp", "type": "book"}, {"id": "two"}]
<<==== INPUT ====<<
"""
BIB = """@book{ramp, title = {The ramp}, author = {Rossi, Anna}, year = {2022}}
@book{untitled, author = {Rossi, Anna}, year = {2022}}
"""


def _put(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _standoff(**roles: str) -> str:
    lines = [
        f"T{n}\t{role} {(at := ARTICLE.index(words))} {at + len(words)}\t{words}"
        for n, (role, words) in enumerate(roles.items(), 1)
    ]
    event = " ".join(f"{role}:T{n}" for n, role in enumerate(roles, 1))
    return "\n".join([*lines, f"E1\t{event}", ""])


def _tokens(*names: str) -> str:
    rows = [
        f"<token><CharacterOffsetBegin>{found.start()}</CharacterOffsetBegin>"
        f"<CharacterOffsetEnd>{found.end()}</CharacterOffsetEnd><NER>PERSON</NER></token>"
        for name in names
        for found in [re.search(name, ARTICLE)]
        if found
    ]
    return f"<root>{''.join(rows)}</root>"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Data of all measures; the articles are of one split alone, the specifications of one language."""
    _put(tmp_path, "polnear/data/dev/text/quay.txt", ARTICLE)
    marks = _standoff(Content='"The ramp would not bear a heavy lorry,"', Cue="said", Source="Anna Rossi")
    _put(tmp_path, "polnear/data/dev/attributions/quay_one.ann", marks)
    _put(tmp_path, "polnear/data/dev/attributions/quay_two.ann", marks)
    _put(tmp_path, "polnear/data/dev/corenlp/quay.txt.xml", _tokens("Anna", "Rossi", "Paolo", "Verdi"))
    _put(tmp_path, "scopes/data/auxiliary_tasks/en/SFU_dev.conll", REVIEW)
    _put(tmp_path, "scopes/data/auxiliary_tasks/en/conandoyle_all.conllu", STORY)
    _put(tmp_path, "csl/processor-tests/one.txt", FIXTURE)
    _put(tmp_path, "biber/t/tdata/one.bib", BIB)
    cases = [
        {"Input": "It bears 7.5 tonnes", "Results": [{"Text": "7.5", "Resolution": {"value": "7.5"}}]},
        {"Input": "It bears 8 tonnes", "Results": [{"Text": "8", "Resolution": {"value": "9"}}]},
        {"Input": "It bears eight", "Results": [{"Text": "eight", "Resolution": {"value": "8"}}]},
    ]
    _put(tmp_path, "figures/Specs/Number/English/NumberModel.json", json.dumps(cases))
    return tmp_path


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench.outside", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, timeout=120)


def _counts(printed: str) -> dict[str, str]:
    """What is counted of each measure: `1 of 2`, and what is wanted."""
    rows = re.findall(r"^(\S.*?) +(\d+) of +(\d+) .* wanted (\w+)$", printed, re.MULTILINE)
    return {what: f"{yes} of {asked}, {wanted}" for what, yes, asked, wanted in rows}


def test_every_measure_is_a_line_and_what_is_missing_is_said(data: Path) -> None:
    done = _run("all", data)
    counts = _counts(done.stdout)
    assert done.returncode == 0, done.stderr
    assert counts["figures: en Number"] == "1 of 2, higher"
    assert counts["scopes: SFU, negation: in the scope, cautioned"] == "1 of 1, higher"
    assert counts["scopes: Conan Doyle, negation: in the scope, cautioned"] == "1 of 1, higher"
    assert counts["catalogues, csl: CSL items that load"] == "2 of 2, higher"
    assert counts["catalogues, biber: BibTeX entries that load"] == "1 of 2, higher"
    assert counts["speakers: right speaker cautioned"] == "0 of 1, lower"
    assert counts["speakers: another speaker, the nearest, cautioned"] == "1 of 1, higher"
    assert counts["speakers: clause of a sentence that ascribes nothing, cautioned"] == "0 of 1, lower"
    assert re.search(r"^catalogues, texlive: NOT MEASURED: nothing to measure in ", done.stdout, re.MULTILINE)
    assert re.search(
        r"^speakers: NOT MEASURED: no folder train; bench/outside/README", done.stdout, re.MULTILINE
    )
    assert "figures: NOT MEASURED: no Number/German/NumberModel.json" in done.stdout


def test_a_measure_takes_the_folder_of_all_data_or_its_own(data: Path) -> None:
    whole = _run("speakers", data)
    assert _counts(whole.stdout) == _counts(_run("speakers", data / "polnear" / "data" / "dev").stdout) != {}


def test_wrong_answers_are_shown_on_demand(data: Path) -> None:
    assert "not seen" not in _run("figures", data).stdout
    assert "'8' is 9 : ['8'] [''] in 'It bears 8 tonnes'" in _run("figures", data, "--show", "3").stdout


def test_a_file_that_cannot_be_read_is_named(data: Path) -> None:
    _put(data, "polnear/data/dev/attributions/quay_one.ann", "E1\tContent:T1\n")
    _put(data, "scopes/data/auxiliary_tasks/en/SFU_dev.conll", "ferry\n")
    _put(data, "figures/Specs/Number/English/NumberModel.json", "[")
    done = _run("all", data)
    assert "Traceback" not in done.stderr
    assert re.search(r"^speakers: NOT MEASURED: .*quay", done.stdout, re.MULTILINE)
    assert re.search(r"^scopes: NOT MEASURED: .*SFU_dev.conll' cannot be read", done.stdout, re.MULTILINE)
    assert re.search(r"^figures: NOT MEASURED: .*NumberModel.json' cannot be read", done.stdout, re.MULTILINE)
    assert _counts(done.stdout)["catalogues, csl: CSL items that load"] == "2 of 2, higher"


def test_nothing_to_measure_is_an_error_that_says_where_data_is_had(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        done = _run("all", folder)
        assert done.returncode > 0
        assert "bench/outside/README.md says where the data is had" in done.stdout + done.stderr
