"""The documents of others that the PDF writer is proved on."""

from __future__ import annotations

from dataclasses import dataclass

#: No build of a proof goes to the web, and an extension that is not installed is named instead of missed.
_COMMON = """
from importlib.util import find_spec as _find
def _has(name):
    try:
        return _find(name) is not None
    except ImportError:
        return False
extensions = [each for each in extensions if "intersphinx" not in each and "websupport" not in each]
for _each in [each for each in extensions if not _has(each)]:
    print(f"  without {_each}, which is not installed")
    extensions.remove(_each)
"""
#: A Jupyter Book has its settings elsewhere.
_BOOK = """
project, author, extensions = "A book", "Its authors", ["myst_nb", "sphinx_external_toc", "sphinx_exercise"]
extensions += ["sphinx_togglebutton", "sphinx_proof", "sphinxcontrib.bibtex"]
exclude_patterns = ["_static"]
external_toc_path, nb_execution_mode, suppress_warnings = "_toc.yml", "off", ["kfor.loose"]
myst_enable_extensions = ["amsmath", "colon_fence", "deflist", "dollarmath", "html_admonition", "html_image"]
numfig, bibtex_bibfiles = True, ["_static/quant-econ.bib"]
"""

#: Debian's fonts of Chinese letters (`fonts-noto-cjk`), where they are; without, each letter is a box.
_CHINESE = """
from glob import glob as _glob
kfor_pdf_fonts = sorted(_glob("/usr/share/fonts/opentype/noto/Noto*CJK-*.ttc"))
kfor_pdf_settings = {
    "font": ["Libertinus Serif", "Noto Serif CJK SC"], "code_font": ["DejaVu Sans Mono", "Noto Sans CJK SC"],
} if kfor_pdf_fonts else {}
"""


@dataclass(frozen=True)
class Project:
    """A document of others.

    Attributes:
        folder: of the documentation, inside its distribution or repository.
        requirement: the distribution as pip knows it, nothing if it has no documentation.
        repository: the name of a clone in the folder that `KFOR_PROOF` names, where there is no distribution.
        start: the start document.
        conf: what is added to its `conf.py`.
        installed: whether the version that is installed is taken.
        bare: whether all of `conf.py` is ours.
    """

    folder: str
    requirement: str = ""
    repository: str = ""
    start: str = "index"
    conf: str = ""
    installed: bool = False
    bare: bool = False

    def settings(self) -> str:
        """Give what is added to `conf.py`."""
        return f"{self.conf}{_COMMON}"


_DOCUTILS = 'project, extensions, include_patterns = "docutils", [], ["standalone_rst_html5.rst"]\n'
_SINK = 'include_patterns = ["index.md", "kitchen-sink/**"]\n'
#: The chapters of SymPy that its own documentation builds from words, without the reference of 4,000 objects.
_SYMPY = 'include_patterns = ["index.rst", "tutorials/**", "explanation/**", "guides/**"]\n'

#: Where `conf.py` imports the project itself, which is not installed: what it says without that.
_WITHOUT_ITSELF = """
project, author = "A library", "Its authors"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.extlinks", "myst_nb"]
nb_execution_mode = "off"
"""

PROJECTS = {
    "docutils": Project(
        "test/functional/input",
        "docutils",
        start="standalone_rst_html5",
        conf=_DOCUTILS,
        installed=True,
        bare=True,
    ),
    "sphinx": Project("doc", "sphinx", installed=True),
    "myst-parser": Project("docs", repository="MyST-Parser"),
    "flask": Project("docs", "flask==3.1.3"),
    "aiohttp": Project("docs", "aiohttp==3.14.5"),
    "attrs": Project("docs", "attrs==26.1.0"),
    "click": Project("docs", "click==8.5.1"),
    "packaging": Project("docs", "packaging==26.4"),
    "pip": Project("docs/html", "pip==26.3"),
    "sphinx-design": Project("docs", repository="sphinx-design"),
    "sphinxcontrib-bibtex": Project("doc", "sphinxcontrib-bibtex==2.7.0"),
    "furo": Project("docs", "furo==2025.12.19", conf=_SINK),
    "babel": Project("docs", "babel==2.19.0"),
    "lmfit": Project("doc", "lmfit==1.3.4", conf=_WITHOUT_ITSELF, bare=True),
    "control": Project("doc", "control==0.10.2", conf=_WITHOUT_ITSELF, bare=True),
    "celery": Project("docs", "celery==5.7.0", conf=_WITHOUT_ITSELF, bare=True),
    "mpmath": Project("docs", "mpmath==1.4.1"),
    "sympy": Project("doc/src", "sympy==1.14.0", conf=_SYMPY),
    "quantecon-chinese": Project(
        "lectures",
        repository="lecture-python.zh-cn",
        start="intro",
        conf=f'{_BOOK}{_CHINESE}language = "zh_CN"\n',
        bare=True,
    ),
    "quantecon-farsi": Project(
        "lectures",
        repository="lecture-python-programming.fa",
        start="intro",
        conf=f'{_BOOK}language = "fa"\n',
        bare=True,
    ),
}
