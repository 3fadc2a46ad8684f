"""Entries of the lexicon: what the reference data and the schemes say about each thing and concept, read from Turtle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph

from .errors import BrokenResource
from .terms import BASE, shorten

LABELS = ("rdfs:label", "skos:prefLabel", "skos:altLabel")
"""Properties whose values name a thing, the one that people read first."""

STATE_LINKS = ("bc:party", "dcterms:spatial", "schema:containedInPlace")
"""Properties that say which states a thing belongs to."""

STATE, GROUP = "id/state/", "id/group/"
Facts = dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing or concept that texts name.

    Attributes:
        iri: path below the base: "id/state/uz", "scheme/sector#energy".
        cls: its class ("bc:State", "foaf:Person"); for a concept "skos:Concept".
        labels: Russian names and abbreviations; the first is the one that people read. Never empty.
        foreign: names in other languages, with their language tags.
        hidden: Russian hidden labels: of a sector its adjectives, of a thing its weak names, which others have too.
        adjectives: of a state, the adjectives that stand for it.
        demonyms: of a state, the names of its people.
        kind: its dcterms:type, a concept ("kind:interstate-council"), or None.
        kind_of: for a concept of the scheme kind: the class of objects of this kind ("bc:JointBody"), or None.
        states: alpha-2 codes, lower case, of the states it belongs to; of a state, its own.
        since: of a person, the day since when he holds his post, or None.
        links: what it is joined to: (property, path below the base), for things and concepts of ours.
    """

    iri: str
    cls: str
    labels: tuple[str, ...]
    foreign: tuple[tuple[str, str], ...] = ()
    hidden: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    kind: str | None = None
    kind_of: str | None = None
    states: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    since: date | None = None

    @property
    def label(self) -> str:
        """The Russian name that people read."""
        return self.labels[0]

    @property
    def type(self) -> str:
        """Coarse type, as in the path: "state", "joint-body"; for a concept the name of its scheme."""
        return self.iri.split("/")[1].partition("#")[0]

    @property
    def scheme(self) -> str | None:
        """Name of the scheme of a concept, None for a thing."""
        return self.type if self.iri.startswith("scheme/") else None

    def linked(self, term: str) -> tuple[str, ...]:
        """Paths that one property leads to: `linked("org:holds")`."""
        return tuple(path for link, path in self.links if link == term)


def read_facts(folder: Path) -> dict[str, Facts]:
    """Read the Turtle files of a folder.

    Returns: by path below the base, by term, the values in the order of the file.
    Raises: BrokenResource, if a file is no Turtle.
    """
    found: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*.ttl")):
        try:
            for triple in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
                subject = getattr(triple.subject, "value", "")
                if subject.startswith(BASE):
                    found[subject.removeprefix(BASE)][shorten(triple.predicate.value)].append(triple.object)
        except SyntaxError as error:
            raise BrokenResource(path, "Turtle", str(error)) from error
    return found


def entries(facts: dict[str, Facts]) -> Iterator[Entry]:
    """Entries of all things and concepts with a Russian name."""
    own_states = {path: direct_states(path, known) for path, known in facts.items()}
    for path, known in facts.items():
        labels = texts(known, LABELS, "ru")
        if labels and not is_scheme(known):
            yield entry(path, known, labels, states_of(known, own_states[path], own_states))


def entry(path: str, known: Facts, labels: tuple[str, ...], states: tuple[str, ...]) -> Entry:
    """One entry from what is known of a path."""
    return Entry(
        iri=path,
        cls=class_of(known),
        labels=labels,
        foreign=tuple(
            dict.fromkeys(
                (v.value, v.language)
                for term in (*LABELS, "skos:hiddenLabel")
                for v in known.get(term, ())
                if v.language not in ("ru", None)
            )
        ),
        hidden=texts(known, ("skos:hiddenLabel",), "ru"),
        adjectives=texts(known, ("bc:adjective",), "ru"),
        demonyms=texts(known, ("bc:demonym",), "ru"),
        kind=first_term(known, "dcterms:type"),
        kind_of=first_term(known, "bc:kindOfClass"),
        states=states,
        links=tuple(links(known)),
        since=next((date.fromisoformat(v.value) for v in known.get("bc:holdsSince", ())), None),
    )


def texts(known: Facts, terms: Iterable[str], language: str) -> tuple[str, ...]:
    """Values in one language of several properties, each once, in this order."""
    found = (value for term in terms for value in known.get(term, ()))
    return tuple(dict.fromkeys(value.value for value in found if getattr(value, "language", None) == language))


def first_term(known: Facts, term: str) -> str | None:
    """CURIE of the first value of a property, or None."""
    return next((shorten(value.value) for value in known.get(term, ())), None)


def class_of(known: Facts) -> str:
    """Class of a thing; a class of our own before the general one."""
    classes = sorted(shorten(value.value) for value in known.get("rdf:type", ()))
    return next((c for c in classes if c.startswith("bc:")), classes[0] if classes else "skos:Concept")


def is_scheme(known: Facts) -> bool:
    """Whether this is a concept scheme, not a concept."""
    return "skos:ConceptScheme" in (shorten(value.value) for value in known.get("rdf:type", ()))


def links(known: Facts) -> Iterator[tuple[str, str]]:
    """Values below the base, with their properties; classes and other outside terms are none."""
    for term, values in known.items():
        for value in values:
            path = value.value.removeprefix(BASE)
            if path.startswith(("id/", "scheme/")) and path != value.value:
                yield term, path


def direct_states(path: str, known: Facts) -> tuple[str, ...]:
    """Codes of the states that a thing says it belongs to, or its own."""
    if path.startswith(STATE):
        return (path.removeprefix(STATE),)
    paths = (linked for term, linked in links(known) if term in STATE_LINKS)
    return tuple(dict.fromkeys(linked.removeprefix(STATE) for linked in paths if linked.startswith(STATE)))


def states_of(known: Facts, direct: tuple[str, ...], all_states: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Direct states; for a person without any, those of the posts held."""
    posts = (linked for term, linked in links(known) if term == "org:holds")
    return direct or tuple(dict.fromkeys(state for post in posts for state in all_states.get(post, ())))
