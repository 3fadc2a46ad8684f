"""Targets without a value: «задача – увеличение экспорта», «намерены завершить работы до конца 2020 года»."""

from __future__ import annotations

from collections.abc import Iterator

from ..assembly_terms import classes
from ..clauses import Clauses
from ..model import Entity, Slot
from ..morphology import fold
from ..scene import Passage
from .about import about, actor
from .context import Context, Told
from .figure import Figure, is_noun, is_one, is_verb, rule, words
from .measures import Measure, within
from .place import Place, whole
from .search import genitive_of
from .targets import aim_of, begin, made


def aims(context: Context, passage: Passage, clauses: Clauses) -> Iterator[Told]:
    """«Главная задача – увеличение объёма экспорта», «поставлена цель нарастить товарооборот»: the words say that it is aimed at."""
    place = whole(passage, clauses)
    for i in place.sentence:
        if not is_noun(passage.tokens[i], words()["aim_nouns"]) or passage.tokens[i].case not in ("nom", "acc") or is_purpose(place, i):
            continue
        for trigger in raised(place, i):
            measure = object_of(context, place, trigger)
            if measure:
                whose = about(context, place, measure)
                figure = made(context, place, measure, trigger, (i, "modality:intended"), whose, "")
                figure.first, figure.last = begin(place, i), max(measure.last, trigger + 1)
                for _, date in figure.dates:
                    figure.reach(*next((a, b) for d, a, b in place.dates if d is date))
                yield Told(figure, measure, whose)


def is_purpose(place: Place, i: int) -> bool:
    """«с целью увеличения», «в целях роста» say what something else is for."""
    j = i - 1
    while j > place.sentence.start and place.tokens[j].pos in ("ADJ", "DET"):
        j -= 1
    return place.tokens[j].pos == "ADP"


def raised(place: Place, aim: int) -> Iterator[int]:
    """Nouns and infinitives of growth behind an aim, in its clause: «задача – увеличение X и рост Y»."""
    for i in range(aim + 1, place.sentence.stop):
        token = place.tokens[i]
        if place.clauses.is_barrier(i) or place.clauses.is_predicate(i) and not is_one(token, words()["copulas"]):
            return
        found = rule("figure.target")
        if is_noun(token, found.nouns) or token.feat("VerbForm") == "inf" and is_verb(token, found.verbs):
            yield i


def object_of(context: Context, place: Place, trigger: int) -> Measure | None:
    """The quantity that shall grow: genitive of the noun, object of the infinitive."""
    if place.tokens[trigger].pos == "NOUN":
        return genitive_of(context, place, trigger)
    part = place.passage.reader.phrase(trigger + 1, place.sentence.stop) if trigger + 1 < place.sentence.stop else None
    inside = list(within(context.measures(place.passage), part.first, part.last)) if part and part.prep is None else []
    return inside[0] if inside else None


# -- works with a deadline


def endings(context: Context, passage: Passage, clauses: Clauses) -> Iterator[Told]:
    """«Работы намерены завершить до конца 2020 года»: what shall be finished, by when, where an aim or plan stands above it."""
    place, found = whole(passage, clauses), rule("figure.ending")
    for i in place.sentence:
        if passage.tokens[i].feat("VerbForm") != "inf" or not is_verb(passage.tokens[i], found.verbs):
            continue
        aim = aim_of(place, i) or aim_behind(place, i)
        due = next((d for d in place.dates if d[0].relation in ("by", "until") and not clauses.is_barrier(d[1])), None)
        work = work_of(place, i)
        if aim and due and work:
            yield ending(context, place, i, aim, due, work)


def aim_behind(place: Place, i: int) -> tuple[int, str] | None:
    """«завершить его планируется до 2028 года»: the finite word of the plan right behind the infinitive."""
    for j in range(i + 1, min(i + 4, place.sentence.stop)):
        if place.is_predicate(j):
            return next(((j, f"modality:{m}") for m, lemmas in words()["aims"].items() if is_one(place.tokens[j], lemmas)), None)
    return None


def work_of(place: Place, i: int) -> tuple[int, int] | None:
    """Tokens of what an infinitive acts upon: its object behind it, or before it in the clause."""
    phrase = place.clauses.object_of(i) or next((p for p in place.clauses.nominals("acc") if p.last <= i and p.prep is None), None)
    if phrase is None and i + 1 < place.sentence.stop and is_one(place.tokens[i + 1], words()["pronouns"]):
        phrase = next((p for p in place.clauses.nominals("nom") if p.last <= i and place.tokens[p.head].pos == "NOUN"), None)
    return (phrase.first, phrase.last) if phrase else None


def ending(context: Context, place: Place, i: int, aim: tuple[int, str], due, work: tuple[int, int]) -> Told:
    """The target statement of a deadline."""
    kind, cls = classes()["goal"]
    whose = actor(context, place, aim[0]) or about(context, place, None)
    codes = context.subject.at(place.passage)
    named = place.passage.text(*work)
    opens = work[0] == place.sentence.start
    label = f"{place.tokens[i].lemma} {named[:1].lower() + named[1:] if opens else named}"
    goal = Entity(kind, cls, label, "|".join([fold(label), *codes]), scoped=True, context=codes)
    first, last = min(aim[0], i, work[0], due[1]), max(i + 1, work[1], due[2])
    figure = Figure("target", "target", "figure.ending", aim[1], place.passage, first, last)
    figure.slots, figure.label = [Slot("bc:goal", goal), *whose], label
    figure.dates.append(("bc:deadline", due[0]))
    return Told(figure, Measure(words()["other"], label, place.passage, *work), whose)
