"""Shares that are told by what has them: «98 % лекарств производятся внутри страны», «обеспечивает 30 % экспорта»,
«составляет 4,5 % ВВП»."""

from __future__ import annotations

from ..language import Token
from ..model import Slot
from ..phrases import Phrase
from ..values.amounts import COUNT, NUMBER, PERCENT
from .about import about
from .context import Context, Told
from .figure import Figure, is_one, is_verb, rule, words
from .measures import Measure, counted
from .place import Place
from .slots import firmness, status, value_slots
from .time import period


def portion(context: Context, place: Place) -> Told | None:
    """The share that an amount of per cent is, with the whole in the genitive (or «от …») right behind it; None without one."""
    if place.amount.kind != PERCENT or place.preposition is not None or place.amount.unit != "percent":
        return None
    whole = whole_of(place)
    if whole is None:
        return None
    i = trigger_of(place, whole)
    modality = firmness(place, i) if i is not None else None
    return told(context, place, whole, i, modality) if i is not None and modality is not None else None


def absolute(context: Context, place: Place) -> Told | None:
    """The number in brackets behind a share: «более 60 % предприятий действует в столице (10 713)» are so many of them."""
    before = context.before
    alone = (
        place.first > place.sentence.start
        and place.tokens[place.first - 1].text == "("
        and place.tokens[min(place.last, place.sentence.stop - 1)].text == ")"
    )
    if before is None or before.figure.rule != "figure.portion" or not alone or place.amount.kind not in (COUNT, NUMBER):
        return None
    whole = place.passage.reader.phrase(before.measure.first, place.sentence.stop)
    if whole is None:
        return None
    measure = counted(place.passage, whole)
    figure = Figure("level", "count", "figure.portion", before.figure.modality, place.passage, before.figure.first, place.last)
    figure.slots = [Slot("bc:indicator", measure.term), *before.about, *value_slots(place, "bc:value", measure), status(figure.modality)]
    figure.label = f"{before.measure.label.partition(': ')[2]}: {place.amount.as_written}"
    return Told(figure, measure, before.about, before.period)


def whole_of(place: Place) -> Phrase | None:
    """The phrase of what the per cent are of."""
    phrase = place.passage.reader.phrase(place.last, place.sentence.stop) if place.last < place.sentence.stop else None
    if phrase is None or not is_whole(place.tokens[phrase.head]) or place.tokens[phrase.head].pos not in ("NOUN", "PROPN"):
        return None
    return (
        phrase if phrase.prep is None or place.tokens[phrase.prep].text.lower() in rule("figure.portion").values["prepositions"] else None
    )


def is_whole(token: Token) -> bool:
    """A genitive; an abbreviation shows no case («% ВВП»)."""
    return token.case == "gen" or token.text.isupper()


def trigger_of(place: Place, whole: Phrase) -> int | None:
    """The verb that says who has the share: left of it one that measures («составляет», «обеспечивает»),
    else the verb that the whole is subject of."""
    found = rule("figure.portion")
    for i in place.leftwards():
        if is_verb(place.tokens[i], found.verbs):
            return i
        if place.is_predicate(i) or place.tokens[i].pos == "VERB":
            return None
    own = [place.tokens[i] for i in place.leftwards()]
    if any(t.pos in ("NOUN", "PROPN") and t.case == "nom" and not place.dated(t.index) for t in own):
        return None  # something else is the subject
    for i in range(behind_insertion(place, whole.last), min(whole.last + words()["near"], place.end)):
        token = place.tokens[i]
        if token.pos == "VERB" and place.clauses.is_predicate(i) and token.feat("VerbForm") != "conv":
            return i
        if token.pos == "PUNCT" or place.clauses.is_barrier(i) or token.case == "nom" and token.pos in ("NOUN", "PROPN"):
            return None
    return None


def behind_insertion(place: Place, i: int) -> int:
    """Token behind «, как прогнозируется,» at token i, or i."""
    tokens, as_ = place.tokens, rule("figure.portion").values["inserting"]
    if i + 1 >= place.end or tokens[i].text != "," or tokens[i + 1].text.lower() not in as_:
        return i
    return next((j + 1 for j in range(i + 2, place.end) if tokens[j].text == ","), i)


def told(context: Context, place: Place, whole: Phrase, i: int, modality: str) -> Told:
    """The figure of a share, named by its whole and by the words of its verb."""
    last = end_of(place, max(whole.last, i + 1))
    label = f"{words()['share_label']}: {place.passage.text(whole.first, last if i > place.last else whole.last)}"
    measure = Measure(words()["shares"][0], label, place.passage, whole.first, whole.last)
    whose, when = about(context, place, measure), period(context, place, ahead=modality != "modality:actual")
    figure = Figure("level", "portion", "figure.portion", modality, place.passage, min(i, place.first), max(whole.last, last))
    if i < place.first:
        subject = place.clauses.subject_of(i)
        if subject and subject.last <= i and is_one(place.tokens[i], rule("figure.level").verbs):
            figure.reach(subject.first, subject.last)
            label = f"{words()['share_label']}: {place.passage.text(subject.first, subject.last)}"
    figure.slots = [Slot("bc:indicator", measure.term), *whose, *value_slots(place, "bc:value", None), status(modality)]
    figure.label = f"{label}: {place.amount.as_written}"
    if when:
        figure.dates.append(("sdmx-dimension:refPeriod", when[0]))
    return Told(figure, measure, whose, when)


def end_of(place: Place, i: int) -> int:
    """End of the clause of the verb, as far as its words tell what the share is of: the next mark, or a number."""
    while i < place.end and i < place.sentence.stop and place.tokens[i].pos not in ("PUNCT", "NUM", "SCONJ"):
        i += 1
    return i
