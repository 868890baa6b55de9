"""What MathJax knows as macros, or could: commands by what they stand for."""

from __future__ import annotations

#: The signs of empheq, by the names that it has for them.
_EMPHEQ = {
    f"empheq{big}{side}{name}": f"\\{side}{name}"
    for name in "brace brack vert Vert angle ceil floor paren".split()
    for big in ("", "big")
    for side in "lr"
} | dict.fromkeys(("empheql", "empheqr", "empheqbigl", "empheqbigr"), "")

#: MathJax's own, by what they stand for.
MACROS: dict[str, str | tuple[str, int] | tuple[str, int, str]] = {
    "stackrel": (r"\overset{#1}{#2}", 2),
    "tfrac": (r"{\textstyle\frac{#1}{#2}}", 2),
    "dfrac": (r"{\displaystyle\frac{#1}{#2}}", 2),
    "cfrac": (r"{\displaystyle\frac{#2}{#3}}", 3, ""),
    "tbinom": (r"{\textstyle\binom{#1}{#2}}", 2),
    "dbinom": (r"{\displaystyle\binom{#1}{#2}}", 2),
    "iff": r"\;\Longleftrightarrow\;",
    "implies": r"\;\Longrightarrow\;",
    "impliedby": r"\;\Longleftarrow\;",
    "bmod": r"\mathbin{\rm mod}",
    "pmod": (r"\quad(\mathrm{mod}\;\,#1)", 1),
    "mod": (r"\quad\mathrm{mod}\;\,#1", 1),
    "pod": (r"\quad(#1)", 1),
    "bra": (r"\left\langle #1\right|", 1),
    "ket": (r"\left|#1\right\rangle", 1),
    "braket": (r"\left\langle #1\right\rangle", 1),
    "Bra": (r"\left\langle #1\right|", 1),
    "Ket": (r"\left|#1\right\rangle", 1),
    "Ketbra": (r"\left|#1\right\rangle\!\left\langle #2\right|", 2),
    "LaTeX": r"\text{LaTeX}",
    "TeX": r"\text{TeX}",
    "varlimsup": r"\mathop{\overline{\lim}}",
    "varliminf": r"\mathop{\underline{\lim}}",
    "varinjlim": r"\mathop{\underrightarrow{\lim}}",
    "varprojlim": r"\mathop{\underleftarrow{\lim}}",
    "intop": r"\int\limits",
    "ointop": r"\oint\limits",
    "idotsint": r"\int\cdots\int",
    "hdotsfor": (r"\cdots", 1),
    "ensuremath": (r"#1", 1),
    "cssId": (r"#2", 2),
    "class": (r"#2", 2),
    "data": (r"#2", 2),
    "mathtip": (r"#1", 2),
    "texttip": (r"#1", 2),
    "skew": (r"#2{#3}", 3),
    "endtoggle": "",
    "uproot": (r"", 1),
    "leftroot": (r"", 1),
    "bbFont": r"\Bbb",
    **dict.fromkeys(("llap", "rlap"), (r"#1", 1)),
    **dict.fromkeys(("clap", "textllap", "textrlap", "textclap"), (r"\text{#1}", 1)),
    **dict.fromkeys(
        "mathllap mathrlap mathclap cramped crampedllap crampedrlap crampedclap".split(), (r"{#2}", 2, "")
    ),
    "mathmbox": (r"{#1}", 1),
    "stackbin": (r"\mathbin{\overset{#1}{#2}}", 2),
    "bigtimes": r"\mathop{\Large\times}",
    "centerOver": (r"\mathrlap{#1}{#2}", 2),
    "nuparrow": r"\cancel{\uparrow}",
    "ndownarrow": r"\cancel{\downarrow}",
    "MoveEqLeft": (r"&\hspace{-#1em}", 1, "2"),
    "refeq": (r"\ref{#1}", 1),
    "ArrowBetweenLines": (r"\Updownarrow", 1, ""),
    "vdotswithin": (r"\vdots", 1),
    "shortvdotswithin": (r"\vdots", 1),
    "slashed": (r"\cancel{#1}", 1),
    "mathtoolsset": (r"", 1),
    "xmathstrut": (r"", 2, ""),
    **dict.fromkeys(("minCDarrowwidth", "minCDarrowheight"), (r"", 1)),
    # colortbl's: what stands in a cell is printed, without its ground.
    **dict.fromkeys(("cellcolor", "rowcolor", "columncolor"), (r"", 2, "")),
    **_EMPHEQ,
    "units": (r"#1\,\mathrm{#2}", 2, ""),
    "unitfrac": (r"#1\,\nicefrac{\mathrm{#2}}{\mathrm{#3}}", 3, ""),
    "mathinner": (r"#1", 1),
    "hphantom": (r"\phantom{#1}", 1),
    "set": (r"\lbrace #1\rbrace", 1),
    "ketbra": (r"\left|#1\right\rangle\!\left\langle #2\right|", 2),
    "nicefrac": (r"{#1}/{#2}", 2),
    "sfrac": (r"{#1}/{#2}", 2),
    "vcenter": (r"#1", 1),
    "adjustlimits": r"",
    "smashoperator": (r"#2", 2, ""),
    "mathchoice": (r"{#1}", 4),
    "begingroup": r"{",
    "endgroup": r"}",
    "bgroup": r"{",
    "egroup": r"}",
}
