"""The closed classes that frame the name of a sector, and how much they say."""

from __future__ import annotations

import tomllib
from enum import IntEnum
from functools import cache

from .language import Token
from .phrases import is_participle
from .phrases import words as phrase_words
from .resources import LEXICON

DASHES = frozenset("–—-")


class Weight(IntEnum):
    """How much speaks for a sector being what the text speaks of."""

    NAME = -1
    """Part of the name of an office or an agency, or a good that is bought and sold."""
    BARE = 0
    HINTED = 1
    FRAMED = 2


@cache
def words() -> dict:
    """The closed classes of `lexicon/topics.toml`; lists of words as sets."""
    with open(LEXICON / "topics.toml", "rb") as f:
        return {name: frozenset(value) if isinstance(value, list) else value for name, value in tomllib.load(f).items()}


@cache
def clause_openings() -> frozenset[str]:
    """Relative pronouns: what stands before them belongs to another clause."""
    return frozenset(phrase_words()["relative_pronouns"])


def predicates(token: Token) -> bool:
    """Whether a word makes a clause, and so is the last that can govern a sector: a verb, or a short adjective («заинтересованы»)."""
    short = token.pos == "ADJ" and token.feat("Variant") == "short"
    return short or token.pos in ("VERB", "AUX") and not is_participle(token)
