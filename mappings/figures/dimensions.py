"""Dimensions of a thing: «линия длиной 280 км», «завод мощностью 500 тысяч тонн в год», «больница на 150 коек»."""

from __future__ import annotations

from ..model import Slot
from ..phrases import Phrase
from ..values.amounts import COUNT, NUMBER
from ..values.names import nominative
from ..values.unitwords import unit_term
from .about import about
from .context import Context, Told
from .counting import counted_phrase
from .figure import Figure, is_noun, is_verb, words
from .measures import Measure
from .place import Place
from .slots import firmness, status, value_slots


def dimension(context: Context, place: Place) -> Told | None:
    """The dimension that an amount is, or None: its noun leads to it, in the instrumental or in brackets behind its thing."""
    i = place.lead
    concept = concept_of(place, i) if i >= place.start and place.amount.kind == COUNT else None
    if concept is None or place.tokens[i].case != "ins" or unit_term(place.amount.unit, COUNT) is None and concept != words()["other"]:
        return None
    modality = firmness(place, None)
    if modality is None:
        return None
    owner = owner_of(place, i)
    return told(context, place, concept, owner, modality)


def capacity(context: Context, place: Place) -> Told | None:
    """For how many a house is built: «больница на 150 коек», «школа, рассчитанная на 600 мест»."""
    i = place.first - 1
    phrase = counted_phrase(place) if place.amount.kind in (COUNT, NUMBER) and i > place.start else None
    if (
        phrase is None
        or not is_noun(place.tokens[phrase.head], words()["seats"])
        or place.tokens[i].text.lower() not in words()["by_how_much"]
    ):
        return None
    owner = owner_of(place, i - 1 if is_verb(place.tokens[i - 1], words()["reckoning"]) else i)
    modality = firmness(place, None)
    if owner is None or modality is None or place.tokens[owner.head].feat("Animacy") == "anim":
        return None
    label = f"{words()['capacity_label']}: {nominative(place.passage.analysis, owner, owner.head + 1)}"
    measure = Measure(words()["other"], label, place.passage, owner.first, phrase.last, True)
    whose = about(context, place, measure)
    figure = Figure("level", "dimension", "figure.dimension", modality, place.passage, owner.first, max(place.last, phrase.last))
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", None), status(modality)]
    figure.label = f"{label}: {place.amount.as_written}"
    return Told(figure, measure, whose)


def concept_of(place: Place, i: int) -> str | None:
    """The indicator of a noun of dimension."""
    return next((concept for concept, nouns in words()["dimensions"].items() if is_noun(place.tokens[i], nouns)), None)


def owner_of(place: Place, i: int) -> Phrase | None:
    """The thing right before the dimension, adjectives and a comma between: «линия общей длиной», «дорога, протяжённостью»."""
    j = i - 1
    while j >= place.sentence.start and (place.tokens[j].pos == "ADJ" or place.tokens[j].text in (",", "(")):
        j -= 1
    return next((p for p in reversed(place.clauses.phrases) if p.first <= j < p.last), None)


def told(context: Context, place: Place, concept: str, owner: Phrase | None, modality: str) -> Told:
    """The figure of a dimension, with the thing as its feature if that has a name."""
    noun = nominative(place.passage.analysis, Phrase(place.lead, place.lead, place.lead + 1, place.lead + 1, "ins"))
    last = min(owner.last, place.lead) if owner else place.lead
    while owner and last > owner.first and (place.tokens[last - 1].pos in ("ADJ", "PUNCT") and last - 1 > owner.head):
        last -= 1
    label = f"{noun}: {nominative(place.passage.analysis, owner, last)}" if owner else noun
    measure = Measure(concept, label, place.passage, owner.first if owner else place.lead, place.lead + 1)
    things = context.things.named(place.passage, owner, words()["dimensioned"]) if owner else []
    whose = [Slot("bc:featureOfInterest", things[0].entity)] if things and not things[0].entity.scoped else about(context, place, measure)
    figure = Figure("level", "dimension", "figure.dimension", modality, place.passage, measure.first, place.last)
    figure.slots = [Slot("bc:indicator", concept), *whose, *value_slots(place, "bc:value", None), status(modality)]
    figure.label = f"{label}: {place.amount.as_written}"
    return Told(figure, measure, whose)
