"""Whose an instrument, a body or a project is by its own name: «между A и B», «узбекско-казахстанский», «Совет A и B», «с A».

A state that the name only speaks about is no party: «соглашение о поставках казахстанского зерна в Афганистан».
"""

from __future__ import annotations

from collections.abc import Iterator

from .assembly_terms import classes as words
from .scene import Passage

OWN, BETWEEN, WITH, ABOUT = range(4)


def named_parties(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    """Codes of the states between which a thing is, by the words of its name.

    Args:
        passage, first, last: tokens of the name.
    Returns: in the order of the text: those behind «между»; else those before any preposition and behind «с», if they are two
        or more; else the two that one complement names together («через A-B-скую границу»); else the one that it is of; or none.
    """
    parts = [(how, states_of(passage, a, b)) for how, a, b in segments(passage, first, last)]
    together = [states for how, states in parts if how == BETWEEN and len(states) > 1]
    if together:
        return together[0]
    own = tuple(dict.fromkeys(code for how, states in parts if how != ABOUT for code in states))
    if len(own) > 1:
        return own
    joined = [states for how, states in parts if how == ABOUT and len(states) > 1]
    return joined[0] if joined else own


def states_of(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    """Codes of the states named in a range, each once."""
    return tuple(dict.fromkeys(code for code, a, b in passage.states if first <= a and b <= last))


def segments(passage: Passage, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """A name cut at its prepositions: how each part is joined, and its range.
    Those inside names of ministries do not cut («по туризму»)."""
    how, start = OWN, first
    for i in range(first, last):
        if passage.tokens[i].pos != "ADP":
            continue
        word = passage.tokens[i].text.lower()
        if how == BETWEEN and word in words()["inside_names"]:
            continue
        yield how, start, i
        how, start = BETWEEN if word in words()["between"] else WITH if word in words()["with"] else ABOUT, i + 1
    yield how, start, last
