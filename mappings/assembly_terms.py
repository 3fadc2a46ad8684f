"""Classes and types of what is minted while facts are read, from `lexicon/facts.toml`; names of facts and of the rules they cite."""

from __future__ import annotations

import tomllib
from functools import cache

from .frames import all_rules
from .model import Span
from .resources import LEXICON


@cache
def classes() -> dict:
    """The table of `lexicon/facts.toml`."""
    with open(LEXICON / "facts.toml", "rb") as f:
        return tomllib.load(f)


@cache
def cited(rule: str) -> str:
    """Id and version of a rule, as claims cite it: "status.sign@1"."""
    versions = {r.id: r.version for r in all_rules()} | classes()["versions"]
    return f"{rule}@{versions.get(rule, 1)}"


class Ids:
    """Readable names of the facts of one document, each once."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def of(self, span: Span, name: str) -> str:
        """A readable id, unique in the document: "1033-target"."""
        base = f"{span.start}-{name.partition(':')[2] or name}"
        self.counts[base] = self.counts.get(base, 0) + 1
        return base if self.counts[base] == 1 else f"{base}-{self.counts[base]}"
