"""The index: what a thing says, what points at it, lists; and building it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from publisher.indexing import date_key, subclasses
from publisher.published import Published


def test_outgoing_is_a_set_over_all_graphs(published: Published) -> None:
    node, thing = published.names.node, published.names.local("id/event/visit")
    pairs = published.index.outgoing(thing)
    assert (node("bc:participant"), published.names.local("id/person/ivan-ivanov")) in pairs
    assert len(pairs) == len(set(pairs)) == 6


def test_unknown_thing_has_nothing(published: Published) -> None:
    thing = published.names.local("id/event/nothing")
    assert published.index.outgoing(thing) == ()
    assert published.index.incoming_counts(thing) == {}
    assert not published.index.mentions(thing)


def test_incoming_is_counted_and_paged(published: Published) -> None:
    state, party = published.names.local("id/state/aa"), published.names.node("bc:party")
    assert published.index.incoming_counts(state)[party] == 2
    pages = [published.index.incoming(state, party, 1, offset) for offset in (0, 1, 2)]
    assert [len(page) for page in pages] == [1, 1, 0]
    assert pages[0] != pages[1]


def test_objects_that_share_values(published: Published) -> None:
    states = [published.names.local("id/state/aa"), published.names.local("id/state/bb")]
    found = published.index.sharing(published.names.node("bc:party"), states, 10)
    assert published.names.local("id/joint-body/sea-council") in found
    assert published.index.sharing(published.names.node("bc:party"), [*states, published.names.local("id/state/cc")], 10) == []


def test_graphs_are_counted(published: Published) -> None:
    assert published.index.graphs()[published.names.local("graph/inferred")] == 1


def test_literals_that_look_alike_are_different_terms(published: Published) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    known = ox.Literal("007", datatype=ox.NamedNode(xsd + "integer"))
    assert published.index.term(published.index.find(known)) == known
    assert published.index.find(ox.Literal("7", datatype=ox.NamedNode(xsd + "integer"))) is None
    assert published.index.find(ox.Literal("007")) is None


@pytest.mark.parametrize(
    ("name", "members"),
    [("events", ["event/visit"]), ("objects", ["joint-body/sea-council"]), ("stages", ["status/sample-launched", "status/sample-agreed"]),
     ("states", ["state/bb", "state/aa"]), ("documents", ["source/sample"])],
)
def test_lists_take_sub_classes_and_are_ordered(published: Published, name: str, members: list[str]) -> None:
    assert published.index.listing(name, 10) == [published.names.local("id/" + member) for member in members]
    assert published.index.listing_count(name) == len(members)


def test_subclasses_are_transitive(published: Published) -> None:
    node = published.names.node
    assert {node("bc:ReportedFact"), node("bc:Event"), node("bc:Visit")} <= subclasses(published.index, published.names, node("bc:ReportedFact"))


def test_day_without_a_year_orders_nothing(published: Published) -> None:
    keys = [date_key(published.index, published.names, published.names.local(f"id/status/sample-{name}")) for name in ("launched", "agreed")]
    assert keys == ["2024-08-27", ""]
