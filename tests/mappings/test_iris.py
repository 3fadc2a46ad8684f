"""IRIs: what is made can be read, nothing else can."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.entities import iri_of, is_new, readable
from mappings.errors import BrokenResource
from mappings.iris import Address, Iris, Register, rebase
from mappings.model import Entity, Span
from mappings.slugs import is_slug
from mappings.terms import BASE

IRIS = Iris(BASE, Register())
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,4}", fullmatch=True)


def agreement(key: str, *context: str, **more: object) -> Entity:
    return Entity("agreement", "bc:Agreement", "Соглашение", key, context=context, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (IRIS.thing("state", "uz"), Address("id", "state", "uz")),
        (IRIS.doc(IRIS.thing("state", "uz")), Address("doc", "state", "uz")),
        (IRIS.source("004-7f"), Address("id", "source", "004-7f")),
        (IRIS.span("004-7f", Span(1, 16)), Address("id", "text", "004-7f/1-16")),
        (IRIS.selector("004-7f", Span(1, 16)), Address("id", "text", "004-7f/1-16/selector")),
        (IRIS.graph("claims", "004-7f"), Address("graph", "", "claims-004-7f")),
        (IRIS.graph("reference"), Address("graph", "", "reference")),
        (IRIS.dataset("levels"), Address("dataset", "", "levels")),
        (IRIS.scheme("stage"), Address("scheme", "stage", "")),
        (IRIS.concept("stage", "signed"), Address("scheme", "stage", "signed")),
        (IRIS.term("stage:signed"), Address("scheme", "stage", "signed")),
        (IRIS.term("bc:Visit"), Address("ontology", "", "Visit")),
        (IRIS.at("ontology"), Address("ontology", "", "")),
        (IRIS.at("ontology/1.0.0"), Address("ontology", "", "1.0.0")),
    ],
)
def test_an_iri_is_read_as_it_was_made(iri: str, address: Address) -> None:
    assert IRIS.parse(iri) == address


@pytest.mark.parametrize(
    "path", ["", "id/state", "id/state/", "id/state/uz/1", "id/state/uz#x", "id/text/a/1-2/x", "graph/a/b", "other/x", "id/st te/uz"]
)
def test_a_path_of_no_pattern_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="patterns"):
        IRIS.parse(BASE + path)
    with pytest.raises(ValueError, match="path"):
        IRIS.at(path)


@pytest.mark.parametrize("base", ["", "http://x", "x/", "ftp://x/", "http://x/?a/", "http://x/#/", "http://x y/"])
def test_a_base_that_is_none_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base"):
        Iris(base)


@given(SLUGS, SLUGS, SLUGS, st.integers(0, 10**7), st.integers(1, 10**5))
def test_rebase_there_and_back_changes_nothing(kind: str, name: str, document: str, start: int, length: int) -> None:
    other = "http://localhost:8000/"
    span = Span(start, start + length)
    for iri in (IRIS.thing(kind, name), IRIS.span(document, span), IRIS.term("bc:Visit"), "http://elsewhere/x"):
        moved = rebase(iri, BASE, other)
        assert rebase(moved, other, BASE) == iri
        assert moved == iri or Iris(other).path(moved) == IRIS.path(iri)
    assert IRIS.span_of(IRIS.selector(document, span)) == (document, span)


@given(st.text(max_size=120), st.lists(st.sampled_from(["uz", "kz", "az"]), max_size=2, unique=True))
def test_any_key_gives_an_iri_that_can_be_read(key: str, context: list[str]) -> None:
    address = IRIS.parse(iri_of(agreement(key, *context), IRIS, "d-1"))
    assert address.type == "agreement"
    assert is_slug(address.slug)


def test_a_pair_of_states_has_one_iri_in_either_order() -> None:
    assert IRIS.relationship(["uz", "kz"]) == IRIS.relationship(["kz", "uz"]) == BASE + "id/relationship/kz-uz"
    for entity in (
        Entity("relationship", "bc:BilateralRelationship", "x", "uz-kz"),
        Entity("relationship", "bc:BilateralRelationship", "x", "x", iri="id/relationship/uz-kz"),
        Entity("relationship", "bc:BilateralRelationship", "x", "x", context=("id/state/uz", "kz")),
    ):
        assert iri_of(entity, IRIS, "d-1") == BASE + "id/relationship/kz-uz"
        assert not is_new(entity)


@pytest.mark.parametrize("key", ["соглашение о воде", "соглашение о воде|uz|kz", "kz uz соглашение о воде", "uz-kz-соглашение о воде"])
def test_the_states_of_a_key_stand_before_its_name(key: str) -> None:
    assert readable(key, ["uz", "id/state/kz"]) == "kz-uz-soglashenie-o-vode"


def test_the_iri_of_an_entity_depends_on_its_document_only_if_scoped() -> None:
    assert iri_of(agreement("о воде"), IRIS, "d-1") == iri_of(agreement("о воде"), IRIS, "d-2")
    assert iri_of(agreement("о воде", scoped=True), IRIS, "d-1") == BASE + "id/agreement/d-1-o-vode"
    assert iri_of(agreement("о воде", scoped=True), IRIS, "d-2") == BASE + "id/agreement/d-2-o-vode"


def test_reference_then_register_then_key(tmp_path: Path) -> None:
    table = tmp_path / "register.tsv"
    table.write_text("type\tkey\tslug\nagreement\tо воде\twater\n", encoding="utf-8")
    iris = Iris(BASE, Register.read(table))
    assert iri_of(agreement("о воде"), iris, "d") == BASE + "id/agreement/water"
    assert iri_of(agreement("о воде", iri="id/agreement/known"), iris, "d") == BASE + "id/agreement/known"
    assert iri_of(Entity("initiative", "bc:Initiative", "x", "о воде"), iris, "d") == BASE + "id/initiative/o-vode"


@pytest.mark.parametrize(
    "line", ["agreement\tо воде", "agreement\ta\tВода", "agreement\ta\twater\nagreement\ta\tb", "agreement\ta\twater\nagreement\tb\twater"]
)
def test_a_register_that_contradicts_itself_is_refused(tmp_path: Path, line: str) -> None:
    table = tmp_path / "register.tsv"
    table.write_text(f"type\tkey\tslug\n{line}\n", encoding="utf-8")
    with pytest.raises(BrokenResource, match="line"):
        Register.read(table)


def test_the_register_of_the_repository_can_be_read() -> None:
    Register.read()
