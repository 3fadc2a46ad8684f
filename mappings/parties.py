"""Whose an object is: the organisations between which, or with which, an instrument is made; else states."""

from __future__ import annotations

from collections.abc import Iterator

from .assembly_terms import classes as words
from .model import Entity, Span
from .organisations import Organisations
from .phrases import Phrase
from .status import Status


def partners(status: Status, organisations: Organisations) -> list[tuple[Entity, Span]]:
    """The organisations that are parties of an instrument, with the words for each.

    «соглашение между A и B» names both; «A подписала соглашение с B» names one as the agent and the other as the complement.
    Governments are the states in another word and stay with them.
    """
    if status.thing.entity.cls not in words()["with_partners"]:
        return []
    between = named_in(status, organisations, words()["between"])
    if between:
        return between if len(between) > 1 else []
    with_whom = named_in(status, organisations, words()["with"]) or beside_verb(status, organisations)
    agents = [(entity, span) for entity, span in status.agents if entity.type == "organization"]
    return list(dict.fromkeys([*agents, *with_whom])) if with_whom or len(agents) > 1 else []


def named_in(status: Status, organisations: Organisations, prepositions: list[str]) -> list[tuple[Entity, Span]]:
    """Organisations in the complements of an object's name that begin with one of the prepositions."""
    found = []
    for part in complements(status):
        if part.prep is not None and status.passage.tokens[part.prep].text.lower() in prepositions:
            inside = organisations.beginning_in(status.passage, part.first, part.last)
            found += [(m.entity, status.passage.span(m.first, m.last)) for m in inside if m.entity.kind not in words()["governments"]]
    return list(dict.fromkeys(found))


def beside_verb(status: Status, organisations: Organisations) -> list[tuple[Entity, Span]]:
    """«заключило с компанией «B» договор»: the partner right behind the verb."""
    clauses, word = status.clauses, status.word
    if status.construction != "active" or word + 1 >= clauses.sentence.last or clauses.tokens[word + 1].text.lower() not in words()["with"]:
        return []
    part = clauses.reader.phrase(word + 1, clauses.sentence.last)
    found = organisations.beginning_in(status.passage, part.first, part.last) if part else []
    return [(m.entity, status.passage.span(m.first, m.last)) for m in found if m.entity.kind not in words()["governments"]]


def complements(status: Status) -> tuple[Phrase, ...]:
    """The complements of the phrase that names the object."""
    phrase = status.passage.reader.phrase(status.thing.first, status.clauses.sentence.last)
    return tuple(nested(phrase)) if phrase and phrase.head == status.thing.head else ()


def nested(phrase: Phrase) -> Iterator[Phrase]:
    """The complements of a phrase, and theirs: «протокол о намерениях между A и B»."""
    for part in phrase.complements:
        yield part
        yield from nested(part)
