"""What is reported: quotations and «по словам» as statements, each told once."""

from __future__ import annotations

from collections.abc import Callable

from .attribution import Voices
from .frames import table
from .regions import Region
from .scene import Passage, Scene
from .statement import Statement, shared, trim
from .subject import states_in
from .topic_words import words as topic_words
from .topics import topics

QUOTE = "statement.quote"
SHORTEST = 3
"""Fewer tokens say nothing."""


class Reported:
    """The reported speech of one document.

    Args:
        taken: gives the token ranges of a block that are parts of names, where no sector is looked for.
    """

    def __init__(self, scene: Scene, voices: Voices, taken: Callable[[Passage], list[tuple[int, int]]]) -> None:
        self.scene, self.voices, self.taken = scene, voices, taken

    def added_to(self, found: list[Statement]) -> list[Statement]:
        """The statements by verbs, and those by regions that no verb tells; words of a quotation are told by it, or by one act."""
        quoted = [(r, s) for r in self.voices.regions if r.verbatim and (s := self.quotation(r))]
        kept = [s for s in found if not self.told_by(s, quoted)]
        whole = [q for r, q in quoted if not any(tells_whole(s, r, q) for s in kept)]
        others = [s for r in self.voices.regions if not r.verbatim and (s := self.according_to(r, kept, quoted))]
        return kept + whole + others

    def quotation(self, region: Region) -> Statement | None:
        """What somebody says in his own words; of a turn of a conversation only what has to do with cooperation."""
        statement = self.statement(region, "act:quoted", QUOTE, region.last)
        if statement and region.turn and not self.concerns(statement):
            return None
        return statement

    def according_to(self, region: Region, found: list[Statement], quoted: list[tuple[Region, Statement]]) -> Statement | None:
        """What a sentence says «по словам» somebody, up to a quotation in it, unless a verb tells it."""
        if region.carried or not region.speakers:
            return None
        inside = [r.first for r, _ in quoted if r.passage == region.passage and region.first <= r.first < region.last]
        statement = self.statement(region, region.act or "act:noted", "statement.according-to", min(inside) - 2 if inside else region.last)
        told = any(
            within(s, statement) or within(statement, s) and s.voice.speakers == region.speakers
            for s in found
            if statement and s.voice.speakers
        )
        return None if told else statement

    def statement(self, region: Region, act: str, rule: str, last: int) -> Statement | None:
        """The statement of a region up to a token."""
        passage = self.scene.passage(region.passage)
        if not region.verbatim:
            last = min(last, self.voices.end_of(passage, passage.sentence_of(region.first), region.first))
        first, last = trim(passage, region.first, last)
        if last - first < SHORTEST:
            return None
        voice = self.voices.of(passage, region.first, last if not region.verbatim else region.last)
        about = topics(passage, first, last, self.taken(passage))
        return Statement(act, "modality:evaluated", rule, passage, passage.sentence_of(first), first, last, voice, about)

    def concerns(self, statement: Statement) -> bool:
        """Whether a statement names a sector, cooperation, or two states."""
        passage = statement.passage
        about = {passage.tokens[i].lemma for i in range(statement.first, statement.last)} & topic_words()["about"]
        return bool(statement.topics or about) or len({code for code, _, _ in states_in(passage, statement.first, statement.last)}) > 1

    def told_by(self, statement: Statement, quoted: list[tuple[Region, Statement]]) -> bool:
        """Whether quotations and their words of attribution are all that a statement by a verb, or by its sectors, says."""
        passage = statement.passage
        around = [
            (r, q)
            for r, q in quoted
            if q.passage is passage and (shared(q, statement) or self.voices.in_cue(passage, statement.word or 0, r))
        ]
        if not around or statement.act in table("statements")["deeds"]:
            return False
        if any(
            statement.word is not None and statement.word < r.first and self.voices.in_cue(passage, statement.word, r) for r, _ in around
        ):
            return False
        outside = [
            i
            for i in range(statement.first, statement.last)
            if not any(r.first - 1 <= i <= r.last or self.voices.in_cue(passage, i, r) for r, _ in around)
        ]
        if len([i for i in outside if passage.tokens[i].pos != "PUNCT"]) >= SHORTEST:
            return False
        return not any(tells_whole(statement, r, q) for r, q in around)


def tells_whole(statement: Statement, region: Region, quotation: Statement) -> bool:
    """Whether one act is nearly all of a quotation, and says more of it than that it was said."""
    inside = statement.passage is quotation.passage and statement.word is not None and region.first <= statement.word < region.last
    return inside and statement.act != "act:noted" and shared(statement, quotation) > 0.8 * (quotation.last - quotation.first)


def within(inner: Statement, outer: Statement) -> bool:
    """Whether a statement lies in another, but for a few words."""
    return inner.passage is outer.passage and outer.first <= inner.first + 2 and inner.last <= outer.last + 2
