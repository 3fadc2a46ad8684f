"""Persons, offices and collectives: who a phrase means.

A person is a name that the tagger finds, with the office before or after it. An office without a name («Президент
Казахстана», «глава нашего государства») is resolved in the document first, in the reference data then; «президенты»,
«стороны» stand for the heads, or the states, of the dyad that the document is about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .language import NamedSpan
from .model import Entity
from .morphology import fold, is_common
from .offices import Office, Offices, office_lemmas, one_wording, words
from .person_names import is_person_name, nominative_name, unified, whole_names, written
from .phrases import Phrase
from .reference import Entry
from .scene import Passage, Scene
from .short_organisations import made_of
from .subject import Subject, states_in
from .values.names import nominative
from .values.resolving import known_day


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in a text, with the office that stands beside the name."""

    passage: int
    first: int
    last: int
    entity: Entity
    office: Office | None
    case: str | None = None


def entity_of(entry: Entry) -> Entity:
    """The entity of a thing of the reference data."""
    return Entity(entry.type, entry.cls, entry.label, entry.iri, iri=entry.iri, kind=entry.kind, alt=entry.labels[1:], context=entry.states)


class People:
    """The persons and offices of one document.

    Args:
        scene: the document.
        subject: the states it is about.
    """

    def __init__(self, scene: Scene, subject: Subject) -> None:
        self.scene, self.subject, self.reader = scene, subject, Offices(subject)

    # -- persons

    @cached_property
    def persons(self) -> tuple[PersonMention, ...]:
        """All named persons, in order; one entity for all the forms of a name in the document."""
        found = [mention for passage in self.scene.passages for mention in self.in_passage(passage)]
        same = unified([(m.entity, m.case) for m in found])
        return tuple(replace(m, entity=same.get(m.entity, m.entity)) for m in found)

    def in_passage(self, passage: Passage) -> Iterator[PersonMention]:
        """Persons of one block."""
        full = {m.entry.iri for p in self.scene.passages for m in p.names}
        known = [m for m in passage.all_names if m.entry.type == "person" and (not m.weak or m.entry.iri in full)]
        taken: set[int] = set()
        for match in known:
            taken.update(range(match.start, match.end))
            office = self.reader.beside(passage, match.start, match.end)
            case = self.case_of(passage, match.end, office)
            yield PersonMention(passage.number, match.start, match.end, entity_of(match.entry), office, case)
        for name in whole_names(passage.analysis):
            if not taken & set(range(name.first, name.last)) and self.is_name(passage, name):
                office = self.reader.beside(passage, name.first, name.last)
                case = self.case_of(passage, name.last, office)
                yield PersonMention(passage.number, name.first, name.last, self.person(passage, name, office), office, case)

    def case_of(self, passage: Passage, last: int, office: Office | None) -> str | None:
        """Case of a name: of the office in apposition to it, else of its last word."""
        return office.case if office else passage.tokens[last - 1].case

    def is_name(self, passage: Passage, name: NamedSpan) -> bool:
        """Whether the span is a name: no office, and nothing that the tagger takes for a place as often."""
        tokens = passage.tokens[name.first : name.last]
        if any(t.lemma.rpartition("-")[2] in office_lemmas() or t.lemma in office_lemmas() for t in tokens) or any(
            made_of(t.text) for t in tokens
        ):
            return False  # «экс-председатель Мажилиса», «Минводхозом»
        found = self.tags[fold(name.normal)]
        return is_person_name(passage, name) and found["LOC"] < max(found["PER"], 1)

    @cached_property
    def upright(self) -> frozenset[str]:
        """Names as written beside an office in the nominative: they are in the nominative wherever they are written so."""
        found = set()
        for passage in self.scene.passages:
            for name in passage.analysis.names:
                office = self.reader.before(passage, name.first) if name.kind == "PER" and name.last - name.first > 1 else None
                if office and office.case == "nom":
                    found.add(written(passage.tokens[name.first : name.last]))
        return frozenset(found)

    @cached_property
    def tags(self) -> dict[str, Counter[str]]:
        """What the tagger takes a name for, and how often, in the whole document."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for passage in self.scene.passages:
            for name in passage.analysis.names:
                found[fold(name.normal)][name.kind] += 1
        return found

    def person(self, passage: Passage, name: NamedSpan, office: Office | None) -> Entity:
        """The entity of a named person, its name in the nominative."""
        tokens = passage.tokens[name.first : name.last]
        while len(tokens) > 1 and {tokens[0].lemma, fold(tokens[0].text)} & set(words()["titles"]):
            tokens = tokens[1:]
        label = nominative_name(tokens, name.normal, "nom" if written(tokens) in self.upright else office.case if office else None)
        return Entity("person", "foaf:Person", label, key_of_person(label))

    # -- offices

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """All offices named in the document."""
        found = (self.office_at(passage, token.index) for passage in self.scene.passages for token in passage.tokens)
        return tuple(office for office in found if office)

    def office_at(self, passage: Passage, i: int) -> Office | None:
        """The office whose noun is token i."""
        return self.reader.at(passage, i)

    # -- who a phrase means

    def holder(self, office: Office) -> tuple[Entity, ...]:
        """Who holds an office that stands without a name: known from the document, else from the reference data."""
        states = [office.state] if office.state else []
        found: list[Entity] = []
        for mention in self.persons:
            other = mention.office
            if other is None or other.role != office.role:
                continue
            same = self.same_office(other, office) if office.role == "other" else (other.state or self.subject.own) in states or not states
            if same:
                found.append(mention.entity)
        one = len(set(found)) == 1 or found and office.role == "head-of-state"
        return tuple(found[:1]) if one else self.by_reference(office.role, states)

    def same_office(self, full: Office, short: Office) -> bool:
        """Whether two wordings are one office: the same words, those of its synonym, its noun alone («министр»), or all but its state."""
        one, other = one_wording(full.label), one_wording(short.label)
        return one == other or short.bare and full.lemma == short.lemma or short.state is None and one.startswith(f"{other} ")

    def by_reference(self, role: str, states: list[str]) -> tuple[Entity, ...]:
        """Holders of a post of a state in the reference data, if the document is known to be of their time."""
        posts = [o["post"] for o in words()["office"] if o["role"] == role and "post" in o][:1]
        holders = [p for post in posts for state in states for p in self.scene.lexicon.subjects("org:holds", f"id/post/{post}-{state}")]
        day = known_day(self.scene.document)
        return tuple(entity_of(p) for p in holders if day and p.since and p.since <= day)

    def heads(self, states: tuple[str, ...]) -> tuple[Entity, ...]:
        """Heads of these states, as the document or the reference data names them; all of them or none."""
        found = []
        for state in states:
            named = [m.entity for m in self.persons if m.office and m.office.role == "head-of-state" and m.office.state == state]
            known = named[:1] or list(self.by_reference("head-of-state", [state]))[:1]
            if not known:
                return ()
            found += known
        return tuple(dict.fromkeys(found))

    def meant(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """The persons, states or the group that a phrase means; nothing if it means no agent."""
        mentions = [m for m in self.persons if m.passage == passage.number]
        beside = [m for m in mentions if m.office and m.office.head == phrase.head]
        inside = [m for m in mentions if phrase.first <= m.first and m.last <= phrase.last or m.first <= phrase.head < m.last]
        persons = [m.entity for m in inside + beside]
        head = passage.tokens[phrase.head]
        if persons and (head.pos == "PROPN" or head.lemma in office_lemmas() and head.feat("Number") != "plur"):
            return tuple(dict.fromkeys(persons))
        collective = self.distributed(passage, phrase) or self.collective(passage, phrase)
        if collective:
            return collective
        office = self.office_at(passage, phrase.head)
        if office and not office.plural:
            return self.holder(office) or (self.post(office),)
        states = [m for m in passage.named(phrase, "state") if m.start <= phrase.head < m.end]
        if states:
            return tuple(entity_of(m.entry) for m in states)
        return ()

    def distributed(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Министры иностранных дел КНР, Казахстана и Узбекистана»: one office for each state of the list."""
        head = passage.tokens[phrase.head]
        states = [m for m in passage.named(phrase, "state") if m.start > phrase.head]
        if head.feat("Number") != "plur" or head.lemma not in words()["one_of_each"] or len({m.entry.iri for m in states}) < 2:
            return ()
        role = self.reader.role_of(passage, phrase)
        if role != "other" or states[0].start == phrase.head + 1:
            return ()
        between = passage.text(phrase.head + 1, states[0].start)
        found = []
        for match in states:
            label = f"{head.lemma} {between} {passage.text(match.start, match.end)}"
            office = Office(passage.number, phrase.first, phrase.head, match.end, role, label, match.entry.states[0], False, head.lemma)
            found += self.holder(office) or (self.post(office),)
        return tuple(dict.fromkeys(found))

    def post(self, office: Office) -> Entity:
        """An office whose holder is not known."""
        known = f"id/post/president-{office.state}" if office.role == "head-of-state" and office.state else None
        if known in self.scene.lexicon.things:
            return entity_of(self.scene.lexicon.things[known])
        return Entity("post", "org:Post", office.label, fold(office.label), scoped=office.state is None)

    def collective(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Главы государств», «стороны», «эксперты двух стран»."""
        table, head = words()["collective"], passage.tokens[phrase.head]
        if head.feat("Number") == "sing" and head.lemma in table["states"]["side"]:  # «казахстанская сторона»
            return tuple(entity_of(self.scene.lexicon.state(code)) for code, _, _ in states_in(passage, phrase.first, phrase.last)[:1])
        if head.feat("Number") != "plur" and head.lemma not in table["groups"]["singular"]:
            return ()
        after = {passage.tokens[k].lemma for k in range(phrase.head + 1, phrase.last)}
        named = tuple(dict.fromkeys(code for code, _, _ in states_in(passage, phrase.first, phrase.last)))
        states = named if len(named) > 1 else self.subject.at(passage)
        of_states = head.lemma in table["heads"]["with"] and len(named) > 1 and len(after) <= 2 * len(named)
        if head.lemma in table["heads"]["lemmas"] or of_states or after & set(table["heads"]["with"].get(head.lemma, ())):
            heads = self.heads(states)
            if heads:
                return heads
        if head.lemma in table["states"]["lemmas"] and len(states) > 1 and not after - set(table["states"]["lemmas"]):
            return tuple(entity_of(self.scene.lexicon.state(code)) for code in states)
        if head.lemma in table["groups"]["lemmas"] or head.lemma in office_lemmas() or head.lemma in table["heads"]["lemmas"]:
            label = nominative(passage.analysis, phrase)
            if is_common(passage.tokens[phrase.first].text):  # «Делегация» at the beginning of a sentence is «делегация»
                label = label[:1].lower() + label[1:]
            return (Entity("group", "foaf:Group", label, fold(label), scoped=True),)
        return ()


def key_of_person(label: str) -> str:
    """Key of a person: the words of the name, folded, in alphabetical order, since texts turn first name and surname round."""
    return " ".join(sorted(fold(part) for part in re.findall(r"[^\W\d_]+", label)))
