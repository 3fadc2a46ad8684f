"""The noun of an event with what belongs to it: whose it is, with whom, where to, which in number, under what name."""

from __future__ import annotations

from dataclasses import replace

from .circumstances import dates_in, place_of
from .clauses import Clauses, Construction
from .event import Event, Record, classes, parts, rule, span_of, words
from .event_company import EventCompany
from .morphology import lemmas
from .people import entity_of
from .phrases import Phrase
from .scene import Passage
from .subject import states_in
from .thing_names import first_of_name, name_lemmas, tidy
from .topics import term
from .values.names import nominative

Item = tuple[int, str, str]


class EventNouns:
    """Reads nouns of events.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.people, self.things = record.people, record.things
        self.company = EventCompany(record)

    def heads(self, passage: Passage, clauses: Clauses) -> list[Item]:
        """Head nouns of events in a sentence: token, class, kind."""
        found = []
        for match in passage.kinds:
            if match.entry.kind_of in classes()["events"] and clauses.sentence.first <= match.start < clauses.sentence.last:
                head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN")), None)
                if head is not None:
                    found.append((head, match.entry.kind_of, term(match.entry.iri)))
        known = {i for m in passage.names for i in range(m.start, m.end)}
        return [item for item in found if item[0] not in known]

    def inside_name(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the noun only belongs to the name of something else («Лига чемпионов», «форум» in a title)."""
        i = phrase.first - 1
        opened = i >= 0 and passage.tokens[i].text in "«“„"
        return opened and phrase.last < len(passage.tokens) and passage.tokens[phrase.last].text not in "»”"

    def is_generic(self, passage: Passage, phrase: Phrase, predicate: Construction | None) -> bool:
        """Whether the noun means events in general, and none of them."""
        generic = words()["generic"]
        if {f for i in range(phrase.first, phrase.head) for f in lemmas(passage.tokens[i].text)} & set(generic["adjectives"]):
            return True
        if not self.several(passage, phrase):
            return False
        if predicate is None or predicate.name == "infinitive":
            return True
        clauses = passage.sentence_of(phrase.head)
        first, last = clauses.bounds(predicate.word)
        return any(passage.tokens[i].text.lower() in generic["adverbs"] for i in range(first, last))

    def several(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the noun is a plural that means more than one event."""
        head = passage.tokens[phrase.head]
        return head.feat("Number") == "plur" and head.lemma not in words()["plural_only"]

    def circumstance(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the event stands as a circumstance of what is told: «в ходе …», «по итогам …», «после …», «в мероприятии»."""
        if phrase.prep is not None:
            return True
        before = phrase.first - 1
        return before >= 0 and bool(lemmas(passage.tokens[before].text) & rule("event.circumstance").nouns)

    def draft(self, passage: Passage, clauses: Clauses, phrase: Phrase, cls: str, kind: str) -> Event:
        """The event as the phrase alone names it."""
        phrase = self.without_words(passage, phrase)
        first = first_of_name(passage, phrase)
        label = tidy(nominative(passage.analysis, replace(phrase, first=first)))
        event = Event(cls, kind, label, passage.span(phrase.first, phrase.last), "event.named", "modality:actual")
        event.ordinal = self.ordinal(passage, phrase)
        event.number = event.ordinal if cls == classes()["session"] else None
        event.quoted = " ".join(passage.text(a, b) for a, b in phrase.quotes) or self.theme(passage, clauses, phrase)
        if event.quoted and not phrase.quotes:
            event.label = f"{event.label} «{event.quoted}»"
        if self.is_proper(passage, phrase):
            event.proper = tuple(name_lemmas(nominative(passage.analysis, replace(phrase, first=first), phrase.core)))
        self.owners(event, passage, phrase)
        for entity, span in self.company.behind(passage, clauses, phrase):
            event.take_part(entity, span)
        self.whereto(event, passage, clauses, phrase)
        self.where_and_when(event, passage, clauses, phrase)
        return event

    def without_words(self, passage: Passage, phrase: Phrase) -> Phrase:
        """A phrase without a quotation that only stands behind it: a name in quotes begins with a capital or a figure."""
        if not phrase.quotes or not passage.tokens[phrase.quotes[0][0]].text[:1].islower():
            return phrase
        end = phrase.quotes[0][0] - 1
        return replace(phrase, last=end, core=end, quotes=(), complements=()) if end > phrase.head else phrase

    def is_proper(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the noun has a name of its own: a capital before it, inside a sentence («Мюнхенская конференция»)."""
        opens = passage.sentence_of(phrase.head).sentence.first == phrase.first
        tokens = [t for t in passage.tokens[phrase.first + opens : phrase.head + 1] if t.text[:1].isupper()]
        return any(t.pos in ("ADJ", "NOUN", "PROPN") and not passage.lexicon.states_of_compound(t.text) for t in tokens)

    def theme(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> str:
        """«конференция на тему «…»»: the theme."""
        i = phrase.last + 1
        if i + 1 < clauses.sentence.last and passage.tokens[i].lemma in words()["theme"]:
            end = passage.reader.quoted(i + 1, clauses.sentence.last)
            return passage.text(i + 2, end - 1) if end else ""
        return ""

    def ordinal(self, passage: Passage, phrase: Phrase) -> int | None:
        """«второе заседание», «56-я конференция», «VIII форум»: the number."""
        for i in range(phrase.first, phrase.head):
            token = passage.tokens[i]
            number = next((words()["ordinals"][f] for f in lemmas(token.text) if f in words()["ordinals"]), None)
            figure, _, ending = token.text.partition("-")
            figures = int(figure) if figure.isdigit() and ending in words()["ordinal_endings"] else None
            number = number or figures or words()["roman"].get(token.text)
            if number:
                return number
        return None

    def owners(self, event: Event, passage: Passage, phrase: Phrase) -> None:
        """Whose event it is: persons, offices, bodies and states in the complements."""
        for part in parts(phrase):
            sessions = event.cls in (classes()["session"], classes()["generic"])
            bodies = self.things.named(passage, part, classes()["bodies"]) if sessions else []
            if bodies:
                event.body = bodies[0].entity
                event.add("bc:sessionOf", bodies[0].entity, passage.span(part.first, bodies[0].last))
                return
        last = self.end_of_list(passage, phrase)
        mine = [m for m in self.people.persons if m.passage == passage.number and phrase.first <= m.first and m.last <= last]
        for mention in mine:
            first = mention.office.first if mention.office else mention.first
            event.take_part(mention.entity, passage.span(min(first, mention.first), mention.last))
        if not mine:
            for part in phrase.complements:
                self.owner(event, passage, part)
        named = states_in(passage, phrase.first, phrase.last)
        event.states |= {code for code, _, _ in named}
        if self.both(passage, phrase):
            event.states |= set(self.things.subject.at(passage))
        if len({code for code, _, _ in named}) > 1 and not event.people and not self.has_institution(passage, phrase):
            for code, a, b in named:
                event.take_part(entity_of(self.people.scene.lexicon.state(code)), passage.span(a, b))

    def end_of_list(self, passage: Passage, phrase: Phrase) -> int:
        """End of «переговоры министра X и главы Y»: the list that the last complement opens."""
        if not phrase.complements or phrase.complements[-1].last != phrase.last:
            return phrase.last
        return passage.reader.coordinated(phrase.complements[-1], passage.sentence_of(phrase.head).sentence.last)[-1].last

    def has_institution(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the event is of an institution, whose states are not there as such: «заседание совета министров …»."""
        inside = [m for m in passage.kinds if phrase.head < m.start < phrase.last]
        return any(m.entry.kind_of not in classes()["events"] for m in inside)

    def owner(self, event: Event, passage: Passage, part: Phrase) -> None:
        """Who a complement means; inside the name of an institution nobody is meant («заседание коллегии министерства …»)."""
        meant = self.people.meant(passage, part)
        for entity in meant:
            if entity.type != "state":
                event.take_part(entity, passage.span(part.first, part.last))
        if not meant and part.head not in passage.kind_heads:
            for inner in part.complements:
                self.owner(event, passage, inner)

    def both(self, passage: Passage, phrase: Phrase) -> bool:
        """«форум двух стран»: the states that the document is about."""
        pairs = zip(range(phrase.head + 1, phrase.last), range(phrase.head + 2, phrase.last), strict=False)
        return any(passage.tokens[a].lemma in words()["both"] and passage.tokens[b].lemma in words()["both_of"] for a, b in pairs)

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
        event.host(place, span_of(passage, target))
        event.label = f"{event.label} {passage.text(target.prep, target.core)}"
        event.span = passage.span(phrase.first, target.last)

    def where_and_when(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """A place and a date right behind the noun, in either order: «форума «…» 18 ноября в Санкт-Петербурге»."""
        limit, j = clauses.sentence.last, phrase.last
        about = any(part.prep is not None for part in phrase.complements)  # «конференция по реформам в Украине» is not in Ukraine
        for _ in range(2):
            dated = next(((date, a, b) for date, a, b in dates_in(passage, j, limit) if a == j), None)
            where = passage.reader.phrase(j, limit) if j < limit and not about else None
            place = place_of(passage, where) if where and where.prep is not None and where.case == "loc" else None
            if dated:
                event.dates.append((dated[0], passage, dated[1], dated[2]))
                j = dated[2]
            elif place and passage.tokens[where.prep].text.lower() in words()["place_prepositions"]:
                event.locate(place, span_of(passage, where))
                j = where.core

