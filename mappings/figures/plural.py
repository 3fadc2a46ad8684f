"""Names of things counted, in the genitive plural: «4 предприятия» are a number of «предприятий»."""

from __future__ import annotations

from functools import cache

from ..morphology import analyzer
from ..phrases import NOUNS, Phrase, is_modifier
from ..scene import Passage
from ..values.names import join, like


def genitive_plural(passage: Passage, phrase: Phrase) -> str:
    """Head and what agrees with it in the genitive plural, all that belongs to its right as written."""
    written = []
    for i in range(phrase.first, phrase.last):
        token = passage.tokens[i]
        own = i <= phrase.head and (is_modifier(token) or token.pos in NOUNS)
        written.append((inflected(token.text, token.pos == "ADJ") if own else token.text, token))
    return join(written)


@cache
def inflected(word: str, adjective: bool) -> str:
    """One word in the genitive plural, its case of letters kept."""
    parses = [p for p in analyzer().parse(word) if ("ADJF" in p.tag or "PRTF" in p.tag) == adjective] or analyzer().parse(word)
    form = next((f for p in parses if (f := p.inflect({"plur", "gent"}))), None)
    return like(word, form.word) if form else word
