"""Who publishes a document: what the reference data know under its name, and for which state it speaks."""

from __future__ import annotations

from .language import analyse
from .lexicon import Entry, Lexicon
from .model import Block, BlockKind
from .morphology import fold
from .scene import Passage


def known_publisher(name: str, lexicon: Lexicon) -> Entry | None:
    """The organisation that the reference data know under a name in any language, or None."""
    folded = fold(name)
    return next((e for e in lexicon.of_type("organization") if folded in map(fold, (*e.labels, *(form for form, _ in e.foreign)))), None)


def passage_of(name: str, lexicon: Lexicon) -> Passage:
    """A name as a passage, so that states are found in it as in every text."""
    return Passage(0, Block(BlockKind.METADATA, name, tuple(range(len(name) + 1))), analyse(name), lexicon)
