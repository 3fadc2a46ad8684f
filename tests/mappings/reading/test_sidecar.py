"""`NAME.toml` beside a document: what it says wins, what is wrong with it is told in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mappings import pipeline
from mappings.errors import UnreadableDocument
from mappings.iris import Iris
from mappings.lexicon import lexicon
from mappings.model import Document, Issue, Lifted
from mappings.reading import read
from mappings.scene import Scene
from mappings.subject import subject_of

TEXT = (
    "date 2025-11-15 ТАШКЕНТ, 15 ноября — Sputnik. Накануне Президент Казахстана принял в столице министра иностранных дел Узбекистана. "
    "Стороны обсудили торговлю. Стороны подписали соглашение о сотрудничестве.\n"
)
UNDATED = "Вчера Президент Казахстана принял министра иностранных дел Узбекистана. В прошлом году товарооборот составил 3 млрд долларов.\n"
ALL = """\
source = "https://example.org/news/7"
publisher = "Министерство иностранных дел Республики Казахстан"
date = 2025-11-16
language = "ru"
title = "Приём в столице"
"""


def document(folder: Path, sidecar: str | None, text: str = TEXT, suffix: str = ".txt") -> Document:
    path = folder / f"note{suffix}"
    path.write_text(text, encoding="utf-8")
    if sidecar is not None:
        path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    return read(path)


def test_every_key_wins_over_the_text(tmp_path: Path) -> None:
    found = document(tmp_path, ALL)
    assert (found.address, found.language) == ("https://example.org/news/7", "ru")
    assert (found.title.text, found.title.span) == ("Приём в столице", None)
    assert (found.publisher.text, found.publisher.span) == ("Министерство иностранных дел Республики Казахстан", None)
    assert (found.published.edtf, found.published.basis, found.published.spans) == ("2025-11-16", "basis:external-source", ())
    assert (found.sidecar.name, found.sidecar.media_type, found.sidecar.byte_size) == ("note.toml", "application/toml", len(ALL.encode()))


def test_keys_that_are_not_given_are_left_to_the_text(tmp_path: Path) -> None:
    found = document(tmp_path, 'source = "https://example.org/7"\n')
    assert (found.published.edtf, found.published.basis) == ("2025-11-15", "basis:stated")
    assert found.publisher.text == "Sputnik"


@pytest.mark.parametrize(
    ("written", "edtf"),
    [("2025-11-16", "2025-11-16"), ("2025-11-16T10:00:00+05:00", "2025-11-16"), ('"2025-11-16"', "2025-11-16"), ('"2025-11"', "2025-11"), ('"2025"', "2025")],
)
def test_dates(tmp_path: Path, written: str, edtf: str) -> None:
    assert document(tmp_path, f"date = {written}\n").published.edtf == edtf


@pytest.mark.parametrize("suffix", [".txt", ".html", ".md"])
def test_beside_each_format(tmp_path: Path, suffix: str) -> None:
    assert document(tmp_path, ALL, suffix=suffix).published.edtf == "2025-11-16"


KEYS = "use source, publisher, date, language, title"
DATE = 'write a day such as 2024-11-15, or a month or year in quotes, such as "2024-11"'
WRONG = [
    ('datum = "2025"', f"the key 'datum' is unknown; {KEYS}"),
    ("[date]\nyear = 2025", f"the value of 'date' can't be used ({{'year': 2025}}); {DATE}"),
    ("date = 2025", f"the value of 'date' can't be used (2025); {DATE}"),
    ('date = "2025-13"', f"the value of 'date' can't be used ('2025-13'); {DATE}"),
    ('date = "2025-02-30"', f"the value of 'date' can't be used ('2025-02-30'); {DATE}"),
    ('date = "вчера"', f"the value of 'date' can't be used ('вчера'); {DATE}"),
    ('source = "example.org"', "the value of 'source' can't be used ('example.org'); write a web address in quotes, such as \"https://example.org/news/1\""),
    ("publisher = true", "the value of 'publisher' can't be used (True); write it as one line of text in quotes, such as \"…\""),
    ('title = ""', "the value of 'title' can't be used (''); write it as one line of text in quotes, such as \"…\""),
    ('language = "de"', "the value of 'language' can't be used ('de'); write one of ru, kk, uz, uz-Cyrl, az, en in quotes"),
    ("title = Приём", "it is no TOML (Invalid value (at line 1, column 9)); write one key a line, such as date = 2024-11-15 or title = \"…\""),
]


@pytest.mark.parametrize(("sidecar", "message"), WRONG, ids=[sidecar.partition("\n")[0] for sidecar, _ in WRONG])
def test_fault_names_file_key_and_remedy(tmp_path: Path, sidecar: str, message: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        document(tmp_path, sidecar + "\n")
    assert str(refusal.value) == f"{tmp_path / 'note.txt'}: its sidecar file note.toml is wrong: {message}"
    assert refusal.value.code == "sidecar"


def test_sidecar_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "note.toml").write_bytes('title = "Приём"'.encode("cp1251"))
    with pytest.raises(UnreadableDocument, match="note.toml is wrong: it is not UTF-8; save it as UTF-8"):
        read(tmp_path / "note.txt")


def test_folder_has_no_document_in_a_sidecar(tmp_path: Path) -> None:
    document(tmp_path, ALL)
    (tmp_path / "alone.toml").write_text(ALL, encoding="utf-8")
    found = list(pipeline.lift_many(tmp_path.iterdir()))
    assert [one.message if isinstance(one, Issue) else one.document.name for one in found] == [
        "it is a sidecar file, which describes a document and is none; name the document; alone.toml belongs beside alone.txt, .html, .md or .pdf",
        "note",
    ]


# ---------------------------------------------------------------- what follows from it


def triples(lifted: Lifted, graph: str | None) -> set[tuple[str, str, str]]:
    """Subject and object without the base, name of the property."""
    base = "https://w3id.org/bicoop/"
    wanted = f"{base}graph/{graph}-note" if graph else None
    quads = [quad for quad in pipeline.quads(lifted, Iris()) if getattr(quad.graph_name, "value", None) == wanted]
    return {(q.subject.value.removeprefix(base), re.split("[/#]", q.predicate.value)[-1], q.object.value.removeprefix(base)) for q in quads}


def test_graphs_say_where_the_date_and_publisher_are_from(tmp_path: Path) -> None:
    document(tmp_path, ALL)
    lifted = pipeline.lift(tmp_path / "note.txt")
    books = triples(lifted, None)
    time = "id/time/note-2025-11-16-external-source"
    assert {
        ("id/source/note", "date", "2025-11-16"),
        ("id/source/note", "hasTime", time),
        (time, "dateBasis", "scheme/date-basis#external-source"),
        (time, "wasDerivedFrom", "id/file/note-sidecar"),
        ("id/file/note-sidecar", "about", "id/source/note"),
        ("id/source/note", "source", "https://example.org/news/7"),
    } <= books
    publishers = {value for subject, name, value in books if (subject, name) == ("id/source/note", "publisher")}
    assert len(publishers) == 1
    assert not {name for subject, name, _ in triples(lifted, "source") if subject == "id/source/note"} & {"date", "publisher"}


def test_relative_dates_count_from_the_day_of_the_sidecar(tmp_path: Path) -> None:
    document(tmp_path, "date = 2025-11-16\n", UNDATED)
    found = triples(pipeline.lift(tmp_path / "note.txt"), "source")
    assert "2025-11-15" in {value for _, name, value in found if name == "edtf"}


def test_without_a_date_everything_relative_stays_relative(tmp_path: Path) -> None:
    found = document(tmp_path, None, UNDATED)
    assert found.published is None
    said = triples(pipeline.lift(tmp_path / "note.txt"), "source")
    assert not {value for _, name, value in said if name in ("edtf", "inXSDDate", "earliest", "latest")}
    assert "В прошлом году" in {value for _, name, value in said if name == "asWritten"}


@pytest.mark.parametrize(
    ("publisher", "state"),
    [("Министерство иностранных дел Республики Казахстан", "kz"), ("Узбекское информационное агентство", "uz"), ("Вестник дорог", "uz")],
)
def test_our_country_is_the_publisher_s(tmp_path: Path, publisher: str, state: str) -> None:
    text = "Узбекистан и Казахстан подписали соглашение. Глава нашего государства отметил рост торговли двух стран.\n"
    document(tmp_path, f'publisher = "{publisher}"\n', text)
    assert subject_of(Scene(read(tmp_path / "note.txt"), lexicon())).own == state
