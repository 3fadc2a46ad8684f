"""What stands before or behind a figure and says how exact it is: «около», «превысивший», «рекордной отметки в»."""

from __future__ import annotations

from functools import cache

from mappings.values.datewords import Phrase, phrase
from mappings.values.tokens import Tokens
from mappings.words import fold, forms, table

MORE, LESS = "qualifier:more-than", "qualifier:less-than"
REACHED = "qualifier:reached"


@cache
def _adverbs(place: str = "adverbs") -> list[tuple[Phrase, str]]:
    found = [(phrase(words), entry["term"]) for entry in table("qualifiers")["qualifiers"] for words in entry.get(place, ())]
    return sorted(found, key=lambda item: -len(item[0]))


@cache
def _inflected(place: str, pos: str) -> dict[str, str]:
    """All forms of the verbs or adjectives to the term of their qualifier."""
    entries = table("qualifiers")["qualifiers"]
    return {form: entry["term"] for entry in entries for word in entry.get(place, ()) for form in forms(word, pos)}


@cache
def _levels() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    data = table("qualifiers")
    nouns = frozenset().union(*(forms(noun, "NOUN") for noun in data["levels"]["nouns"]))
    lists = (data["levels"]["prepositions"], data["fillers"]["words"], data["negation"]["words"])
    return nouns, *(frozenset(fold(word) for word in words) for words in lists)


def adverb_before(line: Tokens, i: int) -> tuple[str, int] | None:
    """Qualifier whose words end right before a token: its term and the index of its first word."""
    for words, term in _adverbs():
        if line.starts_with(i - len(words), words):
            return term, i - len(words)
    return None


def behind(line: Tokens, i: int) -> tuple[str, int] | None:
    """Qualifier that stands behind a number or unit («с лишним», «и более»): its term and the index behind it."""
    return next(((term, i + len(words)) for words, term in _adverbs("behind") if line.starts_with(i, words)), None)


def before(line: Tokens, i: int, jumps: dict[int, int]) -> tuple[str, int, int] | None:
    """Qualifier before a number: adverb, adjective of a record, or verb.

    Args:
        line: tokens of the text.
        i: index of the first token of the number, its preposition left out.
        jumps: index behind a date to the index of its first token: «достиг в 2024 году $4 млрд».
    Returns: term, first and last index of its words, or None.
    """
    if found := adverb_before(line, i):
        return found[0], found[1], i
    nouns, prepositions, fillers, negations = _levels()
    at = i
    if line.word(at - 1) in prepositions:
        at -= 1
    level = at
    if line.word(at - 1) in nouns:
        at -= 1
    if term := _inflected("adjectives", "ADJF").get(line.word(at - 1)):
        return term, at - 1, level
    while line.word(at - 1) in fillers or at in jumps:
        at = jumps.get(at, at - 1)
    term = _inflected("verbs", "INFN").get(line.word(at - 1))
    if term is None:
        return None
    if line.word(at - 2) in negations:
        return (LESS, at - 2, at) if term in (MORE, REACHED) else None
    return term, at - 1, at
