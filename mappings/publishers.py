"""Who publishes a document: what the reference data know under its name, and for which state it speaks."""

from __future__ import annotations

import re

from . import tables
from .language import analyse
from .lexicon import Entry, Lexicon
from .model import Entity
from .morphology import fold
from .thing_names import name_key
from .words import table


def known_publisher(name: str, lexicon: Lexicon) -> Entry | None:
    """The organisation that the reference data know under a name in any language, or None."""
    folded = fold(name)
    return next((e for e in lexicon.of_type("organization") if folded in map(fold, (*e.labels, *(form for form, _ in e.foreign)))), None)


def state_of_publisher(name: str, lexicon: Lexicon) -> str | None:
    """Code of the one state that a publisher belongs to in the reference data, or that its site or its name tells; None without one."""
    known = known_publisher(name, lexicon)
    if known is not None and known.states:
        return known.states[0] if len(set(known.states)) == 1 else None
    domain = name.rpartition(".")[2].lower()
    if re.fullmatch(table("organisations")["site"], name) and f"id/state/{domain}" in lexicon.things:
        return domain
    tokens = analyse(name).tokens
    named = {m.entry.states[0] for m in lexicon.match(tokens) if m.entry.type == "state"}
    named |= {code for token in tokens if (code := lexicon.state_of_adjective(token.text))}
    return named.pop() if len(named) == 1 else None


def new_publisher(name: str) -> Entity:
    """A publisher that the reference data do not know: by the same key as an organisation of this name in a text."""
    media, key = table("organisations"), name_key(name)
    setting = tables.table("document")
    if re.fullmatch(media["site"], name):
        cls, kind = media["medium"]
    elif key in media["agencies"]:
        cls, kind = media["agency"]
    else:
        cls, kind = setting["publisher_class"], None
    return Entity(setting["publisher_type"], cls, name, key, kind=kind)
