"""The rules for people: each with its words, its place in the files, what it gives, and where it fired in a document.

A rule is an entry of a frame file, or a reader that has no words of its own and is named in a table (`lexicon/facts.toml`,
`lexicon/graphs.toml`, the grammar of `frames/operators.toml`). Every id that a claim can cite is in the book.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mappings.assembly_terms import classes
from mappings.frames import Example, Rule, all_rules
from mappings.frames import table as frame_table
from mappings.model import Fact, Lifted, Span, TimeValue
from mappings.resources import FRAMES, LEXICON, ROOT
from mappings.tables import FILE as GRAPHS
from mappings.tables import table


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule of the data.

    Attributes:
        id: "status.sign"; version: as claims cite it.
        file: path from the root of the project; line: where the rule begins, from 1.
        about: the comment above (or behind) it.
        words: lemmas that trigger it, by part ("verbs", "nouns", "idiom"). Empty: it reads grammar or names.
        gives: what comes of it, as far as the file says ("cls", "kind", "stage", "act", "modality").
        settings: whatever else the file says.
        examples, counterexamples: texts with the lines expected of them.
    """

    id: str
    version: int
    file: str
    line: int
    about: str
    words: dict[str, tuple[str, ...]]
    gives: dict[str, str]
    settings: dict[str, str]
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A rule that fired.

    Attributes:
        rule: its id, without version.
        span: the words.
        fact: what came of it; None: a date of the document itself.
    """

    rule: str
    span: Span
    fact: Fact | None


GIVES = ("cls", "kind", "indicator", "stage", "ongoing", "act", "modality")
"""Entries of a frame that say what comes of its rule."""


@cache
def rulebook() -> tuple[RuleEntry, ...]:
    """Every rule, by id.

    Raises: BrokenResource, with file and rule id, if a frame is wrong.
    """
    entries = [_of_frame(rule) for rule in all_rules()]
    named = {entry.id for entry in entries}
    grammar = {values["id"]: values for values in frame_table("operators")["grammar"].values() if "id" in values}
    entries += [_of_table(rule, classes()["versions"].get(rule, 1), FRAMES / "operators.toml", values) for rule, values in grammar.items()]
    named |= grammar.keys()
    entries += [_of_table(rule, version, LEXICON / "facts.toml") for rule, version in classes()["versions"].items() if rule not in named]
    document = table("document")
    default = int(table("claims")["default_version"])
    entries += [_of_table(document[key], default, GRAPHS) for key in ("rule", "time_rule")]
    return tuple(sorted(entries, key=lambda entry: entry.id))


def uses(lifted: Lifted) -> Iterator[Use]:
    """Where rules fired in a document, in the order of its facts.

    A date that several facts share counts once for each stretch of words.
    """
    dates: dict[Span, Fact | None] = {}
    for fact in lifted.facts:
        yield Use(fact.rule.partition("@")[0], fact.span, fact)
        for value in (slot.value for slot in fact.slots):
            if isinstance(value, TimeValue):
                dates.update((span, dates.get(span, fact)) for span in value.spans)
    yield from (Use(table("document")["time_rule"], span, fact) for span, fact in sorted(dates.items(), key=lambda date: date[0]))
    published = lifted.document.published
    yield from (Use(table("document")["rule"], span, None) for span in (published.spans if published else ()))


# ---------------------------------------------------------------- files


def _of_frame(rule: Rule) -> RuleEntry:
    path = FRAMES / rule.source
    line, about = _place(path, rf'id\s*=\s*"{re.escape(rule.id)}"')
    triggers = {"verbs": tuple(sorted(rule.verbs)), "nouns": tuple(sorted(rule.nouns)), "idiom": (rule.idiom,) if rule.idiom else ()}
    gives = {key: str(rule.values[key]) for key in GIVES if key in rule.values}
    settings = {key: _shown(value) for key, value in rule.values.items() if key not in GIVES}
    words = {part: lemmas for part, lemmas in triggers.items() if lemmas}
    return RuleEntry(rule.id, rule.version, _below(path), line, about, words, gives, settings, rule.examples, rule.counterexamples)


def _of_table(rule: str, version: int, path: Path, values: dict | None = None) -> RuleEntry:
    """A rule that is named in a table, and has no examples of its own."""
    line, about = _place(path, rf'"{re.escape(rule)}"')
    given = {key: value for key, value in (values or {}).items() if key != "id"}
    gives = {key: str(value) for key, value in given.items() if key in GIVES}
    settings = {key: _shown(value) for key, value in given.items() if key not in GIVES}
    return RuleEntry(rule, version, _below(path), line, about, {}, gives, settings)


def _below(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _place(path: Path, pattern: str) -> tuple[int, str]:
    """Line of a rule in its file, from 1, and the comment that stands behind it, or above it or its table."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if re.search(pattern, line) and not line.startswith("#"))
    behind = lines[at].partition("  # ")[2]
    if at and lines[at - 1].startswith("["):
        at -= 1
    first = at
    while first and lines[first - 1].startswith("# "):
        first -= 1
    above = " ".join(line.removeprefix("# ") for line in lines[first:at])
    return at + 1, behind or above


def _shown(value: object) -> str:
    """A setting in the words of a reader of TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    return str(value)
