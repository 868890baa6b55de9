"""Words of speech that ascribe nothing: nouns, passives of things, where figures are from."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kfor.evidence.cautions.phrases.heads import complements
from sphinx_kfor.evidence.text.folding import fold_text

if TYPE_CHECKING:
    from sphinx_kfor.evidence.cautions.scene import Scene
    from sphinx_kfor.evidence.languages import Language


def is_data(word: str, behind: str, scene: Scene) -> bool:
    """Whether it is said where a source has its own figures from: `according to the census, | …`."""
    language = scene.language
    if word.lower() not in language.words("reports").plain:
        return False
    named = re.split(r"[,;:.]", behind, maxsplit=1)[0].split()
    last = named[-1].lower() if named else ""
    owned = any("'" in one or one[0].isupper() for one in named)
    words = {one.lower() for one in named}
    if words & language.words("first_persons").plain:
        # `According to our survey, | …`
        return bool(words & language.words("data").plain)
    links = (
        language.words("prepositions", "authorships", "links", "indefinites").plain
        - language.words("determiners").plain
    )
    return last in language.words("data").plain and not owned and links.isdisjoint(named)


def is_survey(before: str, behind: str, scene: Scene) -> bool:
    """Whether a share of some have answered, and a passage is the next: `46% said yes and | 37% no`."""
    share = _share(scene.language)
    answered = re.search(rf"{share.pattern}(?:\s[\w']+){{1,5}}\s*$", before, re.IGNORECASE)
    opens = scene.language.words("complements").match(behind.lstrip())
    whose = scene.language.words("complements", "attributions").search(
        behind[opens.end() + 1 :] if opens else behind
    )
    return answered is not None and whose is None and share.match(fold_text(scene.head)) is not None


@cache
def _share(language: Language) -> re.Pattern[str]:
    """Matches a share in percent with its article: `il 46 per cento`."""
    articles = language.words("determiners", "indefinites").alternatives
    percents = language.words("percents").alternatives
    return re.compile(rf"(?:(?:{articles})\s+)?\b\d+(?:[.,]\d+)?\s?(?:%|{percents})", re.IGNORECASE)


def only_named(before: str, verb: str, behind: str, scene: Scene) -> bool:
    """Whether a passive says something of a thing, and no clause follows: `it should be noted, | and …`."""
    passives, complements = (scene.language.words(name) for name in ("passives", "complements"))
    last = before.split()[-1:]
    if not last or last[0].lower() not in passives.plain or not behind.strip():
        return False
    # `A date would be announced in May, | provided that …`
    closed = behind.rstrip().endswith(",") and not complements.match(scene.head)
    telling = verb.lower() in scene.language.words("telling_verbs").plain and not closed
    return not telling and not complements.search(behind)


def is_noun(before: str, word: str, behind: str, scene: Scene) -> bool:
    """Whether a word of speech is a noun that says nothing of a passage: `the claim for damages of | …`.

    It is one behind an article or its like, and ascribes only where *that* or a colon follows, where the
    passage is all that it has (`the claim | …`, `the rumour of | …`), or in `in his view, …`.
    """
    language, known = scene.language, fold_text(word).lower()
    articles = language.words("determiners", "indefinites").plain
    articles -= language.words("relatives", "complements", "pronouns", "asides").plain
    *others, last = before.lower().replace("'", " ").split() or [""]
    prepositions = language.words("prepositions").plain
    # Behind its noun stands what Albanian says of two words: `ministri i saj | tha`.
    behind_noun = " ".join([*others[-1:], last]) in articles and bool(others)
    that = complements(language)
    said = [one.lower() for one in re.findall(r"\w+", f"{behind} {' '.join(scene.head.split()[:1])}")]
    # `comparisons with that year`
    said = [one for led, one in pairwise(["", *said]) if led not in prepositions]
    gerund = known.endswith(tuple(language.words("participle_endings").plain) or "\0")
    if last in prepositions and gerund and that.isdisjoint(said):
        # `At the time of writing, | …` says nothing of who writes.
        return True
    view = behind.startswith(",") and bool(others) and others[-1] in prepositions
    # `critical warnings of the Centre within | ten days`
    owned = known in language.words("speech_nouns").plain and language.words("part_links").match(
        behind.lstrip()
    )
    # `Estimates | for 2021 should be treated with care, and …`
    opens = not last and known in language.words("speech_nouns").plain
    verb = last not in articles or behind_noun or view or known in language.words("reports").plain
    if verb and not owned and not opens:
        return False
    if gerund and known not in language.words("participles").plain:
        # `An announced visit helps, and | …` says something of its own noun alone, and not of a passage.
        return "," in behind or language.words("finite").search(behind) is not None
    alone = behind.strip(" '\"").lower()
    figure = re.match(r"\W*\d", scene.head)
    if not alone:
        # `such a claim | would be unfounded` says something of the claim.
        return language.words("finite", "modals").match(fold_text(scene.head)) is not None
    if alone in language.words("links").plain and not figure:
        return False
    return ":" not in behind and that.isdisjoint(said)
