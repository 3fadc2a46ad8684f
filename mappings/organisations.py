"""Organisations: known ones by their names, new ones by their head noun, their quotes, or the tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .lexicon import LexiconMatch
from .model import Entity, Span
from .organisation_identity import unified
from .organisation_names import abbreviation, bounded, full_form, is_named, key_of, label_of, other_name, words
from .people import People, entity_of
from .phrases import CLOSING, OPENING, Phrase
from .scene import Passage, Scene
from .subject import states_in
from .tagged_organisations import TaggedOrganisations
from .thing_names import name_key
from .topics import term


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in a text: tokens and entity."""

    passage: int
    first: int
    last: int
    entity: Entity


class Organisations:
    """The organisations of one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene, self.people = scene, people
        self.tagged = TaggedOrganisations(scene)

    @cached_property
    def mentions(self) -> tuple[OrganisationMention, ...]:
        """All organisations named in the document, in order, without overlap."""
        found: list[OrganisationMention] = []
        for passage in self.scene.passages:
            taken: set[int] = set()
            for mention in [*self.by_reference(passage), *self.by_head(passage), *self.by_address(passage), *self.by_tagger(passage)]:
                tokens = set(range(mention.first, mention.last))
                if not taken & tokens:
                    taken |= tokens
                    found.append(mention)
        found.sort(key=lambda m: (m.passage, m.first))
        same = unified([m.entity for m in found])
        found = [replace(m, entity=same[m.entity]) for m in found]
        return tuple(found + [m for p in self.scene.passages for m in self.by_alias(p, found)])

    def within(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions inside a range of tokens."""
        inside = (m for m in self.mentions if m.passage == passage.number and first <= m.first and m.last <= last)
        return sorted(inside, key=lambda m: m.first)

    def beginning_in(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions that begin inside a range of tokens; their names may run on («… центра им. X»)."""
        return sorted((m for m in self.mentions if m.passage == passage.number and first <= m.first < last), key=lambda m: m.first)

    @cached_property
    def banners(self) -> tuple[tuple[Span, Entity], ...]:
        """Organisations that lines in other languages name."""
        found = []
        text = self.scene.document.text
        for start, end in runs(self.scene.foreign):
            for match in self.scene.lexicon.match_text(text[start:end]):
                if match.entry.type == "organization":
                    found.append((Span(start + match.start, start + match.end), entity_of(match.entry)))
        return tuple(found)

    # -- ways to find them

    def by_reference(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By a name of the reference data, with the abbreviation in brackets behind it."""
        for match in passage.names:
            if match.entry.type == "organization":
                last = match.end + 3 if abbreviation(passage, match.end) else match.end
                yield OrganisationMention(passage.number, match.start, last, entity_of(match.entry))

    def by_head(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By a head noun of an organisation in a phrase with a name of its own."""
        for match in passage.kinds:
            kind = term(match.entry.iri)
            cls = words()["classes"].get(match.entry.kind_of or "") or words()["ambiguous"].get(kind)
            head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN", "X")), None)
            phrase = passage.sentence_of(match.start).phrase_with_head(head) if cls and head is not None else None
            if phrase is None or self.is_other(passage, phrase) or self.is_joint(passage, phrase, match):
                continue
            if passage.tokens[phrase.head].feat("Number") == "plur" and not phrase.quotes:
                continue
            offices = any(self.people.office_at(passage, c.head) for c in phrase.complements)
            phrase = bounded(passage, phrase, kind)
            if is_named(passage, phrase, match.entry.kind_of or "", kind, offices):
                yield self.mention(passage, phrase, cls, kind)

    def is_other(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the head belongs to the name of a state, a place or a joint body: «Российская Федерация»."""
        return any(m.entry.type in words()["other_types"] and m.start <= phrase.head < m.end for m in passage.all_names)

    def is_joint(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> bool:
        """Whether a council or committee is of both sides: by its adjective, or by two states in its name."""
        if match.entry.kind_of != "bc:JointBody" or term(match.entry.iri) not in words()["councils"]:
            return False
        before = {passage.tokens[i].lemma for i in range(phrase.first, phrase.head)}
        states = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        whose = bool(phrase.complements) and passage.tokens[phrase.head].text[:1].isupper()
        return bool(before & set(words()["joint"])) or len(states) > 1 or not whose

    def mention(self, passage: Passage, phrase: Phrase, cls: str, kind: str) -> OrganisationMention:
        """A mention by a phrase: a known organisation of this kind and state, or a new one."""
        entity = self.of_state(passage, phrase, kind) or self.new(passage, phrase, cls, kind)
        last = phrase.last
        short = abbreviation(passage, last - 3) or abbreviation(passage, last)
        named = (short, last if abbreviation(passage, last - 3) else last + 3) if short else other_name(passage, last)
        if named and entity.iri is None:
            entity, last = replace(entity, alt=(*entity.alt, named[0])), named[1]
        return OrganisationMention(passage.number, phrase.first, last, entity)

    def of_state(self, passage: Passage, phrase: Phrase, kind: str) -> Entity | None:
        """«Пресс-служба узбекского лидера» is the one of this kind and state that the reference data knows."""
        if kind not in words()["one_of_a_state"]:
            return None
        codes = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        fitting = [e for e in self.scene.lexicon.of_type("organization") if e.kind == kind and codes and codes <= set(e.states)]
        return entity_of(fitting[0]) if len(fitting) == 1 else None

    def new(self, passage: Passage, phrase: Phrase, cls: str, kind: str | None) -> Entity:
        """An organisation that no register knows."""
        label = label_of(passage, phrase)
        inner = tuple(passage.text(a, b) for a, b in phrase.quotes[:1])
        quoted = tuple(q for q in inner if passage.tokens[phrase.head].text.isupper() or kind in words()["named_by_quotes"])
        key = key_of(passage, phrase.first, phrase.last, label)
        return Entity("organization", cls, label, key, kind=kind, alt=(*quoted, *full_form(label)))

    def by_address(self, passage: Passage) -> Iterator[OrganisationMention]:
        """A medium by the address of its site, in a sentence that cites it: «передаёт zakon.kz»."""
        for found in re.finditer(words()["site"], passage.block.text):
            first, last = passage.tokens_between(found.start(), found.end())
            sentence = passage.sentence_of(first).sentence
            if any(t.lemma in words()["citing"] for t in passage.tokens[sentence.first : sentence.last]):
                entity = Entity("organization", words()["medium"][0], found.group(), name_key(found.group()), kind=words()["medium"][1])
                yield OrganisationMention(passage.number, first, last, entity)

    def by_tagger(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By the tagger, where neither the lexicon nor a head noun of another thing speaks against it."""
        for first, last, label in self.tagged.read(passage):
            alt = tuple(passage.text(a, b) for a, b in inner_quotes(passage, first, last))
            key = key_of(passage, first, last, label)
            cls, kind = words()["agency"] if name_key(label) in words()["agencies"] else ("org:Organization", None)
            entity = Entity("organization", cls, label, key, kind=kind, alt=(*alt, *full_form(label)))
            named = other_name(passage, last)
            if named:
                entity, last = replace(entity, alt=(*entity.alt, named[0])), named[1]
            yield OrganisationMention(passage.number, first, last, entity)

    def by_alias(self, passage: Passage, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
        """By an abbreviation that the document introduced in brackets."""
        taken = {i for m in found if m.passage == passage.number for i in range(m.first, m.last)}
        aliases = {alias: m.entity for m in found for alias in m.entity.alt if alias.isupper() and " " not in alias}
        for token in passage.tokens:
            if token.text in aliases and token.index not in taken:
                yield OrganisationMention(passage.number, token.index, token.index + 1, aliases[token.text])


def inner_quotes(passage: Passage, first: int, last: int) -> list[tuple[int, int]]:
    """The name in quotation marks behind a legal form: ТОО "Айсберг ПВ"."""
    tokens = passage.tokens
    if last - first > 3 and tokens[first + 1].text in OPENING and tokens[last - 1].text in CLOSING and tokens[first].text.isupper():
        return [(first + 2, last - 1)]
    return []


def runs(blocks) -> Iterator[tuple[int, int]]:
    """Stretches of source text of neighbouring blocks: a banner runs over several lines and blocks."""
    start = end = None
    for block in blocks:
        a, b = block.index[0], block.index[-1]
        if start is None:
            start, end = a, b
        elif a - end < 12:
            end = b
        else:
            yield start, end
            start, end = a, b
    if start is not None:
        yield start, end


