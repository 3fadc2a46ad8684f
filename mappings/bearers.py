"""Whose a name is in this document: not a state's inside the name of a person or a hotel;
of a shared abbreviation, the one named in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from .language import Analysis
from .lexicon import Lexicon
from .matching import LexiconMatch
from .state_mentions import in_quotes

SHARING = ("state", "place")
"""Types of things whose weak names are abbreviations that others have too: «РТ» is Таджикистан and Татарстан."""


def names_found(analyses: Sequence[Analysis], lexicon: Lexicon) -> list[list[LexiconMatch]]:
    """Things of the reference data named in the blocks of a document.

    Args:
        analyses: the blocks, headings included.
        lexicon: names to find.
    Returns: for each block its matches; a shared abbreviation of a state or place has the one bearer that the document
        names in full elsewhere, else the bearer whose own name it is, else none.
    """
    found = [[m for m in lexicon.match(a.tokens) if not (m.entry.type == "state" and is_namesake(a, m))] for a in analyses]
    shared = {m.label for block in found for m in block if m.weak and m.entry.type in SHARING}
    if not shared:
        return found
    full = {m.entry.iri for block in found for m in block if not m.weak and m.label not in shared}
    full |= {f"id/state/{code}" for a in analyses for t in a.tokens if t.pos == "ADJ" for code in states_of_word(t.text, lexicon)}
    return [[m for _, group in groupby(block, lambda m: (m.start, m.end)) for m in meant(list(group), full)] for block in found]


def states_of_word(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Codes of the states that an adjective or a compound of adjectives stands for."""
    single = lexicon.state_of_adjective(word)
    return (single,) if single else lexicon.states_of_compound(word) if "-" in word else ()


def meant(group: list[LexiconMatch], full: set[str]) -> list[LexiconMatch]:
    """Which of the bearers of one name in one place are meant."""
    if not any(m.weak and m.entry.type in SHARING for m in group):
        return group
    named = [m for m in group if m.entry.iri in full]
    own = [m for m in group if not m.weak]
    return [replace(named[0], weak=False)] if len(named) == 1 else own


def is_namesake(analysis: Analysis, match: LexiconMatch) -> bool:
    """Whether a name of a state is that of something else:
    all that stands in quotation marks («гостиница «Россия»»), or part of a person's name."""
    within = (n for n in analysis.names if n.kind == "PER" and n.first <= match.start and match.end <= n.last)
    return in_quotes(analysis, match.start, match.end) or any(n.last - n.first > match.end - match.start for n in within)
