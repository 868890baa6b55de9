"""Who acts and speaks in a text, by common nouns: `ministry`, `engineer`, `shopkeepers`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.appositions import persons
from sphinx_kfor.evidence.cautions.names import WORD, is_person
from sphinx_kfor.evidence.cautions.roles import content_words, roles
from sphinx_kfor.evidence.cautions.speech import Paragraph
from sphinx_kfor.evidence.cautions.subjects import subjects
from sphinx_kfor.evidence.text.sentences import paragraphs, sentences
from sphinx_kfor.evidence.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kfor.evidence.languages import Language


@lru_cache(maxsize=32)
def actors(text: str, language: Language) -> frozenset[str]:
    """The nouns, in lower case, for who speaks in a text, for what those are whom it names, its bodies."""
    bodies = language.words("bodies", "titles", "representatives").plain
    found = {word.lower() for word in WORD.findall(text)} & bodies
    for name in persons(text, language):
        found |= roles(text, name, language)
    for span in paragraphs(text):
        for sentence in sentences(Paragraph(text, span).masked, language):
            for verbs in (None, language.words("ascriptions")):
                for _, subject in subjects(sentence, Span(0, len(sentence)), language, verbs):
                    # `Shopkeepers | fear`
                    plain = not any(is_person(text, one, language, text) for one in subject.names)
                    found |= content_words(subject.phrase.lower(), language) if plain else set()
    return frozenset(found)
