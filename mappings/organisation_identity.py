"""Which names mean one organisation in a document."""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Entity
from .morphology import fold
from .thing_names import name_key, name_lemmas, quoted_names


def unified(found: list[Entity]) -> dict[Entity, Entity]:
    """For each organisation of a document the one that it is, under its fullest name, with the others as further names."""
    groups: list[list[Entity]] = []
    for entity in sorted(dict.fromkeys(found), key=lambda e: (e.iri is None, -len(name_lemmas(e.label)), e.label[:1].islower())):
        fitting = [group for group in groups if any(are_one(other, entity) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(entity)
        else:  # a short name that two organisations may have means neither
            groups.append([entity])
    result = {}
    for group in groups:
        first = group[0]
        others = [name for e in group for name in (e.label, *e.alt) if name not in (first.label, *first.alt)]
        whole = replace(first, alt=(*first.alt, *dict.fromkeys(others))) if others and first.iri is None else first
        result |= dict.fromkeys(group, whole)
    return result


def are_one(full: Entity, short: Entity) -> bool:
    """Whether two names are of one organisation; the first is the longer one."""
    if full.key == short.key:
        return True
    if not alike(states_of(full), states_of(short)):
        return False
    same = names_of(full) & names_of(short) or same_quoted(full, short) or bare(full) == bare(short) or is_foreign_part(full, short)
    return bool(same) or short.iri is None and is_short_of(full, short)


def bare(entity: Entity) -> str:
    """A name without its state: «Генпрокуратура» alone is that of the one state whose the document names."""
    return " ".join(min(forms) for forms in name_lemmas(entity.key.split("|")[0])) if entity.iri is None else entity.key


def is_foreign_part(full: Entity, short: Entity) -> bool:
    """Whether a name in Latin letters is part of the other one: «Karavan», «компания Karavan B2B»."""
    return short.label.isascii() and set(short.label.lower().split()) < set(full.label.lower().split())


def states_of(entity: Entity) -> set[str]:
    """Codes of the states in a key, or of a known organisation."""
    return set(entity.context) if entity.iri else set(entity.key.split("|")[1:])


def alike(a: set[str], b: set[str]) -> bool:
    """Whether the states of two names don't speak against each other."""
    return not a or not b or a <= b or b <= a


def names_of(entity: Entity) -> set[str]:
    """All names, folded, without quotation marks."""
    return {name_key(name) for name in (entity.label, *entity.alt)}


def same_quoted(full: Entity, short: Entity) -> bool:
    """Whether both have one name in quotation marks, and the words before it are the same noun, its initials, or a legal form."""
    mine, theirs = quoted_names(short.label), quoted_names(full.label)
    if not mine or not theirs or fold(mine[0]) != fold(theirs[0]):
        return name_key(short.label) in map(name_key, theirs)
    a, b = (name_lemmas(re.split(r"[«“„\"]", e.label)[0]) for e in (full, short))
    first = short.label.split()[0]
    return not a or not b or bool(a[0] & b[0]) or bool(set().union(*b) & set().union(*a)) or initials(full.label).startswith(first)


def initials(label: str) -> str:
    """«Национальная палата предпринимателей»: НПП."""
    return "".join(word[0].upper() for word in re.findall(r"[^\W\d_]+", label) if len(word) > 1)


def is_short_of(full: Entity, short: Entity) -> bool:
    """Whether each word of a name of at least two words is one of the longer name, and their first nouns are the same."""
    mine, theirs = name_lemmas(short.label), name_lemmas(full.label)
    within = 1 < len(mine) <= len(theirs) and all(any(a & b for b in theirs) for a in mine)
    return within and full.kind == short.kind and quoted_names(short.label) == quoted_names(full.label)[: len(quoted_names(short.label))]
