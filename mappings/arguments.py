"""What belongs to a predicate: subject, object, agent, and the noun of a participle.

The parser's arcs are asked first and believed only where morphology agrees; otherwise the nearest phrase that agrees,
within the same clause, is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from .language import Token
from .phrases import Phrase, agree, words
from .sentence_clauses import SentenceClauses


def agree_in_number(pronoun: Token, noun: Token) -> bool:
    """Number, and gender in the singular, of a relative pronoun and its noun."""
    same = pronoun.feat("Number") == noun.feat("Number")
    return same and (
        pronoun.feat("Number") == "plur"
        or None in (pronoun.feat("Gender"), noun.feat("Gender"))
        or pronoun.feat("Gender") == noun.feat("Gender")
    )


def nested(phrase: Phrase) -> Iterator[Phrase]:
    """A phrase and the complements at its end, outermost first."""
    yield phrase
    for part in phrase.complements:
        if part.last == phrase.last:
            yield from nested(part)


class ArgumentClauses(SentenceClauses):
    """The clauses of one sentence, with the parts of their predicates."""

    def subject_of(self, i: int, exclude: Phrase | None = None) -> Phrase | None:
        """The phrase in the nominative that the predicate agrees with."""
        candidates = [p for p in self.nominals("nom") if p is not exclude and self.agrees_with_verb(p, i)]
        arcs = [p for p in candidates if self.tokens[p.head].head == i and self.tokens[p.head].rel.startswith("nsubj")]
        if not arcs and (before := self.coordinated_verb(i) or self.modal_above(i)) is not None:
            return self.subject_of(before, exclude)
        return self.nearest(i, arcs) or self.nearest(i, [p for p in candidates if self.free(p.head, i)]) or self.antecedent(i, "nom")

    def coordinated_verb(self, i: int) -> int | None:
        """The verb before a conjunction whose subject this verb shares: «обсудили вопросы и приняли решения»."""
        token = self.tokens[i]
        joined = any(self.tokens[j].pos == "CCONJ" for j in range(max(self.sentence.first, i - 2), i))
        if token.rel != "conj" or token.head is None or token.head >= i or not joined or not self.sentence.first <= token.head:
            return None
        other = self.tokens[token.head]
        return (
            token.head
            if other.pos == "VERB"
            and other.feat("VerbForm") == token.feat("VerbForm")
            and other.feat("Number") == token.feat("Number")
            and other.feat("Variant") == token.feat("Variant")
            else None
        )

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
        return left[-1] if left else self.antecedent(i, "acc")

    def antecedent(self, i: int, case: str) -> Phrase | None:
        """What the relative pronoun of a clause stands for, where it is subject or object:
        «завод, который построят», «программа, которую реализует палата»."""
        first, _ = self.bounds(i)
        j = next(
            (k for k in range(max(self.sentence.first + 2, first - 1), min(first + 1, i)) if self.tokens[k].lemma in words()["relatives"]),
            None,
        )
        if j is None or self.tokens[j - 1].text != "," or self.tokens[j].case not in ("nom", "acc") or not self.may_be(j, case, i):
            return None
        before = [p for p in self.phrases if p.prep is None and p.last <= j and agree_in_number(self.tokens[j], self.tokens[p.head])]
        inside = [
            part for p in self.phrases if p.last == j - 1 for part in nested(p) if agree_in_number(self.tokens[j], self.tokens[part.head])
        ]
        inside = [part for part in inside if self.reader.starts_item(part.head)] or inside
        return inside[-1] if inside else before[-1] if before and before[-1].last == j - 1 else None

    def may_be(self, j: int, case: str, i: int) -> bool:
        """Whether a relative pronoun is the subject, or the object, of predicate i:
        «которую» is only an object, «который» is the subject of what agrees with it."""
        token, verb = self.tokens[j], self.tokens[i]
        if token.text.lower() in words()["relative_objects"]:
            return case == "acc"
        if case == "acc" and any(p.head > j and self.free(p.head, i) and self.agrees_with_verb(p, i) for p in self.nominals("nom")):
            return True  # another is the subject: «завод, который построит компания»
        agrees = verb.feat("Number") in (None, token.feat("Number")) and (
            verb.feat("Gender") in (None, token.feat("Gender")) or token.feat("Number") == "plur"
        )
        return agrees if case == "nom" else not agrees

    def raised_object(self, i: int) -> Phrase | None:
        """The object of an infinitive that is the subject of what governs it: «завод планируется построить»."""
        head = self.tokens[i].head
        if head is None or not self.sentence.first <= head < i or not self.is_predicate(head):
            return None
        if self.tokens[head].text.lower().endswith(("ся", "сь")):
            return self.subject_of(head)
        nobody = self.tokens[head].feat("Number") == "plur" and self.subject_of(head) is None  # «завод планируют построить»
        left = [p for p in self.nominals("acc") if p.last <= head and self.free(p.head, head)] if nobody else []
        return left[-1] if left else None

    def beyond_comma(self, i: int, j: int) -> bool:
        """Whether a comma outside a list stands between a verb and a later phrase."""
        return any(self.tokens[k].text == "," for k in range(i + 1, j))

    def nominals(self, case: str) -> list[Phrase]:
        """Phrases without a preposition in the case, or in a form that may be that case."""
        same = {"nom", "acc"} if case in ("nom", "acc") else {case}
        found = [p for p in self.phrases if p.prep is None and p.case in same and (p.case == case or self.ambiguous(p))]
        if case == "nom":  # «АО «A» и компания «B» подписали»: the case of an abbreviation is a guess
            found += [
                p
                for p in self.phrases
                if p.prep is None
                and p not in found
                and p.quotes
                and self.reader.is_indeclinable(p.head)
                and self.tokens[p.head].rel.startswith("nsubj")
            ]
        return found if case not in ("nom", "acc") else sorted([*found, *filter(self.is_counted, self.phrases)], key=lambda p: p.first)

    def is_counted(self, phrase: Phrase) -> bool:
        """«два контракта», «несколько станций»: the number has the case of the whole, the noun stands in the genitive."""
        number = self.tokens[phrase.first]
        return (
            number.pos == "NUM"
            and number.case in (None, "nom", "acc")
            and phrase.first < phrase.head
            and phrase.case == "gen"
            and phrase.prep is None
        )

    def ambiguous(self, phrase: Phrase) -> bool:
        """Whether nominative and accusative look the same: all but animate masculines and feminines in -а, -я."""
        head = self.tokens[phrase.head]
        return head.feat("Animacy") != "anim" and not (
            head.feat("Gender") == "fem" and head.feat("Number") == "sing" and head.text.lower().endswith(("у", "ю", "а", "я"))
        )

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
        found = [
            p
            for p in self.phrases
            if p.prep is None and p.case == "ins" and self.free(p.head, i) and self.tokens[p.head].feat("Animacy") != "none"
        ]
        arcs = [p for p in found if self.tokens[p.head].head == i and self.tokens[p.head].rel in ("obl", "obl:agent", "iobj", "nmod")]
        near = [p for p in found if p.first == i + 1]
        chosen = self.nearest(i, arcs or near)
        return tuple(self.reader.coordinated(chosen, self.sentence.last)) if chosen else ()

    def noun_of_participle(self, i: int) -> Phrase | None:
        """The phrase that a full participle belongs to:
        its head in the tree, else the next noun that agrees, else the one before its comma."""
        token = self.tokens[i]
        if (
            token.head is not None
            and token.rel in ("amod", "acl")
            and agree(token, self.tokens[token.head])
            and self.tokens[token.head].pos in ("NOUN", "PROPN")
        ):
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
