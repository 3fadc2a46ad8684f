"""PDF with a text layer: its text, line by line, as the reader of plain text wants it. A picture of a text has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

import pypdfium2
from pypdfium2 import raw

from mappings.errors import UnreadableDocument
from mappings.reading.pdf import LONGEST_PDF

WIDER = 1.3
"""From how many times the usual distance of lines on a gap parts paragraphs. Distances are in heights of a line."""
OTHER_SIZE = 1.15
LEAST_LETTERS = 20
"""Letters that a text layer has at least; fewer are stamps on a picture."""

_INFO_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_BROKEN_WORD = 2
"""What PDFium puts where a hyphen ends a line, instead of the hyphen and the line's end."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text of a PDF file.

    Attributes:
        text: lines end with LF, pages with FF; an empty line where a gap parts paragraphs.
        changed: last day that the file says it was made or changed, or None: its text is not younger.
    """

    text: str
    changed: date | None


@dataclass(slots=True)
class _Line:
    """A line with the lower edge and the height of its first sign, in points."""

    text: str
    bottom: float
    height: float


def extract(data: bytes, name: str) -> Extracted:
    """Take the text out of a PDF file.

    Args:
        data: the file as it is.
        name: for the message.
    Raises: UnreadableDocument, with code too-long, encrypted, broken-pdf or no-text-layer.
    """
    if len(data) > LONGEST_PDF:
        limit = f"{len(data) / 1e6:.1f} MB is too long for one PDF file (limit {LONGEST_PDF / 1e6:g} MB)"
        raise UnreadableDocument(name, "too-long", limit, "split it into one file for each article")
    document = _open(data, name)
    try:
        pages = [_lines(page) for page in document]
        information = document.get_metadata_dict()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise _broken(name) from error
    finally:
        document.close()
    text = _laid_out(pages)
    if sum(sign.isalpha() for sign in text) < LEAST_LETTERS:
        remedy = "run text recognition (OCR) over it first, or give the text"
        raise UnreadableDocument(name, "no-text-layer", "it is a PDF file without a text layer, a picture of its pages", remedy)
    return Extracted(text, max(filter(None, (_day(information.get(key, "")) for key in ("CreationDate", "ModDate"))), default=None))


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            remedy = "save a copy without the password"
            raise UnreadableDocument(name, "encrypted", "it is a PDF file locked with a password", remedy) from error
        raise _broken(name) from error


def _broken(name: str) -> UnreadableDocument:
    return UnreadableDocument(name, "broken-pdf", "it is a PDF file that is damaged or cut off", "take an undamaged copy of the file")


def _day(written: str) -> date | None:
    match = _INFO_DAY.match(written)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


# ---------------------------------------------------------------- lines


def _lines(page: pypdfium2.PdfPage) -> list[_Line]:
    """Lines of a page in the order of the text layer, which goes column by column."""
    layer = page.get_textpage()
    lines: list[_Line] = []
    begins = True
    for at, sign in _signs(layer):
        if begins and not sign.isspace():
            left, bottom, right, top = layer.get_charbox(at, loose=True)
            lines.append(_Line("", bottom, top - bottom))
            begins = False
        if not begins:
            lines[-1].text += sign
        begins = begins or sign == "\n"
    layer.close()
    page.close()
    return lines


def _signs(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Code points of a text layer with their places; a hyphen that ends a line is a hyphen and a line end again."""
    high = 0
    for at in range(layer.count_chars()):
        code = raw.FPDFText_GetUnicode(layer, at)
        if 0xD800 <= code < 0xDC00:
            high = code
        elif 0xDC00 <= code < 0xE000:
            yield at, chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else "\ufffd"
            high = 0
        elif code == _BROKEN_WORD:
            yield at, "-"
            yield at, "\n"
        elif code == 10 or code == 9 or (code >= 32 and code not in (0x7F, 0xFFFE, 0xFFFF)):
            yield at, chr(code)


def _laid_out(pages: list[list[_Line]]) -> str:
    """Put lines and pages together; a wider gap, or signs of another size, is an empty line."""
    gaps = [_gap(one, two) for lines in pages for one, two in zip(lines, lines[1:], strict=False)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    text: list[str] = []
    for lines in pages:
        for before, line in zip([None, *lines], lines, strict=False):
            if before is not None and _parted(before, line, usual):
                text.append("\n")
            text.append(line.text.rstrip() + "\n")
        text.append("\f")
    return "".join(text)


def _parted(before: _Line, line: _Line, usual: float) -> bool:
    sizes = sorted((before.height, line.height))
    return _gap(before, line) > WIDER * usual or sizes[1] > OTHER_SIZE * sizes[0]


def _gap(before: _Line, line: _Line) -> float:
    """Distance of two lines in heights of the lower one, so that a large heading is not torn; negative at the head of a column."""
    return (before.bottom - line.bottom) / max(line.height, 1.0)
