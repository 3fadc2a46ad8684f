"""Counts: «вошли 17 компаний», «существует 30 пунктов пропуска», «зарегистрировано свыше 16,6 тыс. предприятий»; durations."""

from __future__ import annotations

from dataclasses import replace

from ..model import Slot
from ..phrases import Phrase
from ..values.amounts import COUNT, NUMBER
from ..values.names import nominative
from ..values.unitwords import unit_term
from .about import about, actor
from .acts import has_other_subject, is_future, is_governed, is_up_to, pledged, trigger_of
from .context import Context, Told
from .counting import counted_phrase
from .figure import Figure, is_noun, is_one, is_verb, rule, words
from .levels import cover
from .measures import Measure, counted, within
from .parts import in_units_of
from .place import DASHES, Place
from .search import named_subject
from .slots import firmness, status, up_to, value_slots
from .targets import aim_of, made
from .time import period


def count(context: Context, place: Place) -> Told | None:
    """The number of things, or the duration, that an amount is, or None."""
    if place.amount.kind not in (COUNT, NUMBER):
        return None
    if is_up_to(place):
        place = up_to(place)
    elif is_governed(place) and not in_group(place):
        return None
    if place.amount.unit in words()["durations"]:
        return duration(context, place)
    phrase = counted_phrase(place) or goods_of(place)
    if phrase is None:
        return further(context, place)
    if is_noun(place.tokens[phrase.head], words()["uncounted"]):
        return None
    if is_equated(place, phrase) or in_group(place):
        return told(context, place, counted(place.passage, phrase), place.first, "modality:actual", phrase)
    if goes_on(context, place):
        return told(context, place, counted(place.passage, phrase), place.first, context.before.figure.modality, phrase)
    trigger = trigger_of(place, phrase)
    measure = measure_of(context, place, phrase, trigger) if trigger is not None else None
    if measure is None:
        return None
    verb = place.tokens[trigger]
    if is_verb(verb, rule("figure.count").values["intransitive"]) and has_other_subject(place, trigger, phrase):
        return None
    undone = verb.pos == "NOUN" or verb.feat("VerbForm") == "inf" and not is_future(place, trigger)
    aim = aim_of(place, trigger) if undone else None
    if aim:
        return planned(context, place, measure, trigger, aim)
    modality = firmness(place, trigger)
    if undone and modality is not None:
        modality = pledged(place, trigger)
    return None if modality is None else told(context, place, measure, trigger, modality, phrase)


def further(context: Context, place: Place) -> Told | None:
    """«зарегистрировано 74 предприятия, действует 52»: another number of the things just counted, with a verb of its own."""
    before = context.before
    i = place.first - 1
    if before is None or before.figure.rule != "figure.count" or place.amount.kind != NUMBER or i < place.start:
        return None
    alone = place.last >= place.sentence.stop or place.tokens[place.last].pos == "PUNCT"
    if not alone or not is_verb(place.tokens[i], rule("figure.count").verbs) or not place.is_predicate(i):
        return None
    modality = firmness(place, i)
    if modality is None:
        return None
    measure = replace(before.measure, label=f"{before.measure.label} ({place.passage.text(i, i + 1)})")
    figure = Figure("level", "count", "figure.count", modality, place.passage, min(before.figure.first, place.first), place.last)
    figure.slots = [
        Slot("bc:indicator", measure.term),
        *before.about,
        *in_units_of(before, value_slots(place, "bc:value", None)),
        status(modality),
    ]
    figure.label = f"{measure.label}: {place.amount.as_written}"
    return Told(figure, measure, before.about, before.period)


def measure_of(context: Context, place: Place, phrase: Phrase, trigger: int) -> Measure | None:
    """The number of the things; of tonnes or kilometres the quantity of what stands behind them: «2,5 млн тонн зерна»."""
    if place.amount.kind != COUNT or unit_term(place.amount.unit, COUNT) is None:
        return counted(place.passage, phrase)
    goods = phrase if phrase.first == place.last else phrase.complements[0] if phrase.complements else None
    if goods is None or goods.prep is not None:
        concept = dealt_in(place, trigger)  # «проследовало 2,9 миллиона тонн»
        label = place.passage.lexicon.entry(f"scheme/{concept.replace(':', '#')}").label if concept else ""
        return Measure(concept, label, place.passage, phrase.first, phrase.head + 1) if concept else None
    known = next(within(context.measures(place.passage), goods.first, goods.last), None)
    concept = known.term if known else dealt_in(place, trigger) or words()["unit_terms"].get(place.amount.unit, words()["other"])
    return Measure(concept, nominative(place.passage.analysis, goods), place.passage, phrase.first, goods.last)


def goods_of(place: Place) -> Phrase | None:
    """What stands behind an abbreviated unit, which is no noun for the parser: «1,2 т табачной продукции»."""
    if place.amount.kind != COUNT or unit_term(place.amount.unit, COUNT) is None or place.last >= place.sentence.stop:
        return None
    phrase = place.passage.reader.phrase(place.last, place.sentence.stop)
    fits = phrase is not None and phrase.prep is None and phrase.case == "gen" and place.tokens[phrase.head].pos == "NOUN"
    return phrase if fits else None


