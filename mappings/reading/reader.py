"""Bytes to a `Document`: decoding, format, paragraphs, what each of them is, and what the page says of itself."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from mappings.errors import UnreadableDocument
from mappings.model import Block, BlockKind, Document, Quoted, Span, TimeValue
from mappings.reading.classify import day_of, kind_of
from mappings.reading.decoding import check_size, decode
from mappings.reading.head import Dateline, dateline, leading_date
from mappings.reading.html import looks_like_html, read_html
from mappings.reading.languages import check_language, language_of
from mappings.reading.markdown import looks_like_markdown, read_markdown
from mappings.reading.paragraphs import Paragraph, paragraphs
from mappings.reading.pieces import Page
from mappings.reading.plain import read_plain
from mappings.reading.traced import Traced
from mappings.slugs import document_slug
from mappings.values.dates import find_dates
from mappings.values.edtf import Moment
from mappings.words import fold, table

CONTENT = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_URL = re.compile(r"https?://[^\s<>\"')]+")
_SENTENCE_END = re.compile(r"[.!?»”\"]\s*")


def read(path: Path | str) -> Document:
    """Read a file as a document.

    Raises: UnreadableDocument, with the reason and what can be done.
    """
    path = Path(path)
    try:
        check_size(path.stat().st_size, str(path))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(path, "no-file", error.strerror or "it can't be opened", "check the path") from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Document:
    """Read bytes as a document.

    Args:
        data: the file as it is.
        name: its name or path: the stem names the document, the whole stands in messages.
    Raises: UnreadableDocument.
    """
    source = decode(data, name)
    page = read_page(source)
    parts = _parts(page)
    _check_content(source, page, parts, name)
    stem = Path(name).stem or Path(name).name
    content = " ".join(part.text.text for part in parts if part.kind in CONTENT)
    line = next((part for part in parts if part.dateline is not None), None)
    return Document(
        name=stem,
        slug=document_slug(stem),
        text=source,
        sha256=hashlib.sha256(data).hexdigest(),
        byte_size=len(data),
        media_type=f"{page.media_type}; charset=utf-8",
        language=language_of(content),
        blocks=tuple(_block(part) for part in parts),
        title=_title(parts, page),
        published=_published(parts, page),
        publisher=_quoted(line.text, *line.dateline.agency) if line and line.dateline.agency else None,
        dateline=_quoted(line.text, 0, line.dateline.end) if line else None,
        address=page.address or _address(parts, source),
    )


def read_page(source: str) -> Page:
    """Take the markup off, by the format that the content has."""
    if looks_like_html(source):
        return read_html(source)
    return read_markdown(source) if looks_like_markdown(source) else read_plain(source)


# ---------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class _Part:
    kind: BlockKind
    text: Traced
    dateline: Dateline | None = field(default=None)


def _parts(page: Page) -> list[_Part]:
    found: list[_Part] = []
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


def _cut(paragraph: Paragraph, kind: BlockKind, running: int, title: str | None) -> list[_Part]:
    """A paragraph, with the date, dateline, repeated title and promotion in it cut off."""
    text, head = paragraph.text, []
    if kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM):
        return [_Part(kind, text)]
    if kind is BlockKind.PARAGRAPH and running < 2:
        if title and _repeats(paragraph, title):
            first, text = _halves(text, len(title))
            head.append(_Part(BlockKind.HEADING, first))
        if end := leading_date(text.text):
            first, text = _halves(text, end)
            head.append(_Part(BlockKind.METADATA, first))
        if line := dateline(text.text):
            first, text = _halves(text, line.text)
            head.append(_Part(BlockKind.METADATA, first, line))
    tail = _promotion(text.text) if kind is BlockKind.PARAGRAPH else None
    if tail:
        text, last = _halves(text, tail)
        return [*head, _Part(kind, text), _Part(BlockKind.BOILERPLATE, last)]
    return [*head, _Part(kind, text)] if len(text) else head


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


def _block(part: _Part) -> Block:
    index = (*part.text.offsets, part.text.offsets[-1] + 1)
    return Block(part.kind, part.text.text, index, language_of(part.text.text))


def _quoted(text: Traced, start: int, end: int) -> Quoted:
    return Quoted(text.text[start:end], Span(text.offsets[start], text.offsets[end - 1] + 1))


# ---------------------------------------------------------------- the page about itself


def _title(parts: list[_Part], page: Page) -> Quoted | None:
    above = takewhile(lambda part: part.kind is not BlockKind.PARAGRAPH, parts)
    heading = next((part.text for part in above if part.kind is BlockKind.HEADING), None)
    return _quoted(heading, 0, len(heading)) if heading else page.title


def _published(parts: list[_Part], page: Page) -> TimeValue | None:
    """Date of the document: metadata of the page, then a full date of its dateline, then its day without a year."""
    for part in parts:
        if part.kind is BlockKind.METADATA and part.dateline is None and (day := day_of(part.text.text)):
            return _stated(day.begin, part.text, 0 if _labelled(part.text.text, day.start) else day.start, day.end, day.as_written)
    for quoted in page.dates:
        if day := day_of(quoted.text[:10]):
            span = Span(quoted.span.start, quoted.span.start + 10)
            return TimeValue("basis:stated", (span,), day.edtf, day.earliest, day.latest, day.as_written)
    for part in parts:
        if part.dateline and part.dateline.date and (found := next(iter(find_dates(part.text.text)), None)):
            return _stated(found.begin, part.text, found.start, found.end, found.as_written)
    return None


def _labelled(text: str, start: int) -> bool:
    return bool(text[:start].strip())


def _stated(day: Moment, text: Traced, start: int, end: int, written: str) -> TimeValue:
    basis = "basis:stated" if day.year else "basis:stated-partial"
    return TimeValue(basis, (_quoted(text, start, end).span,), day.edtf, day.earliest, day.latest, written)


def _address(parts: list[_Part], source: str) -> str | None:
    """The URL that a source label names: behind it in its line or link, or alone in the next block."""
    labels = {fold(word) for word in table("boilerplate")["source_labels"]["words"]}
    for number, part in enumerate(parts):
        if part.kind is not BlockKind.BOILERPLATE or fold(part.text.text).partition(":")[0].strip(" []") not in labels:
            continue
        end = parts[number + 1].text.offsets[-1] + 1 if number + 1 < len(parts) else len(source)
        found = _URL.search(source, part.text.offsets[0], end)
        if found:
            return found.group()
    return None


def _check_content(source: str, page: Page, parts: list[_Part], name: str) -> None:
    """Refuse a page that holds no article.

    Raises: UnreadableDocument, with code error-page, no-text or unsupported-language.
    """
    words = table("boilerplate")["error_page"]
    text = " ".join(part.text.text for part in parts)
    shown = fold(f"{page.title.text if page.title else ''} {text}")
    if len(text) <= words["longest"] and any(fold(phrase) in shown[:600] for phrase in words["phrases"]) and _hardly_any(parts):
        raise UnreadableDocument(name, "error-page", "it is an error page of a web server, not an article", "fetch the page again")
    if not any(part.kind in CONTENT for part in parts):
        raise UnreadableDocument(name, "no-text", "it holds no text besides the frame of a page", "give a file with an article")
    check_language(text, name)


def _hardly_any(parts: list[_Part]) -> bool:
    return sum(len(part.text) for part in parts if part.kind is BlockKind.PARAGRAPH and len(part.text) > 200) < 400
