"""Items of a list of states: «Китай – 4 200 предприятий», «Россия – 3 100», «Турция — +181»: what is counted stands at one of them, or before."""

from __future__ import annotations

from ..model import Entity, Slot
from ..people import entity_of
from ..subject import states_in
from ..values.amounts import COUNT, MONEY, NUMBER
from .about import pair
from .context import Context, Told
from .counting import counted_phrase
from .figure import Figure, words
from .measures import Measure, counted, within
from .place import DASHES, Place
from .slots import ACTUAL, status, value_slots
from .time import period


def listed(context: Context, place: Place) -> Told | None:
    """The figure of an item that is a state, a dash and a number; None where nothing says what the number is of."""
    plus = place.first > place.sentence.start and place.tokens[place.first - 1].text == "+"
    dash = place.first - 1 - plus
    if place.amount.kind not in (COUNT, NUMBER, MONEY) or dash <= place.start or place.tokens[dash].text not in DASHES:
        return None
    code = item_of(place, dash)
    measure = measure_of(context, place) if code else None
    if code is None or measure is None:
        return None
    return told(context, place, measure, code, dash, plus)


def item_of(place: Place, dash: int) -> str | None:
    """Code of the state whose name, and nothing else, stands before the dash, behind the mark that ends the item before."""
    first = dash
    while first > place.start and place.tokens[first - 1].pos not in ("PUNCT", "CCONJ"):
        first -= 1
    named = states_in(place.passage, first, dash)
    whole = len(named) == 1 and named[0][1] == first and named[0][2] == dash
    return named[0][0] if whole and place.tokens[first].case in ("nom", "acc", None) else None


def measure_of(context: Context, place: Place) -> Measure | None:
    """What the number is of: its own noun, that of the item before or of the heading, or of a later item of the sentence."""
    if place.amount.kind == COUNT:
        phrase = counted_phrase(place)
        return counted(place.passage, phrase) if phrase else None
    meant = introduced(context, place) or context.recall(words()["reach"]["noun"])
    if place.amount.kind == MONEY:
        return meant if meant and meant.term in words()["monetary"] else None
    return meant if meant and meant.counts else context.counted_later(place)


def introduced(context: Context, place: Place) -> Measure | None:
    """The quantity that the words before the colon name: «партнёры по товарообороту: Россия – …»."""
    colon = next((i for i in range(place.first - 1, place.sentence.start, -1) if place.tokens[i].text == ":"), None)
    found = [m for m in within(context.measures(place.passage), place.sentence.start, colon or 0) if m.last <= (colon or 0)]
    return found[-1] if found else None


def told(context: Context, place: Place, measure: Measure, code: str, dash: int, plus: bool) -> Told:
    """The figure: a level, or with a plus by how many there are more."""
    whose = whose_of(context, code)
    when = period(context, place) or context.heading
    figure = Figure("change" if plus else "level", "trend" if plus else "level", "figure.listed", ACTUAL, place.passage, place.first, place.last)
    first = dash
    while first > place.start and place.tokens[first - 1].pos not in ("PUNCT", "CCONJ"):
        first -= 1
    figure.first = first
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", measure), status(ACTUAL)]
    figure.label = f"{measure.label}, {context.scene.lexicon.state(code).label}: {place.amount.as_written}"
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
    return Told(figure, measure, whose, when)


def whose_of(context: Context, code: str) -> list[Slot]:
    """The state of the item with the state whose list it is, or alone."""
    own = context.subject.own
    if own and own != code:
        return pair(context, tuple(sorted((own, code))))
    state: Entity = entity_of(context.scene.lexicon.state(code))
    return [Slot("bc:party", state)]
