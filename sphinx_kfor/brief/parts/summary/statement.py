"""The statement on all sources together, with which a summary of sources begins (ICD 206)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.lists import format_list

from sphinx_kfor.brief.parts.summary.usage import CITED, FIGURE, QUOTATION, TABLE
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.words import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kfor.brief.parts.summary.reference_dates import ReferenceDate
    from sphinx_kfor.brief.parts.summary.usage import Usage
    from sphinx_kfor.brief.parts.view import BriefView
    from sphinx_kfor.brief.state.outline import Place

#: Up to so many sources that the brief does not use are named.
_FEW = 10


@dataclass(frozen=True)
class SummaryStatement:
    """Its sentences, in paragraphs of one subject.

    Attributes:
        view: the brief.
        usage: what it uses.
        date: when ages are counted.
    """

    view: BriefView
    usage: Usage
    date: ReferenceDate

    def paragraphs(self) -> Iterator[str]:
        """Those that have something to say."""
        for subject in (self._extent, self._ages, self._judgements, self._conflicts, self._lacks):
            if sentences := list(subject()):
                yield " ".join(map(_ended, sentences))

    def _extent(self) -> Iterator[str]:
        """How many sources of how many origins, what is taken from them, and which are used most."""
        usage = self.usage
        if not usage.sources:
            yield _("The brief uses no source.")
            return
        count, origins = len(usage.sources), len(set().union(*usage.origins.values()))
        yield ngettext("The brief uses %d source.", "The brief uses %d sources.", count) % count
        if count > 1:
            text = ngettext("They go back to %d origin.", "They go back to %d origins.", origins)
            yield text % origins
        if taken := self._taken():
            yield _("The evidence: %s.") % self._listed(taken)
        bare = [source for source in usage.sources if not usage.passages[source]]
        text = ngettext(
            "%(number)d source is cited without any passage: %(names)s.",
            "%(number)d sources are cited without any passage: %(names)s.",
            len(bare),
        )
        yield from self._named(text, bare)
        if count > 1 and usage.passages.total() > 1:
            yield from self._most_used()

    def _ages(self) -> Iterator[str]:
        """How old the sources are, and which have no date."""
        view, dated = self.view, self.date.ages(self.view, self.usage.sources)
        if self.usage.sources:
            yield self.date.introduced()
        older = sorted((age.days, source) for source, age in dated.items() if age.count >= 0)
        if older:
            (_least, newest), (_most, oldest) = older[0], older[-1]
            values = {
                "newest": view.label(newest),
                "young": self.date.age(dated[newest]),
                "oldest": view.label(oldest),
                "old": self.date.age(dated[oldest]),
            }
            if 1 < len(older) == len(dated) and values["young"] == values["old"]:
                yield _("All that have a date are %(old)s.") % values
            elif len(older) > 1:
                yield _("The oldest is %(oldest)s, %(old)s; the newest is %(newest)s, %(young)s.") % values
            else:
                yield _("%(oldest)s is %(old)s.") % values
        later = [source for source in self.usage.sources if source in dated and dated[source].count < 0]
        text = ngettext(
            "%(number)d source is dated later: %(names)s.",
            "%(number)d sources are dated later: %(names)s.",
            len(later),
        )
        yield from self._named(text, later)
        undated = [source for source in self.usage.sources if not _is_dated(view, source)]
        text = ngettext(
            "%(number)d source has no date: %(names)s.",
            "%(number)d sources have no date: %(names)s.",
            len(undated),
        )
        yield from self._named(text, undated)

    def _judgements(self) -> Iterator[str]:
        """What the judgements rest on."""
        usage = self.usage
        if not usage.support:
            return
        single = [place for place in usage.support if len(usage.origins_of(place)) == 1]
        nothing = [place for place in usage.support if not usage.origins_of(place)]
        text = ngettext(
            "%(number)d judgement rests on a single origin: %(names)s.",
            "%(number)d judgements rest on a single origin each: %(names)s.",
            len(single),
        )
        yield from self._counted(text, self._numbers(single))
        text = ngettext(
            "%(number)d judgement rests on no source: %(names)s.",
            "%(number)d judgements rest on no source: %(names)s.",
            len(nothing),
        )
        yield from self._counted(text, self._numbers(nothing))
        if not single and not nothing:
            yield _("Each judgement rests on two origins or more.")

    def _conflicts(self) -> Iterator[str]:
        """Where sources conflict."""
        compared = self.usage.compared
        conflicting = [sources for sources in compared if sources]
        if conflicting:
            text = ngettext(
                "On %(number)d quantity that the brief compares, sources conflict: %(names)s.",
                "On %(number)d quantities that the brief compares, sources conflict: %(names)s.",
                len(conflicting),
            )
            names = "; ".join(self._listed(map(self.view.label, sources)) for sources in conflicting)
            yield text % {"number": len(conflicting), "names": names}
        elif compared:
            yield _("Where the brief compares figures, its sources do not conflict.")

    def _lacks(self) -> Iterator[str]:
        """Which sources are not graded, and which are not used."""
        usage = self.usage
        ungraded = [one for one in usage.sources if not self.view.record(one).custom.reliability]
        text = ngettext(
            "The reliability of %(number)d source is not graded: %(names)s.",
            "The reliability of %(number)d sources is not graded: %(names)s.",
            len(ungraded),
        )
        yield from self._named(text, ungraded)
        unused = len(usage.unused)
        if 0 < unused <= _FEW:
            text = ngettext(
                "%(number)d source of the corpus is not used: %(names)s.",
                "%(number)d sources of the corpus are not used: %(names)s.",
                unused,
            )
            yield from self._named(text, usage.unused)
        elif unused:
            text = ngettext(
                "%d source of the corpus is not used.", "%d sources of the corpus are not used.", unused
            )
            yield text % unused
        elif usage.sources:
            yield _("Every source of the corpus is used.")

    def _taken(self) -> list[str]:
        kinds = self.usage.kinds
        texts = {
            QUOTATION: ngettext("%d quotation", "%d quotations", kinds[QUOTATION]),
            CITED: ngettext("%d passage that is only cited", "%d passages that are only cited", kinds[CITED]),
            FIGURE: ngettext("%d figure", "%d figures", kinds[FIGURE]),
            TABLE: ngettext("%d table", "%d tables", kinds[TABLE]),
        }
        return [text % kinds[kind] for kind, text in texts.items() if kinds[kind]]

    def _most_used(self) -> Iterator[str]:
        passages = self.usage.passages
        most, every = max(passages.values()), passages.total()
        names = [source for source in self.usage.sources if passages[source] == most]
        if len(names) < len(self.usage.sources):
            text = ngettext(
                "The most used is %(names)s, with %(most)d of %(all)d passages.",
                "The most used are %(names)s, each with %(most)d of %(all)d passages.",
                len(names),
            )
            yield text % {"names": self._listed(map(self.view.label, names)), "most": most, "all": every}

    def _named(self, text: str, sources: list[str]) -> Iterator[str]:
        """A sentence that counts sources and names them, if there are any."""
        return self._counted(text, list(map(self.view.label, sources)))

    def _counted(self, text: str, names: list[str]) -> Iterator[str]:
        if names:
            yield text % {"number": len(names), "names": self._listed(names)}

    def _numbers(self, places: list[Place]) -> list[str]:
        return [self.view.outline.labels[place] for place in places]

    def _listed(self, texts: Iterable[str]) -> str:
        return format_list(list(texts), locale=locale(self.view.style.language))


def _ended(sentence: str) -> str:
    """A sentence with one full stop, also behind an abbreviation."""
    return sentence.removesuffix(".") if sentence.endswith("..") else sentence


def _is_dated(view: BriefView, source: str) -> bool:
    issued = view.record(source).issued
    return bool(issued and issued.year)
