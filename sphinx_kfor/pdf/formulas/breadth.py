"""About how wide a formula is, for who has to part a page among columns before anything is set."""

from __future__ import annotations

import re

from docutils import nodes

_FRACTION = re.compile(r"\\[dtc]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
#: What has no width of its own.
_BARE = re.compile(
    r"\\(?:begin|end|label|tag)\s*\{[^{}]*\}(?:\{[^{}]*\})?"
    r"|\\(?:left|right|middle|[bB]igg?[lrm]?|math\w+|text\w*|mbox|operatorname|displaystyle|bm|boldsymbol"
    r"|(?:wide)?(?:hat|tilde)|bar|vec|d?dot|over\w+|under\w+|limits|nolimits|[,:;! ])(?![a-zA-Z])"
)
_SCRIPT = re.compile(r"[_^]\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\]))")
_FUNCTION = re.compile(
    r"\\(arg|cos|cosh|cot|det|dim|exp|gcd|inf|ker|lim|ln|log|max|min|Pr|sin|sinh|sup|tan|tanh)(?![a-z])"
)
_COMMAND = re.compile(r"\\[A-Za-z]+|\\.")
_UNSEEN = re.compile(r"[{}&\s]")
_OPERATORS = re.compile(r"(?=[-=<>+])")


def printed_text(node: nodes.Node) -> str:
    """Give the text of *node*, with letters in the place of its formulas that take up about their room."""
    if isinstance(node, (nodes.math, nodes.math_block)):
        return about(node.astext())
    if isinstance(node, nodes.Element) and any(node.findall(_is_formula)):
        separator = "" if isinstance(node, nodes.TextElement) else node.child_text_separator
        return separator.join(map(printed_text, node.children))
    return node.astext()


def about(tex: str) -> str:
    """Give letters that take up about the room of the formula *tex*, its widest line."""
    return max((_line(line) for line in re.split(r"\\\\|\\cr\b", tex)), key=len)


def unbroken(tex: str) -> str:
    """Give letters that take up about the room of the longest part of *tex* that stays in one line."""
    return max(_OPERATORS.split(about(tex)), key=len)


def _line(tex: str) -> str:
    tex = _BARE.sub("", tex)
    while (shorter := _FRACTION.sub(lambda match: max(match[1], match[2], key=len), _scripts(tex))) != tex:
        tex = shorter
    tex = _COMMAND.sub("x", _FUNCTION.sub(r"\1", tex))
    return _UNSEEN.sub("", tex)


def _scripts(tex: str) -> str:
    """Let what is set smaller count for less."""

    def smaller(match: re.Match[str]) -> str:
        letters = _UNSEEN.sub("", _COMMAND.sub("x", match[1] if match[1] is not None else match[2]))
        return "x" * round(len(letters) * 0.7)

    return _SCRIPT.sub(smaller, tex)


def _is_formula(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.math, nodes.math_block))
