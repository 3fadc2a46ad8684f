"""Ranks: «занимает третье место среди торговых партнёров»."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..clauses import Clauses
from ..model import Entity, Slot, Text
from ..scene import Passage
from .about import about
from .context import Context, Told
from .figure import Figure, is_noun, is_verb, rule, words
from .measures import Measure
from .place import whole
from .slots import ACTUAL, firmness, status


def ranks(context: Context, passage: Passage, clauses: Clauses) -> Iterator[Told]:
    """The places in an order that a sentence tells."""
    place, found = whole(passage, clauses), rule("figure.rank")
    for i in place.sentence:
        token = passage.tokens[i]
        if not is_noun(token, found.nouns) or i == place.sentence.start:
            continue
        value = ordinal(passage, i - 1)
        verb = next((j for j in range(i - 1, max(place.sentence.start, i - 7) - 1, -1) if is_verb(passage.tokens[j], found.verbs)), None)
        if value is None or verb is None or not clauses.free(verb, i) or firmness(place, verb) != ACTUAL:
            continue
        behind = passage.reader.phrase(i + 1, place.sentence.stop) if i + 1 < place.sentence.stop else None
        if behind is None or behind.prep is None or passage.tokens[behind.prep].text.lower() not in found.values["prepositions"]:
            continue
        yield told(context, passage, clauses, value, verb, i, behind.last)
    yield from ordered(context, passage, clauses)


def ordered(context: Context, passage: Passage, clauses: Clauses) -> Iterator[Told]:
    """«стал девятым по популярности языком», «Россия – второй по величине партнёр»: a place in an order that «по» names."""
    sentence = clauses.sentence
    for i in range(sentence.first + 1, sentence.last - 2):
        value = ordinal(passage, i) if passage.tokens[i].pos in ("ADJ", "NUM") else None
        if value is None or passage.tokens[i + 1].text.lower() not in rule("figure.rank").values["orders"]:
            continue
        by = passage.reader.phrase(i + 1, sentence.last, complements=False)
        kind = passage.reader.phrase(by.core, sentence.last) if by and by.case == "dat" and by.core < sentence.last else None
        if kind is None or kind.prep is not None or kind.case != passage.tokens[i].case or firmness(whole(passage, clauses), i) != ACTUAL:
            continue
        yield told(context, passage, clauses, value, i, i + 1, kind.last)


def told(context: Context, passage: Passage, clauses: Clauses, value: int, verb: int, noun: int, last: int) -> Told:
    """The figure of a rank, with who holds it."""
    place = whole(passage, clauses)
    label = f"{passage.text(noun, last)}"
    measure = Measure(words()["rank"], label, passage, noun, last)
    holder = clauses.subject_of(verb)
    whose = about(context, place, measure)
    figure = Figure("level", "rank", "figure.rank", ACTUAL, passage, min(verb, noun - 1), last)
    span = passage.span(noun - 1, noun + 1)
    written = Text(passage.text(noun - 1, noun + 1))
    figure.slots = [Slot("bc:indicator", measure.term), *whose, Slot("bc:value", Decimal(value), span), Slot("bc:asWritten", written, span)]
    figure.slots += [
        Slot(
            "sdmx-attribute:unitMeasure",
            Entity(
                "unit",
                words()["counting_unit"],
                context.scene.lexicon.entry(words()["rank_unit"]).label,
                words()["rank_unit"],
                iri=words()["rank_unit"],
            ),
            span,
        ),
        Slot("bc:valueQualifier", words()["unqualified"]),
        status(ACTUAL),
    ]
    figure.label = f"{label}: {value}"
    if holder and holder.last <= verb:
        figure.reach(holder.first, verb)
    return Told(figure, measure, whose)


def ordinal(passage: Passage, i: int) -> int | None:
    """«третье», «3-е»: the number of an ordinal."""
    text = passage.tokens[i].text
    figures = text.split("-")[0]
    if figures.isdecimal() and "-" in text:
        return int(figures)
    return next(
        (
            int(number)
            for number, stems in words()["ordinals"].items()
            if is_noun(passage.tokens[i], stems) or passage.tokens[i].lemma in stems
        ),
        None,
    )
