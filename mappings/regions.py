"""A region: a stretch of a block that somebody says, or passes on."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Entity, Span


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a block that somebody says.

    Attributes:
        passage, first, last: tokens.
        speakers, relays: entities.
        cue: the words that say so.
        verbatim: a quotation.
        carried: whether it is no statement by itself: only the sentences around it say whose it is, or it is long.
        turn: a turn of a conversation.
        act: what a phrase such as «по мнению» makes of it, or None.
    """

    passage: int
    first: int
    last: int
    speakers: tuple[Entity, ...]
    relays: tuple[Entity, ...]
    cue: Span
    verbatim: bool
    act: str | None = None
    carried: bool = False
    turn: bool = False
