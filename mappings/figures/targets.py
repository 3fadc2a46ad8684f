"""Targets: «довести до 10 миллиардов к 2030 году», «задача – увеличение экспорта». What is aimed at is never a figure."""

from __future__ import annotations

from ..assembly_terms import classes
from ..model import Entity, Slot, Text
from ..values.amounts import FACTOR, NUMBER, PERCENT
from .about import about
from .context import Context, Told
from .figure import Figure, is_noun, is_one, is_verb, rule, words
from .measures import Measure, is_only_noun, within
from .place import Place
from .search import genitive_of, pointer
from .slots import is_negated, value_slots
from .time import deadline


def target(context: Context, place: Place) -> Told | None:
    """The target that an amount is, or None."""
    if place.amount.kind in (PERCENT, FACTOR):
        return growth(context, place)
    trigger = trigger_of(place, context.through)
    if trigger is None or is_negated(place, trigger) or is_conditional(place, trigger):
        return None
    aim = aim_of(place, trigger)
    if aim and aim[1] in words()["foretelling"] and is_verb(place.tokens[trigger], rule("figure.target").values["reaching"]):
        return None  # «может достичь 10 миллиардов» is a forecast
    measure = measure_of(context, place, trigger)
    if measure is None or place.amount.kind == NUMBER and not measure.counts:
        return None
    if aim is None and not is_always_target(place, trigger):
        return None
    return told(context, place, measure, trigger, aim)


def growth(context: Context, place: Place) -> Told | None:
    """«планируется увеличить товарооборот в 2 раза», «цель – удвоить экспорт»: a target that is told by how much more it is."""
    if place.goes_on:
        return None  # the end that stands behind it is the target
    around = [*range(place.last - 1, place.first - 1, -1), *place.leftwards(), *range(place.last, min(place.last + 1, place.end))]
    trigger = next((i for i in around if is_growing(place, i)), None)
    aim = aim_of(place, trigger) if trigger is not None and place.first - trigger <= words()["near"] else None
    measure = measure_of(context, place, trigger) if aim else None
    if measure is None:
        return None
    whose, span = about(context, place, measure), place.passage.span(place.first, place.last)
    figure = made(context, place, measure, trigger, aim, whose, place.amount.as_written)
    figure.slots.append(Slot("bc:asWritten", Text(place.amount.as_written), span))
    return Told(figure, measure, whose)


def is_growing(place: Place, i: int) -> bool:
    """«увеличить», «удвоить» that are not done; «утроение», which has its factor inside; «рост» before it; «впятеро выше»."""
    found, token = rule("figure.target"), place.tokens[i]
    if is_multiplication(place, i) or i == place.last and is_one(token, words()["comparatives"]):
        return True
    if is_noun(token, found.nouns):
        return place.first - i <= words()["near"]
    return token.feat("VerbForm") == "inf" and is_verb(token, found.verbs | set(found.values["multiplying"]))


def is_multiplication(place: Place, i: int) -> bool:
    """«утроение»: a noun that is the factor itself, whatever the tagger takes it for."""
    return place.first <= i < place.last and place.amount.kind == FACTOR and is_only_noun(place.tokens[i].text)


def trigger_of(place: Place, through: bool) -> int | None:
    """Token of «довести до», «увеличение до», «достичь», «цель»: left of the amount in its clause, not done yet."""
    found = rule("figure.target")
    end = place.preposition in found.values["prepositions"]
    for i in place.leftwards(through):
        token = place.tokens[i]
        verb = is_verb(token, found.verbs) and end or is_verb(token, found.values["reaching"])
        noun = is_noun(token, found.nouns) and end or is_noun(token, found.values["reaching_nouns"]) or is_aimed(place, i)
        if verb:
            return i if is_undone(place, i) else None
        if noun:
            return i
        if place.is_predicate(i):
            return None
    return None


def is_aimed(place: Place, i: int) -> bool:
    """«целевой показатель товарооборота – 20 миллиардов»."""
    return place.tokens[i].pos == "NOUN" and i > place.start and is_one(place.tokens[i - 1], rule("figure.target").values["aimed"])


def is_conditional(place: Place, trigger: int) -> bool:
    """«если довести товарооборот до миллиарда»: nobody says that it is aimed at."""
    return any(is_one(place.tokens[i], words()["unreal"]) for i in range(place.sentence.start, trigger) if place.clauses.free(i, trigger))


def is_undone(place: Place, i: int) -> bool:
    """An infinitive or a future with somebody who acts («доведём»); «достигнет» of a quantity is a forecast."""
    token = place.tokens[i]
    if token.feat("VerbForm") == "inf":
        return True
    return place.clauses.is_future(i) and is_verb(token, rule("figure.target").verbs) and not token.text.lower().endswith(("ся", "сь"))


def is_always_target(place: Place, i: int) -> bool:
    """Whether the word sets a target by itself: «доведение до», «нарастить до»; «рост до» may be a result or a forecast."""
    found = rule("figure.target")
    token = place.tokens[i]
    return token.pos == "VERB" and is_verb(token, found.verbs) or is_noun(token, found.values["always"])


