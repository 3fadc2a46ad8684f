"""Items of a list: «Китай – 4 200 предприятий», «Россия – 3 100», «в Самаркандской области — 3,7 %», «торговли (+1 205)».

What is counted stands at one of the items, or in the line before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..circumstances import place_of
from ..model import Entity, Slot
from ..people import entity_of
from ..subject import states_in
from ..thing_names import name_key
from ..values.amounts import COUNT, MONEY, NUMBER, PERCENT
from ..values.names import nominative_word
from .about import about, pair
from .context import Context, Told
from .counting import counted_phrase
from .figure import Figure, words
from .measures import Measure, counted, within
from .place import DASHES, Place
from .slots import ACTUAL, status, value_slots
from .time import period


def listed(context: Context, place: Place) -> Told | None:
    """The figure of an item: its name, a dash (or a bracket with a plus) and a number; None where nothing says what the number is of."""
    plus = place.first > place.sentence.start and place.tokens[place.first - 1].text == "+"
    mark = place.first - 1 - plus
    if mark <= place.start or place.tokens[mark].text not in DASHES and not (plus and place.tokens[mark].text == "("):
        return None
    first = begin(place, mark)
    measure = measure_of(context, place)
    if measure is None or first == mark:
        return None
    named = next(names(context, place, first, mark), None)
    return told(context, place, measure, first, plus, *named) if named else None


def begin(place: Place, mark: int) -> int:
    """First token of the item: behind the mark that ends the one before."""
    first = mark
    while first > place.start and place.tokens[first - 1].pos not in ("PUNCT", "CCONJ"):
        first -= 1
    return first


def names(context: Context, place: Place, first: int, mark: int) -> Iterator[tuple[str, list[Slot]]]:
    """Label of an item, and whose its figure is: a state; with per cent also «в» a place; with a bracket anything in the genitive."""
    named = states_in(place.passage, first, mark)
    if (
        len(named) == 1
        and named[0][1:] == (first, mark)
        and place.tokens[first].case in ("nom", "acc", None)
        and place.amount.kind != PERCENT
    ):
        yield context.scene.lexicon.state(named[0][0]).label, whose_of(context, named[0][0])
    where = region_of(context, place, first, mark) if place.amount.kind == PERCENT and place.tokens[mark].text in DASHES else None
    if where:
        yield where.label, [Slot("bc:featureOfInterest", where, place.passage.span(first, mark))]
    if place.tokens[mark].text == "(" and first == place.sentence.start and place.tokens[mark - 1].case == "gen":
        yield place.passage.text(first, mark), about(context, place, None)


def region_of(context: Context, place: Place, first: int, mark: int) -> Entity | None:
    """«в Ташкентской области», and behind it «Самаркандской», whose noun is that of the item before."""
    phrase = place.passage.reader.phrase(first, mark)
    if phrase is not None and phrase.prep is not None and phrase.case == "loc" and phrase.last == mark:
        context.item = place_of(place.passage, phrase)
        return context.item
    token = place.tokens[first]
    if context.item and mark == first + 1 and token.text[:1].isupper() and token.text.endswith(tuple(words()["elliptic_endings"])):
        label = f"{nominative_word(token)} {context.item.label.split()[-1]}"
        return Entity(context.item.type, context.item.cls, label, name_key(label))
    return None


def measure_of(context: Context, place: Place) -> Measure | None:
    """What the number is of: its own noun, that of the item before or of the heading, or of a later item of the sentence."""
    if place.amount.kind == COUNT:
        phrase = counted_phrase(place)
        return counted(place.passage, phrase) if phrase else None
    meant = introduced(context, place) or context.recall(words()["reach"]["noun"])
    if place.amount.kind == MONEY:
        return meant if meant and meant.term in words()["monetary"] else None
    if place.amount.kind == PERCENT:
        return share_of(meant) if meant and (meant.counts or meant.term in words()["shares"]) else None
    later = context.counted_later(place) if place.amount.kind == NUMBER else None
    return meant if meant and meant.counts and place.amount.kind == NUMBER else later


def share_of(measure: Measure) -> Measure:
    """The share in what was counted."""
    concept = words()["shares"][0]
    label = measure.label if measure.term == concept else f"{words()['share_label']}: {measure.label}"
    return Measure(concept, label, measure.passage, measure.first, measure.last)


def introduced(context: Context, place: Place) -> Measure | None:
    """The quantity that the words before the colon name: «партнёры по товарообороту: Россия – …»."""
    colon = next((i for i in range(place.first - 1, place.sentence.start, -1) if place.tokens[i].text == ":"), None)
    found = [m for m in within(context.measures(place.passage), place.sentence.start, colon or 0) if m.last <= (colon or 0)]
    return found[-1] if found else None


def told(context: Context, place: Place, measure: Measure, first: int, plus: bool, label: str, whose: list[Slot]) -> Told:
    """The figure: a level, or with a plus by how many there are more."""
    when = period(context, place) or context.heading
    kind, name = ("change", "trend") if plus else ("level", "level")
    figure = Figure(kind, name, "figure.listed", ACTUAL, place.passage, first, place.last)
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", measure), status(ACTUAL)]
    figure.label = f"{measure.label}, {label}: {place.amount.as_written}"
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
    return Told(figure, measure, whose, when)


def whose_of(context: Context, code: str) -> list[Slot]:
    """The state of the item with the state whose list it is, or alone."""
    own = context.subject.own
    if own and own != code:
        return pair(context, tuple(sorted((own, code))))
    return [Slot("bc:party", entity_of(context.scene.lexicon.state(code)))]
