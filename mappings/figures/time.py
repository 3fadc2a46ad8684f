"""When: the period of a figure, the deadline of a target."""

from __future__ import annotations

from .context import Context
from .figure import Dated
from .place import Place


def period(context: Context, place: Place, ahead: bool = False) -> Dated | None:
    """Period of a figure: right behind it, else the nearest left of it in its stretch, else that of the figure before.

    Args:
        ahead: whether the figure is a forecast, which a date that lies ahead may belong to.
    """
    fitting = [d for d in place.dates if is_period(d, ahead)]
    behind = adjacent(place, fitting)
    if behind or place.is_base:  # of «вырос в 2024 году с 3 до 5 миллиардов» only the 5 are of 2024
        return behind
    left = [d for d in place.dates if place.start <= d[1] and d[2] <= place.first and (d in fitting or d[0].duration)]
    # «в 1992 году установлены отношения, за 30 лет подписано 70 договоров»: a span that is nearer takes the place of the date
    own = left[-1] if left and left[-1] in fitting else None
    return own or (context.before.period if context.before else None)


def is_period(date: Dated, ahead: bool) -> bool:
    """Whether a date can be the time of a level: no span of a change («за последние 7 лет»), no deadline, nothing compared with."""
    expression = date[0]
    if (expression.anchor or "").startswith(("back", "forward")) or expression.duration:
        return False
    return expression.relation != "compared" and (ahead or expression.relation not in ("by", "until"))


def compared(place: Place) -> Dated | None:
    """What a change compares with: «по сравнению с 2018 годом», or the span that it took: «за последние 7 лет»."""
    fitting = [
        d
        for d in place.dates
        if d[0].relation == "compared" or (d[0].anchor or "").startswith("back") or d[0].duration and d[0].relation == "over"
    ]
    near = [d for d in fitting if place.start <= d[1] and d[2] <= place.end]
    return near[0] if near else None


def adjacent(place: Place, dates: list[Dated]) -> Dated | None:
    """The date right behind an amount, with no mark between: «до 20 миллионов тонн в течение пяти лет»."""
    for date in dates:
        between = place.tokens[place.last : date[1]]
        if (
            date[1] >= place.last
            and len(between) < 4
            and date[2] <= place.end
            and not any(t.pos in ("PUNCT", "CCONJ", "VERB") for t in between)
        ):
            return date
    return None


def deadline(place: Place, aim: int) -> Dated | None:
    """«к 2030 году», «в ближайшие годы», «за десять лет»: right behind the amount, else left of it in its stretch, else behind it.

    One that stands before the aim holds for all that is aimed at: «до 2030 года поставлена задача вывести экспорт на миллиард и …».

    Args:
        aim: token of the aim, or of what takes its place.
    """
    fitting = [d for d in place.dates if is_ahead(d)]
    behind = adjacent(place, place.dates)
    if behind:
        return behind
    left = [d for d in fitting if place.start <= d[1] and d[2] <= place.first]
    right = [d for d in fitting if place.last <= d[1] < place.end]
    over = [d for d in fitting if d[2] <= aim and not any(place.clauses.is_barrier(i) for i in range(d[2], aim))]
    return (left[-1:] or right[:1] or over[-1:] or [None])[0]


def is_ahead(date: Dated) -> bool:
    """Whether a date can be a deadline."""
    expression = date[0]
    length = expression.duration is not None and not (expression.anchor or "").startswith("back")
    return expression.relation in ("by", "until") or (expression.anchor or "").startswith("forward") or length
