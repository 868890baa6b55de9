"""What is wrong is reported in every build, for pages that were not read again as well.

Everything comes from the domain's data. An error sets the exit status itself, so that neither an
unchanged build nor a suppressed message turns it green.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kfor.brief.assessing import marking
from sphinx_kfor.brief.assessing import quoted_share as share
from sphinx_kfor.brief.assessing import weaknesses as assessments
from sphinx_kfor.brief.assessing.changed_texts import absent_texts, changed_texts, drifts
from sphinx_kfor.brief.assessing.names import name_problems
from sphinx_kfor.brief.outputs.pages_to_write import pages_to_write
from sphinx_kfor.brief.page.concealing import quiet
from sphinx_kfor.brief.parts import bibliographies, matrices
from sphinx_kfor.brief.state.domain import domain_of
from sphinx_kfor.evidence.annotations.annotation import Verdict
from sphinx_kfor.evidence.annotations.lock_changes import alike
from sphinx_kfor.evidence.catalogue.guesses import said_of, unreviewed
from sphinx_kfor.evidence.documents.locators import names_unseen
from sphinx_kfor.evidence.problems import Problem
from sphinx_kfor.evidence.quotations.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kfor.brief.state.domain import KforDomain

logger = logging.getLogger(__name__)
#: Why a page is not searched.
_MARKED = "marked higher than other pages"


def report(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Report all problems, and return the pages that show something of other pages that changed."""
    domain = domain_of(env)
    problems = list(all_problems(domain))
    for docname, problem in problems:
        _log(docname, problem)
    if any(not problem.caution for _, problem in problems):
        app.statuscode = 1
    _keep_out_of_search(domain)
    _count(domain)
    if held := to_review(domain):
        logger.info("kfor: %s", said_of(held))
    return pages_to_write(domain)


def _keep_out_of_search(domain: KforDomain) -> None:
    """Leave the words of a page that is marked higher than others out of the site's search."""
    for docname in domain.env.found_docs:
        metadata = domain.env.metadata[docname]
        if domain.is_above(docname):
            metadata.setdefault("nosearch", _MARKED)
        elif metadata.get("nosearch") == _MARKED:
            del metadata["nosearch"]


def all_problems(domain: KforDomain) -> Iterator[tuple[str, Problem]]:
    """Every problem with its page, those of the corpus first; their page is empty."""
    for docname, problem in _problems(domain):
        yield docname, problem._replace(message=quiet(domain, problem.message, None))


def _problems(domain: KforDomain) -> Iterator[tuple[str, Problem]]:
    corpus = domain.resolver.corpus
    for problem in [*corpus.problems, *corpus.check_bodies(), *domain.resolver.lock.problems]:
        yield "", problem
    yield from (("", problem) for problem in (*changed_texts(domain), *absent_texts(domain)))
    drifted: dict[str, list[Problem]] = defaultdict(list)
    for docname, problem in drifts(domain):
        drifted[docname].append(problem)
    told = set(corpus.problems)
    for docname, page in sorted(domain.pages.items()):
        problems = [*page.problems, *name_problems(domain, docname), *drifted[docname]]
        for problem in sorted(problems, key=lambda one: (one.file, one.line)):
            if problem.subtype not in {"document", "catalogue"}:
                yield docname, problem
            elif problem not in told:
                told.add(problem)
                yield "", problem

    if pages := domain.source_pages:
        yield from pages.problems(domain.env.found_docs)
    yield from share.problems(domain)
    for brief in domain.assessed():
        yield from marking.problems(domain, brief)
        yield from assessments.problems(domain, brief)
        yield from matrices.problems(domain, brief)
        yield from bibliographies.problems(domain, brief)


def all_accepted(domain: KforDomain) -> Iterator[tuple[str, Problem, str]]:
    """Every caution that an author accepts, with its page and the reason."""
    for docname, page in sorted(domain.pages.items()):
        for passage in page.passages:
            reasons = dict(passage.accepted)
            for caution in passage.annotation.cautions:
                if why := caution.accepted(reasons):
                    yield docname, Problem.of(caution, line=passage.line), why
        for problem, reason in page.excused:
            yield docname, problem, reason
    for brief in domain.assessed():
        yield from assessments.accepted(domain, brief)


