"""HTML, also fragments of it inside a text: tags and entities are taken off, blocks are cut where the tags say so."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import takewhile

from mappings.model import BlockKind, Quoted, Span
from mappings.reading.html_head import Described, attributes_of
from mappings.reading.pieces import Page, Piece
from mappings.reading.traced import LONGEST_WORD, Traced
from mappings.words import is_word

_MARK = re.compile(
    r"<!--|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>|<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>|<[!?][^<>]*>"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|html|body|head|span|strong|em|b|i|a|img|table|tr|td|article|section|meta|title)\b[^<>]*>", re.I
)

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TEXT_BLOCKS = frozenset({"p", "blockquote", "address", "tr", "td", "th"})
"""Elements whose line ends are spaces."""
LAYOUT = frozenset(
    {"div", "article", "section", "main", "header", "html", "body", "figure", "center", "pre", "hr", "ul", "ol", "dl", "table"}
)
FRAME = frozenset({"nav", "footer", "aside", "form", "button", "select"})
BLOCKS = TEXT_BLOCKS | LAYOUT | FRAME
KINDS = {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object"})
SPACES = frozenset({"td", "th"})
LINE_BREAK = "\u2028"
"""What a <br> becomes: it ends a line also where the line ends of the source are only spaces."""
DEEPEST = 200
EMPTY = frozenset({"br", "img", "hr", "meta", "link", "input", "source", "col", "area", "base", "embed", "wbr"})


def looks_like_html(source: str) -> bool:
    """Whether a text has tags of HTML, or is full of its entities."""
    return len(_TAG.findall(source[:200_000])) >= 2 or len(_ENTITY.findall(source[:200_000])) >= 5


def read_html(source: str) -> Page:
    """Read HTML: one piece for each block; text outside of every block keeps its lines."""
    reader = _Reader(source)
    reader.run()
    found = reader.described
    return Page(tuple(reader.pieces), "text/html", (*found.dates, *found.times), found.address, found.title, found.publisher)


@dataclass(slots=True)
class _Reader:
    source: str
    pieces: list[Piece] = field(default_factory=list)
    described: Described = field(default_factory=Described)
    text: list[str] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    wide: dict[int, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    unclosed: set[str] = field(default_factory=set)
    seams: list[tuple[int, int]] = field(default_factory=list)
    """Where a tag stands behind a letter: its place in `text` and its offset."""

    def run(self) -> None:
        """Read the whole source."""
        at = 0
        while at < len(self.source):
            mark = _MARK.search(self.source, at)
            self._characters(at, mark.start() if mark else len(self.source))
            if mark is None:
                break
            at = self._mark(mark)
        self._flush()

    def _mark(self, mark: re.Match[str]) -> int:
        """Handle one tag or comment; returns where to go on."""
        if mark.group() == "<!--":
            end = self.source.find("-->", mark.end())
            return len(self.source) if end < 0 else end + 3
        closing, tag = mark[1] or mark[4], (mark[2] or mark[5] or "").lower()
        if not tag:
            return mark.end()
        if tag in DROPPED and not closing:
            end = self._behind(tag, mark.end())
            if tag == "script":
                self.described.read_script(self.source, mark.group(), mark.end(), end)
            return end
        if tag == "title" and not closing:
            return self._title(mark)
        self._tag(tag, bool(closing), mark)
        return mark.end()

    def _behind(self, tag: str, at: int) -> int:
        """Where the content of a dropped element ends; an unclosed one is not searched for twice."""
        end = None if tag in self.unclosed else re.compile(rf"</{tag}\s*>", re.I).search(self.source, at)
        if end is None:
            self.unclosed.add(tag)
            return at
        return end.end()

    def _title(self, mark: re.Match[str]) -> int:
        end = self.source.find("<", mark.end())
        end = len(self.source) if end < 0 else end
        text = self.source[mark.end() : end].strip()
        if text and self.described.title is None:
            start = self.source.index(text, mark.end())
            self.described.title = Quoted(html.unescape(text), Span(start, start + len(text)))
        return end

    def _tag(self, tag: str, closing: bool, mark: re.Match[str]) -> None:
        if tag in ("meta", "time", "link") and not closing and not any(outer in FRAME for outer in self.open):
            self.described.read(tag, attributes_of(self.source, mark.start(3) if mark[2] else mark.start(6), mark.end()))
        if tag == "br":
            self._put(LINE_BREAK, mark.start())
        elif tag in SPACES:
            self._put(" ", mark.start())
        elif tag in BLOCKS or tag in HEADINGS or tag in KINDS:
            self._flush()
        elif self.text and self.text[-1].isalpha() and (not self.seams or self.seams[-1][0] < len(self.text)):
            self.seams.append((len(self.text), mark.start()))
        if tag in EMPTY:
            return
        if not closing:
            if len(self.open) < DEEPEST:
                self.open.append(tag)
        elif tag in self.open:
            while self.open.pop() != tag:
                pass

    def _characters(self, start: int, end: int) -> None:
        at = start
        while at < end:
            entity = _ENTITY.search(self.source, at, end)
            stop = entity.start() if entity else end
            self.text.extend(self.source[at:stop])
            self.offsets.extend(range(at, stop))
            if entity is None:
                return
            decoded = html.unescape(entity.group())
            # an entity of two code points can't keep the index increasing, and an unknown one stays as it is written
            if len(decoded) == 1:
                self._put(decoded, entity.start())
                self.wide[entity.start()] = entity.end()
            else:
                self.text.extend(entity.group())
                self.offsets.extend(range(*entity.span()))
            at = entity.end()

    def _put(self, sign: str, offset: int) -> None:
        self.text.append(sign)
        self.offsets.append(offset)

    def _flush(self) -> None:
        """End the current piece."""
        places = [0, *(at for at, _ in self.seams), len(self.text)]
        for number, (at, offset) in reversed(list(enumerate(self.seams, start=1))):
            if at < len(self.text) and runs_together(self.text[places[number - 1] : at], self.text[at : places[number + 1]]):
                self.text.insert(at, " ")
                self.offsets.insert(at, offset)
        piece = Traced("".join(self.text), tuple(self.offsets), self.wide)
        self.text, self.offsets, self.wide, self.seams = [], [], {}, []
        if not piece.text.strip():
            return
        if any(tag in FRAME for tag in self.open):
            self.pieces.append(Piece(piece, BlockKind.BOILERPLATE, one=True))
            return
        inner = next((tag for tag in reversed(self.open) if tag in HEADINGS or tag in KINDS), None)
        kind = BlockKind.HEADING if inner in HEADINGS else KINDS.get(inner)
        self.pieces.append(Piece(piece, kind, one=kind is not None or self._in_block()))

    def _in_block(self) -> bool:
        """Whether the text stands in a block of its own, so that its line ends are spaces."""
        return any(tag in TEXT_BLOCKS for tag in self.open)


def runs_together(before: list[str], behind: list[str]) -> bool:
    """Whether two words meet where a tag stood («подписан<b>договор</b>»), and not two parts of one («<b>П</b>резидент»)."""
    head = "".join(takewhile(str.isalpha, reversed(before[-LONGEST_WORD:])))[::-1]
    tail = "".join(takewhile(str.isalpha, behind[:LONGEST_WORD]))
    return bool(head and tail) and is_word(head) and is_word(tail) and not is_word(head + tail)
