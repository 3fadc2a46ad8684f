"""Figures: stated levels, changes, declared amounts, and targets. Each amount is one of these, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from .assembly_terms import classes
from .circumstances import dates_in
from .clauses import Clauses
from .frames import Rule, rules, table
from .lexicon import LexiconMatch
from .model import Entity, Slot, Span, Text
from .morphology import lemmas
from .people import People, entity_of
from .phrases import Phrase
from .scene import Passage, Scene
from .status import Status
from .subject import Subject, states_in
from .things import Thing, Things
from .topics import term
from .values.amounts import Amount, find_amounts
from .values.dates import DateExpression


@dataclass(eq=False)
class Figure:
    """A figure or target, while it is being read.

    Attributes:
        cls: key of its class in `lexicon/facts.toml`: level, change, target.
        name: readable part of its id.
        slots: all but those with dates, which the document resolves.
        dates: (property, expression).
    """

    cls: str
    name: str
    rule: str
    modality: str
    passage: Passage
    first: int
    last: int
    slots: list[Slot] = field(default_factory=list)
    dates: list[tuple[str, DateExpression]] = field(default_factory=list)
    label: str | None = None
    note: str | None = None


class Figures:
    """Reads the figures of one document.

    Args:
        stages: of objects, whose amounts are told beside them.
    """

    def __init__(self, scene: Scene, subject: Subject, people: People, things: Things, stages: list[Status]) -> None:
        self.scene, self.subject, self.people, self.things, self.stages = scene, subject, people, things, stages
        self.last_indicator: LexiconMatch | None = None

    def read(self) -> list[Figure]:
        """All figures, in the order of the text."""
        found: list[Figure] = []
        for passage, clauses in self.scene.sentences():
            amounts = self.amounts_in(passage, clauses.sentence.first, clauses.sentence.last)
            for amount, first, last in amounts:
                found += list(self.figure(passage, clauses, amount, first, last))
            if not amounts:
                found += list(self.trend(passage, clauses))
            named = [m for m in self.named_indicators(passage) if clauses.sentence.first <= m.start < clauses.sentence.last]
            self.last_indicator = named[-1] if named else self.last_indicator
        return found

    def named_indicators(self, passage: Passage) -> list[LexiconMatch]:
        """Indicators by their names, without nouns that only point back («показатель»)."""
        return [m for m in passage.indicators if not all(t.lemma in table("figures")["anaphora"] for t in passage.tokens[m.start : m.end])]

    def rule(self, identifier: str) -> Rule:
        """A rule of `frames/figures.toml`."""
        return next(r for r in rules("figures") if r.id == identifier)

    def amounts_in(self, passage: Passage, first: int, last: int) -> list[tuple[Amount, int, int]]:
        """Amounts of a sentence, with the tokens that write them (the qualifier among them)."""
        found = []
        for amount in find_amounts(passage.block.text):
            start, end = amount.span
            if amount.qualifier_span and amount.qualifier_span[1] <= start and len(amount.as_written) > end - start:
                start = amount.qualifier_span[0]
            a, b = passage.tokens_between(start, end)
            if first <= a < b <= last:
                found.append((amount, a, b))
        return found

    def figure(self, passage: Passage, clauses: Clauses, amount: Amount, first: int, last: int) -> Iterator[Figure]:
        """What one amount is."""
        target = self.target_trigger(passage, clauses, amount, first)
        if target is not None:
            yield from self.target(passage, clauses, amount, first, last, target)
            return
        if amount.kind in ("percent", "factor"):
            yield from self.change(passage, clauses, amount, first, last)
            return
        if amount.kind != "money" and not self.counted(passage, amount, first, last):
            return
        thing = self.thing_before(passage, clauses, first) if amount.kind == "money" else None
        if thing:
            yield self.declared(passage, clauses, amount, first, last, thing)
            return
        yield from self.level(passage, clauses, amount, first, last)

    # -- targets

    def target_trigger(self, passage: Passage, clauses: Clauses, amount: Amount, first: int) -> int | None:
        """Token of «довести», «доведение», «цель» left of «до …»: a target, no ceiling."""
        if amount.kind in ("percent", "factor"):
            return None
        if not self.after_preposition(passage, first, self.rule("figure.target").values["prepositions"]):
            return None
        for i in range(first - 1, clauses.sentence.first - 1, -1):
            token = passage.tokens[i]
            rule = self.rule("figure.target")
            if token.lemma in rule.nouns or token.pos == "VERB" and (lemmas(token.text) | {token.lemma}) & rule.verbs:
                done = token.pos == "VERB" and token.feat("Tense") == "past"
                return None if done else i
            if token.pos == "SCONJ":
                return None
        return None

    def after_preposition(self, passage: Passage, first: int, prepositions: list[str]) -> bool:
        """Whether «до» stands before the amount, with at most «уровня в» between."""
        i = first - 1
        while i >= 0 and (passage.tokens[i].lemma in table("figures")["between"] or passage.tokens[i].pos == "ADP"):
            if passage.tokens[i].text.lower() in prepositions:
                return True
            i -= 1
        return False

    def target(self, passage: Passage, clauses: Clauses, amount: Amount, first: int, last: int, trigger: int) -> Iterator[Figure]:
        """A target statement."""
        indicator = self.indicator(passage, clauses, trigger, first)
        if indicator is None:
            return
        states = self.states(passage, clauses)
        start = self.start_of_target(passage, clauses, trigger)
        figure = Figure("target", "target", "figure.target", "modality:intended", passage, start, last)
        concept = term(indicator.entry.iri)
        goal = self.goal(indicator, states, amount)
        figure.slots = [Slot("bc:goal", goal), Slot("bc:indicator", concept)] + self.dyad(passage, states)
        figure.slots += self.value_slots(passage, amount, first, last, "bc:targetValue")
        deadline = self.deadline(passage, clauses, first, last)
        if deadline:
            figure.dates.append(("bc:deadline", deadline[0]))
            figure.last = max(last, deadline[2])
        figure.slots += self.set_by(passage, clauses, trigger)
        figure.label = goal.label
        yield figure

    def start_of_target(self, passage: Passage, clauses: Clauses, trigger: int) -> int:
        """First token of the words that set the target: a verb or noun of aim in the clause before the trigger."""
        for i in range(clauses.sentence.first, trigger):
            if lemmas(passage.tokens[i].text) & set(table("figures")["aims"]) and clauses.free(i, trigger):
                return min(i, self.participle_before(passage, i))
        return trigger

    def participle_before(self, passage: Passage, i: int) -> int:
        """A short participle right before or after an aim («Поставлена цель»)."""
        return i - 1 if i and passage.tokens[i - 1].feat("VerbForm") == "part" else i

    def deadline(self, passage: Passage, clauses: Clauses, first: int, last: int):
        """«к 2030 году», «в ближайшие годы», «ближайшие пять лет»: a date right of the amount, or left of it in the clause."""
        found = dates_in(passage, clauses.sentence.first, clauses.sentence.last)
        ahead = [d for d in found if d[1] >= last - 1 and d[1] - last < 4]
        fitting = ahead or [d for d in found if d[0].relation in ("by", "until") or d[0].anchor and d[0].anchor.startswith("forward")]
        return fitting[0] if fitting else None

    def set_by(self, passage: Passage, clauses: Clauses, trigger: int) -> list[Slot]:
        """«поставленная главами государств цель»."""
        for i in range(clauses.sentence.first, trigger):
            token = passage.tokens[i]
            if token.feat("VerbForm") == "part" and lemmas(token.text) & set(table("figures")["set"]):
                return [Slot("bc:setBy", e, passage.span(p.first, p.last)) for p in clauses.agents_of(i) for e in self.people.meant(passage, p)]
        return []

    def goal(self, indicator: LexiconMatch, states: tuple[str, ...], amount: Amount) -> Entity:
        """What is aimed at, the same across documents: indicator, states, value."""
        kind, cls = classes()["goal"]
        names = " – ".join(self.scene.lexicon.state(code).label for code in states)
        label = f"{indicator.entry.label}{' ' + names if names else ''}: {plain(amount.value)} {amount.unit}"
        return Entity(kind, cls, label, f"{term(indicator.entry.iri)} {plain(amount.value)} {amount.unit}".lower() + "".join(f"|{c}" for c in states), context=states)

    # -- levels

    def level(self, passage: Passage, clauses: Clauses, amount: Amount, first: int, last: int) -> Iterator[Figure]:
        """A stated level of an indicator."""
        trigger = self.level_trigger(passage, clauses, first)
        indicator = self.indicator(passage, clauses, clauses.sentence.first, first, near=True)
        if indicator is None or trigger is None:
            return
        states = self.states(passage, clauses)
        expected = self.is_expected(passage, clauses, trigger)
        start = min(trigger, indicator.start) if self.in_sentence(clauses, indicator) and trigger - indicator.start < 24 else trigger
        figure = Figure("level", "level", "figure.level", "modality:expected" if expected else "modality:actual", passage, min(start, first), last)
        figure.slots = [Slot("bc:indicator", term(indicator.entry.iri))] + self.dyad(passage, states)
        figure.slots += self.value_slots(passage, amount, first, last, "bc:value")
        figure.slots.append(Slot("sdmx-attribute:obsStatus", "sdmx-code:obsStatus-F" if expected else "sdmx-code:obsStatus-A"))
        period = self.period(passage, clauses, first, last)
        if period:
            figure.dates.append(("sdmx-dimension:refPeriod", period[0]))
            figure.first, figure.last = min(figure.first, period[1]), max(figure.last, period[2] if period[2] - last < 6 else last)
        figure.label = f"{indicator.entry.label}: {amount.as_written}"
        yield figure

    def level_trigger(self, passage: Passage, clauses: Clauses, first: int) -> int | None:
        """The verb of the level left of the amount: «составил», «достиг», «составив»."""
        rule = self.rule("figure.level")
        for i in range(first, max(clauses.sentence.first, first - 12) - 1, -1):
            token = passage.tokens[i]
            if token.pos == "VERB" and (lemmas(token.text) | {token.lemma}) & rule.verbs:
                return i
        return None

    def in_sentence(self, clauses: Clauses, match: LexiconMatch) -> bool:
        """Whether a match stands in the sentence (and no earlier)."""
        return clauses.sentence.first <= match.start < clauses.sentence.last and match in clauses_indicators(clauses, self.scene)

    def is_expected(self, passage: Passage, clauses: Clauses, trigger: int) -> bool:
        """«как ожидается», «достигнет», «может составить»: a forecast."""
        token = passage.tokens[trigger]
        if clauses.is_future(trigger) or token.feat("VerbForm") == "inf":
            return True
        around = range(max(clauses.sentence.first, trigger - 6), min(clauses.sentence.last, trigger + 2))
        return any(lemmas(passage.tokens[i].text) & set(table("figures")["forecast"]) for i in around)

    def period(self, passage: Passage, clauses: Clauses, first: int, last: int):
        """Period of a level: the nearest date left of it, or right behind it; never the span of a change («за последние 7 лет»)."""
        found = [d for d in dates_in(passage, clauses.sentence.first, clauses.sentence.last) if not (d[0].anchor or "").startswith(("back", "forward"))]
        found = [d for d in found if d[0].relation not in ("by", "until") and not (d[0].duration and d[0].anchor)]
        left = [d for d in found if d[2] <= first]
        right = [d for d in found if last <= d[1] < last + 4]
        return (left[-1:] or right[:1] or [None])[0]

    def counted(self, passage: Passage, amount: Amount, first: int, last: int) -> bool:
        """Whether a count is of something that an indicator names."""
        return any(first <= m.start < last or m.end <= first and first - m.end < 8 for m in passage.indicators)

    # -- changes

    def change(self, passage: Passage, clauses: Clauses, amount: Amount, first: int, last: int) -> Iterator[Figure]:
        """A stated change: «вырос в 2 раза», «рост на 25 %»."""
        trigger = self.change_trigger(passage, clauses, first, last)
        indicator = self.indicator(passage, clauses, clauses.sentence.first, first, near=True)
        if trigger is None or indicator is None:
            return
        falling = bool((lemmas(passage.tokens[trigger].text) | {passage.tokens[trigger].lemma}) & set(self.rule("figure.change").values["falling"]))
        factor = self.factor(amount, falling)
        start = indicator.start if self.in_sentence(clauses, indicator) else trigger
        figure = Figure("change", "change", "figure.change", "modality:actual", passage, min(start, trigger, first), max(last, trigger + 1))
        figure.slots = [Slot("bc:indicator", term(indicator.entry.iri))] + self.dyad(passage, self.states(passage, clauses))
        figure.slots += [Slot("bc:growthFactor", factor, passage.span(first, last)), Slot("bc:asWritten", Text(amount.as_written), passage.span(first, last))]
        figure.slots += self.qualifier(passage, amount, first, last)
        period = [d for d in dates_in(passage, clauses.sentence.first, clauses.sentence.last)]
        if period:
            figure.dates.append(("bc:comparisonPeriod", period[0][0]))
            figure.first = min(figure.first, period[0][1])
        figure.label = f"{indicator.entry.label}: {amount.as_written}"
        yield figure

    def factor(self, amount: Amount, falling: bool) -> Decimal:
        """Growth factor of «на 25 %» (1.25, falling 0.75) or «в 4 раза» (4, falling 0.25)."""
        if amount.kind == "factor":
            return (1 / amount.value).quantize(Decimal("0.0001")).normalize() if falling else amount.value
        share = amount.value / 100
        return (1 - share if falling else 1 + share).normalize()

    def change_trigger(self, passage: Passage, clauses: Clauses, first: int, last: int) -> int | None:
        """The verb or noun of change in the clause of the amount."""
        rule = self.rule("figure.change")
        for i in [*range(first - 1, max(clauses.sentence.first, first - 10) - 1, -1), *range(last, min(clauses.sentence.last, last + 4))]:
            token = passage.tokens[i]
            if token.lemma in rule.nouns or token.pos == "VERB" and (lemmas(token.text) | {token.lemma}) & rule.verbs:
                return i
        return None

    def trend(self, passage: Passage, clauses: Clauses) -> Iterator[Figure]:
        """A change without a number: «устойчиво растут объёмы товарооборота»."""
        rule = self.rule("figure.change")
        for i in range(clauses.sentence.first, clauses.sentence.last):
            token = passage.tokens[i]
            forms = lemmas(token.text) | {token.lemma}
            if token.pos != "VERB" or token.feat("VerbForm") != "fin" or not forms & rule.verbs or clauses.is_future(i):
                continue
            subject = clauses.subject_of(i)
            named = [m for m in passage.indicators if subject and subject.first <= m.start < subject.last]
            if not named:
                continue
            falling = bool(forms & set(rule.values["falling"]))
            first, last = min(subject.first, i), max(subject.last, i + 1)
            figure = Figure("change", "trend", "figure.change", "modality:actual", passage, first, last)
            figure.slots = [Slot("bc:indicator", term(named[0].entry.iri))] + self.dyad(passage, self.states(passage, clauses))
            figure.slots += [Slot("bc:valueQualifier", table("figures")["trend"]["falling" if falling else "growing"]), Slot("bc:asWritten", Text(passage.text(i, i + 1)))]
            for date, a, b in dates_in(passage, clauses.sentence.first, clauses.sentence.last)[:1]:
                figure.dates.append(("bc:comparisonPeriod", date))
                figure.first, figure.last = min(first, a), max(last, b)
            figure.label = f"{named[0].entry.label}: {passage.text(i, i + 1)}"
            yield figure

    # -- declared amounts

    def thing_before(self, passage: Passage, clauses: Clauses, first: int) -> Thing | None:
        """The object whose amount is told: «пакет проектов на сумму …», «портфель …, превысивший …»."""
        between = table("figures")["declaring"]
        i = first - 1
        while i > clauses.sentence.first and (passage.tokens[i].text == "," or (lemmas(passage.tokens[i].text) | {passage.tokens[i].lemma}) & set(between)):
            i -= 1
        if i == first - 1:
            return None
        near = [s.thing for s in self.stages if s.passage is passage and s.thing.first <= i < s.thing.last + 1]
        if near:
            return near[-1]
        for phrase in clauses.phrases:
            if phrase.first <= i < phrase.last:
                found = self.things.named(passage, phrase, table("figures")["declarable"])
                return found[0] if found else None
        return None

    def declared(self, passage: Passage, clauses: Clauses, amount: Amount, first: int, last: int, thing: Thing) -> Figure:
        """The declared value of an object."""
        figure = Figure("level", "declared-value", "figure.declared", "modality:actual", passage, thing.first, last)
        figure.slots = [Slot("bc:indicator", table("figures")["declared"]), Slot("bc:featureOfInterest", thing.entity)]
        figure.slots += self.value_slots(passage, amount, first, last, "bc:value")
        figure.slots.append(Slot("sdmx-attribute:obsStatus", "sdmx-code:obsStatus-A"))
        figure.label = f"{thing.entity.label}: {amount.as_written}"
        return figure

    # -- parts

    def indicator(self, passage: Passage, clauses: Clauses, start: int, first: int, near: bool = False) -> LexiconMatch | None:
        """The indicator that an amount is of: named in the sentence before it, else the one told last («данный показатель»)."""
        inside = [m for m in self.named_indicators(passage) if clauses.sentence.first <= m.start < clauses.sentence.last]
        left = [m for m in inside if m.end <= first]
        if left:
            return left[-1]
        if inside:
            return inside[0]
        points_back = any(passage.tokens[i].lemma in table("figures")["anaphora"] for i in range(clauses.sentence.first, clauses.sentence.last))
        return self.last_indicator if points_back else None

    def states(self, passage: Passage, clauses: Clauses) -> tuple[str, ...]:
        """States of a figure: those that the sentence names, else those that the document is about."""
        inside = tuple(dict.fromkeys(code for code, _, _ in states_in(passage, clauses.sentence.first, clauses.sentence.last)))
        if len(inside) == 1 and inside[0] in self.subject.states:
            return self.subject.states
        return tuple(sorted(inside)) if inside else self.subject.states

    def dyad(self, passage: Passage, states: tuple[str, ...]) -> list[Slot]:
        """The relationship of two states, or each state."""
        if len(states) == 2:
            kind, cls = classes()["dyad"]
            labels = " – ".join(self.scene.lexicon.state(code).label for code in states)
            return [Slot("bc:relationship", Entity(kind, cls, labels, "-".join(states), context=states), self.subject.span if states == self.subject.states else None)]
        return [Slot("bc:party", entity_of(self.scene.lexicon.state(code))) for code in states]

    def value_slots(self, passage: Passage, amount: Amount, first: int, last: int, prop: str) -> list[Slot]:
        """Value, unit, qualifier, and the writing."""
        span = passage.span(first, last)
        slots = [Slot(prop, amount.value, span), Slot("bc:asWritten", Text(amount.as_written), span)]
        unit = self.unit(amount)
        note = table("figures")["dollar_note"] if amount.unit == "USD" else None
        slots.append(Slot("sdmx-attribute:unitMeasure", unit, span, note) if unit else Slot("bc:unitAsWritten", Text(amount.unit), span))
        return slots + self.qualifier(passage, amount, first, last)

    def unit(self, amount: Amount) -> str | None:
        """Term of the unit."""
        if amount.kind == "money":
            return f"unit:CCY_{amount.unit}"
        return table("figures")["units"].get(amount.unit)

    def qualifier(self, passage: Passage, amount: Amount, first: int, last: int) -> list[Slot]:
        """«около», «свыше», «достиг», or without a qualifier."""
        if amount.qualifier is None:
            return [Slot("bc:valueQualifier", table("figures")["unqualified"])]
        span: Span | None = passage.span(first, last)
        if amount.qualifier_span:
            a, b = passage.tokens_between(*amount.qualifier_span)
            span = passage.span(a, b)
        return [Slot("bc:valueQualifier", amount.qualifier, span)]


def clauses_indicators(clauses: Clauses, scene: Scene) -> list[LexiconMatch]:
    """Indicator matches of the block that a sentence is part of."""
    return next((p.indicators for p in scene.passages if p.analysis is clauses.analysis), [])


def plain(value: Decimal) -> str:
    """A number without an exponent."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


__all__ = ["Figure", "Figures", "Phrase"]
