"""Facts to the nodes of the assertion graph, and the claims that cover them.

The coverage rule: each triple but types and labels has a claim with its subject as body, and with no property, or with
its property (and, if the claim names values, its value). So a fact is one claim for the whole node, and one more for each
stretch of words that states single properties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from mappings.entities import iri_of, is_new
from mappings.evidence import Claim, Triple, integer, languages, words
from mappings.iris import Iris
from mappings.model import Attribution, Document, Entity, Fact, FactRef, Slot, Span, Text, TimeValue, Value
from mappings.slugs import slug
from mappings.tables import table
from mappings.times import Times


def decimal(value: Decimal) -> Literal:
    """xsd:decimal in its canonical form: 4000000000, 1.3; never with an exponent."""
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Literal("0" if plain in ("-0", "") else plain, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))


class Notebook:
    """What one document says, written down fact by fact: triples, claims, and the entities it names.

    Args:
        document: whose facts they are.
        facts: all of them; references between them are resolved here.
        iris: maker of IRIs.
    """

    def __init__(self, document: Document, facts: Iterable[Fact], iris: Iris) -> None:
        self.document, self.iris = document, iris
        self.facts = sorted(facts, key=lambda fact: (fact.span, fact.id))
        self.triples: set[Triple] = set()
        self.claims: set[Claim] = set()
        self.mentions: dict[str, list[tuple[Entity, Claim]]] = defaultdict(list)
        self.times = Times(document, iris, languages(document))
        self._nodes = {fact.id: self._node(fact) for fact in self.facts if fact.restates is None}
        self._nodes |= {fact.id: self._nodes[fact.restates] for fact in self.facts if fact.restates is not None}
        self._properties: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            self._properties[self._nodes[fact.id]] |= {slot.property for slot in fact.slots}
        for fact in self.facts:
            self._write(fact)
        self._write_times()
        self._write_entities()

    # ------------------------------------------------------------ facts

    def _node(self, fact: Fact) -> str:
        """IRI of the node that a fact describes."""
        if fact.subject is not None:
            return iri_of(fact.subject, self.iris, self.document.slug)
        if fact.cls == table("document")["class"]:
            return self.iris.source(self.document.slug)
        path = table("paths")[fact.cls]
        if fact.key is not None:
            return self.iris.keyed(path, fact.key)
        start = str(fact.span.start)
        parts = [fact.id] if start in slug(fact.id).split("-") else [start, fact.id]
        return self.iris.scoped(path, self.document.slug, *parts)

    def _write(self, fact: Fact) -> None:
        node = self._nodes[fact.id]
        main = self._claim(node, fact)
        self._mention_all(fact, main)
        if fact.subject is None and fact.cls != table("document")["class"]:
            self.triples.add((node, "rdf:type", self.iris.term(fact.cls)))
            if fact.label and fact.restates is None:
                self.triples.add((node, "rdfs:label", words(fact.label, "ru")))
        slots = [*fact.slots, *self._added(fact)]
        for slot in slots:
            self.triples.add((node, slot.property, self._value(slot.value, fact)))
        whole = fact.cls not in table("claims")["by_property"]
        if whole:
            self.claims.add(main)
            self.claims.update(self._claim(node, fact, span=span) for span in fact.more_spans)
        self.claims.update(self._property_claims(node, fact, slots, whole))

    def _added(self, fact: Fact) -> list[Slot]:
        """Properties that follow from the class of a fact: its document, its data set."""
        added = []
        if fact.cls in table("stated_in")["classes"]:
            added.append(Slot("bc:statedIn", NamedIri(self.iris.source(self.document.slug))))
        has = self._properties[self._nodes[fact.id]]  # of all facts that state the node: it stands in one data set
        for row in table("datasets"):
            if row["class"] == fact.cls and has.issuperset(row["has"]):
                added.append(Slot("qb:dataSet", NamedIri(self.iris.dataset(row["name"]))))
                break
        return added

    def _claim(self, body: str, fact: Fact, span: Span | None = None, note: str | None = None, **supports: tuple[str, ...]) -> Claim:
        """Claim of a fact on a body; note and span of the fact unless it is for single properties."""
        # The words for a single property are part of the words of the fact: who says them stands on the claim for the whole.
        who = Attribution() if supports and fact.cls not in table("claims")["by_property"] else fact.attribution
        return Claim(
            body=body,
            span=span or fact.span,
            modality=fact.modality,
            rule=fact.rule,
            speakers=self._iris(who.speakers),
            relays=self._iris(who.relays),
            cues=tuple(sorted(set(who.cues))),
            note=note if supports else fact.note,
            **supports,
        )

    def _property_claims(self, node: str, fact: Fact, slots: Iterable[Slot], whole: bool) -> Iterable[Claim]:
        """One claim for each stretch of words (and note) that states single properties."""
        groups: dict[tuple[Span, str | None], list[Slot]] = defaultdict(list)
        for slot in slots:
            span = slot.span or fact.span
            if not whole or span != fact.span or slot.note is not None:
                groups[span, slot.note].append(slot)
        shared = {
            slot.property
            for key, group in groups.items()
            for slot in group
            for other, more in groups.items()
            if other != key and slot.property in {s.property for s in more}
        }
        shared |= {slot.property for slot in slots if (slot.span or fact.span) == fact.span and slot.note is None}
        for (span, note), group in groups.items():
            objects = {self._value(slot.value, fact) for slot in group if slot.property in shared}
            yield self._claim(
                node,
                fact,
                span,
                note,
                properties=tuple(sorted({slot.property for slot in group})),
                values=tuple(sorted(value for value in objects if isinstance(value, str))),
            )

    # ------------------------------------------------------------ values

    def _iris(self, entities: Iterable[Entity]) -> tuple[str, ...]:
        return tuple(sorted({iri_of(entity, self.iris, self.document.slug) for entity in entities}))

    def _value(self, value: Value, fact: Fact) -> str | Literal:
        """Object of a triple: an IRI, or a literal."""
        match value:
            case NamedIri():
                return str(value)
            case Entity():
                return iri_of(value, self.iris, self.document.slug)
            case FactRef():
                return self._nodes[value.id]
            case TimeValue():
                return self.times.add(value, fact.modality, fact.attribution, (fact.span,))
            case Text():
                return words(value.value, value.language)
            case Decimal():
                return decimal(value)
            case int():
                return integer(value, "positiveInteger" if value > 0 else "integer")
            case str():
                return self.iris.term(value)
        raise TypeError(f"{value!r} is nothing that a slot can hold")

    # ------------------------------------------------------------ entities and times

    def _mention_all(self, fact: Fact, main: Claim) -> None:
        """Remember which words name an entity, for those that turn out to be new."""
        cues = sorted(fact.attribution.cues)
        named = [(slot.value, slot.span or fact.span) for slot in fact.slots if isinstance(slot.value, Entity)]
        named += [(who, cues[0] if cues else fact.span) for who in (*fact.attribution.speakers, *fact.attribution.relays)]
        named += [(fact.subject, fact.span)] if fact.subject is not None else []
        for entity, span in named:
            iri = iri_of(entity, self.iris, self.document.slug)
            claim = Claim(iri, span, main.modality, main.rule, ("dcterms:type",), (), main.speakers, main.relays, main.cues)
            self.mentions[iri].append((entity, claim))

    def _write_entities(self) -> None:
        """Type, labels and kind of the entities that neither register nor reference data describe."""
        covered = {claim.body for claim in self.claims if not claim.properties}
        for iri, mentions in self.mentions.items():
            new = [(entity, claim) for entity, claim in mentions if is_new(entity)]
            self.triples.update((iri, "rdf:type", self.iris.term(entity.cls)) for entity, _ in new)
            labels = list(dict.fromkeys(entity.label for entity, _ in new))
            others = {name for entity, _ in new for name in entity.alt}.union(labels[1:]).difference(labels[:1])
            self.triples.update((iri, "rdfs:label", words(label, "ru")) for label in labels[:1])
            self.triples.update((iri, "skos:altLabel", words(label, "ru")) for label in others)
            kinds = [(entity.kind, claim) for entity, claim in new if entity.kind is not None]
            self.triples.update((iri, "dcterms:type", self.iris.term(kind)) for kind, _ in kinds)
            if kinds and iri not in covered:
                self.claims.add(kinds[0][1])

    def new_entities(self) -> list[str]:
        """IRIs of the entities that this document brings up for the first time."""
        return sorted(iri for iri, mentions in self.mentions.items() if any(is_new(entity) for entity, _ in mentions))

    def _write_times(self) -> None:
        self.triples.update(self.times.triples())
        for iri, span, note, modality, who in self.times.readings():
            self.claims.add(
                Claim(
                    body=iri,
                    span=span,
                    modality=modality,
                    rule=table("document")["time_rule"],
                    speakers=self._iris(who.speakers),
                    relays=self._iris(who.relays),
                    cues=tuple(sorted(set(who.cues))),
                    note=note,
                )
            )


class NamedIri(str):
    """A slot value that is an IRI already."""