def _log(docname: str, problem: Problem) -> None:
    here = (docname, problem.line or None)
    place = f"{problem.file}:{problem.line or 1}" if problem.file else here
    say = logger.warning if problem.caution else logger.error
    say("%s", problem.message, type="kfor", subtype=problem.subtype, location=place)


def _count(domain: KforDomain) -> None:
    """One line on the evidence: how much was verified, how much came from the lock."""
    passages = [passage for page in domain.pages.values() for passage in page.passages]
    unsearched = sum(page.unsearched for page in domain.pages.values())
    if not passages and not unsearched:
        return
    locked = [passage for passage in passages if passage.annotation.verdict == Verdict.LOCKED]
    counts = [f"{len(passages) - len(locked)} verified against their texts"]
    counts += [f"{len(locked)} taken from the lock"] * bool(locked)
    counts += _beside_the_lock(domain, {passage.request.key for passage in passages})
    earlier = len(_of_an_earlier_version(domain))
    counts += [f"{earlier} locked by an earlier version (run 'kfor lock')"] * bool(earlier)
    unchecked = sum(page.unchecked for page in domain.pages.values())
    counts += [f"{unchecked} locators of absent texts not checked"] * bool(unchecked)
    unseen = sum(page.unseen for page in domain.pages.values()) + sum(
        isinstance(passage.request, Request) and names_unseen(passage.request.locator) for passage in passages
    )
    counts += [
        f"{unseen} locators that name what no reader sees (§, chapter, figure) printed as typed"
    ] * bool(unseen)
    counts += [f"{unsearched} figures of the prose not looked for (no text here, or too much data)"] * bool(
        unsearched
    )
    counts += _without_origins(domain)
    counts += _without_word_lists(domain, {passage.request.source for passage in passages})
    logger.info("kfor: %d passages: %s", len(passages), ", ".join(counts))


def to_review(domain: KforDomain) -> dict[str, int]:
    """How many guesses of `kfor add` the records of sources that are cited still hold, by id."""
    return unreviewed(domain.cited(domain.pages), domain.resolver.corpus.catalogue.places)


def _beside_the_lock(domain: KforDomain, passages: AbstractSet[str]) -> Iterator[str]:
    """What the lock has not, of that the figures which no passage is; and what it has and nothing uses."""
    keys, locked = set(domain.to_lock()), set(domain.resolver.lock.items)
    if new := keys - locked:
        figures = len(new - passages)
        named = f", {figures} of them figures of the prose" if figures else ""
        yield f"{len(new)} not locked yet{named} (run 'kfor lock')"
    if unused := len(locked - keys):
        yield f"{unused} locked but unused (run 'kfor lock')"


def _of_an_earlier_version(domain: KforDomain) -> list[str]:
    """The keys of locked items whose cautions do not say which rule raised them, though rules did."""
    locked = domain.resolver.lock.items
    return [
        key
        for key, now in domain.to_lock().items()
        if now.verdict != Verdict.LOCKED and key in locked and locked[key] != now and alike(locked[key], now)
    ]


def _without_origins(domain: KforDomain) -> list[str]:
    """Sources that may share text with others, since neither text nor lock tells."""
    locked = {item.source for item in domain.resolver.lock.items.values()}
    names = [name for name in domain.origins.unread if name not in locked] if domain.origins.asked else []
    return [f"no text tells the origin of {', '.join(names)}"] if names else []


def _without_word_lists(domain: KforDomain, used: set[str]) -> Iterator[str]:
    """Sources on which no cautions are possible, since nothing is known of their language."""
    known = (domain.sources[identifier] for identifier in sorted(used) if identifier in domain.sources)
    unread = [source for source in known if not source.has_word_lists]
    foreign = [source.id for source in unread if source.record.language]
    unnamed = [source.id for source in unread if not source.record.language]
    if foreign:
        yield f"no word lists for the language of {', '.join(foreign)} (kfor_language_data)"
    if unnamed:
        yield f"no language named for {', '.join(unnamed)} (catalogue)"
