"""Offices: «Президент Казахстана», «министр транспорта», «глава нашего государства», and the name that one stands beside."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from .language import Token
from .morphology import fold, lemmas, may_be_genitive
from .phrases import CLOSING, Phrase
from .resources import LEXICON
from .scene import Passage
from .state_mentions import NAMING_STATES
from .subject import Subject
from .values.names import nominative


@cache
def words() -> dict:
    """The offices and collectives of `lexicon/offices.toml`."""
    with open(LEXICON / "offices.toml", "rb") as f:
        return tomllib.load(f)


@cache
def office_lemmas() -> frozenset[str]:
    """Lemmas of all nouns of offices."""
    return frozenset(lemma for office in words()["office"] for lemma in office["lemmas"])


def one_wording(label: str) -> str:
    """The words of an office, folded; the same ones for «глава МИД …» and «министр иностранных дел …»."""
    folded = fold(label)
    same = ((group[0], wording) for group in words()["same_offices"] for wording in group if f"{folded} ".startswith(f"{wording} "))
    return next((first + folded.removeprefix(wording) for first, wording in same), folded)


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a text.

    Attributes:
        passage, first, head, last: where; tokens.
        role: "head-of-state", "head-of-government", "other".
        label: nominative, without the name of the holder.
        state: code of its state, if it names one.
        plural: «президенты», «министры».
        lemma, case: of its noun.
        bare: whether the noun stands alone («министр»).
    """

    passage: int
    first: int
    head: int
    last: int
    role: str
    label: str
    state: str | None
    plural: bool
    lemma: str = ""
    case: str | None = None
    bare: bool = False


class Offices:
    """Reads the offices of one document.

    Args:
        subject: the states that the document is about.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def at(self, passage: Passage, i: int) -> Office | None:
        """The office whose noun is token i."""
        token = passage.tokens[i]
        if token.pos not in ("NOUN", "PROPN") or token.lemma not in office_lemmas():
            return None
        phrase = passage.sentence_of(i).phrase_with_head(i)
        if phrase is None:
            return None
        last = self.before_name(passage, phrase)
        role = self.role_of(passage, phrase)
        state = self.state_of(passage, phrase.first, last)
        label = nominative(passage.analysis, phrase, last)
        plural, bare = token.feat("Number") == "plur", last - phrase.first == 1
        return Office(passage.number, phrase.first, i, last, role, label, state, plural, token.lemma, phrase.case, bare)

    def before_name(self, passage: Passage, phrase: Phrase) -> int:
        """Where an office ends and the name of its holder begins."""
        starts = [n.first for n in passage.analysis.names if n.kind == "PER" and phrase.head < n.first < phrase.last]
        starts += [m.start for m in passage.names if m.entry.type == "person" and phrase.head < m.start < phrase.last]
        last = min(starts, default=phrase.last)
        while last > phrase.head + 1 and passage.tokens[last - 1].pos == "PUNCT" and passage.tokens[last - 1].text not in CLOSING:
            last -= 1
        return last

    def role_of(self, passage: Passage, phrase: Phrase) -> str:
        """Which office a noun with its complement is."""
        lemma = passage.tokens[phrase.head].lemma
        if {f for k in range(phrase.first, phrase.head) for f in lemmas(passage.tokens[k].text)} & set(words()["former"]):
            return "other"
        after = {passage.tokens[k].lemma for k in range(phrase.head + 1, min(phrase.last, phrase.head + 4))}
        for office in words()["office"]:
            if lemma in office["lemmas"] and ("of" not in office or after & set(office["of"])):
                return office["role"]
        return "other"

    def state_of(self, passage: Passage, first: int, last: int) -> str | None:
        """Code of the state named in the range: by name, by adjective, or as the publisher's own."""
        named = [m for m in passage.names if m.entry.type in NAMING_STATES and m.entry.states]
        codes = [m.entry.states[0] for m in named if first <= m.start < last]  # «посол Антигуа | и Барбуды»
        codes += [c for i in range(first, last) if (c := passage.lexicon.state_of_adjective(passage.tokens[i].text))]
        if codes:
            return codes[0]
        used = {passage.tokens[i].lemma for i in range(first, last)}
        if used & set(words()["own"]) and used & set(words()["own_nouns"]):
            return self.subject.own
        # a name that the parser never saw is no genitive to it: «президент | Кот-д’Ивуара»
        return next((m.entry.states[0] for m in named if m.start == last and may_be_genitive(passage.tokens[m.end - 1].text)), None)

    def beside(self, passage: Passage, first: int, last: int) -> Office | None:
        """The office that ends right before a name, or follows it after a comma."""
        return self.before(passage, first) or self.behind(passage, last)

    def before(self, passage: Passage, first: int) -> Office | None:
        """«министр транспорта Узбекистана Ильхам Махкамов»."""
        for i in range(first - 1, max(-1, first - 24), -1):
            office = self.at(passage, i) if passage.tokens[i].pos in ("NOUN", "PROPN") else None
            if office and not office.plural:
                between = passage.tokens[office.last : first]
                between = [t for t in between if t.pos != "PUNCT" and t.lemma not in words()["titles"] and not self.says_where(passage, t)]
                near = office.last <= first and not between and first - office.last < 6
                return self.outermost(passage, office) if near else None
            if passage.tokens[i].pos in ("VERB", "SCONJ") or passage.tokens[i].text in ".;:":
                return None
        return None

    def says_where(self, passage: Passage, token: Token) -> bool:
        """Whether a token belongs to a place between an office and a name: «советник посольства в России X»."""
        if token.pos == "ADP":
            return token.text.lower() in words()["posted"]
        return any(n.kind == "LOC" and n.first <= token.index < n.last for n in passage.analysis.names)

    def outermost(self, passage: Passage, office: Office) -> Office:
        """«заместитель главы администрации»: the office that the other one only belongs to."""
        for i in range(office.first - 1, max(-1, office.first - 12), -1):
            if passage.tokens[i].pos in ("VERB", "PUNCT", "SCONJ", "ADP"):
                break
            outer = self.at(passage, i) if passage.tokens[i].pos in ("NOUN", "PROPN") else None
            if outer and not outer.plural and outer.last == office.last:
                office = outer
        return office

    def behind(self, passage: Passage, last: int) -> Office | None:
        """«Чэнь Жугуй, мэр города Шэньчжэнь, …»: an apposition, which agrees with the name and ends at a mark."""
        if last + 1 >= len(passage.tokens) or passage.tokens[last].text != ",":
            return None
        limit = passage.sentence_of(last).sentence.last
        phrase = passage.reader.phrase(last + 1, limit)
        office = self.at(passage, phrase.head) if phrase and phrase.prep is None else None
        if office is None or office.plural or office.case != passage.tokens[last - 1].case or office.last < min(phrase.last, limit):
            return None
        return office if office.last >= limit or passage.tokens[office.last].pos == "PUNCT" else None
