"""Levels without a verb: «экспорт – 84,4 миллиона», «импорт: 3 миллиона», «…, а с Новосибирской – 498,6 миллиона»."""

from __future__ import annotations

from .context import Context
from .figure import words
from .measures import Measure, within
from .place import Place
from .search import left_out, nearest, pointer


def led_by(context: Context, place: Place, end: int) -> list[Measure]:
    """Quantities whose words end at a token, or those of what belongs to them: «кредит Республики Корея в размере …»."""
    own = [m for m in context.measures(place.passage) if place.start <= m.first and m.last <= end]
    return [m for m in own if m.last == end or (part := place.passage.reader.phrase(m.first, place.sentence.stop)) and part.last == end]


def by_dash(context: Context, place: Place) -> tuple[Measure, None] | None:
    """«экспорт – 84,4 миллиона», «показатель – 5 миллиардов»: a clause without a verb."""
    if not place.after_dash:
        return headed(context, place)
    found = nearest(context, place, place.start, place.lead)
    if found and place.clauses.free(found.last - 1, place.lead):
        return found, None
    found = genitive_item(context, place) or pointer(context, place, place.lead)
    return (found, None) if found else continued(context, place)


def headed(context: Context, place: Place) -> tuple[Measure, None] | None:
    """«Въездной туризм: 5 816 граждан»: a quantity alone before a colon, as in a table."""
    colon = place.lead >= place.start and place.tokens[place.lead].text == ":"
    found = led_by(context, place, place.lead) if colon else []
    alone = found and all(t.pos in ("ADJ", "PUNCT") for t in place.tokens[place.sentence.start : found[0].first])
    return (found[0], None) if alone else None


def genitive_item(context: Context, place: Place) -> Measure | None:
    """«на долю экспорта пришлось 96 миллионов, импорта – 251 миллион»;
    «средства кредита – 42 миллиона»: a genitive alone before the dash."""
    part = place.passage.reader.phrase(place.start, place.sentence.stop) if place.start < place.lead else None
    start = place.start
    while part is None and start + 1 < place.lead and place.tokens[start].pos in ("PUNCT", "CCONJ"):
        start += 1
        part = place.passage.reader.phrase(start, place.sentence.stop)
    lent = [m for m in led_by(context, place, place.lead) if m.term in words()["lent"]]
    if lent:
        return lent[-1]
    alone = part is not None and part.case == "gen" and part.prep is None and part.last == place.lead
    found = next(within(context.measures(place.passage), part.first, part.last), None) if alone else None
    return found if found and context.before and context.before.measure.term in words()["mutual"] else None


def elliptic(context: Context, place: Place) -> tuple[Measure, None] | None:
    """«…, возможно, и более 7 миллиардов»: an amount without a verb right behind another of its kind."""
    before = context.before
    nothing = all(
        t.pos in ("PUNCT", "CCONJ", "ADV", "PART", "ADJ", "ADP") or place.dated(t.index) for t in place.tokens[place.start : place.first]
    )
    alone = place.amount.inherited or place.dated(place.lead) and place.preposition is None
    end = (
        place.preposition in words()["ends_with"] and before is not None and before.figure.cls == "change"
    )  # «сократился на 3 % – до 4,3 миллиарда»
    return (before.measure, None) if before and nothing and (end or alone and before.figure.cls == "level") else None


def continued(context: Context, place: Place) -> tuple[Measure, None] | None:
    """«…, а с Новосибирской – 498,6 миллиона»: another level of the same quantity, with its own place or time."""
    before = context.before
    if before is None or before.figure.cls != "level" or left_out(context, place, place.lead) is None:
        return None
    own = place.tokens[place.start : place.lead]
    others = [t for t in own if t.pos == "NOUN" and not place.dated(t.index) and t.case not in ("ins", "loc", "acc")]
    return None if others or any(place.clauses.is_predicate(t.index) for t in own) else (before.measure, None)
