"""Levels: «товарооборот составил 5 миллиардов», «экспорт – 84,4 миллиона», «в размере 2 миллиардов»."""

from __future__ import annotations

from dataclasses import replace

from ..model import Slot
from ..values.amounts import COUNT, MONEY, NUMBER, PERCENT
from .about import about
from .context import Context, Told
from .figure import Figure, is_noun, is_one, is_verb, rule, words
from .measures import Measure, of_match, within
from .place import Place
from .search import is_free_nominal, of_verb
from .slots import ACTUAL, firmness, status, up_to, value_slots
from .time import period
from .verbless import by_dash, elliptic, led_by


def level(context: Context, place: Place) -> Told | None:
    """The level that an amount is, or None."""
    if place.is_base:
        found = by_base(context, place)
        base = told(context, place, found, None, "modality:actual") if found and fits(place, found) else None
        return replace(base, base=True) if base else None
    found = (
        by_verb(context, place)
        or dealt(context, place)
        or by_noun(context, place)
        or by_dash(context, place)
        or elliptic(context, place)
        or by_verb_behind(context, place)
    )
    if found is None:
        return None
    measure, trigger = found
    modality = firmness(place, trigger, context.before.figure.modality if context.before and trigger is None else None)
    if (
        modality == ACTUAL
        and measure.term == words()["declared"]
        and trigger is not None
        and is_one(place.tokens[trigger], words()["estimating"])
    ):
        modality = "modality:expected"  # what something will cost is estimated before it is done
    if modality is None or not fits(place, measure):
        return None
    is_most = trigger is not None and place.tokens[trigger].feat("VerbForm") == "inf" and not is_result(place, trigger)
    return told(context, up_to(place) if is_most and place.preposition in words()["ends_with"] else place, measure, trigger, modality)


def fits(place: Place, measure: Measure) -> bool:
    """Whether the unit is one of the measure: a share has per cent, a number alone is of something counted."""
    kind = place.amount.kind
    if kind == PERCENT:
        return measure.term in words()["shares"] and place.preposition not in words()["by_how_much"]
    if kind in (MONEY, COUNT):
        return kind == COUNT or not measure.counts
    return kind == NUMBER and measure.counts


def told(context: Context, place: Place, measure: Measure, trigger: int | None, modality: str) -> Told:
    """The figure of a level."""
    whose, when = about(context, place, measure), period(context, place, ahead=modality != "modality:actual")
    figure = Figure("level", "level", "figure.level", modality, place.passage, place.first, place.last)
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", measure), status(modality)]
    figure.label = f"{measure.label}: {place.amount.as_written}"
    cover(place, figure, measure, trigger)
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
        if place.start <= when[1] < place.end:
            figure.reach(when[1], when[2])
    return Told(figure, measure, whose, when)


def cover(place: Place, figure: Figure, measure: Measure, trigger: int | None) -> None:
    """Let the words of a figure reach over its verb and the name of what it measures, if that is near."""
    if trigger is not None:
        figure.reach(trigger, trigger + 1)
    if measure.passage is place.passage and place.sentence.start <= measure.first and abs(place.first - measure.first) < words()["longest"]:
        figure.reach(measure.first, measure.last)


def by_verb(context: Context, place: Place) -> tuple[Measure, int] | None:
    """«составил», «достигнет», «вырос до»: a verb left of the amount."""
    found = rule("figure.level")
    for i in place.leftwards(context.through):
        moving = is_verb(place.tokens[i], found.values["moving"])
        if moving or is_verb(place.tokens[i], found.verbs) or is_result(place, i):
            if context.through:
                return context.before.measure, i
            if place.tokens[i].feat("VerbForm") == "part" and place.tokens[i].feat("Variant") != "short":
                return by_participle(context, place, i)
            far = place.first - i > words()["near"]
            measure = None if far else allotted(context, place, i) or of_verb(context, place, i, opened=not moving)
            return (measure, i) if measure else None
        if place.is_predicate(i):
            return None
    return None


def allotted(context: Context, place: Place, i: int) -> Measure | None:
    """«на долю Казахстана приходится 12 % экспорта», «на экспорт пришлось 96 миллионов»: what falls to something has no subject."""
    if not is_one(place.tokens[i], words()["allotting"]):
        return None
    if place.amount.kind == MONEY:
        inner = [m for m in place.passage.indicators if place.start <= m.start < i]
        return of_match(place.passage, inner[-1]) if inner else None
    if place.amount.kind != PERCENT:
        return None
    named = [m for m in within(context.measures(place.passage), place.start, i) if m.term in words()["shares"]]
    whole = place.passage.reader.phrase(place.last, place.sentence.stop) if place.last < place.sentence.stop else None
    inside = [m for m in within(context.measures(place.passage), place.last, place.end) if whole and whole.first <= m.first < whole.last]
    if not inside:
        return named[0] if named else None
    first = named[0].first if named else i
    return Measure(
        words()["shares"][0], f"{words()['share_label']}: {place.passage.text(whole.first, whole.last)}", place.passage, first, i
    )


