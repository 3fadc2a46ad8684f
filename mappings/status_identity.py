"""Which stages are one, which belong to another object's name, and which instrument a bare «документ» means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .model import Entity
from .stage import DATED, Status
from .thing_names import words as thing_words
from .things import Thing


def is_part_of_name(status: Status, found: Iterable[Status]) -> bool:
    """Whether the predicate is a word of another object's name: «Дорожная карта по развитию пунктов пропуска»."""
    if status.construction == DATED:
        return False
    same = (s for s in found if s.passage is status.passage)
    works = (
        status.thing.entity.cls == "bc:Initiative" and status.modality == "modality:agreed"
    )  # «контракт на строительство завода»: two things
    return any(
        s.thing.head < status.word and status.thing.last <= s.thing.last and s.thing.first < status.thing.first
        for s in same
        if not (works and s.thing.entity.cls == "bc:Agreement")
    )


def referred(found: list[Status], k: int) -> Thing | None:
    """The instrument that a bare «документ» means: the one told shortly before, else the one that reaches the same stage next."""
    status = found[k]
    if not is_bare(status.thing.entity):
        return None
    before = [s for s in reversed(found[:k]) if is_instrument(s) and status.passage.number - s.passage.number <= 2]
    behind = [s for s in found[k + 1 :] if is_instrument(s) and s.stage == status.stage]
    return next((replace(status.thing, entity=s.thing.entity) for s in before + behind), None)


def is_bare(entity: Entity) -> bool:
    """Whether a name only says that there is an instrument."""
    return entity.kind in thing_words()["bare_kinds"] and len(entity.label.split()) == 1


def is_instrument(status: Status) -> bool:
    """Whether one instrument with a name of its own is told."""
    thing = status.thing
    fitting = thing.entity.cls == "bc:Agreement" or thing.entity.kind in thing_words()["instrument_kinds"]
    return fitting and not is_bare(thing.entity) and status.passage.tokens[thing.head].feat("Number") != "plur"


def once(found: Iterable[Status]) -> list[Status]:
    """Each stage of an object once in its place: of two readings that share words the first."""
    kept: list[Status] = []
    for status in found:
        same = [
            s
            for s in kept
            if s.passage is status.passage
            and s.thing.entity == status.thing.entity
            and s.stage == status.stage
            and s.first < status.last
            and status.first < s.last
        ]
        if not same:
            kept.append(status)
    return kept


def without_contradiction(found: list[Status]) -> list[Status]:
    """Without what only rests on a thing being named («председатель комиссии», «проект соглашения»),
    where something else tells how far it has come."""
    told = {(s.thing.entity.type, s.thing.entity.key) for s in found if not s.weak}
    return [s for s in found if not s.weak or (s.thing.entity.type, s.thing.entity.key) not in told]
