"""One document as the rules see it: blocks with tokens, sentences, phrases and the names of the lexicon found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .bearers import names_found
from .clauses import Clauses
from .language import Analysis, analyse
from .lexicon import Lexicon, LexiconMatch
from .model import READ, Block, BlockKind, Document, Span
from .phrases import Phrase, Reader
from .state_mentions import StateMention, state_mentions


@dataclass(frozen=True, eq=False)
class Passage:
    """One analysed block.

    Attributes:
        number: of the block in the document.
        block: text and its way to the source.
        analysis: tokens and sentences.
        lexicon: names and concepts to find.
        all_names: things of the reference data, also by names that others have too: the states at hand must bear these out.
        lead: the block that announces the list which this one is an item of («в следующих сферах:»), or None.
    """

    number: int
    block: Block
    analysis: Analysis
    lexicon: Lexicon
    all_names: list[LexiconMatch]
    lead: Passage | None = None

    @property
    def tokens(self):
        """Tokens of the block."""
        return self.analysis.tokens

    @property
    def is_heading(self) -> bool:
        """Whether the block is a heading: it repeats what the text says."""
        return self.block.kind == BlockKind.HEADING

    @cached_property
    def reader(self) -> Reader:
        """Reads noun phrases; a head noun of the scheme kind begins a thing of its own."""
        return Reader(self.analysis, lambda i: i in self.kind_heads or self.tokens[i].text[:1].isupper())

    @cached_property
    def clauses(self) -> tuple[Clauses, ...]:
        """The sentences with their predicates."""
        return tuple(Clauses(self.analysis, self.reader, sentence) for sentence in self.analysis.sentences)

    @cached_property
    def names(self) -> list[LexiconMatch]:
        """Things of the reference data whose name is theirs alone."""
        return [m for m in self.all_names if not m.weak]

    @cached_property
    def states(self) -> list[StateMention]:
        """States named, by names, adjectives, inhabitants and pairs of capitals."""
        return state_mentions(self.analysis, self.names, self.lexicon)

    @cached_property
    def kinds(self) -> list[LexiconMatch]:
        """Nouns of the scheme kind."""
        return self.lexicon.match(self.tokens, "kind")

    @cached_property
    def kind_heads(self) -> frozenset[int]:
        """Tokens inside a match of the scheme kind."""
        return frozenset(i for match in self.kinds for i in range(match.start, match.end))

    @cached_property
    def sectors(self) -> list[LexiconMatch]:
        """Names of the scheme sector."""
        return self.lexicon.match(self.tokens, "sector")

    @cached_property
    def indicators(self) -> list[LexiconMatch]:
        """Nouns of the scheme indicator."""
        return self.lexicon.match(self.tokens, "indicator")

    def span(self, first: int, last: int) -> Span:
        """Span in the source text of a range of tokens."""
        return self.block.span(self.tokens[first].start, self.tokens[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """Cleaned text of a range of tokens."""
        return self.analysis.text[self.tokens[first].start : self.tokens[last - 1].end]

    def sentence_of(self, i: int) -> Clauses:
        """The sentence that token i lies in."""
        return next(c for c in self.clauses if c.sentence.first <= i < c.sentence.last)

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """Range of tokens that a range of the cleaned text touches."""
        inside = [t.index for t in self.tokens if t.start < end and t.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def named(self, phrase: Phrase, *types: str) -> list[LexiconMatch]:
        """Matches of reference things of these types inside a phrase."""
        return [m for m in self.names if phrase.first <= m.start and m.end <= phrase.last and m.entry.type in types]


def with_leads(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The same passages, each item of a list with the block that announces the list by a colon at its end."""
    made: list[Passage] = []
    lead: Passage | None = None
    for passage in passages:
        ends = passage.block.text.rstrip()[-1:]
        made.append(replace(passage, lead=lead) if lead else passage)
        if ends == ":":
            lead = made[-1]
        elif passage.block.kind != BlockKind.LIST_ITEM and ends not in (";", ","):
            lead = None
    return tuple(made)


class Scene:
    """The passages of a document that are read for facts."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document, self.lexicon = document, lexicon
        readable = [(i, block) for i, block in enumerate(document.blocks) if block.kind in READ]
        russian = [(i, block, analyse(block.text)) for i, block in readable if block.language == "ru" and block.text.strip()]
        names = names_found([analysis for _, _, analysis in russian], lexicon)
        self.passages = with_leads(
            Passage(i, block, analysis, lexicon, found) for (i, block, analysis), found in zip(russian, names, strict=True)
        )
        self.numbered = {passage.number: passage for passage in self.passages}
        self.foreign = tuple(block for _, block in readable if block.language != "ru")

    def passage(self, number: int) -> Passage:
        """The passage of a block, by its number in the document. Raises: KeyError, if the block is not read."""
        return self.numbered[number]

    def body(self) -> Iterator[Passage]:
        """Passages but the headings."""
        return (p for p in self.passages if not p.is_heading)

    def sentences(self) -> Iterator[tuple[Passage, Clauses]]:
        """All sentences of the body, in order."""
        return ((p, c) for p in self.body() for c in p.clauses)

    def names(self) -> Iterable[tuple[Passage, LexiconMatch]]:
        """Matches of reference things, headings included."""
        return ((p, m) for p in self.passages for m in p.all_names)
