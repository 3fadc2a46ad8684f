"""Who publishes a document: what the reference data know under its name, and for which state it speaks."""

from __future__ import annotations

from .language import analyse
from .lexicon import Entry, Lexicon
from .morphology import fold


def known_publisher(name: str, lexicon: Lexicon) -> Entry | None:
    """The organisation that the reference data know under a name in any language, or None."""
    folded = fold(name)
    return next((e for e in lexicon.of_type("organization") if folded in map(fold, (*e.labels, *(form for form, _ in e.foreign)))), None)


def state_of_publisher(name: str, lexicon: Lexicon) -> str | None:
    """Code of the one state that a publisher belongs to in the reference data, or that its name holds; None without one."""
    known = known_publisher(name, lexicon)
    if known is not None and known.states:
        return known.states[0] if len(set(known.states)) == 1 else None
    tokens = analyse(name).tokens
    named = {m.entry.states[0] for m in lexicon.match(tokens) if m.entry.type == "state"}
    named |= {code for token in tokens if (code := lexicon.state_of_adjective(token.text))}
    return named.pop() if len(named) == 1 else None
