"""Who words of attribution mean: «сказал X», «добавила она», «отметили в министерстве», «говорится в сообщении».

A person or an office speaks, an institution too; a medium or a press service passes on. What does not say whom it means
(«он», «министр», «в ведомстве») is who was named, or spoke, last and fits; else nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .antecedents import Antecedents
from .clauses import Clauses
from .model import Entity
from .morphology import fold
from .organisations import Organisations
from .people import People, office_lemmas
from .phrases import Phrase
from .scene import Passage, Scene
from .speech import forms, says, words
from .unparsed_speakers import agents, nominatives
from .values.names import nominative


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks or passes on, by the tokens first..last."""

    speakers: tuple[Entity, ...]
    relays: tuple[Entity, ...]
    first: int
    last: int


class Speakers:
    """The speakers of one document.

    Args:
        gathering: gives the entity that a gathering named at a token speaks for (its joint body), or None.
    """

    def __init__(
        self, scene: Scene, people: People, organisations: Organisations, gathering: Callable[[Passage, int], Entity | None]
    ) -> None:
        self.scene, self.people, self.organisations, self.gathering = scene, people, organisations, gathering
        self.antecedents = Antecedents(scene, people)
        self.body: Entity | None = None

    # -- words of attribution

    def of_words(self, passage: Passage, first: int, last: int) -> Voice | None:
        """Who the words first..last around a verb of saying name: its subject, a gathering, where it was said."""
        verb = next((i for i in range(first, last) if says(passage, i)), None)
        cited = (
            self.of_citation(passage, verb, first, last)
            if verb is not None and forms(passage, verb) & set(words()["citing_verbs"])
            else None
        )
        if cited:
            return self.heard(cited)
        gathered = self.gathered(passage, first, last)
        if verb is not None:
            voice = self.of_verb(passage, passage.sentence_of(first), verb, first, last)
            if voice and (voice.speakers or voice.relays):
                return self.heard(Voice(voice.speakers, voice.relays, first, last))
        if gathered:
            return Voice((gathered,), (), first, last)
        voice = self.of_source(passage, first, last) if verb is not None else None
        return self.heard(voice) if voice else None

    def of_verb(self, passage: Passage, clauses: Clauses, i: int, first: int, last: int) -> Voice | None:
        """The subject of the verb at i, within the tokens first..last; «в министерстве» where it has none."""
        subject = clauses.subject_of(i)
        if passage.tokens[i].feat("Voice") == "pass":
            agent = self.of_nouns(passage, agents(passage, clauses, i))
            return Voice(agent, (), first, last) if agent else None
        if subject and first <= subject.head < last:
            speakers, relays = self.of_phrase(passage, subject)
            if len(speakers) > 1 and passage.tokens[i].feat("Number") == "sing":
                speakers = self.one_of(passage, subject.first, last, speakers)
            if speakers or relays:
                return Voice(speakers, relays, min(i, subject.first), max(i + 1, subject.last))
        one = self.antecedents.one_of(passage, clauses, i) if subject is None else ()
        if one:
            return Voice(one, (), i, last)
        pronoun = self.pronoun_of(passage, clauses, i)
        if pronoun is not None and first <= pronoun < last:
            speakers = self.antecedents.last_person(passage, pronoun)
            return Voice(speakers, (), min(i, pronoun), max(i, pronoun) + 1) if speakers else None
        placed = self.of_place(passage, clauses, i, first, last) if subject is None else None
        if placed:
            return placed
        beside = self.of_nouns(passage, nominatives(passage, clauses, i, first, last))
        return Voice(beside, (), first, last) if beside else None

    def of_nouns(self, passage: Passage, phrases: Iterable[Phrase]) -> tuple[Entity, ...]:
        """Who speaks by the only one of some phrases that means a speaker and no state; nobody if several do."""
        found = [speakers for phrase in phrases if (speakers := self.of_phrase(passage, phrase)[0])]
        return found[0] if len(set(found)) == 1 else ()

    def of_citation(self, passage: Passage, verb: int, first: int, last: int) -> Voice | None:
        """«Приводит слова X агентство Y», «цитирует X Y»: X speaks, Y passes it on."""
        persons = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last]
        spoken = [m for m in persons if m.first > verb and m.case != "nom"]
        offices = [(p.office.first, p.office.last) for p in spoken if p.office]
        relays = [m.entity for m in self.organisations.within(passage, first, last) if not any(a <= m.first < b for a, b in offices)]
        return Voice((spoken[0].entity,), tuple(relays[-1:]), first, last) if spoken else None

    def one_of(self, passage: Passage, first: int, last: int, speakers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The speaker of a singular verb whose subject is a list: of offices, with one name («лидер партии, депутат Иван Иванов»)."""
        named = [
            m.entity
            for m in self.people.persons
            if m.passage == passage.number and first <= m.first < last and m.entity in speakers and m.case == "nom"
        ]
        return tuple(dict.fromkeys(named))[:1] or speakers[:1]

    def pronoun_of(self, passage: Passage, clauses: Clauses, i: int) -> int | None:
        """The pronoun that is the subject of the verb at i: «он отметил», «добавила она»."""
        near = range(max(clauses.sentence.first, i - 6), min(clauses.sentence.last, i + 3))
        found = [
            j
            for j in near
            if passage.tokens[j].lemma in words()["subject_pronouns"] and passage.tokens[j].case == "nom" and clauses.free(i, j)
        ]
        return min(found, key=lambda j: abs(j - i), default=None)

    def of_place(self, passage: Passage, clauses: Clauses, i: int, first: int, last: int) -> Voice | None:
        """«В министерстве сообщили»: a plural without a subject, and the institution where it was said."""
        if passage.tokens[i].feat("Number") != "plur" or passage.tokens[i].feat("VerbForm") != "fin":
            return None
        for phrase in clauses.phrases:
            said_in = phrase.prep is not None and passage.tokens[phrase.prep].text.lower() in words()["said_in"]
            if not said_in or not first <= phrase.head < last or not clauses.free(phrase.head, i):
                continue
            entity = self.institution(passage, phrase)
            if entity:
                return self.as_voice(entity, min(i, phrase.prep or phrase.first), max(i + 1, phrase.last))
        return None

    def of_source(self, passage: Passage, first: int, last: int) -> Voice | None:
        """«Говорится в сообщении ведомства»: who is named there, or the organisation that a bare «сообщение» means."""
        if not any(self.is_message(passage, i) or forms(passage, i) & set(words()["impersonal_verbs"]) for i in range(first, last)):
            return None
        persons = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last]
        if len(persons) == 1:
            return Voice((persons[0].entity,), (), first, last)
        named = [m.entity for m in self.organisations.within(passage, first, last)]
        if named:
            return self.as_voice(named[0], first, last)
        if self.body:
            return self.as_voice(self.body, first, last)
        services = tuple(dict.fromkeys(m.entity for m in self.organisations.mentions if m.entity.kind in words()["services"]))
        return Voice((), services, first, last) if len(services) == 1 else None

    def is_message(self, passage: Passage, i: int) -> bool:
        """Whether token i names a message or a service, as what speaks or where it is said, and nobody whom it is said to."""
        return passage.tokens[i].case in ("nom", "loc") and bool(forms(passage, i) & set(words()["relay_nouns"]))

    # -- phrases

    def of_phrase(self, passage: Passage, phrase: Phrase) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
        """What a phrase in the place of a speaker stands for: speakers, or (media and services) relays."""
        named = self.named_behind(passage, phrase)
        if named:
            return named, ()
        entity = self.organisation_at(passage, phrase)
        if entity:
            voice = self.as_voice(entity, phrase.first, phrase.last)
            return voice.speakers, voice.relays
        speakers: list[Entity] = []
        for part in passage.reader.coordinated(phrase, passage.sentence_of(phrase.head).sentence.last):
            speakers += self.antecedents.who(passage, part)
        return tuple(dict.fromkeys(speakers)), ()

    def named_behind(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """The person whose name follows an office that a list in it cut short: «министра транспорта и связи Иван Иванов»."""
        if passage.tokens[phrase.head].lemma not in office_lemmas() or passage.tokens[phrase.head].feat("Number") == "plur":
            return ()
        inside = [m for m in self.people.persons if m.passage == passage.number and phrase.first <= m.first < phrase.last]
        after = [
            m
            for m in self.people.persons
            if m.passage == passage.number and phrase.last <= m.first <= phrase.last + 6 and m.case == phrase.case
        ]
        if inside or not after:
            return ()
        between = passage.tokens[phrase.last : after[0].first]
        bare = all(t.pos in ("NOUN", "PROPN", "ADJ", "CCONJ", "ADP", "X") and t.case != "nom" for t in between)
        return (after[0].entity,) if bare else ()

    def organisation_at(self, passage: Passage, phrase: Phrase) -> Entity | None:
        """The organisation whose name holds the head of a phrase."""
        found = [m.entity for m in self.organisations.beginning_in(passage, phrase.first, phrase.head + 1) if phrase.head < m.last]
        return found[0] if found else None

    def institution(self, passage: Passage, phrase: Phrase) -> Entity | None:
        """The organisation that a phrase names, or the last one that spoke where it only points to it («в ведомстве»).

        A press service whose owner the text only points to is one of this document, and no known one.
        """
        entity = self.organisation_at(passage, phrase)
        lemma = passage.tokens[phrase.head].lemma
        if entity or lemma not in words()["institution_nouns"]:
            return entity
        pointed = self.pointed_at(passage, phrase) if phrase.last - phrase.first == 1 else None
        if pointed:
            return pointed
        if lemma in words()["service_nouns"]:
            label = nominative(passage.analysis, phrase)
            return Entity("organization", "org:Organization", label, fold(label), kind=words()["services"][0], scoped=True)
        return None

    def pointed_at(self, passage: Passage, phrase: Phrase) -> Entity | None:
        """What a bare «ведомство» points to: the institution that spoke last, else the only one named just before."""
        near = [m for m in self.organisations.mentions if (passage.number - 1, 0) <= (m.passage, m.first) < (passage.number, phrase.first)]
        named = dict.fromkeys(
            m.entity for m in near if m.entity.cls not in words()["media_classes"] and m.entity.kind not in words()["services"]
        )
        return self.body or (next(iter(named)) if len(named) == 1 else None)

    def as_voice(self, entity: Entity, first: int, last: int) -> Voice:
        """An organisation speaks; a medium or a service passes on."""
        media = entity.cls in words()["media_classes"] or entity.kind in words()["services"]
        return Voice((), (entity,), first, last) if media else Voice((entity,), (), first, last)

    # -- who spoke last

    def heard(self, voice: Voice) -> Voice:
        """Remembers the institution that spoke last."""
        organisations = [e for e in voice.speakers + voice.relays if e.type == "organization" and e.cls not in words()["media_classes"]]
        self.body = organisations[-1] if organisations else self.body
        return voice

    def gathered(self, passage: Passage, first: int, last: int) -> Entity | None:
        """The body that a gathering named in the words speaks for."""
        for i in range(first, last):
            if passage.tokens[i].lemma in words()["gatherings"]:
                return self.gathering(passage, i)
        return None
