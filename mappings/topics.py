"""Sectors of cooperation in a range of tokens: names of the scheme sector, and adjectives in lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from .frames import rules
from .morphology import lemmas
from .phrases import is_modifier
from .scene import Passage
from .topic_frames import weight_of
from .topic_positions import opened_list
from .topic_words import Weight, words


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A sector named in a text: range of tokens, its term ("sector:energy"), and how much speaks for it."""

    first: int
    last: int
    term: str
    weight: Weight = Weight.BARE


def term(path: str) -> str:
    """CURIE of a concept from its path below the base: "scheme/sector#energy" to "sector:energy"."""
    scheme, _, name = path.rpartition("/")[2].partition("#")
    return f"{'basis' if scheme == 'date-basis' else scheme}:{name}"


def topics(passage: Passage, first: int, last: int, taken: Iterable[tuple[int, int]] = (), least: Weight = Weight.FRAMED) -> list[Topic]:
    """Sectors that tokens first..last speak of, each concept once.

    Args:
        taken: ranges that are parts of names.
        least: what must speak for a sector; a hint is enough where the words are about it anyway.
    """
    found: dict[str, Topic] = {}
    ranges = list(taken)
    for topic in weighed(passage):
        inside = first <= topic.first and topic.last <= last
        if inside and topic.weight >= least and not any(a <= topic.first and topic.last <= b for a, b in ranges):
            found.setdefault(topic.term, topic)
    return sorted(found.values())


@lru_cache(maxsize=128)
def weighed(passage: Passage) -> list[Topic]:
    """All sectors of a block with their weights; read once."""
    return in_lists(passage, sorted([*by_name(passage), *by_adjective(passage)]))


def by_name(passage: Passage) -> list[Topic]:
    """Sectors by their labels."""
    found = [m for m in passage.sectors if not is_deed(passage, m.start, m.end)]
    return [Topic(m.start, m.end, term(m.entry.iri), weight_of(passage, m.start, m.end)) for m in found]


@cache
def deeds() -> frozenset[str]:
    """Verbal nouns of the lifecycle: «строительство завода» is a deed, «строительство» a sector."""
    return frozenset(noun for rule in rules("status") for noun in rule.nouns)


def is_deed(passage: Passage, first: int, last: int) -> bool:
    """Whether a sector's noun is a verbal noun with what it is done to behind it, or one of supply with the goods."""
    supplied = passage.tokens[last - 1].lemma in words()["supplies"]
    if not supplied and (last - first > 1 or passage.tokens[first].lemma not in deeds()):
        return False
    behind = passage.reader.phrase(last, len(passage.tokens)) if last < len(passage.tokens) else None
    return behind is not None and behind.prep is None and behind.case == "gen"


def by_adjective(passage: Passage) -> list[Topic]:
    """Sectors by adjectives of a noun that lists them, or of one that stands before the list («три сферы: политическую и торговую»)."""
    found = []
    named = {i for m in passage.sectors for i in range(m.start, m.end)}
    for token in passage.tokens:
        i = token.index
        concept = None if i in named or not may_list(passage, i) else sector_of(passage, token.text)
        if concept is None:
            continue
        head = list_head(passage, i)
        if head is not None and not is_of_partners(passage, i, head):
            found.append(Topic(i, i + 1, term(concept), weight_of(passage, i, i + 1, head)))
        elif follows_its_noun(passage, i):
            found.append(Topic(i, i + 1, term(concept), Weight.FRAMED))
    return found


def may_list(passage: Passage, i: int) -> bool:
    """Whether a token may be an adjective of a list: in full form, and no part of a name."""
    token = passage.tokens[i]
    small = token.text[:1].islower() or i == passage.sentence_of(i).sentence.first
    return small and token.pos in ("ADJ", "NOUN", "VERB") and token.feat("Variant") != "short"


def sector_of(passage: Passage, word: str) -> str | None:
    """Path of the sector of an adjective in any form; of an unknown compound that of its last part («культурно-спортивный»)."""
    adjectives = passage.lexicon.sector_adjectives
    for part in (word, word.rpartition("-")[2]):
        concept = next((adjectives[lemma] for lemma in sorted(lemmas(part)) if lemma in adjectives), None)
        if concept:
            return concept
    return None


def list_head(passage: Passage, i: int) -> int | None:
    """The noun that ends the list of modifiers at token i, if it is one of those that list sectors."""
    heads = words()["spheres"] | words()["cooperation"] | words()["branches"]
    for j in range(i + 1, min(i + 24, len(passage.tokens))):
        token = passage.tokens[j]
        if token.pos in ("NOUN", "PROPN"):
            if token.lemma in heads:
                return j
            if j == i + 1 or token.case != passage.tokens[i].case:
                return None
        elif not (is_modifier(token) or token.text == "," or token.pos in ("CCONJ", "ADV")):
            return None
    return None


def is_of_partners(passage: Passage, i: int, head: int) -> bool:
    """Whether an adjective only tells who meets: «межведомственные консультации»."""
    of_partners = bool(lemmas(passage.tokens[i].text) & words()["partner_adjectives"])
    return of_partners and passage.tokens[head].lemma not in words()["partner_heads"]


def follows_its_noun(passage: Passage, i: int) -> bool:
    """Whether an adjective stands in a list behind the noun of fields that opens it."""
    low = passage.sentence_of(i).sentence.first
    for j in range(i - 1, low, -1):
        token = passage.tokens[j]
        if token.text == ":" or token.lemma in words()["list_openings"]:
            return opened_list(passage, j, low) == Weight.FRAMED
        if not (is_modifier(token) or token.text == "," or token.pos == "CCONJ" or sector_of(passage, token.text)):
            return False
    return False


def in_lists(passage: Passage, found: list[Topic]) -> list[Topic]:
    """The same sectors; the members of a long list are meant as such, and a list has one weight."""
    made: list[Topic] = []
    run: list[Topic] = []
    for topic in [*found, None]:
        if topic and run and joined(passage, run[-1], topic):
            run.append(topic)
            continue
        if len({t.term for t in run}) >= words()["long_list"] and not any(t.weight == Weight.NAME for t in run):
            run = [replace(t, weight=Weight.FRAMED) for t in run]
        made += run
        run = [topic] if topic else []
    return made


def joined(passage: Passage, one: Topic, other: Topic) -> bool:
    """Whether two sectors are neighbours in a list: a comma or conjunction between them, and no more than their nouns and modifiers."""
    between = passage.tokens[one.last : other.first]
    nouns = sum(token.pos == "NOUN" for token in between)
    marks = sum(token.text == "," or token.pos == "CCONJ" for token in between)
    return marks > 0 and nouns <= 1 and all(token.text == "," or token.pos in ("CCONJ", "NOUN") or is_modifier(token) for token in between)
