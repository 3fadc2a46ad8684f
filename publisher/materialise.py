"""What the rules of the model add to the sources: graph/inferred and graph/summary, rebuilt as a whole, never edited.

R1, R3, R4 and R5 are SPARQL files in rules/: one rule a file, with its meaning at the top. R2 (sub-classes and sub-properties) is
code, because it copies literals and an engine would rewrite them. R6 is `stages`. The rules never go across modalities: only what
a claim reports as actual makes a body exist or operate. All of this works on the canonical base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from publisher import edtf
from publisher.quads import Index, Node, Term, below, term
from publisher.stages import course, interval, moments

RULES = Path(__file__).resolve().parent / "rules"
INFERRED = below("graph/inferred")
SUMMARY = below("graph/summary")
_VOCAB = below("graph/vocab")

Triples = set[tuple[Node, ox.NamedNode, Term]]


def materialise(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Compute graph/inferred and graph/summary.

    Args:
        quads: everything else of the release: sources, claims, reference, curation, vocab, bookkeeping.
    Returns: quads of the two graphs, sorted; equal input in any order gives equal output.
    """
    given = list(quads)
    inferred = infer(given)
    summary = summarise(Index([*given, *inferred]))
    return inferred + summary


def rule_versions() -> dict[str, str]:
    """Name and version of each rule file, from its header."""
    found = {}
    for path in sorted(RULES.glob("*.rq")):
        header = dict(line[2:].split(": ", 1) for line in path.read_text("utf-8").splitlines() if line.startswith("# "))
        found[header["rule"]] = header["version"]
    return found


# ---------------------------------------------------------------- graph/inferred


