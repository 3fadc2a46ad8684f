"""Cooperation objects that a text only names: routes, instruments and programmes with a name of their own, bodies of two states."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import Clauses
from .named_parties import named_parties
from .phrases import Phrase
from .scene import Passage
from .thing_names import words
from .things import Thing, Things

CLASSES = ("bc:TransportLink", "bc:Agreement", "bc:JointBody", "bc:Initiative")


def named_objects(passage: Passage, things: Things) -> list[Thing]:
    """The objects that a passage names by a name of their own, none inside another's name of the same class."""
    return [thing for clauses in passage.clauses for thing in in_sentence(passage, clauses, things)] if passage.kinds else []


def note_names(passage: Passage, clauses: Clauses, things: Things) -> None:
    """Make the full names of a sentence known before anything is told of them: a short name later in the text is the same thing."""
    for _ in in_sentence(passage, clauses, things):
        pass


def in_sentence(passage: Passage, clauses: Clauses, things: Things) -> Iterator[Thing]:
    """The objects with a name of their own in one sentence: «полёты по маршруту A – B» are one."""
    found: list[Thing] = []
    for phrase in (part for whole in clauses.phrases for part in with_parts(whole)):
        classes = {m.entry.kind_of for m in passage.kinds if phrase.first <= m.start <= phrase.head < m.end}
        for cls in CLASSES:
            if cls in classes and not any(x.first < phrase.first and phrase.last <= x.last and x.entity.cls == cls for x in found):
                found += [thing for thing in things.named(passage, phrase, [cls]) if is_proper(passage, phrase, thing)]
    yield from found


def is_proper(passage: Passage, phrase: Phrase, thing: Thing) -> bool:
    """Whether a thing has a name of its own here, and not only a description."""
    entity = thing.entity
    if entity.iri or entity.scoped or thing.draft:
        return False
    if entity.cls == "bc:TransportLink":
        return True
    if entity.cls == "bc:Initiative":
        about = entity.kind in words()["about_kinds"] and any(
            part.prep is not None and passage.tokens[part.prep].text.lower() == words()["about"] for part in phrase.complements
        )
        return entity.kind in words()["named_kinds"] and (
            about or bool(phrase.quotes) or is_capital(passage, phrase) and bool(phrase.complements)
        )
    between = len(named_parties(passage, thing.first, thing.last)) > 1
    if entity.cls == "bc:JointBody":
        return entity.kind in words()["standing_kinds"] and between
    plural = passage.tokens[phrase.head].feat("Number") == "plur"
    return (
        entity.kind in words()["named_instruments"] and not plural and bool(phrase.complements) and (is_capital(passage, phrase) or between)
    )


def is_capital(passage: Passage, phrase: Phrase) -> bool:
    """Whether the noun of a name is written with a capital inside its sentence."""
    opens = passage.sentence_of(phrase.head).sentence.first == phrase.first
    return any(passage.tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1))


def with_parts(phrase: Phrase) -> Iterator[Phrase]:
    """A phrase, its complements, and theirs."""
    yield phrase
    for part in phrase.complements:
        yield from with_parts(part)
