"""Short names of organisations: what they are made of, and what their kind is: «Узбекнефтегаз», «Минводхоз», «МВД»."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .lexicon import Lexicon
from .morphology import fold, is_common
from .words import table


@dataclass(frozen=True, slots=True)
class Made:
    """What a short name tells.

    Attributes:
        cls, kind: class and kind of the organisation.
        state: code of its state, or None.
    """

    cls: str
    kind: str
    state: str | None = None


def made_of(word: str) -> Made | None:
    """What a word is as a short name: a state or a noun of office, and a branch; None, if it is none.

    «Узбекнефтегаз» is one, «Минск» and «Казахстан» are not.
    """
    if not word[:1].isupper() or is_common(word):
        return None
    for prefix, told in table("organisations")["short"].items():
        rest = fold(word[len(prefix) :])
        if fold(word).startswith(fold(prefix)) and any(rest.startswith(fold(branch)) for branch in table("organisations")["branches"]):
            bank = table("organisations")["short_bank"]
            return Made(*(bank["as"] if bank["word"] in rest else told["as"]), told.get("state"))
    return None


@cache
def kind_named(full: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Class and path of the kind that a full name says by its longest noun of the scheme: «министерство внутренних дел»;
    None without one."""
    found = [(len(label), cls, e.iri) for e in lexicon.of_scheme("kind") for label in e.labels
             if f" {fold(label)} " in f" {fold(full)} " and (cls := table("organisations")["classes"].get(e.kind_of or ""))]  # fmt: skip
    return max(found)[1:] if found else None
