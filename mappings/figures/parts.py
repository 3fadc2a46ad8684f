"""Parts of a count: «40 переходов, 12 из которых круглосуточные, 28 – дневные», «из них 310 – иностранные»."""

from __future__ import annotations

from dataclasses import replace

from ..model import Slot
from ..values.amounts import COUNT, NUMBER, PERCENT
from .context import Context, Told
from .counting import counted_phrase
from .figure import Figure, is_one, words
from .measures import Measure
from .place import DASHES, Place
from .slots import status, value_slots

UNIT = "sdmx-attribute:unitMeasure"


def part(context: Context, place: Place) -> Told | None:
    """The part of the count told before it that an amount is, or None."""
    before = context.before
    if before is None or place.amount.kind not in (NUMBER, COUNT, PERCENT) or not before.measure.counts or before.figure.cls != "level":
        return None
    share = place.amount.kind == PERCENT  # «из них 71 % следовал транзитом»
    if (
        share
        and not is_out_of(place, place.first - 2)
        or not share
        and not (
            is_among(place)
            or is_out_of(place, place.last)
            or is_out_of(place, place.first - 2)
            or (before.figure.rule == "figure.part" or place.tokens[place.first - 1].text == "(")
            and goes_on(place)
        )
    ):
        return None
    last = end_of(place)
    label = f"{whole_label(before)} ({place.passage.text(place.first, last)})"
    term = words()["shares"][0] if share else before.measure.term
    measure = Measure(term, f"{words()['share_label']}: {label}" if share else label, place.passage, place.first, last, not share)
    modality = before.figure.modality
    figure = Figure("level", "part", "figure.part", modality, place.passage, min(place.first, before.figure.first), last)
    figure.slots = [
        Slot("bc:indicator", measure.term),
        *before.about,
        *(value_slots(place, "bc:value", None) if share else in_units_of(before, value_slots(place, "bc:value", None))),
        status(modality),
    ]
    figure.label = measure.label
    figure.dates = [(prop, date) for prop, date in before.figure.dates if before.period and date is before.period[0]]
    return Told(figure, measure, before.about, before.period)


def in_units_of(before: Told, slots: list[Slot]) -> list[Slot]:
    """The slots of a part, which is counted in what the whole is counted in."""
    unit = next((s.value for s in before.figure.slots if s.property == UNIT), None)
    return [replace(s, value=unit) if s.property == UNIT and unit is not None else s for s in slots]


def whole_label(before: Told) -> str:
    """Label of the whole, also behind another part."""
    return before.measure.label.partition(" (")[0]


def is_out_of(place: Place, i: int) -> bool:
    """«из которых», «из них» at token i of the sentence."""
    inside = place.sentence.start <= i and i + 1 < place.sentence.stop
    return inside and place.tokens[i].text.lower() in words()["out_of"] and is_one(place.tokens[i + 1], words()["which"])


def is_among(place: Place) -> bool:
    """«…, в том числе 200 совместных»: a number alone, with no noun of its own."""
    before = [t.text.lower() for t in place.tokens[max(place.sentence.start, place.first - 3) : place.first]]
    own = counted_phrase(place)
    return " ".join(before) in words()["among"] and place.amount.kind == NUMBER and own is None


def goes_on(place: Place) -> bool:
    """A further part: «…, 13 – двусторонние»."""
    return place.last < place.sentence.stop and place.tokens[place.last].text in DASHES


def end_of(place: Place) -> int:
    """End of the words of a part: the next mark that is no dash, or the next number."""
    i = place.last
    while i < place.end and (place.tokens[i].pos != "PUNCT" or place.tokens[i].text in DASHES):
        i += 1
    return i
