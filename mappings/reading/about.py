"""What is known of a page as a whole. In order of trust: the sidecar file, the markup, the lines above the text, the dateline."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile

from mappings.model import BlockKind, Quoted, Span, TimeValue
from mappings.reading.classify import day_of, is_invitation, label_of_date
from mappings.reading.parts import Part, quoted
from mappings.reading.pieces import Page
from mappings.reading.sidecar import Sidecar
from mappings.reading.traced import Traced
from mappings.values.dates import find_dates
from mappings.values.edtf import Moment
from mappings.words import fold, table

STATED, PARTIAL, EXTERNAL = "basis:stated", "basis:stated-partial", "basis:external-source"
NOTE_CHANGED = "The text states no date; the file that it was taken from was made or last changed on that day, so it is not younger."

_URL = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]+\w)[^\s<>\"')]*")


def title(parts: list[Part], page: Page, sidecar: Sidecar | None) -> Quoted | None:
    """The title: given, or the first heading above the text, or what the markup calls it."""
    if sidecar is not None and sidecar.title is not None:
        return Quoted(sidecar.title, None)
    above = takewhile(lambda part: part.kind is not BlockKind.PARAGRAPH, parts)
    heading = next((part.text for part in above if part.kind is BlockKind.HEADING), None)
    return quoted(heading, 0, len(heading)) if heading else page.title


def publisher(parts: list[Part], page: Page, sidecar: Sidecar | None, source: str) -> Quoted | None:
    """The publisher: given, or named by the markup, the agency of the dateline, or a site: cited as the source, or inviting."""
    if sidecar is not None and sidecar.publisher is not None:
        return Quoted(sidecar.publisher, None)
    if page.publisher is not None:
        return page.publisher
    line = with_dateline(parts)
    if line and line.dateline.agency:
        return quoted(line.text, *line.dateline.agency)
    return _byline(parts) or _site(parts, source)


def _byline(parts: list[Part]) -> Quoted | None:
    """The agency or site that signs a line above the text: «3 Mar 2021, 09:10 by "Вестник"»; a person does not publish."""
    labels = "|".join(map(re.escape, table("boilerplate")["metadata"]["author_labels"]))
    agencies = table("boilerplate")["agencies"]["names"]
    for part in parts:
        found = re.search(rf"(?i)\b(?:{labels})\b:?\s+[\"«“]?(.+?)[\"»”]?\s*$", part.text.text) if part.kind is BlockKind.METADATA else None
        if found and (fold(found[1]) in agencies or re.fullmatch(table("organisations")["site"], found[1])):
            return quoted(part.text, *found.span(1))
    return None


def _site(parts: list[Part], source: str) -> Quoted | None:
    """The site behind a source label, or the one that an invitation names: «Больше новостей в канале «example.kz»»."""
    if url := _labelled_url(parts, source):
        return Quoted(url["host"], Span(*url.span("host")))
    for part in parts:
        if part.kind is BlockKind.BOILERPLATE and is_invitation(part.text.text):
            names = {match.group().lower(): match for match in re.finditer(table("organisations")["site"], part.text.text)}
            return quoted(part.text, *next(iter(names.values())).span()) if len(names) == 1 else None
    return None


def address(parts: list[Part], page: Page, sidecar: Sidecar | None, source: str) -> str | None:
    """The address of the page: given, or told by the markup, or by a source label."""
    if given := (sidecar.source if sidecar else None) or page.address:
        return given
    url = _labelled_url(parts, source)
    return url.group() if url else None


def with_dateline(parts: list[Part]) -> Part | None:
    """The part that is the dateline."""
    return next((part for part in parts if part.dateline is not None), None)


def published(parts: list[Part], page: Page, sidecar: Sidecar | None, changed: date | None) -> TimeValue | None:
    """Date of the document with its basis; the less trusted are looked at only where the more trusted have none.

    Args:
        parts, page: of the text.
        sidecar: given by the user.
        changed: day of the last change of the file, which only bounds the date; None if the file does not tell.
    """
    if sidecar is not None and sidecar.date is not None:
        day = sidecar.date
        return TimeValue(EXTERNAL, (), day.edtf, day.earliest, day.latest)
    found = _of_markup(page) or _of_header(parts) or _of_dateline(parts)
    if found is None and changed is not None:
        return TimeValue(EXTERNAL, (), f"[..{changed.isoformat()}]", latest=changed, note=NOTE_CHANGED)
    return found


def _of_markup(page: Page) -> TimeValue | None:
    for given in page.dates:
        if day := day_of(given.text):
            span = Span(given.span.start + day.start, given.span.start + day.end)
            return TimeValue(STATED, (span,), day.edtf, day.earliest, day.latest, day.as_written)
    return None


def _of_header(parts: list[Part]) -> TimeValue | None:
    for part in parts:
        if part.kind is BlockKind.METADATA and part.dateline is None and (day := day_of(part.text.text)):
            before = part.text.text[: day.start]
            labelled = bool(before.strip()) and label_of_date(before)
            return _stated(day.begin, part.text, 0 if labelled else day.start, day.end, day.as_written)
    return None


def _of_dateline(parts: list[Part]) -> TimeValue | None:
    """A full date of the dateline, or its day without a year."""
    for part in parts:
        if part.dateline and part.dateline.date and (found := next(iter(find_dates(part.text.text)), None)):
            return _stated(found.begin, part.text, found.start, found.end, found.as_written)
    return None


def _stated(day: Moment, text: Traced, start: int, end: int, written: str) -> TimeValue:
    basis = STATED if day.year else PARTIAL
    return TimeValue(basis, (quoted(text, start, end).span,), day.edtf, day.earliest, day.latest, written)


def _labelled_url(parts: list[Part], source: str) -> re.Match[str] | None:
    """The URL that a source label names: behind it in its line or link, or alone in the next block."""
    labels = {fold(word) for word in table("boilerplate")["source_labels"]["words"]}
    for number, part in enumerate(parts):
        if part.kind is not BlockKind.BOILERPLATE or fold(part.text.text).partition(":")[0].strip(" []") not in labels:
            continue
        end = parts[number + 1].text.end(-1) if number + 1 < len(parts) else len(source)
        if found := _URL.search(source, part.text.offsets[0], end):
            return found
    return None
