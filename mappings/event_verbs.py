"""Verbs that are events of their own: «встретился с X», «принял делегацию», «посетил Оренбург»."""

from __future__ import annotations

from collections.abc import Iterator

from .circumstances import dates_in, place_of, places_in
from .circumstances import words as place_words
from .clauses import Clauses, Construction
from .event import Event, Record, classes, span_of, trimmed, words
from .event_actors import EventActors
from .event_company import EventCompany
from .event_identity import contradict, merge
from .event_predicates import POSSIBLE, modality_of
from .event_sites import organisation_at, site_of
from .frames import Rule, rules
from .model import Entity, Span
from .morphology import lemmas
from .operators import Operator
from .phrases import Phrase
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
        self.company, self.actors = EventCompany(record), EventActors(record)

    def read(self, passage: Passage, clauses: Clauses, i: int, forms: frozenset[str]) -> bool:
        """Read the verb at token i. Returns: whether it tells an event."""
        for rule in rules("events"):
            if rule.values.get("cls") and forms & rule.verbs:
                found = being(clauses, i) if clauses.tokens[i].pos == "AUX" else clauses.construction(i)
                drafts = list(self.drafts(passage, clauses, rule, found)) if found and self.has_beside(clauses, rule, i) else []
                for draft in drafts:
                    self.keep(draft, passage, found)
                if drafts:
                    return True
        return False

    def has_beside(self, clauses: Clauses, rule: Rule, i: int) -> bool:
        """Whether the clause has the words without which the verb tells no event: «по телефону»."""
        beside = rule.values.get("beside")
        first, last = clauses.bounds(i)
        if beside is None:
            return True
        if "preposition" not in beside:
            return i + 1 < last and clauses.tokens[i + 1].lemma == beside["noun"]
        pairs = zip(clauses.tokens[first:last], clauses.tokens[first + 1 : last], strict=False)
        at = next((b.index for a, b in pairs if a.text.lower() == beside["preposition"] and b.lemma == beside["noun"]), None)
        return at is not None and ("of" not in beside or any(t.lemma in beside["of"] for t in clauses.tokens[at + 1 : last]))

    def drafts(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction) -> Iterator[Event]:
        """The events that a verb tells: one, or one for each place that is visited."""
        modality, operator = modality_of(clauses, found, rule.id)
        if modality == POSSIBLE and not is_modal(clauses, found, operator) or rule.values.get("future") and not found.future:
            return
        first, last = clauses.bounds(found.word)
        agents = self.actors.of(passage, clauses, found, operator)
        others = self.others(passage, clauses, rule, found, first, last)
        groups = self.where(passage, clauses, rule, found, last)
        each_other = len(agents) > 1 and "other" in rule.values or self.with_pronoun(passage, rule, first, last)
        if rule.values.get("alone"):
            each_other = True
            agents = agents or [e for p in found.agents or found.objects for e in self.company.meant(passage, p)]
        if not agents or not (others or groups or each_other) or rule.values["cls"] == classes()["visit"] and is_state(agents[0]):
            return
        for places in groups or [()]:
            event = Event(rule.values["cls"], rule.values["kind"], "", trimmed(passage, clauses, first, last), rule.id, modality)
            for entity in [*agents, *others]:
                event.take_part(entity, None)
            for place in places:
                event.host(*place)
            event.label = self.label(event, agents, others, places[0] if places else None)
            self.company.in_clause(event, passage, clauses, first, last)
            event.dates = [(date, passage, a, b) for date, a, b in dates_in(passage, first, last)]
            for where, phrase in (
                [] if event.places and event.kind not in words()["apart"] else places_in(passage, clauses, first, last)[:1]
            ):
                event.add("schema:location", where, span_of(passage, phrase))
                event.places.append(where)
            yield event

    def with_pronoun(self, passage: Passage, rule: Rule, first: int, last: int) -> bool:
        """«встретится с Вами»: with somebody, whom only the one who speaks knows."""
        prepositions = rule.values.get("other", {}).get("prepositions", ())
        pairs = zip(passage.tokens[first:last], passage.tokens[first + 1 : last], strict=False)
        return any(
            a.text.lower() in prepositions and b.pos == "PRON" and b.case == "ins" and b.lemma not in words()["relative"] for a, b in pairs
        )

    def keep(self, event: Event, passage: Passage, found: Construction) -> None:
        """Join an event to one of the same class and people, or add it."""
        fitting = [e for e in self.record.found if self.one_kind(e, event) and self.shared(e, event) and not contradict(e, event)]
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

    def one_kind(self, a: Event, b: Event) -> bool:
        """Whether two events can be one by their kinds: a meeting and talks, a visit and a state visit, but not credentials and a talk."""
        return a.cls == b.cls and (a.kind == b.kind or a.cls == classes()["visit"] or {a.kind, b.kind} <= set(words()["alike"]))

    def shared(self, a: Event, b: Event) -> bool:
        """Whether somebody takes part in both: a person, or the same group."""
        mine, theirs = ({v for p, v, _ in e.slots if p in ("bc:visitor", "bc:participant") and v.type != "state"} for e in (a, b))
        return bool(mine & theirs)

    def label(self, event: Event, agents: list[Entity], others: list[Entity], place: Where | None) -> str:
        """A label of an event that no noun names: kind and who."""
        concept = next(e for e in self.record.scene.lexicon.of_scheme("kind") if term(e.iri) == event.kind)
        names = ", ".join(dict.fromkeys(e.label for e in [*agents, *others]))
        return f"{concept.label}: {names}" + (f" — {place[0].label}" if place else "")

    def others(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, first: int, last: int) -> list[Entity]:
        """Whom the verb's event is with: its object, or the phrase with its preposition."""
        if rule.values.get("object") == "person":
            return [e for p in found.objects for e in self.people.meant(passage, p) if e.type in ("person", "group", "post")]
        if rule.values.get("object") == "document":
            return self.actors.of_document(passage, clauses, found, rule.values["documents"])
        other = rule.values.get("other")
        entities = []
        for i in range(first, last) if other else ():
            if passage.tokens[i].text.lower() in other["prepositions"]:
                entities += [entity for entity, _ in self.company.side(passage, clauses, i)]
        return list(dict.fromkeys(entities))

    def where(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, last: int) -> list[tuple[Where, ...]]:
        """Where the event of a verb is: each place of a visit by itself, the sites of a tour together."""
        if rule.values.get("object") == "place":
            return [(place,) for place in self.places(passage, clauses, rule, found, last)]
        if rule.values.get("object") == "site":
            sites = tuple(self.sites(passage, clauses, found, last))
            return [sites] if sites else []
        return []

    def places(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, last: int) -> Iterator[Where]:
        """Where a visit goes: the objects of the verb, or the phrase behind it in the case that the rule names."""
        named = [(place, p) for p in found.objects if (place := place_of(passage, p))]
        if named:
            yield from ((place, passage.span(p.first, p.core)) for place, p in named)
            return
        for place, phrase in places_in(passage, clauses, found.word, last, rule.values.get("case", "acc"))[:1]:
            yield place, span_of(passage, phrase)

    def sites(self, passage: Passage, clauses: Clauses, found: Construction, last: int) -> Iterator[Where]:
        """What a tour goes to: the objects of the verb, or the phrase right behind it («ознакомились с работой завода»)."""
        behind = passage.reader.phrase(found.word + 1, last) if found.word + 1 < last else None
        visit = self.visit_of(passage, clauses)
        objects = [p for p in found.objects if not self.is_event(passage, p)] if found.name != "reflexive" else []
        for phrase in objects or ([behind] if behind and behind.prep is not None and behind.case in ("acc", "ins") else []):
            host = organisation_at(passage, phrase, self.record.organisations)
            if visit and host and passage.tokens[phrase.head].lemma not in place_words()["sites"]:
                visit.add("bc:participant", host, passage.span(phrase.first, phrase.last))
                continue
            site = site_of(passage, phrase, self.record.organisations)
            if site:
                yield site, passage.span(phrase.first, phrase.last)

    def visit_of(self, passage: Passage, clauses: Clauses) -> Event | None:
        """The visit that the sentence tells: «прибыла в Беларусь и посетила компанию» is one visit, and the company takes part."""
        return next((e for e in self.record.in_sentence(passage, clauses) if e.cls == classes()["visit"]), None)

    def is_event(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a phrase names an event: who goes to a forum takes part in it."""
        return any(m.start <= phrase.head < m.end and m.entry.kind_of in classes()["events"] for m in passage.kinds)


def being(clauses: Clauses, i: int) -> Construction | None:
    """«X будет в Баку»: the verb of being, where it is all that its clause says."""
    first, last = clauses.bounds(i)
    further = (t.index for t in clauses.tokens[i + 1 : last] if t.pos == "VERB" and t.feat("VerbForm") == "fin")
    last = next(further, last)  # «будет в Баку и подпишет …»
    said = [
        t
        for t in clauses.tokens[first:last]
        if t.pos == "VERB" or t.feat("Variant") == "short" or t.case == "ins" and t.pos in ("NOUN", "ADJ")
    ]
    subject = clauses.subject_of(i)
    if clauses.tokens[i].feat("VerbForm") != "fin" or said:
        return None
    return clauses.built("active", i, (), tuple(clauses.reader.coordinated(subject, last)) if subject else ())


def is_modal(clauses: Clauses, found: Construction, operator: Operator | None) -> bool:
    """«может посетить»: what only may happen, but by the one who is the subject of the modal verb;
    denied or under a condition it is nothing."""
    word = operator.word if operator is not None and not operator.denied and not found.negated else None
    return word is not None and bool(lemmas(clauses.tokens[word].text) & set(words()["modal"]))


def is_state(entity: Entity) -> bool:
    """Whether somebody is a state, which pays no visits: «Азербайджан находится на стыке Европы и Азии»."""
    return entity.type == "state"
