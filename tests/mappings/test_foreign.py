"""Names in banners of other languages."""

from __future__ import annotations

import pytest

from mappings.foreign import fold_foreign
from mappings.lexicon import lexicon
from mappings.resources import DOCUMENTS

BANNER = {
    "O'ZBEKISTON RESPUBLIKASI  \nPREZIDENTI HUZURIDAGI STRATEGIK  \nVA MINTAQALARARO TADQIQOTLAR INSTITUTI": "id/organization/isrs-uz",
    "BEYNƏLXALQ  \nMÜNASİBƏTLƏRİN  \nTƏHLİLİ MƏRKƏZİ": "id/organization/air-center",
    "ÖZBƏKISTAN": "id/state/uz", "Özbəkistan": "id/state/uz", "O‘zbekiston": "id/state/uz", "Oʻzbekiston": "id/state/uz", "Ozbekiston": "id/state/uz",
    "Өзбекстан": "id/state/uz", "ҚАЗАҚСТАН": "id/state/kz", "AZƏRBAYCAN": "id/state/az", "Qozogʼiston": "id/state/kz", "Shavkat Mirziyoyev": "id/person/shavkat-mirziyoyev",
    "TOSHKENT": "id/place/tashkent", "İlham Əliyev": "id/person/ilham-aliyev", "International Monetary Fund": "id/organization/international-monetary-fund",
}  # fmt: skip


@pytest.mark.parametrize(("text", "iri"), BANNER.items())
def test_name_is_found_whatever_case_and_apostrophe(text, iri):
    matches = lexicon().match_text(f"— {text} 2024")
    assert [(match.entry.iri, match.start, match.end) for match in matches] == [(iri, 2, 2 + len(text))]


@pytest.mark.parametrize("text", ["chad", "ÖZBƏKISTANLI", "Strategik tadqiqotlar instituti", "Узбекистан"])
def test_near_miss_is_no_name(text):
    assert lexicon().match_text(text, ["az", "uz", "en"]) == []


def test_banner_of_a_document_names_states_and_institutes():
    (path,) = DOCUMENTS.glob("000_*")
    text = path.read_text(encoding="utf-8")
    matches = lexicon().match_text(text, ["az", "uz"])
    assert [match.entry.iri for match in matches] == ["id/state/uz", "id/state/az", "id/organization/isrs-uz", "id/organization/air-center"]
    assert text[matches[1].start : matches[1].end] == "AZƏRBAYCAN"


def test_only_the_languages_asked_for():
    assert lexicon().match_text("Özbəkistan", ["kk"]) == []
    assert lexicon().match_text("Özbəkistan", ["az"])[0].language == "az"


def test_dotted_and_dotless_i_are_one():
    assert fold_foreign("TƏHLİLİ") == fold_foreign("TƏHLILI") == fold_foreign("təhlılı")
