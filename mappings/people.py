"""Persons, offices and collectives: who a phrase means.

A person is a name that the tagger finds, with the office before or after it. An office without a name («Президент
Казахстана», «глава нашего государства») is resolved in the document first, in the reference data then; «президенты»,
«стороны» stand for the heads, or the states, of the dyad that the document is about.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from .language import NamedSpan
from .model import Entity
from .morphology import fold, lemmas
from .phrases import CLOSING, Phrase
from .reference import Entry
from .resources import LEXICON
from .scene import Passage, Scene
from .subject import NAMING_STATES, Subject, states_in
from .values.names import nominative
from .values.resolving import known_day


@cache
def words() -> dict:
    """The offices and collectives of `lexicon/offices.toml`."""
    with open(LEXICON / "offices.toml", "rb") as f:
        return tomllib.load(f)


@dataclass(frozen=True, slots=True)
class Office:
    """An office named in a text.

    Attributes:
        passage, first, head, last: where; tokens.
        role: "head-of-state", "head-of-government", "other".
        label: nominative, without the name of the holder.
        state: code of its state, if it names one.
        organization: entity whose office it is, if it names one.
        plural: «президенты», «министры».
    """

    passage: int
    first: int
    head: int
    last: int
    role: str
    label: str
    state: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named in a text, with the office that stands beside the name."""

    passage: int
    first: int
    last: int
    entity: Entity
    office: Office | None


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
        self.scene, self.subject = scene, subject

    # -- persons

    @cached_property
    def persons(self) -> tuple[PersonMention, ...]:
        """All named persons, in order; a surname alone is the person whose full name the document gives."""
        found = [mention for passage in self.scene.passages for mention in self.in_passage(passage)]
        full = [m.entity for m in found if len(m.entity.label.split()) > 1]
        return tuple(PersonMention(m.passage, m.first, m.last, self.fuller(m.entity, full), m.office) for m in found)

    def in_passage(self, passage: Passage) -> Iterator[PersonMention]:
        """Persons of one block."""
        full = {m.entry.iri for p in self.scene.passages for m in p.names}
        known = [m for m in passage.all_names if m.entry.type == "person" and (not m.weak or m.entry.iri in full)]
        taken: set[int] = set()
        for match in known:
            taken.update(range(match.start, match.end))
            yield PersonMention(passage.number, match.start, match.end, entity_of(match.entry), self.office_beside(passage, match.start, match.end))
        for name in passage.analysis.names:
            if name.kind == "PER" and not taken & set(range(name.first, name.last)) and self.is_name(passage, name):
                yield PersonMention(passage.number, name.first, name.last, self.person(passage, name), self.office_beside(passage, name.first, name.last))

    def is_name(self, passage: Passage, name: NamedSpan) -> bool:
        """Whether the span is a name and no office or abbreviation that the tagger takes for one."""
        tokens = passage.tokens[name.first : name.last]
        return any(t.text[:1].isupper() and len(t.text) > 2 for t in tokens) and not any(t.lemma in office_lemmas() for t in tokens) and not all(t.text.isupper() for t in tokens)

    def person(self, passage: Passage, name: NamedSpan) -> Entity:
        """The entity of a named person, its name in the nominative."""
        label = re.sub(r"\s+", " ", name.normal).replace(" .", ".")
        return Entity("person", "foaf:Person", label, key_of_person(label))

    def fuller(self, person: Entity, full: list[Entity]) -> Entity:
        """The person with a longer name in the document that this surname or this initial with a surname belongs to."""
        parts = [fold(p) for p in re.findall(r"[^\W\d_]+", person.label)]
        if person.iri or len([p for p in parts if len(p) > 1]) != 1:
            return person
        surname = next(p for p in parts if len(p) > 1)
        initials = [p for p in parts if len(p) == 1]
        candidates = {e for e in full if fold(e.label.split()[-1]) == surname and all(fold(e.label).startswith(i) for i in initials)}
        return candidates.pop() if len(candidates) == 1 else person

    # -- offices

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """All offices named in the document."""
        return tuple(office for passage in self.scene.passages for token in passage.tokens if (office := self.office_at(passage, token.index)))

    def office_at(self, passage: Passage, i: int) -> Office | None:
        """The office whose noun is token i."""
        token = passage.tokens[i]
        if token.pos not in ("NOUN", "PROPN") or token.lemma not in office_lemmas():
            return None
        phrase = passage.sentence_of(i).phrase_with_head(i)
        if phrase is None:
            return None
        last = self.before_name(passage, phrase)
        role = self.role_of(passage, phrase)
        state = self.state_of(passage, phrase.first, last)
        label = nominative(passage.analysis, phrase, last)
        return Office(passage.number, phrase.first, i, last, role, label, state, token.feat("Number") == "plur")

    def before_name(self, passage: Passage, phrase: Phrase) -> int:
        """Where an office ends and the name of its holder begins."""
        starts = [n.first for n in passage.analysis.names if n.kind == "PER" and phrase.head < n.first < phrase.last]
        starts += [m.start for m in passage.names if m.entry.type == "person" and phrase.head < m.start < phrase.last]
        last = min(starts, default=phrase.last)
        while last > phrase.head + 1 and passage.tokens[last - 1].pos == "PUNCT" and passage.tokens[last - 1].text not in CLOSING:
            last -= 1
        return last

    def role_of(self, passage: Passage, phrase: Phrase) -> str:
        """Which office a noun with its complement is."""
        lemma = passage.tokens[phrase.head].lemma
        if {f for k in range(phrase.first, phrase.head) for f in lemmas(passage.tokens[k].text)} & set(words()["former"]):
            return "other"
        after = {passage.tokens[k].lemma for k in range(phrase.head + 1, min(phrase.last, phrase.head + 4))}
        for office in words()["office"]:
            if lemma in office["lemmas"] and ("of" not in office or after & set(office["of"])):
                return office["role"]
        return "other"

    def state_of(self, passage: Passage, first: int, last: int) -> str | None:
        """Code of the state named in the range: by name, by adjective, or as the publisher's own."""
        codes = [m.entry.states[0] for m in passage.names if m.entry.type in NAMING_STATES and m.entry.states and first <= m.start and m.end <= last]
        codes += [c for i in range(first, last) if (c := passage.lexicon.state_of_adjective(passage.tokens[i].text))]
        if codes:
            return codes[0]
        inside = {passage.tokens[i].lemma for i in range(first, last)}
        if inside & set(words()["own"]) and inside & set(words()["own_nouns"]):
            return self.subject.own
        return None

    def office_beside(self, passage: Passage, first: int, last: int) -> Office | None:
        """The office that ends right before a name, or follows it after a comma."""
        for i in range(first - 1, max(-1, first - 24), -1):
            office = self.office_at(passage, i) if passage.tokens[i].pos in ("NOUN", "PROPN") else None
            if office and not office.plural:
                between = [t for t in passage.tokens[office.last : first] if t.pos != "PUNCT" and t.lemma not in words()["titles"]]
                return office if office.last <= first and not between and first - office.last < 4 else None
            if passage.tokens[i].pos in ("VERB", "SCONJ") or passage.tokens[i].text in ".;:":
                return None
        return None

    # -- who a phrase means

    def holder(self, office: Office) -> tuple[Entity, ...]:
        """Who holds an office that stands without a name: known from the document, else from the reference data."""
        states = [office.state] if office.state else []
        for mention in self.persons:
            other = mention.office
            if other is None or other.role != office.role:
                continue
            same = fold(other.label) == fold(office.label) if office.role == "other" else other.state in states or not states
            if same:
                return (mention.entity,)
        return self.by_reference(office.role, states)

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
        persons = [m.entity for m in self.persons if m.passage == passage.number and phrase.first <= m.first and m.last <= phrase.last]
        head = passage.tokens[phrase.head]
        if persons and (head.pos == "PROPN" or head.lemma in office_lemmas() and head.feat("Number") != "plur"):
            return tuple(dict.fromkeys(persons))
        collective = self.collective(passage, phrase)
        if collective:
            return collective
        office = self.office_at(passage, phrase.head)
        if office and not office.plural:
            return self.holder(office) or (self.post(office),)
        states = [m for m in passage.named(phrase, "state") if m.start <= phrase.head < m.end]
        if states:
            return tuple(entity_of(m.entry) for m in states)
        return ()

    def post(self, office: Office) -> Entity:
        """An office whose holder is not known."""
        known = f"id/post/president-{office.state}" if office.role == "head-of-state" and office.state else None
        if known in self.scene.lexicon.things:
            return entity_of(self.scene.lexicon.things[known])
        return Entity("post", "org:Post", office.label, fold(office.label), scoped=office.state is None)

    def collective(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Главы государств», «стороны», «эксперты двух стран»."""
        table, head = words()["collective"], passage.tokens[phrase.head]
        if head.feat("Number") != "plur" and head.lemma not in table["groups"]["singular"]:
            return ()
        after = {passage.tokens[k].lemma for k in range(phrase.head + 1, phrase.last)}
        named = tuple(dict.fromkeys(code for code, _, _ in states_in(passage, phrase.first, phrase.last)))
        states = named if len(named) > 1 else self.subject.states
        of_states = head.lemma in table["heads"]["with"] and len(named) > 1 and len(after) <= 2 * len(named)
        if head.lemma in table["heads"]["lemmas"] or of_states or after & set(table["heads"]["with"].get(head.lemma, ())):
            heads = self.heads(states)
            if heads:
                return heads
        if head.lemma in table["states"]["lemmas"] and len(states) > 1 and not after - set(table["states"]["lemmas"]):
            return tuple(entity_of(self.scene.lexicon.state(code)) for code in states)
        if head.lemma in table["groups"]["lemmas"] or head.lemma in office_lemmas() or head.lemma in table["heads"]["lemmas"]:
            label = nominative(passage.analysis, phrase)
            return (Entity("group", "foaf:Group", label, fold(label), scoped=True),)
        return ()


@cache
def office_lemmas() -> frozenset[str]:
    """Lemmas of all nouns of offices."""
    return frozenset(lemma for office in words()["office"] for lemma in office["lemmas"])


def key_of_person(label: str) -> str:
    """Key of a person: the words of the name, folded, in alphabetical order, since texts turn first name and surname round."""
    return " ".join(sorted(fold(part) for part in re.findall(r"[^\W\d_]+", label)))
