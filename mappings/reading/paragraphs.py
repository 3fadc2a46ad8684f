"""Lines to paragraphs: hard line wraps are joined, also across a page break, and separate lines are kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mappings.model import BlockKind
from mappings.reading.pieces import Piece
from mappings.reading.traced import HYPHENS, Traced, clean, join
from mappings.words import fold, table

WIDEST_WRAP = 130
"""Longest line of a hard-wrapped text; longer lines are paragraphs."""
LONGEST_BANNER_LINE = 90
LEAST_OF_PARAGRAPH = 60
LONGEST_PAGE_NUMBER = 30

_PAGE_NUMBER = re.compile(r"[\W_]*\d{1,3}(?:[\W_]+\d{1,3})?[\W_]*")
_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"(?:[•▪◦●■*·–—-]\s*|\d{1,2}[.)]\s+|[а-яa-z]\)\s+)(?=\S)")
_FINAL = ".!?…:;"
_CLOSING = "»”\"')]“"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        raw: as in the piece, line ends included.
        text: cleaned.
        kind: if the markup or a page number tells it, else None.
        apart: whether an empty line or the end of its piece follows.
        bullet: whether it begins with a mark of a list.
    """

    raw: Traced
    text: Traced
    kind: BlockKind | None
    apart: bool
    bullet: bool = False


@dataclass(slots=True)
class _Open:
    """The paragraph that is being put together."""

    lines: list[Traced]
    length: int
    blank: bool = False
    page: bool = False


def paragraphs(pieces: tuple[Piece, ...]) -> list[Paragraph]:
    """Cut pieces into paragraphs, in the order of the source."""
    found: list[Paragraph] = []
    for piece in pieces:
        found += _whole(piece) if piece.one else _laid_out(piece)
    return sorted((paragraph for paragraph in found if paragraph.text.text), key=lambda p: p.text.offsets[0])


def is_open(text: str) -> bool:
    """Whether a text ends inside a sentence."""
    stripped = text.rstrip().rstrip(_CLOSING)
    return bool(stripped) and stripped[-1] not in _FINAL


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals, and there are at least two."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 2 and all(not sign.islower() for sign in letters)


def _whole(piece: Piece) -> list[Paragraph]:
    """One paragraph for a piece of markup; at a <br> that ends a sentence it is cut."""
    parts: list[list[Traced]] = [[]]
    for line in piece.text.lines("\u2028"):
        if parts[-1] and not is_open(parts[-1][-1].text.replace("\u2028", "")):
            parts.append([])
        parts[-1].append(line)
    return [_paragraph(join(part), piece.kind, True) for part in parts if part]


def _laid_out(piece: Piece) -> list[Paragraph]:
    """Paragraphs of lines whose layout alone tells what belongs together."""
    lines = list(piece.text.lines())
    width = _wrap_width(lines)
    found: list[Paragraph] = []
    current: _Open | None = None
    for number, line in enumerate(lines):
        text = line.text.strip()
        if not text:
            if current:
                current.blank, current.page = True, current.page or "\f" in line.text
        elif _is_page_number(lines, number):
            found.append(_paragraph(line, BlockKind.BOILERPLATE, True))
            if current:
                current.page = True
        elif current and _belongs(current, text, width):
            current.lines.append(line)
            current.length += len(line)
            current.blank = current.page = False
        else:
            found += [_paragraph(join(current.lines), piece.kind, current.blank)] if current else []
            current = _Open([line], len(line))
        if current and line.text.endswith("\f"):
            current.page = True
    found += [_paragraph(join(current.lines), piece.kind, True)] if current else []
    return found


def _paragraph(raw: Traced, kind: BlockKind | None, apart: bool) -> Paragraph:
    text = clean(raw)
    bullet = _BULLET.match(text.text)
    # a dash or a figure may open direct speech or a sentence: only a real bullet is taken off
    if bullet and kind is None and text.text[0] in "•▪◦●■*·" and bullet.end() < len(text):
        return Paragraph(raw, text[bullet.end() :], BlockKind.LIST_ITEM, apart, True)
    return Paragraph(raw, text, kind, apart, bool(bullet))


def _wrap_width(lines: list[Traced]) -> int:
    """Width at which the text is hard-wrapped, 0 if it is not: many lines end inside a sentence that goes on in lower case."""
    texts = [line.text.strip() for line in lines]
    pairs = [(one, two) for one, two in zip(texts, texts[1:], strict=False) if one and two]
    going_on = sum(is_open(one) and two[0].islower() for one, two in pairs)
    lengths = sorted(len(text) for text in texts if text)
    if going_on < 2 or going_on < 0.25 * len(pairs):
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if width <= WIDEST_WRAP else 0


def _is_page_number(lines: list[Traced], number: int) -> bool:
    text = lines[number].text.strip()
    if len(text) > LONGEST_PAGE_NUMBER or not _PAGE_NUMBER.fullmatch(_WORD.sub(_without_label, text)):
        return False
    before = number == 0 or not lines[number - 1].text.strip() or lines[number - 1].text.endswith("\f")
    after = number + 1 == len(lines) or not lines[number + 1].text.strip() or lines[number].text.endswith("\f")
    return before and after


def _without_label(word: re.Match[str]) -> str:
    """Nothing for a word that may stand beside a page number."""
    return "" if fold(word.group()) in table("boilerplate")["page_numbers"]["words"] else word.group()


def _belongs(current: _Open, text: str, width: int) -> bool:
    """Whether a line goes on with the current paragraph."""
    last = current.lines[-1].text.strip()
    lower = text[0].islower()
    if current.page:
        return is_open(last) and current.length >= LEAST_OF_PARAGRAPH and not _BULLET.match(text)
    if current.blank:
        return is_open(last) and lower and current.length >= LEAST_OF_PARAGRAPH and not is_capitals(last)
    if last[-1] in HYPHENS and len(last) > 1 and last[-2].isalpha():
        return True
    if is_capitals(last) or is_capitals(text):
        short = max(len(last), len(text)) <= LONGEST_BANNER_LINE
        return short and is_capitals(last) and is_capitals(text)
    if is_open(last) and last[-1] == ",":
        return True
    if _BULLET.match(text):
        return False
    if is_open(last):
        return lower or bool(width and len(last) >= 0.6 * width)
    return bool(width) and (lower or len(last) >= 0.85 * width) and last[-1] not in ":;"