def dealt_in(place: Place, trigger: int) -> str | None:
    """The indicator that the verb names: «экспортировал»."""
    return next((concept for concept, verbs in words()["moved"].items() if is_verb(place.tokens[trigger], verbs)), None)


def is_equated(place: Place, phrase: Phrase) -> bool:
    """A clause without a verb: «33 миллиона человек – молодые люди», «в составе делегации – 40 предпринимателей»."""
    if any(place.is_predicate(i) for i in place.leftwards()):
        return False
    behind = place.passage.reader.phrase(phrase.last + 1, place.sentence.stop) if phrase.last + 1 < place.sentence.stop else None
    opens = all(place.tokens[i].case != "nom" or place.tokens[i].pos not in ("NOUN", "PROPN") for i in place.leftwards())
    dashed = phrase.last < place.sentence.stop and place.tokens[phrase.last].text in DASHES
    if dashed and opens and (behind is not None and behind.case == "nom" or place.tokens[phrase.last + 1].pos in ("ADV", "NUM", "DET")):
        return True
    first = place.tokens[place.start]
    return place.after_dash and opens and first.pos == "ADP" and is_one(first, words()["inside"])


def in_group(place: Place) -> bool:
    """«делегация из 50 человек»: how many people a group has."""
    i = place.first - 1
    return (
        i > place.sentence.start and place.tokens[i].text.lower() in words()["out_of"] and is_noun(place.tokens[i - 1], words()["groups"])
    )


def goes_on(context: Context, place: Place) -> bool:
    """«закуплено 50 автобусов и 20 локомотивов»: a further count behind one, under the same verb."""
    before = context.before
    if before is None or before.figure.rule != "figure.count" or before.figure.cls != "level":
        return False
    between = [t for t in place.tokens[max(place.start, before.measure.last) : place.first] if t.text != ","]
    return all(t.pos == "CCONJ" for t in between) and place.first > before.measure.last


def told(context: Context, place: Place, measure: Measure, trigger: int, modality: str, phrase: Phrase) -> Told:
    """The figure of a count."""
    whose, when = about(context, place, measure), period(context, place, ahead=modality != "modality:actual")
    figure = Figure(
        "level", "count", "figure.count", modality, place.passage, min(place.first, trigger), max(place.last, phrase.last, trigger + 1)
    )
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", measure), status(modality)]
    figure.label = f"{measure.label}: {place.amount.as_written}"
    for i in range(figure.first - 1, place.start - 1, -1):
        # the circumstances before the verb say what the things are counted in: «в состав делегации вошли»
        if place.clauses.is_barrier(i) or place.clauses.is_predicate(i) or place.tokens[i].pos == "PUNCT":
            break
        figure.first = i
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
        if place.start <= when[1] < place.end:
            figure.reach(when[1], when[2])
    return Told(figure, measure, whose, when)


def planned(context: Context, place: Place, measure: Measure, trigger: int, aim: tuple[int, str]) -> Told:
    """A number of things that shall be: «планируется создать 500 рабочих мест»."""
    whose = actor(context, place, aim[0]) or about(context, place, measure)
    figure = made(context, place, measure, trigger, aim, whose, f"{place.amount.value:f}")
    figure.rule = "figure.count"
    figure.slots += value_slots(place, "bc:targetValue", measure)
    figure.last = max(figure.last, measure.last)
    for date in [d for d in place.dates if d[0].relation in ("by", "until")][:1]:
        figure.reach(date[1], date[2])
        figure.dates = [("bc:deadline", date[0])]
    return Told(figure, measure, whose)


def duration(context: Context, place: Place) -> Told | None:
    """«продлится 10 месяцев», «10 месяцев будет проводиться реконструкция»."""
    found = rule("figure.duration")
    around = [*place.leftwards(), *range(place.last, min(place.last + 3, place.end))]
    trigger = next((i for i in around if is_verb(place.tokens[i], found.verbs) and abs(i - place.first) <= 4), None)
    modality = firmness(place, trigger) if trigger is not None else None
    if trigger is None or modality is None or place.preposition:
        return None
    what = place.clauses.subject_of(trigger)
    subject = named_subject(context, place, trigger)
    if subject is not None and subject.term != words()["duration"]:
        return None
    name = place.passage.text(what.first, what.last) if what and not (what.first < place.last and place.first < what.last) else ""
    measure = Measure(
        words()["duration"],
        f"{words()['duration_label']}{': ' + name if name else ''}",
        place.passage,
        min(trigger, place.first),
        place.last,
    )
    whose = about(context, place, measure)
    figure = Figure(
        "level", "duration", "figure.duration", modality, place.passage, min(trigger, place.first), max(trigger + 1, place.last)
    )
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", measure), status(modality)]
    figure.label = f"{measure.label}: {place.amount.as_written}"
    if what:
        figure.reach(what.first, what.last)
    cover(place, figure, measure, trigger)
    return Told(figure, measure, whose)
