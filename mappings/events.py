"""Events: who met whom, where, when, in what form; and which words mean the same event.

A noun of an event is read together with its clause. It is an event if it takes place there («состоялась встреча»), if
something happens around it («в ходе визита», «по итогам форума»), or if it has something of its own (whom, whose,
which in number). A noun with nothing of its own joins the event told before, and makes a new one only as a circumstance.
"""

from __future__ import annotations

from collections.abc import Iterator

from .attendance import Attendance
from .circumstances import dates_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, key_of, words
from .event_clauses import EventClauses
from .event_identity import antecedent, merge
from .event_margins import EventMargins
from .event_nouns import EventNouns, Item
from .event_predicates import modality_of, predicates_of
from .event_relations import relate, relation_of
from .event_sharing import share
from .event_stance import ACTUAL, is_next, stance
from .event_verbs import EventVerbs
from .morphology import lemmas
from .organisations import Organisations
from .people import People
from .phrases import Phrase
from .scene import Passage, Scene
from .things import Things


class Events:
    """Reads the events of one document, in the order of its text.

    Attributes:
        found: the events.
        at: the event that a token of a passage belongs to.
    """

    def __init__(self, scene: Scene, people: People, organisations: Organisations, things: Things) -> None:
        self.record = Record(scene, people, organisations, things)
        self.nouns, self.telling = EventNouns(self.record), EventClauses(self.record)
        self.verbs, self.attendance, self.margins = EventVerbs(self.record), Attendance(self.record), EventMargins(self.record)
        self.done: set[tuple[int, int]] = set()
        self.pending: list[tuple[Event, Passage, Clauses, Phrase]] = []

    @property
    def found(self) -> list[Event]:
        """All events, in the order in which they were met."""
        return self.record.found

    @property
    def at(self) -> dict[tuple[int, int], Event]:
        """The event that a token of a passage belongs to: (passage, token)."""
        return self.record.at

    def relation_of(self, passage: Passage, phrase: Phrase) -> str | None:
        """within, after or before, by the words before a phrase."""
        return relation_of(passage, phrase)

    def read(self) -> list[Event]:
        """All events."""
        for passage, clauses in self.sentences():
            for head in self.nouns.heads(passage, clauses):
                self.noun(passage, clauses, head)
            for i in range(clauses.sentence.first, clauses.sentence.last):
                self.verb(passage, clauses, i)
        for event, passage, clauses, phrase in self.pending:
            relate(self.record, event, passage, clauses, phrase)
        share(self.record)
        return self.found

    def sentences(self) -> Iterator[tuple[Passage, Clauses]]:
        """The sentences of the body, and those headings that tell something of a day: a lead set apart («15 ноября состоялась …»)."""
        for passage in self.record.scene.passages:
            for clauses in passage.clauses:
                first, last = clauses.sentence.first, clauses.sentence.last
                dated = any(date.begin and date.begin.day for date, _, _ in dates_in(passage, first, last))
                if not passage.is_heading or dated and any(clauses.is_predicate(i) for i in range(first, last)):
                    yield passage, clauses

    def noun(self, passage: Passage, clauses: Clauses, item: Item) -> None:
        """One noun of an event: join it to an event, or make one, or pass it by."""
        head, cls, kind = item
        phrase = clauses.phrase_with_head(head)
        if phrase is None or self.nouns.inside_name(passage, phrase):
            return
        whole = self.nouns.whole(passage, clauses, phrase)
        predicates = predicates_of(clauses, whole, cls)
        if self.nouns.is_generic(passage, phrase, predicates[0] if predicates else None):
            return
        draft = self.nouns.draft(passage, clauses, phrase, cls, kind)
        draft.several = draft.several and not self.nouns.is_portion(passage, whole) or self.nouns.is_series(passage, whole)
        event = self.travelled(passage, clauses, draft, predicates) or self.joined(passage, clauses, phrase, draft, predicates)
        if event is None:
            return
        event.mentions.append((passage.number, phrase.first, phrase.last, head))
        for i in range(phrase.first, phrase.core):
            self.at[passage.number, i] = event
        for predicate in predicates[:1]:
            self.telling.tell(event, passage, clauses, phrase, predicate)
        for further in predicates[1:]:
            self.telling.tell_more(event, passage, clauses, phrase, further)
        if all(predicate.name.startswith("attributive") for predicate in predicates):  # «на состоявшейся в Баку встрече X и Y обсудили …»
            self.margins.read(event, draft, passage, clauses, phrase)
        self.pending.append((event, passage, clauses, phrase))

    def travelled(self, passage: Passage, clauses: Clauses, draft: Event, predicates: list[Construction]) -> Event | None:
        """«посетил Оренбург с деловой миссией»: the visit that the verb tells, of the kind that the noun says."""
        for predicate in predicates if draft.cls == classes()["visit"] else ():
            self.verb(passage, clauses, predicate.word)
            told = next((e for e in self.found if any((m[0], m[3]) == (passage.number, predicate.word) for m in e.mentions)), None)
            if told is not None and told.cls == draft.cls:
                merge(told, draft)
                told.kind = draft.kind
                return told
        return None

    def joined(self, passage: Passage, clauses: Clauses, phrase: Phrase, draft: Event, predicates: list[Construction]) -> Event | None:
        """The event that a noun means: one told before, the draft as a new one, or none."""
        around = self.nouns.circumstance(passage, phrase) and not self.is_weak(draft, passage, phrase)
        own = bool(draft.ordinal or draft.body or draft.people or draft.states or draft.quoted or draft.places or draft.proper)
        several = self.nouns.several(passage, phrase)
        own = (
            own or several or bool(draft.slots) or self.goes_on(clauses, predicates)
        )  # «деловые мероприятия» can't mean one event told before
        full = self.dated(draft, passage, clauses, phrase, predicates)
        other = self.is_other(passage, clauses, phrase, predicates)
        known = [
            e for e in self.found if not self.too_far(e, full, passage, own) and not (other and self.is_done(e, passage, clauses, phrase))
        ]
        event = antecedent(known, full, own, passage.tokens[phrase.head].lemma)
        if event is not None:
            merge(event, draft)
            if own and draft.people and draft.span not in (event.span, *event.spans):
                event.spans.append(draft.span)  # told once more, by its people
            if not event.told and stance(passage, clauses, phrase) == ACTUAL and relation_of(passage, phrase) in ("within", "after"):
                event.modality = ACTUAL
            return event
        stated = bool(draft.people or draft.ordinal or draft.body or draft.quoted or draft.proper or draft.places or len(draft.states) > 1)
        stated = stated and (draft.kind not in words()["weak_kinds"] or around)
        if predicates and self.asks(passage, clauses) or self.is_empty(draft, passage, phrase, predicates):
            return None
        if not (predicates or around or stated) or several and not stated and self.planned(clauses, predicates):
            return None
        draft.rule = "event.take-place" if predicates else "event.circumstance" if around else "event.named"
        draft.modality = stance(passage, clauses, phrase)
        self.found.append(draft)
        return draft

    def goes_on(self, clauses: Clauses, predicates: list[Construction]) -> bool:
        """«Ведутся переговоры о …»: talks that go on now are not the ones that were held."""
        words_of = [clauses.tokens[c.word] for c in predicates]
        return any(t.feat("Tense") == "pres" and lemmas(t.text) & set(words()["going_on"]) for t in words_of)

    def is_other(self, passage: Passage, clauses: Clauses, phrase: Phrase, predicates: list[Construction]) -> bool:
        """Whether what is told lies ahead, so that it is not what was told as a deed: «следующая встреча», «встреча состоится»;
        but «форум продлится»."""
        lasts = [c for c in predicates if lemmas(clauses.tokens[c.word].text) & set(words()["lasting_verbs"])]
        ahead = self.planned(clauses, predicates) or is_next(passage, clauses, phrase) and stance(passage, clauses, phrase) != ACTUAL
        return ahead and not lasts

    def is_empty(self, draft: Event, passage: Passage, phrase: Phrase, predicates: list[Construction]) -> bool:
        """«После церемонии», «по окончании мероприятия»:
        a general noun that nothing describes means something that the text did not call an event."""
        general = draft.cls == classes()["generic"] and passage.tokens[phrase.head].lemma in words()["anaphoric"]
        return general and draft.bare and not (predicates or draft.slots or draft.dates or draft.places)

    def is_done(self, event: Event, passage: Passage, clauses: Clauses, phrase: Phrase) -> bool:
        """Whether an event is a deed beside which another one lies ahead;
        one that nothing tells may be that one, unless the noun says «next»."""
        return event.modality == ACTUAL and (event.told or is_next(passage, clauses, phrase))

    def asks(self, passage: Passage, clauses: Clauses) -> bool:
        """Whether a sentence is a question, which tells nothing."""
        return passage.tokens[clauses.sentence.last - 1].text in words()["asking"]

    def is_weak(self, draft: Event, passage: Passage, phrase: Phrase) -> bool:
        """Whether a noun of several meanings is no circumstance: «плата за посещение музея», «по итогам осмотра»."""
        whose = bool(phrase.complements or draft.slots or draft.quoted or draft.proper)
        return draft.kind in words()["weak_kinds"] and not (whose and relation_of(passage, phrase) in ("within", "after"))

    def planned(self, clauses: Clauses, predicates: list[Construction]) -> bool:
        """Whether what is told lies ahead: «запланированы деловые встречи» is no event that could be found again."""
        return bool(predicates) and modality_of(clauses, predicates[0], "event.take-place")[0] != ACTUAL

    def too_far(self, event: Event, draft: Event, passage: Passage, own: bool) -> bool:
        """Whether a noun with nothing but a date of its own can't mean an undated event of a paragraph farther back."""
        return not own and bool(draft.dates) and not event.dates and event.mentions[-1][0] < passage.number - 1

    def dated(self, draft: Event, passage: Passage, clauses: Clauses, phrase: Phrase, predicates: list[Construction]) -> Event:
        """The draft with dates and people of the clause that tells it,
        by which it may differ from an event of another day or other people."""
        if not predicates:
            return draft
        first, last = self.telling.bounds(clauses, phrase, predicates[0])
        draft.people += self.telling.company.with_us(passage, first, last)
        dates = [(date, passage, a, b) for date, a, b in dates_in(passage, first, last)]
        full = Event(draft.cls, draft.kind, draft.label, draft.span, draft.rule, draft.modality)
        merge(full, draft)
        full.several = draft.several
        full.dates += dates
        full.people += self.telling.company.who_meet(passage, clauses, phrase, predicates[0])
        return full

    def verb(self, passage: Passage, clauses: Clauses, i: int) -> None:
        """Verbs that are events, and verbs of taking part."""
        token = passage.tokens[i]
        if token.pos in ("VERB", "AUX") and (passage.number, i) not in self.done:
            self.done.add((passage.number, i))
            forms = lemmas(token.text) | {token.lemma}
            if not self.verbs.read(passage, clauses, i, forms):
                self.attendance.read(passage, clauses, i, forms)


__all__ = ["Event", "Events", "key_of", "words"]
