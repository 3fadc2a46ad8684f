"""Where a block names states: by names and posts, adjectives and compounds, inhabitants, pairs of capitals;
and groups of states by their region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .assembly_terms import classes as words
from .language import Analysis, Token
from .lexicon import Lexicon, LexiconMatch
from .patterns import QUOTES

NAMING_STATES = ("state", "post")
"""Types of things whose names name a state: itself, and its posts («Президент Казахстана»)."""

DASHES = frozenset("-‐‑‒–—―−+")
StateMention = tuple[str, int, int]
"""Code of a state, or name of a group of states, and the half-open range of tokens that name it."""


def state_mentions(analysis: Analysis, names: Sequence[LexiconMatch], lexicon: Lexicon) -> list[StateMention]:
    """States named in a block, in the order of the text.

    Args:
        analysis: of the block.
        names: things of the reference data named in it.
        lexicon: adjectives and names of inhabitants.
    """
    found = [(m.entry.states[0], m.start, m.end) for m in names if m.entry.type in NAMING_STATES and m.entry.states]
    found += [(code, token.index, token.index + 1) for token in analysis.tokens for code in states_of(token, analysis, lexicon)]
    return sorted([*found, *capitals(analysis, names, lexicon), *groups(analysis, names, lexicon)], key=lambda item: item[1])


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


def groups(analysis: Analysis, names: Sequence[LexiconMatch], lexicon: Lexicon) -> Iterator[StateMention]:
    """«Государства Центральной Азии», and the region as one side of a format: «саммит «Центральная Азия – Китай»»;
    elsewhere a region is a place."""
    for match in names:
        code = lexicon.groups.get(match.entry.iri)
        if code is None or match.start == 0:
            continue
        head = analysis.tokens[match.start - 1]
        if head.lemma in words()["group_heads"] and head.feat("Number") == "plur":
            yield code, match.start - 1, match.end
        elif any(is_format(analysis, first, last) for first, last in joined(analysis, names, match)):
            yield code, match.start, match.end


def joined(analysis: Analysis, names: Sequence[LexiconMatch], match: LexiconMatch) -> Iterator[tuple[int, int]]:
    """Ranges of «Центральная Азия – Китай» and «Китай + Центральная Азия» with a match on one side."""
    for other in names:
        first, last = sorted((match, other), key=lambda m: m.start)
        if other.entry.type == "state" and first.end + 1 == last.start and analysis.tokens[first.end].pos in ("PUNCT", "SYM"):
            yield first.start, last.end


def is_format(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a pair is what a format is called, not two ends of a route:
    its noun stands before («совещание министров «A – B»»), and no third name behind."""
    if last < len(analysis.tokens) and analysis.tokens[last].text in DASHES:
        return False
    for token in reversed(analysis.tokens[:first]):
        if token.lemma in words()["group_formats"]:
            return True
        if token.text not in QUOTES and token.pos not in ("NOUN", "ADJ"):
            return False
    return False
