"""Numbers in figures and words: «16,6 тыс.», «10 713», «десяти миллиардов», «два с половиной миллиарда»."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from unicodedata import category

from mappings.values.datewords import phrase
from mappings.values.qualifiers import behind
from mappings.values.tokens import Tokens
from mappings.words import fold, forms, table

ONE = Decimal(1)
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read.

    Attributes:
        value: whole, multipliers applied.
        first, last: token indexes, half-open.
        scale: exponent of its multiplier, 0 if it has none.
        in_words: whether it was written without figures.
    """

    value: Decimal
    first: int
    last: int
    scale: int = 0
    in_words: bool = False


@cache
def cardinals() -> dict[str, Decimal]:
    """Every form of the cardinals, folded, to its value."""
    found: dict[str, Decimal] = {}
    for lemma, value in table("numbers")["cardinals"].items():
        # some lemmas are nouns or adjectives in the dictionary: «ноль», «один»
        for form in forms(lemma, "NUMR") | forms(lemma):
            found.setdefault(form, Decimal(value))
    for words in table("numbers")["halves"].values():
        found.update((fold(word), ONE + HALF) for word in words)
    return found


@cache
def multipliers() -> dict[str, int]:
    """Every form of the multipliers, folded, to its exponent of ten."""
    found: dict[str, int] = {}
    for entry in table("numbers")["multipliers"]:
        words = forms(entry["lemma"], "NOUN") | {fold(word) for word in entry["short"]}
        found.update((word, entry["exponent"]) for word in words)
    return found


@cache
def _halved() -> dict[str, int]:
    prefixes = table("numbers")["half_prefix"]["words"]
    return {prefix + word: exponent for prefix in prefixes for word, exponent in multipliers().items()}


@cache
def _single() -> frozenset[str]:
    """Singular forms of multipliers, which may stand without a number: «миллиард долларов»."""
    return frozenset().union(*(forms(entry["lemma"], "NOUN", "sing") for entry in table("numbers")["multipliers"]))


@cache
def _short() -> frozenset[str]:
    return frozenset(fold(word) for entry in table("numbers")["multipliers"] for word in entry["short"])


def read_number(line: Tokens, i: int) -> Number | None:
    """Read the number that begins at a token.

    Args:
        line: tokens of the text.
        i: index of the first token.
    Returns: the number with its multipliers, or None if none begins here or it is part of a code, a clock or a name.
    """
    total, scale, at, in_words = Decimal(0), 99, i, True
    first_scale = 0
    while True:
        part = _part(line, at)
        if part is None or part.scale >= scale or (at > i and part.scale == 0 and not part.in_words and part.value >= 10**first_scale):
            break
        total, at, scale, in_words = total + part.value, part.last, part.scale, in_words and part.in_words
        first_scale = first_scale or part.scale
        if part.scale == 0:
            break
    return Number(total, i, at, first_scale, in_words) if at > i else None


def _part(line: Tokens, i: int) -> Number | None:
    """One number with its multiplier: «2 миллиона» of «2 миллиона 300 тысяч»."""
    if line.word(i) in _halved():
        scale = _halved()[line.word(i)]
        return Number(HALF.scaleb(scale), i, i + 1, scale, True)
    base = _figures(line, i) if line[i].number is not None else _words(line, i)
    if base is None:
        scale = multipliers()[line.word(i)] if line.word(i) in _single() else 0
        return Number(ONE.scaleb(scale), i, i + 1, scale, True) if scale else None
    value, at = base.value, base.last
    half = phrase(table("numbers")["with_half"]["words"][0])
    if line.starts_with(at, half):
        value, at = value + HALF, at + len(half)
    between = behind(line, at)  # «2 и более миллиарда»
    at = between[1] if between and line.word(between[1]) in multipliers() else at
    scale = multipliers().get(line.word(at), 0)
    if scale:
        value, at = value.scaleb(scale), _behind_multiplier(line, at)
    return Number(value, i, at, scale, base.in_words)


def _behind_multiplier(line: Tokens, at: int) -> int:
    """Index behind a multiplier; the stop of «млрд. долл.» is read along, that of a sentence's end is not."""
    follows = line[at + 2].text[:1]
    if line.word(at) in _short() and line.word(at + 1) == "." and line.glued(at) and follows:
        return at + 2 if follows.islower() or category(follows) == "Sc" else at + 1
    return at + 1


def _words(line: Tokens, i: int) -> Number | None:
    total, smallest, at = Decimal(0), Decimal(1000), i
    while (value := cardinals().get(line.word(at))) is not None and _fits(value, smallest):
        total, smallest, at = total + value, value, at + 1
    return Number(total, i, at, 0, True) if at > i else None


def _fits(value: Decimal, smallest: Decimal) -> bool:
    """Whether a number word may stand behind a greater one: «сто двадцать пять», not «пять двадцать»."""
    if smallest >= 100:
        return value < smallest if smallest == 1000 else value < 100
    return smallest >= 20 and 0 < value < 10 and value == int(value)


def _figures(line: Tokens, i: int) -> Number | None:
    if _glued_to_name(line, i):
        return None
    at, digits = i + 1, line[i].text
    if len(digits) <= 3 and not digits.startswith("0"):
        at, digits = _groups(line, i)
        if digits is None:
            return None
    if line.word(at) in (",", ".") and line.glued(at - 1) and line.glued(at) and line[at + 1].number is not None:
        digits, at = f"{digits}.{line[at + 1].text}", at + 2
        if line.word(at) in (".", ",", ":") and line.glued(at - 1) and line.glued(at) and line[at + 1].number is not None:
            return None  # 15.11.2025, 1.2.3
    if line.word(at) in (":", "/") and line.glued(at - 1) and line[at + 1].number is not None and line.glued(at):
        return None
    return Number(Decimal(digits), i, at)


def _groups(line: Tokens, i: int) -> tuple[int, str | None]:
    """Groups of three figures with one space between: «1 205». A group of another size behind them: a telephone number."""
    at, digits = i + 1, line[i].text
    while line[at].number is not None and line[at].start - line[at - 1].end == 1:
        if len(line[at].text) != 3:
            return at, None if at > i + 1 else digits
        digits, at = digits + line[at].text, at + 1
    return at, digits


def _glued_to_name(line: Tokens, i: int) -> bool:
    """Whether the figures belong to a code or name: «Ту-204», «B2B», «№ 95», «2.0.1»."""
    before = line[i - 1]
    if before.word in table("numbers")["not_numbers"]["before"]:
        return True
    if before.end != line[i].start:
        return False
    if before.is_word:
        return before.word not in ("us", "usd", "eur")
    if before.text not in "-–—.,:/" or line[i - 2].end != before.start:
        return False
    return line[i - 2].is_word if before.text in "-–—" else line[i - 2].number is not None
