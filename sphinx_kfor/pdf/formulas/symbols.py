"""Which character a command stands for: docutils' tables of Unicode, and what MathJax has besides."""

from __future__ import annotations

from docutils.utils.math import tex2unichar

from sphinx_kfor.pdf.formulas.text_signs import TEXT_SIGNS

_TABLES = (
    "mathalpha",
    "mathbin",
    "mathrel",
    "mathop",
    "mathord",
    "mathopen",
    "mathclose",
    "mathfence",
    "mathpunct",
)

#: By the command's name without its backslash.
SYMBOLS: dict[str, str] = {}
for _name in _TABLES:
    SYMBOLS.update(getattr(tex2unichar, _name, {}))
SYMBOLS |= TEXT_SIGNS | {
    "omicron": "ο",
    "varnothing": "∅",
    "hbar": "ℏ",
    "hslash": "ℏ",
    "dag": "†",
    "ddag": "‡",
    "owns": "∋",
    "Box": "□",
    "Diamond": "◇",
    "Join": "⋈",
    "And": "&",
    "copyright": "©",
    "degree": "°",
    "textdegree": "°",
    "pounds": "£",
    "euro": "€",
    "unlhd": "⊴",
    "unrhd": "⊵",
    "vert": "|",
    "centerdot": "⋅",
    "cdotp": "·",
    "ldotp": ".",
    "colon": ":",
    "coloneqq": "≔",
    "eqqcolon": "≕",
    "iddots": "⋰",
    "adots": "⋰",
    "ldots": "…",
    "dotso": "…",
    "dotsc": "…",
    "cdots": "⋯",
    "dotsb": "⋯",
    "dotsm": "⋯",
    "dotsi": "⋯",
    "varpropto": "∝",
    "thicksim": "∼",
    "thickapprox": "≈",
    "restriction": "↾",
    "doublecap": "⋒",
    "doublecup": "⋓",
    "shortmid": "∣",
    "shortparallel": "∥",
    "nshortmid": "∤",
    "nshortparallel": "∦",
    "smallsmile": "⌣",
    "smallfrown": "⌢",
    "triangledown": "▽",
    "nleqslant": "≰",
    "ngeqslant": "≱",
    "nleqq": "≰",
    "ngeqq": "≱",
    "lvertneqq": "≨",
    "gvertneqq": "≩",
    "nsubseteqq": "⊈",
    "nsupseteqq": "⊉",
    "varsubsetneq": "⊊",
    "varsupsetneq": "⊋",
    "varsubsetneqq": "⫋",
    "varsupsetneqq": "⫌",
    "notChar": "⧸",
    "Arrowvert": "‖",
    "circledR": "®",
    "celsius": "℃",
    "ohm": "Ω",
    "micro": "µ",
    "perthousand": "‰",
    "circlearrowleft": "↺",
    "circlearrowright": "↻",
    "dashrightarrow": "⇢",
    "dashleftarrow": "⇠",
    "Lsh": "↰",
    "Rsh": "↱",
    "smallint": "∫",
    "lmoustache": "⎰",
    "rmoustache": "⎱",
    "llbracket": "⟦",
    "rrbracket": "⟧",
    "triangle": "△",
    "square": "□",
    "blacksquare": "■",
    "checkmark": "✓",
    "gets": "←",
    "to": "→",
    "lt": "<",
    "gt": ">",
    "lvert": "|",
    "rvert": "|",
    "lVert": "‖",
    "rVert": "‖",
    "surd": "√",
    "textmu": "µ",
    "AA": "Å",
    "vcentcolon": ":",
    "dblcolon": "∷",
    "Coloneqq": "⩴",
    "Eqqcolon": "=∷",
    "coloneq": ":−",
    "eqcolon": "−:",
    "colonapprox": ":≈",
    "colonsim": ":∼",
    "Coloneq": "∷−",
    "Eqcolon": "−∷",
    "Colonapprox": "∷≈",
    "Colonsim": "∷∼",
    "colondash": ":−",
    "Colondash": "∷−",
    "dashcolon": "−:",
    "Dashcolon": "−∷",
    "approxcolon": "≈:",
    "Approxcolon": "≈∷",
    "simcolon": "∼:",
    "Simcolon": "∼∷",
    "vcentercolon": ":",
    "qed": "□",
    "permil": "‰",
    **dict.fromkeys(("centercolon", "ordinarycolon", "MTThinColon"), ":"),
    "lparen": "(",
    "rparen": ")",
    "divsymbol": "÷",
    "tripledash": "⋯",
    "longrightleftharpoons": "⇌",
    "longLeftrightharpoons": "⇌",
    "longRightleftharpoons": "⇌",
    "longleftrightarrows": "⇄",
    "_": "_",
    "%": "%",
    "$": "$",
    "&": "&",
    "#": "#",
    "{": "{",
    "}": "}",
    "|": "‖",
}

