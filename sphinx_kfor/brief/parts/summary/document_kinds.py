"""What kind of document a source is, in words: the item types of CSL 1.0.2."""

from __future__ import annotations

from sphinx_kfor.words import _


def document_kind(csl_type: str) -> str:
    """The name of a CSL type in the page's language, as it stands inside a sentence."""
    return {**_published(), **_official(), **_other()}[csl_type]


def _published() -> dict[str, str]:
    return {
        "article": _("article"),
        "article-journal": _("journal article"),
        "article-magazine": _("magazine article"),
        "article-newspaper": _("newspaper article"),
        "book": _("book"),
        "chapter": _("chapter of a book"),
        "collection": _("collection"),
        "entry": _("entry in a reference work"),
        "entry-dictionary": _("entry in a dictionary"),
        "entry-encyclopedia": _("entry in an encyclopedia"),
        "pamphlet": _("pamphlet"),
        "paper-conference": _("conference paper"),
        "periodical": _("periodical"),
        "post": _("post"),
        "post-weblog": _("blog post"),
        "report": _("report"),
        "review": _("review"),
        "review-book": _("book review"),
        "thesis": _("thesis"),
        "webpage": _("web page"),
    }


def _official() -> dict[str, str]:
    return {
        "bill": _("bill"),
        "hearing": _("hearing"),
        "legal_case": _("legal case"),
        "legislation": _("law"),
        "patent": _("patent"),
        "regulation": _("regulation"),
        "standard": _("standard"),
        "treaty": _("treaty"),
    }


def _other() -> dict[str, str]:
    return {
        "broadcast": _("broadcast"),
        "classic": _("classical work"),
        "dataset": _("data set"),
        "document": _("document"),
        "event": _("event"),
        "figure": _("figure"),
        "graphic": _("picture"),
        "interview": _("interview"),
        "manuscript": _("manuscript"),
        "map": _("map"),
        "motion_picture": _("film"),
        "musical_score": _("score of music"),
        "performance": _("performance"),
        "personal_communication": _("personal communication"),
        "software": _("software"),
        "song": _("song"),
        "speech": _("speech"),
    }
