"""Where somebody's own words stand: between quotation marks, behind a dash, in a turn of a conversation.

This module knows the marks alone; whose words they are, `attribution` reads.
"""

from __future__ import annotations

from .phrases import CLOSING, OPENING
from .scene import Passage

DASHES = ("—", "–", "-")
STOPS = (",", ".", "!", "?", "…", "...")


def quotations(passage: Passage, shortest: int) -> list[tuple[int, int]]:
    """Quotations of a block, the outermost ones: ranges of tokens without the marks.

    Args:
        shortest: a quotation of fewer tokens is a name or a word in scare quotes.
    """
    return [(first, last) for first, last in between_marks(passage) if last - first >= shortest]


def between_marks(passage: Passage) -> list[tuple[int, int]]:
    """What stands between quotation marks, the outermost ones: ranges of tokens without the marks."""
    found, start, depth = [], 0, 0
    for i in range(len(passage.tokens)):
        if opens(passage, i, depth):
            start, depth = (i + 1 if depth == 0 else start), depth + 1
        elif closes(passage, i) and depth:
            depth -= 1
            if depth == 0:
                found.append((start, i))
    return found


def opens(passage: Passage, i: int, depth: int) -> bool:
    """Whether token i opens a quotation; a straight mark does so right before a word, unless it stands right behind one."""
    token, text = passage.tokens[i], passage.analysis.text
    if token.text != '"':
        return token.text in OPENING
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return after.isalnum() and not (before.isalnum() and depth)


def closes(passage: Passage, i: int) -> bool:
    """Whether token i closes a quotation."""
    return passage.tokens[i].text in CLOSING


def insertion(passage: Passage, first: int, last: int, said) -> int | None:
    """Where words of attribution stand inside direct speech («…, — сказал X. — …») or close it («…, сказал X.»):
    their first token, or None.

    Args:
        said: tells whether a token is a verb of saying.
    """
    tokens = passage.tokens
    for i in range(first + 2, min(last, len(tokens)) - 1):
        if tokens[i].text in DASHES and tokens[i - 1].text in (*STOPS, *CLOSING) and any(said(j) for j in range(i + 1, min(last, i + 4))):
            return i + 1
        if tokens[i].text == "," and said(i + 1) and end_of_attribution(passage, i + 1) >= last - 1:
            return i + 1
    return None


def end_of_attribution(passage: Passage, i: int) -> int:
    """One past the words of attribution that begin at token i: up to a stop, or a comma with a dash or a gerund."""
    tokens = passage.tokens
    j = i
    while j < len(tokens) and tokens[j].text not in (";", *STOPS[1:]):
        if tokens[j].text == "," and j + 1 < len(tokens) and (tokens[j + 1].text in DASHES or tokens[j + 1].feat("VerbForm") == "conv"):
            break
        if tokens[j].text == ":" or tokens[j].start and j > i and passage.sentence_of(j).sentence.first == j:
            break
        j += 1
    return j


def dashed(passage: Passage) -> list[int]:
    """Tokens behind the dashes that open direct speech: at the beginning of the block, or of a sentence in it."""
    tokens = passage.tokens
    starts = [c.sentence.first for c in passage.clauses]
    return [i + 1 for i in starts if i + 2 < len(tokens) and tokens[i].text in DASHES and tokens[i + 1].text[:1].isupper()]
