"""Changes: «вырос на 20 %», «рост составил 11 процентов», «увеличилось в 4 раза», «на 500 миллионов больше», «растут объёмы»."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..model import Slot, Text
from ..phrases import words as phrase_words
from ..values.amounts import COUNT, FACTOR, MONEY, NUMBER, PERCENT
from .about import about
from .context import Context, Told
from .figure import Figure, is_noun, is_one, is_verb, rule, words
from .levels import cover
from .measures import Measure
from .place import DASHES, Place
from .search import genitive_of, nearest, of_verb
from .slots import ACTUAL, firmness, qualifiers, status, value_slots
from .time import compared, period


def change(context: Context, place: Place) -> Told | None:
    """The change that an amount is, or None."""
    trigger = trigger_of(place)
    if trigger is None and is_signed(context, place):
        falling = place.tokens[place.first - 1].text in DASHES
        return told(context, place, context.before.measure, place.first - 1, context.before.figure.modality, falling)
    if trigger is None and place.after_dash and context.before and context.before.figure.cls == "change":
        return continued(context, place)
    if trigger is None or not is_difference(place, trigger):
        return None
    measure = measure_of(context, place, trigger)
    modality = firmness(place, trigger)
    if measure is None or modality is None or measure.term in words()["shares"] and place.amount.kind == PERCENT:
        return None  # a share that grows by per cent may grow by points: which, the words don't say
    return told(context, place, measure, trigger, modality)


def continued(context: Context, place: Place) -> Told | None:
    """«инвестиции выросли в 7 раз, а количество предприятий – в 4 раза»: the verb of the change before, with a quantity of its own."""
    measure = nearest(context, place, place.start, place.lead) or same_of_other(context, place)
    before = next((s.value for s in context.before.figure.slots if s.property == "bc:growthFactor"), None)
    if measure is None or before is None or place.amount.kind not in (FACTOR, PERCENT):
        return None
    return told(context, place, measure, place.lead, context.before.figure.modality, falling=before < 1)


def same_of_other(context: Context, place: Place) -> Measure | None:
    """«экспорт муки вырос на 15 %, масла – на 20 %»: the quantity of the change before, of something else."""
    part = place.passage.reader.phrase(place.start, place.lead)
    while part is None and place.start < place.lead:
        place = replace(place, start=place.start + 1)
        part = place.passage.reader.phrase(place.start, place.lead)
    if part is None or part.last != place.lead or part.case != "gen" or part.prep is not None:
        return None
    before = context.before.measure
    head = place.passage.text(before.first, before.first + 1).lower() if before.passage is place.passage else before.label
    return replace(before, label=f"{head} {place.passage.text(part.first, part.last)}", first=part.first, last=part.last)


def told(context: Context, place: Place, measure: Measure, trigger: int, modality: str, falling: bool | None = None) -> Told:
    """The figure of a change; it falls if its word says so, or as the caller knows."""
    before = context.before
    of_count = (
        before is not None and before.measure is measure and before.figure.name == "count"
    )  # «412 студентов, вдвое больше, чем в 2021 году»
    whose = before.about if of_count else about(context, place, measure)
    when, other = period(context, place, modality != ACTUAL), compared(place)
    falling = falls(place, trigger) if falling is None else falling
    if trigger >= place.last and when and when[1] >= trigger:  # «на 19 % выше показателя 2022 года»
        when, other = context.before.period if context.before else None, when
    figure = Figure("change", "trend", "figure.change", modality, place.passage, place.first, place.last)
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *size(place, measure, falling), status(modality)]
    figure.label = f"{measure.label}: {place.amount.as_written}"
    cover(place, figure, measure, trigger)
    for prop, date in (("sdmx-dimension:refPeriod", when), ("bc:comparisonPeriod", other)):
        if date:
            figure.dates.append((prop, date[0]))
            if place.start <= date[1] < place.end:
                figure.reach(date[1], date[2])
    return Told(figure, measure, whose, when)


def size(place: Place, measure: Measure, falling: bool) -> list[Slot]:
    """Growth factor, or the amount that is more or less."""
    amount, span = place.amount, place.passage.span(place.first, place.last)
    if amount.kind in (FACTOR, PERCENT):
        return [
            Slot("bc:growthFactor", factor(place, falling), span),
            Slot("bc:asWritten", Text(amount.as_written), span),
            *qualifiers(place),
        ]
    slots = value_slots(place, "bc:value", measure)
    return [Slot(s.property, -amount.value, s.span) if falling and s.property == "bc:value" else s for s in slots]


def factor(place: Place, falling: bool) -> Decimal:
    """Growth factor of «на 25 %» (1.25, falling 0.75) or «в 4 раза» (4, falling 0.25)."""
    amount = place.amount
    if amount.kind == FACTOR:
        return (1 / amount.value).quantize(Decimal("0.0001")).normalize() if falling else amount.value
    share = amount.value / 100
    return (1 - share if falling else 1 + share).normalize()


def falls(place: Place, trigger: int) -> bool:
    """Whether the word of change says less."""
    return is_one(place.tokens[trigger], rule("figure.change").values["falling"])


def trigger_of(place: Place) -> int | None:
    """The verb or noun of change: the amount itself («удвоился»), left of it, or right behind it («на 20 % больше»)."""
    if any(is_changing(place, i) for i in range(place.first, place.last)) or is_itself(place):
        return next((i for i in range(place.first, place.last) if place.tokens[i].pos in ("VERB", "NOUN")), place.first)
    for i in place.leftwards():
        if is_changing(place, i):
            return i if place.first - i <= words()["near"] else None
        if place.is_predicate(i) and not is_verb(place.tokens[i], rule("figure.level").verbs):
            break
    behind = range(place.last, min(place.last + 2, place.end))
    return next((i for i in behind if is_changing(place, i) or is_one(place.tokens[i], words()["comparatives"])), None)


def is_signed(context: Context, place: Place) -> bool:
    """«составил 2,1 млрд долларов (+5 %)»: per cent with a sign in brackets behind a level."""
    signed = place.amount.kind == PERCENT and place.first - 2 >= place.start and place.tokens[place.first - 1].text in ("+", *DASHES)
    return (
        signed
        and place.tokens[place.first - 2].text == "("
        and context.before is not None
        and context.before.figure.cls in ("level", "change")
    )


def is_itself(place: Place) -> bool:
    """Whether the amount is a verb or noun of change with its factor inside: «удвоился», «удвоение»."""
    return place.amount.kind == FACTOR and place.last - place.first == 1 and place.tokens[place.first].pos in ("VERB", "NOUN")


def is_changing(place: Place, i: int) -> bool:
    """Whether the token at i is a word of change."""
    found = rule("figure.change")
    return is_verb(place.tokens[i], found.verbs) or is_noun(place.tokens[i], found.nouns) or is_exceeding(place, i)


def is_exceeding(place: Place, i: int) -> bool:
    """«на пятую часть превосходит прошлогодний результат», «вдвое превышает показатель 2021 года»:
    more than something by a part or factor."""
    by = place.amount.kind == FACTOR or place.amount.kind == PERCENT and place.amount.preposition in words()["by_how_much"]
    return by and is_verb(place.tokens[i], rule("figure.change").values["exceeding"])


def is_difference(place: Place, trigger: int) -> bool:
    """Whether an amount is by how much something changed, not what it changed from or to."""
    kind, preposition = place.amount.kind, place.preposition
    if preposition in words()["ends_with"] or preposition in words()["begins_with"] or place.amount.unit == "percentage-point":
        return False
    if kind == FACTOR:
        return True
    noun = place.tokens[trigger].pos == "NOUN"
    if kind == PERCENT:
        return (
            preposition in words()["by_how_much"]
            or preposition is None
            and is_one(place.tokens[trigger], rule("figure.change").values["direct"])
            or noun
            and (preposition in words()["straight"] or place.lead in range(place.start, place.first))
        )
    by = place.amount.preposition in words()["by_how_much"]
    leads = place.lead in (trigger, trigger - 1) or trigger >= place.last
    return kind in (MONEY, COUNT, NUMBER) and by and leads


def measure_of(context: Context, place: Place, trigger: int) -> Measure | None:
    """What changed: the subject of the verb, the genitive of the noun, or what was told last."""
    token = place.tokens[trigger]
    if token.pos == "NOUN":
        return noun_measure(context, place, trigger)
    before = place.tokens[place.start : place.first]
    if is_exceeding(place, trigger) and context.before and any(t.lemma in phrase_words()["relative_pronouns"] for t in before):
        return context.before.measure  # «…, что вдвое превышает показатель 2021 года»
    if token.pos == "VERB" and token.feat("VerbForm") in ("fin", "conv", "inf"):
        return of_verb(context, place, trigger, opened=place.amount.kind in (FACTOR, PERCENT))
    if token.pos == "VERB":
        return None
    return context.before.measure if context.before else None


def noun_measure(context: Context, place: Place, trigger: int) -> Measure | None:
    """What the noun of change is of: its genitive, or without one what was told last («рост составил 11 процентов»)."""
    found = genitive_of(context, place, trigger)
    if found:
        return found
    behind = place.tokens[trigger + 1] if trigger + 1 < len(place.tokens) else None
    bare = behind is None or behind.case != "gen" or behind.pos not in ("NOUN", "ADJ", "PROPN")
    return context.recall(words()["reach"]["noun"]) if bare or trigger >= place.last else None
