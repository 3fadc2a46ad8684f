"""Who takes part beside those whose event it is: «с X», «между X и Y», «под председательством X», «во главе с X», «с участием X»."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import Clauses, Construction
from .event import Event, Record, words
from .event_predicates import who
from .model import Entity, Span
from .morphology import lemmas
from .offices import words as office_words
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

        Of a plural verb, or where its agents mean nobody, the persons in the nominative do it too. An infinitive has the subject
        of the operator above it, and none without one.
        """
        if found.name == "infinitive" and operator is None:
            return []
        phrases = (found.agents or found.objects) if found.name == "reflexive" else who(clauses, found, operator)
        result = [(entity, passage.span(p.first, p.last)) for p in phrases for entity in self.people.meant(passage, p)]
        verb = found.word if operator is None or operator.word is None or found.name != "infinitive" else operator.word
        if (
            passage.tokens[verb].feat("Number") == "sing" and len(phrases) > 1
        ):  # «лидер партии, депутат X сказал»: one person with two offices
            named = {
                m.entity for m in self.people.persons if m.passage == passage.number and any(p.first <= m.first < p.last for p in phrases)
            }
            result = [pair for pair in result if pair[0] in named] or result
        if passage.tokens[verb].feat("Number") == "sing" and phrases:
            result = self.in_apposition(passage, clauses, phrases[-1]) or result
        if found.name not in ("active", "infinitive", "reflexive") or result and passage.tokens[verb].feat("Number") != "plur":
            return result
        first, last = clauses.bounds(verb)
        named = [m for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last and m.case == "nom"]
        near = [m for m in named if m.last <= verb] or named
        known = {entity for entity, _ in result}
        return result + [(m.entity, passage.span(m.first, m.last)) for m in near if m.entity not in known]

    def with_us(self, passage: Passage, first: int, last: int) -> list[Entity]:
        """«мы с X провели беседу»: the one who speaks, whoever that is; never written, but not one of the people named."""
        pairs = zip(passage.tokens[first:last], passage.tokens[first + 1 : last], strict=False)
        speaks = any(a.lemma == words()["we"] and a.case == "nom" and b.text.lower() in words()["beside"] for a, b in pairs)
        return [Entity("person", "foaf:Person", "", "", scoped=True)] if speaks else []

    def who_meet(self, passage: Passage, clauses: Clauses, phrase: Phrase, predicate: Construction) -> list[Entity]:
        """The persons who hold an event, as far as its clause names them: its subject, and «с X»."""
        first, last = clauses.bounds(predicate.word)
        its_own = any(p.head == phrase.head for p in predicate.objects) and predicate.name in ("reflexive", "passive")
        found = [] if its_own else [entity for entity, _ in self.subjects(passage, clauses, predicate, None)]
        for i in (i for i in range(first, last) if passage.tokens[i].text.lower() in words()["beside"] and not self.jointly(passage, i)):
            found += [entity for entity, _ in self.side(passage, clauses, i, persons_only=True)]
        return [entity for entity in found if entity.type == "person"]

    def behind(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> list[Company]:
        """Whom the noun of an event is with: «встреча с X», «беседа между X и Y», right behind what belongs to it."""
        limit = clauses.sentence.last
        for i in range(phrase.head + 1, min(phrase.last + 1, limit)):
            text = passage.tokens[i].text.lower()
            if passage.tokens[i].pos == "ADP" and (text in words()["beside"] and i == phrase.last or text in words()["between"]):
                return list(self.side(passage, clauses, i))
        return []

    def in_apposition(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> list[Company]:
        """«лидер партии, депутат X»: the person whose second office follows the first one behind a comma."""
        comma = phrase.last < clauses.sentence.last and passage.tokens[phrase.last].text == ","
        mine = [m for m in self.people.persons if m.passage == passage.number and m.office and m.case == "nom"]
        beside = [m for m in mine if m.office.first == phrase.first or comma and m.office.first == phrase.last + 1]
        inside = any(phrase.first <= m.first < phrase.last for m in mine)
        return [(m.entity, passage.span(m.office.first, m.last)) for m in beside if not inside]

    def named_behind(self, passage: Passage, clauses: Clauses, phrase: Phrase, company: list[Company]) -> str:
        """The words «с X» behind the noun, for its name; nothing if its phrase holds them."""
        if not company or phrase.last >= clauses.sentence.last:
            return ""
        end = max(span.end for _, span in company)
        inside = [j for j in range(phrase.last, clauses.sentence.last) if passage.span(j, j + 1).end <= end]
        return passage.text(phrase.last, inside[-1] + 1) if inside and inside[-1] - phrase.last < words()["longest_name"] else ""

    def in_clause(self, event: Event, passage: Passage, clauses: Clauses, first: int, last: int) -> None:
        """Who takes part by the words of a clause."""
        for i in range(first, last):
            token = passage.tokens[i]
            forms = lemmas(token.text)
            if token.pos == "NOUN" and forms & {*words()["chair"], *words()["with_participation"]}:
                self.genitive(event, passage, clauses, i, bool(forms & set(words()["chair"])))
            elif token.lemma in words()["composition"] and token.case == "loc":
                self.composed(event, passage, clauses, i)
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

    def composed(self, event: Event, passage: Passage, clauses: Clauses, i: int) -> None:
        """«Комиссия в составе представителей A и B провела …»: A and B take part."""
        whom = passage.reader.phrase(i + 1, clauses.sentence.last)
        for phrase in passage.reader.coordinated(whom, clauses.sentence.last) if whom and whom.case == "gen" and whom.prep is None else []:
            self.represented(event, passage, clauses, phrase)

    def represented(self, event: Event, passage: Passage, clauses: Clauses, agent: Phrase) -> None:
        """Participants that a phrase names: persons; organisations whose people they are; else the group itself."""
        if passage.tokens[agent.head].lemma in office_words()["represent"]:
            organisations = self.organisations.beginning_in(passage, agent.head + 1, self.end_inside(passage, clauses, agent))
            for mention in organisations:
                event.add("bc:participant", mention.entity, passage.span(mention.first, mention.last))
            if organisations:
                return
        meant = self.people.meant(passage, agent)
        for entity in meant:
            event.take_part(entity, passage.span(agent.first, agent.last))
        if not meant:
            for mention in self.organisations.mentions:
                if mention.passage == passage.number and mention.first <= agent.head < mention.last:
                    event.add("bc:participant", mention.entity, passage.span(mention.first, mention.last))

    def end_inside(self, passage: Passage, clauses: Clauses, agent: Phrase) -> int:
        """End of the list of genitives that an agent's phrase opens."""
        if not agent.complements:
            return agent.last
        return passage.reader.coordinated(agent.complements[-1], clauses.sentence.last)[-1].last

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
        """Persons, states, a group, or the organisation that a phrase names; «посол» alone is the ambassador named last."""
        found = self.people.meant(passage, phrase)
        office = self.people.office_at(passage, phrase.head) if len(found) == 1 and found[0].type == "post" else None
        if office and office.bare:
            before = [m for m in self.people.persons if (m.passage, m.first) < (passage.number, phrase.first)]
            return next(((m.entity,) for m in reversed(before) if m.office and m.office.lemma == office.lemma), found)
        inside = self.organisations.within(passage, phrase.first, phrase.last)
        return found or tuple(m.entity for m in inside if m.first <= phrase.head < m.last)

    def end(self, clauses: Clauses, i: int) -> int:
        """Where the words that depend on a preposition end at the latest: at a predicate, a subordinator or a semicolon."""
        last = clauses.sentence.last
        return next((k for k in range(i + 1, last) if clauses.is_barrier(k) or clauses.is_predicate(k)), last)
