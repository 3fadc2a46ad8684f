"""Keys of cooperation objects: what is left of a name without its sides, which the key has as codes, and without the direction of a route.

«Договор о дружбе между Республикой Узбекистан и Республикой Казахстан», «узбекско-казахстанский договор о дружбе» and
«казахстанско-узбекский договор о дружбе» are one; the road from A to B is the road from B to A.
"""

from __future__ import annotations

import re

from .assembly_terms import classes as words
from .morphology import fold, lemmas
from .named_parties import ABOUT, BETWEEN, segments
from .patterns import QUOTES
from .scene import Passage
from .state_mentions import DASHES
from .thing_names import name_key, route_of
from .topics import term

_WORD = re.compile(r"\w[\w-]*")
_START = 3
"""A word of a label and its token begin with so many letters alike: the label has another case."""


def key_name(passage: Passage, first: int, last: int, label: str, sides: tuple[str, ...]) -> str:
    """The part of a key that is the name.

    Args:
        passage, first, last: tokens of the name.
        label: the name in the nominative.
        sides: codes of the states that the key has beside.
    Returns: folded, without quotation marks; the label itself where its words are not those of the tokens.
    """
    dropped = side_words(passage, first, last, sides)
    found = [token for token in passage.tokens[first:last] if _WORD.match(token.text)]
    written = list(_WORD.finditer(label))
    same = len(found) == len(written) and all(
        fold(t.text)[:_START] == fold(w.group())[:_START] for t, w in zip(found, written, strict=True)
    )
    if not same or not dropped:
        return name_key(label)
    kept = label
    for token, word in reversed(list(zip(found, written, strict=True))):
        if token.index in dropped:
            kept = kept[: word.start()] + kept[word.end() :]
    return name_key(re.sub(r"^[\s,]+|\s+(?=[\s,])|[\s,]+$", "", kept))


def side_words(passage: Passage, first: int, last: int, sides: tuple[str, ...]) -> set[int]:
    """Tokens of a name that only say between which states it is, if it names two or more:
    states, their governments, and what joins them."""
    dropped: set[int] = set()
    for how, a, b in segments(passage, first, last):
        inside = [(code, x, y) for code, x, y in passage.states if a <= x and y <= b]
        codes = {code for code, _, _ in inside}
        if how == ABOUT or len(codes) < 2 or not codes <= set(sides) or any(is_quoted(passage, first, x) for _, x, _ in inside):
            continue
        states = {i for _, x, y in inside for i in range(x, y)}
        joining = {i for i in range(a, b) if is_joining(passage, i)}
        if how == BETWEEN and set(range(a, b)) <= states | joining:
            dropped |= {a - 1, *range(a, b)}
        elif how != BETWEEN:
            dropped |= states | {i for i in joining if {i - 1, i + 1} <= states}
    return dropped


def is_joining(passage: Passage, i: int) -> bool:
    """Whether a token joins states or stands for their governments."""
    token = passage.tokens[i]
    meant = {term(entry.iri) for lemma in lemmas(token.text) for entry in passage.lexicon.kinds.get(lemma, ())}
    return bool(meant & set(words()["governments"])) or token.pos == "CCONJ" or token.text == ","


def is_quoted(passage: Passage, first: int, i: int) -> bool:
    """Whether token i stands in quotation marks or beside a dash: a state in a title or a route belongs to the name."""
    tokens = passage.tokens
    opened = sum(token.text in QUOTES for token in tokens[first:i]) % 2 == 1
    return opened or any(0 <= j < len(tokens) and tokens[j].text in DASHES for j in (i - 1, i + 1))


def without_direction(name: str, label: str) -> str:
    """The key of a route, its points in the one of both orders that is the first in the alphabet."""
    route = route_of(label)
    points = route.split("-")
    return name.replace(route, "-".join(min(points, points[::-1]))) if route else name
