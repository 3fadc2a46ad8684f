"""Where and when: places and dates of a clause."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache

from .clauses import Clauses
from .model import Entity
from .morphology import fold
from .people import entity_of
from .phrases import OPENING, Phrase
from .resources import LEXICON
from .scene import Passage
from .subject import states_in
from .thing_names import name_key
from .values.dates import DateExpression, find_dates
from .values.names import nominative

PLACES = ("place", "state")


@cache
def words() -> dict:
    """The closed classes of `lexicon/circumstances.toml`."""
    with open(LEXICON / "circumstances.toml", "rb") as f:
        return tomllib.load(f)


def dates_in(passage: Passage, first: int, last: int) -> list[tuple[DateExpression, int, int]]:
    """Dates in a range of tokens, with the tokens that write them."""
    found = []
    for date in find_dates(passage.block):
        a, b = passage.tokens_between(date.start, date.end)
        if first <= a < b <= last:
            found.append((date, a, b))
    return found


def place_of(passage: Passage, phrase: Phrase) -> Entity | None:
    """The place that a phrase names: a known place or state at its head, a place noun with a name, or a name of the tagger."""
    head = passage.tokens[phrase.head]
    for match in passage.names:
        covers = match.start <= phrase.head < match.end or phrase.first <= match.start and match.end == phrase.core
        if (
            match.entry.type in PLACES
            and covers
            and (
                match.start <= phrase.head
                or head.lemma in words()["place_nouns"]
                and match.entry.type == "place"
                and match.start == phrase.first
            )
        ):
            return entity_of(match.entry)
    inside = [
        m
        for m in passage.names
        if m.entry.type == "place" and phrase.head < m.start and m.end <= phrase.last and passage.tokens[m.start - 1].text not in OPENING
    ]
    if head.lemma in words()["place_nouns"] and len(inside) == 1:
        return entity_of(inside[0].entry)  # «в столице Узбекистана Ташкенте»
    proper = any(passage.tokens[i].text[:1].isupper() for i in range(phrase.first, phrase.last)) or bool(
        states_in(passage, phrase.first, phrase.last)
    )
    if head.lemma in words()["place_nouns"] and (phrase.quotes or proper):
        label = nominative(passage.analysis, phrase, phrase.core if phrase.quotes else None)
        return Entity("place", "schema:Place", label, name_key(label))
    named = any(n.kind == "LOC" and n.first <= phrase.head < n.last for n in passage.analysis.names)
    if named and head.text[:1].isupper():
        label = nominative(passage.analysis, phrase, phrase.core)
        return Entity("place", "schema:Place", label, fold(label))
    return None


def places_in(passage: Passage, clauses: Clauses, first: int, last: int, case: str = "loc") -> list[tuple[Entity, Phrase]]:
    """Places of a clause: phrases with «в», «на» in the locative («в» with the accusative: whereto)."""
    found = []
    for phrase in all_phrases(passage, clauses, first, last):
        if phrase.prep is None or passage.tokens[phrase.prep].text.lower() not in words()["prepositions"] or phrase.case != case:
            continue
        place = place_of(passage, phrase)
        if place:
            found.append((place, phrase))
    return found


def all_phrases(passage: Passage, clauses: Clauses, first: int, last: int) -> list[Phrase]:
    """Phrases that begin in a range, also those inside longer ones after a preposition."""
    return [p for i in range(first, last) if passage.tokens[i].pos == "ADP" and (p := written_out(passage, clauses, i))]


def written_out(passage: Passage, clauses: Clauses, i: int) -> Phrase | None:
    """The phrase of a preposition at token i, past a short word for a kind of place: «в г. Ханое», «в с. Дустлик»."""
    last, dot = clauses.sentence.last, i + 2
    short = dot + 1 < last and passage.tokens[i + 1].text.lower() in words()["short_place_nouns"] and passage.tokens[dot].text == "."
    phrase = passage.reader.phrase(dot + 1 if short else i, last)
    if not short or phrase is None or phrase.prep is not None:
        return phrase
    return replace(phrase, prep=i, case="loc" if phrase.case == "dat" else phrase.case)  # behind «в» it is the other locative
