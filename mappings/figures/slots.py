"""Slots that all figures have: value, unit, qualifier, writing; and how firm a figure is."""

from __future__ import annotations

from dataclasses import replace

from ..model import Slot, Span, Text
from ..values.amounts import MONEY
from .counting import unit_of
from .figure import is_noun, is_one, words
from .measures import Measure
from .place import Place

ACTUAL = "modality:actual"
REPORTED, FORECAST = "sdmx-code:obsStatus-A", "sdmx-code:obsStatus-F"


def value_slots(place: Place, prop: str, measure: Measure | None) -> list[Slot]:
    """Value, unit (of what the measure counts, if the number stands alone), qualifier, and the writing."""
    amount, span = place.amount, place.passage.span(place.first, place.last)
    note = words()["dollar_note"] if amount.unit == "USD" else None
    unit = unit_of(place, measure)
    slots = [Slot(prop, amount.value, span), Slot("bc:asWritten", Text(amount.as_written), span)]
    return [*slots, Slot("sdmx-attribute:unitMeasure", unit, span, note if amount.kind == MONEY else None), *qualifiers(place)]


def qualifiers(place: Place) -> list[Slot]:
    """The qualifier; «почти» and «приблизился к», which are about and less, have two."""
    found, span = qualifier(place), place.amount.qualifier_span
    adverb = place.amount.as_written.lower().startswith(tuple(words()["nearly"]["words"]))
    verb = span is not None and any(
        is_one(t, words()["nearly"]["verbs"]) for t in place.tokens[slice(*place.passage.tokens_between(*span))]
    )
    nearly = found.value == words()["nearly"]["of"] and (adverb or verb)
    return [found, Slot(found.property, words()["nearly"]["too"], found.span)] if nearly else [found]


def qualifier(place: Place) -> Slot:
    """«около», «свыше», «достиг», the ends of a range, or without a qualifier."""
    amount = place.amount
    if amount.qualifier is None:
        return Slot(
            "bc:valueQualifier", words()["unqualified"] if place.from_to else words()["ends"].get(amount.bound, words()["unqualified"])
        )
    span: Span | None = place.passage.span(place.first, place.last)
    if amount.qualifier_span:
        span = place.passage.span(*place.passage.tokens_between(*amount.qualifier_span))
    return Slot("bc:valueQualifier", amount.qualifier, span)


def up_to(place: Place) -> Place:
    """The amount as the most that there is: «вложить до 5 миллионов»."""
    return replace(place, amount=replace(place.amount, qualifier=place.amount.qualifier or words()["ends"]["high"]))


def firmness(place: Place, trigger: int | None, taken: str | None = None, worth: bool = False) -> str | None:
    """Modality of a figure: actual, expected or possible; None if it is denied or only imagined.

    Args:
        trigger: its verb or noun, if it has one.
        taken: modality of the figure before, if this one has no verb of its own.
        worth: whether it is what something is worth, which a contract states as a fact whatever it is about.
    """
    low, high = window(place, trigger)
    around = [place.tokens[i] for i in range(low, high)]
    if any(is_one(t, words()["unreal"]) for t in around) or trigger is not None and is_negated(place, trigger):
        return None
    if any(is_one(t, words()["possible"]) for t in around if not place.first <= t.index < place.last):  # «6 возможных проектов» are 6
        return "modality:possible"
    future = any(place.clauses.is_future(i) or place.tokens[i].text.lower() in words()["future"] for i in range(low, high))
    infinitive = trigger is not None and place.tokens[trigger].feat("VerbForm") == "inf" or trigger is None and is_only_meant(place, worth)
    if future or infinitive or any(is_one(t, words()["forecast"]) for t in around):
        return "modality:expected"
    return taken or ACTUAL


def is_only_meant(place: Place, worth: bool) -> bool:
    """Whether an amount without a verb of its own is of what an infinitive says, or a noun of what is not done:
    «готовность выделить грант в размере …».

    What somebody could or did manage («удалось привлечь»), and an act that is finished, is done.
    """
    for i in place.leftwards():
        token = place.tokens[i]
        if token.feat("VerbForm") == "inf":
            return not any(is_one(t, words()["managing"]) for t in place.tokens[place.start : i])
        if not worth and is_noun(token, words()["undone"]):
            return not any(is_one(t, words()["finished"]) for t in place.tokens[place.sentence.start : place.sentence.stop])
        if place.is_predicate(i):
            return False
    return False


def window(place: Place, trigger: int | None) -> tuple[int, int]:
    """Tokens that say how firm a figure is: around its verb, in its stretch."""
    near = words()["near"]
    low = place.start if trigger is None else max(min(place.start, trigger), trigger - near)
    # «обсудили перспективы и подписали 5 документов»: what stands with a verb before says nothing of this one, unless that verb foretells
    telling = {*words()["forecast"], *words()["possible"]}
    before = [i for i in range(low, trigger or low) if place.is_predicate(i) and not is_one(place.tokens[i], telling)]
    if before:
        joints = [i for i in range(before[-1] + 1, trigger or low) if place.tokens[i].text == "," or place.tokens[i].pos == "CCONJ"]
        low = joints[0] if joints else before[-1] + 1
    high = max(place.last, trigger + 1 if trigger is not None else 0)
    while high < place.end and high - place.last < 3 and place.tokens[high].text not in (",", ";", "."):
        high += 1
    return low, high


def is_negated(place: Place, i: int) -> bool:
    """«не составил»; «не превысит 5 миллиардов» is a figure with its qualifier."""
    before = place.tokens[i - 1] if i > place.sentence.start else None
    qualified = place.amount.qualifier_span is not None
    return before is not None and is_one(before, words()["negations"]) and not qualified


def status(modality: str) -> Slot:
    """Reported, or a forecast."""
    return Slot("sdmx-attribute:obsStatus", REPORTED if modality == ACTUAL else FORECAST)
