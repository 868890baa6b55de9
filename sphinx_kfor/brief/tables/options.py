"""The options that say how a table is set, and the notes on it: what authors type for them."""

from __future__ import annotations

from sphinx_kfor.brief.markup import options as opt
from sphinx_kfor.evidence.extracts.grid import ALIGNMENTS, Arrangement
from sphinx_kfor.evidence.problems import EvidenceError
from sphinx_kfor.evidence.text.patterns import late

_WIDEST = 1000
#: What may stand behind a name, in messages.
_NEW = {"rename": "New name", "units": "tonnes", "format": "local"}
_PLACE = 2
#: What parts a name from the new one, as no `=` in brackets does: `Index (2015 = 100)`.
_EQUALS = late(r"=(?![^(\[]*[)\]])")


def arrangement(values: dict[str, str]) -> Arrangement:
    """The arrangement that options describe. Raises EvidenceError: `option`."""
    align = listed(values, "align")
    widths = listed(values, "widths")
    unknown = [one for one in align if one not in ALIGNMENTS]
    if unknown:
        raise EvidenceError(
            "option", f"the option 'align' has '{unknown[0]}'; there is {', '.join(ALIGNMENTS)}"
        )
    if not all(width.isascii() and width.isdigit() and 0 < int(width) <= _WIDEST for width in widths):
        raise EvidenceError(
            "option", f"the option 'widths' must be numbers such as '2; 1', not '{values['widths']}'"
        )
    sort, _, order = values.get("sort", "").rpartition(" ")
    descending = order == "desc"
    if order not in {"asc", "desc"}:
        sort = values.get("sort", "")
    return Arrangement(
        _pairs(values, "rename"),
        _pairs(values, "units"),
        opt.unquoted(sort.strip()),
        descending,
        "transpose" in values,
        align,
        tuple(map(int, widths)),
        tuple(place for place, _ in notes_of(values)),
        _formats(values),
    )


def _formats(values: dict[str, str]) -> dict[str, str]:
    """One pattern for all columns, `local`, or one for some: `Catch = #,##0; Share = 0.0%`."""
    typed = opt.unquoted(values.get("format", "").strip())
    if not typed:
        return {}
    return _pairs({"format": typed}, "format") if "=" in typed else {"": typed}


def notes_of(values: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """The notes: the place of each (a column, a row, or a row and a column), and its words.

    Raises:
        EvidenceError: `option`, for one that has no place or no words.
    """
    parts = opt.pieces(values.get("notes", ""))
    if len(parts) == 1:
        parts = opt.pieces(opt.unquoted(parts[0]))  # MyST takes the quotation marks around all of them away
    return [_note(part) for part in filter(None, parts)]


def _note(part: str) -> tuple[tuple[str, ...], str]:
    place = opt.pieces(part, ":")[0]
    words = opt.unquoted(part[len(place) :].strip().removeprefix(":").strip())
    names = tuple(opt.unquoted(name) for name in opt.pieces(place, ">"))
    if not words or not all(names) or len(names) > _PLACE:
        raise EvidenceError(
            "option", f"the option 'notes' has '{part}'; write 'row > column: words', or 'column: words'"
        )
    return names, words


def listed(values: dict[str, str], option: str) -> tuple[str, ...]:
    """The parts of a list. Raises EvidenceError: `option`, for one without any."""
    parts = tuple(opt.unquoted(part) for part in opt.pieces(values.get(option, "")) if part)
    if option in values and not parts:
        raise EvidenceError("option", f"the option '{option}' has no part; write 'one; another'")
    return parts


def _pairs(values: dict[str, str], option: str) -> dict[str, str]:
    """The parts of a list of `name = new`."""
    pairs = {}
    for part in filter(None, opt.pieces(values.get(option, ""))):
        *_, equals = [None, *_EQUALS.finditer(part)]
        name, new = (part[: equals.start()], part[equals.end() :]) if equals else ("", part)
        if not equals or not name.strip() or not new.strip():
            whose = name.strip() or ("" if equals else part)
            example = f"{whose or 'Name'} = {_NEW[option]}"
            raise EvidenceError("option", f"the option '{option}' has '{part}'; write '{example}'")
        pairs[opt.unquoted(name.strip())] = opt.unquoted(new.strip())
    return pairs
