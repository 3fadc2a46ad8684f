"""PDF files: the text in them, what their pages are made of, and files that have no text. The texts are ours, set with DejaVu Serif.

    pages.pdf     two pages with running head and foot, a sentence over both, words broken at the ends of lines
    columns.pdf   two justified columns below one heading, soft hyphens, printed by a browser
    picture.pdf   no text layer                    locked.pdf    needs a password
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from mappings.errors import UnreadableDocument
from mappings.model import Document
from mappings.pipeline import lift_many
from mappings.reading import read, read_bytes, text_of

FOLDER = Path(__file__).with_name("pdf")
PAGES = """\
boilerplate: Бюллетень примера, № 7
heading: Министры двух стран обсудили новый транспортный маршрут
paragraph: 15 ноября в Ташкенте состоялась встреча министра транспорта Узбекистана с министром транспорта Казахстана. \
Стороны рассмотрели двустороннее сотрудничество в области перевозок и узбекско-казахстанские проекты на границе.
paragraph: По итогам встречи министры подписали протокол о перевозке грузов. Документ касается железных дорог и портов обеих стран.
paragraph: По итогам встречи министры подписали протокол о перевозке грузов. Документ касается железных дорог и портов обеих стран.
paragraph: По итогам встречи министры подписали протокол о перевозке грузов. Документ касается железных дорог и портов обеих стран.
paragraph: Стороны выразили намерение довести объём взаимных перевозок до 10 миллионов тонн к 2030 году и открыть общий пункт \
пропуска на границе.
boilerplate: Страница 1 из 2
boilerplate: Бюллетень примера, № 7
paragraph: Следующая встреча пройдёт в Астане.
boilerplate: Страница 2 из 2"""
COLUMNS = """\
heading: Министры иностранных дел провели переговоры в столице и подписали меморандум
metadata: 18 Nov 2024, 11:36
paragraph: Министр иностранных дел Узбекистана принял министра иностранных дел Казахстана. Стороны обсудили двустороннее \
сотрудничество, торговлю и развитие транспортных коридоров, а также узбекско-казахстанские отношения в области науки.
paragraph: «Мы договорились увеличить число рейсов», – отметил министр.
paragraph: Меморандум о взаимопонимании между министерствами подписан на три года. Объём торговли достиг 3,2 млрд долларов США."""


def shown(document: Document) -> str:
    return "\n".join(f"{block.kind}: {block.text}" for block in document.blocks)


@pytest.mark.parametrize(("name", "blocks"), [("pages", PAGES), ("columns", COLUMNS)])
def test_pages_give_their_blocks(name: str, blocks: str) -> None:
    document = read(FOLDER / f"{name}.pdf")
    assert shown(document) == blocks
    for block in document.blocks:
        assert all(sign == document.text[at] or document.text[at].isspace() for sign, at in zip(block.text, block.index, strict=False))


def test_text_is_what_spans_count_in_and_the_file_is_known() -> None:
    path = FOLDER / "pages.pdf"
    document = read(path)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.byte_size, document.media_type) == (len(document.text.encode()), "text/plain; charset=utf-8")
    file = document.original
    assert file is not None
    assert (file.name, file.media_type, file.byte_size) == ("pages.pdf", "application/pdf", path.stat().st_size)
    assert file.sha256 == document.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert text_of(path) == document.text == read(path).text


def test_day_of_the_file_only_bounds_the_date() -> None:
    published = read(FOLDER / "pages.pdf").published
    assert (published.basis, published.spans) == ("basis:external-source", ())
    assert (published.edtf, published.earliest, published.latest) == ("[..2024-11-16]", None, date(2024, 11, 16))


def test_date_above_the_text_wins_over_the_day_of_the_file() -> None:
    published = read(FOLDER / "columns.pdf").published
    assert (published.basis, published.edtf, published.as_written) == ("basis:stated", "2024-11-18", "18 Nov 2024")


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("picture", "no-text-layer", "it is a PDF file without a text layer, a picture of its pages; run text recognition (OCR) over it first, or give the text"),
        ("locked", "encrypted", "it is a PDF file locked with a password; save a copy without the password"),
    ],
)
def test_file_without_a_text_is_refused(name: str, code: str, line: str) -> None:
    path = FOLDER / f"{name}.pdf"
    with pytest.raises(UnreadableDocument) as refusal:
        read(path)
    assert (refusal.value.code, str(refusal.value)) == (code, f"{path}: {line}")


@pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
def test_file_that_is_cut_off_is_refused(share: float) -> None:
    data = (FOLDER / "pages.pdf").read_bytes()
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(data[: int(share * len(data))], "cut.pdf")
    assert refusal.value.code == "broken-pdf"


def test_bad_files_cost_the_others_nothing() -> None:
    found = list(lift_many(sorted(FOLDER.glob("*.pdf"))))
    kinds = [getattr(one, "code", None) or one.document.name for one in found]
    assert kinds == ["columns", "unreadable", "pages", "unreadable"]


def test_facts_of_a_pdf_quote_its_text() -> None:
    (lifted,) = lift_many([FOLDER / "pages.pdf"])
    quotes = {lifted.document.text[fact.span.start : fact.span.end] for fact in lifted.facts}
    assert len(lifted.facts) >= 4
    assert any("сотрудни-\nчество" in quote for quote in quotes)
