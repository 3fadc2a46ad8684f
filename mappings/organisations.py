"""Organisations: known ones by their names, new ones by their head noun, their quotes, or the tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from .model import Entity, Span
from .morphology import is_singular, lemmas
from .organisation_identity import unified
from .organisation_lists import (
    OrganisationMention,
    holds,
    is_list_of_names,
    one_of_each_branch,
    one_of_each_name,
    one_of_each_state,
    outermost,
    sharing_states,
    with_shared_state,
)
from .organisation_names import (
    abbreviation,
    bounded,
    foreign_name,
    full_form,
    inner_quotes,
    is_named,
    key_of,
    label_of,
    other_name,
    short_names,
    words,
)
from .people import People, entity_of
from .phrases import Phrase
from .reference import Entry
from .scene import Passage, Scene
from .short_organisations import kind_named, made_of
from .subject import states_in
from .tagged_organisations import TaggedOrganisations
from .thing_names import name_key
from .topics import term


class Organisations:
    """The organisations of one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene, self.people = scene, people
        self.tagged = TaggedOrganisations(scene)

    @cached_property
    def mentions(self) -> tuple[OrganisationMention, ...]:
        """All organisations named in the document, in order; they overlap only where the name of one holds that of another."""
        found: list[OrganisationMention] = []
        for passage in self.scene.passages:
            here: list[OrganisationMention] = []
            for mention in self.in_passage(passage):
                over = [m for m in here if m.first < mention.last and mention.first < m.last]
                if all(holds(mention, m) or m.entity.iri is None and holds(m, mention) for m in over):
                    here.append(mention)
            here.sort(key=lambda m: (m.first, -m.last))
            found += with_shared_state(passage, here, words()["one_each"])
        same = unified([m.entity for m in found])
        found = [replace(m, entity=same[m.entity]) for m in found]
        return tuple(found + [m for p in self.scene.passages for m in self.by_alias(p, found)])

    def in_passage(self, passage: Passage) -> Iterator[OrganisationMention]:
        """What each way finds in a block, the most trusted first."""
        for find in (self.by_reference, self.by_head, self.by_address, self.by_tagger, self.by_parts):
            yield from find(passage)

    def within(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions inside a range of tokens; of those that hold others, the outer ones."""
        return outermost([m for m in self.mentions if m.passage == passage.number and first <= m.first and m.last <= last])

    def beginning_in(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions that begin inside a range of tokens; their names may run on («… центра им. X»)."""
        return outermost([m for m in self.mentions if m.passage == passage.number and first <= m.first < last])

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
        for head, entry in self.heads(passage):
            kind = term(entry.iri)
            cls = words()["classes"].get(entry.kind_of or "") or words()["ambiguous"].get(kind)
            phrase = passage.sentence_of(head).phrase_with_head(head) if cls else None
            if phrase is None or phrase.head != head or self.is_other(passage, phrase) or self.is_joint(passage, phrase, entry):
                continue
            yield from self.of_phrase(passage, phrase, cls, kind, entry.kind_of or "")

    def heads(self, passage: Passage) -> Iterator[tuple[int, Entry]]:
        """Nouns of kinds, also those inside the noun of something else: «соглашение между | правительством X»."""
        for match in passage.kinds:
            nouns = [i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN", "X")]
            yield from ((i, match.entry) for i in nouns[:1])
            if match.entry.kind_of not in words()["classes"]:
                yield from (
                    (i, e)
                    for i in nouns[1:]
                    for e in self.scene.lexicon.kinds.get(passage.tokens[i].lemma, ())
                    if e.kind_of in words()["owned"]
                )

    def of_phrase(self, passage: Passage, phrase: Phrase, cls: str, kind: str, kind_of: str) -> Iterator[OrganisationMention]:
        """The organisation that a phrase with a head noun of a kind names, or those, if its noun is that of several."""
        states = sharing_states(passage, phrase) if kind in words()["one_each"] else []
        if states:
            yield from one_of_each_state(passage, phrase, states, self.new(passage, phrase, cls, kind))
            return
        head = passage.tokens[phrase.head]
        plural = head.feat("Number") == "plur" and not is_singular(head.text) and kind not in words()["plurals"]
        if phrase.quotes and phrase.quotes[0][0] > phrase.head and (plural or is_list_of_names(passage, phrase)):
            yield from one_of_each_name(passage, phrase, self.new(passage, phrase, cls, kind))
        elif plural and kind in words()["one_each"]:
            yield from one_of_each_branch(passage, phrase, self.new(passage, phrase, cls, kind))
        if plural or is_list_of_names(passage, phrase):
            return
        offices = any(self.people.office_at(passage, c.head) for c in phrase.complements)
        phrase = bounded(passage, phrase, kind)
        if is_named(passage, phrase, kind_of, kind, offices):
            yield self.mention(passage, phrase, cls, kind)

    def is_other(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether the head belongs to the name of a state, a place or a joint body («Российская Федерация»),
        or of an office («глава правительства»)."""
        before = passage.tokens[phrase.first - 1].lemma if phrase.first else ""
        office = any(before in lemmas for kind, lemmas in words()["of_office"].items() if kind in self.kinds_at(passage, phrase.head))
        return office or any(m.entry.type in words()["other_types"] and m.start <= phrase.head < m.end for m in passage.all_names)

    def kinds_at(self, passage: Passage, head: int) -> set[str]:
        """Kinds that the noun at a token names."""
        return {term(m.entry.iri) for m in passage.kinds if m.start <= head < m.end}

    def is_joint(self, passage: Passage, phrase: Phrase, entry: Entry) -> bool:
        """Whether a council or committee is of both sides: by its adjective, or by two states in its name."""
        if entry.kind_of != "bc:JointBody" or term(entry.iri) not in words()["councils"]:
            return False
        before = {passage.tokens[i].lemma for i in range(phrase.first, phrase.head)}
        states = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        capital = any(passage.tokens[i].text[:1].isupper() for i in range(phrase.first, phrase.head + 1))
        whose = phrase.quotes or phrase.complements and (capital or states)
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
        inner = inner or foreign_name(passage, phrase)
        quoted = tuple(q for q in inner if passage.tokens[phrase.head].text.isupper() or kind in words()["named_by_quotes"])
        key = key_of(passage, phrase.first, phrase.last, label)
        if cls != words()["agency"][0] and any(name_key(name) in words()["agencies"] for name in inner):
            cls, kind, quoted = *words()["agency"], inner
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
            entity = self.called(label, key, alt)
            named = other_name(passage, last)
            if named:
                entity, last = replace(entity, alt=(*entity.alt, named[0])), named[1]
            yield OrganisationMention(passage.number, first, last, entity)

    def called(self, label: str, key: str, alt: tuple[str, ...] = ()) -> Entity:
        """An organisation by its name alone, which tells class, kind and state: an agency's, an abbreviation's, or a short name's."""
        full = full_form(label)
        made = made_of(label.split()[0]) if label else None
        named = kind_named((*full, label)[0], self.scene.lexicon)
        cls, kind = (made.cls, made.kind) if made else (named[0], term(named[1])) if named else ("org:Organization", None)
        if name_key(label) in words()["agencies"]:
            cls, kind = words()["agency"]
        if made and made.state and "|" not in key:
            key = f"{key}|{made.state}"
        return Entity("organization", cls, label, key, kind=kind, alt=(*alt, *full))

    def by_parts(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By what a short name is made of, or an abbreviation that everybody knows, where the tagger sees nothing."""
        names = [n for n in passage.analysis.names if n.last - n.first > 1 or n.kind == "LOC"]
        named = {i for n in names for i in range(n.first, n.last)} | {i for m in passage.names for i in range(m.start, m.end)}
        for token in passage.tokens:
            known = token.text[:1].isupper() and lemmas(token.text) & short_names()
            if token.index not in named and (known or made_of(token.text)):
                first, last = self.tagged.with_state(passage, token.index, token.index + 1)
                label = self.tagged.label(passage, first, last)
                key = key_of(passage, first, last, label)
                yield OrganisationMention(passage.number, first, last, self.called(label, key))

    def by_alias(self, passage: Passage, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
        """By an abbreviation that the document introduced in brackets."""
        taken = {i for m in found if m.passage == passage.number for i in range(m.first, m.last)}
        aliases = {alias: m.entity for m in found for alias in m.entity.alt if alias.isupper() and " " not in alias}
        for token in passage.tokens:
            if token.text in aliases and token.index not in taken:
                yield OrganisationMention(passage.number, token.index, token.index + 1, aliases[token.text])


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
