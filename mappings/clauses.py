"""Predicates and what belongs to them: subject, object, agent, negation, operator.

The parser's arcs are asked first and believed only where morphology agrees; otherwise the nearest phrase that agrees,
within the same clause, is taken. A clause ends at a subordinator, a relative pronoun, a semicolon, or another predicate.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .language import Analysis, Sentence, is_future_form
from .phrases import CLOSING, OPENING, Phrase, Reader, agree, is_participle, words


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


class Clauses:
    """The predicates of one sentence.

    Args:
        analysis, reader: of the block.
        sentence: the sentence.
    """

    def __init__(self, analysis: Analysis, reader: Reader, sentence: Sentence) -> None:
        self.analysis, self.reader, self.sentence = analysis, reader, sentence
        self.tokens = analysis.tokens

    # -- phrases of the sentence

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """All outermost phrases, left to right."""
        found, i = [], self.sentence.first
        while i < self.sentence.last:
            phrase = self.reader.phrase(i, self.sentence.last)
            if phrase:
                found.append(phrase)
            i = phrase.last if phrase else i + 1
        return tuple(found)

    def is_predicate(self, i: int) -> bool:
        """A finite verb, a short participle or adjective, a gerund: what a clause has one of."""
        token = self.tokens[i]
        if token.feat("Variant") == "short" and token.pos in ("VERB", "ADJ"):
            return True
        return token.pos == "VERB" and token.feat("VerbForm") in ("fin", "conv")

    def is_barrier(self, i: int) -> bool:
        """A token that no phrase of a clause lies beyond."""
        token = self.tokens[i]
        return token.pos == "SCONJ" or token.text == ";" or token.lemma in words()["relative_pronouns"]

    def free(self, a: int, b: int) -> bool:
        """Whether nothing that ends a clause stands between tokens a and b."""
        low, high = min(a, b), max(a, b)
        return not any(self.is_barrier(i) or self.is_predicate(i) and self.tokens[i].pos != "AUX" for i in range(low + 1, high))

    def free_of_subordination(self, i: int) -> bool:
        """Whether no subordinator stands before token i in its sentence."""
        return not any(self.is_barrier(j) for j in range(self.sentence.first, i))

    def bounds(self, i: int) -> tuple[int, int]:
        """Range of the clause around token i."""
        first, last = i, i + 1
        while first > self.sentence.first and not self.ends_clause(first - 1, i):
            first -= 1
        while last < self.sentence.last and not self.ends_clause(last, i):
            last += 1
        return first, last

    def ends_clause(self, j: int, i: int) -> bool:
        """Whether token j lies outside the clause of predicate i."""
        token = self.tokens[j]
        if self.is_barrier(j):
            return True
        if token.text in "—–" and self.quotes_between(i, j):
            return True
        if token.text == "," or token.pos == "CCONJ":
            low, high = (j + 1, i) if j < i else (i + 1, self.next_joint(j))
            beyond = range(self.previous_joint(j), j) if j < i else range(j + 1, high)
            return any(self.is_predicate(k) for k in beyond) and (j > i or not any(self.is_predicate(k) for k in range(low, high)))
        return False

    def next_joint(self, j: int) -> int:
        """Index of the next comma or the end of the sentence."""
        return next((k for k in range(j + 1, self.sentence.last) if self.tokens[k].text in ",;" or self.is_barrier(k)), self.sentence.last)

    def previous_joint(self, j: int) -> int:
        """Index after the previous comma or the beginning of the sentence."""
        return next((k + 1 for k in range(j - 1, self.sentence.first - 1, -1) if self.tokens[k].text in ",;" or self.is_barrier(k)), self.sentence.first)

    def quotes_between(self, i: int, j: int) -> bool:
        """Whether a quotation mark stands between the two: a dash beyond it introduces who says so."""
        low, high = min(i, j), max(i, j)
        return any(self.tokens[k].text in OPENING + CLOSING for k in range(low, high))

    # -- constructions

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

    def is_analytic_future(self, i: int) -> bool:
        """«будет осваиваться»: the future of an imperfective verb is a finite form."""
        return any(self.tokens[j].text.lower() in words()["future_auxiliaries"] for j in self.auxiliaries(i) if j < i)

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
        """«подписание в ходе визита Соглашения …», «создание совета и комиссии»: the genitives of a verbal noun."""
        j = i + 1
        while j < self.sentence.last:
            phrase = self.reader.phrase(j, self.sentence.last)
            if phrase is None:
                return None
            if phrase.prep is None and phrase.case == "gen":
                return self.built("nominal", i, tuple(self.reader.coordinated(phrase, self.sentence.last)), ())
            if phrase.prep is None:
                return None
            inner = self.item_inside(phrase)
            if inner:
                return self.built("nominal", i, tuple(self.reader.coordinated(inner, self.sentence.last)), ())
            j = phrase.last
        return None

    def item_inside(self, phrase: Phrase) -> Phrase | None:
        """A thing of its own that only seems to belong to a circumstance: «подписание в ходе визита Соглашения о …»."""
        for k in range(phrase.head + 1, phrase.last):
            if self.tokens[k].text[:1].isupper() and k not in self.reader.persons and self.tokens[k].pos in ("NOUN", "PROPN"):
                part = self.reader.phrase(k, self.sentence.last)
                if part and part.case == "gen" and self.reader.starts_item(part.head):
                    return part
        return None

    def built(self, name: str, i: int, objects: tuple[Phrase, ...], agents: tuple[Phrase, ...]) -> Construction:
        """A construction with its range, tense and negation."""
        parts = [(p.first, p.last) for p in objects + agents] + [(i, i + 1)]
        aux = self.auxiliaries(i)
        future = any(self.tokens[j].feat("Tense") == "fut" or self.tokens[j].text.lower() in words()["future_auxiliaries"] for j in aux) or self.is_future(i)
        negated = any(self.tokens[j].lemma in words()["negations"] for j in range(max(self.sentence.first, i - 2), i) if self.free(i, j))
        parts += [(j, j + 1) for j in aux]
        return Construction(name, i, objects, agents, min(a for a, _ in parts), max(b for _, b in parts), future, negated)

    def auxiliaries(self, i: int) -> list[int]:
        """Forms of «быть» that belong to the predicate at i."""
        near = range(max(self.sentence.first, i - 4), min(self.sentence.last, i + 4))
        return [j for j in near if self.tokens[j].pos == "AUX" and self.free(i, j)]

    def is_future(self, i: int) -> bool:
        """A perfective present, which Russian uses as its future: «создадут»."""
        token = self.tokens[i]
        return token.feat("VerbForm") == "fin" and (token.feat("Tense") == "fut" or token.feat("Tense") == "pres" and is_future_form(token.text))

    # -- parts of a predicate

    def subject_of(self, i: int, exclude: Phrase | None = None) -> Phrase | None:
        """The phrase in the nominative that the predicate agrees with."""
        candidates = [p for p in self.nominals("nom") if p is not exclude and self.agrees_with_verb(p, i)]
        arcs = [p for p in candidates if self.tokens[p.head].head == i and self.tokens[p.head].rel.startswith("nsubj")]
        if not arcs and (before := self.coordinated_verb(i) or self.modal_above(i)) is not None:
            return self.subject_of(before, exclude)
        return self.nearest(i, arcs) or self.nearest(i, [p for p in candidates if self.free(p.head, i)])

    def coordinated_verb(self, i: int) -> int | None:
        """The verb before a conjunction whose subject this verb shares: «обсудили вопросы и приняли решения»."""
        token = self.tokens[i]
        joined = any(self.tokens[j].pos == "CCONJ" for j in range(max(self.sentence.first, i - 2), i))
        if token.rel != "conj" or token.head is None or token.head >= i or not joined or not self.sentence.first <= token.head:
            return None
        other = self.tokens[token.head]
        return token.head if other.pos == "VERB" and other.feat("VerbForm") == token.feat("VerbForm") and other.feat("Number") == token.feat("Number") and other.feat("Variant") == token.feat("Variant") else None

    def modal_above(self, i: int) -> int | None:
        """The modal word of «может быть подписан», «должен быть подписан», which has the subject."""
        head = self.tokens[i].head
        linked = any(self.tokens[j].feat("VerbForm") == "inf" for j in self.auxiliaries(i))
        return head if linked and head is not None and self.sentence.first <= head < i and self.is_predicate(head) else None

    def object_of(self, i: int) -> Phrase | None:
        """The phrase in the accusative that a transitive verb acts upon: right of it, or before it where nothing follows."""
        right = [p for p in self.nominals("acc") if p.first > i and self.free(p.head, i) and not self.beyond_comma(i, p.first)]
        arcs = [p for p in right if self.tokens[p.head].head == i and self.tokens[p.head].rel in ("obj", "iobj", "conj")]
        if arcs or right:
            return (arcs or right)[0]
        left = [p for p in self.nominals("acc") if p.last <= i and self.free(p.head, i) and not self.agrees_with_verb(p, i)]
        return left[-1] if left else None

    def raised_object(self, i: int) -> Phrase | None:
        """The object of an infinitive that is the subject of what governs it: «завод планируется построить»."""
        head = self.tokens[i].head
        if head is None or not self.sentence.first <= head < i or not self.is_predicate(head):
            return None
        impersonal = self.tokens[head].text.lower().endswith(("ся", "сь"))
        return self.subject_of(head) if impersonal else None

    def beyond_comma(self, i: int, j: int) -> bool:
        """Whether a comma outside a list stands between a verb and a later phrase."""
        return any(self.tokens[k].text == "," for k in range(i + 1, j))

    def nominals(self, case: str) -> list[Phrase]:
        """Phrases without a preposition in the case, or in a form that may be that case."""
        same = {"nom", "acc"} if case in ("nom", "acc") else {case}
        found = [p for p in self.phrases if p.prep is None and p.case in same and (p.case == case or self.ambiguous(p))]
        if case == "nom":  # «АО «A» и компания «B» подписали»: the case of an abbreviation is a guess
            found += [p for p in self.phrases if p.prep is None and p not in found and p.quotes and self.reader.is_indeclinable(p.head) and self.tokens[p.head].rel.startswith("nsubj")]
        return found if case not in ("nom", "acc") else sorted([*found, *filter(self.is_counted, self.phrases)], key=lambda p: p.first)

    def is_counted(self, phrase: Phrase) -> bool:
        """«два контракта», «несколько станций»: the number has the case of the whole, the noun stands in the genitive."""
        number = self.tokens[phrase.first]
        return number.pos == "NUM" and number.case in (None, "nom", "acc") and phrase.first < phrase.head and phrase.case == "gen" and phrase.prep is None

    def ambiguous(self, phrase: Phrase) -> bool:
        """Whether nominative and accusative look the same: all but animate masculines and feminines in -а, -я."""
        head = self.tokens[phrase.head]
        return head.feat("Animacy") != "anim" and not (head.feat("Gender") == "fem" and head.feat("Number") == "sing" and head.text.lower().endswith(("у", "ю", "а", "я")))

    def agrees_with_verb(self, phrase: Phrase, i: int) -> bool:
        """Number and gender of the predicate fit the phrase (or a list of phrases, for a plural)."""
        verb, head = self.tokens[i], self.tokens[phrase.head]
        if self.is_counted(phrase):
            return verb.feat("Number") == "plur" or verb.feat("Gender") in (None, "neut")
        if verb.feat("Number") is None:
            return True  # «будет осваиваться»: the auxiliary shows it
        if verb.feat("Number") == "plur":
            return head.feat("Number") == "plur" or len(self.reader.coordinated(phrase, self.sentence.last)) > 1
        if head.feat("Number") == "plur":
            return False
        return not (verb.feat("Gender") and head.feat("Gender")) or verb.feat("Gender") == head.feat("Gender")

    def agents_of(self, i: int) -> tuple[Phrase, ...]:
        """Who does it, in the instrumental without a preposition, beside a passive."""
        found = [p for p in self.phrases if p.prep is None and p.case == "ins" and self.free(p.head, i) and self.tokens[p.head].feat("Animacy") != "none"]
        arcs = [p for p in found if self.tokens[p.head].head == i and self.tokens[p.head].rel in ("obl", "obl:agent", "iobj", "nmod")]
        near = [p for p in found if p.first == i + 1]
        chosen = self.nearest(i, arcs or near)
        return tuple(self.reader.coordinated(chosen, self.sentence.last)) if chosen else ()

    def noun_of_participle(self, i: int) -> Phrase | None:
        """The phrase that a full participle belongs to: its head in the tree, else the next noun that agrees, else the one before its comma."""
        token = self.tokens[i]
        if token.head is not None and token.rel in ("amod", "acl") and agree(token, self.tokens[token.head]) and self.tokens[token.head].pos in ("NOUN", "PROPN"):
            return self.phrase_with_head(token.head)
        for j in range(i + 1, min(self.sentence.last, i + 16)):
            other = self.tokens[j]
            if other.pos in ("NOUN", "PROPN") and agree(token, other) and not self.prepositional(j):
                return self.phrase_with_head(j)
            if other.text in ".;":
                break
        before = [p for p in self.phrases if p.last <= i and i - p.last <= 2 and agree(token, self.tokens[p.head])]
        return before[-1] if before else None

    def prepositional(self, j: int) -> bool:
        """Whether the noun at j stands after a preposition of its own."""
        k = j - 1
        while k > self.sentence.first and self.tokens[k].pos in ("ADJ", "DET", "NUM"):
            k -= 1
        return self.tokens[k].pos == "ADP"

    def phrase_with_head(self, head: int) -> Phrase | None:
        """The fullest phrase with this head, modifiers included."""
        for first in range(max(self.sentence.first, head - 14), head + 1):
            phrase = self.reader.phrase(first, self.sentence.last)
            if phrase and phrase.head == head:
                return phrase
        return None

    def nearest(self, i: int, phrases: list[Phrase]) -> Phrase | None:
        """The phrase whose head is closest to token i."""
        return min(phrases, key=lambda p: (abs(p.head - i), p.head), default=None)

