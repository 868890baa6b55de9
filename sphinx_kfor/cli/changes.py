"""`kfor changes`: what is different in a new edition of a brief, by the evidence of both."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kfor.evidence.annotations.edition_changes import OWN_WORDS, Change, word_diff
from sphinx_kfor.evidence.annotations.edition_changes import changes as compared
from sphinx_kfor.evidence.annotations.editions import Edition, Item, read_edition
from sphinx_kfor.evidence.documents.locators import in_words
from sphinx_kfor.evidence.languages import language as word_lists
from sphinx_kfor.evidence.own_prose.unchecked import loose
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.standards.vocabulary import CONFIDENCES, confidence_in, likelihood_in
from sphinx_kfor.words import _, speak, translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kfor.evidence.languages import Language

_MARKUP = re.compile(r"([\\`*_{}\[\]<>$~|#])")
#: What is named by where it stands.
_UNNAMED = frozenset(["masthead", "prose"])
#: Changes of an item's words.
_WORDS = frozenset(["added", "dropped", "reworded", "changed"])
_File = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("old", type=_File)
@click.argument("new", type=_File)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    help="What to print.",
    show_default=True,
)
@click.option("--language", default="en", help="The language of text and markdown.", show_default=True)
def changes(old: Path, new: Path, *, form: str, language: str) -> None:
    """Say what changed in a brief between two builds, by their evidence: OLD and NEW are evidence.json files.

    With --format markdown the answer is a section that is ready to stand in the brief.

    \b
    Example:
      kfor changes first/evidence.json second/evidence.json
    """
    speak(language)
    before, after = _read(old), _read(new)
    found = compared(before, after)
    if form == "json":
        click.echo(_json(before, after, found))
    elif form == "markdown":
        click.echo(_markdown(found, _Markdown(word_lists(language))))
    else:
        click.echo(_text(found, _Plain(word_lists(language))))


def _read(path: Path) -> Edition:
    try:
        return read_edition(path.read_bytes().decode("utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path}: not UTF-8 at byte {error.start}") from None
    except EvidenceError as error:
        raise click.UsageError(str(error)) from None


def _json(before: Edition, after: Edition, found: Sequence[Change]) -> str:
    listed = [
        {
            "kind": change.item.kind,
            "what": change.what,
            "name": change.item.name,
            "number": change.item.number,
            "place": list(change.item.place),
            "text": change.item.text,
            "old": change.old,
            "new": change.new,
        }
        for change in found
    ]
    data = {"version": 1, "old": before.label, "new": after.label, "changes": listed}
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True)


def _text(found: Sequence[Change], form: _Plain) -> str:
    lines: list[str] = []
    for title, group in _groups(found):
        lines.append(title)
        for change in group:
            first, *more = _lines(change, form)
            lines += [f"  {first}", *(f"    {line}" for line in more)]
    return "\n".join(lines or [_("Nothing changed.")])


def _markdown(found: Sequence[Change], form: _Plain) -> str:
    lines = ["## " + _("What changed")]
    for title, group in _groups(found):
        lines += ["", f"### {title}", ""]
        for change in group:
            first, *more = _lines(change, form)
            lines += [f"- {first}", *(f"  - {line}" for line in more)]
    return "\n".join(lines if found else [*lines, "", _("Nothing changed.")])


def _groups(found: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    kinds = [
        (_("The brief"), {"masthead"}),
        (_("Key judgements"), {"judgement"}),
        (_("Options"), {"option"}),
        (_("Recommendations"), {"recommendation"}),
        (_("Gaps"), {"gap"}),
        (_("Quotations and citations"), {"quotation", "citation"}),
        (_("Figures and tables"), {"figure", "table"}),
        (_("Sources"), {"source"}),
        (_("Text"), {"prose"}),
    ]
    groups = [(title, [change for change in found if change.item.kind in kind]) for title, kind in kinds]
    return [(title, group) for title, group in groups if group]


@dataclass(frozen=True)
class _Plain:
    """Items and words for a terminal.

    Attributes:
        language: the word lists of the language that they are told in.
    """

    language: Language

    def name(self, item: Item) -> str:
        """What an item is called."""
        if item.kind == "source":
            return f"{item.text} ({item.name})"
        if item.kind in _UNNAMED:
            return item.place[0]
        said = item.number or ", ".join(in_words(part, translator()) for part in item.place if part)
        return f"{said} ({item.name})" if item.name else said

    def fact(self, what: str, term: str) -> str:
        """A likelihood, confidence, grade, or another fact."""
        if what == "likelihood":
            return likelihood_in(term, self.language) if term else _("not stated")
        return confidence_in(term, self.language) if term in CONFIDENCES else term or _("not stated")

    @staticmethod
    def fact_line(line: str) -> str:
        """A line with facts of the author's."""
        return line

    def words(self, item: Item, words: str) -> str:
        """What an item says."""
        if item.kind in {"source", "table", "masthead"}:
            return ""
        return f"“{words}”" if item.kind in {"quotation", "citation"} else words


class _Markdown(_Plain):
    """The same for a page of the brief, in which only a checked quotation may print a source's words."""

    def name(self, item: Item) -> str:
        """A reference to an item that has a name."""
        if item.name and item.kind not in {"source", *_UNNAMED}:
            return f"{{kfor:ref}}`{item.name}`"
        return _escaped(item.text if item.kind == "source" else super().name(item))

    @staticmethod
    def fact_line(line: str) -> str:
        """A line with facts of the author's, of which none is markup."""
        return line if line.startswith("{kfor:ref}") else _escaped(line)

    def words(self, item: Item, words: str) -> str:
        """What an item says, if it is the author's."""
        own = item.kind in {*OWN_WORDS, "figure"} and not any(loose(words))
        return _escaped(words) if own else ""


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _fact_line(change: Change, form: _Plain, name: str) -> str:
    """A fact that changed."""
    old, new = (form.fact(change.what, term) for term in (change.old, change.new))
    moved = {"what": name, "old": old, "new": new}
    match change.what:
        case "likelihood":
            return _("Likelihood of %(what)s: from %(old)s to %(new)s") % moved
        case "confidence":
            return _("Confidence in %(what)s: from %(old)s to %(new)s") % moved
        case "regraded":
            return _("Reliability of %(what)s: from %(old)s to %(new)s") % moved
        case "revised":
            return _("The text is another one: %s") % name
    told = {**moved, "fact": change.what, "old": change.old or "–", "new": change.new or "–"}
    return form.fact_line(_("%(what)s, %(fact)s: from %(old)s to %(new)s") % told)


def _lines(change: Change, form: _Plain) -> list[str]:
    """One change: what it is, and for words that changed also those before."""
    item = change.item
    gone = change.what == "dropped"
    name = form.name(replace(item, name="") if gone and item.kind != "source" else item)
    if change.what not in _WORDS:
        return [_fact_line(change, form, name)]
    first = {
        "added": _("Added: %s"),
        "dropped": _("Dropped: %s"),
        "reworded": _("Reworded: %s"),
        "changed": _("Changed: %s"),
    }[change.what] % name
    now, before = form.words(item, change.old if gone else change.new), form.words(item, change.old)
    if item.kind == "prose" and change.what == "reworded" and now and before:
        return [first, form.words(item, word_diff(change.old, change.new))]
    lines = [f"{first}: {now}" if now else first]
    return lines if gone or not (change.old and before) else [*lines, _("Before: %s") % before]
