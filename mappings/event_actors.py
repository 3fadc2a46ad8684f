"""Who does what a verb of an event tells, where its own subject does not say it:
gerunds, relative clauses, invitations, letters handed over."""

from __future__ import annotations

from .clauses import Clauses, Construction
from .event import Record, words
from .event_company import EventCompany
from .event_predicates import inviting
from .model import Entity
from .morphology import lemmas
from .operators import Operator
from .phrases import Phrase
from .scene import Passage


class EventActors:
    """Reads who acts.

    Args:
        record: what the readers of events share.
    """

    def __init__(self, record: Record) -> None:
        self.people, self.company = record.people, EventCompany(record)

    def of(self, passage: Passage, clauses: Clauses, found: Construction, operator: Operator | None) -> list[Entity]:
        """Who does it: of an invitation who is invited, of a gerund the subject beside it, of «делегация, которая …» the delegation."""
        invitation = inviting(clauses, found.word) if found.name == "infinitive" else None
        if invitation is not None:
            return self.invited(passage, clauses, invitation, found.word)
        main = self.main_verb(clauses, found) if found.name == "gerund" else None
        told = clauses.construction(main) if main is not None else found
        subjects = [entity for entity, _ in self.company.subjects(passage, clauses, told, operator)] if told else []
        return (
            list(dict.fromkeys(subjects)) or self.of_relative(passage, clauses, found) or self.of_speech(passage, clauses, found, operator)
        )

    def main_verb(self, clauses: Clauses, found: Construction) -> int | None:
        """The finite verb that a gerund goes with: «X, прибыв в Китай, узнал»."""
        head = clauses.tokens[found.word].head
        finite = [
            i
            for i in range(clauses.sentence.first, clauses.sentence.last)
            if clauses.tokens[i].pos == "VERB" and clauses.tokens[i].feat("VerbForm") == "fin"
        ]
        return head if head in finite else min(finite, key=lambda i: abs(i - found.word), default=None)

    def of_relative(self, passage: Passage, clauses: Clauses, found: Construction) -> list[Entity]:
        """Whom the relative pronoun before a verb means: «делегация, которая прибудет»."""
        first, _ = clauses.bounds(found.word)
        pronoun = passage.tokens[first - 1] if first > clauses.sentence.first else None
        if pronoun is None or pronoun.lemma not in words()["relative"] or pronoun.case != "nom":
            return []
        before = [p for p in clauses.phrases if p.last < pronoun.index and self.agree(passage, p, pronoun)]
        return list(self.people.meant(passage, before[-1])) if before else []

    def of_speech(self, passage: Passage, clauses: Clauses, found: Construction, operator: Operator | None) -> list[Entity]:
        """«Президент сообщил, что посетит Минск»: a clause without a subject has that of the verb above, if it is one person."""
        word = operator.word if found.name == "infinitive" and operator is not None and operator.word is not None else found.word
        first, _ = clauses.bounds(word)
        above = [i for i in range(clauses.sentence.first, first) if clauses.is_predicate(i) and passage.tokens[i].pos == "VERB"]
        opens = first > clauses.sentence.first and passage.tokens[first - 1].lemma in words()["that"]
        subject = clauses.subject_of(word)
        if not opens or not above or subject is not None and subject.head < word or passage.tokens[word].feat("Number") == "plur":
            return []
        subjects = self.company.subjects(passage, clauses, clauses.construction(above[-1]), None)
        return [entity for entity, _ in subjects if entity.type in ("person", "post")][:1]

    def agree(self, passage: Passage, phrase: Phrase, pronoun) -> bool:
        """Whether a relative pronoun can mean a phrase: number and gender are one."""
        head = passage.tokens[phrase.head]
        same = head.feat("Number") == pronoun.feat("Number")
        return same and (pronoun.feat("Number") == "plur" or head.feat("Gender") == pronoun.feat("Gender"))

    def invited(self, passage: Passage, clauses: Clauses, word: int, infinitive: int) -> list[Entity]:
        """Who is invited: the object of the verb; who accepts the invitation."""
        if passage.tokens[word].pos == "VERB":
            between = [m.entity for m in self.people.persons if m.passage == passage.number and word < m.first and m.last <= infinitive]
            if between:
                return between
            each_other = any(t.lemma == words()["each_other"] for t in passage.tokens[word:infinitive])
            target = clauses.object_of(word)
            inviter = (
                [entity for entity, _ in self.company.subjects(passage, clauses, clauses.construction(word), None)] if each_other else []
            )
            return inviter or (list(self.people.meant(passage, target)) if target else [])
        verb = next((i for i in range(word - 1, clauses.sentence.first - 1, -1) if clauses.is_predicate(i)), None)
        if verb is None or not lemmas(passage.tokens[verb].text) & set(words()["accepting"]):
            return []
        return [entity for entity, _ in self.company.subjects(passage, clauses, clauses.construction(verb), None)]

    def of_document(self, passage: Passage, clauses: Clauses, found: Construction, documents: list[str]) -> list[Entity]:
        """Whose documents are taken («верительные грамоты посла X»), and to whom they are given, in the dative.

        Args:
            documents: lemmas of the words that name them, in a row; what the tagger takes them for does not matter, since it errs here.
        """
        first, last = clauses.bounds(found.word)
        size = len(documents)
        written = [lemmas(t.text) for t in passage.tokens]
        end = next(
            (i + size for i in range(first, last - size + 1) if all(d in w for d, w in zip(documents, written[i : i + size], strict=True))),
            None,
        )
        if end is None:
            return []
        named = [
            m.entity for m in self.people.persons if m.passage == passage.number and first <= m.first and m.last <= last and m.case != "nom"
        ]
        behind = passage.reader.phrase(end, last) if end < last else None
        owner = self.people.meant(passage, behind) if behind and behind.prep is None else ()
        return list(dict.fromkeys([*named, *owner]))
