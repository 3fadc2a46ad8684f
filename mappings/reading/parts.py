"""Paragraphs to parts of a page: what each of them is, with dates, datelines, repeated titles and invitations cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mappings.model import Block, BlockKind, Quoted, Span
from mappings.reading.classify import kind_of
from mappings.reading.head import Dateline, dateline, leading_date
from mappings.reading.languages import language_of
from mappings.reading.paragraphs import Paragraph, paragraphs
from mappings.reading.pieces import Page
from mappings.reading.traced import Traced
from mappings.words import fold, table

CONTENT = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_SENTENCE_END = re.compile(r"[.!?»”\"]\s*")


@dataclass(frozen=True, slots=True)
class Part:
    kind: BlockKind
    text: Traced
    dateline: Dateline | None = field(default=None)


def parts_of(page: Page) -> list[Part]:
    found: list[Part] = []
    every = paragraphs(page.pieces)
    running, title = 0, None
    for number, paragraph in enumerate(every):
        before = found[-1].kind if found else None
        kind = kind_of(paragraph, number, every[number + 1] if number + 1 < len(every) else None, before, running)
        cuts = _cut(paragraph, kind, running, title)
        running += sum(part.kind is BlockKind.PARAGRAPH for part in cuts)
        title = title or next((part.text.text for part in cuts if part.kind is BlockKind.HEADING), None)
        found += cuts
    return found


def _cut(paragraph: Paragraph, kind: BlockKind, running: int, title: str | None) -> list[Part]:
    """A paragraph, with the date, dateline, repeated title and promotion in it cut off."""
    text, head = paragraph.text, []
    if kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return [Part(kind, text)]
    if kind is BlockKind.PARAGRAPH and running < 2:
        if title and _repeats(paragraph, title):
            first, text = _halves(text, len(title))
            head.append(Part(BlockKind.HEADING, first))
        if end := leading_date(text.text):
            first, text = _halves(text, end)
            head.append(Part(BlockKind.METADATA, first))
        if line := dateline(text.text):
            first, text = _halves(text, line.text)
            head.append(Part(BlockKind.METADATA, first, line))
    elif kind is BlockKind.HEADING and running < 2 and (line := dateline(text.text)) and line.text == len(text):
        return [Part(BlockKind.METADATA, text, line)]
    tail = _promotion(text.text) if kind is BlockKind.PARAGRAPH else None
    if tail:
        text, last = _halves(text, tail)
        return [*head, Part(kind, text), Part(BlockKind.BOILERPLATE, last)]
    return [*head, Part(kind, text)] if len(text) else head


def _halves(text: Traced, at: int) -> tuple[Traced, Traced]:
    return text[:at].strip(), text[at:].strip()


def _repeats(paragraph: Paragraph, title: str) -> bool:
    """Whether a paragraph begins with the title again, and a gap behind it («Заголовок  Текст»)."""
    text = paragraph.text
    if not text.text.startswith(title + " "):
        return False
    gap = text.offsets[len(title) + 1] - text.offsets[len(title)]
    return gap > 1


def _promotion(text: str) -> int | None:
    """Where an invitation begins that is glued to the end of a paragraph."""
    tail = max(0, len(text) - 400)
    folded = fold(text)
    if len(folded) != len(text):
        return None
    starts = (folded.find(fold(words), tail) for words in table("boilerplate")["promotion"]["beginnings"])
    return min((at for at in starts if at > 0 and _begins_sentence(text, at)), default=None)


def _begins_sentence(text: str, at: int) -> bool:
    return text[at].isupper() and _SENTENCE_END.search(text[max(0, at - 3) : at] + " ") is not None


def block(part: Part) -> Block:
    text = part.text
    wide = tuple((offset, text.wide[offset]) for offset in text.offsets if offset in text.wide) if text.wide else ()
    return Block(part.kind, text.text, (*text.offsets, text.end(-1)), language_of(text.text), wide)


def quoted(text: Traced, start: int, end: int) -> Quoted:
    return Quoted(text.text[start:end], Span(text.offsets[start], text.end(end - 1)))
