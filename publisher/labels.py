"""Names of things for people: a label in the reader's language, or a title put together from what a fact says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from publisher.index import Index, Term
from publisher.namespaces import Names

LANGUAGES = ("ru", "en")
"""Order of fallback for labels of the data; after these any other language."""

LABELS = ("rdfs:label", "skos:prefLabel", "dcterms:title")

COMPOSED = (
    ("bc:statusOf", ("bc:stage", "bc:statusOf")),
    ("bc:targetValue", ("bc:indicator", "bc:relationship", "bc:featureOfInterest", "bc:asWritten")),
    ("bc:indicator", ("bc:indicator", "bc:relationship", "bc:featureOfInterest", "bc:asWritten")),
    ("bc:act", ("bc:act", "bc:concerns", "bc:topic")),
    ("oa:hasBody", ("oa:hasBody",)),
    ("org:member", ("org:member", "bc:post", "schema:roleName", "org:organization")),
    ("oa:exact", ("oa:exact",)),
    ("oa:hasSelector", ("oa:hasSelector",)),
    ("bc:asWritten", ("bc:asWritten",)),
    ("bc:edtf", ("bc:edtf",)),
    ("bc:hasText", ("dcterms:publisher", "dcterms:date", "dcterms:identifier")),
    ("prov:wasDerivedFrom", ("prov:wasDerivedFrom",)),
)
"""For a thing without a label: the property that shows what it is, and the properties whose values make its title."""

CURRENCY = "unit:CCY_"
"""What QUDT puts before the code of a currency; people read the code."""

LONGEST = 160
SPANS = 5_000
OPENING = 40
"""Code points that words must have to stand for a document, beside a capital at their beginning: a date or half a sentence says little."""
VALUES = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A name and its language (BCP 47; empty where it has none)."""

    text: str
    language: str = ""


class Labels:
    """Titles of the things of a release. Remembers them: a release doesn't change."""

    def __init__(self, index: Index, names: Names) -> None:
        self._index, self._names = index, names
        self.title = lru_cache(maxsize=100_000)(self._title)

    def label(self, thing: Term, languages: tuple[str, ...] = LANGUAGES) -> Title | None:
        """The label of a thing in the first language that has one."""
        for curie in LABELS:
            values = [o for o in self._index.objects(thing, self._names.node(curie)) if isinstance(o, Literal)]
            if values:
                best = min(values, key=lambda value: _rank(value, languages))
                return Title(best.value, best.language or "")
        return None

    def _title(self, thing: Term, depth: int = 0) -> Title:
        if isinstance(thing, Literal):
            return Title(thing.value, thing.language or "")
        if (label := self.label(thing)) is not None:
            return label
        composed = self._opening(thing) or self._composed(thing, depth) if depth < 3 else None
        return composed or Title(_readable(thing, self._names))

    def _opening(self, document: Term) -> Title | None:
        """For a document without a title: its dateline and the first of its words that the release has."""
        found: list[tuple[int, int, Literal]] = []
        for text in self._index.objects(document, self._names.node("bc:hasText")):
            for span in self._index.incoming(text, self._names.node("oa:hasSource"), SPANS):
                for selector in self._index.objects(span, self._names.node("oa:hasSelector")):
                    words, start = (self._index.value(selector, self._names.node(curie)) for curie in ("oa:exact", "oa:start"))
                    if isinstance(words, Literal) and isinstance(start, Literal) and _opens(words.value):
                        found.append((int(start.value), -len(words.value), words))
        if not found:
            return None
        words = min(found, key=lambda one: one[:2])[2]
        dateline = self._index.objects(document, self._names.node("schema:dateline"))[:1]
        parts = [Title(" ".join(part.value.split()), part.language or "") for part in (*dateline, words) if isinstance(part, Literal)]
        return Title(_cut(_join(parts)), parts[-1].language)

    def _composed(self, thing: Term, depth: int) -> Title | None:
        present = {p for p, _ in self._index.outgoing(thing)}
        for sign, properties in COMPOSED:
            if self._names.node(sign) not in present:
                continue
            parts: list[Title] = []
            for curie in properties:
                parts += [self._title(o, depth + 1) for o in self._index.objects(thing, self._names.node(curie))[:VALUES]]
            if len(parts) == 1:  # "discussed" alone says little: the words say what
                parts += [self._title(o, depth + 1) for o in self._index.objects(thing, self._names.node("bc:quote"))]
            if parts:
                return Title(_cut(_join(parts)), next((part.language for part in parts if part.language), ""))
        return None


def _rank(value: Literal, languages: tuple[str, ...]) -> tuple[int, str, str]:
    language = (value.language or "").split("-")[0]
    return languages.index(language) if language in languages else len(languages), language, value.value


def _opens(words: str) -> bool:
    return len(words) >= OPENING and words.lstrip('«“„"( ')[:1].isupper()


def _join(parts: list[Title]) -> str:
    first, *others = dict.fromkeys(part.text.strip() for part in parts)
    return f"{first}: {' · '.join(others)}" if others else first


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + "…"


def _readable(thing: Term, names: Names) -> str:
    """The end of an IRI, as words."""
    if not isinstance(thing, NamedNode):
        return str(thing)
    if not names.is_local(thing.value):
        short = names.shorten(thing.value)
        return short.removeprefix(CURRENCY) if short != thing.value else _elsewhere(thing.value)
    return thing.value.rstrip("/").rpartition("#")[2].rpartition("/")[2].replace("-", " ")


def _elsewhere(iri: str) -> str:
    """Site and end of an outside IRI: "www.wikidata.org Q265"."""
    site = iri.partition("://")[2].partition("/")[0]
    tail = iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]
    return f"{site} {tail}" if site and tail != site else iri
