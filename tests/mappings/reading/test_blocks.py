"""Pages to blocks, and every code point of a block back to the source."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappings.errors import UnreadableDocument
from mappings.language import analyse
from mappings.model import Block, Document
from mappings.reading import glued_sentences, read, read_bytes
from mappings.resources import DOCUMENTS, ROOT

CASES = tomllib.loads(Path(__file__).with_name("blocks.toml").read_text(encoding="utf-8"))["case"]
SEEDS = sorted(DOCUMENTS.glob("*.txt"))
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "texts").glob("*.txt"))


def test_corpora_have_the_cases_they_claim() -> None:
    assert (len(CASES), len(SEEDS)) == (43, 5)


def check_index(block: Block, source: str) -> None:
    """Each code point is that of the source, a space for white space, or stands for an entity or a tag."""
    assert len(block.index) == len(block.text) + 1
    assert all(a < b for a, b in zip(block.index, block.index[1:], strict=False))
    for sign, offset in zip(block.text, block.index, strict=False):
        found = source[offset]
        assert sign == found or (sign == " " and (found.isspace() or found in "<&")) or found == "&", (sign, found, offset)


def check_document(document: Document) -> None:
    """Everything that points into the source points to its words."""
    for block in document.blocks:
        check_index(block, document.text)
        assert block.text == block.text.strip() != ""
    for quoted in (document.title, document.dateline, document.publisher):
        if quoted is not None:
            source = iter(document.text[quoted.span.start : quoted.span.end])
            # marks, entities and line ends may stand between the signs of the quotation, never another order
            assert all(sign in source for sign in quoted.text if sign.isalnum())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_page_gives_its_blocks(case: dict) -> None:
    document = read_bytes(case["source"].encode(), "case.txt")
    assert [f"{block.kind}: {block.text}" for block in document.blocks] == case["blocks"]
    check_document(document)


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem[:3] for path in SEEDS])
def test_seed_leads_back_to_its_source(path: Path) -> None:
    check_document(read(path))


@pytest.mark.skipif(not CORPUS, reason="the corpus for development is not part of the project")
def test_corpus_leads_back_to_its_source() -> None:
    for path in CORPUS:
        check_document(read(path))


PARTS = [
    "Стороны встретились", "в столице", ".", " ", "\n", "\n\n", "-", "Касым-", "\xad",
    "\xa0", "&nbsp;", "&laquo;", "&raquo;", "<p>", "</p>", "<br>", "<li>", "# ",
    "**", "[Источник](#)", "15 ноября", "date 2025-11-15 ", "ТАШКЕНТ, ", " — Sputnik. ", "\f", "3", "• ",
    "«", "»", "\ufeff", "<", "&", "\u2028", "\r\n", "---", "2024",
]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_page_leads_back_to_its_source(parts: list[str]) -> None:
    try:
        document = read_bytes("".join(parts).encode(), "any.txt")
    except UnreadableDocument:
        return
    check_document(document)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        document = read_bytes(text.encode("utf-8", errors="ignore"), "any.txt")
    except UnreadableDocument as refusal:
        assert "\n" not in str(refusal)
        return
    check_document(document)


def test_page_number_is_left_out_of_the_index() -> None:
    source = "Стороны выразили намерение тесно сотрудничать в целях обеспечения мира и стабильности в\n\n\n\n3\n\nЦентральной Азии."
    block = read_bytes(source.encode(), "a.txt").blocks[0]
    assert source.index("3") not in block.index
    at = block.text.index("Центральной")
    assert block.span(at, at + 11).start == source.index("Центральной")


def test_quotation_in_entities_is_whole() -> None:
    source = "<p>Компания &laquo;УзКазТрейд&raquo; создана.</p><p>Всё.</p>"
    block = read_bytes(source.encode(), "a.html").blocks[0]
    start, end = block.text.index("«"), block.text.index("»") + 1
    span = block.span(start, end)
    assert source[span.start : span.end] == "&laquo;УзКазТрейд&raquo;"


def test_words_that_end_with_a_letter_in_an_entity_are_whole() -> None:
    source = "<p>Он сказал: &laquo;Мы готов&#1099;&raquo;. <b>Открыта ярмарк&#x430;</b></p><h2>Встреч&#1072;</h2><p>Всё.</p>"
    document = read_bytes(source.encode(), "a.html")
    block = document.blocks[0]
    for words, written in (("Мы готовы", "Мы готов&#1099;"), ("«Мы готовы»", "&laquo;Мы готов&#1099;&raquo;"), ("ярмарка", "ярмарк&#x430;")):
        start = block.text.index(words)
        span = block.span(start, start + len(words))
        assert source[span.start : span.end] == written
    assert source[block.index[0] : block.index[-1]].endswith("ярмарк&#x430;")
    assert source[document.blocks[1].index[0] : document.blocks[1].index[-1]] == "Встреч&#1072;"


GLUED = [
    ("Между странами.Отмечено, что Р.Мередов и Китай».В ходе встречи 27 августа т.г. обсуждено.", ["Отм", "В х"]),
    ("Доля выросла до 20%.Стороны довольны (по словам министра).Встреча завершилась.", ["Сто", "Вст"]),
    ("Рост составил 25.Стороны уверены!Все согласны…Подписан договор.", ["Сто", "Все", "Под"]),
    ("Он сказал: «Мы готовы.»Встреча завершилась.", ["Вст"]),
    ("Он принял их.Встреча завершилась, сказал он.Документ им.Ленина готов.", ["Вст", "Док"]),
    ("Подробнее на zakon.Kz и https://example.org/Азии.Встреча сегодня.", []),
    ("Приняли проф.Иванов, акад.Петров, А.Б.Сидоров и жители обл.Туркестан в г.Ташкенте на ул.Навои.", []),
]


@pytest.mark.parametrize(("text", "starts"), GLUED, ids=[text[:20] for text, _ in GLUED])
def test_glued_sentences_are_noted_and_cut(text: str, starts: list[str]) -> None:
    assert [text[at : at + 3] for at in glued_sentences(text)] == starts
    analysis = analyse(text)
    begins = {analysis.tokens[sentence.first].start for sentence in analysis.sentences}
    assert set(glued_sentences(text)) <= begins


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны провели переговоры в столице.", "ru"),
        ("O'ZBEKISTON RESPUBLIKASI PREZIDENTI HUZURIDAGI", "uz"),
        ("O‘zbekiston Prezidenti Shavkat Mirziyoyev va boshqalar", "uz"),
        ("ÖZBƏKISTAN VƏ AZƏRBAYCAN", "az"),
        ("27 AVGUST 2024-CÜ IL", "az"),
        ("Қазақстан мен Тәжікстан арасындағы ынтымақтастық", "kk"),
        ("Ўзбекистон Республикаси Президенти", "uz-Cyrl"),
        ("Deals between the two companies", "en"),
        ("18 Nov 2019, 11:23", "en"),
    ],
)
def test_language_of_a_block(text: str, language: str) -> None:
    source = f"{text}\n\nСтороны провели переговоры в столице и подписали документ о сотрудничестве.\n"
    assert read_bytes(source.encode(), "a.txt").blocks[0].language == language


PARTED = [
    ("Экспорт составил 5 млн долл. США, импорт – 3 млн долл. США. Китай доволен.", 2),
    ("Заём в 2 млн ф. стерлингов выдан.", 1),
    ("Экспорт составил 5 млн долл. Индия довольна.", 2),
]


@pytest.mark.parametrize(("text", "sentences"), PARTED, ids=[text[:30] for text, _ in PARTED])
def test_amounts_are_not_cut_in_two(text: str, sentences: int) -> None:
    assert len(analyse(text).sentences) == sentences
