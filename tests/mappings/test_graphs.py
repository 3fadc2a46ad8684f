"""Facts to graphs: the exact graphs of one small document, and the rules that hold for any."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, parse

from mappings.evidence import surroundings
from mappings.graphs import quads
from mappings.iris import Iris, Register
from mappings.model import (
    Attribution,
    Block,
    BlockKind,
    Document,
    Entity,
    Fact,
    FactRef,
    Lifted,
    Quoted,
    Slot,
    Span,
    Text,
    TimeValue,
)
from mappings.nodes import decimal
from mappings.terms import BASE
from mappings.trig import write

IRIS = Iris(BASE, Register())
HERE = Path(__file__).parent

TEXT = (
    " date 2025-11-15\n"
    "Главы республик подписали Соглашение о воде. Соглашение о воде готовили эксперты.\n"
    "С начала года товарооборот достиг $4 млрд, сообщает пресс-служба.\n"
    "Suv haqida bitim imzolandi.\n"
    "Второе заседание Совета по воде прошло 28 августа."
)


def at(words: str, text: str = TEXT, after: str = "") -> Span:
    """Span of the first such words (after others)."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def document(text: str = TEXT, name: str = "t_1", **more: object) -> Document:
    """Document with a block for each line; the line in Uzbek is marked so."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            language = "uz" if line.startswith("Suv") else "ru"
            blocks.append(Block(BlockKind.PARAGRAPH, line, tuple(range(start, start + len(line) + 1)), language))
        start += len(line) + 1
    raw = text.encode()
    return Document(
        name,
        name.replace("_", "-"),
        text,
        hashlib.sha256(raw).hexdigest(),
        len(raw),
        "text/plain; charset=utf-8",
        "ru",
        tuple(blocks),
        **more,
    )  # type: ignore[arg-type]


DAY = TimeValue("basis:stated", (at("date 2025-11-15"),), "2025-11-15", date(2025, 11, 15), date(2025, 11, 15), "2025-11-15")
BOUND = TimeValue("basis:bounded-by-document-date", DAY.spans, "[..2025-11-15]", latest=date(2025, 11, 15), note="Only an upper bound.")
YEAR = TimeValue(
    "basis:resolved-relative",
    (at("С начала года"),),
    None,
    date(2025, 1, 1),
    date(2025, 11, 15),
    "С начала года",
    beginning=TimeValue("basis:resolved-relative", (at("С начала года"),), "2025-01-01"),
    end=BOUND,
)
UZ, KZ = (Entity("state", "bc:State", name, code, iri=f"id/state/{code}") for name, code in (("Узбекистан", "uz"), ("Казахстан", "kz")))
WATER = Entity(
    "agreement",
    "bc:Agreement",
    "Соглашение о воде",
    "соглашение о воде",
    kind="kind:agreement",
    alt=("Договор о воде",),
    context=("uz", "kz"),
)
EXPERTS = Entity("group", "foaf:Group", "эксперты", "эксперты", scoped=True)
PRESS = Entity("organization", "org:Organization", "пресс-служба", "пресс-служба", iri="id/organization/press-service")
COUNCIL = Entity("joint-body", "bc:JointBody", "Совет по воде", "совет по воде", kind="kind:council", context=("kz", "uz"))
DYAD = Entity("relationship", "bc:BilateralRelationship", "Узбекистан – Казахстан", "kz-uz", context=("uz", "kz"))

SIGNED = Fact(
    "signed",
    "bc:StatusAssertion",
    at("Главы республик подписали Соглашение о воде"),
    (Slot("bc:statusOf", WATER), Slot("bc:stage", "stage:signed", at("подписали")), Slot("time:hasTime", BOUND)),
    "modality:actual",
    "status.signed-active@2",
)
AGREEMENT = Fact(
    "water",
    "bc:Agreement",
    at("Соглашение о воде"),
    (Slot("bc:party", UZ), Slot("bc:party", KZ)),
    "modality:actual",
    "agreement.name",
    subject=WATER,
    more_spans=(at("Соглашение о воде готовили"),),
)
PREPARED = Fact(
    "water-topic",
    "bc:Agreement",
    at("готовили эксперты"),
    (Slot("bc:topic", "sector:water-ecology", at("воде", after="воде готовили")),),
    "modality:actual",
    "agreement.topic",
    subject=WATER,
)
SAID = Fact(
    "prepared",
    "bc:Statement",
    at("готовили эксперты"),
    (Slot("bc:act", "act:noted"), Slot("bc:concerns", WATER)),
    "modality:evaluated",
    "statement.noted",
    attribution=Attribution((EXPERTS,)),
)
TURNOVER = Fact(
    "turnover",
    "bc:IndicatorObservation",
    at("С начала года товарооборот достиг $4 млрд"),
    (
        Slot("bc:indicator", "indicator:bilateral-trade-turnover", at("товарооборот")),
        Slot("bc:relationship", DYAD),
        Slot("bc:value", Decimal("4E9"), at("$4 млрд"), "$ read as US dollar."),
        Slot("sdmx-attribute:unitMeasure", "unit:CCY_USD", at("$4 млрд"), "$ read as US dollar."),
        Slot("bc:asWritten", Text("$4 млрд"), at("$4 млрд"), "$ read as US dollar."),
        Slot("sdmx-dimension:refPeriod", YEAR, at("С начала года")),
    ),
    "modality:actual",
    "figure.level",
    attribution=Attribution((), (PRESS,), (at("сообщает пресс-служба"),)),
)
SESSION = Fact(
    "session",
    "bc:CouncilSession",
    at("Второе заседание Совета по воде прошло 28 августа"),
    (
        Slot("bc:sessionOf", COUNCIL, at("Совета по воде")),
        Slot("bc:sessionNumber", 2, at("Второе заседание")),
        Slot(
            "time:hasTime", TimeValue("basis:stated-partial", (at("28 августа"),), "XXXX-08-28", as_written="28 августа"), at("28 августа")
        ),
    ),
    "modality:actual",
    "event.session",
    label="Второе заседание Совета по воде",
    key="совет по воде kz uz 2",
)
OCCASION = Fact(
    "occasion",
    "bc:StatusAssertion",
    at("Suv haqida bitim imzolandi"),
    (Slot("bc:statusOf", WATER), Slot("bc:stage", "stage:signed"), Slot("bc:occasion", FactRef("session"))),
    "modality:actual",
    "status.signed",
)
MENTION = Fact(
    "mentions",
    "bc:SourceDocument",
    at("Главы республик"),
    (Slot("schema:mentions", KZ), Slot("schema:mentions", UZ, at("республик"))),
    "modality:actual",
    "document.mentions",
)
FACTS = (SIGNED, AGREEMENT, PREPARED, SAID, TURNOVER, SESSION, OCCASION, MENTION)
ALL = Lifted(
    document(
        published=DAY,
        dateline=Quoted("date", at("date")),
        publisher=Quoted("пресс-служба", at("пресс-служба")),
        title=Quoted("Главы республик", at("Главы республик")),
        address="https://example.org/a?b=1",
    ),
    FACTS,
)


# ---------------------------------------------------------------- the coverage rule, in our own words


def uncovered(found: Iterable[Quad], document_slug: str = "t-1") -> list[tuple[str, str, str]]:
    """Triples of the source graph that no claim covers."""
    free = {IRIS.term(term) for term in ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel")}
    said, claims = [], defaultdict(lambda: defaultdict(set))
    for quad in found:
        graph = "" if str(quad.graph_name) == "DEFAULT" else quad.graph_name.value
        if graph == IRIS.graph("source", document_slug) and quad.predicate.value not in free:
            said.append((quad.subject.value, quad.predicate.value, str(quad.object)))
        elif graph == IRIS.graph("claims", document_slug):
            claims[quad.subject.value][quad.predicate.value].add(str(quad.object))
    by_body = defaultdict(list)
    for claim in claims.values():
        for body in claim.get(IRIS.term("oa:hasBody"), ()):
            by_body[body].append((claim[IRIS.term("bc:supportsProperty")], claim[IRIS.term("bc:supportsValue")]))
    stated = defaultdict(set)
    for subject, term, value in said:
        stated[f"<{subject}>", f"<{term}>"].add(value)

    def covers(claim: tuple[set[str], set[str]], triple: tuple[str, str, str]) -> bool:
        properties, values = claim
        if properties and f"<{triple[1]}>" not in properties:
            return False
        if not values or triple[2] in values:
            return True
        return len(properties) > 1 and not values & stated[f"<{triple[0]}>", f"<{triple[1]}>"]

    return [triple for triple in said if not any(covers(claim, triple) for claim in by_body[f"<{triple[0]}>"])]


def evidence_faults(found: Iterable[Quad], text: str) -> list[str]:
    """Selectors whose quote is not the text at their offsets, and claims without a selector."""
    nodes = defaultdict(dict)
    for quad in found:
        nodes[quad.subject.value][quad.predicate.value] = quad.object
    faults = []
    for iri, pairs in nodes.items():
        if pairs.get(IRIS.term("oa:hasBody")) is None:
            continue
        selector = nodes[nodes[pairs[IRIS.term("oa:hasTarget")].value][IRIS.term("oa:hasSelector")].value]
        start, end = (int(selector[IRIS.term(f"oa:{name}")].value) for name in ("start", "end"))
        if not start < end or text[start:end] != selector[IRIS.term("oa:exact")].value:
            faults.append(iri)
    return faults


def objects(found: Iterable[Quad], subject: str, term: str) -> set[str]:
    """Objects of one subject and property, short."""
    return {
        str(quad.object) if isinstance(quad.object, Literal) else quad.object.value.removeprefix(BASE)
        for quad in found
        if quad.subject.value == BASE + subject and quad.predicate.value == IRIS.term(term)
    }


# ---------------------------------------------------------------- tests


def test_graphs_of_a_small_document_are_exactly_these() -> None:
    small = Lifted(document(published=DAY), (SIGNED, SAID))
    expected = {*parse((HERE / "graphs" / "agreement.trig").read_bytes(), format=RdfFormat.TRIG)}
    found = quads(small, IRIS)
    assert {str(quad) for quad in found} ^ {str(quad) for quad in expected} == set()
    assert len(found) == len(expected)


def test_every_triple_is_covered_and_every_quote_is_in_its_place() -> None:
    found = quads(ALL, IRIS)
    assert uncovered(found) == []
    assert evidence_faults(found, TEXT) == []


def test_the_coverage_check_finds_a_triple_without_its_claim() -> None:
    found = quads(ALL, IRIS)
    claims = {quad.subject for quad in found if quad.predicate.value == IRIS.term("oa:hasBody") and "turnover" in quad.object.value}
    left = [quad for quad in found if quad.subject not in claims]
    assert {term for _, term, _ in uncovered(left)} >= {IRIS.term("bc:value"), IRIS.term("bc:statedIn")}


@pytest.mark.parametrize(
    "facts", [(fact,) for fact in FACTS if fact is not OCCASION] + [(AGREEMENT, SAID), (OCCASION, SESSION)], ids=lambda facts: facts[0].id
)
def test_facts_alone_are_covered_too(facts: tuple[Fact, ...]) -> None:
    assert uncovered(quads(Lifted(document(), facts), IRIS)) == []


def test_no_blank_nodes_and_every_iri_of_ours_can_be_read() -> None:
    for quad in quads(ALL, IRIS):
        for node in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(node, BlankNode)
            if not isinstance(node, Literal) and IRIS.is_ours(node.value):
                IRIS.parse(node.value)


def test_order_of_facts_changes_nothing() -> None:
    facts = list(FACTS)
    expected = write(quads(ALL, IRIS))
    for seed in range(5):
        random.Random(seed).shuffle(facts)
        assert write(quads(Lifted(ALL.document, tuple(facts)), IRIS)) == expected


def test_hash_seed_changes_nothing() -> None:
    program = f"import runpy; m = runpy.run_path({str(Path(__file__))!r}); print(m['write'](m['quads'](m['ALL'], m['IRIS'])))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            cwd=HERE.parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(HERE.parents[1])},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000


def test_another_base_moves_every_iri_and_nothing_else() -> None:
    other = Iris("http://localhost:8000/", Register())
    moved = {str(quad) for quad in quads(ALL, other)}
    assert moved == {str(quad).replace(BASE, other.base) for quad in quads(ALL, IRIS)}


def test_facts_with_one_subject_are_one_node_with_all_their_claims() -> None:
    found = quads(ALL, IRIS)
    node = "id/agreement/kz-uz-soglashenie-o-vode"
    assert objects(found, node, "bc:party") == {"id/state/kz", "id/state/uz"}
    assert objects(found, node, "bc:topic") == {"scheme/sector#water-ecology"}
    assert objects(found, node, "rdfs:label") == {'"Соглашение о воде"@ru'}
    assert objects(found, node, "skos:altLabel") == {'"Договор о воде"@ru'}
    claims = [quad.subject.value for quad in found if quad.predicate.value == IRIS.term("oa:hasBody") and quad.object.value == BASE + node]
    properties = {claim.rsplit("/", 1)[-1]: objects(found, claim.removeprefix(BASE), "bc:supportsProperty") for claim in claims}
    assert all(properties.values()), properties  # an object is described property by property: no claim for the whole of it
    assert set.union(*properties.values()) >= {"ontology#party", "ontology#topic"}


def test_only_entities_that_no_register_knows_are_minted() -> None:
    minted = {quad.subject.value.removeprefix(BASE) for quad in quads(ALL, IRIS) if quad.predicate.value == IRIS.term("bc:mintedFrom")}
    assert minted == {
        "id/agreement/kz-uz-soglashenie-o-vode",
        "id/joint-body/kz-uz-sovet-po-vode",
        "id/group/t-1-eksperty",
        "id/organization/press-sluzhba",
    }


def test_an_event_with_a_key_has_an_iri_beyond_its_document() -> None:
    there = quads(Lifted(document(name="other"), (SESSION,)), IRIS)
    assert objects(there, "id/event/sovet-po-vode-kz-uz-2", "bc:sessionNumber") == {
        '"2"^^<http://www.w3.org/2001/XMLSchema#positiveInteger>'
    }
    assert objects(there, "id/event/sovet-po-vode-kz-uz-2", "time:hasTime") == {"id/time/other-xxxx-08-28-28-avgusta-stated-partial"}


def test_words_of_single_properties_are_one_claim() -> None:
    found, span = quads(ALL, IRIS), at("$4 млрд")
    claim = f"id/claim/t-1-{span.start}-{span.end}-observation-as-written"
    assert objects(found, claim, "bc:supportsProperty") == {IRIS.term("sdmx-attribute:unitMeasure"), "ontology#asWritten", "ontology#value"}
    assert objects(found, claim, "bc:interpretationNote") == {'"$ read as US dollar."@en'}
    assert objects(found, claim, "bc:relayedBy") == set()  # who says it stands on the claim for the whole figure


def test_a_figure_names_its_document_and_its_data_set() -> None:
    found = quads(ALL, IRIS)
    figure = f"id/observation/t-1-{TURNOVER.span.start}-turnover"
    assert objects(found, figure, "bc:statedIn") == {"id/source/t-1"}
    assert objects(found, figure, "qb:dataSet") == {"dataset/levels-by-relationship-and-period"}
    assert objects(found, f"id/status/t-1-{SIGNED.span.start}-signed", "bc:statedIn") == set()


def test_times_carry_their_basis_and_their_ends() -> None:
    found = quads(ALL, IRIS)
    times = {quad.subject.value for quad in found if "/id/time/" in quad.subject.value}
    assert len(times) == 4  # the bound is one node, for the status and as the end of the period
    for time in times:
        assert len(objects(found, time.removeprefix(BASE), "bc:dateBasis")) == 1
    [period] = [time.removeprefix(BASE) for time in times if "s-nachala-goda" in time]
    [beginning] = objects(found, period, "time:hasBeginning")
    assert objects(found, beginning, "time:inXSDDate") == {'"2025-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'}
    assert objects(found, period, "rdf:type") == {IRIS.term("time:ProperInterval")}


def test_the_document_has_a_claim_for_each_property() -> None:
    found = quads(ALL, IRIS)
    assert objects(found, "id/source/t-1", "dcterms:date") == {'"2025-11-15"^^<http://www.w3.org/2001/XMLSchema#date>'}
    assert objects(found, "id/source/t-1", "dcterms:publisher") == {"id/organization/press-sluzhba"}
    assert objects(found, "id/source/t-1", "schema:mentions") == {"id/state/kz", "id/state/uz"}
    assert objects(found, "id/source/t-1", "dcterms:source") == {"https://example.org/a?b=1"}
    claims = [
        quad.subject.value.removeprefix(BASE)
        for quad in found
        if quad.predicate.value == IRIS.term("oa:hasBody") and quad.object.value == BASE + "id/source/t-1"
    ]
    assert len(claims) == 5
    assert all(len(objects(found, claim, "bc:supportsProperty")) == 1 for claim in claims)


def test_quotes_are_in_the_language_of_their_block() -> None:
    found = quads(ALL, IRIS)
    span = at("Suv haqida bitim imzolandi")
    assert objects(found, f"id/text/t-1/{span.start}-{span.end}/selector", "oa:exact") == {'"Suv haqida bitim imzolandi"@uz'}


def test_prefix_and_suffix_stand_only_where_a_quote_is_not_alone() -> None:
    found = quads(ALL, IRIS)
    with_prefix = {quad.subject.value for quad in found if quad.predicate.value in (IRIS.term("oa:prefix"), IRIS.term("oa:suffix"))}
    assert with_prefix == {BASE + "id/text/t-1/43-60/selector", BASE + "id/text/t-1/75-79/selector"}


@pytest.mark.parametrize(
    ("text", "span"), [("a" * 200, Span(100, 101)), ("слово " * 50, Span(60, 65)), ("x и x", Span(0, 1)), ("x и x", Span(4, 5))]
)
def test_surroundings_find_the_place(text: str, span: Span) -> None:
    before, after = surroundings(text, span)
    whole = before + text[span.start : span.end] + after
    assert text.find(whole) == text.rfind(whole) == span.start - len(before)


@pytest.mark.parametrize(
    ("value", "text"), [("4E9", "4000000000"), ("1.30", "1.3"), ("-0", "0"), ("0.00", "0"), ("100", "100"), ("2.5E-7", "0.00000025")]
)
def test_decimals_have_no_exponent(value: str, text: str) -> None:
    assert decimal(Decimal(value)).value == text


def test_claims_that_would_share_an_iri_get_one_each() -> None:
    span = at("Главы республик подписали")
    facts = tuple(
        Fact(f"s{i}", "bc:StatusAssertion", span, (Slot("bc:stage", "stage:signed"),), "modality:actual", "status.signed") for i in range(3)
    )
    found = quads(Lifted(document(), facts), IRIS)
    assert len({quad.subject for quad in found if quad.predicate.value == IRIS.term("oa:hasBody")}) == 3
    assert uncovered(found) == []


def test_evidence_stays_small() -> None:
    """A document of 100 claims on 90 spans: evidence is at most 14 quads a claim."""
    text = " ".join(f"слово{number:03}" for number in range(200))
    doc = document(text)
    facts = []
    for number in range(90):
        slots = [Slot("bc:act", "act:noted"), Slot("bc:topic", "sector:trade")]
        facts.append(Fact(f"f{number}", "bc:Statement", at(f"слово{number:03}", text), tuple(slots), "modality:actual", "statement.noted"))
    facts += [
        Fact(
            f"g{number}", "bc:Statement", at(f"слово{number:03}", text), (Slot("bc:act", "act:urged"),), "modality:urged", "statement.urged"
        )
        for number in range(10)
    ]
    found = quads(Lifted(doc, tuple(facts)), IRIS)
    assert sum(quad.predicate.value == IRIS.term("oa:hasBody") for quad in found) == 100
    assert len([quad for quad in found if str(quad.graph_name).endswith("claims-t-1>")]) == 100 * 5 + 90 * 8
