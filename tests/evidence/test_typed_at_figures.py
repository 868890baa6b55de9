"""What is typed at a figure that was cut and makes another of it, or does not, in each language."""

from __future__ import annotations

import pytest

from sphinx_kfor.evidence.figures.figure import Notation
from sphinx_kfor.evidence.figures.glued import adjoined, denied
from sphinx_kfor.evidence.figures.left import Part
from sphinx_kfor.evidence.figures.whole import left_out
from sphinx_kfor.evidence.languages import language
from sphinx_kfor.evidence.text.spans import Span


def _cut(marked: str) -> tuple[str, Span]:
    """A text without its square brackets, and the place that stood between them."""
    before, inside, behind = marked.replace("]", "[").split("[")
    return before + inside + behind, Span(len(before), len(before) + len(inside))


def _made(tag: str, marked: str) -> str:
    text, value = _cut(marked)
    writing = Notation(tag, language(tag))
    return adjoined(text, value, writing) or denied(text, value, writing)


def _left(tag: str, marked: str) -> Part | None:
    text, figure = _cut(marked)
    left = left_out(text, figure, Notation(tag, language(tag)))
    return left.part if left else None


@pytest.mark.parametrize(
    ("tag", "marked", "made"),
    [
        ("en", "It cost US[€3.5m].", "US€3.5m"),
        ("en", "It cost £[€3.5m].", "£€3.5m"),
        ("en", "It cost 4[€3.5m].", "4€3.5m"),
        ("en", "There were ±[150] men.", "±150"),
        ("en", "All thirty-[150] men.", "thirty-150"),
        ("en", "Some three hundred and [40] men.", "hundred and 40"),
        ("en", "The four thousand [40] men.", "thousand 40"),
        ("en", "There were not [150] men.", "not 150"),
        ("en", "Not even [150] came.", "Not even 150"),
        ("en", "There weren't [150] of them.", "weren't 150"),
        ("en", "It holds [9] cubed.", "9 cubed"),
        ("en", "It holds [9] point seven.", "9 point seven"),
        ("de", "Es waren nicht [150] Mann.", "nicht 150"),
        ("de", "Es waren keine [150] Mann.", "keine 150"),
        ("de", "Es sind [9] hoch drei.", "9 hoch"),
        ("de", "Es sind [9] Komma 5.", "9 Komma 5"),
        ("de", "Es waren zweihundert-[40] Mann.", "zweihundert-40"),
        ("fr", "Ils n'étaient pas [150].", "pas 150"),
        ("fr", "Cela fait [9] au carré.", "9 au carré"),
        ("fr", "Cela fait [9] virgule cinq.", "9 virgule cinq"),
        ("es", "No eran, ni siquiera [150].", "ni siquiera 150"),
        ("es", "Son [9] al cubo.", "9 al cubo"),
        ("es", "Eran treinta-[150].", "treinta-150"),
        ("it", "Non erano, nemmeno [150].", "nemmeno 150"),
        ("it", "Sono [9] al quadrato.", "9 al quadrato"),
        ("it", "Sono [9] virgola cinque.", "9 virgola cinque"),
        ("sr", "Није било ни [150] људи.", "ни 150"),
        ("sr-Latn", "Nije [150] ljudi.", "Nije 150"),
        ("sr", "То је [9] на квадрат.", "9 на квадрат"),
        ("sq", "Nuk ishin as [150] veta.", "as 150"),
        ("sq", "Janë [9] në katror.", "9 në katror"),
    ],
)
def test_what_makes_another_figure_of_one(tag: str, marked: str, made: str) -> None:
    assert _made(tag, marked) == made


@pytest.mark.parametrize(
    ("tag", "marked"),
    [
        ("en", "It cost (€[3.5])."),
        ("en", "It cost about [€3.5m]."),
        ("en", "In thirty towns [150] men served."),
        ("en", "Of the two hundred, [40] men were young."),
        ("en", "Between a hundred and [150] men came."),
        ("en", "They built four thousand [40 m²] flats."),
        ("en", "They built four thousand [40] m² flats."),
        ("en", "They made two thousand [40]-litre casks."),
        ("en", "Not [150] but 200 came."),
        ("en", "Whether or not [150] men came."),
        ("en", "A hundred, if not [150], came."),
        ("en", "It did not rise; [150] men left."),
        ("en", "It covers [150] square kilometres."),
        ("en", "At that point [150] men left."),
        ("de", "Nicht [150], sondern 200 kamen."),
        ("de", "Sie kamen nicht; [150] blieben."),
        ("fr", "Pas [150] mais 200 personnes."),
        ("es", "No [150], sino 200 personas."),
        ("it", "Non [150] ma 200 persone."),
        ("sr", "Не [150] него 200 људи."),
        ("sq", "Jo [150], por 200 veta."),
    ],
)
def test_what_leaves_it_as_it_is(tag: str, marked: str) -> None:
    assert not _made(tag, marked)


