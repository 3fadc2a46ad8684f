"""Words of saying: the closed classes of `frames/attribution.toml`, and which tokens are such words."""

from __future__ import annotations

from functools import cache

from .frames import table
from .morphology import lemmas
from .scene import Passage


@cache
def words() -> dict:
    """Closed classes of `frames/attribution.toml`."""
    return table("attribution")


def forms(passage: Passage, i: int) -> set[str]:
    """All lemmas that token i may have."""
    return lemmas(passage.tokens[i].text) | {passage.tokens[i].lemma}


def says(passage: Passage, i: int) -> bool:
    """Whether token i is a finite verb of saying (a misspelt one too, if the tagger sees a verb)."""
    return passage.tokens[i].pos == "VERB" and bool(forms(passage, i) & set(words()["speech_verbs"]))
