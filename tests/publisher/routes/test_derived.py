"""What pages show of that which no source says in so many words: stages that follow by a rule, documents without a title."""

from __future__ import annotations

import re
from collections.abc import Callable

from flask.testing import FlaskClient

ClientOf = Callable[[str], FlaskClient]

HELD = """
g:inferred {
  <https://w3id.org/bicoop/id/status/visit-held> a bc:StatusAssertion ; rdfs:label "Совет действует"@ru ; bc:stage stage:launched ;
    bc:statusOf <https://w3id.org/bicoop/id/joint-body/sea-council> ; bc:occasion <https://w3id.org/bicoop/id/event/visit> ;
    time:hasTime <https://w3id.org/bicoop/id/time/sample-day> ; prov:wasDerivedFrom <https://w3id.org/bicoop/id/event/visit> .
}
g:summary { <https://w3id.org/bicoop/id/event/visit> bc:edtf "2024-08-27" ; bc:date "2024-08-27"^^xsd:date . }
"""

UNTITLED = """
<https://w3id.org/bicoop/id/source/bare> a bc:SourceDocument ; dcterms:identifier "bare" ; bc:hasText <https://w3id.org/bicoop/id/text/bare> .
g:source-bare { <https://w3id.org/bicoop/id/source/bare> schema:dateline "МОРЕ, 3 мая — Агентство"@ru . }
g:claims-bare {
"""


def span(start: int, words: str) -> str:
    name = f"https://w3id.org/bicoop/id/text/bare/{start}-{start + len(words)}"
    return (
        f"<{name}> a oa:SpecificResource ; oa:hasSource <https://w3id.org/bicoop/id/text/bare> ; oa:hasSelector <{name}/selector> .\n"
        f'<{name}/selector> a oa:TextQuoteSelector ; oa:start {start} ; oa:end {start + len(words)} ; oa:exact "{words}"@ru .\n'
    )


def cards(client: FlaskClient, path: str) -> list[str]:
    return re.findall(r"<article class=\"fact.*?</article>", client.get(path).get_data(as_text=True), re.DOTALL)


def test_stage_by_a_rule_shows_the_words_and_the_session_it_follows_from(client_of: ClientOf) -> None:
    (card,) = [card for card in cards(client_of(HELD), "/doc/joint-body/sea-council.html") if "status/visit-held" in card]
    assert "follows by a rule" in card and "modality-actual" not in card and "firm-none" in card
    assert 'href="/doc/event/visit"' in card and "Визит Иванова" in card and "Иванов прибыл в Загорье 27" in card


def test_page_of_such_a_stage_shows_them_too(client_of: ClientOf) -> None:
    text = client_of(HELD).get("/doc/status/visit-held.html").get_data(as_text=True)
    lead = text[text.index('<section class="lead'):text.index("</section>")]
    assert "because it was held" in lead and "Визит Иванова" in lead and "Иванов прибыл в Загорье 27" in lead
    assert 'id="claims"' not in text


def test_stage_of_a_session_that_is_only_planned_shows_no_words(client_of: ClientOf) -> None:
    planned = HELD.replace("prov:wasDerivedFrom <https://w3id.org/bicoop/id/event/visit>", "prov:wasDerivedFrom <https://w3id.org/bicoop/id/status/sample-agreed>")
    (card,) = [card for card in cards(client_of(planned), "/doc/joint-body/sea-council.html") if "status/visit-held" in card]
    assert "follows by a rule" in card and "blockquote" not in card


def test_steps_that_follow_by_a_rule_are_told_from_stated_ones(client_of: ClientOf) -> None:
    text = client_of(HELD).get("/objects").get_data(as_text=True)
    assert text.count('<td class="stage">') == 3 and text.count(">follows by a rule<") == 1


def test_link_to_an_event_is_its_title_and_not_its_date(client_of: ClientOf) -> None:
    text = client_of(HELD).get("/doc/status/sample-launched.html").get_data(as_text=True)
    assert re.search(r'href="/doc/event/visit"[^>]*>Визит Иванова<', text)


def test_document_without_a_title_shows_dateline_and_first_words(client_of: ClientOf) -> None:
    long = "Министры подписали в порту соглашение о маяках"
    spans = span(300, "Позднее стороны договорились о новой встрече на берегу") + span(40, long) + span(20, "из середины предложения, которое начали раньше") + span(0, "3 мая")
    text = client_of(UNTITLED + spans + "}").get("/documents").get_data(as_text=True)
    assert f">МОРЕ, 3 мая — Агентство: {long}<" in text


def test_document_without_words_keeps_its_identifier(client_of: ClientOf) -> None:
    assert ">bare<" in client_of(UNTITLED + span(0, "3 мая") + "}").get("/documents").get_data(as_text=True)
