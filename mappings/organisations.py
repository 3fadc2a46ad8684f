"""Organisations: known ones by their names, new ones by their head noun, their quotes, or the tagger."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from .model import Entity, Span
from .morphology import fold
from .people import People, entity_of
from .phrases import CLOSING, OPENING, Phrase
from .resources import LEXICON
from .scene import Passage, Scene
from .subject import states_in
from .thing_names import name_key, name_lemmas, tidy
from .topics import term
from .values.names import nominative


@cache
def words() -> dict:
    """The closed classes of `lexicon/organisations.toml`."""
    with open(LEXICON / "organisations.toml", "rb") as f:
        return tomllib.load(f)


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
        self.aliases: dict[str, Entity] = {}
        self.known: list[Entity] = []

    @cached_property
    def mentions(self) -> tuple[OrganisationMention, ...]:
        """All organisations named in the document, in order, without overlap."""
        found: list[OrganisationMention] = []
        for passage in self.scene.passages:
            taken: set[int] = set()
            for mention in [*self.by_reference(passage), *self.by_head(passage), *self.by_tagger(passage)]:
                tokens = set(range(mention.first, mention.last))
                if not taken & tokens:
                    taken |= tokens
                    found.append(mention)
        found.sort(key=lambda m: (m.passage, m.first))
        return tuple(found + [m for p in self.scene.passages for m in self.by_alias(p, found)])

    def within(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions inside a range of tokens."""
        return sorted((m for m in self.mentions if m.passage == passage.number and first <= m.first and m.last <= last), key=lambda m: m.first)

    def beginning_in(self, passage: Passage, first: int, last: int) -> list[OrganisationMention]:
        """Mentions that begin inside a range of tokens; their names may run on («… центра им. X»)."""
        return sorted((m for m in self.mentions if m.passage == passage.number and first <= m.first < last), key=lambda m: m.first)

    @cached_property
    def banners(self) -> tuple[tuple[Span, Entity], ...]:
        """Organisations that lines in other languages name."""
        found = []
        text = self.scene.document.text
        blocks = self.scene.foreign
        for start, end in runs(blocks):
            for match in self.scene.lexicon.match_text(text[start:end]):
                if match.entry.type == "organization":
                    found.append((Span(start + match.start, start + match.end), entity_of(match.entry)))
        return tuple(found)

    # -- ways to find them

    def by_reference(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By a name of the reference data, with the abbreviation in brackets behind it."""
        for match in passage.names:
            if match.entry.type == "organization":
                last = match.end
                tokens = passage.tokens
                if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
                    last += 3
                yield OrganisationMention(passage.number, match.start, last, entity_of(match.entry))

    def by_head(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By a head noun of an organisation in a phrase with a name of its own."""
        for match in passage.kinds:
            cls = words()["classes"].get(match.entry.kind_of or "") or words()["ambiguous"].get(term(match.entry.iri))
            if cls is None:
                continue
            head = next((i for i in range(match.start, match.end) if passage.tokens[i].pos in ("NOUN", "PROPN", "X")), None)
            phrase = passage.sentence_of(match.start).phrase_with_head(head) if head is not None else None
            if phrase is None or any(m.entry.type == "joint-body" and m.start <= phrase.head < m.end for m in passage.all_names):
                continue
            if passage.tokens[phrase.head].feat("Number") == "plur" and not phrase.quotes:
                continue
            if self.is_named(passage, phrase, match.entry.kind_of or "", term(match.entry.iri)):
                yield self.mention(passage, phrase, cls, term(match.entry.iri))

    def is_named(self, passage: Passage, phrase: Phrase, cls: str, kind: str) -> bool:
        """Whether a phrase is the name of an organisation: quotes, a capital, a foreign word, or whose it is."""
        tokens = passage.tokens
        opens = phrase.first == passage.sentence_of(phrase.head).sentence.first
        if phrase.quotes or any(tokens[i].pos == "X" for i in range(phrase.first, phrase.core)):
            return True
        if any(tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1)):
            return len(phrase.complements) > 0 or phrase.head > phrase.first or tokens[phrase.head].text.isupper()
        whose = states_in(passage, phrase.first, phrase.last) or any(self.people.office_at(passage, c.head) for c in phrase.complements)
        return (cls in words()["owned"] or kind in words()["owned_kinds"]) and bool(whose)

    def mention(self, passage: Passage, phrase: Phrase, cls: str, kind: str) -> OrganisationMention:
        """A mention by a phrase: a known organisation of this kind and state, or a new one."""
        entity = self.of_state(passage, phrase, kind) or self.new(passage, phrase, cls, kind)
        last = phrase.last
        abbreviation = self.abbreviation(passage, last - 3)
        if abbreviation:
            entity = self.with_alias(entity, abbreviation)
        return OrganisationMention(passage.number, phrase.first, last, self.remember(entity))

    def of_state(self, passage: Passage, phrase: Phrase, kind: str) -> Entity | None:
        """«Пресс-служба узбекского лидера» is the one of this kind and state that the reference data knows."""
        if kind not in words()["one_of_a_state"]:
            return None
        codes = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        fitting = [e for e in self.scene.lexicon.of_type("organization") if e.kind == kind and codes and codes <= set(e.states)]
        return entity_of(fitting[0]) if len(fitting) == 1 else None

    def new(self, passage: Passage, phrase: Phrase, cls: str, kind: str | None) -> Entity:
        """An organisation that no register knows."""
        label = tidy(nominative(passage.analysis, phrase))
        inner = tuple(passage.text(a, b) for a, b in phrase.quotes[:1])
        quoted = tuple(q for q in inner if passage.tokens[phrase.head].text.isupper() or kind in words()["named_by_quotes"])
        return Entity("organization", cls, label, self.key(passage, phrase, label), kind=kind, alt=quoted)

    def key(self, passage: Passage, phrase: Phrase, label: str) -> str:
        """Key of a name in which a state counts as the same however it is written («РК», «Республики Казахстан»)."""
        states = [m for m in passage.names if m.entry.type == "state" and phrase.head < m.start and m.end <= phrase.last]
        key = name_key(label)
        for match in states:
            key = key.replace(name_key(passage.text(match.start, match.end)), fold(match.entry.label))
        return key

    def abbreviation(self, passage: Passage, i: int) -> str | None:
        """«(ИСМИ)» right behind a name."""
        tokens = passage.tokens
        if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" and re.fullmatch(r"[^\W\d_a-zа-яё]{2,}\w*", tokens[i + 1].text):
            return tokens[i + 1].text
        return None

    def with_alias(self, entity: Entity, alias: str) -> Entity:
        """The entity with one more name."""
        if alias in (entity.label, *entity.alt):
            return entity
        named = Entity(entity.type, entity.cls, entity.label, entity.key, entity.iri, entity.kind, (*entity.alt, alias), entity.scoped, entity.context)
        self.aliases[alias] = named
        return named

    def remember(self, entity: Entity) -> Entity:
        """The organisation that the document has named more fully, or this one from now on."""
        mine = name_lemmas(entity.label)
        for other in self.known:
            theirs = name_lemmas(other.label)
            if other.key == entity.key or len(mine) > 1 and not entity.iri and len(mine) <= len(theirs) and all(any(a & b for b in theirs) for a in mine):
                return other
        self.known.append(entity)
        return entity

    def by_tagger(self, passage: Passage) -> Iterator[OrganisationMention]:
        """By the tagger, where neither the lexicon nor a head noun of another thing speaks against it."""
        claimed = {i for m in passage.names for i in range(m.start, m.end)} | set(passage.kind_heads)
        for name in passage.analysis.names:
            first, last = self.repaired(passage, name.first, name.last)
            tokens = passage.tokens[first:last]
            if name.kind != "ORG" or not tokens or claimed & set(range(first, last)) or all(t.lemma in words()["no_organisation"] for t in tokens):
                continue
            if not any(t.text[:1].isupper() for t in tokens) or any(t.lemma in words()["no_organisation"] for t in tokens[:1]):
                continue
            phrase = passage.sentence_of(first).reader.phrase(first, last)
            label = tidy(nominative(passage.analysis, phrase, last)) if phrase and phrase.last >= last - 1 else passage.text(first, last)
            label = label.strip("".join(OPENING + CLOSING))
            yield OrganisationMention(passage.number, name.first, last, self.remember(Entity("organization", "org:Organization", label, name_key(label))))

    def repaired(self, passage: Passage, first: int, last: int) -> tuple[int, int]:
        """A tagger's span without marks at its edges, and with the closing quotation mark it lost."""
        tokens = passage.tokens
        while first < last and tokens[first].pos == "PUNCT" and tokens[first].text not in OPENING:
            first += 1
        inside = [t.text for t in tokens[first:last]]
        if sum(t in OPENING for t in inside) > sum(t in CLOSING for t in inside) and last < len(tokens) and tokens[last].text in CLOSING:
            last += 1
        return first, last

    def by_alias(self, passage: Passage, found: list[OrganisationMention]) -> Iterator[OrganisationMention]:
        """By an abbreviation that the document introduced in brackets."""
        taken = {i for m in found if m.passage == passage.number for i in range(m.first, m.last)}
        for token in passage.tokens:
            if token.text in self.aliases and token.index not in taken:
                yield OrganisationMention(passage.number, token.index, token.index + 1, self.aliases[token.text])


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