def aim_of(place: Place, trigger: int) -> tuple[int, str] | None:
    """The word of aim, plan or need left of the trigger in the sentence, and the modality that it gives."""
    for i in range(trigger, place.sentence.start - 1, -1):
        token = place.tokens[i]
        if place.clauses.is_barrier(i) and i < trigger:
            return None
        for modality, lemmas in words()["aims"].items():
            if is_one(token, lemmas) and (i < trigger or is_noun(token, lemmas)):
                return i, f"modality:{modality}"
        if i < trigger and token.pos == "VERB" and token.feat("VerbForm") == "fin":
            return None
    return None


def measure_of(context: Context, place: Place, trigger: int) -> Measure | None:
    """What shall reach the value: the object or genitive of the trigger, the quantity before it, or what was told last."""
    token = place.tokens[trigger]
    between = [m for m in within(context.measures(place.passage), trigger, place.first) if m.last <= place.first]
    if between:
        return between[0]
    back = pointer_behind(context, place, trigger)
    if back:
        return back
    if is_noun(token, rule("figure.target").nouns) or is_multiplication(place, trigger):
        found = pointed_to(context, place, trigger) or genitive_of(context, place, trigger)
        if found:
            return found
    left = [
        m
        for m in within(context.measures(place.passage), place.start, trigger)
        if m.last <= trigger and not any(place.clauses.is_barrier(i) for i in range(m.last, trigger))
    ]
    if left:
        return left[-1]
    behind = [m for m in within(context.measures(place.passage), place.last, place.end) if m.first - place.last < 2]
    return behind[0] if behind else pointer(context, place, place.first) or (context.before.measure if context.before else None)


def pointed_to(context: Context, place: Place, trigger: int) -> Measure | None:
    """«утроение этого показателя»: the pointer in the genitive of the noun."""
    behind = place.tokens[trigger + 1 : trigger + 3]
    return context.recall(words()["reach"]["noun"]) if any(is_noun(t, words()["anaphora"]) and t.case == "gen" for t in behind) else None


def pointer_behind(context: Context, place: Place, trigger: int) -> Measure | None:
    """«довести данный показатель до», «поднять его до», «доведения этого показателя до»."""
    for i in range(trigger + 1, place.first):
        token = place.tokens[i]
        if is_noun(token, words()["anaphora"]) and place.tokens[i - 1].pos != "ADP":
            return context.recall(words()["reach"]["noun"])
        if token.pos in ("PRON", "DET") and is_one(token, words()["pronouns"]):
            return context.recall(words()["reach"]["pronoun"])
    return None


def told(context: Context, place: Place, measure: Measure, trigger: int, aim: tuple[int, str] | None) -> Told:
    """The target statement of an amount."""
    whose = about(context, place, measure)
    figure = made(context, place, measure, trigger, aim, whose, f"{place.amount.value:f} {place.amount.unit}")
    figure.slots += value_slots(place, "bc:targetValue", measure)
    return Told(figure, measure, whose)


def made(
    context: Context, place: Place, measure: Measure, trigger: int, aim: tuple[int, str] | None, whose: list[Slot], value: str
) -> Figure:
    """A target statement, but for its value."""
    first = begin(place, aim[0]) if aim else trigger
    modality = aim[1] if aim else "modality:intended"
    figure = Figure(
        "target", "target", "figure.target", modality, place.passage, min(first, trigger, place.first), max(place.last, trigger + 1)
    )
    goal = goal_of(measure, whose, value)
    figure.slots = [Slot("bc:goal", goal), Slot("bc:indicator", measure.term), *whose, *set_by(context, place, trigger)]
    figure.label = goal.label
    due = deadline(place, aim[0] if aim else trigger)
    if due:
        figure.dates.append(("bc:deadline", due[0]))
        if place.start <= due[1]:
            figure.reach(due[1], due[2])
    return figure


def begin(place: Place, aim: int) -> int:
    """The aim, with the participle right before it: «Поставлена цель», «поставленная … цель»."""
    for i in range(aim - 1, max(place.sentence.start, aim - 4) - 1, -1):
        if is_verb(place.tokens[i], words()["set"]) and place.tokens[i].feat("VerbForm") == "part":
            return i
    return aim


def goal_of(measure: Measure, whose: list[Slot], value: str) -> Entity:
    """What is aimed at, the same across documents: indicator, whose, value."""
    kind, cls = classes()["goal"]
    entities = [slot.value for slot in whose if isinstance(slot.value, Entity)]
    codes = tuple(code for e in entities for code in (e.context or ((e.iri or "").rpartition("/")[2],)) if code)
    names = ", ".join(e.label for e in entities)
    label = f"{measure.label}{' ' + names if names else ''}{': ' + value if value else ''}"
    concept = measure.term if measure.term != words()["other"] else f"{measure.term} {measure.label}"
    return Entity(kind, cls, label, f"{concept} {value}".lower().strip() + "".join(f"|{c}" for c in codes), context=codes)


def set_by(context: Context, place: Place, trigger: int) -> list[Slot]:
    """«поставленная главами государств цель»."""
    for i in range(place.sentence.start, trigger):
        token = place.tokens[i]
        if token.feat("VerbForm") == "part" and is_one(token, words()["set"]):
            return [
                Slot("bc:setBy", e, place.passage.span(p.first, p.last))
                for p in place.clauses.agents_of(i)
                for e in context.people.meant(place.passage, p)
            ]
    return []