#: Functions, and those whose limits stand below.
FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh tan"
    " tanh".split()
)
LIMITS = frozenset("det gcd inf lim max min Pr sup".split())
#: Of several words, or with another spelling than their name.
SPELLED = {"liminf": "lim inf", "limsup": "lim sup", "injlim": "inj lim", "projlim": "proj lim"}

#: Accents, as Typst calls them.
ACCENTS = {
    "acute": "acute",
    "bar": "macron",
    "breve": "breve",
    "check": "caron",
    "dot": "dot",
    "ddot": "dot.double",
    "dddot": "dot.triple",
    "ddddot": "dot.quad",
    "grave": "grave",
    "hat": "hat",
    "mathring": "circle",
    "tilde": "tilde",
    "vec": "arrow",
    "widehat": "hat",
    "widetilde": "tilde",
    "widecheck": "caron",
    "overrightarrow": "arrow",
    "overleftarrow": "arrow.l",
    "overleftrightarrow": "arrow.l.r",
}
#: What stands over or under the whole of an argument, and takes a note as its limit.
BRACES = {
    "overbrace": "overbrace",
    "underbrace": "underbrace",
    "overbracket": "overbracket",
    "underbracket": "underbracket",
    "overparen": "overparen",
    "underparen": "underparen",
    "wideparen": "overparen",
}
LINES = {"overline": "overline", "underline": "underline", "underbar": "underline"}

#: Marks of how lines may break, and the like, for which a printed line has no use.
IGNORED = frozenset(
    "mathstrut strut null relax protect"
    " allowbreak nobreak hfill hfil hfilll nonumber notag allowdisplaybreaks displaylimits break goodbreak"
    " noindent centering SkipLimits nonscript textcompwordmark unboldmath badbreak MTFlushSpaceAbove"
    " MTFlushSpaceBelow".split()
)

#: Bars that open or close, and others: beside what Typst takes for a bar it would print a blank.
BARS = {"lvert": "opening", "lVert": "opening", "rvert": "closing", "rVert": "closing"}
BARS |= dict.fromkeys(["vert", "Vert", "|"], "normal")

#: White space in em.
SPACES = {
    ",": 0.167,
    "thinspace": 0.167,
    ":": 0.222,
    ">": 0.222,
    "medspace": 0.222,
    ";": 0.278,
    "thickspace": 0.278,
    "!": -0.167,
    "negthinspace": -0.167,
    "negmedspace": -0.222,
    "negthickspace": -0.278,
    " ": 0.278,
    "\n": 0.278,
    "space": 0.278,
    "nobreakspace": 0.278,
    "enspace": 0.5,
    "enskip": 0.5,
    "quad": 1,
    "qquad": 2,
}

#: Relations and operators, before which a line may break.
BREAKS = frozenset("=<>+-") | frozenset(
    each
    for table in (tex2unichar.mathbin, tex2unichar.mathrel)
    for each in table.values()
    if each not in "∣∥⋅×∘/"
)
