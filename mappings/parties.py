"""Whose an object is: the organisations between which, or with which, an instrument is made; else states."""

from __future__ import annotations

from collections.abc import Iterator

from .assembly_terms import classes as words
from .model import Entity, Span
from .organisations import Organisations
from .people import entity_of
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
    if len(between) == 1:
        between += states_in(status, words()["between"])
    if between:
        return between if len(between) > 1 else []
    with_whom = named_in(status, organisations, words()["with"]) or beside_verb(status, organisations)
    agents = [(entity, span) for entity, span in status.agents if entity.type == "organization"]
    return list(dict.fromkeys([*agents, *with_whom])) if with_whom or len(agents) > 1 else []


def with_nobody_known(status: Status) -> bool:
    """Whether an instrument is with an organisation that has no name here: «договор с компанией» is not one between states."""
    parts = [*joined(status, [*words()["between"], *words()["with"]]), *behind_verb(status)]
    return any(m.start <= part.head < m.end and m.entry.kind_of in words()["organisations"] for part in parts for m in status.passage.kinds)


def named_in(status: Status, organisations: Organisations, prepositions: list[str]) -> list[tuple[Entity, Span]]:
    """Organisations in the complements of an object's name that one of the prepositions joins."""
    found = []
    for part in joined(status, prepositions):
        inside = organisations.beginning_in(status.passage, part.first, part.last)
        found += [(m.entity, status.passage.span(m.first, m.last)) for m in inside if m.entity.kind not in words()["governments"]]
    return list(dict.fromkeys(found))


def states_in(status: Status, prepositions: list[str]) -> list[tuple[Entity, Span]]:
    """States and groups of states that are such complements themselves: «между ЕАЭС | и Ираном»."""
    passage = status.passage
    heads = {part.head for part in joined(status, prepositions)}
    return [(entity_of(passage.lexicon.state(code)), passage.span(a, b)) for code, a, b in passage.states if heads & set(range(a, b))]


def joined(status: Status, prepositions: list[str]) -> Iterator[Phrase]:
    """Complements behind one of the prepositions, and what a list adds to them in the same case: «между A | и B»."""
    phrase = status.passage.reader.phrase(status.thing.first, status.clauses.sentence.last)
    for parts in rows(phrase) if phrase and phrase.head == status.thing.head else ():
        case = None
        for part in parts:
            if part.prep is not None:
                case = part.case if status.passage.tokens[part.prep].text.lower() in prepositions else None
            elif part.case != case:
                case = None
            if case is not None:
                yield part


def rows(phrase: Phrase) -> Iterator[tuple[Phrase, ...]]:
    """The complements of a phrase, and theirs: «протокол о намерениях между A и B»."""
    yield phrase.complements
    for part in phrase.complements:
        yield from rows(part)


def behind_verb(status: Status) -> list[Phrase]:
    """«заключило с компанией «B» договор»: the partner right behind the verb."""
    clauses, word = status.clauses, status.word
    if status.construction != "active" or word + 1 >= clauses.sentence.last or clauses.tokens[word + 1].text.lower() not in words()["with"]:
        return []
    part = clauses.reader.phrase(word + 1, clauses.sentence.last)
    return [part] if part else []


def beside_verb(status: Status, organisations: Organisations) -> list[tuple[Entity, Span]]:
    """The organisations of the partner right behind the verb."""
    found = [m for part in behind_verb(status) for m in organisations.beginning_in(status.passage, part.first, part.last)]
    return [(m.entity, status.passage.span(m.first, m.last)) for m in found if m.entity.kind not in words()["governments"]]
