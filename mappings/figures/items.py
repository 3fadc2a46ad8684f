"""Items of goods: «машины и оборудование (61,3 %), бумага (12 %)», «нефть – 40 %», «– природного газа – 1,7 млрд куб. м»."""

from __future__ import annotations

from ..model import Slot
from ..phrases import Phrase
from ..values.amounts import COUNT, MONEY, PERCENT
from ..values.names import nominative
from ..values.unitwords import unit_term
from .about import about
from .context import Context, Told, is_item
from .figure import Figure, words
from .measures import Measure, within
from .place import DASHES, Place
from .slots import ACTUAL, firmness, status, value_slots
from .time import period


def item(context: Context, place: Place) -> Told | None:
    """The share in a quantity that its sentence names, or the amount in a list whose first line says of what; else None."""
    mark = place.first - 1
    if mark < place.start or place.preposition is not None:
        return None
    bracket = place.tokens[mark].text == "(" and place.last < place.sentence.stop and place.tokens[place.last].text == ")"
    if not bracket and place.tokens[mark].text not in DASHES:
        return None
    goods = goods_of(place, mark)
    if goods is None or next(within(context.measures(place.passage), goods.first, goods.last), None):
        return None
    if place.amount.kind == PERCENT:
        whole = whole_of(context, place, goods, bracket)
        return told(context, place, whole, goods, words()["shares"][0]) if whole else None
    listed = is_item(place.passage) and place.amount.kind in (COUNT, MONEY)
    measured = place.amount.kind == MONEY or unit_term(place.amount.unit, place.amount.kind) is not None
    return told(context, place, context.intro, goods, context.intro.term) if listed and measured and context.intro else None


def goods_of(place: Place, mark: int) -> Phrase | None:
    """The goods before a bracket or dash: common nouns, up to the mark or verb before them."""
    first = mark
    while first > place.start and place.tokens[first - 1].pos != "PUNCT" and not place.is_predicate(first - 1):
        first -= 1
    phrase = place.passage.reader.phrase(first, mark) if first < mark else None
    if (
        phrase is None
        or phrase.prep is not None
        or phrase.case not in ("nom", "acc", "gen", "ins")
        or not place.tokens[phrase.head].text.islower()
        and phrase.head != place.sentence.start
    ):
        return None
    plain = all(t.pos in ("NOUN", "ADJ", "CCONJ", "ADP", "PROPN", "DET") for t in place.tokens[phrase.first : mark])
    return Phrase(phrase.first, phrase.head, mark, phrase.core, phrase.case) if plain and place.tokens[phrase.head].pos == "NOUN" else None


def whole_of(context: Context, place: Place, goods: Phrase, bracket: bool) -> Measure | None:
    """What goods have a share of: the trade that the sentence names before them; with a dash only where a colon stands between."""
    before = [m for m in within(context.measures(place.passage), place.sentence.start, goods.first) if m.term in words()["divided"]]
    if not before:
        return None
    colon = any(t.text == ":" for t in place.tokens[before[-1].last : goods.first])
    return before[-1] if bracket or colon else None


def told(context: Context, place: Place, whole: Measure, goods: Phrase, term: str) -> Told | None:
    """The figure of goods, with the period and parties of the sentence or list."""
    modality = firmness(place, None)
    if modality != ACTUAL:
        return None
    share = term in words()["shares"]
    name = nominative(place.passage.analysis, goods, goods.last)
    label = f"{words()['share_label']}: {name}, {whole.label}" if share else f"{whole.label}: {name}"
    measure = Measure(term, label, place.passage, goods.first, goods.last)
    whose = about(context, place, whole)
    when = period(context, place) or context.heading
    figure = Figure("level", "item", "figure.item", modality, place.passage, goods.first, place.last)
    if whole.passage is place.passage and place.sentence.start <= whole.first:
        figure.reach(whole.first, whole.last)
    figure.slots = [Slot("bc:indicator", term), *whose, *value_slots(place, "bc:value", None), status(modality)]
    figure.label = f"{label}: {place.amount.as_written}"
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
    return Told(figure, measure, whose, when)
