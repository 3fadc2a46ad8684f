"""Sentences that run together («странами.Отмечено»): the text stays as it is, and a splitter is told where to cut."""

from __future__ import annotations

import re

# three letters before, so that initials («Р.Мередов») and abbreviations («т.г.В») stay; a capital and a small letter behind
_CAPITAL = r"(?=[«\"“]?[^\W\d_a-zа-яё][a-zа-яё ])"
_GLUED = re.compile(rf"(?<=[^\W\d_]{{3}}[.!?]){_CAPITAL}|(?<=[»”\"][.!?]){_CAPITAL}")


def glued_sentences(text: str) -> tuple[int, ...]:
    """Offsets in a block's text where a new sentence begins without a space before it."""
    return tuple(match.start() for match in _GLUED.finditer(text) if not _is_address(text, match.start()))


def _is_address(text: str, at: int) -> bool:
    """Whether the stop is a dot of an address or file name: «zakon.Kz»."""
    start = max(text.rfind(" ", 0, at), 0)
    return "://" in text[start:at] or "www." in text[start:at]
