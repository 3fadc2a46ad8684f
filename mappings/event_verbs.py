"""Verbs that are events of their own: «встретился с X», «принял делегацию», «посетил Оренбург»."""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import dates_in, place_of, places_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, span_of, trimmed
from .event_company import EventCompany
from .event_identity import contradict, merge
from .event_predicates import modality_of
from .frames import Rule, rules
from .model import Entity, Span
from .scene import Passage
from .topics import term

Where = tuple[Entity, Span]


class EventVerbs:
    """Reads verbs of events.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.record, self.people = record, record.people
        self.company = EventCompany(record)

    def read(self, passage: Passage, clauses: Clauses, i: int, forms: frozenset[str]) -> bool:
        """Read the verb at token i. Returns: whether it tells an event."""
        for rule in rules("events"):
            if rule.values.get("cls") and forms & rule.verbs:
                found = clauses.construction(i)
                drafts = list(self.drafts(passage, clauses, rule, found)) if found else []
                for draft in drafts:
                    self.keep(draft, passage, found)
                if drafts:
                    return True
        return False

    def drafts(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction) -> Iterator[Event]:
        """The events that a verb tells: one, or one for each place that is visited."""
        modality, operator = modality_of(clauses, found, rule.id)
        if modality == "modality:possible":
            return
        first, last = clauses.bounds(found.word)
        agents = [entity for entity, _ in self.company.subjects(passage, clauses, found, operator)]
        others = self.others(passage, clauses, rule, found, first, last)
        places = list(self.places(passage, clauses, rule, found, last))
        each_other = len(agents) > 1 and "other" in rule.values
        if not agents or not (others or places or each_other) or rule.values["cls"] == classes()["visit"] and is_state(agents[0]):
            return
        for place in places or [None]:
            event = Event(rule.values["cls"], rule.values["kind"], "", trimmed(passage, clauses, first, last), rule.id, modality)
            for entity in [*agents, *others]:
                event.take_part(entity, None)
            if place:
                event.host(*place)
            event.label = self.label(event, agents, others, place)
            self.company.in_clause(event, passage, clauses, first, last)
            event.dates = [(date, passage, a, b) for date, a, b in dates_in(passage, first, last)]
            for where, phrase in [] if event.places else places_in(passage, clauses, first, last)[:1]:
                event.locate(where, span_of(passage, phrase))
            yield event

    def keep(self, event: Event, passage: Passage, found: Construction) -> None:
        """Join an event to one of the same class and people, or add it."""
        fitting = [e for e in self.record.found if e.cls == event.cls and self.shared(e, event) and not contradict(e, event)]
        known = fitting[-1] if fitting else None
        if known:
            merge(known, event)
            if not known.told:
                known.modality, known.span, known.rule = event.modality, event.span, event.rule
        else:
            self.record.found.append(event)
        known = known or event
        known.told = True
        known.mentions.append((passage.number, found.first, found.last, found.word))

    def shared(self, a: Event, b: Event) -> bool:
        """Whether somebody takes part in both: a person, or the same group."""
        mine, theirs = ({v for p, v, _ in e.slots if p in ("bc:visitor", "bc:participant") and v.type != "state"} for e in (a, b))
        return bool(mine & theirs)

    def label(self, event: Event, agents: list[Entity], others: list[Entity], place: Where | None) -> str:
        """A label of an event that no noun names: kind and who."""
        concept = next(e for e in self.record.scene.lexicon.of_scheme("kind") if term(e.iri) == event.kind)
        names = ", ".join(e.label for e in [*agents, *others])
        return f"{concept.label}: {names}" + (f" — {place[0].label}" if place else "")

    def others(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, first: int, last: int) -> list[Entity]:
        """Whom the verb's event is with: its object, or the phrase with its preposition."""
        if rule.values.get("object") == "person":
            return [e for p in found.objects for e in self.people.meant(passage, p) if e.type in ("person", "group", "post")]
        other = rule.values.get("other")
        entities = []
        for i in range(first, last) if other else ():
            if passage.tokens[i].text.lower() in other["prepositions"]:
                entities += [entity for entity, _ in self.company.side(passage, clauses, i)]
        return list(dict.fromkeys(entities))

    def places(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, last: int) -> Iterator[Where]:
        """Where a visit goes: the objects of the verb, or the phrase behind it in the case that the rule names."""
        if rule.values.get("object") != "place":
            return
        named = [(place, p) for p in found.objects if (place := place_of(passage, p))]
        if named:
            yield from ((place, passage.span(p.first, p.core)) for place, p in named)
            return
        for place, phrase in places_in(passage, clauses, found.word, last, rule.values.get("case", "acc"))[:1]:
            yield place, span_of(passage, phrase)


def is_state(entity: Entity) -> bool:
    """Whether somebody is a state, which pays no visits: «Азербайджан находится на стыке Европы и Азии»."""
    return entity.type == "state"
