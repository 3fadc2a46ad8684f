"""Lists behind a colon over several blocks: «подписаны следующие документы:», and each item an object of the same stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .clauses import Clauses
from .model import BlockKind
from .phrases import Phrase
from .scene import Passage, Scene


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
    return passage.block.kind == BlockKind.LIST_ITEM or first is not None and (first.pos in ("PUNCT", "SYM") or first.text.rstrip(".)").isdigit())


def first_phrase(passage: Passage) -> Phrase | None:
    """The phrase that an item begins with, behind its mark."""
    clauses = passage.clauses[0] if passage.clauses else None
    start = next((t.index for t in passage.tokens if t.text[:1].isalpha() or t.text in "«\""), None)
    phrase = passage.reader.phrase(start, clauses.sentence.last) if clauses and start is not None and start < clauses.sentence.last else None
    return phrase if phrase and phrase.prep is None and phrase.case in ("nom", "acc") else None
