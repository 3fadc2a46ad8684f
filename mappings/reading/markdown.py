"""Markdown: marks of headings, lists, emphasis, links and rules are taken off, line by line."""

from __future__ import annotations

import re

from mappings.model import BlockKind, Quoted, Span
from mappings.reading.pieces import Page, Piece
from mappings.reading.traced import Traced, join, trace
from mappings.words import fold, table

_HEADING = re.compile(r"\s{0,3}#{1,6}(?=\s|$)\s*")
_CLOSING_MARKS = re.compile(r"\s+#+\s*$")
_ITEM = re.compile(r"\s*(?:[*+•-]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*$")
_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\(([^()\s]*)(?:\s+\"[^\"\n]*\")?\)")
_FRONT = re.compile(r"([\w.-]{2,20})\s*:\s*(\S.*)")
# a mark of emphasis hugs its words: «**слово**», not «2 * 3»
_STRONG = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1)[^\n])+?(?<=\S)\1")
_WEAK = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])[^\n*_]+(?<=[^\s*_])\1(?![\w*])")

SIGNS = (re.compile(r"^\ufeff?[ \t]{0,3}#{1,6}\s", re.M), re.compile(r"\[[^\[\]\n]+\]\([^()\s]*\)"), re.compile(r"\*\*\S[^*\n]*\*\*"))


def looks_like_markdown(source: str) -> bool:
    """Whether a text has headings, links or emphasis in Markdown."""
    return any(sign.search(source) for sign in SIGNS) or _front_matter(list(trace(source).lines())) > 0


def read_markdown(source: str) -> Page:
    """Read Markdown.

    Returns: the page; front matter, if there is some, as metadata.
    """
    lines = list(trace(source).lines())
    front = _front_matter(lines)
    pieces: list[Piece] = [Piece(line, BlockKind.METADATA, one=True) for line in lines[:front] if _FRONT.match(line.text)]
    run: list[Traced] = []
    for line in lines[front:]:
        piece = _marked(line)
        if piece is None:
            run.append(_inline(_without_match(_QUOTE, line)))
            continue
        if run:
            pieces.append(Piece(join(run)))
            run = []
        pieces.append(piece)
    if run:
        pieces.append(Piece(join(run)))
    title, publisher = _front_value(lines[:front], "title_labels"), _front_value(lines[:front], "publisher_labels")
    named = publisher if publisher and not publisher.text.startswith("http") else None
    return Page(tuple(pieces), "text/markdown", title=title, address=_address(lines[:front]), publisher=named)


def _front_matter(lines: list[Traced]) -> int:
    """Number of lines of the front matter, 0 if the file begins with none."""
    if not lines or lines[0].text.strip("\ufeff \r\n") != "---":
        return 0
    for at, line in enumerate(lines[1:60], start=1):
        if line.text.strip() == "---":
            return at + 1 if at > 1 else 0
        if line.text.strip() and not _FRONT.match(line.text) and not line.text[:1].isspace() and line.text[:1] != "-":
            return 0
    return 0


def _front_value(lines: list[Traced], labels: str) -> Quoted | None:
    for line in lines:
        match = _FRONT.match(line.text)
        if match and fold(match[1]) in table("boilerplate")["metadata"][labels]:
            value = line[match.start(2) : match.end(2)].strip()
            quoted = value[1:-1] if len(value) > 2 and value.text[0] == value.text[-1] and value.text[0] in "\"'" else value
            return Quoted(quoted.text, Span(quoted.offsets[0], quoted.end(-1)))
    return None


def _address(lines: list[Traced]) -> str | None:
    found = _front_value(lines, "address_labels")
    return found.text if found and found.text.startswith("http") else None


def _marked(line: Traced) -> Piece | None:
    """The piece of a line that is a heading, list item, picture or rule; None for running text."""
    if _RULE.match(line.text):
        return Piece(line, BlockKind.BOILERPLATE, one=True)
    if match := _HEADING.match(line.text):
        closing = _CLOSING_MARKS.search(line.text)
        return Piece(_inline(line[match.end() : closing.start() if closing else len(line)]), BlockKind.HEADING, one=True)
    if match := _ITEM.match(line.text):
        dialogue = line.text.lstrip()[0] in "-–—" and line.text[match.end()].isupper() and line.text.rstrip().endswith((".", "!", "?"))
        return None if dialogue or line.text.lstrip()[0].isdigit() else Piece(_inline(line[match.end() :]), BlockKind.LIST_ITEM, one=True)
    stripped = line.text.strip()
    link = _LINK.fullmatch(stripped)
    if link and (link[1] or fold(link[2].strip()) in table("boilerplate")["source_labels"]["words"]):
        return Piece(_inline(line), BlockKind.CAPTION if link[1] else BlockKind.BOILERPLATE, one=True)
    return None


def _without_match(pattern: re.Pattern[str], line: Traced) -> Traced:
    match = pattern.match(line.text)
    return line[match.end() :] if match else line


def _inline(line: Traced) -> Traced:
    """Take off the marks inside a line."""
    dropped: set[int] = set()
    for link in _LINK.finditer(line.text):
        dropped |= set(range(link.start(), link.start(2))) | set(range(link.end(2), link.end()))
    for pattern in (_STRONG, _WEAK):
        for match in pattern.finditer(line.text):
            width = match.end(1) - match.start(1)
            dropped |= set(range(match.start(), match.start() + width)) | set(range(match.end() - width, match.end()))
    return line.without(dropped) if dropped else line
