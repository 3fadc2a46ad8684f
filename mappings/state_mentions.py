"""Where a block names states: by their names and posts, adjectives and compounds, inhabitants, and pairs of capitals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .language import Analysis, Token
from .lexicon import Lexicon, LexiconMatch
from .patterns import QUOTES

NAMING_STATES = ("state", "post")
"""Types of things whose names name a state: itself, and its posts («Президент Казахстана»)."""

StateMention = tuple[str, int, int]
"""Code of a state, and the half-open range of tokens that name it."""


def state_mentions(analysis: Analysis, names: Sequence[LexiconMatch], lexicon: Lexicon) -> list[StateMention]:
    """States named in a block, in the order of the text.

    Args:
        analysis: of the block.
        names: things of the reference data named in it.
        lexicon: adjectives and names of inhabitants.
    """
    found = [(m.entry.states[0], m.start, m.end) for m in names if m.entry.type in NAMING_STATES and m.entry.states]
    found += [(code, token.index, token.index + 1) for token in analysis.tokens for code in states_of(token, analysis, lexicon)]
    return sorted([*found, *capitals(analysis, names, lexicon)], key=lambda item: item[1])


def states_of(token: Token, analysis: Analysis, lexicon: Lexicon) -> Iterable[str]:
    """Codes of the states that an adjective, a compound or a name of inhabitants stands for."""
    if token.pos not in ("ADJ", "NOUN", "PROPN") or not token.text[:1].isalpha():
        return ()
    compound = lexicon.states_of_compound(token.text) if "-" in token.text else ()
    if compound:
        return compound
    code = None
    if token.pos == "ADJ" and not in_quotes(analysis, token.index, token.index + 1):
        code = lexicon.state_of_adjective(token.text)
    elif token.text[0].islower() and token.pos == "NOUN" or token.feat("Number") == "plur" and opens_sentence(analysis, token):
        code = lexicon.state_of_inhabitant(token.text)  # «Серб», «Турок» are surnames
    return (code,) if code else ()


def opens_sentence(analysis: Analysis, token: Token) -> bool:
    """Whether a sentence begins with a token: its capital says nothing."""
    return any(sentence.first == token.index for sentence in analysis.sentences)


def in_quotes(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a range is all that stands in quotation marks: «станция «Белорусская»» is no adjective of the state."""
    tokens = analysis.tokens
    return 0 < first and last < len(tokens) and tokens[first - 1].text in QUOTES and tokens[last].text in QUOTES


def capitals(analysis: Analysis, names: Sequence[LexiconMatch], lexicon: Lexicon) -> Iterator[StateMention]:
    """States that a pair of capitals stands for: «Москва и Анкара договорились», «отношения между Ташкентом и Астаной».

    One capital is a city, so are two in another case («в Москве и Анкаре»), and a row of cities with others in it.
    """
    pairs = zip(names, names[1:], strict=False)
    for one, other in pairs:
        codes = [lexicon.state_of_capital(m.entry.iri) for m in (one, other)]
        if None in codes or codes[0] == codes[1] or one.end + 1 != other.start or analysis.tokens[one.end].pos != "CCONJ":
            continue
        cases = {analysis.tokens[m.end - 1].case for m in (one, other)}
        before = analysis.tokens[one.start - 1] if one.start else None
        between = cases == {"ins"} and before is not None and before.pos == "ADP"
        agents = cases == {"nom"} and (before is None or before.pos not in ("ADP", "NOUN") and before.text != ",")
        if between or agents:
            yield from ((code, m.start, m.end) for code, m in zip(codes, (one, other), strict=True) if code)
