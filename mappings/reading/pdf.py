"""PDF files: how they are known, and the pages of the text that `pdf_text.py` takes out of them."""

from __future__ import annotations

import re
from collections import Counter

from mappings.model import BlockKind
from mappings.reading.pieces import Page, Piece
from mappings.reading.traced import Traced, trace

MEDIA_TYPE = "application/pdf"
LONGEST_PDF = 50_000_000
"""Longest PDF file in bytes: fonts and pictures take most of it. Its text is held to the limit of every text."""

_SIGNATURE = re.compile(rb"[\s\xef\xbb\xbf]{0,64}%PDF-")
_DIGITS = re.compile(r"\d+")


def is_pdf(data: bytes) -> bool:
    """Whether a file begins as a PDF file does."""
    return _SIGNATURE.match(data) is not None


def read_pdf_text(source: str) -> Page:
    """Read the text of a PDF file: running heads and feet, the same on several pages but for figures, are the frame of the page."""
    whole = trace(source)
    edges = [edge for page in whole.lines("\f") for edge in _edges(page)]
    known = Counter(_masked(edge) for edge in edges)
    running = [edge for edge in edges if known[_masked(edge)] > 1]
    gone = {offset for edge in running for offset in edge.offsets}
    body = whole.without(gone) if gone else whole
    return Page((Piece(body), *(Piece(edge, BlockKind.BOILERPLATE, one=True) for edge in running)), "text/plain")


def _edges(page: Traced) -> list[Traced]:
    """First and last line of a page, without their ends."""
    lines = [line.strip() for line in page.lines() if line.text.strip()]
    return [lines[0], lines[-1]] if len(lines) > 1 else []


def _masked(line: Traced) -> str:
    return _DIGITS.sub("0", line.text)
