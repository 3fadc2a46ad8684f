"""Puts what the readers found together: facts with slots, spans, times, voices, modality and rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from .assembly_terms import classes as words
from .attribution import Voices
from .circumstances import dates_in, places_in
from .events import Event, Events, key_of
from .events import words as event_words
from .figures import Figure
from .frames import all_rules
from .model import Attribution, Entity, Fact, FactRef, Slot, Span, Text, TimeValue
from .morphology import fold, lemmas
from .organisations import Organisations
from .people import People, PersonMention, entity_of
from .phrases import CLOSING, OPENING
from .phrases import words as phrase_words
from .scene import Passage, Scene
from .statements import Statement, trim
from .status import Status
from .subject import Subject
from .things import Things
from .topics import topics
from .values.resolving import bounded, resolve


@cache
def cited(rule: str) -> str:
    """Id and version of a rule, as claims cite it: "status.sign@1"."""
    versions = {r.id: r.version for r in all_rules()} | words()["versions"]
    return f"{rule}@{versions.get(rule, 1)}"


class Assembly:
    """Makes the facts of one document.

    Args:
        scene … voices: what the readers found.
    """

    def __init__(
        self, scene: Scene, subject: Subject, people: People, organisations: Organisations, things: Things, events: Events, voices: Voices
    ) -> None:
        self.scene, self.subject, self.people, self.organisations = scene, subject, people, organisations
        self.things, self.events, self.voices = things, events, voices
        self.document = scene.document
        self.ids: dict[str, int] = {}
        self.refs: dict[int, FactRef] = {}
        self.stages: list[Status] = []

    def facts(self, stages: list[Status], figures: list[Figure], statements: list[Statement]) -> tuple[Fact, ...]:
        """All facts, in the order of the text."""
        for event in self.events.found:
            event.times = self.times_of(event)
            self.refs[id(event)] = FactRef(self.id_of(event.span, event.kind or "event"))
        found: list[Fact] = [self.event(event) for event in self.events.found]
        self.stages = stages
        found += restated([self.status(status) for status in stages])
        found += self.objects(stages)
        found += [fact for figure in figures for fact in self.figure(figure)]
        found += [self.statement(statement) for statement in statements]
        found += self.memberships()
        found += self.document_facts(found)
        return tuple(sorted(found, key=lambda fact: (fact.span, fact.id)))

    def id_of(self, span: Span, name: str) -> str:
        """A readable id, unique in the document: "1033-target"."""
        base = f"{span.start}-{name.partition(':')[2] or name}"
        self.ids[base] = self.ids.get(base, 0) + 1
        return base if self.ids[base] == 1 else f"{base}-{self.ids[base]}"

    # -- times

    def times_in(self, passage: Passage, first: int, last: int) -> tuple[TimeValue, ...]:
        """Values of the first date of a range of tokens that dates what is told there."""
        for date, _, _ in dates_in(passage, first, last):
            if date.relation in (None, "in", "from") and not date.duration:
                values = resolve(date, self.document, self.others)
                if any(v.edtf or v.latest for v in values):
                    return tuple(v for v in values if v.edtf or v.latest)
        return ()

    @property
    def others(self) -> list:
        """All dates of the document, for the year of a date without one."""
        from .values.dates import find_dates

        return [date for block in self.document.blocks for date in find_dates(block)]

    def times_of(self, event: Event) -> tuple[TimeValue, ...]:
        """When an event took place: as written, else bounded by the date of the document, if it did take place."""
        for date, _, _, _ in event.dates:
            if date.relation in (None, "in", "from") and not date.duration:
                values = tuple(v for v in resolve(date, self.document, self.others) if v.edtf or v.latest)
                if values:
                    return values
        return self.bound() if event.modality == words()["named"] else ()

    def bound(self) -> tuple[TimeValue, ...]:
        """Not later than the document."""
        value = bounded(self.document)
        return (value,) if value else ()

    def time_slot(self, value: TimeValue, span: Span) -> Slot:
        """When: with a claim of its own where the date is written outside the words of the fact; a bound has its claim on the time itself."""
        outside = value.as_written is not None and not span.covers(value.spans[0])
        return Slot("time:hasTime", value, value.spans[0] if outside else None)

    # -- events

    def event(self, event: Event) -> Fact:
        """The fact of an event."""
        slots = [Slot("dcterms:type", event.kind)] if event.kind else []
        slots += [Slot(prop, value, span if span != event.span else None) for prop, value, span in event.slots]
        if event.number:
            slots.append(Slot("bc:sessionNumber", event.number))
        slots += [self.time_slot(value, event.span) for value in event.times]
        slots += self.relations(event)
        passage = next(p for p in self.scene.passages if p.number == event.mentions[0][0])
        first, last = event.mentions[0][1], event.mentions[0][2]
        slots += [Slot("bc:topic", topic.term) for topic in topics(passage, first, last)]
        return Fact(self.refs[id(event)].id, event.cls, event.span, tuple(slots), event.modality, cited(event.rule), self.label_of(event), None, self.voice(passage, first, last), key_of(event), None, tuple(event.spans))

    def label_of(self, event: Event) -> str:
        """The words of the event, with who takes part where they are a bare noun."""
        names = [value.label for prop, value, _ in event.slots if isinstance(value, Entity) and value.type == "person"]
        return event.label if len(event.label.split()) > 1 or not names else f"{event.label}: {', '.join(dict.fromkeys(names))}"

    def relations(self, event: Event) -> Iterator[Slot]:
        """Nesting and order against other events."""
        for other in self.events.found:
            for how, main, span in other.relations:
                if main is event and how == "within":
                    yield Slot("schema:superEvent", self.refs[id(other)], span)
                if main is event and how == "after":
                    yield Slot("bc:followsEvent", self.refs[id(other)], span)
                if other is event and how == "before":
                    yield Slot("bc:followsEvent", self.refs[id(main)], span)

    def voice(self, passage: Passage, first: int, last: int) -> Attribution:
        """Who says it."""
        return self.voices.of(passage, first, last)

    # -- lifecycle

    def status(self, status: Status) -> Fact:
        """The fact of a stage."""
        passage, clauses = status.passage, status.clauses
        low, high = clauses.bounds(status.word)
        if status.construction.startswith("attributive"):
            low, high = min(status.first, status.word), clauses.next_joint(status.word) if status.word > status.thing.head else status.thing.last
        actual = status.modality == words()["named"]
        slots = [Slot("bc:statusOf", status.thing.entity), Slot("bc:stage", status.stage)]
        slots += [Slot("bc:performedBy", entity, span) for entity, span in dict.fromkeys(status.agents)]
        occasion = self.occasion(passage, clauses, low, high)
        if occasion and not status.foretold:
            slots.append(Slot("bc:occasion", self.refs[id(occasion[0])], occasion[1]))
        times = self.times_in(passage, low, high) if actual else ()
        times = times or (occasion[0].times if occasion and actual and occasion[2] else ())
        for value in times or (self.bound() if actual else ()):
            slots.append(self.time_slot(value, passage.span(status.first, status.last)))
        slots += self.presence(passage, clauses, low, high)
        span = passage.span(status.first, status.last)
        fact = Fact(self.id_of(span, status.stage), words()["status"], span, tuple(slots), status.modality, cited(status.rule), status.thing.entity.label)
        return Fact(fact.id, fact.cls, span, fact.slots, fact.modality, fact.rule, f"{status.thing.entity.label}", None, self.voice(passage, status.first, status.last), None, status.note)

    def occasion(self, passage: Passage, clauses, low: int, high: int) -> tuple[Event, Span, bool] | None:
        """The event that a clause happens in, or after; whether its date is that of the clause; the one before it for «в частности»."""
        for head in range(low, high):
            event = self.events.at.get((passage.number, head))
            phrase = clauses.phrase_with_head(head) if event else None
            if event and phrase:
                how = self.events.relation_of(passage, phrase)
                if how in ("within", "after"):
                    return event, passage.span(phrase.first, phrase.last), False
        return self.relative_occasion(passage, clauses, low) or self.occasion_before(passage, clauses)

    def relative_occasion(self, passage: Passage, clauses, low: int) -> tuple[Event, Span, bool] | None:
        """«…заседание, по итогам которого …»: the event that the relative pronoun means."""
        relations = {noun for how in ("within", "after") for noun in event_words()["relations"][how]}
        if low < 3 or passage.tokens[low - 1].lemma not in phrase_words()["relative_pronouns"] or not lemmas(passage.tokens[low - 2].text) & relations:
            return None
        before = [(passage.number, j) for j in range(clauses.sentence.first, low - 1) if (passage.number, j) in self.events.at]
        return (self.events.at[before[-1]], passage.span(low - 3, low), False) if before else None

    def occasion_before(self, passage: Passage, clauses) -> tuple[Event, Span, bool] | None:
        """«В частности, …», «Также …» right after a ceremony, «Среди них …» after what was reached at an event."""
        opening = {passage.tokens[j].lemma for j in range(clauses.sentence.first, min(clauses.sentence.first + 2, clauses.sentence.last))}
        if not opening & set(event_words()["continuing"]):
            return None
        for other_passage, other in reversed(list(self.scene.sentences())[: self.number_of(passage, clauses)]):
            inside = range(other.sentence.first, other.sentence.last)
            for event in self.events.found:
                for m in event.mentions:
                    if m[0] != other_passage.number or m[3] not in inside:
                        continue
                    phrase = other.phrase_with_head(m[3])
                    within = phrase is not None and self.events.relation_of(other_passage, phrase) == "within"
                    if within or event.cls in event_words()["occasions"]:
                        return event, other_passage.span(m[1], m[2]), False
            begins = {other_passage.tokens[j].lemma for j in range(other.sentence.first, min(other.sentence.first + 2, other.sentence.last))}
            if not begins & set(event_words()["continuing"]):
                return None
        return None

    def number_of(self, passage: Passage, clauses) -> int:
        """Number of a sentence of the body."""
        return next(i for i, (p, c) in enumerate(self.scene.sentences()) if p is passage and c.sentence == clauses.sentence)

    def presence(self, passage: Passage, clauses, low: int, high: int) -> Iterator[Slot]:
        """«в присутствии глав двух государств»."""
        for i in range(low, high):
            if passage.tokens[i].lemma not in words()["presence"]:
                continue
            whom = passage.reader.phrase(i + 1, clauses.sentence.last) if i + 1 < clauses.sentence.last else None
            if whom and whom.case == "gen":
                yield from (Slot("bc:inPresenceOf", entity, passage.span(i, whom.last)) for entity in self.people.meant(passage, whom))

    def objects(self, stages: list[Status]) -> Iterator[Fact]:
        """Descriptions of the objects that stages tell of: states, kind of place, sectors."""
        seen: set[tuple[str, str]] = set()
        for status in stages:
            thing, passage = status.thing, status.passage
            if (thing.entity.type, thing.entity.key) in seen:
                continue
            seen.add((thing.entity.type, thing.entity.key))
            slots = [] if thing.entity.iri else [Slot("bc:party", state, self.party_span(passage, thing)) for state in self.parties(thing.entity)]
            slots += self.location(status)
            slots += self.related(passage, thing)
            last = max(thing.last, self.tail(status))
            slots += [Slot("bc:topic", t.term) for t in topics(passage, thing.first, last, [(m.start, m.end) for m in passage.names])]
            if slots:
                span = passage.span(*trim(passage, thing.first, last))
                yield Fact(self.id_of(span, "object"), thing.entity.cls, span, tuple(slots), status.modality, cited("object.named"), None, thing.entity, self.voice(passage, thing.first, thing.last))

    def related(self, passage: Passage, thing) -> list[Slot]:
        """Bodies that the name of a document names («Меморандум об учреждении X»), routes of the same name («железная дорога «A-B»», «автодорога «A-B»»)."""
        bodies = [m for m in passage.all_names if m.entry.type == "joint-body" and thing.head < m.start and m.end <= thing.last and self.fits_subject(m)]
        found = [entity_of(m.entry) for m in bodies if m.entry.iri != thing.entity.iri]
        if thing.entity.cls in words()["without_parties"]:
            route = route_of(thing.entity.label)
            found += [e for e in self.things.known if e.cls == thing.entity.cls and e.key != thing.entity.key and route and route_of(e.label) == route]
        return [Slot("dcterms:relation", entity) for entity in dict.fromkeys(found)]

    def tail(self, status: Status) -> int:
        """End of the words about an object: «проектам в сферах энергетики, транспорта …» up to the end of the clause."""
        return status.clauses.bounds(status.word)[1] if status.construction in ("passive", "active", "reflexive") and self.is_last(status) else status.thing.last

    def is_last(self, status: Status) -> bool:
        """Whether no other object of the same verb stands behind this one."""
        phrases = status.clauses.construction(status.word)
        return not phrases or all(p.first <= status.thing.head for p in phrases.objects)

    def parties(self, entity: Entity) -> list[Entity]:
        """States of an object: those its name names, else those the document is about; a route belongs to nobody unless it says so."""
        if entity.cls in words()["without_parties"]:
            return []
        codes = entity.context or self.subject.states
        return [entity_of(self.scene.lexicon.state(code)) for code in codes]

    def party_span(self, passage: Passage, thing) -> Span | None:
        """Words that say whose object it is: its own, if they name states, else those that the document is about."""
        from .subject import states_in

        if len({c for c, _, _ in states_in(passage, thing.first, thing.last)}) > 1:
            return None
        return self.subject.span

    def location(self, status: Status) -> list[Slot]:
        """Where an object stands: «в Ташкенте» right behind it."""
        passage, thing = status.passage, status.thing
        found = [(place, phrase) for place, phrase in places_in(passage, status.clauses, thing.first, min(thing.last + 1, status.clauses.sentence.last)) if phrase.prep in (thing.last, *range(thing.first, thing.last))]
        if not found and status.construction == "passive":
            low, _ = status.clauses.bounds(status.word)
            found = [(place, phrase) for place, phrase in places_in(passage, status.clauses, low, status.word) if (passage.number, phrase.head) not in self.events.at]
        return [Slot("schema:location", place, passage.span(phrase.prep or phrase.first, phrase.core)) for place, phrase in found[:1]]

    # -- figures

    def figure(self, figure: Figure) -> Iterator[Fact]:
        """The fact of a figure or a target."""
        slots = list(figure.slots)
        slots += [Slot(prop, value, value.spans[0]) for prop, date in figure.dates for value in resolve(date, self.document, self.others)[:1]]
        span = figure.passage.span(figure.first, figure.last)
        voice = self.voice(figure.passage, figure.first, figure.last)
        yield Fact(self.id_of(span, figure.name), words()[figure.cls], span, tuple(slots), figure.modality, cited(figure.rule), figure.label, None, voice, None, figure.note)

    # -- statements

    def statement(self, statement: Statement) -> Fact:
        """The fact of a statement."""
        passage = statement.passage
        slots = [Slot("bc:act", statement.act)] + [Slot("bc:topic", t.term) for t in statement.topics]
        slots += [Slot("bc:concerns", entity) for entity in self.concerned(statement)]
        return Fact(self.id_of(statement.span, statement.act), words()["statement"], statement.span, tuple(slots), statement.modality, cited(statement.rule), None, None, statement.voice)

    def concerned(self, statement: Statement) -> list[Entity]:
        """Objects and places that a statement names."""
        passage = statement.passage
        found = [entity_of(m.entry) for m in passage.all_names if statement.first <= m.start and m.end <= statement.last and m.entry.type in ("transport-link", "joint-body", "place") and self.fits_subject(m)]
        found += [t.entity for t in self.events_things(statement)]
        found += [s.thing.entity for s in self.stages if s.passage is passage and statement.first <= s.thing.first and s.thing.last <= statement.last and not s.thing.entity.scoped]
        return list(dict.fromkeys(found))

    def events_things(self, statement: Statement):
        """Transport links named anew in a statement."""
        found = []
        for phrase in statement.clauses.phrases:
            for part in self.all_parts(phrase):
                if statement.first <= part.first and part.last <= statement.last and any(m.start <= part.head < m.end and m.entry.kind_of == "bc:TransportLink" for m in statement.passage.kinds):
                    found += [t for t in self.things.named(statement.passage, part, ["bc:TransportLink"]) if not t.entity.scoped]
        return found

    def all_parts(self, phrase) -> Iterator:
        """A phrase, its complements, and theirs."""
        yield phrase
        for part in phrase.complements:
            yield from self.all_parts(part)

    # -- persons, organisations, the document

    def memberships(self) -> Iterator[Fact]:
        """Offices that the text gives persons."""
        seen: dict[tuple[str, str], None] = {}
        for mention in self.people.persons:
            office = mention.office
            if office is None or (mention.entity.key, fold(office.label)) in seen:
                continue
            seen[mention.entity.key, fold(office.label)] = None
            passage = next(p for p in self.scene.passages if p.number == mention.passage)
            first, last = min(office.first, mention.first), max(office.last, mention.last)
            span = passage.span(first, last)
            slots = [Slot("org:member", mention.entity, None), Slot("schema:roleName", Text(office.label))]
            slots += self.office_of(passage, mention)
            yield Fact(self.id_of(span, "membership"), words()["membership"], span, tuple(slots), words()["named"], cited("person.office"), f"{mention.entity.label}: {office.label}", None, self.voice(passage, first, last))

    def office_of(self, passage: Passage, mention: PersonMention) -> list[Slot]:
        """The post, or the organisation or state, of an office."""
        office = mention.office
        post = self.people.post(office)
        if post.iri:
            return [Slot("bc:post", post)]
        organisations = self.organisations.within(passage, office.head + 1, office.last)
        if organisations:
            return [Slot("org:organization", organisations[0].entity)]
        return [Slot("dcterms:spatial", entity_of(self.scene.lexicon.state(office.state)))] if office.state else []

    def document_facts(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """What the document names and nothing else tells of; its publisher, if the reference data knows it."""
        used = {(v.type, v.key) for fact in facts for v in self.entities_in(fact)}
        slots: list[Slot] = []
        for passage_number, first, last, entity in self.named_things():
            if (entity.type, entity.key) not in used:
                used.add((entity.type, entity.key))
                passage = next(p for p in self.scene.passages if p.number == passage_number)
                slots.append(Slot("schema:mentions", entity, passage.span(first, last)))
        for span, entity in self.organisations.banners:
            slots.append(Slot("schema:mentions", entity, span))
        if slots:
            first_span = min(slot.span for slot in slots)
            yield Fact(self.id_of(first_span, "mentions"), words()["document"], first_span, tuple(slots), words()["named"], cited("document.mentions"))
        yield from self.publisher()

    def publisher(self) -> Iterator[Fact]:
        """The publisher that the document names and the reference data knows."""
        named = self.document.publisher
        if named is None:
            return
        known = [e for e in self.scene.lexicon.of_type("organization") if any(fold(label) == fold(named.text) for label in (*e.labels, *(f for f, _ in e.foreign)))]
        if known:
            slot = Slot("dcterms:publisher", entity_of(known[0]), named.span)
            yield Fact(self.id_of(named.span, "publisher"), words()["document"], named.span, (slot,), words()["named"], cited("document.mentions"))

    def named_things(self) -> Iterator[tuple[int, int, int, Entity]]:
        """Persons, organisations and places named in the text."""
        for mention in self.people.persons:
            yield mention.passage, mention.first, mention.last, mention.entity
        for other in self.organisations.mentions:
            yield other.passage, other.first, other.last, other.entity
        for passage, match in self.scene.names():
            if match.entry.type in ("joint-body", "transport-link", "place") and self.fits_subject(match) and not self.in_quotes(passage, match):
                yield passage.number, match.start, match.end, entity_of(match.entry)

    def in_quotes(self, passage: Passage, match) -> bool:
        """Whether a name is the name of something else: the quarter «Астана» is not the city."""
        return match.start > 0 and match.end < len(passage.tokens) and passage.tokens[match.start - 1].text in OPENING and passage.tokens[match.end].text in CLOSING

    def fits_subject(self, match) -> bool:
        """Whether a body of certain states can be meant in this document."""
        states, subject = set(match.entry.states), set(self.subject.states)
        if match.entry.type != "joint-body":
            return not match.weak
        return bool(states) and states <= subject or not match.weak and not (states and subject)

    def entities_in(self, fact: Fact) -> Iterator[Entity]:
        """Entities that a fact holds."""
        if fact.subject:
            yield fact.subject
        for slot in fact.slots:
            if isinstance(slot.value, Entity):
                yield slot.value
        yield from (*fact.attribution.speakers, *fact.attribution.relays)


def route_of(label: str) -> str:
    """The names of a route without what kind it is: «железная дорога «A-B»», «маршрут A — B» have one route."""
    found = re.search(r"[A-ZА-ЯЁ][\w.]*(?:\s*[-–—]\s*[A-ZА-ЯЁ][\w.]*(?: [A-ZА-ЯЁ][\w.]*)?)+", label)
    return re.sub(r"\s*[-–—]\s*", "-", fold(found.group())) if found else ""


def restated(facts: list[Fact]) -> list[Fact]:
    """Stages of one object that a text tells several times are one stage, unless their dates contradict each other."""
    first: list[Fact] = []
    found: list[Fact] = []
    for fact in facts:
        same = next((other for other in first if is_same_stage(other, fact)), None)
        if same is None:
            first.append(fact)
            found.append(fact)
        else:
            known = {(slot.property, slot.value) for slot in same.slots}
            new = tuple(slot for slot in fact.slots if (slot.property, slot.value) not in known and not (is_bound(slot) and times(same)))
            found.append(replace(fact, slots=new, restates=same.id))
    return [replace(fact, slots=tuple(slot for slot in fact.slots if not is_bound(slot))) if dated_elsewhere(fact, found) else fact for fact in found]


def is_same_stage(a: Fact, b: Fact) -> bool:
    """Same object, stage and modality, and no two different dates."""
    if {s.property: s.value for s in a.slots if s.property in SAME} != {s.property: s.value for s in b.slots if s.property in SAME} or a.modality != b.modality:
        return False
    return not (times(a) and times(b)) or bool(times(a) & times(b))


SAME = ("bc:statusOf", "bc:stage")


def times(fact: Fact) -> set[str]:
    """Dates that a fact states, without bounds."""
    return {str(slot.value.edtf) for slot in fact.slots if isinstance(slot.value, TimeValue) and not is_bound(slot)}


def is_bound(slot: Slot) -> bool:
    """Whether a slot only says that something is not later than the document."""
    return isinstance(slot.value, TimeValue) and slot.value.as_written is None


def dated_elsewhere(fact: Fact, facts: list[Fact]) -> bool:
    """Whether another telling of the same stage has a date, so that the bound says nothing."""
    return any(times(other) for other in facts if other.restates == fact.id)
