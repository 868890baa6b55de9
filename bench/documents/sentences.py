"""Sentences in several languages and scripts, invented for the purpose, each of them once in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random

#: Of each language: who, what they do, to what, and how a sentence goes on or ends.
_SPOKEN: dict[str, tuple[list[str], list[str], list[str], list[str]]] = {
    "en": (
        [
            "The harbour board",
            "The county’s auditor",
            "A committee of five",
            "Mrs O’Dell of Ashby",
            "The ministry",
        ],
        ["approved", "put off", "refused to sign", "measured", "asked again for", "has not yet published"],
        [
            "the first tide-gauge readings",
            "a twenty-year lease",
            "repairs worth €{n}.2 million",
            "the {y} budget",
            "“the final offer” of {y}",
        ],
        [
            "although {n} % of the staff in {w} had objected",
            "which nobody in the office at {w} had foreseen",
            "at a cost of £{n},{k} to {w}",
            "before the efficient new ferry to {w} sailed",
            "and the difficult files on {w} were closed",
        ],
    ),
    "de": (
        [
            "Der Hafenausschuss",
            "Die Rechnungsprüferin",
            "Das Landesverkehrsministerium",
            "Ein Gutachten",
            "Die Stadtwerke",
        ],
        ["genehmigte", "verschob", "prüfte zweimal", "bemängelte", "veröffentlichte"],
        [
            "die Erneuerung der Uferbefestigung",
            "den Pachtvertrag von {y}",
            "Ausgaben von {n},5 Mio. €",
            "den „endgültigen“ Entwurf",
        ],
        [
            "obwohl {n} % der Beschäftigten in {w} widersprachen",
            "was in {w} niemand erwartet hatte",
            "für höchstens {n} 000 Euro aus {w}",
            "bevor die Fähre nach {w} auslief",
        ],
    ),
    "fr": (
        ["Le conseil du port", "La Cour des comptes", "Un comité de cinq membres", "L’inspectrice"],
        ["a approuvé", "a reporté", "a mesuré deux fois", "n’a jamais publié"],
        [
            "les travaux du quai Est",
            "un bail de {n} ans",
            "le budget de {y}",
            "l’offre « définitive » de l’État",
        ],
        [
            "bien que {n} % des agents de {w} s’y soient opposés",
            "ce que personne à {w} n’avait prévu",
            "pour {n} 500 € à {w}",
            "avant l’été à {w}",
        ],
    ),
    "it": (
        ["Il consiglio del porto", "La Corte dei conti", "Un’ispettrice", "La città"],
        ["ha approvato", "ha rinviato", "non ha ancora pubblicato", "ha misurato"],
        ["i lavori della banchina", "un affitto di {n} anni", "l’offerta «finale» del {y}"],
        [
            "benché il {n} % del personale di {w} fosse contrario",
            "perché nessuno a {w} l’aveva previsto",
            "per {n}.300 euro a {w}",
        ],
    ),
    "es": (
        ["El consejo del puerto", "La auditora", "Una comisión de cinco vecinos", "El ayuntamiento"],
        ["aprobó", "aplazó", "midió dos veces", "todavía no ha publicado"],
        ["las obras del muelle", "un contrato de {n} años", "la oferta «definitiva» de {y}"],
        [
            "aunque el {n} % de la plantilla de {w} se opuso",
            "que nadie en {w} había previsto",
            "por {n}.400 euros en {w}",
        ],
    ),
    "pl": (
        ["Rada portu", "Kontrolerka", "Pięcioosobowa komisja", "Ministerstwo Łączności"],
        ["zatwierdziła", "odroczyła", "zmierzyła dwukrotnie", "wciąż nie ogłosiła"],
        ["remont nabrzeża", "dzierżawę na {n} lat", "„ostateczną” ofertę z {y} roku"],
        [
            "chociaż {n} % załogi w {w} było przeciw",
            "czego nikt w {w} nie przewidział",
            "za {n} tys. złotych dla {w}",
        ],
    ),
    "tr": (
        ["Liman kurulu", "İlçe denetçisi", "Beş kişilik bir komisyon", "Bakanlık"],
        ["yeniden", "iki kez", "dün", "sessizce"],
        ["rıhtım onarımını", "{n} yıllık sözleşmeyi", "{y} bütçesini"],
        [
            "{w} kimse beklemezken onayladı",
            "{w} çalışanlarının %{n} kadarı karşı çıksa da erteledi",
            "{w} ışıkları sönmeden önce ölçtü",
        ],
    ),
    "ru": (
        ["Совет порта", "Счётная палата", "Комиссия из пяти человек", "Министерство"],
        ["одобрила", "отложила", "дважды проверила", "так и не опубликовала"],
        ["ремонт причала", "аренду на {n} лет", "«последнее» предложение {y} года"],
        [
            "хотя {n} % сотрудников в {w} были против",
            "чего никто в {w} не ожидал",
            "за {n} млн рублей для {w}",
        ],
    ),
    "el": (
        ["Το συμβούλιο του λιμανιού", "Η ελέγκτρια", "Μια επιτροπή πέντε μελών", "Το υπουργείο"],
        ["ενέκρινε", "ανέβαλε", "μέτρησε δύο φορές", "δεν δημοσίευσε"],
        ["τις εργασίες της προβλήτας", "μίσθωση {n} ετών", "την «τελική» προσφορά του {y}"],
        [
            "αν και το {n} % του προσωπικού στο {w} αντέδρασε",
            "που κανείς στο {w} δεν είχε προβλέψει",
            "έναντι {n} ευρώ στο {w}",
        ],
    ),
    "zh": (
        ["港口委员会", "县审计员", "五人小组", "交通部"],
        ["批准了", "推迟了", "两次测量了", "仍未公布"],
        ["东码头的修缮工程", "为期{n}年的租约", "{y}年度预算"],
        ["尽管{w}有{n}%的员工反对", "这是{w}谁也没有料到的", "费用为{w}的{n}万元"],
    ),
}
#: Of what names of places are invented, by script.
_SYLLABLES = {
    "ru": "ва зор ни чес мо лук три да пе но".split(),
    "el": "βα ζόρ νι κες μο λυκ τρι δα πε νο".split(),
    "zh": "青 石 云 林 江 白 沙 平 远 安".split(),
}
_OTHERS = "va zor ni ches mo luk tri da pe no wen fli or ash by".split()
#: What a language writes between a sentence's parts, before its last one, and at its end.
_JOINTS = {"zh": ("", "，", "。")}
LANGUAGES = sorted(_SPOKEN)
#: How many sentences are long.
_LONG = 0.3


class Sentence(NamedTuple):
    """A sentence.

    Attributes:
        text: as it is read.
        note: of a footnote whose mark stands behind it; empty without one.
    """

    text: str
    note: str = ""


class Speaker:
    """Says sentences of one language, none of them twice."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.language = language
        self._chance = chance
        self._said: set[str] = set()

    @property
    def space(self) -> str:
        """What stands between sentences."""
        return "" if self.language in _JOINTS else " "

    def sentence(self, *, long: bool | None = None) -> str:
        """A sentence: short, or of several clauses."""
        while True:
            said = self._make(self._chance.random() < _LONG if long is None else long)
            if said not in self._said:
                self._said.add(said)
                return said

    def heading(self, number: int) -> str:
        """A heading that no other is like."""
        who, _, what, _ = _SPOKEN[self.language]
        parted = " · " if self.space else "·"
        return self._filled(f"{number} {self._chance.choice(who)}{parted}{self._chance.choice(what)}")

    def _make(self, long: bool) -> str:  # noqa: FBT001 (our own)
        who, does, what, on = _SPOKEN[self.language]
        space, comma, stop = _JOINTS.get(self.language, (" ", ", ", "."))
        choose = self._chance.choice
        clauses = [space.join((choose(who), choose(does), choose(what)))]
        clauses += self._chance.sample(on, self._chance.randint(1, 2) if not long else len(on) - 1)
        if long:
            clauses.insert(2, space.join((choose(who), choose(does), choose(what))))
        return self._filled(comma.join(clauses) + stop)

    def _name(self) -> str:
        syllables = _SYLLABLES.get(self.language, _OTHERS)
        return "".join(self._chance.choices(syllables, k=self._chance.randint(2, 3))).capitalize()

    def _filled(self, words: str) -> str:
        chance = self._chance
        while "{" in words:
            for mark, low, high in (("{n}", 11, 98), ("{y}", 1987, 2029), ("{k}", 100, 999)):
                words = words.replace(mark, str(chance.randint(low, high)), 1)
            words = words.replace("{w}", self._name(), 1)
        return words
