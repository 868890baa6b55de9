"""Names: references to what there is not, names that two pages give, and names of the wrong kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kfor.brief.assessing.grounds import EVIDENCE_KINDS, named_in
from sphinx_kfor.brief.state.outline import JUDGEMENT, OPTION
from sphinx_kfor.evidence.problems import Problem, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.domain import KforDomain

#: What the options of an object may name.
_KINDS = {
    "evidence": EVIDENCE_KINDS,
    "contrary": EVIDENCE_KINDS,
    "based-on": (JUDGEMENT, OPTION),
}
#: The options that may name a source as well.
_SOURCED = ("evidence", "contrary")


def name_problems(domain: KforDomain, docname: str) -> Iterator[Problem]:
    """References of a page to names that there are not, and names that an earlier page has."""
    page, known = domain.pages[docname], domain.names()
    grounds = {name for one in page.objects for option in _SOURCED for name in named_in(one, option)}
    for name, line in page.references:
        if name not in known and not _elsewhere(domain.env, name):
            there = {*known, *(domain.sources if name in grounds else ())}
            yield Problem("reference", f"nothing has the name '{name}'; {nearest(name, there)}", line=line)
    for name, named in sorted(page.names.items()):
        first, _ = domain.named(name) or (docname, named)
        if first != docname:
            message = f"the name '{name}' stands in '{first}' already; rename one"
            yield Problem("reference", message, line=named.line)
    yield from _wrong_kinds(domain, docname)


def _wrong_kinds(domain: KforDomain, docname: str) -> Iterator[Problem]:
    for one in domain.pages[docname].objects:
        for option, kinds in _KINDS.items():
            for name in named_in(one, option):
                found = domain.named(name)
                if found and found[1].kind not in kinds:
                    message = (
                        f"the option '{option}' takes names of these kinds: {', '.join(kinds)}; "
                        f"'{name}' is of the kind '{found[1].kind}'"
                    )
                    yield Problem("reference", message, line=one.line)


def _elsewhere(env: BuildEnvironment, name: str) -> bool:
    """Whether another project has the name, as intersphinx knows it, perhaps as `project:name`."""
    project, _, rest = name.partition(":")
    inventories = [
        (getattr(env, "intersphinx_inventory", {}), name),
        (getattr(env, "intersphinx_named_inventory", {}).get(project, {}), rest),
    ]
    return any(
        wanted in entries
        for inventory, wanted in inventories
        for kind, entries in inventory.items()
        if kind.startswith("kfor:")
    )
