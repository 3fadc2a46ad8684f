"""Reads the figures of one document: each amount is a target, a change, a declared amount, a level, a count, or nothing."""

from __future__ import annotations

from dataclasses import replace

from ..circumstances import dates_in
from ..clauses import Clauses
from ..people import People
from ..scene import Passage, Scene
from ..status import Status
from ..subject import Subject
from ..things import Things
from ..values.amounts import MONEY, NUMBER
from .aims import aims, endings
from .changes import change
from .context import Context, Told
from .counts import count
from .declared import declared
from .dimensions import capacity, dimension
from .figure import Figure, words
from .frequency import frequencies
from .items import item
from .levels import level
from .listed import listed
from .parts import part
from .place import Place, places
from .portions import absolute, portion
from .ranks import ranks
from .targets import target
from .time import is_period
from .trends import trends

OF_AMOUNT = (target, listed, item, change, declared, dimension, capacity, part, level, portion, absolute, count)
OF_SENTENCE = (trends, aims, endings)
LARGE = 1_000_000
SIZES = ("bc:value", "bc:targetValue", "bc:growthFactor")


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
        for passage, clauses in ((p, c) for p in self.scene.passages for c in p.clauses):
            self.context.begin()
            self.context.head(
                passage, next((d for d in dates_in(passage, clauses.sentence.first, clauses.sentence.last) if is_period(d, False)), None)
            )
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
            told += frequencies(self.context, passage, clauses)
            found += [t.figure for t in told]
        return [figure for figure in found if not (figure.passage.is_heading and any(is_rounded(figure, other) for other in found))]

    def of_amounts(self, passage: Passage, clauses: Clauses) -> list[Told]:
        """The figures of the amounts of a sentence; each may take from the one before what it leaves out."""
        found: list[Told] = []
        for place in places(passage, clauses):
            told = self.of_place(place) or self.of_place(place, currency_of(place) or self.context.currency)
            if told:
                found.append(told)
                if self.context.before:
                    together(self.context.before, told)
                self.context.before = told
        return found

    def of_place(self, place: Place, currency: str | None = "") -> Told | None:
        """The figure of an amount; with a currency, that of a large number that is money because its quantity is: «составил 3 миллиарда».

        Args:
            currency: code; None if none is known; empty to read the amount as it is.
        """
        if currency is None or currency and (place.amount.kind != NUMBER or place.amount.value < LARGE):
            return None
        if currency:
            place = replace(place, amount=replace(place.amount, unit=currency, kind=MONEY, inherited=True))
        told = next((t for read in OF_AMOUNT if (t := read(self.context, place))), None)
        return told if told is None or not currency or told.measure.term in words()["monetary"] else None

    def remember(self, passage: Passage, clauses: Clauses, told: list[Told]) -> None:
        """What pointers of the next sentences mean: the quantity of the last figure, else the one named last; and the currency."""
        units = [s.value for t in told for s in t.figure.slots if s.property == "sdmx-attribute:unitMeasure" and "CCY" in str(s.value)]
        self.context.currency = str(units[-1]).rpartition("_")[2] if units else self.context.currency
        named = [m for m in self.context.measures(passage) if clauses.sentence.first <= m.first < clauses.sentence.last]
        if told or named:
            wholes = [t for t in told if t.figure.rule != "figure.part"]
            last = wholes[-1] if wholes else None
            self.context.remember(last.measure if last else named[-1], last.about if last else None)


def currency_of(place: Place) -> str | None:
    """The currency of a later amount of the sentence: «составил 3 млрд, а в 2019 году – 4,2 млрд долларов»."""
    return next(
        (other.amount.unit for other in places(place.passage, place.clauses) if other.first >= place.last and other.amount.kind == MONEY),
        None,
    )


def together(before: Told, told: Told) -> None:
    """A level and its change in one sentence have their quantity and its time in common: the words of both begin there."""
    if {before.figure.name, told.figure.name} in ({"level", "trend"}, {"count", "trend"}) and before.measure is told.measure:
        first = min(before.figure.first, told.figure.first)
        before.figure.first = told.figure.first = first


def is_rounded(figure: Figure, other: Figure) -> bool:
    """Whether a heading says roughly what the text says: «вырос на 15 %» above «вырос на 15,3 %». The text counts."""
    sizes = [next((s.value for s in f.slots if s.property in SIZES), None) for f in (figure, other)]
    if other.passage.is_heading or figure.cls != other.cls or None in sizes or sizes[0] == sizes[1]:
        return False
    of = [next((s.value for s in f.slots if s.property == "bc:indicator"), None) for f in (figure, other)]
    return of[0] == of[1] and abs(sizes[0] - sizes[1]) <= abs(sizes[1]) / 10
