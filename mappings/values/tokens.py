"""Tokens for the grammars of values: figures, words, single signs; offsets into the text as it was given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mappings.words import fold

_TOKEN = re.compile(r"\d+|[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `word` is folded for comparison, `number` the value of a figure or None."""

    text: str
    word: str
    start: int
    end: int
    number: int | None

    @property
    def is_word(self) -> bool:
        """Whether it consists of letters."""
        return self.number is None and self.text[:1].isalpha()


NOTHING = Token("", "", -9, -9, None)


class Tokens:
    """The tokens of a text; an index outside gives an empty token, so that grammars may look around."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = tuple(_token(match) for match in _TOKEN.finditer(text))

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, i: int) -> Token:
        return self.items[i] if 0 <= i < len(self.items) else NOTHING

    def word(self, i: int) -> str:
        """Folded word at an index, "" outside."""
        return self[i].word

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return self[i].end == self[i + 1].start

    def starts_with(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether these folded words stand from this index on."""
        return self.word(i) == words[0] and all(self.word(i + n) == word for n, word in enumerate(words))

    def skip_stop(self, i: int) -> int:
        """Index behind the full stop of an abbreviation, if one is glued to the token before."""
        return i + 1 if self.word(i) == "." and self.glued(i - 1) else i


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    # figures of other scripts are figures too, but int() of a superscript is an error
    number = int(text) if text.isdecimal() and len(text) <= 18 else None
    return Token(text, fold(text), match.start(), match.end(), number)


@lru_cache(maxsize=512)
def tokens(text: str) -> Tokens:
    """Cut a text into tokens."""
    return Tokens(text)
