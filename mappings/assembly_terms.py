"""Classes and types of what is minted while facts are read, from `lexicon/facts.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from .resources import LEXICON


@cache
def classes() -> dict:
    """The table of `lexicon/facts.toml`."""
    with open(LEXICON / "facts.toml", "rb") as f:
        return tomllib.load(f)
