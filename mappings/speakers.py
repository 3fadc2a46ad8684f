"""Who words of attribution mean: «сказал X», «добавила она», «отметили в министерстве», «говорится в сообщении».

A person or an office speaks, an institution too; a medium or a press service passes on. What does not say whom it means
(«он», «министр», «в ведомстве») is who was named, or spoke, last and fits; else nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from .clauses import Clauses
from .frames import table
from .model import Entity
from .morphology import fold, lemmas
from .organisations import Organisations
from .people import People, PersonMention, office_lemmas
from .phrases import Phrase
from .scene import Passage, Scene
from .values.names import nominative


@cache
def words() -> dict:
    """Closed classes of `frames/attribution.toml`."""
    return table("attribution")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks or passes on, by the tokens first..last."""

    speakers: tuple[Entity, ...]
    relays: tuple[Entity, ...]
    first: int
    last: int


def forms(passage: Passage, i: int) -> set[str]:
    """All lemmas that token i may have."""
    return lemmas(passage.tokens[i].text) | {passage.tokens[i].lemma}


def says(passage: Passage, i: int) -> bool:
    """Whether token i is a finite verb of saying (a misspelt one too, if the tagger sees a verb)."""
    return passage.tokens[i].pos == "VERB" and bool(forms(passage, i) & set(words()["speech_verbs"]))


