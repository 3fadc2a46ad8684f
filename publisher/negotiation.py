"""Content negotiation (RFC 9110, 12.5.1), one function for pages, graphs and query results."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from publisher.errors import NotAcceptable
from publisher.formats import BY_SUFFIX, Format


@dataclass(frozen=True, slots=True)
class Range:
    """One media range of an Accept header.

    Attributes:
        type, subtype: lower case, `*` for any.
        quality: 0 to 1; 0 means "not this".
        parameters: number of parameters besides q: the more, the more specific.
    """

    type: str
    subtype: str
    quality: float
    parameters: int = 0

    def specificity(self, media_type: str) -> int | None:
        """How closely the range names a media type: higher is closer; None, if it does not match."""
        kind, _, subtype = media_type.partition("/")
        if self.type == "*" and self.subtype == "*":
            return 0
        if self.type != kind or self.subtype not in ("*", subtype):
            return None
        return 1 if self.subtype == "*" else 2 + self.parameters


def read_accept(header: str | None) -> list[Range]:
    """Read an Accept header. What can't be read is left out; a missing or empty header accepts anything."""
    if header is None or not header.strip():
        return [Range("*", "*", 1.0)]
    return [media_range for part in _split(header, ",") if (media_range := _range(part)) is not None]


def _range(text: str) -> Range | None:
    media_type, *parameters = (part.strip() for part in _split(text, ";"))
    kind, slash, subtype = media_type.lower().partition("/")
    if not slash or not kind or not subtype or (kind == "*" and subtype != "*"):
        return None
    quality, others = 1.0, 0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() != "q":
            others += bool(parameter)
            continue
        quality = _quality(value.strip())
    return Range(kind, subtype, quality, others)


def _quality(text: str) -> float:
    """A q-value; one that can't be read counts as 0: the client must not get what it perhaps refused."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return 0.0 if math.isnan(value) else min(max(value, 0.0), 1.0)


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign, but not inside quoted strings, where profile parameters have commas."""
    parts, quoted, start = [], False, 0
    for position, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == sign and not quoted:
            parts.append(text[start:position])
            start = position + 1
    return [*parts, text[start:]]


def quality_of(format: Format, ranges: Sequence[Range]) -> tuple[float, int]:
    """Quality and specificity that the client gives a format, by its own media type or else by an alias.

    The most specific range decides for each media type, so `text/*;q=0.5, text/csv;q=0` refuses CSV.
    """
    own = _best(format.media_type, ranges)
    others = [_best(alias, ranges) for alias in format.aliases]
    named = [best for best in others if best[1] >= 2 and best[0] > 0]
    if own[1] >= 2 or not named:
        return own
    return max(named)


def _best(media_type: str, ranges: Sequence[Range]) -> tuple[float, int]:
    matches = [(closeness, r.quality) for r in ranges if (closeness := r.specificity(media_type)) is not None]
    if not matches:
        return 0.0, -1
    closeness, quality = max(matches)
    return quality, closeness


def negotiate(accept: str | None, offered: Sequence[Format]) -> Format:
    """Choose the format of an answer.

    Args:
        accept: value of the Accept header, None if there was none.
        offered: formats in the server's order of preference, which decides between equals.
    Returns: the format with the highest quality; among those the one named most exactly; among those the first.
    Raises: NotAcceptable, with the list of what is offered.
    """
    ranges = read_accept(accept)
    best: Format | None = None
    best_score = (0.0, -1)
    for format in offered:
        score = quality_of(format, ranges)
        if score[0] > 0 and score > best_score:
            best, best_score = format, score
    if best is None:
        raise NotAcceptable([format.media_type for format in offered])
    return best


def split_suffix(path: str) -> tuple[str, Format | None]:
    """Split an address that ends with a format's suffix: `stage.ttl` gives `stage` and Turtle."""
    stem, dot, suffix = path.rpartition(".")
    if dot and stem and suffix in BY_SUFFIX:
        return stem, BY_SUFFIX[suffix]
    return path, None
