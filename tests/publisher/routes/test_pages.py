"""Pages for people, the files of the release, the small files of a site."""

from __future__ import annotations

import hashlib
import re
from html.parser import HTMLParser

import pytest
from flask import Flask
from flask.testing import FlaskClient

from publisher.lists import LISTINGS
from publisher.published import Published

PAGES = ["/", "/sparql", "/release/", "/ontology", "/scheme/stage", "/graph/reference", "/doc/event/visit", "/doc/joint-body/sea-council",
         "/doc/source/sample", "/doc/claim/sample-0-5", "/doc/text/sample/0-5", "/doc/state/aa", *(f"/{listing.name}" for listing in LISTINGS)]


class Links(HTMLParser):
    """Collects the addresses a page leads to or loads from."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Collect."""
        self.tags.add(tag)
        self.links += [(tag, value or "") for name, value in attributes if name in ("href", "src", "action", "cite")]


@pytest.mark.parametrize("path", PAGES)
def test_page_loads_nothing_from_elsewhere_and_runs_no_script(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    assert (response.status_code, response.mimetype) == (200, "text/html")
    parser = Links()
    parser.feed(response.get_data(as_text=True))
    assert "script" not in parser.tags
    assert "style=" not in response.get_data(as_text=True)
    assert all(address.startswith("/") for tag, address in parser.links if tag in ("link", "img", "form", "blockquote"))
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_links_of_a_page_lead_somewhere(client: FlaskClient, path: str) -> None:
    parser = Links()
    parser.feed(client.get(path, headers={"Accept": "text/html"}).get_data(as_text=True))
    for _, address in parser.links:
        if address.startswith("/"):
            assert client.get(address.partition("#")[0], follow_redirects=True).status_code == 200, address


def test_links_stay_on_the_host_one_came_by(client: FlaskClient) -> None:
    text = client.get("/objects", headers={"Host": "localhost:8123"}).get_data(as_text=True)
    assert 'href="/doc/joint-body/sea-council"' in text


def test_links_keep_the_prefix_of_a_mounted_application(app: Flask) -> None:
    text = app.test_client().get("/objects", environ_overrides={"SCRIPT_NAME": "/data"}).get_data(as_text=True)
    assert 'href="/data/doc/joint-body/sea-council"' in text


def test_fact_page_shows_words_source_modality_speaker_rule(client: FlaskClient) -> None:
    text = client.get("/doc/event/visit.html").get_data(as_text=True)
    for shown in ("Иванов прибыл в Загорье 27", "Встреча у моря", "имеет место", "Приморье", "event.visit", "version 1", "27 August 2024"):
        assert shown in text


def test_plan_is_told_from_deed_by_word_and_shape(client: FlaskClient) -> None:
    text = client.get("/doc/joint-body/sea-council.html").get_data(as_text=True)
    assert "modality-intended" in text and "намерение" in text
    assert "modality-actual" in text and "имеет место" in text


def test_stages_of_an_object_come_dated_first_and_undated_are_marked(client: FlaskClient) -> None:
    text = client.get("/doc/joint-body/sea-council.html").get_data(as_text=True)
    assert re.findall(r'<li class="(dated|undated)">', text) == ["dated", "undated"]
    assert text.index("запущено") < text.index("согласовано")
    assert "year not stated" in text


def test_span_page_marks_the_words_in_their_passage(client: FlaskClient) -> None:
    assert "<mark>Иванов</mark> прибыл в Загорье 27" in client.get("/doc/text/sample/0-5.html").get_data(as_text=True)


def test_document_page_shows_passages_with_their_facts(client: FlaskClient) -> None:
    text = client.get("/doc/source/sample.html").get_data(as_text=True)
    assert text.count('class="passage"') == 2
    assert text.index("Иванов прибыл") < text.index("намерены создать")


def test_value_that_only_a_rule_gives_is_marked(client: FlaskClient) -> None:
    assert "follows by a rule" in client.get("/doc/event/visit.html").get_data(as_text=True)


def test_list_is_paged_and_its_end_is_404(client: FlaskClient) -> None:
    first = client.get("/stages").get_data(as_text=True)
    assert first.count('<article class="fact') == 2
    assert client.get("/states?page=2").status_code == 404
    assert client.get("/states?page=x").status_code == 400


def test_files_are_those_of_the_manifest(client: FlaskClient, published: Published) -> None:
    text = client.get("/release/").get_data(as_text=True)
    for entry in published.manifest["files"]:
        response = client.get(f"/release/{entry['name']}")
        assert hashlib.sha256(response.data).hexdigest() == entry["sha256"]
        assert response.mimetype == entry["mediaType"]
        assert entry["sha256"] in text
    assert client.get("/release/manifest.json").json == published.manifest


def test_file_can_be_continued_and_kept(client: FlaskClient) -> None:
    part = client.get("/release/bicoop.nq", headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.data)) == (206, 10)
    tag = client.get("/release/bicoop.nq").headers["ETag"]
    assert client.get("/release/bicoop.nq", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("name", ["latest", "..%2Flatest", "%2e%2e/latest", "../latest", "bicoop.nq.gz", "index.sqlite"])
def test_no_other_file_is_given_out(client: FlaskClient, name: str) -> None:
    assert client.get(f"/release/{name}").status_code == 404


def test_unexpected_error_is_a_problem_without_its_text(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.extensions["bicoop"].index, "listing_count", lambda name: 1 / 0)
    response = app.test_client().get("/", headers={"Accept": "application/json"})
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert "ZeroDivision" not in response.get_data(as_text=True)


def test_robots_and_icon(client: FlaskClient) -> None:
    assert "Disallow: /sparql" in client.get("/robots.txt").get_data(as_text=True)
    assert client.get("/favicon.ico").mimetype == "image/svg+xml"


def test_every_answer_has_its_safety_headers(client: FlaskClient) -> None:
    for path in ("/", "/nope", "/sparql?query=x", "/static/style.css", "/id/event/visit"):
        headers = client.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Access-Control-Allow-Origin"] == "*"


def test_uses_of_a_concept_are_listed_and_paged(client: FlaskClient) -> None:
    assert "used 1 time<" in client.get("/scheme/stage.html").get_data(as_text=True)
    text = client.get("/uses?of=modality:actual").get_data(as_text=True)
    assert "/uses?of=modality:actual&amp;by=bc:modality" in text
    assert client.get("/uses?of=modality:actual&by=bc:modality&page=2").status_code == 200


@pytest.mark.parametrize(("of", "status"), [("", 400), ("nothing", 400), ("zz:top", 400), ("stage:nothing", 404), ("foaf:Person", 404), ("stage:<x> y", 400)])
def test_uses_of_what_is_no_term(client: FlaskClient, of: str, status: int) -> None:
    assert client.get("/uses", query_string={"of": of}).status_code == status