class Speakers:
    """The speakers of one document.

    Args:
        gathering: gives the entity that a gathering named at a token speaks for (its joint body), or None.
    """

    def __init__(self, scene: Scene, people: People, organisations: Organisations, gathering: Callable[[Passage, int], Entity | None]) -> None:
        self.scene, self.people, self.organisations, self.gathering = scene, people, organisations, gathering
        self.body: Entity | None = None

    # -- words of attribution

    def of_words(self, passage: Passage, first: int, last: int) -> Voice | None:
        """Who the words first..last around a verb of saying name: its subject, a gathering, where it was said."""
        verb = next((i for i in range(first, last) if says(passage, i)), None)
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
        if subject and first <= subject.head < last:
            speakers, relays = self.of_phrase(passage, subject)
            if len(speakers) > 1 and passage.tokens[i].feat("Number") == "sing":
                speakers = self.one_of(passage, subject.first, last, speakers)
            if speakers or relays:
                return Voice(speakers, relays, min(i, subject.first), max(i + 1, subject.last))
        pronoun = self.pronoun_of(passage, clauses, i)
        if pronoun is not None and first <= pronoun < last:
            speakers = self.last_person(passage, pronoun)
            return Voice(speakers, (), min(i, pronoun), max(i, pronoun) + 1) if speakers else None
        return self.of_place(passage, clauses, i, first, last) if subject is None else None

    def one_of(self, passage: Passage, first: int, last: int, speakers: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The speaker of a singular verb whose subject is a list: of offices, with one name («лидер партии, депутат Иван Иванов»)."""
        named = [m.entity for m in self.people.persons if m.passage == passage.number and first <= m.first < last and m.entity in speakers and self.case_of(m) == "nom"]
        return tuple(dict.fromkeys(named))[:1] or speakers[:1]

    def pronoun_of(self, passage: Passage, clauses: Clauses, i: int) -> int | None:
        """The pronoun that is the subject of the verb at i: «он отметил», «добавила она»."""
        near = range(max(clauses.sentence.first, i - 6), min(clauses.sentence.last, i + 3))
        found = [j for j in near if passage.tokens[j].lemma in words()["subject_pronouns"] and passage.tokens[j].case == "nom" and clauses.free(i, j)]
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
            speakers += self.recalled(passage, part) or self.people.meant(passage, part)
        return tuple(dict.fromkeys(speakers)), ()

    def named_behind(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """The person whose name follows an office that a list in it cut short: «министра транспорта и связи Иван Иванов»."""
        if passage.tokens[phrase.head].lemma not in office_lemmas() or passage.tokens[phrase.head].feat("Number") == "plur":
            return ()
        inside = [m for m in self.people.persons if m.passage == passage.number and phrase.first <= m.first < phrase.last]
        after = [m for m in self.people.persons if m.passage == passage.number and phrase.last <= m.first <= phrase.last + 6 and self.case_of(m) == phrase.case]
        if inside or not after:
            return ()
        between = passage.tokens[phrase.last : after[0].first]
        bare = all(t.pos in ("NOUN", "PROPN", "ADJ", "CCONJ", "ADP", "X") and t.case != "nom" for t in between)
        return (after[0].entity,) if bare else ()

    def organisation_at(self, passage: Passage, phrase: Phrase) -> Entity | None:
        """The organisation whose name holds the head of a phrase."""
        found = [m.entity for m in self.organisations.within(passage, phrase.first, phrase.last + 1) if m.first <= phrase.head < m.last]
        return found[0] if found else None

    def institution(self, passage: Passage, phrase: Phrase) -> Entity | None:
        """The organisation that a phrase names, or the last one that spoke where it only points to it («в ведомстве»).

        A press service whose owner the text only points to is one of this document, and no known one.
        """
        entity = self.organisation_at(passage, phrase)
        lemma = passage.tokens[phrase.head].lemma
        if entity or lemma not in words()["institution_nouns"]:
            return entity
        if self.body and phrase.last - phrase.first == 1:
            return self.body
        if lemma in words()["service_nouns"]:
            label = nominative(passage.analysis, phrase)
            return Entity("organization", "org:Organization", label, fold(label), kind=words()["services"][0], scoped=True)
        return None

    def as_voice(self, entity: Entity, first: int, last: int) -> Voice:
        """An organisation speaks; a medium or a service passes on."""
        media = entity.cls in words()["media_classes"] or entity.kind in words()["services"]
        return Voice((), (entity,), first, last) if media else Voice((entity,), (), first, last)

    # -- who is meant by what does not say so

    def recalled(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """The person whom a noun without a name means («министр», «эксперт»): of that office, else the only subject so far."""
        head = passage.tokens[phrase.head]
        nouns = set(words()["speaker_nouns"])
        if head.feat("Number") == "plur" or phrase.last - phrase.first > 1 or head.lemma not in office_lemmas() | nouns:
            return ()
        before = self.persons_before(passage, phrase.first)
        same = [m for m in before if self.holds(m, head.lemma)]
        if same:
            return (same[-1].entity,)
        subjects = list(dict.fromkeys(m.entity for m in before if self.case_of(m) == "nom"))
        return tuple(subjects[-1:]) if head.lemma in nouns or len(subjects) == 1 else ()

    def holds(self, mention: PersonMention, noun: str) -> bool:
        """Whether the words before a name call its bearer so: «генеральный консул … в Казани Иванов» for «генконсул»."""
        passage = self.passage(mention.passage)
        for i in range(mention.first - 1, max(-1, mention.first - 16), -1):
            token = passage.tokens[i]
            if token.pos == "VERB" or token.text in ".;:":
                return False
            if token.lemma in office_lemmas() and (noun == token.lemma or len(token.lemma) > 3 and noun.endswith(token.lemma)):
                return True
        return False

    def last_person(self, passage: Passage, i: int) -> tuple[Entity, ...]:
        """The person whom a pronoun at token i means: the subject named last whose gender fits."""
        gender = passage.tokens[i].feat("Gender")
        before = [m for m in self.persons_before(passage, i) if not gender or self.gender_of(m) in (gender, None)]
        subjects = [m for m in before if self.case_of(m) == "nom"]
        return tuple(m.entity for m in (subjects or before)[-1:])

    def persons_before(self, passage: Passage, i: int) -> list[PersonMention]:
        """Persons named before a place of the text, in its order; the headings are no part of it."""
        found = [m for m in self.people.persons if (m.passage, m.first) < (passage.number, i) and not self.passage(m.passage).is_heading]
        return sorted(found, key=lambda m: (m.passage, m.first))

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

    def passage(self, number: int) -> Passage:
        """The passage of a block."""
        return next(p for p in self.scene.passages if p.number == number)

    def case_of(self, mention: PersonMention) -> str | None:
        """Case of the last word of a person's name."""
        return self.passage(mention.passage).tokens[mention.last - 1].case

    def gender_of(self, mention: PersonMention) -> str | None:
        """Gender of a person's name."""
        return self.passage(mention.passage).tokens[mention.last - 1].feat("Gender")
