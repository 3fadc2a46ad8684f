"""Sectors of cooperation in a range of tokens: names of the scheme sector, and adjectives in lists."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .frames import rules
from .morphology import lemmas
from .phrases import is_modifier
from .resources import LEXICON
from .scene import Passage


@cache
def words() -> dict:
    """The closed classes of `lexicon/topics.toml`."""
    with open(LEXICON / "topics.toml", "rb") as f:
        return tomllib.load(f)


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A sector named in a text: range of tokens, and its term ("sector:energy")."""

    first: int
    last: int
    term: str


def term(path: str) -> str:
    """CURIE of a concept from its path below the base: "scheme/sector#energy" to "sector:energy"."""
    scheme, _, name = path.rpartition("/")[2].partition("#")
    return f"{'basis' if scheme == 'date-basis' else scheme}:{name}"


def topics(passage: Passage, first: int, last: int, taken: Iterable[tuple[int, int]] = ()) -> list[Topic]:
    """Sectors named in tokens first..last, each concept once, outside the ranges that are parts of names."""
    found: dict[str, Topic] = {}
    ranges = list(taken)
    for topic in sorted([*by_name(passage), *by_adjective(passage)]):
        inside = first <= topic.first and topic.last <= last
        if inside and not any(a <= topic.first and topic.last <= b for a, b in ranges):
            found.setdefault(topic.term, topic)
    return sorted(found.values())


def by_name(passage: Passage) -> list[Topic]:
    """Sectors by their labels."""
    return [Topic(m.start, m.end, term(m.entry.iri)) for m in passage.sectors if not is_deed(passage, m.start, m.end)]


@cache
def deeds() -> frozenset[str]:
    """Verbal nouns of the lifecycle: «строительство завода» is a deed, «строительство» a sector."""
    return frozenset(noun for rule in rules("status") for noun in rule.nouns)


def is_deed(passage: Passage, first: int, last: int) -> bool:
    """Whether a sector's noun is a verbal noun with what it is done to behind it."""
    if last - first > 1 or passage.tokens[first].lemma not in deeds():
        return False
    behind = passage.reader.phrase(last, len(passage.tokens)) if last < len(passage.tokens) else None
    return behind is not None and behind.prep is None and behind.case == "gen"


def by_adjective(passage: Passage) -> list[Topic]:
    """Sectors by adjectives of a noun that lists them: the head is the next noun after the list."""
    found = []
    adjectives = passage.lexicon.sector_adjectives
    named = {i for topic in by_name(passage) for i in range(topic.first, topic.last)}
    for token in passage.tokens:
        if token.pos not in ("ADJ", "NOUN", "VERB") or token.feat("Variant") == "short" or token.index in named or not token.text[:1].islower():
            continue
        concept = next((adjectives[lemma] for lemma in sorted(lemmas(token.text)) if lemma in adjectives), None)
        if concept and heads_list(passage, token.index):
            found.append(Topic(token.index, token.index + 1, term(concept)))
    return found


def heads_list(passage: Passage, i: int) -> bool:
    """Whether the noun that ends the list of modifiers at token i is one of those that list sectors."""
    for j in range(i + 1, min(i + 24, len(passage.tokens))):
        token = passage.tokens[j]
        if token.pos in ("NOUN", "PROPN"):
            if token.lemma in words()["list_heads"]:
                return True
            if token.case != passage.tokens[i].case:
                return False
        elif not (is_modifier(token) or token.text == "," or token.pos in ("CCONJ", "ADV")):
            return False
    return False
