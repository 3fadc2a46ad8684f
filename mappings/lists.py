"""Lists behind a colon or dash, in a sentence or over several blocks: «подписаны следующие документы:
…», and each item an object of the same stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .clauses import Clauses
from .model import BlockKind
from .phrases import Phrase
from .scene import Passage, Scene


def items_behind(passage: Passage, clauses: Clauses, opening: list[str]) -> list[tuple[Passage, Clauses, Phrase]]:
    """The items of a list in the sentence itself: behind its colon, or behind the dash of «Среди подписанных документов – …»;
    each with its sentence.

    Args:
        opening: lemmas of the words, one of which begins a sentence with such a dash.
    """
    first, limit = clauses.sentence.first, clauses.sentence.last
    begins = {t.lemma for t in clauses.tokens[first : first + 2]} & set(opening)
    marks = [j for j in range(first + 1, limit - 1) if clauses.tokens[j].text == ":" or begins and clauses.tokens[j].text in "–—"]
    if not marks or any(clauses.is_predicate(j) for j in range(marks[0], limit)):
        return []
    found = members(passage, clauses, marks[0] + 1)
    behind = passage.clauses[passage.clauses.index(clauses) + 1 :]
    while (
        found and behind and behind[0].tokens[behind[0].sentence.first - 1].text == ";"
    ):  # a semicolon ends what the tools call a sentence
        found += members(passage, behind[0], behind[0].sentence.first)
        behind = behind[1:]
    return found


def members(passage: Passage, clauses: Clauses, first: int) -> list[tuple[Passage, Clauses, Phrase]]:
    """The members of a list that begins at a token, up to the end of the sentence; none if there is no noun in the nominative."""
    phrase = clauses.reader.phrase(first, clauses.sentence.last)
    if phrase is None or phrase.prep is not None or phrase.case not in ("nom", "acc"):
        return []
    return [(passage, clauses, part) for part in clauses.reader.coordinated(phrase, clauses.sentence.last)]


def items_of(scene: Scene, passage: Passage) -> list[tuple[Passage, Clauses, Phrase]]:
    """The items of the list that a passage opens with a colon: each with its sentence and its first phrase."""
    if not passage.tokens or passage.tokens[-1].text != ":":
        return []
    behind = [p for p in scene.body() if p.number > passage.number]
    return [(item, item.clauses[0], phrase) for item in while_true(behind, is_item) if (phrase := first_phrase(item))]


def while_true(passages: list[Passage], holds: Callable[[Passage], bool]) -> Iterator[Passage]:
    """The passages up to the first for which something does not hold."""
    for passage in passages:
        if not holds(passage):
            return
        yield passage


def is_item(passage: Passage) -> bool:
    """An item by its markup, or by the dash, bullet or number before it."""
    first = passage.tokens[0] if passage.tokens else None
    return (
        passage.block.kind == BlockKind.LIST_ITEM
        or first is not None
        and (first.pos in ("PUNCT", "SYM") or first.text.rstrip(".)").isdigit())
    )


def first_phrase(passage: Passage) -> Phrase | None:
    """The phrase that an item begins with, behind its mark."""
    clauses = passage.clauses[0] if passage.clauses else None
    start = next((t.index for t in passage.tokens if t.text[:1].isalpha() or t.text in '«"'), None)
    phrase = (
        passage.reader.phrase(start, clauses.sentence.last) if clauses and start is not None and start < clauses.sentence.last else None
    )
    return phrase if phrase and phrase.prep is None and phrase.case in ("nom", "acc") else None
