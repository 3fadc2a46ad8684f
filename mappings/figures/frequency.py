"""How often something runs: «рейсы выполняются дважды в неделю», «поезд курсирует три раза в месяц»."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..clauses import Clauses
from ..model import Slot, Text
from ..scene import Passage
from ..values.numbers import cardinals
from ..values.unitwords import times
from .about import about
from .context import Context, Told
from .counting import entity
from .figure import Figure, is_noun, is_verb, rule, words
from .measures import Measure
from .place import Place, whole
from .slots import firmness, status


def frequencies(context: Context, passage: Passage, clauses: Clauses) -> Iterator[Told]:
    """The frequencies of flights and trains that a sentence tells."""
    place, found = whole(passage, clauses), rule("figure.frequency")
    for i in range(place.sentence.start, place.sentence.stop - 1):
        unit = passage.tokens[i + 1]
        if passage.tokens[i].text.lower() not in found.values["per"] or not is_noun(unit, found.nouns) or i == place.sentence.start:
            continue
        often = often_before(place, i)
        verb = next((j for j in place.sentence if is_verb(passage.tokens[j], found.verbs) and clauses.free(j, i)), None)
        modality = firmness(place, verb) if often and verb is not None else None
        if modality is not None:
            yield told(context, place, often, i + 2, verb, modality)


def often_before(place: Place, i: int) -> tuple[int, int] | None:
    """How often, and its first token: «дважды», «три раза», «2 раза», «раз» right before token i."""
    adverbs, tokens = rule("figure.frequency").values["adverbs"], place.tokens
    text = tokens[i - 1].text.lower()
    if text in adverbs:
        return int(adverbs[text]), i - 1
    if text not in times():
        return None
    before = tokens[i - 2].text.lower() if i - 2 >= place.sentence.start else ""
    if before.isdecimal():
        return int(before), i - 2
    return (int(cardinals()[before]), i - 2) if before in cardinals() else (1, i - 1)


def told(context: Context, place: Place, often: tuple[int, int], last: int, verb: int, modality: str) -> Told:
    """The figure of a frequency."""
    value, first = often
    written, span = Text(place.passage.text(first, last)), place.passage.span(first, last)
    term = words()["frequency"]
    label = f"{words()['frequency_label']} {place.passage.text(last - 2, last)}"
    measure = Measure(term, label, place.passage, first, last, True)
    whose = about(context, place, measure)
    figure = Figure("level", "frequency", "figure.frequency", modality, place.passage, min(first, verb), max(last, verb + 1))
    subject = place.clauses.subject_of(verb)
    if subject:
        figure.reach(subject.first, subject.last)
    run = entity(place.passage.lexicon, place.passage.lexicon.entry(f"scheme/{term.replace(':', '#')}").hidden[0])
    figure.slots = [
        Slot("bc:indicator", term),
        *whose,
        Slot("bc:value", Decimal(value), span),
        Slot("bc:asWritten", written, span),
        Slot("sdmx-attribute:unitMeasure", run, span),
        Slot("bc:valueQualifier", words()["unqualified"]),
        status(modality),
    ]
    figure.label = f"{label}: {value}"
    return Told(figure, measure, whose)
