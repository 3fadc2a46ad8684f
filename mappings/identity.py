"""Identity in one document: a short name, or a bare «документ», later is the thing named before."""

from __future__ import annotations

from .model import Entity
from .morphology import fold
from .thing_names import name_lemmas, quoted_names, route_of


class Known:
    """The objects that a document has named so far."""

    def __init__(self) -> None:
        self.all: list[Entity] = []

    def remember(self, entity: Entity) -> Entity:
        """The thing of the same class that the document has named more fully, or this one from now on."""
        for other in self.all:
            if other.cls == entity.cls and (is_same(entity, other) or not entity.iri and is_short_for(entity, other)):
                return other
        self.all.append(entity)
        return entity


def is_same(a: Entity, b: Entity) -> bool:
    """One key, one IRI, or one name in quotes after a noun of one kind."""
    named = quoted_names(a.label)
    return a.key == b.key or bool(a.iri) and a.iri == b.iri or len(named) == 1 and a.kind == b.kind and named == quoted_names(b.label)


def is_short_for(entity: Entity, other: Entity) -> bool:
    """Whether the words of a name are all words of another's, and nothing speaks against it."""
    mine, theirs = name_lemmas(entity.label), name_lemmas(other.label)
    within = bool(mine) and len(mine) <= len(theirs) and all(any(a & b for b in theirs) for a in mine)
    return within and (entity.kind == other.kind or not other.kind) and not is_other(entity, other)


def is_other(entity: Entity, other: Entity) -> bool:
    """Whether a short name has a quotation that the longer one lacks, runs by other points, stands elsewhere,
    or is a description of more than two words."""
    quoted = any(name not in fold(other.label) for name in quoted_names(entity.label))
    elsewhere = bool(route_of(entity.label)) and route_of(entity.label) != route_of(other.label)
    sites = [e.key.partition("|")[2] for e in (entity, other) if e.scoped]
    elsewhere |= len(set(sites)) > 1 and all(sites)
    return quoted or elsewhere or entity.scoped and other.iri is None and not other.scoped and len(entity.label.split()) > 2
