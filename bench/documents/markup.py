"""Drafts in the markup that producers take: HTML, Pandoc's Markdown, Typst."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.documents.drafts import Block, Draft

_SITE = (
    "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/all'>Reports</a></li></ul></nav></header>"
    "<div id='cookie-banner' class='cookie-consent'>We use cookies. <button>Accept</button></div>"
)
_FOOT = "<footer><p>All rights reserved. <a href='/contact'>Contact</a></p></footer>"
_STYLE = (
    "body {{ font-family: 'DejaVu Serif', 'Noto Serif CJK SC', serif; hyphens: auto; text-align: justify }} "
    "main {{ columns: {columns} }} .running {{ position: fixed; top: 0; font-size: 8pt }} "
    "@page {{ size: A5; margin: 20mm 15mm }}"
)


def html(draft: Draft, *, site: bool = True) -> str:
    """A web page, in a site's frame with menus or, to be printed, with a head on each page."""
    notes: list[str] = []
    body = "\n".join(_html(block, draft, notes) for block in draft.blocks)
    ends = "".join(
        f"<li id='fn{n}'><p>{escape(note)} <a href='#r{n}' class='back'>↩</a></p></li>"
        for n, note in enumerate(notes, 1)
    )
    aside = f"<section class='footnotes' role='doc-endnotes'><ol>{ends}</ol></section>" if notes else ""
    running = f"<div class='running'>{escape(draft.head)}</div>" if draft.head and not site else ""
    style = "" if site else f"<style>{_STYLE.format(columns=draft.columns)}</style>"
    return (
        f"<!doctype html>\n<html lang='{draft.language}'><head><meta charset='utf-8'>{style}"
        f"<title>{escape(draft.title)} | The Gazette</title></head><body>{_SITE if site else running}"
        f"<main><article><h1>{escape(draft.title)}</h1>\n{body}\n{aside}</article></main>"
        f"{_FOOT if site else ''}</body></html>"
    )


def _html(block: Block, draft: Draft, notes: list[str]) -> str:
    if block.kind == "table":
        rows = "".join(
            "<tr>"
            + "".join(_cell(row, at, "th" if number == 0 else "td") for at in range(len(row)))
            + "</tr>"
            for number, row in enumerate(block.rows)
        )
        return f"<table>{rows}</table>"
    parts: list[str] = []
    for one in block.sentences:
        mark = ""
        if one.note:
            notes.append(one.note)
            mark = f"<sup><a href='#fn{len(notes)}' id='r{len(notes)}'>{len(notes)}</a></sup>"
        first, space, rest = escape(one.text).partition(" ")
        parts.append(f"<em>{first}</em>{space}{rest}{mark}" if len(parts) == 1 else escape(one.text) + mark)
    words = draft.space.join(parts)
    tags = {"heading": ("h2", "h2"), "item": ("ul><li", "li></ul"), "quote": ("blockquote", "blockquote")}
    opened, closed = tags.get(block.kind, ("p", "p"))
    return f"<{opened}>{words}</{closed}>"


def _cell(row: tuple[str | None, ...], at: int, tag: str) -> str:
    words = row[at]
    if words is None:
        return ""
    wide = at + 1 < len(row) and row[at + 1] is None
    return f"<{tag}{' colspan=2' if wide else ''}>{escape(words)}</{tag}>"


def markdown(draft: Draft) -> str:
    """Pandoc's Markdown."""
    notes: list[str] = []
    blocks = []
    for block in draft.blocks:
        if block.kind == "table":
            rows = ["| " + " | ".join(cell or "" for cell in row) + " |" for row in block.rows]
            blocks.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
            continue
        parts = []
        for one in block.sentences:
            notes += [one.note] if one.note else []
            parts.append(_plain(one.text) + (f"[^{len(notes)}]" if one.note else ""))
        before = {"heading": "## ", "item": "- ", "quote": "> "}.get(block.kind, "")
        blocks.append(before + draft.space.join(parts))
    ends = [f"[^{number}]: {_plain(note)}" for number, note in enumerate(notes, 1)]
    head = f"---\ntitle: '{draft.title.replace(chr(39), chr(8217))}'\nlang: {draft.language}\n---"
    return "\n\n".join([head, *blocks, *ends]) + "\n"


def _plain(words: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join("\\" + sign if sign in r"\*_[]<>#`~$@^|" else sign for sign in words)


_FONTS = '("Libertinus Serif", "DejaVu Serif", "Noto Serif CJK SC")'


def typst(draft: Draft) -> str:
    """Typst: justified, words broken at lines' ends, one column or two, heads, numbers, footnotes."""
    head = f"header: [{_string(draft.head)}], " if draft.head else ""
    lines = [
        f'#set page(paper: "a5", columns: {draft.columns}, {head}numbering: "1")',
        f'#set text(lang: "{draft.language}", size: 9pt, hyphenate: true, font: {_FONTS})',
        "#set par(justify: true)",
        f"= {_string(draft.title)}",
    ]
    for block in draft.blocks:
        if block.kind == "table":
            cells = ", ".join(
                f"table.cell(colspan: {2 if row[at + 1 : at + 2] == (None,) else 1})[{_string(cell)}]"
                for row in block.rows
                for at, cell in enumerate(row)
                if cell is not None
            )
            lines.append(f"#table(columns: 3, {cells})")
            continue
        words = (_string(draft.space) if draft.space else "").join(
            _string(one.text) + (f"#footnote[{_string(one.note)}]" if one.note else "")
            for one in block.sentences
        )
        before = {"heading": "== ", "item": "- "}.get(block.kind, "")
        lines.append(f"#quote(block: true)[{words}]" if block.kind == "quote" else before + words)
    return "\n\n".join(lines)


def _string(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}";'
