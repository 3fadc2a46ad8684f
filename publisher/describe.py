"""The document about a thing, as triples: what machines get, and what the page of the thing is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from publisher.index import Term
from publisher.labels import LABELS
from publisher.published import DATASET, LICENCE, Published

XSD_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")


@dataclass(frozen=True, slots=True)
class Links:
    """Subjects that point at a thing by one property.

    Attributes:
        property: the property.
        count: how many there are.
        subjects: a page of them.
        page: its number, from 1.
        size: subjects a page.
    """

    property: NamedNode
    count: int
    subjects: tuple[Term, ...]
    page: int = 1
    size: int = 20

    @property
    def more(self) -> bool:
        """Whether there is a page after this one."""
        return self.page * self.size < self.count


@dataclass(frozen=True)
class Resource:
    """A thing that has a document.

    Attributes:
        thing: the thing.
        path: address of its document below the base.
        links: what points at it.
        statements: makes its triples (quads where the document is a graph).
        query: query string of the document, for further pages of links.
    """

    thing: NamedNode
    path: str
    links: tuple[Links, ...]
    statements: Callable[[], Iterable[Triple | Quad]]
    query: str = ""


def find(published: Published, path: str, *, size: int, by: str | None = None, page: int = 1) -> Resource | None:
    """Find the thing whose document has this path.

    Args:
        path: below the base: `doc/event/x`, `scheme/stage`, `ontology`, `ontology/1.0.0`, `graph/reference`, `dataset/bicoop`.
        size: incoming links of one property on a page.
        by: a CURIE or IRI: only the links by this property, page by page.
        page: from 1.
    Returns: None, if the release knows nothing of that name.
    """
    names, index = published.names, published.index
    head, _, rest = path.partition("/")
    thing = names.asked("id/" + rest if head == "doc" else path)
    if thing is None:
        return None
    if head == "ontology":
        return _vocabulary(published, thing, path, "ontology") if not rest or index.mentions(thing) else None
    if not index.mentions(thing) and thing not in index.graphs():
        return None
    if head == "scheme":
        return _vocabulary(published, thing, path, path)
    if head == "graph":
        return Resource(thing, path, (), lambda: _graph(published, thing), f"page={page}" if page > 1 else "")
    links = tuple(incoming(published, thing, size, by, page))
    query = f"by={by}&page={page}" if by else ""
    return Resource(thing, path, links, lambda: _thing(published, thing, path, links), query)


def incoming(published: Published, thing: NamedNode, size: int, by: str | None, page: int) -> Iterator[Links]:
    """What points at a thing, by property.

    Args:
        size, by, page: as for `find`.
    """
    names, index = published.names, published.index
    for predicate, count in sorted(index.incoming_counts(thing).items(), key=lambda item: names.shorten(item[0].value)):
        if by and names.shorten(predicate.value) != by and predicate.value != by:
            continue
        yield Links(predicate, count, tuple(index.incoming(thing, predicate, size, (page - 1) * size)), page, size)


def _thing(published: Published, thing: NamedNode, path: str, links: tuple[Links, ...]) -> Iterator[Triple]:
    index, names = published.index, published.names
    named: set[Term] = set()
    for triple in with_blank_nodes(published, thing):
        named.update((triple.predicate, triple.object))
        yield triple
    for group in links:
        for subject in group.subjects:
            yield Triple(subject, group.property, thing)
            named.add(subject)
        if group.more:
            property_name = names.shorten(group.property.value)
            further = names.local(f"{path}?by={property_name}&page={group.page + 1 if group.page > 1 else 1}")
            yield Triple(names.local(path), names.node("rdfs:seeAlso"), further)
    for term in named:
        if isinstance(term, NamedNode) and term != thing:
            for curie in LABELS:
                yield from (Triple(term, names.node(curie), label) for label in index.objects(term, names.node(curie)))
    yield from about_document(published, names.local(path), thing)


def with_blank_nodes(published: Published, subject: Term) -> Iterator[Triple]:
    """Triples of a subject, and of the blank nodes they lead to."""
    seen: set[Term] = {subject}
    todo = [subject]
    while todo:
        current = todo.pop()
        for predicate, value in published.index.outgoing(current):
            yield Triple(current, predicate, value)
            if isinstance(value, BlankNode) and value not in seen:
                seen.add(value)
                todo.append(value)


def about_document(published: Published, document: NamedNode, thing: NamedNode) -> Iterator[Triple]:
    """What a document says about itself: its topic, dataset, licence, date."""
    node = published.names.node
    yield Triple(document, node("void:inDataset"), published.names.local(DATASET))
    if document != thing:
        yield Triple(thing, node("foaf:isPrimaryTopicOf"), document)
        yield Triple(document, node("rdf:type"), node("foaf:Document"))
        yield Triple(document, node("foaf:primaryTopic"), thing)
    present = {p for p, _ in published.index.outgoing(document)}
    if node("dcterms:license") not in present:
        yield Triple(document, node("dcterms:license"), NamedNode(LICENCE))
    if node("dcterms:modified") not in present:
        yield Triple(document, node("dcterms:modified"), Literal(published.date, datatype=XSD_DATE))


def _graph(published: Published, graph: NamedNode) -> Iterator[Triple | Quad]:
    """Content of a named graph in its name, and what is said about the graph itself."""
    yield from (Quad(triple.subject, triple.predicate, triple.object, graph) for triple in published.index.graph(graph))
    yield from with_blank_nodes(published, graph)
    yield from about_document(published, graph, graph)


def _vocabulary(published: Published, thing: NamedNode, path: str, root: str) -> Resource:
    """A document of many hash IRIs: the ontology, or a concept scheme."""
    return Resource(thing, path, (), lambda: _terms(published, thing, published.names.local(root)))


def _terms(published: Published, document: NamedNode, root: NamedNode) -> Iterator[Triple]:
    node = published.names.node
    for term in vocabulary_terms(published, root):
        yield from with_blank_nodes(published, term)
    for graph in (published.names.local("graph/vocab"),) if root.value.endswith("ontology") else ():
        yield from (triple for triple in published.index.graph(graph) if isinstance(triple.subject, BlankNode))
    if document != root:
        yield Triple(document, node("dcterms:isVersionOf"), root)
    yield from about_document(published, document, document)


def vocabulary_terms(published: Published, root: NamedNode) -> list[NamedNode]:
    """The root of a vocabulary and its hash terms that the release defines."""
    return [root, *published.index.starting(root.value + "#")]
