"""Labels and keys of cooperation objects: the nominative, numbers, epithets, periods."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache

from .language import Token
from .morphology import analyzer, fold, lemmas
from .phrases import CLOSING, OPENING, Phrase
from .resources import LEXICON
from .scene import Passage
from .values.dates import find_dates
from .values.names import join, nominative


@cache
def words() -> dict:
    """The closed classes of `lexicon/things.toml`."""
    with open(LEXICON / "things.toml", "rb") as f:
        return tomllib.load(f)


def label_of(passage: Passage, phrase: Phrase, last: int | None = None) -> str:
    """The phrase in the nominative: «двух школ» is «две школы»."""
    last = phrase.last if last is None else last
    if phrase.case != "gen" or not is_counted(passage, phrase):
        return tidy(nominative(passage.analysis, phrase, last))
    number, head = passage.tokens[phrase.first], passage.tokens[phrase.head]
    few = number.lemma in words()["paucal"]
    changed = {phrase.first: counting(number, head), phrase.head: inflected(head.text, {"gent", "sing" if few else "plur"})}
    return tidy(join([(changed.get(i, passage.tokens[i].text), passage.tokens[i]) for i in range(phrase.first, last)]))


def is_counted(passage: Passage, phrase: Phrase) -> bool:
    """Whether a number tells how many: «два контракта», «27 пунктов пропуска»."""
    return phrase.first < phrase.head and passage.tokens[phrase.first].pos == "NUM"


def counting(number: Token, head: Token) -> str:
    """A number in the nominative, in the gender of what it counts: «двух школ» has «две»."""
    if number.case in (None, "nom", "acc"):
        return number.text
    gender = analyzer().parse(head.text)[0].tag.gender
    return inflected(number.text, {"nomn", gender} if gender else {"nomn"})


def inflected(word: str, grammemes: set[str]) -> str:
    """A word in another form, or as it is where it has none."""
    for parse in analyzer().parse(word):
        form = parse.inflect(grammemes) or parse.inflect(grammemes & {"nomn"}) if "nomn" in grammemes else parse.inflect(grammemes)
        if form:
            return form.word
    return word


def singular(label: str) -> str:
    """Head and modifiers in the singular: each of two quoted names is one thing."""
    gender = analyzer().parse(label.split()[-1])[0].tag.gender

    def one(word: str) -> str:
        parse = next((p for p in analyzer().parse(word) if "plur" in p.tag and "nomn" in p.tag), None)
        grammemes = {"sing", "nomn"} | ({gender} if gender and parse and "ADJF" in parse.tag else set())
        form = parse.inflect(grammemes) if parse else None
        return form.word if form else word

    return " ".join(one(word) for word in label.split())


def first_of_name(passage: Passage, phrase: Phrase) -> int:
    """First token of a name without epithets before it."""
    first = phrase.first
    while first < phrase.head:
        forms = lemmas(passage.tokens[first].text) | {passage.tokens[first].lemma}
        participle = passage.tokens[first].feat("VerbForm") == "part"
        if not (forms & set(words()["epithets"]) or participle or passage.tokens[first].pos == "ADV"):
            break
        first += 1
    return first


def with_period(passage: Passage, phrase: Phrase) -> Phrase:
    """The phrase with the years its name runs on to: «Дорожная карта … на период с 2020 по 2025 годы»."""
    for date in find_dates(passage.block):
        first, last = passage.tokens_between(date.start, date.end)
        if date.relation in words()["periods"] and phrase.head < first <= phrase.last < last:
            return replace(phrase, last=last)
    return phrase


def shared_head(passage: Passage, phrase: Phrase) -> list[Phrase]:
    """The complements to each of which a plural noun belongs: «соглашения о туризме, о торговле и об экстрадиции»;
    none, if there is one."""
    own = next((part for part in reversed(phrase.complements) if part.prep is not None and part.last == phrase.last), None)
    if (
        own is None
        or passage.tokens[phrase.head].feat("Number") != "plur"
        or own is not next(p for p in phrase.complements if p.prep is not None)
    ):
        return []
    found, limit = [own], passage.sentence_of(phrase.head).sentence.last
    while (start := passage.reader.after_joint(found[-1].last, limit)) is not None:
        part = passage.reader.phrase(start, limit)
        if (
            part is None
            or part.prep is None
            or part.case != own.case
            or passage.tokens[part.prep].lemma[:1] != passage.tokens[own.prep].lemma[:1]
        ):
            break
        found.append(part)
    return found if len(found) > 1 else []


def with_title(passage: Passage, phrase: Phrase) -> Phrase:
    """The phrase with its day, number and title: «закон от 4 ноября 2019 года № 347 «О ратификации …»»; as it is without a title."""
    tokens, at = passage.tokens, phrase.last
    limit = passage.sentence_of(phrase.head).sentence.last
    for date in find_dates(passage.block):
        first, last = passage.tokens_between(date.start, date.end)
        if first in (at, at + 1) and at < limit and tokens[at].text.lower() == words()["dated_by"]:
            at = last
            break
    while at < limit and (
        tokens[at].text in words()["number_signs"]
        or any(c.isdigit() for c in tokens[at].text)
        or tokens[at].text == "-"
        or tokens[at - 1].text == "-"
    ):
        at += 1
    if at + 1 >= limit or tokens[at].text not in OPENING or tokens[at + 1].text.lower() not in words()["title_openings"]:
        return phrase
    closing = next(
        (j for j in range(at + 2, limit) if tokens[j].text in CLOSING and (j + 1 >= limit or tokens[j + 1].text not in CLOSING)), None
    )
    return replace(phrase, last=closing + 1, core=closing + 1) if closing else phrase


def quoted_names(label: str) -> list[str]:
    """The names in quotation marks, folded."""
    return [fold(name) for name in re.findall(r"[«“„\"](.+?)[»”\"]", label)]


def route_of(label: str) -> str:
    """The names of a route without what kind it is: «железная дорога «A-B»», «маршрут A — B» have one route."""
    found = re.search(r"[A-ZА-ЯЁ][\w.]*(?:\s*[-–—]\s*[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*)?)+", label)
    return re.sub(r"\s*[-–—]\s*", "-", fold(found.group())) if found else ""


def tidy(label: str) -> str:
    """A label without brackets at its end and double spaces."""
    return re.sub(r"\s+", " ", re.sub(r"\s*\([^)]*\)\s*$", "", label)).strip(" ,")


def name_key(label: str) -> str:
    """A name without quotation marks, with one kind of dash, folded."""
    return re.sub(r"\s+", " ", re.sub(r"\s*[-‐‑‒–—−]\s*", "-", re.sub(r"[«»“”„\"]", "", fold(label)))).strip()


def name_lemmas(label: str) -> list[frozenset[str]]:
    """Normal forms of the words of a name."""
    return [lemmas(word) for word in re.findall(r"[^\W_]+", label)]
