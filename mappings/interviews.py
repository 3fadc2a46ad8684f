"""Interviews whose turns bear no names: who answers, and which blocks ask.

The words before the first question name who is asked («на вопросы ответил посол X», «беседуем с директором Y»); questions end
with a mark of interrogation, what stands behind them is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

from .model import Span
from .people import People, PersonMention
from .quotations import DASHES
from .scene import Passage, Scene
from .speakers import Voice
from .speech import forms, words


@dataclass(frozen=True, slots=True)
class Interview:
    """A conversation: whose answers, by which words, and the numbers of the blocks that ask."""

    voice: Voice
    cue: Span
    asked: frozenset[int]

    def turn(self, passage: Passage) -> tuple[Voice, Span]:
        """Whose turn a block is, and the words that say so: nobody's who is named, if it asks."""
        return (Voice((), (), 0, 1), passage.span(0, 1)) if passage.number in self.asked else (self.voice, self.cue)


def interview_of(scene: Scene, people: People) -> Interview | None:
    """The interview that a document is, or None: at least two questions in blocks of their own, and one person asked before them."""
    asked = [passage for passage in scene.body() if is_question(passage)]
    if len(asked) < words()["fewest_questions"]:
        return None
    guest = guest_of(scene, people, asked[0].number)
    if guest is None:
        return None
    passage = next(p for p in scene.passages if p.number == guest.passage)
    first = guest.office.first if guest.office and guest.office.first < guest.first else guest.first
    cue = passage.span(first, guest.last)
    return Interview(Voice((guest.entity,), (), first, guest.last), cue, frozenset(p.number for p in asked))


def is_question(passage: Passage) -> bool:
    """Whether a block asks: it ends with a question, is not long, and nobody is said to have asked it."""
    tokens = passage.tokens
    return 1 < len(tokens) <= words()["longest_question"] and tokens[-1].text == "?" and not is_quotation(passage)


def is_quotation(passage: Passage) -> bool:
    """Whether a block opens with a quotation mark, which is the author's citation and no question of his own."""
    return passage.tokens[0].text in '«"“'


def opens_turn(passage: Passage) -> bool:
    """Whether a block opens with the dash of a turn."""
    return bool(passage.tokens) and passage.tokens[0].text in DASHES


def guest_of(scene: Scene, people: People, first: int) -> PersonMention | None:
    """Who is asked: the person named beside words of an interview before the first question, else the only one named there."""
    passages = {p.number: p for p in scene.passages if p.number < first}
    named = [m for m in people.persons if m.passage in passages]
    beside = [m for m in named if speaks_of_interview(passages[m.passage], m)]
    found = beside or named
    return found[-1] if len({m.entity for m in found}) == 1 else None


def speaks_of_interview(passage: Passage, mention: PersonMention) -> bool:
    """Whether the sentence that names a person tells of a talk with him."""
    sentence = passage.sentence_of(mention.first).sentence
    return any(forms(passage, i) & set(words()["interview_words"]) for i in range(sentence.first, sentence.last))