def dealt(context: Context, place: Place) -> tuple[Measure, int] | None:
    """«вложили 300 миллионов», «экспортировал товаров на 1,5 миллиарда», «6 миллионов выделил бюджет»:
    the verb itself names what the money is."""
    if place.amount.kind != MONEY or place.preposition not in (None, *words()["by_how_much"], *words()["ends_with"]):
        return None
    up_to = place.preposition in words()["ends_with"]
    behind = [i for i in range(place.last, min(place.last + 2, place.end)) if place.tokens[i].feat("VerbForm") == "fin"]
    for i in (*place.leftwards(), *([] if up_to else behind)):
        concept = next((c for c, verbs in words()["verbs_of"].items() if is_verb(place.tokens[i], verbs)), None)
        if concept and abs(place.first - i) <= words()["near"] and (not up_to or place.tokens[i].feat("VerbForm") == "inf"):
            label = (
                words()["verb_names"].get(place.tokens[i].lemma) or place.passage.lexicon.entry(f"scheme/{concept.replace(':', '#')}").label
            )
            return Measure(concept, label, place.passage, i, i + 1), i
        if place.is_predicate(i):
            return None
    return None


def by_base(context: Context, place: Place) -> Measure | None:
    """«увеличить объём грузов с нынешних 5 миллионов тонн до 20», «доля снизилась с 47 % до 24,7 %»: where a change begins."""
    found = rule("figure.change"), rule("figure.target")
    trigger = next(
        (i for i in place.leftwards() if any(is_verb(place.tokens[i], r.verbs) or is_noun(place.tokens[i], r.nouns) for r in found)), None
    )
    if trigger is None:
        return None
    between = [m for m in within(context.measures(place.passage), trigger, place.first) if m.last <= place.first]
    if between:
        return between[0]
    return of_verb(context, place, trigger) if place.is_predicate(trigger) and place.tokens[trigger].feat("VerbForm") != "conv" else None


def is_result(place: Place, i: int) -> bool:
    """«вырос до 5 миллиардов», «довели до …»: a change that is done, with its end."""
    token = place.tokens[i]
    return (
        place.preposition in words()["ends_with"]
        and is_verb(token, rule("figure.change").verbs | rule("figure.target").verbs)
        and (token.feat("VerbForm") == "fin" or token.feat("Variant") == "short")
    )


def by_participle(context: Context, place: Place, i: int) -> tuple[Measure, int] | None:
    """«товарооборот, составивший в 2024 году 4 миллиарда»."""
    phrase = place.clauses.noun_of_participle(i)
    inside = [m for m in context.measures(place.passage) if phrase and phrase.first <= m.first < phrase.last]
    return (inside[0], i) if inside else None


def by_noun(context: Context, place: Place) -> tuple[Measure, None] | None:
    """«товарооборот в размере 4 миллиардов», «экспорт на 2 миллиона»: the quantity leads straight to the amount."""
    found = led_by(context, place, place.lead + 1)
    straight = place.preposition in words()["straight"] or any(
        is_one(t, words()["between"]) for t in place.tokens[place.lead + 1 : place.first]
    )
    return (found[0], None) if found and straight and not context_of_change(place, found[0]) else None


def context_of_change(place: Place, measure: Measure) -> bool:
    """Whether a quantity stands in the genitive of a change: «рост товарооборота на 5 миллионов»."""
    before = place.tokens[max(place.start, measure.first - 3) : measure.first]
    return any(
        is_one(t, rule("figure.change").nouns | rule("figure.change").verbs | rule("figure.target").nouns | rule("figure.target").verbs)
        for t in before
    )


def by_verb_behind(context: Context, place: Place) -> tuple[Measure, int] | None:
    """«5 миллиардов составил товарооборот»."""
    for i in range(place.last, min(place.last + 2, place.end)):
        if is_verb(place.tokens[i], rule("figure.level").verbs) and place.tokens[i].feat("VerbForm") == "fin":
            inside = [
                m
                for m in context.measures(place.passage)
                if i < m.first < place.end and place.clauses.free(i, m.first) and is_free_nominal(place, m)
            ]
            return (inside[0], i) if inside else None
    return None
