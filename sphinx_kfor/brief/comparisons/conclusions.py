"""What the figures of a comparison come to, in sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import get_unit_name
from docutils import nodes

from sphinx_kfor.brief.comparisons.rows import cited
from sphinx_kfor.brief.comparisons.wording import apart, with_flag
from sphinx_kfor.brief.markup.nodes import line
from sphinx_kfor.evidence.dates.edtf import read_date
from sphinx_kfor.evidence.dates.in_words import in_words
from sphinx_kfor.evidence.figures.comparisons import Obstacle
from sphinx_kfor.evidence.figures.formatting import points
from sphinx_kfor.evidence.figures.grammar import POINTS
from sphinx_kfor.evidence.figures.periods import periods_of
from sphinx_kfor.evidence.languages.locales import locale
from sphinx_kfor.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kfor.brief.comparisons.rows import Row
    from sphinx_kfor.brief.page.verification import Verification
    from sphinx_kfor.evidence.figures.comparisons import Comparison, Gap, Tolerance, Value

_PLACE = re.compile(r"(%\(\w+\)s)")
_ONE_PER_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Conclusions:
    """The sentences below one comparison.

    Attributes:
        page: the page that it stands on.
        rows: its rows without those that were refused.
        outcome: what they come to.
        tolerance: how far apart they may be.
    """

    page: Verification
    rows: Sequence[Row]
    outcome: Comparison
    tolerance: Tolerance

    def lines(self, reading: str) -> list[nodes.paragraph]:
        """What the figures come to; the author's reading in place of the ranking."""
        if not self._values:
            return []
        lines = [line([*self._agreement(), *self._voices()], "kfor-source")]
        if reading:
            lines.append(nodes.paragraph(reading, reading, classes=["kfor-source", "kfor-note"]))
        else:
            lines.append(line(self._order(), "kfor-source"))
        return lines

    @property
    def _values(self) -> list[Value]:
        return [row.value for row in self.rows if row.value]

    @property
    def _count(self) -> int:
        return len({value.source for value in self._values})

    def _voices(self) -> list[nodes.Node]:
        """Whose word the sources are: which of them repeat one, or that none is known to."""
        origins: dict[str, dict[str, None]] = defaultdict(dict)
        for value in self._values:
            origins[value.origin][value.source] = None
        if self._count > 1 and len(origins) == self._count:
            return [nodes.Text(" " + _("None of them is known to repeat another."))]
        made: list[nodes.Node] = []
        for origin, members in sorted(origins.items()):
            if len(members) > 1:
                one = _("%(names)s go back to one origin (%(origin)s), and count as one voice.")
                made += [
                    nodes.Text(" "),
                    *_filled(one, names=self._names(members), origin=[nodes.Text(origin)]),
                ]
        return made

    def _agreement(self) -> list[nodes.Node]:
        """Who contradicts whom, and what is not compared."""
        outcome, made = self.outcome, []
        if outcome.gaps:
            made += self._apart(outcome.gaps[0])
        elif outcome.differences:
            made += self._differ(outcome.differences[0])
        elif len(self._values) - len(outcome.unread) > 1 and not outcome.kinds:
            tolerated = self._tolerated()
            said = _("No two of the figures are further apart than %s.") % tolerated if tolerated else ""
            made.append(nodes.Text(said or _("No two of the figures contradict each other.")))
        if outcome.kinds:
            kinds = ", ".join(self._named(kind) for kind in outcome.kinds)
            made.append(
                nodes.Text(" " * bool(made) + _("Figures of different kinds are not compared: %s.") % kinds)
            )
        if outcome.unread:
            said = _("Not compared, since it is no figure: %(names)s.")
            made += [nodes.Text(" " * bool(made)), *_filled(said, names=self._sources(outcome.unread))]
        return made

    def _named(self, kind: str) -> str:
        """What figures of a kind count, in the page's language."""
        if kind == POINTS:
            return points(self.page.notation)
        if "-" in kind:
            return get_unit_name(kind, length="long", locale=locale(self._language)) or kind
        return kind or _("a number")

    def _apart(self, gap: Gap) -> list[nodes.Node]:
        said = (
            _(
                "%(who)s disagree: %(lower)s and %(higher)s are at least %(size)s apart, "
                "%(part)s of the larger."
            )
            if gap.least
            else _("%(who)s disagree: %(lower)s and %(higher)s are %(size)s apart, %(part)s of the larger.")
        )
        made = _filled(
            said,
            who=[nodes.Text(self._who())],
            lower=self._figure(gap.lower),
            higher=self._figure(gap.higher),
            size=[nodes.Text(self._amount(gap))],
            part=[nodes.Text(self._part(gap.part))],
        )
        tolerated = self._tolerated()
        more = " " + _("Up to %s is tolerated.") % tolerated if tolerated else ""
        return [*made, nodes.Text(more)]

    def _differ(self, gap: Gap) -> list[nodes.Node]:
        """Two figures of different scopes or dates, or of one source: they differ, and contradict nothing."""
        said = (
            _("They differ by at least %(size)s: %(lower)s and %(higher)s.")
            if gap.least
            else _("They differ by %(size)s: %(lower)s and %(higher)s.")
        )
        ends = {"lower": self._scoped(gap.lower), "higher": self._scoped(gap.higher)}
        return _filled(said, size=[nodes.Text(self._amount(gap))], **ends)

    def _scoped(self, place: int) -> list[nodes.Node]:
        """A figure with what the author says that it counts, and when."""
        value = self._values[place]
        date = in_words(read_date(value.as_of), self._language) if value.as_of else self._named_period(place)
        return self._figure(place, "".join(f", {one}" for one in (value.scope, date) if one))

    def _named_period(self, place: int) -> str:
        """The name of a row or column that says when a figure held, where no date is typed."""
        target = self.rows[place].target
        notation = self.page.domain.sources[self.rows[place].source].notation
        names = target.cell.headers[:2] if target and target.cell and target.cell.table else ()
        return ", ".join(name for name in names if periods_of([name], notation)) or self._said_time(place)

    def _said_time(self, place: int) -> str:
        """The year, or the month of a year, that its source says beside a figure of a sentence."""
        period = self._values[place].period
        said = dict(period)
        if len(said) < len(period) or "year" not in said:
            return ""
        month = f"-{int(said['month']):02}" if "month" in said else ""
        return in_words(read_date(said["year"] + month), self._language)

    def _who(self) -> str:
        """Who disagrees: so many sources, or the figures of one."""
        if self._count == 1:
            return _("The figures")
        return _of_few().get(self._count) or _("All %s sources") % self._count

    def _figure(self, place: int, about: str = "") -> list[nodes.Node]:
        """A figure, what is said of it, and its source in brackets."""
        row = self.rows[place]
        said = with_flag(row.words, self._values[place].figure)
        return [*said, nodes.Text(f"{about} "), cited(self.page, row.source, textual=False)]

    def _order(self) -> list[nodes.Node]:
        """The figures in order of grade, or why there is no order."""
        if self.outcome.obstacles:
            reasons = [self._obstacle(*obstacle) for obstacle in self.outcome.obstacles]
            return _filled(_("They are not ranked: %(reasons)s."), reasons=_joined(reasons, "; "))
        ranked = [
            [nodes.Text(f"{number}. "), *self._sources(places)]
            for number, places in enumerate(self.outcome.ranking, 1)
        ]
        said = _("Ranked by reliability, then credibility, since scope and date are the same: %(ranking)s.")
        return _filled(said, ranking=_joined(ranked, "; "))

    def _obstacle(self, obstacle: Obstacle, places: Sequence[int]) -> list[nodes.Node]:
        everywhere = len(places) == len(self._values)
        said = {
            Obstacle.FEW: _("there is only one figure"),
            Obstacle.KINDS_DIFFER: _("they count different things"),
            Obstacle.SCOPE_UNKNOWN: _("no scope is stated")
            if everywhere
            else _("the scope of %(names)s is not stated"),
            Obstacle.SCOPES_DIFFER: _("the scopes differ"),
            Obstacle.DATE_UNKNOWN: _("no date is stated")
            if everywhere
            else _("the date of %(names)s is not stated"),
            Obstacle.DATES_DIFFER: _("the dates differ"),
            Obstacle.UNJUDGED: _("no reliability is judged")
            if everywhere
            else _("the reliability of %(names)s is not judged"),
            Obstacle.GRADES_SAME: _("the grades are the same"),
        }
        return _filled(said[obstacle], names=self._sources(places))

    def _sources(self, places: Iterable[int]) -> list[nodes.Node]:
        return self._names(dict.fromkeys(self._values[place].source for place in places))

    def _names(self, sources: Iterable[str]) -> list[nodes.Node]:
        """The sources in a list, as the language joins one."""
        groups: dict[str, list[nodes.Node]] = {
            f"n{at}": [cited(self.page, one)] for at, one in enumerate(sources)
        }
        listed = (
            format_list([f"%({name})s" for name in groups], locale=locale(self._language)) if groups else ""
        )
        return _filled(listed, **groups)

    def _tolerated(self) -> str:
        """The tolerance in words; empty for none."""
        if self.tolerance.part:
            return self._percent(self.tolerance.part, "#,##0.##")
        return (
            str(format_decimal(self.tolerance.number, locale=locale(self._language)))
            if self.tolerance.number
            else ""
        )

    def _amount(self, gap: Gap) -> str:
        """How far the two figures of a gap are apart."""
        one, other = self.rows[gap.lower], self.rows[gap.higher]
        values = (self._values[gap.lower], self._values[gap.higher])
        writings = (self.page.domain.sources[one.source].notation, self.page.notation)
        return apart(gap.size, values, writings, one.pattern if one.pattern == other.pattern else "")

    def _part(self, part: Decimal) -> str:
        """A part in per cent; of less than one so many digits that it is not none."""
        return self._percent(part, "@@" if part < _ONE_PER_CENT else "#,##0")

    def _percent(self, part: Decimal, digits: str) -> str:
        """A part in per cent, its digits by a pattern and its sign where the language has it."""
        where = locale(self._language)
        pattern = where.percent_formats[None].pattern.replace("#,##0", digits)
        return str(format_percent(part, pattern, locale=where))

    @property
    def _language(self) -> str:
        language: str = self.page.env.config.language
        return language


def _of_few() -> dict[int, str]:
    """A few sources as one writes them in a sentence."""
    return {
        2: _("The two sources"),
        3: _("The three sources"),
        4: _("The four sources"),
        5: _("The five sources"),
        6: _("The six sources"),
        7: _("The seven sources"),
        8: _("The eight sources"),
        9: _("The nine sources"),
    }


def _filled(message: str, **parts: list[nodes.Node]) -> list[nodes.Node]:
    """A message with nodes in the places of its names."""
    made: list[nodes.Node] = []
    for piece in _PLACE.split(message):
        made += parts[piece[2:-2]] if _PLACE.fullmatch(piece) else [nodes.Text(piece)]
    return made


def _joined(parts: Iterable[list[nodes.Node]], separator: str) -> list[nodes.Node]:
    made: list[nodes.Node] = []
    for part in parts:
        made += [nodes.Text(separator)] * bool(made) + part
    return made
