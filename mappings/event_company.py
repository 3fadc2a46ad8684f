"""Who takes part beside those whose event it is: «с X», «между X и Y», «под председательством X», «во главе с X», «с участием X»."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import Clauses, Construction
from .event import Event, Record, words
from .event_predicates import who
from .model import Entity, Span
from .morphology import lemmas
from .operators import Operator
from .phrases import Phrase
from .scene import Passage

Company = tuple[Entity, Span]


class EventCompany:
    """Reads who takes part in an event.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.people, self.organisations = record.people, record.organisations

    def subjects(self, passage: Passage, clauses: Clauses, found: Construction, operator: Operator | None) -> list[Company]:
        """Who does what a construction says: what its agents mean.

        Of a plural verb, or where its agents mean nobody, the persons in the nominative do it too.
        """
        phrases = (found.agents or found.objects) if found.name == "reflexive" else who(clauses, found, operator)
        result = [(entity, passage.span(p.first, p.last)) for p in phrases for entity in self.people.meant(passage, p)]
        verb = found.word if operator is None or operator.word is None or found.name != "infinitive" else operator.word
        if found.name not in ("active", "infinitive", "reflexive") or result and passage.tokens[verb].feat("Number") != "plur":
            return result
        first, last = clauses.bounds(verb)
        named = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last and m.case == "nom"]
        near = [m for m in named if m.last <= verb] or named
        known = {entity for entity, _ in result}
        return result + [(m.entity, passage.span(m.first, m.last)) for m in near if m.entity not in known]

    def behind(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> list[Company]:
        """Whom the noun of an event is with: «встреча с X», «беседа между X и Y», right behind what belongs to it."""
        limit = clauses.sentence.last
        for i in range(phrase.head + 1, min(phrase.last + 1, limit)):
            text = passage.tokens[i].text.lower()
            if passage.tokens[i].pos == "ADP" and (text in words()["beside"] and i == phrase.last or text in words()["between"]):
                return list(self.side(passage, clauses, i))
        return []

    def in_clause(self, event: Event, passage: Passage, clauses: Clauses, first: int, last: int) -> None:
        """Who takes part by the words of a clause."""
        for i in range(first, last):
            token = passage.tokens[i]
            forms = lemmas(token.text)
            if token.pos == "NOUN" and forms & {*words()["chair"], *words()["with_participation"]}:
                self.genitive(event, passage, clauses, i, bool(forms & set(words()["chair"])))
            elif token.pos == "ADP" and token.text.lower() in words()["beside"] and not self.jointly(passage, i):
                for entity, span in self.side(passage, clauses, i, persons_only=True):
                    event.take_part(entity, span)

    def jointly(self, passage: Passage, i: int) -> bool:
        """«совместно с X»: who helps to hold it."""
        return i > 0 and passage.tokens[i - 1].lemma in words()["jointly"]

    def genitive(self, event: Event, passage: Passage, clauses: Clauses, i: int, chair: bool) -> None:
        """«под председательством X и Y», «с участием делегаций»."""
        whom = passage.reader.phrase(i + 1, clauses.sentence.last)
        for phrase in passage.reader.coordinated(whom, clauses.sentence.last) if whom and whom.case == "gen" else []:
            for entity in self.people.meant(passage, phrase):
                first = i - 1 if i and passage.tokens[i - 1].pos == "ADP" else i
                event.add("bc:chairedBy" if chair else "bc:participant", entity, passage.span(first, phrase.last))
                event.people += [entity] if entity.type == "person" else []

    def side(self, passage: Passage, clauses: Clauses, i: int, persons_only: bool = False) -> Iterator[Company]:
        """Who stands behind the preposition at token i: the persons in the instrumental, else what the phrase means."""
        end = self.end(clauses, i)
        whom = passage.reader.phrase(i, clauses.sentence.last)
        named = [m for m in self.people.persons if m.passage == passage.number and i < m.first and m.last <= end]
        inside = whom is not None and whom.case == "ins"
        chosen = [m for m in named if m.case == "ins" or inside and whom.first <= m.first < whom.last]
        for mention in chosen:
            yield mention.entity, passage.span(min(mention.first, mention.office.first) if mention.office else mention.first, mention.last)
        if chosen or not inside or persons_only:
            return
        for part in passage.reader.coordinated(whom, clauses.sentence.last):
            yield from ((entity, passage.span(part.first, part.last)) for entity in self.meant(passage, part))

    def meant(self, passage: Passage, phrase: Phrase) -> tuple[Entity, ...]:
        """Persons, states, a group, or the organisation that a phrase names."""
        found = self.people.meant(passage, phrase)
        inside = self.organisations.within(passage, phrase.first, phrase.last)
        return found or tuple(m.entity for m in inside if m.first <= phrase.head < m.last)

    def end(self, clauses: Clauses, i: int) -> int:
        """Where the words that depend on a preposition end at the latest: at a predicate, a subordinator or a semicolon."""
        last = clauses.sentence.last
        return next((k for k in range(i + 1, last) if clauses.is_barrier(k) or clauses.is_predicate(k)), last)
