"""The rules of the model: each with what it must add and what it must not."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from mappings.terms import BASE, PREFIXES, expand
from publisher import edtf
from publisher.materialise import INFERRED, SUMMARY, materialise, rule_versions

PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + f"@prefix id: <{BASE}id/> .\n@prefix g: <{BASE}graph/> .\n"

VOCAB = """
g:vocab {
  bc:CouncilSession rdfs:subClassOf bc:Event . bc:Event rdfs:subClassOf bc:ReportedFact, schema:Event .
  bc:StatusAssertion rdfs:subClassOf bc:ReportedFact . bc:IndicatorObservation rdfs:subClassOf bc:ReportedFact, qb:Observation .
  bc:JointBody rdfs:subClassOf bc:CooperationObject . bc:Agreement rdfs:subClassOf bc:CooperationObject .
  bc:chairedBy rdfs:subPropertyOf bc:participant . bc:asWritten rdfs:subPropertyOf rdfs:comment .
  bc:statusOf owl:inverseOf bc:hasStatus .
  stage:proposed skos:notation 10 . stage:intended skos:notation 20 . stage:agreed skos:notation 30 . stage:initialled skos:notation 50 .
  stage:signed skos:notation 60 . stage:established skos:notation 70 . stage:launched skos:notation 80 . stage:operating skos:notation 85 .
  stage:suspended skos:notation 95 .
}
"""

DOCUMENT = """
id:source\\/d a bc:SourceDocument ; bc:hasText id:text\\/d .
g:source-d a bc:AssertionGraph ; prov:wasDerivedFrom id:text\\/d .
"""


def rules(source: str, claims: str = "", more: str = "") -> set[tuple[str, str, str]]:
    """Materialise a document; result as CURIE-like triples without the base, literals by their value."""
    return shown(materialise(quads(source, claims, more)))


def quads(source: str, claims: str = "", more: str = "") -> list[ox.Quad]:
    text = PROLOGUE + VOCAB + DOCUMENT + f"g:source-d {{ {source} }}\ng:claims-d {{ {claims} }}\n{more}"
    return list(ox.parse(text.encode(), format=ox.RdfFormat.TRIG))


def shown(found: list[ox.Quad]) -> set[tuple[str, str, str]]:
    return {(short(q.subject), short(q.predicate), short(q.object)) for q in found}


def short(node: object) -> str:
    value = getattr(node, "value", str(node))
    for name, iri in PREFIXES.items():
        if value.startswith(iri):
            return f"{name}:{value[len(iri):]}"
    return value.removeprefix(BASE + "id/")


def claim(number: int, body: str, modality: str = "actual", more: str = "") -> str:
    return (
        f"id:claim\\/{number} a bc:Claim ; oa:hasBody {body} ; bc:modality modality:{modality} ; oa:hasTarget id:span\\/{number} {more} .\n"
        f"id:span\\/{number} oa:hasSource id:text\\/d ; oa:hasSelector id:sel\\/{number} .\n"
        f'id:sel\\/{number} oa:start {number} ; oa:end {number + 5} ; oa:exact "слова {number}"@ru .\n'
    )


def status(name: str, stage: str, time: str = "") -> str:
    when = f"; time:hasTime id:time\\/{name}" if time else ""
    return f"id:status\\/{name} a bc:StatusAssertion ; bc:statusOf id:joint-body\\/b ; bc:stage stage:{stage} {when} . id:joint-body\\/b a bc:JointBody .\n" + (
        f"id:time\\/{name} {time} .\n" if time else ""
    )


SESSION = "id:event\\/s a bc:CouncilSession ; bc:sessionOf id:joint-body\\/b . id:joint-body\\/b a bc:JointBody .\n"
COLLABORATION = ("joint-body/b", "rdf:type", "org:OrganizationalCollaboration")


# ---------------------------------------------------------------- R1, R5


def test_body_in_session_is_a_collaboration_and_operates() -> None:
    found = rules(SESSION, claim(1, "id:event\\/s"))
    assert COLLABORATION in found
    assert ("status/s-held", "bc:stage", "stage:operating") in found
    assert ("status/s-held", "prov:wasDerivedFrom", "event/s") in found
    assert ("status/s-held", "bc:quote", "слова 1") in found


@pytest.mark.parametrize("modality", ["expected", "intended", "agreed", "urged", "possible", "instructed", "evaluated"])
def test_planned_session_makes_no_body_exist(modality: str) -> None:
    found = rules(SESSION, claim(1, "id:event\\/s", modality))
    assert COLLABORATION not in found
    assert not [t for t in found if t[0].endswith("-held")]


def test_actual_claim_of_one_property_alone_makes_no_body_exist() -> None:
    claims = claim(1, "id:event\\/s", "intended") + claim(2, "id:event\\/s", "actual", "; bc:supportsProperty schema:location")
    assert COLLABORATION not in rules(SESSION, claims)


@pytest.mark.parametrize(("stage", "modality", "exists"), [
    ("established", "actual", True), ("launched", "actual", True), ("suspended", "actual", True),
    ("signed", "actual", False), ("established", "intended", False), ("launched", "expected", False),
])
def test_stage_makes_a_body_exist_from_established_on(stage: str, modality: str, exists: bool) -> None:
    assert (COLLABORATION in rules(status("x", stage), claim(1, "id:status\\/x", modality))) is exists


# ---------------------------------------------------------------- R2, R3, R4


def test_classes_properties_and_inverses_above_are_added() -> None:
    found = rules(SESSION + "id:event\\/s bc:chairedBy id:person\\/p ." + status("x", "agreed"), claim(1, "id:event\\/s"))
    assert {("event/s", "rdf:type", "bc:ReportedFact"), ("event/s", "rdf:type", "schema:Event"), ("event/s", "bc:participant", "person/p"),
            ("joint-body/b", "bc:hasStatus", "status/x")} <= found


def test_literals_keep_their_spelling() -> None:
    found = materialise(quads('id:event\\/s a bc:CouncilSession ; bc:asWritten "1.70"^^xsd:decimal .'))
    assert ox.Literal("1.70", datatype=ox.NamedNode(expand("xsd:decimal"))) in {q.object for q in found}


def test_nothing_given_is_given_again_as_inferred() -> None:
    given = quads(SESSION, claim(1, "id:event\\/s"))
    added = {q.triple for q in materialise(given) if q.graph_name == INFERRED}
    assert added and not added & {q.triple for q in given}


def test_parts_of_parts_and_followers_of_followers() -> None:
    chain = "id:event\\/a schema:superEvent id:event\\/b . id:event\\/b schema:superEvent id:event\\/c . id:event\\/c schema:superEvent id:event\\/d ."
    found = rules(chain + "id:event\\/x bc:followsEvent id:event\\/y . id:event\\/y bc:followsEvent id:event\\/z .")
    assert {("event/a", "schema:superEvent", "event/d"), ("event/x", "bc:followsEvent", "event/z")} <= found


def test_same_as_is_not_closed() -> None:
    found = rules("id:person\\/a owl:sameAs id:person\\/b . id:person\\/b a foaf:Person .")
    assert not [t for t in found if t[0] == "person/a"]


# ---------------------------------------------------------------- R6


DAY1, DAY2 = 'bc:edtf "2024-08-02" ; bc:earliest "2024-08-02"^^xsd:date ; bc:latest "2024-08-02"^^xsd:date', 'bc:edtf "2025-11" '
BOUND = 'bc:edtf "[..2025-11-15]" ; bc:latest "2025-11-15"^^xsd:date'


def course(*steps: tuple[str, str, str]) -> tuple[set[str], set[str], set[str]]:
    """Stages (stage, modality, time) of one body: its latest stage, the dates of it, stages that no date orders."""
    source = "".join(status(str(n), stage, time) for n, (stage, _, time) in enumerate(steps))
    claims = "".join(claim(n, f"id:status\\/{n}", modality) for n, (_, modality, _) in enumerate(steps))
    found = rules(source, claims)
    return tuple({o for s, p, o in found if s == "joint-body/b" and p == name} for name in ("bc:latestStage", "bc:latestStageDate", "bc:unorderedStages"))  # type: ignore[return-value]


def test_only_stage_is_the_latest_even_without_a_date() -> None:
    assert course(("agreed", "agreed", "")) == ({"stage:agreed"}, set(), set())


def test_dates_order_stages_and_a_fall_back_is_possible() -> None:
    assert course(("launched", "actual", DAY1), ("suspended", "actual", DAY2)) == ({"stage:suspended"}, {"2025-11"}, set())
    assert course(("launched", "actual", DAY1), ("agreed", "agreed", DAY2)) == ({"stage:agreed"}, {"2025-11"}, set())


def test_bound_orders_nothing_after_it() -> None:
    assert course(("intended", "intended", DAY1), ("launched", "actual", BOUND)) == (set(), set(), {"stage:intended", "stage:launched"})


def test_undated_and_yearless_stages_stay_unordered() -> None:
    assert course(("intended", "intended", ""), ("launched", "actual", DAY1))[2] == {"stage:intended", "stage:launched"}
    yearless = 'bc:edtf "XXXX-08-28" ; bc:dateBasis basis:stated-partial'
    assert course(("intended", "intended", yearless), ("launched", "actual", DAY1))[2] == {"stage:intended", "stage:launched"}


def test_stage_that_is_over_is_none_of_the_unordered() -> None:
    assert course(("proposed", "actual", DAY1), ("agreed", "actual", DAY2), ("launched", "actual", DAY2))[2] == {"stage:agreed", "stage:launched"}


def test_expected_launch_is_no_stage_reached() -> None:
    future = 'bc:edtf "2027" '
    assert course(("agreed", "agreed", DAY1), ("launched", "expected", future)) == ({"stage:agreed"}, {"2024-08-02"}, set())
    assert course(("signed", "intended", future)) == (set(), set(), set())


def test_sessions_show_the_latest_stage() -> None:
    dated = SESSION + f"id:event\\/s time:hasTime id:time\\/t . id:time\\/t {DAY1} ."
    found = rules(dated, claim(1, "id:event\\/s"))
    assert ("joint-body/b", "bc:latestStage", "stage:operating") in found
    assert ("joint-body/b", "bc:latestStageDate", "2024-08-02") in found


# ---------------------------------------------------------------- summary


def test_summary_of_a_fact() -> None:
    times = f"id:event\\/s time:hasTime id:time\\/p, id:time\\/r . id:time\\/p bc:edtf \"XXXX-08-02\" . id:time\\/r {DAY1} ."
    claims = claim(7, "id:event\\/s", "actual", "; bc:speaker id:person\\/p ; bc:relayedBy id:organization\\/o") + claim(
        3, "id:event\\/s", "actual", "; bc:supportsProperty schema:location")
    found = {t for t in rules(SESSION + times, claims) if t[0] == "event/s"}
    assert {("event/s", "bc:quote", "слова 7"), ("event/s", "bc:statedIn", "source/d"), ("event/s", "bc:modality", "modality:actual"),
            ("event/s", "bc:speaker", "person/p"), ("event/s", "bc:relayedBy", "organization/o"), ("event/s", "bc:edtf", "2024-08-02"),
            ("event/s", "bc:date", "2024-08-02")} <= found
    assert ("event/s", "bc:quote", "слова 3") not in found and ("event/s", "bc:edtf", "XXXX-08-02") not in found


def test_undated_and_bounded_facts_get_no_plain_date() -> None:
    bounded = SESSION + f"id:event\\/s time:hasTime id:time\\/t . id:time\\/t {BOUND} ."
    found = rules(bounded, claim(1, "id:event\\/s"))
    assert ("event/s", "bc:edtf", "[..2025-11-15]") in found
    assert not [t for t in found | rules(SESSION, claim(1, "id:event\\/s")) if t[1] == "bc:date"]


def test_summary_of_objects_and_sources() -> None:
    source = status("x", "agreed") + 'id:joint-body\\/b rdfs:label "Совет"@ru, "Межгосударственный совет"@ru ; bc:party id:state\\/uz ; bc:topic sector:trade .'
    found = rules(source, claim(1, "id:status\\/x"))
    assert {("joint-body/b", "bc:mentionedIn", "source/d"), ("joint-body/b", "bc:party", "state/uz"), ("joint-body/b", "bc:topic", "sector:trade"),
            ("joint-body/b", "rdfs:label", "Межгосударственный совет"), ("source/d", "bc:factCount", "1")} <= found


def test_order_of_the_input_does_not_matter() -> None:
    given = quads(SESSION + status("x", "launched", DAY1), claim(1, "id:event\\/s") + claim(2, "id:status\\/x"))
    first = materialise(given)
    random.Random(7).shuffle(given)
    assert materialise(given) == first
    assert {q.graph_name for q in first} == {INFERRED, SUMMARY}


def test_every_rule_file_names_rule_and_version() -> None:
    assert rule_versions() == {"R1": "1", "R3": "1", "R4": "1", "R5": "1"}


@pytest.mark.parametrize(("written", "first", "last", "plain"), [
    ("2024-08-27", "2024-08-27", "2024-08-27", "xsd:date"), ("2019-02", "2019-02-01", "2019-02-28", "xsd:gYearMonth"),
    ("2030", "2030-01-01", "2030-12-31", "xsd:gYear"), ("202X", "2020-01-01", "2029-12-31", None), ("2024/2034", "2024-01-01", "2034-12-31", None),
    ("[..2025-11-15]", "None", "2025-11-15", None), ("[2025..]", "2025-01-01", "None", None), ("XXXX-08-28", "None", "None", None),
    ("2024-13", "None", "None", None), ("soon", "None", "None", None), ("", "None", "None", None),
])
def test_bounds_of_edtf(written: str, first: str, last: str, plain: str | None) -> None:
    assert tuple(map(str, edtf.bounds(written))) == (first, last)
    assert edtf.plain_type(written) == plain
