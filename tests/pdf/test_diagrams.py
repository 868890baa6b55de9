"""Diagrams: drawn where their programs are, else printed as what they say."""

from __future__ import annotations

import stat
import sys
from typing import TYPE_CHECKING

import pytest
from measure import flaws

if TYPE_CHECKING:
    from pathlib import Path

    from pdf_project import Build

GRAPH = """
    T
    =

    Before.

    .. graphviz::
       :alt: Ministries report to parliament

       digraph { Ministry -> Parliament }

    .. graphviz::
       :caption: Who pays whom

       digraph { Fund -> Town }
"""
#: Programs that stand for those that draw: one writes an SVG, the other a file that it is given the name of.
DOT = """#!{python}
import sys
graph = sys.stdin.read()
if "broken" in graph:
    sys.exit("syntax error in line 1")
print('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text y="20">drawn</text></svg>')
"""
MERMAID = """#!{python}
import sys
from PIL import Image
Image.new("RGB", (900, 600)).save(sys.argv[sys.argv.index("-o") + 1])
"""


def program(folder: Path, source: str) -> str:
    path = folder / "program"
    path.write_text(source.format(python=sys.executable))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_graphs_are_drawn(build: Build, tmp_path: Path) -> None:
    conf = f'extensions.append("sphinx.ext.graphviz")\ngraphviz_dot = {program(tmp_path, DOT)!r}'
    result = build({"index.rst": GRAPH}, conf)
    assert result.warnings == ""
    alternatives = [tag.attributes["/Alt"] for tag in result.tags().all() if "/Alt" in tag.attributes]
    assert alternatives == ["Ministries report to parliament", "Who pays whom"]
    assert "digraph" not in result.text()
    assert "Who pays whom" in result.text()


def test_graphs_that_nothing_draws_are_printed_as_words_and_source(build: Build) -> None:
    conf = 'extensions.append("sphinx.ext.graphviz")\ngraphviz_dot = "no-such-program"'
    result = build({"index.rst": GRAPH}, conf)
    assert result.status == 0
    text = result.text()
    assert "[Ministries report to parliament] digraph { Ministry -> Parliament }" in text
    assert "digraph { Fund -> Town } Who pays whom" in text
    warning = "WARNING: a diagram is printed as its source: no-such-program is not installed"
    assert f"index.rst:10: {warning}" in result.warnings
    assert f"index.rst:15: {warning}" in result.warnings


def test_a_graph_that_is_refused_is_printed_as_its_source(build: Build, tmp_path: Path) -> None:
    conf = f'extensions.append("sphinx.ext.graphviz")\ngraphviz_dot = {program(tmp_path, DOT)!r}'
    result = build({"index.rst": "T\n=\n\n.. graphviz::\n\n   digraph { broken\n"}, conf)
    assert "index.rst:6: WARNING: a diagram is printed as its source: " in result.warnings
    assert "syntax error in line 1" in result.warnings
    assert "digraph { broken" in result.text()


def test_mermaid(build: Build, tmp_path: Path) -> None:
    pytest.importorskip("sphinxcontrib.mermaid", reason="sphinxcontrib-mermaid is not installed")
    source = "# T\n\n```{mermaid}\n:caption: Flow of funds\nflowchart TD\n  A --> B\n```\n"
    conf = 'extensions.append("sphinxcontrib.mermaid")\n'
    drawn = build({"index.md": source}, f"{conf}mermaid_cmd = {program(tmp_path, MERMAID)!r}")
    assert drawn.warnings == ""
    assert "flowchart" not in drawn.text()
    assert [tag.attributes["/Alt"] for tag in drawn.tags().all() if "/Alt" in tag.attributes] == [
        "Flow of funds"
    ]
    assert flaws(drawn.pdf()) == []
    printed = build({"index.md": source}, f'{conf}mermaid_cmd = "no-such-program"')
    assert "flowchart TD A --> B" in printed.text()
    assert "index.md:5: WARNING: a diagram is printed as its source" in printed.warnings


def test_a_long_source_goes_on_to_the_next_page(build: Build) -> None:
    lines = "".join(f"   town{number} -> town{number + 1};\n" for number in range(120))
    source = f"T\n=\n\n.. graphviz::\n   :caption: Roads\n\n   digraph {{\n{lines}   }}\n"
    result = build(
        {"index.rst": source}, 'extensions.append("sphinx.ext.graphviz")\ngraphviz_dot = "none-such"'
    )
    assert flaws(result.pdf()) == []
    assert "town120" in result.text()


def test_a_diagram_of_an_extension_that_nobody_knows_is_printed_as_its_source(build: Build) -> None:
    extension = """
        from docutils import nodes
        from docutils.parsers.rst import Directive

        class plant(nodes.General, nodes.Element):
            pass

        class Plant(Directive):
            has_content = True

            def run(self):
                return [plant(uml="\\n".join(self.content), alt="Who sends what")]

        def setup(app):
            app.add_node(plant)
            app.add_directive("plant", Plant)
    """
    source = "T\n=\n\n.. plant::\n\n   Town -> Fund: asks\n"
    conf = 'import sys\nsys.path.insert(0, str(__import__("pathlib").Path(__file__).parent))\n'
    files: dict[str, str | bytes] = {"index.rst": source, "plant_diagrams.py": extension}
    result = build(files, f'{conf}extensions.append("plant_diagrams")')
    assert "[Who sends what] Town -> Fund: asks" in result.text()
    assert "index.rst:6: WARNING: a diagram is printed as its source" in result.warnings


def test_words_stand_for_a_diagram_of_classes(build: Build, tmp_path: Path) -> None:
    conf = f'extensions.append("sphinx.ext.inheritance_diagram")\ngraphviz_dot = {program(tmp_path, DOT)!r}'
    source = "T\n=\n\n.. inheritance-diagram:: collections.OrderedDict\n   :parts: 1\n"
    result = build({"index.rst": source}, conf)
    assert result.warnings == ""
    (words,) = [tag.attributes["/Alt"] for tag in result.tags().all() if "/Alt" in tag.attributes]
    assert words == "OrderedDict"
