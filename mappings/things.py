"""Cooperation objects: which body, agreement, initiative or route a noun phrase names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from .assembly_terms import classes as instruments
from .circumstances import places_in
from .identity import Known
from .lexicon import LexiconMatch
from .model import Entity
from .morphology import fold
from .named_parties import named_parties
from .people import entity_of
from .phrases import Phrase
from .scene import Passage
from .subject import Subject, states_in
from .thing_keys import key_name, without_direction
from .thing_names import (
    first_of_name,
    is_counted,
    label_of,
    name_key,
    route_of,
    shared_head,
    singular,
    tidy,
    with_period,
    with_title,
    words,
)
from .topics import term
from .values.names import nominative


@dataclass(frozen=True, slots=True)
class Thing:
    """A cooperation object named in a text: the entity, and the tokens that name it.

    Attributes:
        draft: «проект соглашения»: nothing is in force yet, whatever is done to it.
    """

    passage: int
    first: int
    head: int
    last: int
    entity: Entity
    draft: bool = False


class Things:
    """Names cooperation objects of one document, and remembers them: a short name later is the same thing.

    Args:
        subject: the states that the document is about.
    """

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.known = Known()

    def named(self, passage: Passage, phrase: Phrase, classes: Collection[str], unknown: str | None = None) -> list[Thing]:
        """The objects of these classes that a phrase names; several for two quoted names or an elliptic list.

        Args:
            passage, phrase: where.
            classes: classes that are asked for, the likelier first.
            unknown: kind of what has none of its own («построена мельница»), or None: such things are left.
        """
        found = list(self.read(passage, phrase, list(classes))) or list(self.of_unknown_kind(passage, phrase, unknown))
        return [replace(thing, entity=self.known.remember(thing.entity)) for thing in found]

    def of_unknown_kind(self, passage: Passage, phrase: Phrase, kind: str | None) -> Iterator[Thing]:
        """A thing whose noun is no kind: works are done on anything that can be touched, not on «отношения» or «будущее»."""
        head = passage.tokens[phrase.head]
        common = head.pos == "NOUN" and head.feat("Animacy") != "anim" and head.text.islower()
        if (
            kind is None
            or not common
            or self.is_other_kind(passage, phrase.head)
            or head.lemma in words()["not_built"]
            or head.lemma.endswith(tuple(words()["abstract_endings"]))
        ):
            return
        entry = next(e for e in passage.lexicon.of_scheme("kind") if term(e.iri) == kind)
        if not self.is_talk(passage, phrase, LexiconMatch(phrase.head, phrase.head + 1, entry, entry.label)):
            whole = replace(phrase, first=first_of_name(passage, phrase))
            yield self.thing(
                passage,
                whole,
                LexiconMatch(phrase.head, phrase.head + 1, entry, entry.label),
                label_of(passage, whole),
                self.is_named(passage, phrase),
            )

    def is_other_kind(self, passage: Passage, head: int) -> bool:
        """Whether a noun is a kind of something that is not built: an event, a company; but a university is."""
        return any(m.start <= head < m.end and term(m.entry.iri) not in words()["built_kinds"] for m in passage.kinds)

    def read(self, passage: Passage, phrase: Phrase, classes: list[str]) -> Iterator[Thing]:
        """As `named`, before identity in the document."""
        reference = self.of_reference(passage, phrase, classes)
        if reference:
            yield Thing(passage.number, phrase.first, phrase.head, max(phrase.core, reference.end), entity_of(reference.entry))
            return
        lemma = passage.tokens[phrase.head].lemma
        inner = self.inside(passage, phrase)
        if inner and lemma in words()["partitives"]:
            yield from self.partitive(passage, phrase, inner[0], classes)
            return
        if inner and lemma in words()["containers"]:
            found = [thing for part in inner for thing in self.read(passage, part, classes)]
            if found:
                yield from found
                return
        if inner and lemma in words()["projects"]:
            drafts = list(self.drafts(passage, inner[0], classes))
            if drafts:
                yield from drafts
                return
            found = [thing for part in inner for thing in self.read(passage, part, [cls for cls in words()["projected"] if cls in classes])]
            if found:
                yield from found
                return
        match = self.kind_of(passage, phrase, classes)
        if match is None:
            return
        halves = list(self.elliptic(passage, phrase, match))
        yield from halves
        yield from self.minted(passage, replace(phrase, first=phrase.head) if halves else phrase, match)

    def partitive(self, passage: Passage, phrase: Phrase, part: Phrase, classes: list[str]) -> Iterator[Thing]:
        """«ряд соглашений и контрактов»: things of a kind, named by the whole phrase."""
        match = self.kind_of(passage, part, classes)
        if match:
            label = label_of(passage, phrase)
            yield self.thing(passage, phrase, match, label, named=False)

    def drafts(self, passage: Passage, part: Phrase, classes: list[str]) -> Iterator[Thing]:
        """«проект соглашения»: the instrument that is being drafted."""
        for thing in self.read(passage, part, classes):
            if thing.entity.cls == "bc:Agreement" or thing.entity.kind in words()["instrument_kinds"]:
                yield replace(thing, draft=True)

    def inside(self, passage: Passage, phrase: Phrase) -> list[Phrase]:
        """The genitive complements of a phrase, and what a list adds to the last."""
        parts = [part for part in phrase.complements if part.case == "gen" and part.prep is None]
        if parts and parts[-1].last == phrase.last:
            limit = passage.sentence_of(phrase.head).sentence.last
            parts += passage.reader.coordinated(parts[-1], limit)[1:]
        return parts

    def of_reference(self, passage: Passage, phrase: Phrase, classes: list[str]) -> LexiconMatch | None:
        """The known thing whose name covers the head, if it is of a class asked for and of the states at hand."""
        found = [m for m in passage.all_names if m.start <= phrase.head < m.end and m.entry.cls in classes]
        around = {code for code, _, _ in states_in(passage, phrase.first, phrase.last)}
        states = around or set(self.subject.at(passage))
        fitting = [
            m
            for m in found
            if not m.weak and not (m.entry.states and states) or m.entry.states and states and set(m.entry.states) <= states
        ]
        return fitting[0] if len({m.entry.iri for m in fitting}) == 1 else None

    def kind_of(self, passage: Passage, phrase: Phrase, classes: list[str]) -> LexiconMatch | None:
        """The kind that the head noun names, of the first class that fits."""
        found = [m for m in passage.kinds if m.start <= phrase.head < m.end and not self.behind_preposition(passage, m.start, phrase.head)]
        return next((m for cls in classes for m in found if m.entry.kind_of == cls and term(m.entry.iri) not in words()["acts"]), None)

    def behind_preposition(self, passage: Passage, first: int, head: int) -> bool:
        """Whether a noun stands behind a preposition in the words of a kind: «сотрудничество» is no «соглашение о сотрудничестве»."""
        return any(passage.tokens[i].pos == "ADP" for i in range(first, head))

    def minted(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> Iterator[Thing]:
        """A thing that no register knows, named by its phrase; one for each of a few names in quotes that follow one head."""
        phrase = self.with_quotes(phrase, match)
        if 1 < len(phrase.quotes) <= words()["separate_names"] and phrase.quotes[-1][1] + 1 == phrase.last:
            head = singular(nominative(passage.analysis, replace(phrase, quotes=()), phrase.head + 1))
            rest = [passage.text(phrase.head + 1, phrase.quotes[0][0] - 1)] if phrase.head + 1 < phrase.quotes[0][0] - 1 else []
            for a, b in phrase.quotes:
                yield self.thing(passage, phrase, match, " ".join([head, *rest, f"«{passage.text(a, b)}»"]), named=True, last=b + 1)
        elif not self.is_talk(passage, phrase, match) and (parts := shared_head(passage, phrase)):
            head = singular(nominative(passage.analysis, replace(phrase, first=first_of_name(passage, phrase), quotes=()), phrase.head + 1))
            for part in parts:
                yield self.thing(
                    passage, replace(phrase, last=part.last), match, f"{head} {passage.text(part.prep, part.last)}", named=True
                )
        elif not self.is_talk(passage, phrase, match):
            named = self.is_named(passage, phrase)
            whole = with_title(passage, with_period(passage, replace(phrase, first=first_of_name(passage, phrase))))
            yield self.thing(passage, whole, match, label_of(passage, whole), named=named)

    def with_quotes(self, phrase: Phrase, match: LexiconMatch) -> Phrase:
        """The phrase with the names in quotes that stand behind the second noun of its kind: «пункты пропуска «A» и «B»»."""
        behind = [part.quotes for part in phrase.complements if part.prep is None and part.head < match.end and part.quotes]
        return replace(phrase, quotes=behind[-1]) if behind and not phrase.quotes else phrase

    def is_talk(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> bool:
        """Whether a phrase only speaks in general: «новые транспортные коридоры», «совместные предприятия», «новые проекты»."""
        cls, kind = match.entry.kind_of, term(match.entry.iri)
        if self.has_own_name(passage, phrase) or self.is_named(passage, phrase) and kind not in words()["figurative_kinds"]:
            return False
        plural = passage.tokens[phrase.head].feat("Number") == "plur" and not is_counted(passage, phrase)
        general = cls in words()["singular_only"] or kind in words()["singular_kinds"]
        general = general and not self.stands_at_place(passage, phrase)
        vague = kind in words()["vague_kinds"] and any(
            passage.tokens[i].lemma in words()["vague"] for i in range(phrase.first, phrase.head)
        )
        unnamed = cls in words()["named_only"] and not self.joins_places(passage, phrase)
        return unnamed or plural and (general or vague)

    def stands_at_place(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a place stands right behind: «торговые дома в Казани и Ташкенте» are certain ones."""
        clauses = passage.sentence_of(phrase.head)
        return phrase.last < clauses.sentence.last and any(
            place.prep == phrase.last for _, place in places_in(passage, clauses, phrase.last, phrase.last + 1)
        )

    def joins_places(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether complements say from where to where: «сообщения из Китая в Европу»."""
        ends = [part for part in phrase.complements if part.prep is not None]
        return any(
            passage.tokens[i].text[:1].isupper() or states_in(passage, i, i + 1) for part in ends for i in range(part.first, part.last)
        )

    def is_named(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a phrase names a thing: by a name of its own, or by what it is about («соглашение о …»)."""
        about = any(part.prep is not None for part in phrase.complements)
        return self.has_own_name(passage, phrase) or about and passage.tokens[phrase.head].feat("Number") == "sing"

    def has_own_name(self, passage: Passage, phrase: Phrase) -> bool:
        """Whether a phrase is a proper name: quotes, a capital inside the sentence, a route; «мост между народами» is none."""
        opens = passage.sentence_of(phrase.head).sentence.first == phrase.first
        capital = any(passage.tokens[i].text[:1].isupper() for i in range(phrase.first + opens, phrase.head + 1))
        route = any(passage.tokens[i].pos == "PROPN" for i in range(phrase.head + 1, phrase.core)) or bool(
            route_of(passage.text(phrase.head, phrase.last))
        )
        return bool(phrase.quotes) or capital or route

    def elliptic(self, passage: Passage, phrase: Phrase, match: LexiconMatch) -> Iterator[Thing]:
        """The other half of «железной и автодороги «A-B»»."""
        for rule in words()["ellipsis"]:
            for i in range(phrase.first, phrase.head):
                token = passage.tokens[i]
                if (
                    token.lemma == rule["adjective"]
                    and passage.tokens[i + 1].pos == "CCONJ"
                    and passage.tokens[phrase.head].lemma.endswith(rule["noun"])
                ):
                    kind = next(e for e in passage.lexicon.of_scheme("kind") if term(e.iri) == rule["kind"])
                    tail = passage.text(phrase.head + 1, phrase.last) if phrase.last > phrase.head + 1 else ""
                    label = tidy(f"{kind.label} {tail}")
                    other = LexiconMatch(match.start, match.end, kind, kind.label)
                    yield self.thing(passage, phrase, other, label, named=bool(phrase.quotes))

    def thing(self, passage: Passage, phrase: Phrase, match: LexiconMatch, label: str, named: bool, last: int | None = None) -> Thing:
        """A new thing of a kind."""
        cls, kind = match.entry.kind_of or "bc:Initiative", term(match.entry.iri)
        inside, here = named_parties(passage, phrase.first, phrase.last), self.subject.at(passage)
        states = tuple(sorted(inside if len(inside) > 1 or not set(inside) <= set(here) else here))
        private = kind in instruments()["without_default"] and not inside and not phrase.quotes
        scoped = not named or private or kind in words()["scoped_kinds"]
        if scoped:
            key = "|".join([name_key(label), *site_behind(passage, phrase.last)])
        else:
            name = key_name(passage, phrase.first, phrase.last, label, states)
            key = "|".join([without_direction(name, label) if cls in words()["without_direction"] else name, *states])
        entity = Entity(words()["types"][cls], cls, label, key, kind=kind, scoped=scoped, context=() if scoped else states)
        return Thing(passage.number, phrase.first, phrase.head, last or phrase.last, entity)


def site_behind(passage: Passage, last: int) -> list[str]:
    """The place right behind a name, folded: what has no name of its own is told from others by where it stands («завод в Ташкенте»)."""
    clauses = passage.sentence_of(last - 1)
    found = places_in(passage, clauses, last, last + 1) if last < clauses.sentence.last else []
    return [fold(place.label) for place, phrase in found if phrase.prep == last]
