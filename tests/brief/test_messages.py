"""The message catalogues: whole, correct, and as they are in the code."""

from __future__ import annotations

import ast
import re
from gettext import GNUTranslations
from typing import TYPE_CHECKING

import pytest

from sphinx_kfor import words
from sphinx_kfor.words import shipped
from tools import messages

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

#: Languages of which a wholly translated brief can be made.
WHOLE = ["de", "es", "fr", "it", "sq", "sr", "sr_Latn"]
#: Messages that are the same in a language as in English.
SAME: dict[str, set[str]] = {
    "de": {"Option %s", "Original", "Text", "in %s"},
    "es": {"%s (ed.)", "%s et al.", "Original", "R %d", "p. %s", "pp. %s", "sec. %s", "vol. %s"},
    "fr": {
        "%s et al.",
        "Contact",
        "Date",
        "Index",
        "Licence",
        "Note",
        "Notes",
        "Option %s",
        "Options",
        "Original",
        "Pages",
        "Passage",
        "Passages",
        "R %d",
        "Source",
        "Sources",
        "article",
        "document",
        "figure",
        "film",
        "ligatures",
        "p. %s",
        "vol. %s",
    },
    "it": {"%s et al.", "in %s", "p. %s", "pp. %s", "vol. %s"},
    "sq": set(),
    "sr": set(),
    "sr_Latn": set(),
}
_PLACE = re.compile(r"%(?:\(\w+\))?.")


def in_all(name: str) -> list[Message]:
    return [message for message in messages.read(name) if message.id]


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def said_by(catalogue: Catalog) -> dict[tuple[str, ...], tuple[tuple[str, ...], list[str]]]:
    """Translations and comments by message, however a release of Babel writes them down."""
    messages_of = [message for message in catalogue if message.id]
    return {ids(message): (messages.strings(message), message.auto_comments) for message in messages_of}


def test_there_are_the_languages_that_the_documentation_names() -> None:
    assert set(WHOLE) == set(shipped())


@pytest.mark.parametrize("name", shipped())
def test_a_catalogue_has_the_messages_of_the_code(name: str) -> None:
    code = messages.extracted()
    whole = messages.in_cyrillic(messages.read(messages.LATIN)) if name == messages.CYRILLIC else None
    assert said_by(messages.read(name)) == said_by(whole or messages.updated(name, code)), "run make messages"


@pytest.mark.parametrize("name", shipped())
def test_what_a_build_reads_is_what_is_written(name: str) -> None:
    with messages.path_of(name, "mo").open("rb") as file:
        built = GNUTranslations(file)
    for message in in_all(name):
        one, *many = ids(message)
        read = (
            {built.ngettext(one, many[0], number) for number in range(200)} if many else {built.gettext(one)}
        )
        written = messages.strings(message)
        assert read == set(written if all(written) else ids(message)), "run make messages"


@pytest.mark.parametrize("name", shipped())
def test_a_catalogue_has_the_plural_forms_that_it_names(name: str) -> None:
    catalogue = messages.read(name)
    with messages.path_of(name, "mo").open("rb") as file:
        assert GNUTranslations(file).info()["plural-forms"] == catalogue.plural_forms
    forms = {len(messages.strings(message)) for message in in_all(name) if message.pluralizable}
    assert forms == {catalogue.num_plurals}


@pytest.mark.parametrize("name", WHOLE)
def test_no_message_is_missing_or_doubtful(name: str) -> None:
    assert [ids(m)[0] for m in in_all(name) if not all(messages.strings(m)) or m.fuzzy] == []
    assert all(len(messages.strings(m)) == 3 for m in in_all(name) if m.pluralizable and name[:2] == "sr")


@pytest.mark.parametrize("name", WHOLE)
def test_no_message_is_the_english_one(name: str) -> None:
    same = {ids(message)[0] for message in in_all(name) if set(messages.strings(message)) & set(ids(message))}
    assert same == SAME[name]


@pytest.mark.parametrize("name", shipped())
def test_translations_have_the_places_of_the_message(name: str) -> None:
    for message in in_all(name):
        for text in filter(None, messages.strings(message)):
            places = sorted(_PLACE.findall(text))
            assert places in [sorted(_PLACE.findall(one)) for one in ids(message)], text


def test_no_message_hides_in_an_f_string_where_it_is_not_found() -> None:
    hidden = re.compile(r"\bf([\"'])(?:(?!\1).)*\{(?:_|ngettext)\(")
    assert [path for path in messages.PACKAGE.rglob("*.py") if hidden.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("language", "numbers", "forms"),
    [
        ("en", [1, 2, 5], ["figure", "figures", "figures"]),
        ("it", [1, 2, 5, 1_000_000], ["valore", "valori", "valori", "valori"]),
        ("sq", [1, 2, 5], ["vlerë", "vlera", "vlera"]),
        ("sr_Latn", [1, 2, 5, 11, 21], ["vrednost", "vrednosti", "vrednosti", "vrednosti", "vrednost"]),
    ],
)
def test_a_number_takes_its_plural_form(language: str, numbers: list[int], forms: list[str]) -> None:
    words.speak(language)
    one = "%(series)s: %(count)s figure, from %(least)s (%(where)s) to %(most)s (%(there)s)"
    said = [words.ngettext(one, one.replace("figure", "figures"), number) for number in numbers]
    words.speak("en")
    assert [text.split(", ")[0].split()[-1] for text in said] == forms


def test_no_message_is_hidden_in_an_f_string() -> None:
    """Whether the extraction finds one there rests on the version of Python."""
    hidden = [
        f"{path.name}:{node.lineno}"
        for path in sorted(messages.PACKAGE.rglob("*.py"))
        for string in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"_", "ngettext"}
    ]
    assert hidden == []
