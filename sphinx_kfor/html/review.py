"""A reviewer's page of each page of a brief: every sentence by what it rests on.

Told by colour, by underline and by a letter. Each sentence that rests on nothing can be reached by the
keyboard, and links to the next one; no script is needed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from sphinx_kfor.brief.assessing.marking import marking
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_kfor.brief.assessing.claims import Claim, Sentence
    from sphinx_kfor.brief.state.domain import KforDomain

FOLDER = "review"
STYLE = "kfor-review.css"
_BUILDERS = {"html", "dirhtml"}
#: The letter of each kind of ground; what rests on nothing is numbered.
_LETTERS = {"quotation": "Q", "passage": "P", "figure": "F", "citation": "C", "reference": "R"}


def add_style(app: Sphinx) -> None:
    """Add the styles of reviewers' pages, where there are any."""
    if app.config.kfor_review:
        app.add_css_file(STYLE)


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """A reviewer's page for each page of each brief (`html-collect-pages`)."""
    if not app.config.kfor_review or app.builder.name not in _BUILDERS:
        return
    from sphinx_kfor.brief.assessing.claims import for_review  # noqa: PLC0415 (only if used)

    domain = domain_of(app.env)
    for docname in dict.fromkeys(docname for brief in domain.assessed() for docname in brief.docnames):
        found = for_review(domain, docname)
        if any(one.kind not in {"heading", "quoted"} for one in found):
            title = _("Review: %s") % app.env.titles[docname].astext()
            link = app.builder.get_relative_uri(f"{FOLDER}/{docname}", docname)
            body = "\n".join(_Page(found).lines(title, link, _banner(domain, docname)))
            yield f"{FOLDER}/{docname}", {"parents": [], "title": title, "body": body}, "page.html"


def _banner(domain: KforDomain, docname: str) -> str:
    mark = marking(domain, domain.brief(docname))
    return f'<p class="kfor-tlp">{mark.label}</p>' if mark is not None else ""


def _names() -> dict[str, str]:
    """What a sentence may rest on, in the order of `claims.RESTS`."""
    return {
        "quotation": _("a quotation"),
        "passage": _("a cited passage"),
        "figure": _("a figure of a source"),
        "citation": _("a citation without a passage"),
        "reference": _("what it refers to"),
        "nothing": _("nothing"),
    }


class _Page:
    """One reviewer's page."""

    def __init__(self, found: list[Claim]) -> None:
        self.found = found
        self.bare = 0
        self.all_bare = sum(len(claim.bare) for claim in found if claim.kind != "heading")

    def lines(self, title: str, link: str, banner: str) -> Iterator[str]:
        """The page's HTML."""
        yield banner
        yield f"<section><h1>{escape(title)}</h1>"
        name = escape(_("The page as it is read"))
        yield f'<p><a href="{escape(link)}">{name}</a></p>'
        yield from self._legend()
        for claim in self.found:
            yield self._claim(claim)
        yield "</section>"
        yield banner

    def _legend(self) -> Iterator[str]:
        """What colours and letters mean, how many sentences there are of each, where the bare ones are."""
        sentences = [one for claim in self.found if claim.kind != "heading" for one in self._shown(claim)]
        counts = Counter(sentence.rests for sentence in sentences)
        heading = escape(_("Sentences by what they rest on:"))
        yield f'<p>{heading}</p><ul class="kfor-review-legend">'
        for rests, name in _names().items():
            said = f"{name}: {counts[rests]}"
            mark = f"<sup>{_LETTERS[rests]}</sup>" if rests in _LETTERS else ""
            yield f'<li><span class="kfor-rests kfor-rests-{rests}">{escape(said)}</span>{mark}</li>'
        yield "</ul>"
        if self.all_bare:
            links = " ".join(
                f'<a href="#bare-{number + 1}">{number + 1}</a>' for number in range(self.all_bare)
            )
            bare = escape(_("Resting on nothing:"))
            yield f'<p class="kfor-review-bare">{bare} {links}</p>'

    @staticmethod
    def _shown(claim: Claim) -> list[Sentence]:
        """The sentences of a claim; those of an object that names its evidence rest on that."""
        if claim.kind in {"judgement", "recommendation"} and claim.on:
            on = claim.on
            return [
                replace(one, rests=claim.rests, on=on) if one.rests == "nothing" else one
                for one in claim.sentences
            ]
        return list(claim.sentences)

    def _claim(self, claim: Claim) -> str:
        if claim.kind == "heading":
            return f"<h2>{escape(claim.text)}</h2>"
        label = f"<strong>{escape(claim.label)}</strong> " if claim.label else ""
        said = " ".join(self._sentence(sentence) for sentence in self._shown(claim))
        tag = "blockquote" if claim.kind == "quoted" else "p"
        return f"<{tag}>{label}{said}</{tag}>"

    def _sentence(self, sentence: Sentence) -> str:
        words, name = escape(sentence.text), _names()[sentence.rests]
        kind = f'class="kfor-rests kfor-rests-{sentence.rests}"'
        if sentence.rests != "nothing":
            on = escape("; ".join([name, *sentence.on]))
            return f'<span {kind} title="{on}">{words}</span><sup>{_LETTERS[sentence.rests]}</sup>'
        self.bare += 1
        following = self.bare % self.all_bare + 1 if self.all_bare else 1
        onward = escape(_("next that rests on nothing"))
        link = f'<sup><a href="#bare-{following}" aria-label="{onward}">{self.bare}&#8239;→</a></sup>'
        return f'<span {kind} id="bare-{self.bare}" tabindex="0">{words}</span>{link}'
