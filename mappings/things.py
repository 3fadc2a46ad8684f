"""Cooperation objects: which body, agreement, initiative or route a noun phrase names."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache

from .lexicon import LexiconMatch
from .model import Entity
from .morphology import fold, lemmas
from .people import entity_of
from .phrases import Phrase, is_modifier
from .resources import LEXICON
from .scene import Passage
from .subject import Subject, states_in
from .topics import term
from .values.names import join, nominative, nominative_word


@cache
def words() -> dict:
    """The closed classes of `lexicon/things.toml`."""
    with open(LEXICON / "things.toml", "rb") as f:
        return tomllib.load(f)


@dataclass(frozen=True, slots=True)
class Thing:
    """A cooperation object named in a text: the entity, and the tokens that name it."""

    passage: int
    first: int
    head: int
    last: int
    entity: Entity


class Things:
    """Names cooperation objects of one document, and remembers them: a short name later is the same thing.

    Args:
        subject: the states that the document is about.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.known: list[Entity] = []

    def named(self, passage: Passage, phrase: Phrase, classes: Collection[str]) -> list[Thing]:
        """The objects of these classes that a phrase names; several for two quoted names or an elliptic list.

        Args:
            passage, phrase: where.
            classes: classes that are asked for, the likelier first.
        """
        return [replace(thing, entity=self.remember(thing.entity)) for thing in self.read(passage, phrase, list(classes))]

    def read(self, passage: Passage, phrase: Phrase, classes: list[str]) -> Iterator[Thing]:
        """As `named`, before identity in the document."""
        reference = self.of_reference(passage, phrase, classes)
        if reference:
            yield Thing(passage.number, phrase.first, phrase.head, max(phrase.core, reference.end), entity_of(reference.entry))
            return
        lemma = passage.tokens[phrase.head].lemma
        inner = self.inside(passage, phrase)
        if inner and lemma in words()["partitives"]:
            yield from self.partitive(passage, phrase, inner[0], classes)
            return
        if inner and lemma in words()["containers"]:
            found = [thing for part in inner for thing in self.read(passage, part, classes)]
            if found:
                yield from found
                return
        if inner and lemma in words()["projects"]:
            found = [thing for part in inner for thing in self.read(passage, part, ["bc:TransportLink"])] if "bc:TransportLink" in classes else []
            if found:
                yield from found
                return
        match = self.kind_of(passage, phrase, classes)
        if match is None:
            return
        halves = list(self.elliptic(passage, phrase, match))
        yield from halves
        yield from self.minted(passage, replace(phrase, first=phrase.head) if halves else phrase, match)

    def partitive(self, passage: Passage, phrase: Phrase, part: Phrase, classes: list[str]) -> Iterator[Thing]:
        """«ряд соглашений и контрактов»: things of a kind, named by the whole phrase."""
        match = self.kind_of(passage, part, classes)
        if match:
            label = tidy(nominative(passage.analysis, phrase))
            yield self.thing(passage, phrase, match, label, named=False)

    def inside(self, passage: Passage, phrase: Phrase) -> list[Phrase]:
        """The genitive complements of a phrase, and what a list adds to the last."""
        parts = [part for part in phrase.complements if part.case == "gen" and part.prep is None]
        if parts and parts[-1].last == phrase.last:
            limit = passage.sentence_of(phrase.head).sentence.last
            parts += passage.reader.coordinated(parts[-1], limit)[1:]
        return parts

    def of_reference(self, passage: Passage, phrase: Phrase, classes: list[str]) -> LexiconMatch | None:
        """The known thing whose name covers the head, if it is of a class asked for and of the states at hand."""
        found = [m for m in passage.all_names if m.start <= phrase.head < m.end and m.entry.cls in classes]
        around = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        states = around or set(self.subject.states)
        fitting = [m for m in found if not m.weak and not (m.entry.states and states) or m.entry.states and states and set(m.entry.states) <= states]
        return fitting[0] if len({m.entry.iri for m in fitting}) == 1 else None

    def kind_of(self, passage: Passage, phrase: Phrase, classes: list[str]) -> LexiconMatch | None:
        """The kind that the head noun names, of the first class that fits."""
        found = [m for m in passage.kinds if m.start <= phrase.head < m.end]
        return next((m for cls in classes for m in found if m.entry.kind_of == cls and term(m.entry.iri) not in words()["acts"]), None)

    def minted(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> Iterator[Thing]:
        """A thing that no register knows, named by its phrase; two, if two names in quotes follow one head."""
        last = phrase.last
        if len(phrase.quotes) > 1 and phrase.core == last:
            for a, b in phrase.quotes:
                head = nominative(passage.analysis, replace(phrase, quotes=()), self.before_quotes(phrase))
                label = f"{self.singular(passage, phrase, head)} «{passage.text(a, b)}»"
                yield self.thing(passage, phrase, match, label, named=True, last=b)
            return
        unnamed = not self.is_named(passage, phrase)
        plural = passage.tokens[phrase.head].feat("Number") == "plur"
        general = match.entry.kind_of in words()["singular_only"] or term(match.entry.iri) in words()["singular_kinds"]
        if unnamed and (match.entry.kind_of in words()["named_only"] or plural and general):
            return
        first = self.first_of_name(passage, phrase)
        label = tidy(nominative(passage.analysis, replace(phrase, first=first), last))
        yield self.thing(passage, replace(phrase, first=first), match, label, named=self.is_named(passage, phrase))

    def before_quotes(self, phrase: Phrase) -> int:
        """End of the head and its modifiers, before the first name in quotes."""
        return phrase.quotes[0][0] - 1

    def singular(self, passage: Passage, phrase: Phrase, label: str) -> str:
        """Head and modifiers in the singular: each of two quoted names is one thing."""
        from .morphology import analyzer

        def one(word: str) -> str:
            parse = next((p for p in analyzer().parse(word) if "plur" in p.tag and "nomn" in p.tag), None)
            gender = head_gender
            grammemes = {"sing", "nomn"} | ({gender} if gender and parse and "ADJF" in parse.tag else set())
            form = parse.inflect(grammemes) if parse else None
            return form.word if form else word

        head = analyzer().parse(label.split()[-1])[0]
        head_gender = head.tag.gender
        return " ".join(one(word) for word in label.split())

    def first_of_name(self, passage: Passage, phrase: Phrase) -> int:
        """First token of a name without epithets before it."""
        first = phrase.first
        while first < phrase.head:
            forms = lemmas(passage.tokens[first].text) | {passage.tokens[first].lemma}
            participle = passage.tokens[first].feat("VerbForm") == "part"
            if not (forms & set(words()["epithets"]) or participle or passage.tokens[first].pos == "ADV"):
                break
            first += 1
        return first

    def is_named(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a phrase is a proper name: quotes, a capital inside the sentence, or what it is about («соглашение о …»)."""
        head = passage.tokens[phrase.head]
        opens = passage.sentence_of(phrase.head).sentence.first == phrase.first
        capital = any(passage.tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1))
        about = any(part.prep is not None for part in phrase.complements)
        route = any(passage.tokens[i].pos == "PROPN" for i in range(phrase.head + 1, phrase.core))
        return bool(phrase.quotes) or capital or route or about and head.feat("Number") == "sing"

    def elliptic(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> Iterator[Thing]:
        """The other half of «железной и автодороги «A-B»»."""
        for rule in words()["ellipsis"]:
            for i in range(phrase.first, phrase.head):
                token = passage.tokens[i]
                if token.lemma == rule["adjective"] and passage.tokens[i + 1].pos == "CCONJ" and passage.tokens[phrase.head].lemma.endswith(rule["noun"]):
                    kind = next(e for e in passage.lexicon.of_scheme("kind") if term(e.iri) == rule["kind"])
                    tail = passage.text(phrase.head + 1, phrase.last) if phrase.last > phrase.head + 1 else ""
                    label = tidy(f"{kind.label} {tail}")
                    other = LexiconMatch(match.start, match.end, kind, kind.label)
                    yield self.thing(passage, phrase, other, label, named=bool(phrase.quotes))

    def thing(self, passage: Passage, phrase: Phrase, match: LexiconMatch, label: str, named: bool, last: int | None = None) -> Thing:
        """A new thing of a kind."""
        cls, kind = match.entry.kind_of or "bc:Initiative", term(match.entry.iri)
        inside = tuple(dict.fromkeys(code for code, _, _ in states_in(passage, phrase.first, phrase.last)))
        states = tuple(sorted(inside if len(inside) > 1 else self.subject.states))
        scoped = not named or kind in words()["scoped_kinds"]
        key = name_key(label) if scoped else "|".join([name_key(label), *states])
        entity = Entity(words()["types"][cls], cls, label, key, kind=kind, scoped=scoped, context=() if scoped else states)
        return Thing(passage.number, phrase.first, phrase.head, last or phrase.last, entity)

    def remember(self, entity: Entity) -> Entity:
        """The thing of the same class that the document has named more fully, or this one from now on."""
        mine = name_lemmas(entity.label)
        for other in self.known:
            theirs = name_lemmas(other.label)
            if other.cls == entity.cls and (other.key == entity.key or other.iri and other.iri == entity.iri):
                return other
            if other.cls == entity.cls and not entity.iri and len(mine) <= len(theirs) and all(any(a & b for b in theirs) for a in mine) and mine[-1:] and self.same_head(entity, other):
                return other
        self.known.append(entity)
        return entity

    def same_head(self, entity: Entity, other: Entity) -> bool:
        """Whether a short name is the short form of a longer one: its kind, and no name in quotes that the other lacks."""
        quoted, names = re.findall(r"[«“\"](.+?)[»”\"]", entity.label), other.label
        return (entity.kind == other.kind or not other.kind) and all(q in names for q in quoted) and not (entity.scoped and other.iri is None and not other.scoped and len(entity.label.split()) > 2)


def tidy(label: str) -> str:
    """A label without brackets at its end and double spaces."""
    return re.sub(r"\s+", " ", re.sub(r"\s*\([^)]*\)\s*$", "", label)).strip(" ,")


def name_key(label: str) -> str:
    """A name without quotation marks, with one kind of dash, folded."""
    return re.sub(r"\s+", " ", re.sub(r"\s*[-‐‑‒–—−]\s*", "-", re.sub(r"[«»“”„\"]", "", fold(label)))).strip()


def name_lemmas(label: str) -> list[frozenset[str]]:
    """Normal forms of the words of a name."""
    return [lemmas(word) for word in re.findall(r"[^\W_]+", label)]


__all__ = ["Thing", "Things", "is_modifier", "join", "nominative_word"]
