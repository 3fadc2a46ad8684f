"""The lexicon of the lifting: labels of the reference data and of the schemes, ready to be found in texts.

A new synonym or institution is a line of Turtle, and nothing here knows any word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from pathlib import Path

from .adjectives import StateAdjectives, by_lemma
from .foreign import ForeignIndex, TextMatch
from .matching import LexiconMatch, NameIndex, Worded
from .morphology import lemmas
from .reference import GROUP, STATE, Entry, entries, read_facts
from .resources import REFERENCE, SCHEMES

__all__ = ["Entry", "Lexicon", "LexiconMatch", "TextMatch", "lexicon"]


class Lexicon:
    """Entries, and the ways to find them.

    Attributes:
        things: states, places, persons, posts, organisations, joint bodies, by path below the base.
        concepts: concepts of the schemes, by path below the base.
        state_adjectives: normal form of an adjective to the code of its state; those of several states are left out.
        demonyms: normal form to the code of the state, for the names of its citizens; those of several states are left out.
        sector_adjectives: normal form to the path of the sector; those of several sectors are left out.
        kinds: normal form of a head noun to the kinds it may stand for; for names of several words use `match`.
    """

    def __init__(self, found: Iterable[Entry]) -> None:
        everything = list(found)
        self.things = {entry.iri: entry for entry in everything if entry.scheme is None}
        self.concepts = {entry.iri: entry for entry in everything if entry.scheme is not None}
        self.state_adjectives = by_lemma((word, e.states[0]) for e in self.of_type("state") for word in e.adjectives)
        self.demonyms = by_lemma((word, e.states[0]) for e in self.of_type("state") for word in e.demonyms[:1])
        self.sector_adjectives = by_lemma((word, e.iri) for e in self.of_scheme("sector") for word in e.hidden)
        self._adjectives = StateAdjectives(self.state_adjectives)
        proper = [
            entry for entry in self.things.values() if entry.type not in ("unit", "group")
        ]  # common nouns: they name nothing by themselves
        self._names = NameIndex(proper, proper=True)
        self._foreign = ForeignIndex(proper)
        self._capitals = {path: e.states[0] for e in self.of_type("state") for path in e.linked("bc:capital")}
        self._schemes: dict[str, NameIndex] = {}
        self._subjects: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in everything:
            for link in entry.links:
                self._subjects[link].append(entry)

    @classmethod
    def load(cls, reference: Path = REFERENCE, schemes: Path = SCHEMES) -> Lexicon:
        """Read the Turtle files of both folders.

        Raises: BrokenResource, if one of them is no Turtle.
        """
        return cls([*entries(read_facts(reference)), *entries(read_facts(schemes))])

    # ------------------------------------------------------------ by address

    def entry(self, iri: str) -> Entry:
        """The entry of a path below the base. Raises: KeyError."""
        return self.things.get(iri) or self.concepts[iri]

    def state(self, code: str) -> Entry:
        """The entry of a state, by its alpha-2 code in lower case, or of a group of states, by its name. Raises: KeyError."""
        return self.things.get(GROUP + code) or self.things[STATE + code]

    def of_type(self, kind: str) -> list[Entry]:
        """All things of a coarse type: "state", "joint-body"."""
        return [entry for entry in self.things.values() if entry.type == kind]

    def of_scheme(self, name: str) -> list[Entry]:
        """All concepts of a scheme: "sector"."""
        return [entry for entry in self.concepts.values() if entry.scheme == name]

    def subjects(self, term: str, iri: str) -> tuple[Entry, ...]:
        """Entries that a property joins to a path: `subjects("org:holds", "id/post/president-uz")`."""
        return tuple(self._subjects.get((term, iri), ()))

    # ------------------------------------------------------------ by words

    def match(self, tokens: Sequence[Worded], scheme: str | None = None) -> list[LexiconMatch]:
        """Russian names in tokens, longest first, in the order of the text.

        Args:
            tokens: of one block or sentence; anything with a `text`.
            scheme: name of a scheme to look for its concepts; None for things.
        Returns: ranges don't overlap, but one range has a match for each bearer of the name.
        """
        if scheme is None:
            return self._names.match(tokens)
        if scheme not in self._schemes:
            self._schemes[scheme] = NameIndex(self.of_scheme(scheme), proper=False)
        return self._schemes[scheme].match(tokens)

    def match_text(self, text: str, languages: Iterable[str] | None = None) -> list[TextMatch]:
        """Names of things in text of another language, such as a banner; see `ForeignIndex.match`."""
        return self._foreign.match(text, languages)

    def state_of_adjective(self, word: str) -> str | None:
        """Code of the state that «узбекскими» stands for, or None."""
        return self._adjectives.state_of(word)

    def states_of_compound(self, word: str) -> tuple[str, ...]:
        """Codes of the states that «узбекско-казахстанского» stands for, or nothing."""
        return self._adjectives.states_of(word)

    def state_of_inhabitant(self, word: str) -> str | None:
        """Code of the state whose citizens «казахстанцами» names, or None; not «казахи», who live in many states."""
        states = {self.demonyms[lemma] for lemma in lemmas(word) if lemma in self.demonyms}
        return states.pop() if len(states) == 1 else None

    def state_of_capital(self, iri: str) -> str | None:
        """Code of the state whose capital a place is, or None."""
        return self._capitals.get(iri)

    @cached_property
    def groups(self) -> dict[str, str]:
        """Path of a region to the code of the group of states that it stands for: «государства Центральной Азии»."""
        return {place: e.iri.removeprefix(GROUP) for e in self.of_type("group") for place in e.linked("dcterms:spatial")}

    def members(self, code: str) -> tuple[str, ...]:
        """Codes of the states of a group, by its name; none of a state."""
        group = self.things.get(GROUP + code)
        return tuple(path.removeprefix(STATE) for path in group.linked("foaf:member")) if group else ()

    @cached_property
    def kinds(self) -> dict[str, tuple[Entry, ...]]:
        """Head nouns of one word to kinds."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.of_scheme("kind"):
            for label in entry.labels:
                for lemma in () if " " in label else lemmas(label):
                    found[lemma].append(entry)
        return {word: tuple(dict.fromkeys(several)) for word, several in found.items()}


@cache
def lexicon() -> Lexicon:
    """The lexicon of the project, read once."""
    return Lexicon.load()
