"""Where each rule fired on some documents: its words in their context, rules that never fired among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from mappings.model import Document, Lifted, Span
from mappings.pipeline import RuleEntry, Use, rulebook, uses
from publisher.errors import UnknownRule

CONTEXT = 60
"""Code points shown before and after the words of a rule."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule read, in context.

    Attributes:
        document: its name; start, end: code points of its text.
        before, quote, after: on one line, white space as single spaces.
        cls, label, modality: of the fact that came of it; "" for a date of the document.
    """

    document: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    cls: str = ""
    label: str = ""
    modality: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """A rule and all its hits, in the order of documents and text."""

    rule: RuleEntry
    hits: tuple[Hit, ...]

    @property
    def documents(self) -> int:
        """Number of documents in which the rule fired."""
        return len({hit.document for hit in self.hits})


def usage(lifted: Iterable[Lifted], only: Sequence[str] = ()) -> tuple[Usage, ...]:
    """Collect the hits of the rules.

    Args:
        lifted: documents.
        only: ids of rules; none: all of them.
    Returns: by id of the rule.
    Raises: UnknownRule, with those that have a name like it.
    """
    book = {rule.id: rule for rule in rulebook()}
    for name in only:
        if name not in book:
            raise UnknownRule(name, get_close_matches(name, book))
    hits: dict[str, list[Hit]] = defaultdict(list)
    for one in lifted:
        for use in uses(one):
            hits[use.rule].append(_hit(use, one.document))
    return tuple(Usage(book[name], tuple(hits[name])) for name in sorted(only or {*book, *hits}))


def _hit(use: Use, document: Document) -> Hit:
    before, quote, after = in_context(document.text, use.span)
    fact = use.fact
    said = (fact.cls, fact.label or "", fact.modality) if fact else ()
    return Hit(document.name, use.span.start, use.span.end, before, quote, after, *said)


def in_context(text: str, span: Span) -> tuple[str, str, str]:
    """Words before a span, of the span, and after it: one line, cut at a space."""
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    if span.start > CONTEXT:
        before = "…" + before[before.find(" ") + 1 :]
    if span.end + CONTEXT < len(text):
        after = after[: after.rfind(" ") + 1].rstrip() + "…"
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    return " ".join(before.split()) + left, " ".join(text[span.start : span.end].split()), right + " ".join(after.split())
