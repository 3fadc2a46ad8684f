"""Units of figures have names, and what is counted is a unit that opens at its own address."""

from __future__ import annotations

import tomllib

import pyoxigraph
import pytest

from mappings.facts import read_facts
from mappings.graphs import quads
from mappings.iris import Iris, Register
from mappings.model import Entity, Lifted
from mappings.morphology import fold
from mappings.named import Reference, named
from mappings.reading import read_bytes
from mappings.resources import LEXICON, REFERENCE
from mappings.slugs import slug
from mappings.terms import BASE, expand

FILE = REFERENCE / "units.ttl"
LABEL, ALT, TYPE = (expand(term) for term in ("rdfs:label", "skos:altLabel", "rdf:type"))
COUNTED = BASE + "id/unit/"
RANK = COUNTED + "rank"


def told() -> dict[str, dict[str, list]]:
    """By IRI, by property, the values of the file."""
    found: dict[str, dict[str, list]] = {}
    for triple in pyoxigraph.parse(path=FILE, format=pyoxigraph.RdfFormat.TURTLE):
        found.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return found


UNITS = told()
WORDS = tomllib.loads((LEXICON / "units.toml").read_text(encoding="utf-8"))


def russian(iri: str) -> str:
    """The Russian label of a unit."""
    return next(label.value for label in UNITS[iri][LABEL] if label.language == "ru")


def test_each_unit_has_a_russian_and_an_english_name() -> None:
    assert {iri: sorted(label.language for label in known[LABEL]) for iri, known in UNITS.items() if len(known[LABEL]) != 2} == {}
    assert all({label.language for label in known[LABEL]} == {"ru", "en"} for known in UNITS.values())


def test_each_currency_and_measure_that_is_read_has_a_name() -> None:
    read = {f"CCY_{entry['code']}" for entry in WORDS["currencies"]} | {entry["qudt"] for entry in WORDS["units"] if "qudt" in entry} | {"PERCENT", "NUM"}
    assert {name for name in read if expand(f"unit:{name}") not in UNITS} == set()


@pytest.mark.parametrize("iri", [iri for iri in UNITS if iri.startswith(COUNTED) and iri != RANK])
def test_address_of_what_is_counted_is_its_name(iri: str) -> None:
    assert iri == COUNTED + slug(fold(russian(iri)))
    assert [value.value for value in UNITS[iri][TYPE]] == [expand("qudt:CountingUnit")]


def unit_of(text: str) -> Entity | str:
    """The unit of the first figure of a text."""
    facts, _ = read_facts(read_bytes(text.encode(), "unit.txt"))
    return next(slot.value for fact in facts for slot in fact.slots if slot.property == "sdmx-attribute:unitMeasure")


@pytest.mark.parametrize(
    ("text", "label", "known", "alt"),
    [
        ("На границе Казахстана и России действует 30 пунктов пропуска.", "пункт пропуска", True, ()),
        ("В состав делегации вошли 17 компаний.", "компания", True, ()),
        ("Форум посетили 300 волонтёров.", "волонтёр", False, ("человек",)),
        ("В Казахстан закуплено 500 овец.", "овца", False, ()),
        ("Россия занимает второе место среди партнёров Узбекистана.", "место", True, ()),
        ("Число туристов достигло 200 тысяч.", "турист", True, ()),
    ],
)
def test_unit_of_what_is_counted(text: str, label: str, known: bool, alt: tuple[str, ...]) -> None:
    unit = unit_of(text)
    assert isinstance(unit, Entity)
    assert (unit.label, unit.iri is not None, unit.alt) == (label, known, alt)


def test_measures_and_money_stay_those_of_qudt() -> None:
    assert unit_of("Построено 300 км автомобильных дорог.") == "unit:KiloM"
    assert unit_of("Товарооборот составил 2 млрд тенге.") == "unit:CCY_KZT"


def test_file_of_a_document_names_its_units() -> None:
    text = "Товарооборот Казахстана и России составил 20 млрд долларов. На границе действует 30 пунктов пропуска. Форум посетили 300 волонтёров."
    iris = Iris(BASE, Register())
    document = read_bytes(text.encode(), "unit.txt")
    found = quads(Lifted(document, read_facts(document)[0]), iris)
    names = {
        quad.subject.value: quad.object.value
        for quad in [*found, *named(found, Reference.load(iris))]
        if quad.predicate.value == LABEL and quad.object.language == "ru"
    }
    assert names[expand("unit:CCY_USD")] == "доллар США"
    assert names[COUNTED + "punkt-propuska"] == "пункт пропуска"
    assert names[COUNTED + slug("волонтер")] == "волонтёр"
