"""Reads the figures of one document: each amount is a target, a change, a declared amount, a level, a count, or nothing."""

from __future__ import annotations

from ..clauses import Clauses
from ..people import People
from ..scene import Passage, Scene
from ..status import Status
from ..subject import Subject
from ..things import Things
from .aims import aims, endings
from .changes import change, trends
from .context import Context, Told
from .counts import count
from .declared import declared
from .figure import Figure
from .levels import level
from .parts import part
from .place import places
from .ranks import ranks
from .targets import target

OF_AMOUNT = (target, change, declared, part, level, count)
OF_SENTENCE = (trends, aims, endings)


class Figures:
    """Reads the figures of one document.

    Args:
        stages: of objects, whose amounts are told beside them.
    """

    def __init__(self, scene: Scene, subject: Subject, people: People, things: Things, stages: list[Status]) -> None:
        self.scene = scene
        self.context = Context(scene, subject, people, things, stages)

    def read(self) -> list[Figure]:
        """All figures, in the order of the text."""
        found: list[Figure] = []
        for passage, clauses in self.scene.sentences():
            self.context.begin()
            told = self.of_amounts(passage, clauses)
            targets = any(t.figure.cls == "target" for t in told)
            told += [
                t
                for read in OF_SENTENCE
                if not (read is aims and targets or read is trends and told)
                for t in read(self.context, passage, clauses)
            ]
            self.remember(passage, clauses, [t for t in told if t.figure.rule != "figure.ending"])
            told += ranks(self.context, passage, clauses)
            found += [t.figure for t in told]
        return found

    def of_amounts(self, passage: Passage, clauses: Clauses) -> list[Told]:
        """The figures of the amounts of a sentence; each may take from the one before what it leaves out."""
        found: list[Told] = []
        for place in places(passage, clauses):
            told = next((t for read in OF_AMOUNT if (t := read(self.context, place))), None)
            if told:
                found.append(told)
                self.context.before = told
        return found

    def remember(self, passage: Passage, clauses: Clauses, told: list[Told]) -> None:
        """What pointers of the next sentences mean: the quantity of the last figure, else the one named last."""
        named = [m for m in self.context.measures(passage) if clauses.sentence.first <= m.first < clauses.sentence.last]
        if told or named:
            last = told[-1] if told else None
            self.context.remember(last.measure if last else named[-1], last.about if last else None)
