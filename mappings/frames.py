"""The frames: rules as data. One file a kind of fact in `frames/`; this module reads and checks them.

A rule names the words that trigger it and what comes of it, with examples that it must read and counter-examples that
it must leave alone (`tests/mappings/test_frames.py` runs both). Code knows constructions of grammar, never words.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from .errors import BrokenResource
from .resources import FRAMES


@dataclass(frozen=True, slots=True)
class Example:
    """A text and what the rule makes of it.

    Attributes:
        text: a Russian sentence or two.
        expect: «property=value» lines that must come out; empty for a counter-example.
    """

    text: str
    expect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a frame file.

    Attributes:
        id: "status.sign"; version: raised whenever its results change.
        verbs, nouns: lemmas of the words that trigger it, any construction.
        idiom: lemma of a noun that the verb must have beside it («дать старт»), or None.
        values: whatever else the file says, for the reader of that file.
    """

    id: str
    version: int
    verbs: frozenset[str]
    nouns: frozenset[str]
    idiom: str | None
    values: dict
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]
    source: str = field(default="")

    def __hash__(self) -> int:
        return hash(self.id)


KNOWN = {"id", "version", "verbs", "nouns", "idiom", "examples", "counterexamples"}


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """The rules of `frames/<name>.toml`, checked.

    Raises: BrokenResource, with file and rule id.
    """
    path = FRAMES / f"{name}.toml"
    with open(path, "rb") as f:
        content = tomllib.load(f)
    found = tuple(_rule(path, entry) for entry in content.get("rule", []))
    seen: set[str] = set()
    for rule in found:
        if rule.id in seen:
            raise BrokenResource(path, rule.id, "two rules have this id")
        seen.add(rule.id)
    return found


@cache
def table(name: str) -> dict:
    """The other entries of `frames/<name>.toml`: lists and tables beside its rules."""
    with open(FRAMES / f"{name}.toml", "rb") as f:
        return {key: value for key, value in tomllib.load(f).items() if key != "rule"}


def _rule(path: Path, entry: dict) -> Rule:
    identifier = entry.get("id")
    if not identifier:
        raise BrokenResource(path, str(entry)[:60], "a rule has no id")
    if not isinstance(entry.get("version"), int):
        raise BrokenResource(path, identifier, "a rule has no version number")
    return Rule(
        identifier,
        entry["version"],
        frozenset(entry.get("verbs", ())),
        frozenset(entry.get("nouns", ())),
        entry.get("idiom"),
        {key: value for key, value in entry.items() if key not in KNOWN},
        tuple(Example(e["text"], tuple(e.get("expect", ()))) for e in entry.get("examples", ())),
        tuple(Example(e["text"], tuple(e.get("expect", ()))) for e in entry.get("counterexamples", ())),
        path.name,
    )


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every frame file, by id."""
    return tuple(sorted((rule for path in sorted(FRAMES.glob("*.toml")) for rule in rules(path.stem)), key=lambda r: r.id))
