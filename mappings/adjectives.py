"""Adjectives that stand for states: «узбекский», and the compounds «узбекско-казахстанский» that name a dyad."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from .morphology import fold, lemmas
from .resources import LEXICON

RULES = LEXICON / "adjectives.toml"
_DASH = re.compile(r"\s*[-‐‑‒–—―−]\s*")


def unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A dictionary from words to what they stand for; words that stand for several things are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, meaning in pairs:
        found[word].add(meaning)
    return {word: next(iter(meanings)) for word, meanings in found.items() if len(meanings) == 1}


def by_lemma(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The same, under the normal forms of the words, whatever form the data give («энергетическая»)."""
    return unambiguous((lemma, meaning) for word, meaning in pairs for lemma in lemmas(word))


class StateAdjectives:
    """Adjectives of states and their compounds.

    Args:
        adjectives: by normal form, the code of the state.
        rules: how first parts of compounds are made, see `lexicon/adjectives.toml`.
    """

    def __init__(self, adjectives: dict[str, str], rules: Path = RULES) -> None:
        with open(rules, "rb") as f:
            known = tomllib.load(f)
        self.adjectives = adjectives
        self._suffixes = sorted(((r["suffix"], r["becomes"]) for r in known["first_part"]), key=lambda pair: -len(pair[0]))
        self.groups: dict[str, str] = known["groups"]
        made = ((self.first_part(adjective), state) for adjective, state in (adjectives | self.groups).items())
        self._first = unambiguous(made) | {fold(part): state for part, state in known["irregular"].items()}

    def first_part(self, adjective: str) -> str:
        """What an adjective becomes before a hyphen: «узбекский», «узбекско»."""
        for suffix, becomes in self._suffixes:
            if adjective.endswith(suffix):
                return adjective.removesuffix(suffix) + becomes
        return adjective

    def state_of(self, word: str) -> str | None:
        """Code of the state that an adjective in any form stands for, None if it stands for none or for several."""
        states = {self.adjectives[lemma] for lemma in lemmas(word) if lemma in self.adjectives}
        return states.pop() if len(states) == 1 else None

    def states_of(self, compound: str) -> tuple[str, ...]:
        """Codes of the states of a compound in any form, in its order.

        Args:
            compound: «узбекско-казахстанскими»; any dash, with or without spaces.
        Returns: at least two codes (of a group of states its name); empty, if a part stands for no state, or two parts for the same.
        """
        states = self._parts(_DASH.split(compound))
        return states if 1 < len(states) == len(set(states)) else ()

    def _parts(self, words: list[str]) -> tuple[str, ...]:
        """States of the words of a compound, the last as an adjective; an adjective may have a hyphen of its own («шри-ланкийский»)."""
        word = "-".join(words)
        whole = self.state_of(word) or next((self.groups[lemma] for lemma in lemmas(word) if lemma in self.groups), None)
        if whole:
            return (whole,)
        for cut in range(1, len(words)):
            state = self._first.get(fold("-".join(words[:cut])))
            rest = self._parts(words[cut:]) if state else ()
            if state and rest:
                return (state, *rest)
        return ()
