"""The only maker and the only reader of the IRIs of bicoop.

    {base}id/{type}/{slug}                    a thing; {base}doc/{type}/{slug} is the page about it
    {base}id/text/{document}/{start}-{end}    a span of a text; …/selector says where it lies
    {base}graph/{name}                        a named graph
    {base}ontology#{term}                     a term; {base}scheme/{scheme}#{concept} a concept
    {base}dataset/{name}                      a data set of the release

A slug depends on what it names and on nothing else: not on the order or the number of documents, not on the clock.
A pair of states has one slug, its two-letter codes in alphabetical order: kz-uz, whichever the text names first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mappings.errors import BrokenResource
from mappings.model import Span
from mappings.resources import SEEDS
from mappings.slugs import cut, is_slug, slug
from mappings.terms import BASE, expand

REGISTER = SEEDS / "register.tsv"

_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`?#]+/")
_SPAN = re.compile(r"(\d+)-(\d+)")
_NAME = r"[A-Za-z0-9][A-Za-z0-9-]*"
_ADDRESS = re.compile(
    rf"(?P<area>id|doc)/(?P<type>{_NAME})/(?P<slug>{_NAME}(?:/\d+-\d+(?:/selector)?)?)"
    rf"|(?P<named>graph|dataset)/(?P<name>{_NAME})"
    rf"|(?P<scheme>scheme)/(?P<of>{_NAME})(?:\#(?P<concept>{_NAME}))?"
    rf"|(?P<ontology>ontology)(?:/(?P<version>\d+\.\d+\.\d+)|\#(?P<term>{_NAME}))?"
)


def rebase(iri: str, source: str, target: str) -> str:
    """Move an IRI from one base to another; an IRI outside of the source base stays as it is."""
    return target + iri[len(source) :] if iri.startswith(source) else iri


@dataclass(frozen=True, slots=True)
class Address:
    """An IRI of ours, read.

    Attributes:
        area: "id", "doc", "graph", "dataset", "scheme" or "ontology".
        type: coarse type of a thing ("event"), name of a scheme; "" elsewhere.
        slug: what stands after it: slug of a thing (of a span: "{document}/{start}-{end}"), name of a graph, concept, term
            or version; "" for a scheme or the ontology as a whole.
    """

    area: str
    type: str
    slug: str


@dataclass(frozen=True)
class Register:
    """Slugs once given: they win over what would be computed today."""

    slugs: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path = REGISTER) -> Register:
        """Read the table type, key, slug; an absent file is an empty register.

        Raises: BrokenResource, with the line, for a wrong number of columns, a slug outside of the alphabet, or one
            key or slug given twice.
        """
        slugs: dict[tuple[str, str], str] = {}
        taken: set[tuple[str, str]] = set()
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for number, line in enumerate(lines[1:], start=2):
            cells = line.split("\t")
            if len(cells) != 3 or not is_slug(cells[2]):
                raise BrokenResource(path, f"line {number}", "needs type, key and a slug of a-z, 0-9 and single hyphens")
            kind, key, given = cells
            if (kind, key) in slugs or (kind, given) in taken:
                raise BrokenResource(path, f"line {number}", "its key or its slug stands above already")
            slugs[kind, key] = given
            taken.add((kind, given))
        return cls(slugs)

    def slug(self, kind: str, key: str) -> str | None:
        """Slug that a thing has already, by its coarse type and key."""
        return self.slugs.get((kind, key))


class Iris:
    """Maker and reader of IRIs under one base.

    Args:
        base: absolute http(s) IRI that ends with a slash.
        register: slugs once given; without one, the register of the repository.
    Raises: ValueError, if the base is no such IRI.
    """

    def __init__(self, base: str = BASE, register: Register | None = None) -> None:
        if _BASE.fullmatch(base) is None:
            raise ValueError(f"{base!r} is no base: an absolute http or https IRI without query or fragment that ends with '/'")
        self.base = base
        self.register = Register.read() if register is None else register

    # ------------------------------------------------------------ makers

    def at(self, path: str) -> str:
        """IRI of a path below the base ("id/state/uz"), as the reference data gives it."""
        if not is_path(path):
            raise ValueError(f"{path!r} is no path of an IRI of ours")
        return self.base + path

    def thing(self, kind: str, name: str) -> str:
        """Thing by its coarse type and slug."""
        if not is_slug(kind) or not is_slug(name):
            raise ValueError(f"{kind!r}, {name!r}: type and slug are a-z, 0-9 and single hyphens")
        return f"{self.base}id/{kind}/{name}"

    def keyed(self, kind: str, key: str, readable: str | None = None) -> str:
        """Thing by its key: the slug of the register, or one made from the readable form of the key."""
        return self.thing(kind, self.register.slug(kind, key) or slug(readable or key))

    def scoped(self, kind: str, document: str, *parts: str | int) -> str:
        """Thing that only its document knows: {document}-{start}-{readable}."""
        whole = "-".join([document, *(slug(str(part)) for part in parts)])
        return self.thing(kind, cut(whole, "\n".join([document, *map(str, parts)])))

    def relationship(self, states: Iterable[str]) -> str:
        """Pair of states by their two-letter codes, in alphabetical order."""
        return self.thing("relationship", "-".join(sorted(set(states))))

    def doc(self, iri: str) -> str:
        """Page about a thing: /id/ becomes /doc/."""
        path = self.path(iri)
        if not path.startswith("id/"):
            raise ValueError(f"{iri} is no thing, so it has no page of its own")
        return f"{self.base}doc/{path[3:]}"

    def source(self, document: str) -> str:
        """Source document."""
        return self.thing("source", document)

    def text(self, document: str) -> str:
        """Exact text of a document."""
        return self.thing("text", document)

    def span(self, document: str, span: Span) -> str:
        """Span of a text."""
        return f"{self.text(document)}/{span.start}-{span.end}"

    def selector(self, document: str, span: Span) -> str:
        """Selector of a span."""
        return f"{self.span(document, span)}/selector"

    def graph(self, name: str, document: str | None = None) -> str:
        """Named graph: "reference", or "source" and "claims" of a document."""
        return self.at(f"graph/{name}" if document is None else f"graph/{name}-{document}")

    def dataset(self, name: str) -> str:
        """Data set."""
        return self.at(f"dataset/{name}")

    def scheme(self, name: str) -> str:
        """Concept scheme."""
        return self.at(f"scheme/{name}")

    def concept(self, scheme: str, local: str) -> str:
        """Concept of a scheme."""
        return self.at(f"scheme/{scheme}#{local}")

    def term(self, curie: str) -> str:
        """Term by its CURIE, ours under this base."""
        return self.here(expand(curie))

    def here(self, iri: str) -> str:
        """IRI of a file of the repository (canonical base), under this base."""
        return rebase(iri, BASE, self.base)

    # ------------------------------------------------------------ readers

    def is_ours(self, iri: str) -> bool:
        """Whether the IRI begins with the base."""
        return iri.startswith(self.base)

    def path(self, iri: str) -> str:
        """Path below the base.

        Raises: ValueError, if the IRI does not begin with it.
        """
        if not self.is_ours(iri):
            raise ValueError(f"{iri} does not begin with {self.base}")
        return iri[len(self.base) :]

    def parse(self, iri: str) -> Address:
        """Read an IRI of ours.

        Raises: ValueError, if it is not of one of the patterns above.
        """
        match = _ADDRESS.fullmatch(self.path(iri))
        if match is None:
            raise ValueError(f"{iri} has none of the patterns of our IRIs")
        found = match.groupdict(default="")
        area = found["area"] or found["named"] or found["scheme"] or found["ontology"]
        rest = found["slug"] or found["name"] or found["concept"] or found["term"] or found["version"]
        return Address(area, found["type"] or found["of"], rest)

    def span_of(self, iri: str) -> tuple[str, Span]:
        """Read the IRI of a span (or of its selector): slug of the document, and where.

        Raises: ValueError, if it is no span.
        """
        address = self.parse(iri)
        document, _, rest = address.slug.partition("/")
        match = _SPAN.match(rest)
        if address.type != "text" or match is None:
            raise ValueError(f"{iri} is no span")
        return document, Span(int(match[1]), int(match[2]))


def is_path(path: str) -> bool:
    """Whether a path below the base is one of the patterns of our IRIs."""
    return _ADDRESS.fullmatch(path) is not None
