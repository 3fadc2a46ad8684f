"""Where in a sentence the name of a sector stands: as its theme, in a list or a span of fields, as what is said to be a field."""

from __future__ import annotations

from .language import Sentence, Token
from .morphology import lemmas
from .phrases import is_finite
from .scene import Passage
from .topic_words import DASHES, Weight, predicates, words

PREDICATE_REACH = 12
"""Tokens to the right that are searched for the predicate of a sector."""


def is_whole(passage: Passage, first: int, last: int) -> bool:
    """Whether a sector is only named as what has branches: «в различных отраслях экономики»."""
    parts = words()["wholes"].get(passage.tokens[last - 1].lemma, ())
    return last - first == 1 and first > 0 and passage.tokens[first - 1].lemma in parts


def is_place(passage: Passage, last: int) -> bool:
    """Whether the noun that ends at token `last` is a place too, so that with «в» it is where something is: «в театре»."""
    return passage.tokens[last - 1].lemma in words()["places"]


def is_theme(passage: Passage, first: int, last: int, sentence: Sentence) -> bool:
    """Whether a sentence begins with a sector as what it is about: «Туризм:
    число поездок растёт», «В энергетике начаты проекты», or an item of fields does."""
    before = [t for t in passage.tokens[sentence.first : first] if t.pos != "PUNCT" and t.text not in DASHES]
    rubric = not before and last < sentence.last and passage.tokens[last].text == ":"
    if all(len(t.text) == 1 or not t.text.isalpha() for t in before) and is_announced(passage):  # «б) туризм»
        return True
    opened = len(before) == 1 and before[0].text.lower() in words()["field_prepositions"]
    return rubric or opened and passage.tokens[last - 1].case == "loc" and not is_place(passage, last)


def is_announced(passage: Passage) -> bool:
    """Whether a block is an item of a list of fields: «сотрудничество в следующих сферах:»."""
    fields = words()["predicates"] | words()["spheres"] | words()["cooperation"]
    return passage.lead is not None and any(t.lemma in fields for t in passage.lead.tokens)


def in_span(passage: Passage, first: int, sentence: Sentence) -> bool:
    """Whether a sector lies in a span of fields: «двадцать направлений – от энергетики до спорта»."""
    opening, closing = words()["span"]["opening"], words()["span"]["closing"]
    before = range(first - 1, sentence.first, -1)
    i = next((j for j in before if passage.tokens[j].text.lower() == opening or predicates(passage.tokens[j])), None)
    if i is None or passage.tokens[i].text.lower() != opening or passage.tokens[i - 1].text not in DASHES | {":", ","}:
        return False
    closed = any(t.text.lower() == closing for t in passage.tokens[i : sentence.last])
    fields = words()["predicates"] | words()["spheres"] | words()["cooperation"] | words()["subjects"]
    return closed and any(t.lemma in fields for t in passage.tokens[sentence.first : i])


def is_title(passage: Passage, first: int) -> bool:
    """Whether the tokens from `first` on are the name of a body, whose noun stands right before them with a capital letter."""
    token = passage.tokens[first - 1] if first > 0 else None
    return token is not None and token.lemma in words()["titled"] and token.text[:1].isupper()


def opened_list(passage: Passage, i: int, low: int) -> Weight:
    """Whether a noun of fields stands before what opens a list at token i: «три сферы: …», «таких отраслях, как …»."""
    fields = words()["predicates"] | words()["spheres"] | words()["cooperation"]
    if passage.tokens[i - 1].lemma in words()["supplies"]:
        return Weight.BARE
    return Weight.FRAMED if any(passage.tokens[j].lemma in fields for j in range(low, i)) else Weight.BARE


def named_by(passage: Passage, i: int, low: int) -> Weight:
    """Whether the dash at token i says that what follows is a field: «главная тема переговоров – нефть»."""
    before = (passage.tokens[j] for j in range(low, i))
    return Weight.FRAMED if any(t.case == "nom" and t.lemma in words()["predicates"] | words()["spheres"] for t in before) else Weight.BARE


def is_predicated(passage: Passage, first: int, last: int, high: int) -> bool:
    """Whether a sector is said to be a field, or spoken of:
    «энергетика остаётся важным направлением», «туризм – один из приоритетов», «туризм обсуждён»."""
    if not {passage.tokens[i].case for i in range(first, last)} & {"nom", None}:
        return False
    linked = one_of = spoken = False
    for i in range(last, min(high, last + PREDICATE_REACH)):
        token = passage.tokens[i]
        one_of = one_of or token.lemma in words()["one_of"]
        linked = linked or token.text in DASHES or is_finite(token) and bool(({token.lemma} | lemmas(token.text)) & words()["naming_verbs"])
        if linked and token.lemma in words()["predicates"] and (one_of or token.case in ("nom", "ins")):
            return True
        if predicates(token) and not spoken and token.pos != "AUX":
            spoken = True
            if is_passive(token) and ({token.lemma} | lemmas(token.text)) & words()["talk_verbs"]:
                return True
    return False


def is_passive(token: Token) -> bool:
    """Whether the subject of a verb is what it is done to: «туризм обсуждён», «туризм обсуждался»."""
    return token.feat("Variant") == "short" or token.feat("Voice") in ("pass", "mid")
