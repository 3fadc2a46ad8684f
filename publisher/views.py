"""What the pages show of things: kinds, properties with their words, facts as cards, courses, passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from publisher import indexing
from publisher.claims import Claim, Claims, Quote
from publisher.describe import Links
from publisher.index import Term
from publisher.labels import LABELS
from publisher.lists import TIMES
from publisher.published import Published
from publisher.values import Value, Values

KINDS = (
    ("document", ("bc:SourceDocument",)),
    ("claim", ("bc:Claim",)),
    ("object", ("bc:CooperationObject",)),
    (
        "fact",
        (
            "bc:ReportedFact",
            "bc:Event",
            "bc:StatusAssertion",
            "bc:IndicatorObservation",
            "bc:ChangeObservation",
            "bc:TargetStatement",
            "bc:Statement",
        ),
    ),
    ("span", ("oa:SpecificResource",)),
    ("pair", ("bc:BilateralRelationship",)),
)
"""Templates, and the classes whose things they show; `thing` is for all others."""

HIDDEN = (
    *LABELS,
    "skos:altLabel",
    "skos:hiddenLabel",
    "rdf:type",
    "foaf:isPrimaryTopicOf",
    "bc:quote",
    "bc:hasStatus",
    "bc:modality",
    "bc:speaker",
    "bc:relayedBy",
    "bc:edtf",
    "bc:date",
    "bc:latestStageDate",
    "qb:dataSet",
)
"""Properties that a page shows in another place, or not to people."""

FIRST = (
    "bc:stage",
    "bc:statusOf",
    "bc:act",
    "bc:indicator",
    "bc:asWritten",
    "bc:value",
    "bc:targetValue",
    "bc:growthFactor",
    "bc:valueQualifier",
    "sdmx-attribute:unitMeasure",
    *TIMES,
    "dcterms:date",
    "dcterms:publisher",
    "dcterms:type",
    "bc:party",
    "bc:relationship",
    "bc:featureOfInterest",
    "bc:goal",
    "bc:topic",
    "bc:concerns",
    "bc:sessionOf",
    "bc:sessionNumber",
    "bc:chairedBy",
    "bc:visitor",
    "bc:hostState",
    "bc:participant",
    "schema:location",
)
"""Properties that a reader looks for first, in this order; the others follow by name."""

SPANS = 5_000
STEPS = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a property.

    Attributes:
        value: the value.
        quotes: the words that state just this.
        inferred: whether only a rule says so, no source.
    """

    value: Value
    quotes: tuple[Quote, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values."""

    property: Value
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as a card.

    Attributes:
        value: the fact.
        kind: its class.
        claim: the claim of it as a whole; for what a rule made of a session that was held, the claim of the session; None if there is none.
        whens: its times.
        stage: for a status.
        about: pair of states, or states, that a figure or target is about.
        datable: whether readers expect a date of it; a statement has the date of its document.
        sort: date for ordering, empty if there is none.
        source: the session that it follows from; None for what a source states.
    """

    value: Value
    kind: Value | None
    claim: Claim | None
    whens: tuple[Value, ...] = ()
    stage: Value | None = None
    about: tuple[Value, ...] = ()
    datable: bool = True
    sort: str = ""
    source: Value | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Equal steps of a course: the first fact and how many say the same.

    Attributes:
        fact: the fact.
        count: number of facts with the same stage, firmness and time.
    """

    fact: Fact
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Things that point at the thing of the page by one property."""

    links: Links
    property: Value
    name: str
    facts: tuple[Fact, ...]
    others: tuple[Value, ...]


@dataclass
class Passage:
    """Words of a document and the facts they carry."""

    quote: Quote
    end: int
    facts: list[Fact] = field(default_factory=list)


class Views:
    """Makes the parts of pages from a release."""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.values = Values(published)
        self.claims = Claims(published, self.values)
        self._node = published.names.node
        self._below = lru_cache(maxsize=None)(lambda curie: indexing.subclasses(published.index, published.names, self._node(curie)))

    def kind(self, thing: Term) -> str:
        """Name of the template that shows a thing."""
        types = set(self.published.index.objects(thing, self._node("rdf:type")))
        return next((kind for kind, classes in KINDS if any(types & self._below(curie) for curie in classes)), "thing")

    def types(self, thing: Term) -> list[Value]:
        """The most specific classes of a thing."""
        types = set(self.published.index.objects(thing, self._node("rdf:type")))
        above = {super_ for type_ in types for super_ in self._above(type_)}
        return [self.values.of(type_) for type_ in sorted(types - above, key=str)]

    def _above(self, cls: Term) -> set[Term]:
        found: set[Term] = set()
        todo = [cls]
        while todo:
            for parent in self.published.index.objects(todo.pop(), self._node("rdfs:subClassOf")):
                if parent not in found:
                    found.add(parent)
                    todo.append(parent)
        return found - {cls}

    def names_of(self, thing: Term) -> list[Literal]:
        """All labels of a thing but the one that is its title."""
        title = self.published.labels.label(thing)
        names = (o for curie in (*LABELS, "skos:altLabel") for o in self.published.index.objects(thing, self._node(curie)))
        labels = {name for name in names if isinstance(name, Literal)}
        return sorted((o for o in labels if title is None or o.value != title.text), key=lambda o: (o.language or "", o.value))

    def uses(self, term: Term) -> int:
        """How often the data point at a term of a vocabulary; the vocabularies' own links don't count."""
        own = ("skos:", "rdfs:", "owl:", "qb:")
        counts = self.published.index.incoming_counts(term)
        return sum(n for p, n in counts.items() if not self.published.names.shorten(p.value).startswith(own))

    def rows(self, thing: Term, claims: Iterable[Claim] = (), *, hidden: tuple[str, ...] = ()) -> list[Row]:
        """The properties of a thing, each value with the words that state it."""
        words = _words_by_property(claims)
        left_out = {self._node(curie) for curie in (*HIDDEN, *hidden)}
        table: dict[NamedNode, dict[Term, set[Term]]] = {}
        for quad in self.published.index.quads(thing):
            if quad.predicate not in left_out:
                table.setdefault(quad.predicate, {}).setdefault(quad.object, set()).add(quad.graph_name)
        inferred, short_cuts = {self.published.names.local("graph/inferred")}, {self.published.names.local("graph/summary")}
        rows = []
        for predicate in sorted(table, key=self._order):
            cells = []
            for value, graphs in table[predicate].items():
                quotes = words.get((predicate, value)) or words.get((predicate, None)) or ()
                cells.append(Cell(self.values.of(value), tuple(quotes), graphs - short_cuts == inferred))
            rows.append(Row(self.values.of(predicate), tuple(sorted(cells, key=lambda cell: cell.value.text))))
        return rows

    def _order(self, predicate: NamedNode) -> tuple[int, str]:
        curie = self.published.names.shorten(predicate.value)
        return FIRST.index(curie) if curie in FIRST else len(FIRST), curie

    def fact(self, thing: Term) -> Fact:
        """A fact as a card."""
        index = self.published.index
        types = self.types(thing)
        times = [self.values.of(o) for curie in TIMES for o in index.objects(thing, self._node(curie))]
        stage = index.value(thing, self._node("bc:stage"))
        claim, source = self._ground(thing)
        return Fact(
            self.values.of(thing),
            types[0] if types else None,
            claim,
            tuple(time for time in times if time.when),
            self.values.of(stage) if stage else None,
            self._about(thing),
            not set(index.objects(thing, self._node("rdf:type"))) & self._below("bc:Statement"),
            indexing.date_key(index, self.published.names, thing),
            source,
        )

    def _ground(self, thing: Term) -> tuple[Claim | None, Value | None]:
        """The claim a fact stands on: of itself, or, for a stage that follows by rule R5, the actual one of its session."""
        if claim := self.claims.main(thing):
            return claim, None
        for session in self.published.index.objects(thing, self._node("prov:wasDerivedFrom")):
            for claim in self.claims.of(session):
                if claim.main and claim.modality and claim.modality.key == "actual":
                    return claim, self.values.of(session)
        return None, None

    def groups(self, links: Iterable[Links]) -> list[Group]:
        """Incoming links, facts as cards."""
        found = []
        for group in links:
            # A claim that points here (as its speaker, say) is shown as the fact it states.
            shown = dict.fromkeys(self._stated(subject) for subject in group.subjects)
            kinds = [(subject, self.kind(subject)) for subject in shown]
            found.append(
                Group(
                    group,
                    self.values.of(group.property),
                    self.published.names.shorten(group.property.value),
                    tuple(self.fact(subject) for subject, kind in kinds if kind == "fact"),
                    tuple(self.values.of(subject) for subject, kind in kinds if kind != "fact"),
                )
            )
        return found

    def _stated(self, subject: Term) -> Term:
        body = self.published.index.value(subject, self._node("oa:hasBody"))
        return body if body is not None and self.kind(body) == "fact" else subject

    def course(self, thing: Term, limit: int) -> list[Fact]:
        """The stages of an object: dated ones in their order, then those without a date by the order of stages."""
        facts = [self.fact(status) for status in self.published.index.incoming(thing, self._node("bc:statusOf"), limit)]
        return sorted(facts, key=lambda fact: (not fact.sort, fact.sort, self._notation(fact.stage), str(fact.value.term)))

    def _about(self, thing: Term) -> tuple[Value, ...]:
        for curie in ("bc:relationship", "bc:party"):
            if values := self.published.index.objects(thing, self._node(curie)):
                return tuple(self.values.of(value) for value in values)
        return ()

    def steps(self, thing: Term, limit: int) -> list[Step]:
        """The course of an object in short: what several sources or sentences say alike is one step."""
        found: dict[tuple[object, ...], list[Fact]] = {}
        for fact in self.course(thing, limit):
            firm = fact.claim.modality.key if fact.claim and fact.claim.modality else ""
            said = (fact.stage.key if fact.stage else "", firm, fact.source is None, tuple(time.when for time in fact.whens))
            found.setdefault(said, []).append(fact)
        return [Step(facts[0], len(facts)) for facts in found.values()]

    def between(self, pair: Term, limit: int) -> list[NamedNode]:
        """Objects of cooperation that have both states of a pair as parties."""
        party = self._node("bc:party")
        found = self.published.index.sharing(party, self.published.index.objects(pair, party), limit)
        return [thing for thing in found if self.kind(thing) == "object"]

    def tracked(self, objects: Iterable[Term]) -> list[tuple[Value, list[Value], list[Step]]]:
        """Rows of the tracker: object, classes, course in short."""
        return [(self.values.of(thing), self.types(thing), self.steps(thing, STEPS)) for thing in objects]

    def _notation(self, stage: Value | None) -> str:
        notation = self.published.index.value(stage.term, self._node("skos:notation")) if stage else None
        return notation.value.zfill(3) if isinstance(notation, Literal) else ""

    def passages(self, document: Term) -> list[Passage]:
        """Passages of a document that carry facts, in its order. A passage holds the spans that begin inside it."""
        found: list[Passage] = []
        seen: set[Term] = set()
        for text in self.published.index.objects(document, self._node("bc:hasText")):
            for quote in self.claims.spans(text, SPANS):
                bodies = self._bodies(quote, seen)
                if bodies and (not found or quote.start >= found[-1].end):
                    found.append(Passage(quote, quote.end))
                elif bodies and quote.end > found[-1].end and quote.start == found[-1].quote.start:
                    found[-1].quote, found[-1].end = quote, quote.end
                elif bodies and quote.end > found[-1].end:
                    found.append(Passage(quote, quote.end))
                if bodies:
                    found[-1].facts += [self.fact(body) for body in bodies]
        return found

    def _bodies(self, span: Quote, seen: set[Term]) -> list[Term]:
        """Facts that the words of a span state as a whole."""
        bodies = []
        for claim in self.published.index.incoming(span.span.term, self._node("oa:hasTarget"), 100):
            body = self.published.index.value(claim, self._node("oa:hasBody"))
            whole = not self.published.index.objects(claim, self._node("bc:supportsProperty"))
            if whole and body is not None and body not in seen and self.kind(body) == "fact":
                seen.add(body)
                bodies.append(body)
        return bodies

    def context(self, quote: Quote) -> Quote | None:
        """The longest published span around a quote, so that a page can show a few words in their sentence."""
        text = self.published.index.value(quote.span.term, self._node("oa:hasSource"))
        around = [q for q in self.claims.spans(text, SPANS) if q.start <= quote.start and q.end >= quote.end] if text else []
        longest = max(around, key=lambda q: q.end - q.start, default=None)
        return longest if longest and longest.end - longest.start > quote.end - quote.start else None


def _words_by_property(claims: Iterable[Claim]) -> dict[tuple[Term, Term | None], list[Quote]]:
    """Quotes of the claims for single properties, by property and value (None: any value)."""
    found: dict[tuple[Term, Term | None], list[Quote]] = {}
    for claim in claims:
        for prop in claim.properties:
            for value in [value.term for value in claim.values] or [None]:
                found.setdefault((prop.term, value), []).extend(claim.quotes)
    return found
