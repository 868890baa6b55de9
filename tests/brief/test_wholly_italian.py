"""`language = "it"` gives a wholly Italian brief, in HTML, PDF and plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdf
import pytest
from project import parsed, words

from tools import messages

if TYPE_CHECKING:
    from project import Project

#: Attributes that are read out.
SPOKEN = ("alt", "aria-label", "aria-description")
CONF = """
project = "Traghetto"
author = "A. Scrivente"
language = "it"
extensions = ["myst_parser", "sphinx_kfor"]
exclude_patterns = ["corpus"]
kfor_catalogue = "corpus/catalogue.yaml"
kfor_pdf_documents = [("index", "nota", "Il traghetto", "A. Scrivente")]
kfor_pdf_settings = {"contents": 2, "page_references": True, "notes": "end"}
"""
CATALOGUE = """
references:
- id: cronaca
  type: article-newspaper
  title: Il molo di Torre
  author:
  - {family: Bruni, given: Ada}
  - {family: Conti, given: Lea}
  - {family: Dosi, given: Ugo}
  - {family: Elmi, given: Pia}
  publisher: Gazzetta del porto
  issued: 2021-03-04
  language: it
  custom: {file: cronaca.txt, reliability: B}
- id: conti
  type: report
  title: Conti del porto
  publisher: Ente porto
  language: it
  custom: {file: conti.md, reliability: C}
- id: diario
  type: report
  title: Harbour log
  publisher: Harbour Board
  issued: 2020-05
  language: en
  custom: {file: diario.txt}
"""
TEXTS = {
    "cronaca.txt": (
        "Il molo\n\nIl molo è chiuso da marzo.\nNessuno si è fatto male.\n\n"
        "Riaprirà a maggio per 1.500 auto.\n"
    ),
    "conti.md": "# Conti\n\n| Voce | 2020 |\n|---|---|\n| Auto | 1.230 |\n| Moto | 40 |\n",
    "diario.txt": "Log\n\nThe quay was shut.\n\nIt shook.\n",
}
PAGE = """
# Il traghetto

```{kfor:masthead}
:number: 4
:series: Note
:date: 2022-11-23
:cut-off: 2022-11
:authors: Ada Scrivente
:audience: parlamento
:contact: nota@esempio.it
:licence: CC BY 4.0
:tlp: green

Il molo resta chiuso.
```

## Giudizi

```{kfor:judgement}
:name: gc-molo
:likelihood: likely
:confidence: moderate
:evidence: cronaca
:contrary: conti

È probabile che il molo resti chiuso: {kfor:quote}`Il molo è chiuso da marzo. <cronaca>`
```

```{kfor:option} Riaprire
:name: op-riaprire

Riaprire subito.

- Costo: basso
```

```{kfor:recommendation}
:owner: il ministero
:when: 2023
:based-on: gc-molo

Riaprire il molo.
```

```{kfor:gap}
Non si sa quanto costi.
```

## Fonti

```{kfor:quote} cronaca
:credibility: 2
:note: dal giornale locale

*Nessuno* si è fatto male.
```

```{kfor:quote} diario
:translation: Il molo era chiuso.

The quay was shut.
```

```{kfor:table} conti
:table: 1
:caption: Veicoli
:note: stime
```

```{kfor:compare}
:caption: Quante auto

- conti > 1 > Auto > 2020; scope=auto; as-of=2020
- cronaca > "per [1.500] auto"; scope=auto; as-of=2021
```

```{kfor:chart} conti
:table: 1
:columns: Voce; 2020
:caption: I veicoli del porto
```

```{kfor:timeline}
- 2021-05: Il molo riapre {kfor:cite}`cronaca`.
- 1999/..: Il porto esiste {kfor:cite}`conti`.
- 2020-10~/2021-03: Il molo è in cattivo stato {kfor:cite}`cronaca`.
```

Sono {kfor:value}`conti > 1 > Auto > 2020` auto {kfor:cite}`cronaca > "Riaprirà a maggio", par. 3; conti`;
si veda {kfor:ref}`gc-molo`. Una nota[^1].

[^1]: In fondo.

```{kfor:options-matrix}
```

```{kfor:evidence-matrix}
```

```{kfor:source-summary}
```

```{kfor:bibliography}
```
"""
EXPECTED = [
    "N. 4",
    "In sintesi",
    "Informazioni aggiornate al",
    "novembre 2022",
    "Destinatari",
    "GC 1",
    "Probabilità: probabile",
    "Confidenza: moderata",
    "A sfavore:",
    "Opzione A",
    "Responsabile:",
    "Bruni et al.",
    "4 marzo 2021",
    "par. 2",
    "valutazione B2",
    "corsivo aggiunto",
    "traduzione nostra",
    "Fonte:",
    "Nota: stime",
    "s.d.",
    "tabella 1",
    "Attendibilità B",
    "Differiscono di 270",
    "Senza graduatoria: le date sono diverse",
    "Dal 1999",
    "Criterio",
    "La nota usa 3 fonti.",
    "L’età delle fonti è calcolata alla data di aggiornamento delle informazioni, novembre 2022.",
    "di circa 2 anni prima",
    "di circa 20 mesi prima",
    "1 giudizio si fonda su una sola origine: GC 1.",
    "ca. ottobre 2020 – marzo 2021",
    "Harbour log. Maggio.",
]


@pytest.fixture
def brief(project: Project) -> Project:
    for path in project.corpus.iterdir():
        path.unlink()
    project.write("conf.py", CONF)
    project.write("corpus/catalogue.yaml", CATALOGUE)
    for name, text in TEXTS.items():
        project.write(f"corpus/{name}", text)
    project.write("index.md", PAGE)
    return project


def english(text: str) -> set[str]:
    """The parts of our English messages that a text has."""
    italian = {
        part for message in messages.read("it") for one in messages.strings(message) for part in parts(one)
    }
    known = {
        part
        for message in messages.extracted()
        if message.id
        for one in ([message.id] if isinstance(message.id, str) else message.id)
        for part in parts(one)
        if part not in italian
    }
    return {part for part in known if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)}


def parts(message: str) -> list[str]:
    """The words of a message between its places, but for the shortest."""
    return [part for one in re.split(r"%(?:\(\w+\))?[ds]", message) if len(part := one.strip(" :.,[]")) > 1]


def evened(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def check(text: str, *more: str) -> None:
    assert [one for one in (*EXPECTED, *more) if one not in text] == []
    assert english(text) == set()


def test_as_text(brief: Project) -> None:
    result = brief.build("text", "-q")
    assert (result.status, result.said) == (0, "")
    check(evened(result.text("index.txt")).replace("*", ""))


def test_as_a_web_page(brief: Project) -> None:
    page = brief.build("html", "-q").text("index.html")
    (body,) = parsed(page).find_class("body")
    spoken = [str(each) for name in SPOKEN for each in body.xpath(f".//@{name}")]
    assert 'lang="it"' in page
    assert spoken
    assert english(evened(" ".join(spoken))) == set()
    check(words(body))


def test_as_a_pdf(brief: Project) -> None:
    pytest.importorskip("typst")
    result = brief.build("briefpdf", "-q")
    assert (result.status, result.said) == (0, "")
    pages = [page.extract_text() for page in pypdf.PdfReader(result.folder / "nota.pdf").pages]
    check(evened(" ".join(pages)), "Pagina 1 di", "Indice")
