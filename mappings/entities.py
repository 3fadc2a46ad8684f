"""One IRI for one thing, in a document and across documents.

Two entities are one if type and key are equal: the IRI follows from these alone, so that a document gets the same IRIs
whether it is lifted alone or with a thousand others. What is more than the name (a second name, a likely identity) is
no matter of code: a person decides it in seeds/curation.trig.
"""

from __future__ import annotations

from collections.abc import Sequence

from mappings.iris import Iris
from mappings.model import Entity
from mappings.slugs import slug
from mappings.tables import table


def iri_of(entity: Entity, iris: Iris, document: str) -> str:
    """Give the IRI of an entity.

    Args:
        entity: as the facts name it.
        iris: maker of IRIs, with the register.
        document: slug of the document; counts only for an entity that has no identity beyond it.
    Returns: the IRI of the reference data, else the slug of the register, else one made from the key.
    """
    if entity.type in table("identity")["from_states"]:
        return iris.relationship(_states(entity))
    if entity.iri is not None:
        return iris.at(entity.iri)
    if entity.scoped:
        return iris.scoped(entity.type, document, entity.key)
    return iris.keyed(entity.type, entity.key, readable(entity.key, entity.context))


def is_new(entity: Entity) -> bool:
    """Whether neither the reference data nor a pair of states tells what the entity is: it is minted, and marked so."""
    return entity.iri is None and entity.type not in table("identity")["from_states"]


def readable(key: str, context: Sequence[str]) -> str:
    """Put the states of a key before its name: "soglashenie…|uz|kz" of Kazakhstan and Uzbekistan to "kz-uz-soglashenie…".

    Args:
        key: of an entity; the codes of its states may stand at its start or its end, in any order.
        context: codes of the states, or their paths ("id/state/uz").
    """
    codes = sorted({code.rsplit("/", 1)[-1] for code in context})
    words = slug(key, longest=len(key) * 4 + 80).split("-")
    if codes and sorted(words[: len(codes)]) == codes:
        words = words[len(codes) :]
    elif codes and sorted(words[-len(codes) :]) == codes:
        words = words[: -len(codes)]
    return "-".join([*codes, *words])


def _states(entity: Entity) -> list[str]:
    """Two-letter codes of a pair of states, from its context, its path or its key."""
    if entity.context:
        return [code.rsplit("/", 1)[-1] for code in entity.context]
    return slug(entity.iri.rsplit("/", 1)[-1] if entity.iri else entity.key).split("-")
