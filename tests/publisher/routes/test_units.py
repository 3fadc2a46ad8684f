"""Units over HTTP: what is counted opens at its own address, and a figure's page calls its unit by name."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from publisher import formats

BASE = "http://data.example/"
UNIT = BASE + "id/unit/kompaniia"
PAGE = "/doc/unit/kompaniia"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
COUNTING = "http://qudt.org/schema/qudt/CountingUnit"

COUNTED = """
g:reference {
  <https://w3id.org/bicoop/id/unit/kompaniia> a <http://qudt.org/schema/qudt/CountingUnit> ; rdfs:label "компания"@ru, "company"@en .
  unit:CCY_USD rdfs:label "доллар США"@ru, "US dollar"@en .
}
g:source-sample {
  <https://w3id.org/bicoop/id/observation/counted> a bc:IndicatorObservation ; rdfs:label "число компаний: 17"@ru ; bc:value 17.0 ;
    sdmx-attribute:unitMeasure <https://w3id.org/bicoop/id/unit/kompaniia> .
}
"""


@pytest.fixture
def client(client_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """A client of a release with a unit and a figure that is counted in it."""
    return client_of(COUNTED)


def test_unit_leads_to_its_document(client: FlaskClient) -> None:
    response = client.get("/id/unit/kompaniia")
    assert (response.status_code, response.headers["Location"]) == (303, BASE + PAGE[1:])


@pytest.mark.parametrize("format", (formats.TURTLE, formats.JSON_LD, formats.N_TRIPLES, formats.RDF_XML), ids=lambda format: format.name)
def test_document_of_a_unit_names_it_in_two_languages(client: FlaskClient, format: formats.Format) -> None:
    response = client.get("/id/unit/kompaniia", headers={"Accept": format.media_type}, follow_redirects=True)
    assert (response.status_code, response.mimetype) == (200, format.media_type)
    told = {(q.predicate.value, q.object.value) for q in ox.parse(response.data, format=format.rdf) if q.subject == ox.NamedNode(UNIT)}
    assert {(LABEL, "компания"), (LABEL, "company"), ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", COUNTING)} <= told


def test_page_of_a_unit_leads_to_what_is_counted_in_it(client: FlaskClient) -> None:
    page = client.get(PAGE, headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "компания" in page
    assert 'href="/doc/observation/counted"' in page


def test_page_of_a_figure_names_its_unit_and_links_to_it(client: FlaskClient) -> None:
    page = client.get("/doc/observation/counted.html").get_data(as_text=True)
    link = next(found for found in re.findall(r"<a\b[^>]*>.*?</a>", page, re.DOTALL) if f'href="{PAGE}"' in found)
    assert "компания" in link or "company" in link


def test_page_of_a_figure_names_a_currency(client: FlaskClient) -> None:
    page = client.get("/doc/observation/probes.html").get_data(as_text=True)
    assert "US dollar" in page or "доллар США" in page


def test_unit_that_nothing_is_counted_in_is_404(client: FlaskClient) -> None:
    assert client.get("/id/unit/drakon").status_code == 404
