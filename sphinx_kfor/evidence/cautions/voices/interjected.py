"""Who speaks, said inside the quotation marks: `« Rien ne presse, a dit Ruiz, la maire. On attend. »`.

French does so between commas, Italian and Spanish between dashes: `«Nada urge —dijo Ruiz—. Se espera»`.
All offsets are Unicode code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.elided import parted
from sphinx_kfor.evidence.cautions.phrases.names import WORD, is_title
from sphinx_kfor.evidence.cautions.phrases.subjects import past_asides, voicing
from sphinx_kfor.evidence.languages.kinds import kinds
from sphinx_kfor.evidence.text.sentences import sentence_end, sentence_start
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kfor.evidence.languages import Language

_OPENS = re.compile(r",\s+(?=\w)|\s(?P<dash>[\u2013\u2014-])\s?(?=\w)")
_DASH = re.compile(r"\s?[\u2013\u2014-](?=[\s.,;:!?])")
_STOPS = ".!?\u2026"
#: A verb and who does what it says are no more words.
_LONGEST = 14


def interjected(text: str, language: Language) -> Iterator[Span]:
    """Where somebody's words are interrupted to say whose they are, with the mark that opens it.

    Args:
        text: what stands between quotation marks.
        language: the word lists.
    """
    bare, done = parted(text, language), 0
    for opens in _OPENS.finditer(bare):
        verb = _verb(bare, opens.end(), language) if opens.start() >= done else None
        if verb is None:
            continue
        stop = sentence_end(bare, verb.end, language)
        dash = _DASH.search(bare, verb.end, stop) if opens["dash"] else None
        end = dash.end() if dash else _end(bare, verb.end, stop, language)
        main = bare[end : end + 1] != "," and _is_main(bare, opens.start(), language)
        if (dash or (not opens["dash"] and not main)) and _says_who(bare[verb.end : end], language):
            yield Span(opens.start(), end)
            done = end


def _verb(bare: str, place: int, language: Language) -> Span | None:
    """The verb of speech with which words begin, but for its auxiliaries: `a-t-il | déclaré`."""
    start = past_asides(bare, place, language)
    said = voicing(language).match(bare[start:])
    between = re.sub(r"\w+", "", bare[place:start]).strip()
    # Before an auxiliary of the first person it is the speaker's own.
    return Span(start, start + said.end()) if said and not between else None


def _is_main(bare: str, comma: int, language: Language) -> bool:
    """Whether a verb behind a comma is that of the sentence: `Wer Quoten beschließt, | schließt Heime.`."""
    led = bare[sentence_start(bare, comma, language) : comma].lower()
    opens = language.words("interrogatives", "subordinators", "conditions").match(led.lstrip())
    return bool(language.words("nominative_cases").entries) and opens is not None


def _says_who(words: str, language: Language) -> bool:
    """Whether words are a subject behind its verb: a name, a noun with its article, or nothing else."""
    found = WORD.findall(words)
    first = found[0] if found else ""
    known = language.words("determiners", "indefinites", "pronouns", "titles").plain
    return len(found) <= _LONGEST and (first[:1].isupper() or first.lower() in known)


def _end(bare: str, place: int, stop: int, language: Language) -> int:
    """Where an aside between commas ends: behind who speaks and what is said of them."""
    articles = language.words("determiners", "indefinites").plain
    comma = bare.find(",", place, stop)
    while comma >= 0:
        words = [word.lower() for word in WORD.findall(bare[comma : comma + 80])[:3]]
        noun = words[1:2] if words[:1] and words[0] in articles else words[:1]
        if not noun or not (is_title(noun[0], language) or kinds(noun[0]) or _represents(noun[0], language)):
            return comma
        comma = bare.find(",", comma + 1, stop)
    return len(bare[:stop].rstrip())


def _represents(word: str, language: Language) -> bool:
    return word in language.words("representatives").plain
