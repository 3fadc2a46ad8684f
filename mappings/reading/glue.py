"""Sentences that run together («странами.Отмечено») or that a splitter cuts in two («млн долл.
США»): the text stays as it is, and the splitter is told."""

from __future__ import annotations

import re
from functools import cache

from mappings.words import fold, table

# Before it, three letters, so that initials («Р.Мередов») and abbreviations («т.г.В») stay, or a short word that is none («он»), two
# figures, a sign of percent or a closing mark; behind it, a capital and a small letter or a space.
_SHORT = [rf"\b{word}" for word in table("abbreviations")["before_names"]["short_words"]]
_BEFORE = "".join(rf"(?<={what}[.!?…])|" for what in (r"[^\W\d_]{3}", *_SHORT, r"\d\d", "%", r"[)\]]", r"[»”\"]")) + "(?<=[.!?…][»”])"
_GLUED = re.compile(rf"(?:{_BEFORE})(?=[«\"“]?[^\W\d_a-zа-яё][a-zа-яё ])")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[.!?…]\Z)")
_DOMAIN = re.compile(r"[A-Za-z]{2,4}\b")
_LONGEST_WORD, _LONGEST_ADDRESS = 40, 300


def glued_sentences(text: str) -> tuple[int, ...]:
    """Offsets in a block's text where a new sentence begins without a space before it."""
    places = (match.start() for match in _GLUED.finditer(text))
    return tuple(at for at in places if not _is_address(text, at) and not _is_short(text, at))


def parted_amounts(text: str) -> tuple[int, ...]:
    """Offsets in a block's text where no sentence begins: behind the stop of an abbreviated currency whose name goes on («долл. США»)."""
    return tuple(match.end() for match in _currencies().finditer(text))


@cache
def _currencies() -> re.Pattern[str]:
    """An abbreviation of a currency, its stop and the space behind it, if the rest of its name follows."""
    named = (entry for entry in table("units")["currencies"] if entry.get("tails"))
    names = ("(?:{})\\.\\s+(?=(?:{})\\b)".format("|".join(map(re.escape, e["short"])), "|".join(map(re.escape, e["tails"]))) for e in named)
    return re.compile(rf"\b(?:{'|'.join(names)})", re.IGNORECASE)


def _is_address(text: str, at: int) -> bool:
    """Whether the stop is a dot of an address or file name: «zakon.Kz»."""
    start = max(text.rfind(" ", max(0, at - _LONGEST_ADDRESS), at), at - _LONGEST_ADDRESS, 0)
    domain = at > 1 and text[at - 2].isascii() and text[at - 2].isalpha() and _DOMAIN.match(text, at)
    return bool(domain) or "://" in text[start:at] or "www." in text[start:at]


def _is_short(text: str, at: int) -> bool:
    """Whether the stop is that of an abbreviation before a name: «проф.Иванов»."""
    word = _LAST_WORD.search(text[max(0, at - _LONGEST_WORD) : at])
    return word is not None and fold(word.group()) in table("abbreviations")["before_names"]["words"]
