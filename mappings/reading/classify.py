"""What part of a page a paragraph is: heading, running text, list item, caption, metadata or frame."""

from __future__ import annotations

import re
from functools import cache

from mappings.model import BlockKind
from mappings.reading.paragraphs import Paragraph, is_capitals, is_open
from mappings.values.dates import DateExpression, find_dates
from mappings.words import fold, table

LONGEST_HEADING = 220
HEAD_OF_PAGE = 6
"""A line with nothing but a date is the date of the page among its first paragraphs; further down it is part of the text."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]{2,60}\.(?:ru|uz|kz|az|com|org|net|gov)(?:/\S*)?", re.I)
_SECTION = re.compile(r"[|/•·]\s*[^\W\d_][\w ]{2,30}")
_ABBREVIATION = re.compile(r"^.{10,200}\b[A-Z][a-z]{0,3}\.$")
_PUNCTUATION = re.compile(r"[\W_]*")
_LEADING_WORDS = re.compile(r"((?:[^\W\d_]+\s){0,2}[^\W\d_]+)\s*:?\s*")


@cache
def _phrases(group: str, key: str) -> tuple[str, ...]:
    return tuple(fold(words) for words in table("boilerplate")[group][key])


@cache
def _clock() -> re.Pattern[str]:
    """An hour with what may stand around it, or nothing: «, в 10:15 |», «T10:15:00+05:00»."""
    before, zones = ("|".join(map(re.escape, _phrases("metadata", key))) for key in ("clock_words", "zones"))
    hour = rf"(?:(?:{before})\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:\s?[+-]\d{{2}}:?\d{{2}}|\s?(?:{zones})\b)?"
    return re.compile(rf"[\sT,|•·()\[\]/–—-]*(?:{hour})?[\s,|•·()\[\]/–—.-]*", re.I)


@cache
def _place() -> re.Pattern[str]:
    """A city before a date: «Ташкент, », «г. Ташкент, »."""
    labels = "|".join(map(re.escape, _phrases("metadata", "city_labels")))
    return re.compile(rf"(?:(?i:{labels})\s*)?(?:[^\W\d_a-zа-яё][\w-]+[ ]?){{1,2}}[,.]\s*")


def clock_behind(text: str, at: int) -> int | None:
    """Where the text goes on behind an hour that stands at a place; None if none stands there."""
    match = _clock().match(text, at)
    return match.end() if match and ":" in match.group() else None


def kind_of(paragraph: Paragraph, number: int, follows: Paragraph | None, before: BlockKind | None, running: int) -> BlockKind:
    """What part of the page a paragraph is.

    Args:
        paragraph: the paragraph.
        number: its place on the page.
        follows: the paragraph behind it.
        before: what the one before it was found to be.
        running: how many paragraphs of running text stand before it.
    """
    text = paragraph.text.text
    if is_frame(text):
        return BlockKind.BOILERPLATE
    if paragraph.kind in (None, BlockKind.HEADING) and is_metadata(text, number, running):
        return BlockKind.METADATA
    if paragraph.kind is not None:
        return paragraph.kind
    if len(text) < LONGEST_HEADING and fold(text).startswith(_phrases("captions", "beginnings")):
        return BlockKind.CAPTION
    if is_list_item(paragraph, before):
        return BlockKind.LIST_ITEM
    return BlockKind.HEADING if is_heading(paragraph, number, follows) else BlockKind.PARAGRAPH


def is_frame(text: str) -> bool:
    """Whether a text is no report but the frame around it: a source label, an address, an invitation, a rule."""
    folded = fold(text).strip()
    if _PUNCTUATION.fullmatch(text) or _ADDRESS.fullmatch(text.strip(" <>()")):
        return True
    label = folded.partition(":")[0].strip(" []()#") if len(text) <= LONGEST_HEADING else ""
    if label in _phrases("source_labels", "words") and (":" in folded[: len(label) + 4] or len(folded) <= len(label) + 4):
        return True
    return is_invitation(text) and len(text) <= 2 * LONGEST_HEADING


def is_invitation(text: str) -> bool:
    """Whether a text begins as an invitation does: to read more, to follow, to share."""
    return fold(text).strip().startswith(_phrases("promotion", "beginnings"))


def day_of(text: str) -> DateExpression | None:
    """The first full date of a text, if its day is written."""
    return next((found for found in find_dates(text) if found.complete and found.begin.day and found.finish is None), None)


def label_of_date(text: str) -> bool:
    """Whether a text is a label of a date («date», «Дата публикации:»), or nothing."""
    match = _LEADING_WORDS.fullmatch(text.strip() + " ") if text.strip() else None
    return not text.strip(" :,") or bool(match and fold(match[1]) in _phrases("metadata", "date_labels"))


def is_metadata(text: str, number: int, running: int) -> bool:
    """Whether a short text is the date, the hour or the writer of the page and nothing else.

    A date in capitals is a banner: below the first running text it is the date of an event, for a heading.
    """
    if len(text) > LONGEST_HEADING:
        return False
    if _clock().fullmatch(text) and ":" in text:
        return True
    if _is_author(text):
        return True
    day = day_of(text)
    if day is None or not _is_tail(text[day.end :]):
        return False
    before = text[: day.start]
    if before.strip() and label_of_date(before):
        return True
    if not (label_of_date(before) or _clock().fullmatch(before) or _is_weekday(before) or _place().fullmatch(before)):
        return False
    return number < HEAD_OF_PAGE and not (is_capitals(text) and running)


def _is_tail(text: str) -> bool:
    """An hour, a weekday, a section, a writer, or nothing."""
    rest = text[_clock().match(text).end() :]
    return not rest or _is_author(rest) or _is_weekday(rest) or bool(_SECTION.fullmatch("|" + rest) and "|" in text)


def _is_weekday(text: str) -> bool:
    return fold(text.strip(" ,.()")) in _phrases("metadata", "weekdays")


def _is_author(text: str) -> bool:
    first, _, name = text.partition(" ")
    # «By Anna Petrova» is no beginning of a sentence; «Автор книги» may be one
    first_is_label = first.islower() or first.endswith(":") or (first.isascii() and all(word[0].isupper() for word in name.split()))
    return fold(first.strip(":")) in _phrases("metadata", "author_labels") and first_is_label and 0 < len(name.split()) <= 8


def is_list_item(paragraph: Paragraph, before: BlockKind | None) -> bool:
    """Whether a paragraph goes on with a list: a bullet, or lower case and a semicolon behind a colon."""
    text = paragraph.text.text
    if paragraph.bullet and (text[0].isdigit() or text[1:2] == ")") and before in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
        return True
    return text[0].islower() and (text[-1] in ";," or before is BlockKind.LIST_ITEM)


def is_heading(paragraph: Paragraph, number: int, follows: Paragraph | None) -> bool:
    """Whether a paragraph without markup is a heading: short, no final stop, something to head behind it."""
    text = paragraph.text.text
    if number == 0 and follows is not None and _ABBREVIATION.search(text) and is_metadata(follows.text.text, 1, 0):
        return True  # «… посетила UST Inc.», and the date of the page below
    if len(text) > LONGEST_HEADING or follows is None or paragraph.bullet or text[0].islower():
        return False
    if not is_open(text) or text[-1] in ",–—-":
        return False
    if text[0] in '«"“' and "—" in text:
        return False  # a quotation and who said it
    return paragraph.apart or number == 0 or is_capitals(text)
