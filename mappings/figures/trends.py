"""Changes without a number: «устойчиво растут объёмы товарооборота», «отмечен рост экспорта»."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Slot, Text
from ..phrases import Phrase
from ..scene import Passage
from .about import about
from .changes import falls
from .context import Context, Told
from .figure import Figure, is_noun, is_verb, rule, words
from .measures import Measure, within
from .place import Place, whole
from .search import genitive_of
from .slots import ACTUAL, firmness, status


def trends(context: Context, passage: Passage, clauses) -> Iterator[Told]:
    """Changes without a number: «устойчиво растут объёмы товарооборота», «отмечен рост экспорта»."""
    place = whole(passage, clauses)
    for i in place.sentence:
        token = passage.tokens[i]
        if (
            not is_verb(token, rule("figure.change").verbs)
            or token.feat("VerbForm") != "fin"
            or clauses.is_future(i)
            or firmness(place, i) != ACTUAL
        ):
            continue
        subject = clauses.subject_of(i)
        named = list(within(context.measures(passage), subject.first, subject.last)) if subject else []
        if named and named[0].first <= max(subject.head, named[0].first):
            yield trend(context, place, named[0], i, subject)
    yield from observed(context, place)


def observed(context: Context, place: Place) -> Iterator[Told]:
    """«наблюдается рост товарооборота», «отмечено увеличение экспорта»: a noun of change as the subject of what is seen."""
    for i in place.sentence:
        if not is_verb(place.tokens[i], words()["observing"]) or not place.clauses.is_predicate(i) or firmness(place, i) != ACTUAL:
            continue
        subject = place.clauses.subject_of(i)
        if subject is None or not is_noun(place.tokens[subject.head], rule("figure.change").nouns):
            continue
        measure = genitive_of(context, place, subject.head)
        if measure and measure.term != words()["other"]:
            yield trend(
                context,
                place,
                measure,
                subject.head,
                Phrase(min(subject.first, i), subject.head, max(subject.last, i + 1), subject.core, None),
            )


def trend(context: Context, place: Place, measure: Measure, i: int, subject: Phrase) -> Told:
    """The figure of a change without a number."""
    whose, word = about(context, place, measure), place.passage.text(i, i + 1)
    figure = Figure("change", "trend", "figure.change", ACTUAL, place.passage, min(subject.first, i), max(subject.last, i + 1))
    direction = words()["trend"]["falling" if falls(place, i) else "growing"]
    figure.slots = [
        Slot("bc:indicator", measure.term),
        *whose,
        Slot("bc:valueQualifier", direction),
        Slot("bc:asWritten", Text(word)),
        status(ACTUAL),
    ]
    figure.label = f"{measure.label}: {word}"
    when = place.dates[:1]
    for date, first, last in when:
        back = date.relation == "compared" or (date.anchor or "").startswith("back") or date.duration
        figure.dates.append(("bc:comparisonPeriod" if back else "sdmx-dimension:refPeriod", date))
        figure.reach(first, last)
    return Told(figure, measure, whose)
