"""Declared amounts: «проекты на $1,3 млрд», «завод стоимостью 500 миллионов», «портфель …, превысивший 7 миллиардов»."""

from __future__ import annotations

from dataclasses import replace

from ..model import Slot
from ..phrases import Phrase
from ..things import Thing
from ..values.amounts import MONEY
from .about import pair
from .context import Context, Told
from .figure import Figure, is_one, words
from .measures import Measure
from .place import Place
from .slots import ACTUAL, firmness, status, value_slots


def declared(context: Context, place: Place) -> Told | None:
    """The declared value of an object that the amount is, or None."""
    if place.amount.kind != MONEY:
        return None
    i = before_value(place)
    if i is None:
        return None
    if is_other_subject(place, i) or is_lent(context, place, i):
        return None
    thing = thing_at(context, place, i)
    phrase = None if thing else kind_phrase(place, i)
    if thing is None and phrase is None:
        return None
    first = thing.first if thing else phrase.first
    # «планируется реализовать 20 проектов на 3 млрд»: what is said of the object is said of its value
    modality = firmness(replace(place, start=place.sentence.start) if first < place.start else place, None, worth=True)
    if modality is None:
        return None
    estimated = any(is_one(t, words()["estimating"]) for t in place.tokens[i + 1 : place.first])
    if modality == ACTUAL and estimated and not any(is_one(t, words()["running"]) for t in place.tokens[first : i + 1]):
        modality = "modality:expected"  # what something will cost is estimated before it is done
    label = thing.entity.label if thing else place.passage.text(phrase.first, phrase.last)
    figure = Figure("level", "declared-value", "figure.declared", modality, place.passage, min(first, place.first), place.last)
    whose = [Slot("bc:featureOfInterest", thing.entity)] if thing else pair(context, context.subject.at(place.passage))
    figure.slots = [Slot("bc:indicator", words()["declared"]), *whose, *value_slots(place, "bc:value", None), status(modality)]
    figure.label = f"{label}: {place.amount.as_written}"
    return Told(figure, Measure(words()["declared"], label, place.passage, first, place.first), whose)


def is_other_subject(place: Place, i: int) -> bool:
    """«Инвестиции в проект составили 300 миллионов»: with a finite verb between, an object behind a preposition is not what it tells of."""
    phrase = phrase_over(place, i)
    verb = any(place.clauses.is_predicate(j) for j in range(i + 1, place.first))
    return verb and phrase is not None and phrase.prep is not None


def is_lent(context: Context, place: Place, i: int) -> bool:
    """Whether the amount is of a loan or grant, which is a quantity of its own and no value of an agreement."""
    phrase = phrase_over(place, i)
    return phrase is not None and any(
        m.first <= phrase.head < m.last and m.term in words()["lent"] for m in context.measures(place.passage)
    )


def before_value(place: Place) -> int | None:
    """The token before «на сумму», «стоимостью», «, превысивший»: where the words of the object end."""
    i = place.first - 1
    while i > place.sentence.start and (place.tokens[i].text == "," or is_one(place.tokens[i], words()["declaring"])):
        i -= 1
    return None if i == place.first - 1 else i


def thing_at(context: Context, place: Place, i: int) -> Thing | None:
    """The object that token i belongs to: one that a stage tells of, or one that its phrase names."""
    near = [s.thing for s in context.stages if s.passage is place.passage and s.thing.first <= i < s.thing.last + 1]
    if near:
        return near[-1]
    phrase = phrase_over(place, i)
    if phrase is None or any(t.pos == "NUM" for t in place.tokens[phrase.first : phrase.head]):
        return None  # «35 документов» are no thing with a name
    found = context.things.named(place.passage, phrase, words()["declarable"])
    return found[0] if found else None


def phrase_over(place: Place, i: int) -> Phrase | None:
    """The outermost phrase that token i is part of."""
    found = next((p for p in place.clauses.phrases if p.first <= i < p.last), None)
    joined = found is not None and place.tokens[found.head].pos == "PROPN" and found.first - 2 >= place.sentence.start
    if joined and place.tokens[found.first - 1].pos == "CCONJ" and found.prep is None:  # «проектов Казахстана и Китая»
        return next((p for p in place.clauses.phrases if p.first < found.first - 1 <= p.last), found)
    return found


def kind_phrase(place: Place, i: int) -> Phrase | None:
    """A phrase whose head is a kind of object without a name: «35 соглашений на сумму 2 миллиарда»."""
    phrase = phrase_over(place, i)
    if phrase is None:
        return None
    kinds = [m for m in place.passage.kinds if m.start <= phrase.head < m.end and m.entry.kind_of in words()["declarable"]]
    return phrase if kinds else None
