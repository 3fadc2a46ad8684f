"""What a reader of a format hands on: stretches of the source without markup, with what the markup said of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mappings.model import BlockKind, Quoted
from mappings.reading.traced import Traced


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text.

    Attributes:
        text: without markup; its line ends are still there.
        kind: what the markup says it is; None where only the layout of the lines can tell.
        one: whether it is one block, its line ends being spaces.
    """

    text: Traced
    kind: BlockKind | None = None
    one: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, read by the reader of its format.

    Attributes:
        pieces: in the order of the source.
        media_type: of the format, without parameters.
        dates: dates that markup gives for the page, the best first.
        address: URL that markup gives for the page.
        title: title that markup gives for the page.
        publisher: who publishes the page, as markup says.
    """

    pieces: tuple[Piece, ...]
    media_type: str
    dates: tuple[Quoted, ...] = field(default=())
    address: str | None = None
    title: Quoted | None = None
    publisher: Quoted | None = None
