"""Predicates and how they stand in their sentence: voice, objects, agents, tense, negation."""

from __future__ import annotations

from dataclasses import dataclass

from .arguments import ArgumentClauses
from .phrases import CLOSING, Phrase, is_participle, words


@dataclass(frozen=True, slots=True)
class Construction:
    """How a predicate word stands in its sentence.

    Attributes:
        name: passive, active, infinitive, gerund, attributive, nominal, reflexive.
        word: index of the predicate word.
        objects: the phrases that the predicate acts upon, lists split.
        agents: phrases of who does it.
        first, last: range of tokens that state it, before the frame adds its slots.
        future: «будет создан», «создадут».
        negated: «не состоится».
    """

    name: str
    word: int
    objects: tuple[Phrase, ...]
    agents: tuple[Phrase, ...]
    first: int
    last: int
    future: bool = False
    negated: bool = False


class Clauses(ArgumentClauses):
    """The predicates of one sentence, each with its construction."""

    def construction(self, i: int) -> Construction | None:
        """The construction of the verb at token i, or None if it is no verb."""
        token = self.tokens[i]
        if token.pos not in ("VERB", "ADJ"):
            return None
        if token.feat("Variant") == "short":
            return self.passive(i)
        if is_participle(token):
            return self.attributive(i)
        form = token.feat("VerbForm")
        if form == "inf" and not self.is_analytic_future(i):
            return self.active(i, "infinitive")
        if form == "conv":
            return self.active(i, "gerund")
        if form in ("fin", "inf"):
            return self.reflexive(i) if token.text.lower().endswith(("ся", "сь")) else self.active(i, "active")
        return None

    def passive(self, i: int) -> Construction:
        """«был подписан 8 августа …», «запущен центр …»."""
        subject = self.subject_of(i)
        objects = tuple(self.reader.coordinated(subject, self.sentence.last)) if subject else ()
        return self.built("passive", i, objects, self.agents_of(i))

    def reflexive(self, i: int) -> Construction:
        """«состоялось заседание», «создаётся центр»: the subject is what it happens to."""
        subject = self.subject_of(i)
        objects = tuple(self.reader.coordinated(subject, self.sentence.last)) if subject else ()
        return self.built("reflexive", i, objects, self.agents_of(i))

    def active(self, i: int, name: str) -> Construction:
        """«запустили центр», «учредить совет»."""
        target = self.object_of(i) or (self.raised_object(i) if name == "infinitive" else None)
        objects = tuple(self.reader.coordinated(target, self.sentence.last)) if target else ()
        subject = self.subject_of(i, exclude=target) if name == "active" else None
        agents = tuple(self.reader.coordinated(subject, self.sentence.last)) if subject else ()
        return self.built(name, i, objects, agents)

    def attributive(self, i: int) -> Construction | None:
        """«подписанный главами государств документ», «компании, созданной …»."""
        noun = self.noun_of_participle(i)
        if noun is None:
            return None
        passive = self.tokens[i].feat("Voice") == "pass"
        return self.built("attributive" if passive else "attributive-active", i, (noun,), self.agents_of(i) if passive else ())

    def nominal(self, i: int) -> Construction | None:
        """«подписание в ходе визита Соглашения …», «строительство компанией завода», «создание совета и комиссии»:
        the genitives of a verbal noun."""
        j = i + 1
        while j < self.sentence.last:
            phrase = self.reader.phrase(j, self.sentence.last)
            if phrase is None:
                return None
            if phrase.prep is None and phrase.case == "gen":
                return self.built("nominal", i, tuple(self.reader.coordinated(phrase, self.sentence.last)), ())
            if phrase.prep is None and phrase.case != "ins":
                return None
            inner = self.item_inside(phrase)
            if inner:
                return self.built("nominal", i, tuple(self.reader.coordinated(inner, self.sentence.last)), ())
            j = phrase.last
        return None

    def item_inside(self, phrase: Phrase) -> Phrase | None:
        """A thing of its own that only seems to belong to a circumstance: «подписание в ходе визита Соглашения о …»."""
        for k in range(phrase.head + 1, phrase.last):
            own = (
                self.tokens[k].text[:1].isupper()
                or self.tokens[k - 1].text in CLOSING
                or phrase.head in self.reader.named
                and self.reader.starts_item(k)
            )  # «открытие в Астане филиала», «строительство в зоне «Восток» цеха»
            if own and k not in self.reader.persons and self.tokens[k].pos in ("NOUN", "PROPN"):
                part = self.reader.phrase(k, self.sentence.last)
                if part and part.case == "gen" and self.reader.starts_item(part.head):
                    return part
        return None

    def built(self, name: str, i: int, objects: tuple[Phrase, ...], agents: tuple[Phrase, ...]) -> Construction:
        """A construction with its range, tense and negation."""
        parts = [(p.first, p.last) for p in objects + agents] + [(i, i + 1)]
        aux = self.auxiliaries(i)
        future = any(
            self.tokens[j].feat("Tense") == "fut" or self.tokens[j].text.lower() in words()["future_auxiliaries"] for j in aux
        ) or self.is_future(i)
        negated = any(self.tokens[j].lemma in words()["negations"] for j in range(max(self.sentence.first, i - 2), i) if self.free(i, j))
        parts += [(j, j + 1) for j in aux]
        return Construction(name, i, objects, agents, min(a for a, _ in parts), max(b for _, b in parts), future, negated)
