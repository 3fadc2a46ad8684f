"""Events: who met whom, where, when, in what form; and which words mean the same event.

A noun of an event is read together with its clause. It is an event if it takes place there («состоялась встреча»), if
something happens around it («в ходе визита», «по итогам форума»), or if it has something of its own (whom, whose,
which in number). A noun with nothing of its own joins the event told before, and makes a new one only as a circumstance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from .circumstances import dates_in, place_of, places_in
from .clauses import Clauses, Construction
from .frames import Rule, rules, table
from .model import Entity, Span, TimeValue
from .morphology import fold, lemmas
from .operators import operator_of
from .organisations import Organisations
from .people import People, entity_of
from .people import words as people_words
from .phrases import Phrase, is_participle
from .scene import Passage, Scene
from .subject import states_in
from .thing_names import first_of_name, tidy
from .things import Things
from .topics import term
from .values.names import nominative


@cache
def words() -> dict:
    """Closed classes of `frames/events.toml`."""
    return table("events")["words"]


@cache
def classes() -> dict:
    """Classes of events, from `frames/events.toml`."""
    return table("events")["classes"]


@dataclass(eq=False)
class Event:
    """An event of the document, while it is being read.

    Attributes:
        slots: property, entity or literal, span or None; in the order of the text.
        mentions: passage, first, last, head token of the nouns that mean it.
        dates: expressions that date it, with their passage.
        relations: (property, other event, span).
        modality: of the claims; "modality:actual" unless the words say otherwise.
    """

    cls: str
    kind: str | None
    label: str
    span: Span
    rule: str
    modality: str
    slots: list[tuple[str, object, Span | None]] = field(default_factory=list)
    mentions: list[tuple[int, int, int, int]] = field(default_factory=list)
    dates: list = field(default_factory=list)
    relations: list = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    number: int | None = None
    body: Entity | None = None
    places: list[Entity] = field(default_factory=list)
    people: list[Entity] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    times: tuple[TimeValue, ...] = ()
    quoted: str = ""
    told: bool = False

    def add(self, prop: str, value: object, span: Span | None) -> None:
        """Add a slot once."""
        if not any(p == prop and v == value for p, v, _ in self.slots):
            self.slots.append((prop, value, span))


class Events:
    """Reads the events of one document, in the order of its text."""

    def __init__(self, scene: Scene, people: People, organisations: Organisations, things: Things) -> None:
        self.scene, self.people, self.organisations, self.things = scene, people, organisations, things
        self.found: list[Event] = []
        self.at: dict[tuple[int, int], Event] = {}
        self.pending: list[tuple[Event, Passage, Clauses, Phrase]] = []

    def read(self) -> list[Event]:
        """All events."""
        for passage, clauses in self.scene.sentences():
            for head in self.heads(passage, clauses):
                self.noun(passage, clauses, head)
            for i in range(clauses.sentence.first, clauses.sentence.last):
                self.verb(passage, clauses, i)
        for event, passage, clauses, phrase in self.pending:
            self.relate(event, passage, clauses, phrase)
        return self.found

    # -- nouns

    def heads(self, passage: Passage, clauses: Clauses) -> list[tuple[int, str, str]]:
        """Head nouns of events in a sentence: token, class, kind; those told before those around them."""
        found = []
        for match in passage.kinds:
            if match.entry.kind_of in classes()["events"] and clauses.sentence.first <= match.start < clauses.sentence.last:
                head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN")), None)
                if head is not None:
                    found.append((head, match.entry.kind_of, term(match.entry.iri)))
        known = {i for m in passage.names for i in range(m.start, m.end)}
        return [item for item in found if item[0] not in known]

    def noun(self, passage: Passage, clauses: Clauses, item: tuple[int, str, str]) -> None:
        """One noun of an event: join it to an event, or make one, or pass it by."""
        head, cls, kind = item
        phrase = clauses.phrase_with_head(head)
        if phrase is None or self.inside_name(passage, phrase):
            return
        predicates = self.predicates_of(clauses, phrase)
        predicate = predicates[0] if predicates else None
        place_in_clause = self.circumstance(passage, phrase)
        draft = self.draft(passage, clauses, phrase, cls, kind)
        own = bool(draft.number or draft.body or draft.people or draft.states or draft.quoted or draft.places)
        if self.is_generic(passage, phrase, predicate, own):
            return
        several = passage.tokens[head].feat("Number") == "plur" and passage.tokens[head].lemma not in words()["plural_only"]
        own = own or several  # «деловые мероприятия» can't mean one event told before
        event = self.antecedent(draft, own, passage, head)
        if event is None:
            if not (predicate or place_in_clause or own):
                return
            event = draft
            event.rule = "event.take-place" if predicate else "event.circumstance" if place_in_clause else "event.named"
            self.found.append(event)
        else:
            self.merge(event, draft)
        event.mentions.append((passage.number, phrase.first, phrase.last, head))
        for i in range(phrase.first, phrase.core):
            self.at[passage.number, i] = event
        if predicate:
            self.tell(event, passage, clauses, phrase, predicate)
        for further in predicates[1:]:
            self.agents(event, passage, clauses, further, phrase)
        self.pending.append((event, passage, clauses, phrase))

    def inside_name(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the noun only belongs to the name of something else («Лига чемпионов», «форум» in a title)."""
        i = phrase.first - 1
        return i >= 0 and passage.tokens[i].text in "«“„" and phrase.last < len(passage.tokens) and passage.tokens[phrase.last].text not in "»”"

    def is_generic(self, passage: Passage, phrase: Phrase, predicate: Construction | None, own: bool) -> bool:
        """Whether the noun means events in general, and none of them."""
        forms = {f for i in range(phrase.first, phrase.head) for f in lemmas(passage.tokens[i].text)}
        if forms & set(words()["generic"]["adjectives"]):
            return True
        if passage.tokens[phrase.head].feat("Number") == "plur" and passage.tokens[phrase.head].lemma not in words()["plural_only"]:
            return predicate is None
        return False

    def predicates_of(self, clauses: Clauses, phrase: Phrase) -> list[Construction]:
        """The verbs by which the event takes place, whose object or subject the phrase is; finite verbs before participles."""
        result = []
        rule = next(r for r in rules("events") if r.id == "event.take-place")
        for i in range(clauses.sentence.first, clauses.sentence.last):
            token = clauses.tokens[i]
            if token.pos not in ("VERB", "ADJ") or not (lemmas(token.text) | {token.lemma}) & rule.verbs:
                continue
            found = clauses.construction(i)
            if found and any(p.head == phrase.head for p in (*found.objects, *(found.agents if not found.objects else ()))):
                result.append(found)
        return sorted(result, key=lambda c: c.name.startswith("attributive"))

    def circumstance(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the event stands as a circumstance of what is told: «в ходе …», «по итогам …», «после …», «в мероприятии»."""
        if phrase.prep is not None:
            return True
        before = phrase.first - 1
        return before >= 0 and bool(lemmas(passage.tokens[before].text) & self.rule("event.circumstance").nouns)

    def rule(self, identifier: str) -> Rule:
        """A rule of the file by its id."""
        return next(r for r in rules("events") if r.id == identifier)

    def draft(self, passage: Passage, clauses: Clauses, phrase: Phrase, cls: str, kind: str) -> Event:
        """The event as the phrase alone names it."""
        first = first_of_name(passage, phrase)
        label = tidy(nominative(passage.analysis, replace(phrase, first=first)))
        event = Event(cls, kind, label, passage.span(phrase.first, phrase.last), "event.named", "modality:actual")
        event.number = self.ordinal(passage, phrase)
        event.quoted = " ".join(passage.text(a, b) for a, b in phrase.quotes) or self.theme(passage, clauses, phrase)
        if event.quoted and not phrase.quotes:
            event.label = f"{event.label} «{event.quoted}»"
        self.owners(event, passage, clauses, phrase)
        self.whereto(event, passage, clauses, phrase)
        return event

    def theme(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> str:
        """«конференция на тему «…»»: the theme."""
        i = phrase.last + 1
        if i + 1 < clauses.sentence.last and passage.tokens[i].lemma in words()["theme"]:
            end = passage.reader.quoted(i + 1, clauses.sentence.last)
            return passage.text(i + 2, end - 1) if end else ""
        return ""

    def ordinal(self, passage: Passage, phrase: Phrase) -> int | None:
        """«второе заседание»: 2."""
        for i in range(phrase.first, phrase.head):
            token = passage.tokens[i]
            number = next((words()["ordinals"][f] for f in lemmas(token.text) if f in words()["ordinals"]), None)
            if number:
                return number
        return None

    def owners(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """Whose event it is: persons, offices, bodies and states in the complements."""
        for part in self.parts(passage, phrase):
            bodies = self.things.named(passage, part, classes()["bodies"]) if event.cls == classes()["session"] or event.cls == classes()["generic"] else []
            if bodies:
                event.body = bodies[0].entity
                event.add("bc:sessionOf", bodies[0].entity, passage.span(part.first, bodies[0].last))
                return
        mine = [m for m in self.people.persons if m.passage == passage.number and phrase.first <= m.first and m.last <= phrase.last]
        for mention in mine:
            first = mention.office.first if mention.office else mention.first
            self.take_part(event, mention.entity, passage.span(first, mention.last))
        if not mine:
            for part in self.parts(passage, phrase):
                for entity in self.people.meant(passage, part):
                    self.take_part(event, entity, passage.span(part.first, part.last))
        event.states |= {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}

    def parts(self, passage: Passage, phrase: Phrase) -> Iterator[Phrase]:
        """Complements of a phrase, and theirs."""
        for part in phrase.complements:
            yield part
            yield from self.parts(passage, part)

    def take_part(self, event: Event, entity: Entity, span: Span | None) -> None:
        """Add somebody who takes part: the visitor of a visit, a participant else."""
        prop = "bc:visitor" if event.cls == classes()["visit"] and entity.type in ("person", "post", "group") else "bc:participant"
        event.add(prop, entity, span)
        if entity.type in ("person", "post"):
            event.people.append(entity)

    def whereto(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """«визит … в Узбекистан»: the phrase in the accusative right behind."""
        if event.cls != classes()["visit"] or phrase.last >= clauses.sentence.last:
            return
        target = passage.reader.phrase(phrase.last, clauses.sentence.last)
        if target is None or target.prep is None or target.case not in ("acc", "loc"):
            return
        place = place_of(passage, target)
        if place is None:
            return
        span = passage.span(target.prep, target.core)
        self.host(event, place, span)
        event.label = f"{event.label} {passage.text(target.prep, target.core)}"
        event.span = passage.span(phrase.first, target.last)

    def host(self, event: Event, place: Entity, span: Span) -> None:
        """Where a visit goes: a state is its host, any other place its location."""
        event.add("bc:hostState" if place.type == "state" else "schema:location", place, span)
        event.places.append(place)

    # -- identity in the document

    def antecedent(self, draft: Event, own: bool, passage: Passage, head: int) -> Event | None:
        """The event of the document that this noun means, if it was told before."""
        lemma = passage.tokens[head].lemma
        for event in reversed(self.found):
            if self.contradict(event, draft):
                continue
            same = event.cls == draft.cls and (event.kind == draft.kind or not own or event.cls == classes()["visit"])
            if own and same and self.shares(event, draft):
                return event
            if not own and (event.cls == draft.cls or draft.cls == classes()["generic"] and lemma in words()["anaphoric"]):
                return event
        return None

    def contradict(self, a: Event, b: Event) -> bool:
        """Whether two mentions can't mean one event."""
        if a.number and b.number and a.number != b.number or a.body and b.body and (a.body.type, a.body.key) != (b.body.type, b.body.key):
            return True
        if a.people and b.people and not set(a.people) & set(b.people):
            return True
        hosts = [{p.key for p in e.places} for e in (a, b)]
        return bool(hosts[0] and hosts[1] and not hosts[0] & hosts[1]) or bool(a.quoted and b.quoted and fold(a.quoted) != fold(b.quoted))

    def shares(self, a: Event, b: Event) -> bool:
        """Whether two mentions have what makes them one event in common."""
        if b.number or b.body:
            return (a.number == b.number or not b.number) and bool(a.body and b.body and (a.body.type, a.body.key) == (b.body.type, b.body.key))
        if b.people:
            return bool(set(a.people) & set(b.people))
        if b.quoted:
            return fold(a.quoted) == fold(b.quoted) or fold(b.quoted) in fold(a.label)
        return bool(b.states) and b.states <= a.states | {p.iri.rsplit("/", 1)[-1] for p in a.places if p.iri}

    def merge(self, event: Event, draft: Event) -> None:
        """Add to an event what a further mention says of it."""
        for prop, value, span in draft.slots:
            event.add(prop, value, span)
        event.number, event.body, event.quoted = event.number or draft.number, event.body or draft.body, event.quoted or draft.quoted
        event.people += draft.people
        event.places += draft.places
        event.states |= draft.states

    # -- what the clause says

    def tell(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase, predicate: Construction) -> None:
        """Slots of the event that its own clause gives."""
        first, last = clauses.bounds(predicate.word)
        if predicate.name.startswith("attributive"):
            behind = predicate.word > phrase.head
            first, last = min(phrase.first, predicate.word), self.end_of_participle(clauses, predicate.word) if behind else phrase.last
        if predicate.negated:
            event.modality = "modality:possible"
        operator = operator_of(clauses, predicate, "event.take-place")
        if operator and not event.told:
            event.modality = "modality:expected" if operator.word is None else operator.modality
        words_of_it = self.trimmed(passage, clauses, min(first, phrase.first), max(phrase.last, last)) or event.span
        if event.told and event.span != words_of_it:
            event.spans.append(words_of_it)
        else:
            event.span = words_of_it
        event.told = True
        for date, a, b in dates_in(passage, first, last):
            event.dates.append((date, passage, a, b))
        if not event.places:
            for place, where in places_in(passage, clauses, first, last):
                if (passage.number, where.head) not in self.at and not any(p for p in event.places):
                    event.add("schema:location", place, passage.span(where.prep or where.first, where.core))
                    event.places.append(place)
        self.mode(event, passage, first, last)
        self.agents(event, passage, clauses, predicate, phrase)
        self.with_whom(event, passage, clauses, first, last)

    def trimmed(self, passage: Passage, clauses: Clauses, first: int, last: int) -> Span | None:
        """Span of tokens without marks at its ends, and without «, по итогам» before a relative clause."""
        if last < clauses.sentence.last and clauses.is_barrier(last):
            comma = next((j for j in range(last - 1, max(first, last - 4), -1) if passage.tokens[j].text == ","), None)
            last = comma if comma is not None else last
        while first < last and passage.tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ"):
            first += 1
        while last > first and passage.tokens[last - 1].pos == "PUNCT" and passage.tokens[last - 1].text not in "»)":
            last -= 1
        return passage.span(first, last) if last > first else None

    def end_of_participle(self, clauses: Clauses, i: int) -> int:
        """End of the words of a participle: the next comma or the end of the sentence."""
        return clauses.next_joint(i)

    def mode(self, event: Event, passage: Passage, first: int, last: int) -> None:
        """Form of attendance, and the words for it."""
        for i in range(first, last):
            forms = lemmas(passage.tokens[i].text)
            for mode, names in words()["mode"].items():
                if forms & set(names):
                    event.add("schema:eventAttendanceMode", words()["mode_terms"][mode], passage.span(i, i + 1))
        for i in range(first, last - 1):
            phrase = passage.reader.phrase(i, last) if passage.tokens[i].pos == "ADP" else None
            if phrase and passage.tokens[phrase.head].lemma in words()["format"] and phrase.last - phrase.first > 1:
                from .model import Text

                event.add("bc:format", Text(passage.text(phrase.prep or i, phrase.last)), passage.span(i, phrase.last))

    def agents(self, event: Event, passage: Passage, clauses: Clauses, predicate: Construction, phrase: Phrase) -> None:
        """Who holds it (active) or by whom it is organised (passive)."""
        organised = bool(lemmas(passage.tokens[predicate.word].text) & set(words()["organise"]))
        for agent in predicate.agents:
            if agent.head == phrase.head:
                continue
            span = passage.span(agent.first, agent.last)
            organisations = self.organisations.within(passage, agent.first, agent.last)
            if organised:
                for mention in organisations:
                    event.add("schema:organizer", mention.entity, passage.span(mention.first, mention.last))
            else:
                for entity in self.people.meant(passage, agent) or tuple(m.entity for m in organisations):
                    self.take_part(event, entity, span)
        if organised:
            self.partners(event, passage, clauses, predicate.word)

    def partners(self, event: Event, passage: Passage, clauses: Clauses, word: int) -> None:
        """«в партнёрстве с Центром …»."""
        for i in range(word, clauses.sentence.last):
            if lemmas(passage.tokens[i].text) & set(words()["partner"]) and i + 1 < clauses.sentence.last and passage.tokens[i + 1].pos == "ADP":
                other = passage.reader.phrase(i + 1, clauses.sentence.last)
                for mention in self.organisations.within(passage, i + 2, other.last + 3 if other else i + 2)[:1]:
                    event.add("bc:partner", mention.entity, passage.span(i, mention.last))

    def with_whom(self, event: Event, passage: Passage, clauses: Clauses, first: int, last: int) -> None:
        """«под председательством X и Y», «с участием делегаций», «между X и Y», «с X»."""
        for i in range(first, last):
            token = passage.tokens[i]
            if token.pos not in ("NOUN", "ADP"):
                continue
            forms = lemmas(token.text)
            chair, part = forms & set(words()["chair"]), forms & set(words()["with_participation"])
            start = i + 1
            if token.pos == "NOUN" and (chair or part) and start < last:
                whom = passage.reader.phrase(start, clauses.sentence.last)
                for phrase in passage.reader.coordinated(whom, clauses.sentence.last) if whom and whom.case == "gen" else []:
                    for entity in self.people.meant(passage, phrase):
                        prop = "bc:chairedBy" if chair else "bc:participant"
                        event.add(prop, entity, passage.span(i - 1 if passage.tokens[i - 1].pos == "ADP" else i, phrase.last))
                        event.people += [entity] if entity.type == "person" else []
            elif token.pos == "ADP" and token.text.lower() in words()["beside"]:
                whom = passage.reader.phrase(i, clauses.sentence.last)
                if whom and whom.case == "ins" and any(m.passage == passage.number and whom.first <= m.first < whom.last for m in self.people.persons):
                    for entity in self.people.meant(passage, whom):
                        self.take_part(event, entity, passage.span(whom.first, whom.last))

    def relate(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """Order and nesting against the event that the same sentence told before: «в ходе визита», «после заседания»."""
        how = self.relation_of(passage, phrase)
        if how is None:
            return
        first, last = clauses.bounds(phrase.head)
        mains = [e for e in self.found if e is not event and e.told and any(m[0] == passage.number and clauses.sentence.first <= m[3] < clauses.sentence.last for m in e.mentions)]
        event.relations += [(how, main, passage.span(phrase.first, phrase.last)) for main in mains[:1]]

    def relation_of(self, passage: Passage, phrase: Phrase) -> str | None:
        """within, after or before, by the words before the phrase."""
        relations = words()["relations"]
        i = phrase.first - 1
        while i > 0 and (passage.tokens[i].pos == "ADV" or is_participle(passage.tokens[i])):
            i -= 1  # «по итогам прошедшего недавно Форума»
        before = passage.tokens[i] if i >= 0 else None
        if phrase.prep is not None:
            preposition = passage.tokens[phrase.prep].text.lower()
            return "after" if preposition in relations["after_prepositions"] else "before" if preposition in relations["before_prepositions"] else None
        for how in ("within", "after", "before"):
            if before is not None and lemmas(before.text) & set(relations[how]):
                return how
        return None

    # -- verbs

    def verb(self, passage: Passage, clauses: Clauses, i: int) -> None:
        """Verbs that are events, and verbs of taking part."""
        token = passage.tokens[i]
        if token.pos != "VERB":
            return
        forms = lemmas(token.text) | {token.lemma}
        for rule in rules("events"):
            if rule.values.get("cls") and forms & rule.verbs:
                found = clauses.construction(i)
                if found and self.event_verb(passage, clauses, rule, found):
                    return
        self.attendance(passage, clauses, i, forms)

    def event_verb(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction) -> bool:
        """An event told by a verb of its own."""
        first, last = clauses.bounds(found.word)
        agents = [e for p in (found.agents or found.objects if found.name == "reflexive" else found.agents) for e in self.people.meant(passage, p)]
        others, place = self.other_side(passage, clauses, rule, found, first, last)
        if not agents or not (others or place) or found.negated:
            return False
        event = Event(rule.values["cls"], rule.values["kind"], "", self.trimmed(passage, clauses, first, last), rule.id, "modality:actual")
        operator = operator_of(clauses, found, rule.id)
        if operator:
            event.modality = "modality:expected" if operator.word is None else operator.modality
        for entity in agents:
            self.take_part(event, entity, None)
        for entity in others:
            self.take_part(event, entity, None)
        if place:
            self.host(event, *place)
        event.label = self.label_of_verb(event, agents, others, place)
        known = next((e for e in reversed(self.found) if e.cls == event.cls and set(e.people) & set(event.people) and not self.contradict(e, event)), None)
        if known:
            self.merge(known, event)
            known.mentions.append((passage.number, found.first, found.last, found.word))
            event = known
        else:
            event.told = True
            event.mentions.append((passage.number, found.first, found.last, found.word))
            self.found.append(event)
        for date, a, b in dates_in(passage, first, last):
            event.dates.append((date, passage, a, b))
        if not event.places:
            for where, phrase in places_in(passage, clauses, first, last)[:1]:
                event.add("schema:location", where, passage.span(phrase.prep or phrase.first, phrase.core))
                event.places.append(where)
        return True

    def label_of_verb(self, event: Event, agents: list[Entity], others: list[Entity], place) -> str:
        """A label of an event that no noun names: kind and who."""
        concept = next(e for e in self.scene.lexicon.of_scheme("kind") if term(e.iri) == event.kind)
        names = ", ".join(e.label for e in [*agents, *others])
        return f"{concept.label}: {names}" + (f" — {place[0].label}" if place else "")

    def other_side(self, passage: Passage, clauses: Clauses, rule: Rule, found: Construction, first: int, last: int):
        """Whom the verb's event is with, or where it goes: (entities, (place, span) or None)."""
        if rule.values.get("object") == "person":
            return [e for p in found.objects for e in self.people.meant(passage, p) if e.type in ("person", "group", "post")], None
        if rule.values.get("object") == "place":
            for phrase in found.objects:
                place = place_of(passage, phrase)
                if place:
                    return [], (place, passage.span(phrase.first, phrase.core))
            for place, phrase in places_in(passage, clauses, found.word, last, "acc"):
                return [], (place, passage.span(phrase.prep or phrase.first, phrase.core))
            return [], None
        other = rule.values["other"]
        entities = []
        for i in range(first, last):
            if passage.tokens[i].text.lower() in other["prepositions"]:
                phrase = passage.reader.phrase(i, clauses.sentence.last)
                if phrase and phrase.case == other["case"]:
                    for part in passage.reader.coordinated(phrase, clauses.sentence.last):
                        entities += self.people.meant(passage, part)
        return entities, None

    def attendance(self, passage: Passage, clauses: Clauses, i: int, forms: frozenset[str]) -> None:
        """«В мероприятии приняли участие …», «С узбекской стороны участвовали …», «сторона была представлена …»."""
        found = clauses.construction(i)
        if found is None:
            return
        taking = bool(forms & self.rule("event.take-part").verbs) and any(passage.tokens[p.head].lemma in words()["take_part_nouns"] for p in found.objects)
        simple = bool(forms & set(words()["take_part_verbs"]))
        shown = bool(forms & set(words()["represented"])) and any(passage.tokens[p.head].lemma in words()["side"] for p in found.objects)
        if not (taking or simple or shown):
            return
        event = self.event_of_clause(passage, clauses, i)
        if event is None:
            return
        event.told = True
        agents = found.agents if shown else [p for p in found.agents or found.objects if passage.tokens[p.head].lemma not in words()["take_part_nouns"]]
        limit = clauses.sentence.last
        for agent in agents:
            bare = passage.tokens[agent.head].lemma in people_words()["represent"] and not agent.complements and len(agents) > 1
            if not bare:  # «руководители и представители ИСМИ»: the second says whose
                self.represented(event, passage, clauses, agent, limit)

    def represented(self, event: Event, passage: Passage, clauses: Clauses, agent: Phrase, limit: int) -> None:
        """Participants that a phrase names: persons; organisations whose people they are; else the group itself."""
        lemma = passage.tokens[agent.head].lemma
        if lemma in people_words()["represent"]:
            inside = self.things_inside(passage, clauses, agent)
            organisations = self.organisations.beginning_in(passage, agent.head + 1, inside)
            for mention in organisations:
                event.add("bc:participant", mention.entity, passage.span(mention.first, mention.last))
            if organisations:
                return
        meant = self.people.meant(passage, agent)
        for entity in meant:
            self.take_part(event, entity, passage.span(agent.first, agent.last))
        if not meant:
            for mention in self.organisations.within(passage, agent.first, agent.last):
                event.add("bc:participant", mention.entity, passage.span(mention.first, mention.last))

    def things_inside(self, passage: Passage, clauses: Clauses, agent: Phrase) -> int:
        """End of the list of genitives that an agent's phrase opens."""
        if not agent.complements:
            return agent.last
        return passage.reader.coordinated(agent.complements[-1], clauses.sentence.last)[-1].last

    def event_of_clause(self, passage: Passage, clauses: Clauses, i: int) -> Event | None:
        """The event that a verb of taking part is about: the one its clause names, else the last one told."""
        first, last = clauses.sentence.first, clauses.sentence.last
        near = [self.at[passage.number, j] for j in range(first, last) if (passage.number, j) in self.at and not self.is_circumstance_of_time(passage, j)]
        if near:
            return near[0]
        told = [e for e in self.found if e.told]
        return told[-1] if told else None

    def is_circumstance_of_time(self, passage: Passage, j: int) -> bool:
        """Whether the event noun around token j only dates the clause («после завершения заседания»)."""
        event = self.at[passage.number, j]
        heads = [m[3] for m in event.mentions if m[0] == passage.number and m[1] <= j < m[2]]
        phrase = passage.sentence_of(j).phrase_with_head(heads[-1]) if heads else None
        return phrase is not None and self.relation_of(passage, phrase) in ("after", "before")


def key_of(event: Event) -> str | None:
    """Cross-document key of an event: a numbered session of a body that is known beyond the document."""
    if event.body is None or event.number is None or event.body.scoped:
        return None
    return f"{event.body.key}|{event.number}"


__all__ = ["Event", "Events", "entity_of", "key_of"]