def infer(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Apply R1 to R5 until nothing new comes out.

    Returns: new triples only, in graph/inferred.
    """
    known = Index(quads)
    instances = [q for q in quads if q.graph_name != _VOCAB]
    hierarchy = _hierarchy(known)
    store = ox.Store()
    store.bulk_extend(quads)
    queries = [path.read_text("utf-8") for path in sorted(RULES.glob("*.rq"))]
    found: Triples = set()
    fresh = {(q.subject, q.predicate, q.object) for q in instances}
    while fresh:
        fresh = _hierarchy_step(fresh, hierarchy) | _query_step(store, queries)
        fresh -= found | known.triples
        found |= fresh
        store.extend(ox.Quad(*triple, INFERRED) for triple in fresh)
    return _in_graph(found, INFERRED)


def _hierarchy(index: Index) -> dict[str, dict[Term, set[Term]]]:
    """Classes and properties, each with all that is above it."""
    return {name: _closure(index.pairs(name)) for name in ("rdfs:subClassOf", "rdfs:subPropertyOf")}


def _closure(pairs: list[tuple[Node, Term]]) -> dict[Term, set[Term]]:
    direct: dict[Term, set[Term]] = defaultdict(set)
    for lower, upper in pairs:
        if isinstance(upper, ox.NamedNode) and upper != term("owl:Thing"):
            direct[lower].add(upper)
    closed = {}
    for lower in list(direct):
        todo, above = [lower], set()
        while todo:
            for upper in direct.get(todo.pop(), ()):
                if upper not in above:
                    above.add(upper)
                    todo.append(upper)
        closed[lower] = above - {lower}
    return closed


def _hierarchy_step(triples: Triples, hierarchy: dict[str, dict[Term, set[Term]]]) -> Triples:
    """R2: whatever is of a class is of the classes above it; whatever holds by a property holds by those above it."""
    classes, properties = hierarchy["rdfs:subClassOf"], hierarchy["rdfs:subPropertyOf"]
    found: Triples = set()
    for s, p, o in triples:
        if p == term("rdf:type"):
            found.update((s, p, upper) for upper in classes.get(o, ()))
        found.update((s, upper, o) for upper in properties.get(p, ()) if isinstance(upper, ox.NamedNode))
    return found


def _query_step(store: ox.Store, queries: list[str]) -> Triples:
    found: Triples = set()
    for query in queries:
        result = store.query(query, use_default_graph_as_union=True)
        found.update((t.subject, t.predicate, t.object) for t in result)
    return found


def _in_graph(triples: Triples, graph: ox.NamedNode) -> list[ox.Quad]:
    return sorted((ox.Quad(*triple, graph) for triple in triples), key=str)


# ---------------------------------------------------------------- graph/summary


def summarise(index: Index) -> list[ox.Quad]:
    """Compute the short cuts of "Easy to query": what a first query reaches for, directly on facts, objects and sources.

    Args:
        index: everything, graph/inferred among it.
    Returns: quads of graph/summary, sorted.
    """
    claims = _main_claims(index)
    facts = _facts(index, claims)
    found: Triples = set()
    for fact, its_claims in facts.items():
        found |= _fact(index, fact, its_claims)
    modalities = {fact: {m for c in its for m in index.objects(c, "bc:modality")} for fact, its in facts.items()}
    mentions = _mentions(index)
    for obj in index.subjects("rdf:type", term("bc:CooperationObject")):
        found |= _object(index, obj, modalities, mentions)
    found |= _counts(index, facts)
    return _in_graph(found, SUMMARY)


def _main_claims(index: Index) -> dict[Term, list[Node]]:
    """Bodies with the claims that state them as a whole."""
    found: dict[Term, list[Node]] = defaultdict(list)
    for claim, body in index.pairs("oa:hasBody"):
        if not index.objects(claim, "bc:supportsProperty"):
            found[body].append(claim)
    return found


def _facts(index: Index, claims: dict[Term, list[Node]]) -> dict[Node, list[Node]]:
    """Reported facts and memberships with the claims to read for them: for a status that R5 derived, the actual ones of its session."""
    found = {}
    for cls in ("bc:ReportedFact", "org:Membership"):
        for fact in index.subjects("rdf:type", term(cls)):
            its = claims.get(fact) or [
                claim
                for session in index.objects(fact, "prov:wasDerivedFrom")
                for claim in claims.get(session, ())
                if term("modality:actual") in index.objects(claim, "bc:modality")
            ]
            if its:
                found[fact] = its
    return found


def _start(index: Index, claim: Term) -> tuple[str, int, str]:
    """Text, first offset and name of a claim: the order in which claims are read."""
    span = index.one(claim, "oa:hasTarget")
    selectors = index.objects(span, "oa:hasSelector") if span else []
    starts = [int(s.value) for n in selectors for s in index.objects(n, "oa:start") if isinstance(s, ox.Literal) and s.value.isdigit()]
    return str(index.one(span, "oa:hasSource")) if span else "", min(starts, default=0), str(claim)


def _document(index: Index, claim: Term) -> Term | None:
    span = index.one(claim, "oa:hasTarget")
    text = index.one(span, "oa:hasSource") if span else None
    if text is None:
        return None
    return min(index.subjects("bc:hasText", text), key=str, default=None)


def _quote(index: Index, claim: Term) -> Term | None:
    for span in index.objects(claim, "oa:hasTarget"):
        for selector in index.objects(span, "oa:hasSelector"):
            if exact := index.one(selector, "oa:exact"):
                return exact
    return None


def _fact(index: Index, fact: Node, claims: list[Node]) -> Triples:
    found: Triples = set()
    quoted: set[Term] = set()
    for claim in sorted(claims, key=lambda c: _start(index, c)):
        document = _document(index, claim)
        if document is not None and document not in quoted:
            quoted.add(document)
            found.add((fact, term("bc:statedIn"), document))
            if quote := _quote(index, claim):
                found.add((fact, term("bc:quote"), quote))
        for name in ("bc:modality", "bc:speaker", "bc:relayedBy"):
            found.update((fact, term(name), value) for value in index.objects(claim, name))
    return found | _dates(index, fact)


def _dates(index: Index, fact: Node) -> Triples:
    """EDTF of when it happened (of a figure: of its period), and of what happened the same as a plain date, if it is one."""
    happened = index.objects(fact, "time:hasTime")
    _, written = interval(index, happened or index.objects(fact, "sdmx-dimension:refPeriod"))
    if not written:
        return set()
    found: Triples = {(fact, term("bc:edtf"), ox.Literal(written))}
    datatype = edtf.plain_type(written)
    if happened and datatype:
        found.add((fact, term("bc:date"), ox.Literal(written, datatype=term(datatype))))
    return found


def _mentions(index: Index) -> dict[Term, set[Term]]:
    """Things with the documents whose graphs name them."""
    found: dict[Term, set[Term]] = defaultdict(set)
    for graph in index.subjects("rdf:type", term("bc:AssertionGraph")):
        for text in index.objects(graph, "prov:wasDerivedFrom"):
            for document in index.subjects("bc:hasText", text):
                for q in index.graph(graph):
                    found[q.subject].add(document)
                    found[q.object].add(document)
    return found


def _object(index: Index, obj: Node, modalities: dict[Node, set[Term]], mentions: dict[Term, set[Term]]) -> Triples:
    found: Triples = {(obj, term("bc:mentionedIn"), document) for document in mentions.get(obj, ())}
    for name in ("bc:party", "bc:topic"):
        found.update((obj, term(name), value) for value in index.objects(obj, name))
    if label := _label(index, obj):
        found.add((obj, term("rdfs:label"), label))
    end = course(moments(index, obj, modalities))
    if end and len(end.latest) == 1:
        found.add((obj, term("bc:latestStage"), end.latest[0]))
        found.update((obj, term("bc:latestStageDate"), ox.Literal(text)) for text in end.dates)
    elif end:
        found.update((obj, term("bc:unorderedStages"), stage) for stage in end.latest)
    return found


def _label(index: Index, obj: Node) -> Term | None:
    """One Russian label: the fullest, because a reader sees it alone."""
    labels = [o for o in index.objects(obj, "rdfs:label") if isinstance(o, ox.Literal) and o.language == "ru"]
    return min(labels, key=lambda o: (-len(o.value), o.value), default=None)


def _counts(index: Index, facts: dict[Node, list[Node]]) -> Triples:
    counted: dict[Term, set[Node]] = defaultdict(set)
    for fact, claims in facts.items():
        for claim in claims:
            document = _document(index, claim)
            if document is not None and fact in index.objects(claim, "oa:hasBody"):
                counted[document].add(fact)
    documents = index.subjects("rdf:type", term("bc:SourceDocument"))
    return {(d, term("bc:factCount"), ox.Literal(str(len(counted[d])), datatype=term("xsd:integer"))) for d in documents}