@pytest.mark.parametrize(
    ("tag", "marked", "part"),
    [
        ("en", "It grew [1.5] times.", Part.MULTIPLE),
        ("en", "It is [3] times as large.", Part.MULTIPLE),
        ("en", "A [2.5]-fold rise.", Part.MULTIPLE),
        ("en", "It is [3]x the norm.", Part.MULTIPLE),
        ("en", "It has [5], maybe 6 ships.", Part.DOUBT),
        ("en", "It has [5] ships, perhaps more.", Part.DOUBT),
        ("en", "It has [five], possibly six ships.", Part.DOUBT),
        ("en", "It has seven [hundred] ships.", Part.SCALE),
        ("de", "Es ist [3] mal so groß.", Part.MULTIPLE),
        ("de", "Das [2,5]-fache davon.", Part.MULTIPLE),
        ("de", "Es sind [5], vielleicht 6 Schiffe.", Part.DOUBT),
        ("fr", "Soit [1,5] fois la moyenne.", Part.MULTIPLE),
        ("fr", "Il y a [5], peut-être 6 navires.", Part.DOUBT),
        ("es", "Son [3] veces más.", Part.MULTIPLE),
        ("es", "Hay [5], quizás 6 barcos.", Part.DOUBT),
        ("it", "Sono [1,5] volte la media.", Part.MULTIPLE),
        ("it", "Ci sono [5], forse 6 navi.", Part.DOUBT),
        ("sr", "То је [3] пута више.", Part.MULTIPLE),
        ("sr", "Има [5], можда 6 бродова.", Part.DOUBT),
        ("sq", "Janë [3] herë më shumë.", Part.MULTIPLE),
        ("sq", "Ka [5], ndoshta 6 anije.", Part.DOUBT),
    ],
)
def test_what_stands_behind_a_figure_and_belongs_to_it(tag: str, marked: str, part: Part) -> None:
    assert _left(tag, marked) is part


@pytest.mark.parametrize(
    ("tag", "marked"),
    [
        ("en", "It failed [40] times in May."),
        ("en", "It has [5] ships, perhaps 20 planes."),
        ("en", "It has [5], perhaps the best ships."),
        ("en", "Rooms of [3] x 4 metres."),
        ("en", "It has [300] (three hundred) ships."),
        ("de", "Es fiel [40] Mal aus."),
        ("fr", "Cela arriva [40] fois en mai."),
        ("es", "Pasó [40] veces en mayo."),
        ("it", "Accadde [40] volte in maggio."),
        ("sr", "Било је [40] пута."),
        ("sq", "Ndodhi [40] herë në maj."),
    ],
)
def test_what_stands_behind_a_figure_and_does_not(tag: str, marked: str) -> None:
    assert _left(tag, marked) is None


@pytest.mark.parametrize(
    ("tag", "marked", "part"),
    [
        ("en", "They need [30] beds at the very least.", Part.BOUND),
        ("en", "They need [30], give or take.", Part.BOUND),
        ("en", "It holds [90] (±4) seats.", Part.RANGE),
        ("en", "It costs [15] pence a kilo.", Part.UNIT),
        ("en", "It took [3] hours and 20 minutes.", Part.UNIT),
        ("en", "They need twice [30] beds.", Part.MULTIPLE),
        ("en", "They won [3] in 4 seats.", Part.RATIO),
        ("de", "Es fehlen [30] Betten höchstens.", Part.BOUND),
        ("de", "Es kostet [15] Cent je Kilo.", Part.UNIT),
        ("fr", "Il manque [30] lits au plus.", Part.BOUND),
        ("fr", "Cela prit [3] heures et 20 minutes.", Part.UNIT),
        ("es", "Faltan [30] camas como mínimo.", Part.BOUND),
        ("es", "Faltan el doble de [30] camas.", Part.MULTIPLE),
        ("es", "Faltan del [30] al 40 %.", Part.RANGE),
        ("it", "Mancano [30] letti al massimo.", Part.BOUND),
        ("it", "Mancano dai [30] ai 40 letti.", Part.RANGE),
        ("sr", "Недостаје [30] кревета највише.", Part.BOUND),
        ("sr", "Трајало је [3] сата и 20 минута.", Part.UNIT),
        ("sq", "Mungojnë [30] shtretër së paku.", Part.BOUND),
    ],
)
def test_what_bounds_multiplies_or_ends_a_figure(tag: str, marked: str, part: Part) -> None:
    assert _left(tag, marked) is part


@pytest.mark.parametrize(
    ("tag", "marked"),
    [
        ("en", "In [30] towns at least 4 men died."),
        ("en", "In [30] towns at most nine men died."),
        ("en", "They sent [30] men plus officers."),
        ("en", "They met [30] men roughly dressed."),
        ("en", "They set aside [30 crowns] over three years."),
        ("en", "They lost [30] men in 4 days."),
        ("de", "In [30] Orten mindestens 4 Tote."),
        ("fr", "Dans [30] villes au moins 4 morts."),
        ("es", "En [30] pueblos al menos 4 muertos."),
        ("it", "In [30] paesi almeno 4 morti."),
        ("sr", "У [30] места најмање 4 мртва."),
        ("sq", "Në [30] fshatra të paktën 4 të vdekur."),
    ],
)
def test_what_is_of_the_next_figure(tag: str, marked: str) -> None:
    assert _left(tag, marked) is None
