"""Plain text: lines, and nothing else."""

from __future__ import annotations

from mappings.reading.pieces import Page, Piece
from mappings.reading.traced import trace


def read_plain(source: str) -> Page:
    """Read a plain text: one piece, whose lines tell what is what."""
    return Page((Piece(trace(source)),), "text/plain")
