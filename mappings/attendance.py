"""Who took part, told by a sentence of its own: «В мероприятии приняли участие …», «Делегации возглавили …», «На форуме выступил …»."""

from __future__ import annotations

from .circumstances import dates_in
from .clauses import Clauses, Construction
from .event import Event, Record, classes, rule, words
from .event_company import EventCompany
from .event_predicates import modality_of, who
from .event_relations import relation_of
from .morphology import lemmas
from .offices import words as office_words
from .operators import operator_of
from .people import PersonMention
from .scene import Passage


class Attendance:
    """Reads verbs of taking part.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.record, self.people, self.organisations = record, record.people, record.organisations
        self.company = EventCompany(record)

    def read(self, passage: Passage, clauses: Clauses, i: int, forms: frozenset[str]) -> None:
        """«В мероприятии приняли участие …», «С узбекской стороны участвовали …», «сторона была представлена …»."""
        found = clauses.construction(i)
        if found is None:
            return
        if self.organises(passage, clauses, found, forms) or self.speaks(passage, clauses, found):
            return
        taking = bool(forms & rule("event.take-part").verbs) and self.has_object(passage, found, words()["take_part_nouns"])
        speaking = bool(forms & set(words()["speak_verbs"])) and self.at_event(passage, clauses, i)
        asked = found.name == "passive" and bool(forms & set(words()["asked"])) and self.to_event(passage, clauses, i)
        hosting = found.name == "attributive-active" and bool(forms & set(words()["hosting"])) and (passage.number, i + 1) in self.record.at
        led = [*found.objects, *found.agents]  # the tagger takes «делегации» for the subject at times
        leading = bool(forms & set(words()["lead_verbs"])) and any(passage.tokens[p.head].lemma in words()["led"] for p in led)
        simple = leading or speaking or asked or hosting or bool(forms & set(words()["take_part_verbs"]))
        shown = bool(forms & set(words()["represented"])) and self.has_object(passage, found, words()["side"])
        if not (taking or simple or shown) or found.negated:
            return
        event = self.event_of_clause(passage, clauses)
        if event is None:
            return
        if not event.told:
            event.told, event.modality = True, modality_of(clauses, found, "event.take-part")[0]
            event.dates += [(date, passage, a, b) for date, a, b in dates_in(passage, *clauses.bounds(i))] if not event.dates else []
        operator = operator_of(clauses, found, "event.take-part")
        subjects = [
            p
            for p in who(clauses, found, operator) or found.agents or found.objects
            if passage.tokens[p.head].lemma not in words()["take_part_nouns"]
        ]
        agents = found.agents if shown else subjects
        if not shown:
            for entity, span in self.company.subjects(passage, clauses, found, operator):
                if entity.type == "person":
                    event.take_part(entity, span)
            for mention in self.listed(passage, clauses, i):
                event.take_part(mention.entity, passage.span(mention.first, mention.last))
        for agent in () if leading else agents:
            bare = passage.tokens[agent.head].lemma in office_words()["represent"] and not agent.complements and len(agents) > 1
            if not bare:  # «руководители и представители ИСМИ»: the second says whose
                self.company.represented(event, passage, clauses, agent)

    def listed(self, passage: Passage, clauses: Clauses, i: int) -> list[PersonMention]:
        """Persons in the nominative behind a verb, as far as no other verb or clause begins: «участвовали X, Y, с финской стороны – Z»."""
        end = self.company.end(clauses, i)
        return [m for m in self.people.persons if m.passage == passage.number and i < m.first and m.last <= end and m.case == "nom"]

    def speaks(self, passage: Passage, clauses: Clauses, found: Construction) -> bool:
        """«X в своём выступлении отметил …», «выступая с речью, X сказал …»: X takes part in the event told last."""
        if clauses.tokens[found.word].feat("VerbForm") != "fin" or not self.gives_speech(passage, clauses):
            return False
        told = [e for e in self.record.found if e.told and e.cls in classes()["gatherings"]]
        speakers = [(entity, span) for entity, span in self.company.subjects(passage, clauses, found, None) if entity.type == "person"]
        for entity, span in speakers if told else ():
            told[-1].take_part(entity, span)
        return bool(told and speakers)

    def gives_speech(self, passage: Passage, clauses: Clauses) -> bool:
        """Whether a sentence speaks of an address: by its noun in the locative, or a gerund."""
        tokens = passage.tokens[clauses.sentence.first : clauses.sentence.last]
        nouns = [t.index for t in tokens if t.lemma in words()["speech_nouns"] and t.case == "loc"]
        phrases = [clauses.phrase_with_head(i) for i in nouns]
        gerunds = [t for t in tokens if t.feat("VerbForm") == "conv" and lemmas(t.text) & set(words()["speech_gerunds"])]
        return bool(gerunds) or any(p is not None and p.prep is not None for p in phrases)

    def to_event(self, passage: Passage, clauses: Clauses, i: int) -> bool:
        """Whether the clause says to what: «на форум», «на них»."""
        first, last = clauses.bounds(i)
        behind = [
            (t, passage.tokens[t.index + 1]) for t in passage.tokens[first : last - 1] if t.text.lower() in words()["place_prepositions"]
        ]
        return any((passage.number, b.index) in self.record.at or b.pos == "PRON" for _, b in behind)

    def has_object(self, passage: Passage, found: Construction, nouns: list[str]) -> bool:
        """Whether the verb has one of these nouns as its object."""
        return any(passage.tokens[p.head].lemma in nouns for p in found.objects)

    def organises(self, passage: Passage, clauses: Clauses, found: Construction, forms: frozenset[str]) -> bool:
        """«Организаторами миссии выступили X и Y»: the institutions of the sentence that the verb agrees with."""
        first, last = clauses.bounds(found.word)
        organisers = [t for t in passage.tokens[first:last] if t.lemma in words()["organiser"] and t.case == "ins"]
        event = self.event_of_clause(passage, clauses) if organisers and forms & set(words()["organiser_verbs"]) else None
        if event is None:
            return False
        for mention in self.organisations.within(passage, first, clauses.sentence.last):
            event.add("schema:organizer", mention.entity, passage.span(mention.first, mention.last))
        return True

    def at_event(self, passage: Passage, clauses: Clauses, i: int) -> bool:
        """Whether the clause says at which event: «На форуме выступил …»."""
        first, last = clauses.bounds(i)
        near = [j for j in range(first, last) if (passage.number, j) in self.record.at]
        return any(passage.tokens[j - 1].text.lower() in words()["place_prepositions"] for j in near if j)

    def event_of_clause(self, passage: Passage, clauses: Clauses) -> Event | None:
        """The event that a verb of taking part is about: the one its clause names, else the last one told."""
        first, last = clauses.sentence.first, clauses.sentence.last
        at = self.record.at
        near = [at[passage.number, j] for j in range(first, last) if (passage.number, j) in at and not self.only_dates(passage, j)]
        if near:
            return near[0]
        told = [e for e in self.record.found if e.told]
        return told[-1] if told else None

    def only_dates(self, passage: Passage, j: int) -> bool:
        """Whether the event noun around token j only dates the clause («после завершения заседания»)."""
        event = self.record.at[passage.number, j]
        heads = [m[3] for m in event.mentions if m[0] == passage.number and m[1] <= j < m[2]]
        phrase = passage.sentence_of(j).phrase_with_head(heads[-1]) if heads else None
        return phrase is not None and relation_of(passage, phrase) in ("after", "before")
