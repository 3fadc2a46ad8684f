"""Bytes to a `Document`: decoding, format, parts of the page, and what is known of it as a whole."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mappings.errors import UnreadableDocument
from mappings.model import BlockKind, Document, SourceFile
from mappings.reading import about
from mappings.reading.decoding import check_length, check_size, decode
from mappings.reading.html import looks_like_html, read_html
from mappings.reading.languages import check_language, language_of
from mappings.reading.markdown import looks_like_markdown, read_markdown
from mappings.reading.parts import CONTENT, Part, block, parts_of, quoted
from mappings.reading.pdf import LONGEST_PDF, MEDIA_TYPE, is_pdf, read_pdf_text
from mappings.reading.pieces import Page
from mappings.reading.plain import read_plain
from mappings.reading.sidecar import Sidecar, is_sidecar, read_sidecar
from mappings.slugs import document_slug
from mappings.words import fold, table


def read(path: Path | str) -> Document:
    """Read a file as a document, with what the sidecar file beside it says.

    Raises: UnreadableDocument, with the reason and what can be done.
    """
    path = Path(path)
    if is_sidecar(path):
        remedy = f"name the document; {path.name} belongs beside {path.stem}.txt, .html, .md or .pdf"
        raise UnreadableDocument(path, "sidecar", "it is a sidecar file, which describes a document and is none", remedy)
    return read_bytes(_bytes(path), str(path), read_sidecar(path))


def text_of(path: Path) -> str:
    """The text of a file, in which spans are counted: decoded, or taken out of a PDF file.

    Raises: UnreadableDocument.
    """
    return _source(_bytes(path), str(path)).text


def read_bytes(data: bytes, name: str, sidecar: Sidecar | None = None) -> Document:
    """Read bytes as a document.

    Args:
        data: the file as it is.
        name: its name or path: the stem names the document, the whole stands in messages.
        sidecar: what its sidecar file says.
    Raises: UnreadableDocument.
    """
    source = _source(data, name)
    page = read_pdf_text(source.text) if source.original else read_page(source.text)
    parts = parts_of(page)
    _check_content(page, parts, name)
    stem = Path(name).stem or Path(name).name
    encoded = source.text.encode() if source.original else data
    content = " ".join(part.text.text for part in parts if part.kind in CONTENT)
    line = about.with_dateline(parts)
    return Document(
        name=stem,
        slug=document_slug(stem),
        text=source.text,
        sha256=hashlib.sha256(encoded).hexdigest(),
        byte_size=len(encoded),
        media_type=f"{page.media_type}; charset=utf-8",
        language=(sidecar.language if sidecar else None) or language_of(content),
        blocks=tuple(block(part) for part in parts),
        title=about.title(parts, page, sidecar),
        published=about.published(parts, page, sidecar, source.changed),
        publisher=about.publisher(parts, page, sidecar, source.text),
        dateline=quoted(line.text, 0, line.dateline.end) if line else None,
        address=about.address(parts, page, sidecar, source.text),
        original=source.original,
        sidecar=sidecar.file if sidecar else None,
    )


def read_page(source: str) -> Page:
    """Take the markup off, by the format that the content has."""
    if looks_like_html(source):
        return read_html(source)
    return read_markdown(source) if looks_like_markdown(source) else read_plain(source)


# ---------------------------------------------------------------- bytes


@dataclass(frozen=True, slots=True)
class _Source:
    """A text, the file that it was taken out of, and the day of that file's last change."""

    text: str
    original: SourceFile | None = None
    changed: date | None = None


def _bytes(path: Path) -> bytes:
    """Bytes of a file; one that is too long is not read."""
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if not (size <= LONGEST_PDF and is_pdf(file.peek())):
                check_size(size, str(path))
            return file.read()
    except OSError as error:
        raise UnreadableDocument(path, "no-file", error.strerror or "it can't be opened", "check the path") from error


def _source(data: bytes, name: str) -> _Source:
    if not is_pdf(data):
        return _Source(decode(data, name))
    from mappings.reading.pdf_text import extract  # late: only PDF files need it

    found = extract(data, name)
    check_length(found.text, name)
    original = SourceFile(Path(name).name, hashlib.sha256(data).hexdigest(), len(data), MEDIA_TYPE)
    return _Source(found.text, original, found.changed)


# ---------------------------------------------------------------- content


def _check_content(page: Page, parts: list[Part], name: str) -> None:
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


def _hardly_any(parts: list[Part]) -> bool:
    return sum(len(part.text) for part in parts if part.kind is BlockKind.PARAGRAPH and len(part.text) > 200) < 400
