"""What is looked at on a tour: a plant, an office, a school; not a state or a city, which are visited."""

from __future__ import annotations

from dataclasses import replace

from .circumstances import place_of
from .circumstances import words as place_words
from .model import Entity
from .morphology import is_common
from .organisations import Organisations
from .phrases import Phrase
from .scene import Passage
from .thing_names import name_key, tidy
from .values.names import nominative


def site_of(passage: Passage, phrase: Phrase, organisations: Organisations) -> Entity | None:
    """The site that a phrase names: by its noun, or because it names an organisation, which is visited where it is.

    Args:
        phrase: what is looked at; «работа завода» means the plant.
    Returns: a place of the reference data or a new one; one without a name of its own has no identity beyond its document.
    """
    head = passage.tokens[phrase.head]
    if head.lemma in place_words()["site_containers"]:
        return next((found for part in phrase.complements if (found := site_of(passage, part, organisations))), None)
    known = place_of(passage, phrase)
    if known is not None:
        return known if known.type == "place" else None
    named = head.text[:1].isupper() and head.pos in ("NOUN", "PROPN", "X")
    if head.lemma not in place_words()["sites"] and not named and not organisation_at(passage, phrase, organisations):
        return None
    return place_named(passage, phrase)


def organisation_at(passage: Passage, phrase: Phrase, organisations: Organisations) -> Entity | None:
    """The organisation whose name holds the head of a phrase."""
    inside = [m for m in organisations.within(passage, phrase.first, len(passage.tokens)) if m.first <= phrase.head < m.last]
    return inside[0].entity if inside else None


def place_named(passage: Passage, phrase: Phrase) -> Entity:
    """A place under the words of the phrase."""
    label = tidy(nominative(passage.analysis, replace(phrase, prep=None)))
    if is_common(passage.tokens[phrase.first].text):
        label = label[:1].lower() + label[1:]
    own_name = bool(phrase.quotes) or any(t.text[:1].isupper() for t in passage.tokens[phrase.first + 1 : phrase.last])
    return Entity("place", "schema:Place", label, name_key(label), scoped=not own_name)
