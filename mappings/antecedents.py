"""Who is meant by what does not say whom it means: «он», «министр», «эксперт», «источник», «в ведомстве».

Who was named, or spoke, last and fits; else nobody. People without a name («наблюдатели», «собеседник агентства») are a
group of the document, and the same group where a later word points back to the one that spoke last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .clauses import Clauses
from .model import Entity
from .morphology import fold
from .people import People, PersonMention, entity_of, office_lemmas
from .phrases import Phrase
from .scene import Passage, Scene
from .speech import says, words
from .values.names import nominative

NEAR = 2
"""Blocks after which a source without a name is no longer the one that spoke last."""


@dataclass(frozen=True, slots=True)
class Source:
    """One of the people without a name who speak: at a token, as an entity, of a grammatical gender."""

    passage: int
    token: int
    entity: Entity
    gender: str | None


class Antecedents:
    """What was named, and who spoke, in one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.people = people
        self.passages = {passage.number: passage for passage in scene.passages}

    def who(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """Persons, states or people without a name that a phrase in the place of a speaker means."""
        ways = (self.recalled, self.people.meant, self.named_with, self.unnamed, self.of_capital)
        return next((found for way in ways if (found := way(passage, phrase))), ())

    def named_with(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Врач Анна Иванова»: the name in apposition to a noun that is no office."""
        head = passage.tokens[phrase.head]
        if head.feat("Animacy") != "anim" or head.feat("Number") == "plur":
            return ()
        named = [
            m.entity
            for m in self.people.persons
            if m.passage == passage.number and phrase.head < m.first < phrase.last and m.case == phrase.case
        ]
        return tuple(named[:1])

    def of_capital(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Москва заявила»: a capital that speaks is its state."""
        lexicon = passage.lexicon
        codes = [lexicon.state_of_capital(m.entry.iri) for m in passage.names if m.start <= phrase.head < m.end and m.entry.type == "place"]
        return tuple(entity_of(lexicon.state(code)) for code in codes if code)[:1]

    # -- persons

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
        subjects = list(dict.fromkeys(m.entity for m in before if m.case == "nom"))
        return tuple(subjects[-1:]) if head.lemma in nouns or len(subjects) == 1 else ()

    def holds(self, mention: PersonMention, noun: str) -> bool:
        """Whether the words before a name call its bearer so: «генеральный консул … в Казани Иванов» for «генконсул»."""
        passage = self.passages[mention.passage]
        for i in range(mention.first - 1, max(-1, mention.first - 16), -1):
            token = passage.tokens[i]
            if token.pos == "VERB" or token.text in ".;:":
                return False
            if token.lemma in office_lemmas() and (noun == token.lemma or len(token.lemma) > 3 and noun.endswith(token.lemma)):
                return True
        return False

    def last_person(self, passage: Passage, i: int) -> tuple[Entity, ...]:
        """The person whom a pronoun at token i means: the subject named last whose gender fits, or a source that spoke after him."""
        gender = passage.tokens[i].feat("Gender")
        before = [m for m in self.persons_before(passage, i) if not gender or self.gender_of(m) in (gender, None)]
        subjects = [m for m in before if m.case == "nom"]
        source = self.before(self.sources, passage, i)
        if (
            source
            and source.gender in (gender, None)
            and (not subjects or (subjects[-1].passage, subjects[-1].first) < (source.passage, source.token))
        ):
            return (source.entity,)
        return tuple(m.entity for m in (subjects or before)[-1:])

    def persons_before(self, passage: Passage, i: int) -> list[PersonMention]:
        """Persons named before a place of the text, in its order; the headings are no part of it."""
        found = [m for m in self.people.persons if (m.passage, m.first) < (passage.number, i) and not self.passages[m.passage].is_heading]
        return sorted(found, key=lambda m: (m.passage, m.first))

    def gender_of(self, mention: PersonMention) -> str | None:
        """Gender of a person's name."""
        return self.passages[mention.passage].tokens[mention.last - 1].feat("Gender")

    # -- people without a name

    def unnamed(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """«Источник в министерстве», «наблюдатели», «стороны», «предприниматели двух стран»: who speaks without a name."""
        head = passage.tokens[phrase.head]
        people = head.pos == "NOUN" and head.feat("Animacy") == "anim" and head.feat("Number") == "plur"
        if not people and head.lemma not in words()["source_nouns"]:
            return ()
        known = next((s.entity for s in self.sources if (s.passage, s.token) == (passage.number, phrase.head)), None)
        return (known or self.group(passage, phrase),)

    def one_of(self, passage: Passage, clauses: Clauses, i: int) -> tuple[Entity, ...]:
        """«Один из собеседников агентства» beside a verb at token i: the number is the subject, the noun stands behind «из»."""
        for phrase in clauses.phrases:
            number = passage.tokens[phrase.prep - 1] if phrase.prep else None
            if (
                number
                and number.lemma in words()["one_of"]
                and number.case == "nom"
                and passage.tokens[phrase.head].feat("Number") == "plur"
                and clauses.free(number.index, i)
            ):
                label = passage.text(number.index, phrase.last)
                return (Entity("group", "foaf:Group", label, fold(label), scoped=True),)
        return ()

    def group(self, passage: Passage, phrase: Phrase) -> Entity:
        """People without a name, by their words with where they are: «источник в министерстве»."""
        label = nominative(passage.analysis, phrase)
        place = self.place_of(passage, phrase)
        label = label[:1].lower() + label[1:] + (f" {passage.text(place.prep or place.first, place.last)}" if place else "")
        return Entity("group", "foaf:Group", label, fold(label), scoped=True)

    def place_of(self, passage: Passage, phrase: Phrase) -> Phrase | None:
        """Where somebody is, right behind who he is."""
        behind = (p for p in passage.sentence_of(phrase.head).phrases if p.prep == phrase.last)
        return next((p for p in behind if passage.tokens[phrase.last].text.lower() in words()["said_in"]), None)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Single people without a name who speak, in order; a word that says no more than that somebody spoke means the last one."""
        found: list[Source] = []
        for passage in self.passages.values():
            for clauses in passage.clauses if not passage.is_heading else ():
                told = any(is_told_by_somebody(passage, i) for i in range(clauses.sentence.first, clauses.sentence.last))
                for phrase in [part for whole in clauses.phrases for part in (whole, *whole.complements)] if told else ():
                    head = passage.tokens[phrase.head]
                    if head.lemma in words()["pointing_sources"] and head.feat("Number") != "plur":
                        last = self.before(found, passage, phrase.first)
                        entity = last.entity if last and self.points_back(passage, phrase) else self.group(passage, phrase)
                        found.append(Source(passage.number, phrase.head, entity, head.feat("Gender")))
        return tuple(found)

    def points_back(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a phrase says no more than that somebody spoke: no name, no place of its own."""
        own = any(passage.tokens[i].text in '«"' or passage.tokens[i].text[:1].isupper() for i in range(phrase.head + 1, phrase.last))
        return not own and self.place_of(passage, phrase) is None

    def before(self, sources: Iterable[Source], passage: Passage, i: int) -> Source | None:
        """The last source before a token, if that was not long ago."""
        return next((s for s in reversed([*sources]) if (passage.number - NEAR, 0) <= (s.passage, s.token) < (passage.number, i)), None)


def is_told_by_somebody(passage: Passage, i: int) -> bool:
    """Whether token i is a verb of saying, or the noun of «по словам …»."""
    return says(passage, i) or any(passage.tokens[i].lemma in rule["nouns"] for rule in words()["source_phrase"])
