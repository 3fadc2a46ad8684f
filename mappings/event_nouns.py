"""The noun of an event with what belongs to it: whose it is, with whom, where to, which in number, under what name."""

from __future__ import annotations

from dataclasses import replace

from .circumstances import dates_in, place_of, places_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, rule, span_of, words
from .event_company import EventCompany
from .event_owners import EventOwners, adjectives
from .event_predicates import inviting
from .event_sites import place_named, site_of
from .event_stance import set_apart
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
        self.company, self.owners = EventCompany(record), EventOwners(record)

    def heads(self, passage: Passage, clauses: Clauses) -> list[Item]:
        """Head nouns of events in a sentence: token, class, kind."""
        found = []
        for match in passage.kinds:
            if match.entry.kind_of in classes()["events"] and clauses.sentence.first <= match.start < clauses.sentence.last:
                head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN")), None)
                if head is not None:
                    found.append((head, match.entry.kind_of, term(match.entry.iri)))
        known = {i for m in passage.names for i in range(m.start, m.end)}
        found += [item for item in self.titled(passage, clauses) if item[0] not in {head for head, _, _ in found}]
        return [item for item in found if item[0] not in known]

    def titled(self, passage: Passage, clauses: Clauses) -> list[Item]:
        """«Дни Казахстана», «Неделя кино»: a noun of time with a capital inside a sentence, and whose it is."""
        found = []
        for token in passage.tokens[clauses.sentence.first : clauses.sentence.last - 1]:
            named = token.text[:1].isupper() and words()["titled"].get(token.lemma) == token.feat("Number")
            whose = passage.tokens[token.index + 1]
            if named and whose.case == "gen" and whose.pos in ("ADJ", "NOUN", "PROPN"):
                found.append((token.index, classes()["generic"], words()["titled_kind"]))
        return found

    def inside_name(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the noun only belongs to the name of something else («Лига чемпионов», «форум» in a title)."""
        i = phrase.first - 1
        if i < 0 or phrase.last >= len(passage.tokens):
            return False
        behind = passage.tokens[phrase.last].text
        inserted = passage.tokens[i].text == "[" and behind == "]"  # the editor's words for a pronoun
        return inserted or passage.tokens[i].text in "«“„" and behind not in "»”"

    def is_generic(self, passage: Passage, phrase: Phrase, predicate: Construction | None) -> bool:
        """Whether the noun means events in general, and none of them."""
        generic, clauses = words()["generic"], passage.sentence_of(phrase.head)
        before = adjectives(passage, phrase)
        told = predicate is not None and (predicate.name != "infinitive" or inviting(clauses, predicate.word) is not None)
        if before & set(generic["adjectives"]) or before & set(generic["mutual"]) and not told:
            return True
        if not self.several(passage, phrase):
            return False
        if predicate is None or not told:
            return True
        first, last = clauses.bounds(predicate.word)
        if passage.tokens[predicate.word].feat("Tense") == "pres" and not predicate.future and not dates_in(passage, first, last):
            return True  # «проводятся тренинги»: again and again
        return any(passage.tokens[i].text.lower() in generic["adverbs"] for i in range(first, last))

    def whole(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> Phrase:
        """«серию встреч», «раунд консультаций»: the phrase of the noun that only counts the event, as which the clause speaks of it."""
        before = passage.tokens[phrase.first - 1] if phrase.first > clauses.sentence.first else None
        counts = (
            before is not None
            and phrase.prep is None
            and phrase.case == "gen"
            and before.lemma in {*words()["series"], *words()["portions"]}
        )
        return clauses.phrase_with_head(phrase.first - 1) or phrase if counts else phrase

    def is_series(self, passage: Passage, whole: Phrase) -> bool:
        """Whether the noun that counts the events makes them several."""
        return passage.tokens[whole.head].lemma in words()["series"]

    def is_portion(self, passage: Passage, whole: Phrase) -> bool:
        """Whether the noun that counts the events makes them one."""
        return passage.tokens[whole.head].lemma in words()["portions"]

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
        phrase = self.with_person(passage, self.without_words(passage, phrase))
        first = first_of_name(passage, phrase)
        label = tidy(nominative(passage.analysis, replace(phrase, first=first)))
        event = Event(cls, kind, label, passage.span(phrase.first, phrase.last), "event.named", "modality:actual")
        event.ordinal = self.ordinal(passage, phrase)
        event.number = event.ordinal if cls == classes()["session"] else None
        event.quoted = (
            " ".join(passage.text(a, b) for a, b in phrase.quotes)
            or self.theme(passage, clauses, phrase)
            or self.foreign_name(passage, clauses, phrase)
        )
        if event.quoted and event.quoted not in event.label:
            event.label = f"{event.label} «{event.quoted}»"
        event.several = self.several(passage, phrase)
        if self.is_proper(passage, phrase):
            last = phrase.last if passage.tokens[phrase.head].text[:1].isupper() else phrase.core  # «Саммит Движения неприсоединения»
            while first < phrase.head and lemmas(passage.tokens[first].text) & set(words()["ahead"]["adjectives"]):
                first += 1
            event.proper = tuple(name_lemmas(nominative(passage.analysis, replace(phrase, first=first), last)))
        self.owners.read(event, passage, phrase)
        self.site(event, passage, phrase)
        self.owners.addressee(event, passage, clauses, phrase)
        company = self.company.behind(passage, clauses, phrase)
        event.bare = phrase.last == phrase.core and not (phrase.quotes or event.proper or company)
        event.label = f"{event.label} {self.company.named_behind(passage, clauses, phrase, company)}".rstrip()
        for entity, span in company:
            event.take_part(entity, span)
        self.whereto(event, passage, clauses, phrase)
        self.where_and_when(event, passage, clauses, phrase)
        return event

    def with_person(self, passage: Passage, phrase: Phrase) -> Phrase:
        """A phrase with the name right behind it, whose first word the tagger takes for a nominative: «визита Абдель Фаттаха ас-Сиси»."""
        ends = [
            m.last for m in self.people.persons if m.passage == passage.number and m.first == phrase.last and phrase.last == phrase.core
        ]
        genitive = bool(ends) and any(t.case == "gen" for t in passage.tokens[phrase.last : ends[0]])
        return replace(phrase, last=ends[0]) if genitive else phrase

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

    def foreign_name(self, passage: Passage, clauses: Clauses, phrase: Phrase) -> str:
        """«на выставке Gulfood», «форум Astana Finance Days»: a name in Latin letters right behind the noun."""
        first = j = phrase.head + 1
        while j < clauses.sentence.last and (
            passage.tokens[j].text.isascii() and passage.tokens[j].text[0].isupper() or passage.tokens[j].text == "&"
        ):
            j += 1
        return passage.text(first, j) if j > first else ""

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

    def site(self, event: Event, passage: Passage, phrase: Phrase) -> None:
        """«осмотр завода «A»»: what is looked at is where the tour goes; «проверка аэропортов Египта» is in Egypt."""
        for code, first, last in states_in(passage, phrase.head, phrase.last)[:1] if event.kind in words()["looks_at"] else ():
            event.locate(entity_of(self.people.scene.lexicon.state(code)), passage.span(first, last))
        for part in [p for p in phrase.complements if p.prep is None][:1] if event.kind in words()["apart"] else ():
            event.host(
                site_of(passage, part, self.company.organisations) or place_named(passage, part), passage.span(part.first, part.last)
            )

    def whereto(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """«визит … в Узбекистан»: the phrase in the accusative right behind."""
        if event.cls != classes()["visit"] or phrase.last >= clauses.sentence.last:
            return
        target = passage.reader.phrase(self.behind_head(passage, phrase), clauses.sentence.last)
        if target is None or target.prep is None or target.case not in ("acc", "loc", "nom"):  # «в Улан-Батор»: one form
            return
        place = place_of(passage, target)
        if place is None:
            return
        event.host(place, span_of(passage, target))
        event.label = f"{event.label} {passage.text(target.prep, target.core)}"
        event.span = passage.span(phrase.first, target.last)

    def behind_head(self, passage: Passage, phrase: Phrase) -> int:
        """Past «во главе с X», which may stand between a delegation's visit and where it goes."""
        i = phrase.last
        led = (
            i + 2 < len(passage.tokens) and passage.tokens[i].pos == "ADP" and passage.tokens[i + 1].lemma in words()["head_of_delegation"]
        )
        ends = [m.last for m in self.people.persons if m.passage == passage.number and i + 2 < m.first < i + 16]
        return min(ends) if led and ends else i

    def where_and_when(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> None:
        """A place and a date right behind the noun, in either order: «форума «…» 18 ноября в Санкт-Петербурге»;
        before it, see `set_apart`."""
        apart = set_apart(passage, clauses, phrase)
        event.dates += [(date, passage, a, b) for date, a, b in dates_in(passage, apart, phrase.first)]
        for place, where in places_in(passage, clauses, apart, phrase.first):
            event.locate(place, span_of(passage, where))
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
