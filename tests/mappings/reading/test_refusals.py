"""Files that are no documents: one clear line each, with the reason and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappings.errors import UnreadableDocument
from mappings.reading import read, read_bytes
from mappings.reading.decoding import LONGEST_BYTES
from mappings.resources import DOCUMENTS

TEXT = "Стороны провели переговоры в столице и подписали документ о сотрудничестве в торговле. "
PAGE = "<html>\r\n<head><title>{0}</title></head>\r\n<body><center><h1>{0}</h1></center><hr><center>nginx</center></body></html>"
GERMAN = "Der Präsident und die Minister haben über die Zusammenarbeit gesprochen und ein Abkommen für den Handel unterzeichnet. "
UKRAINIAN = "Президент України та прем’єр-міністр Литви обговорили питання співробітництва, що має значення для обох країн. "

REFUSED = [
    ("empty", b"", "empty"),
    ("white space", b" \n\r\n\t ", "empty"),
    ("a mark and nothing", b"\xef\xbb\xbf\n", "empty"),
    ("control bytes", bytes(range(256)) * 8, "binary"),
    ("NUL bytes in a text", TEXT.encode() + b"\x00" * 3, "binary"),
    ("PDF that is none", b"%PDF-1.7\n" + TEXT.encode(), "broken-pdf"),
    ("Word", b"PK\x03\x04" + bytes(200), "binary"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
    ("5 MB", (TEXT * 40_000).encode(), "too-long"),
    ("damaged", TEXT.encode() + b"\xd0 " + TEXT.encode(), "damaged-encoding"),
    ("twice encoded", TEXT.encode().decode("cp1251", errors="ignore").encode(), "mojibake"),
    ("Chinese", "乌兹别克斯坦和哈萨克斯坦举行会谈，双方讨论了贸易问题。".encode() * 20, "unsupported-language"),
    ("Georgian", "საქართველოს პრეზიდენტი შეხვდა აზერბაიჯანის პრეზიდენტს. ".encode() * 5, "unsupported-language"),
    ("German", (GERMAN * 4).encode(), "unsupported-language"),
    ("Ukrainian", (UKRAINIAN * 4).encode(), "unsupported-language"),
    ("404", PAGE.format("404 Not Found").encode(), "error-page"),
    ("502", PAGE.format("502 Bad Gateway").encode(), "error-page"),
    ("denied", PAGE.format("Access Denied").encode(), "error-page"),
    ("not found, in Russian", "<html><body><h1>Ошибка 404</h1><p>Страница не найдена</p></body></html>".encode(), "error-page"),
    (
        "frame only",
        b"<html><body><nav><a>\xd0\x9d\xd0\xbe\xd0\xb2\xd0\xbe\xd1\x81\xd1\x82\xd0\xb8</a></nav><script>1</script></body></html>",
        "no-text",
    ),
    ("figures only", b"12 34 56\n\n78 90 11\n", "no-text"),
]
ENCODINGS = {
    "cp1251": ("Windows-1251", "CP1251"),
    "koi8_r": ("KOI8-R", "KOI8-R"),
    "cp866": ("CP866 (DOS)", "CP866"),
    "iso8859_5": ("ISO 8859-5", "ISO-8859-5"),
    "utf_16": ("UTF-16", "UTF-16"),
    "utf_16_le": ("UTF-16LE", "UTF-16LE"),
    "utf_16_be": ("UTF-16BE", "UTF-16BE"),
}


def test_collected_cases() -> None:
    assert (len(REFUSED), len(ENCODINGS)) == (21, 7)


@pytest.mark.parametrize(("what", "data", "code"), REFUSED, ids=[what for what, _, _ in REFUSED])
def test_refused_with_one_line(what: str, data: bytes, code: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(data, "folder/page.txt")
    assert refusal.value.code == code
    line = str(refusal.value)
    assert line.startswith("folder/page.txt: ")
    assert "\n" not in line
    assert "; " in line


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("length", [120, 5000])
def test_wrong_encoding_is_named_with_its_remedy(encoding: str, length: int) -> None:
    name, iconv = ENCODINGS[encoding]
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes((TEXT * 60)[:length].encode(encoding), "page.txt")
    assert refusal.value.code == "wrong-encoding"
    assert str(refusal.value) == f"page.txt: it is in {name}, not in UTF-8; convert it with iconv -f {iconv} -t UTF-8"


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_seeds_in_other_encodings_are_named(encoding: str) -> None:
    for path in sorted(DOCUMENTS.glob("*.txt")):
        with pytest.raises(UnreadableDocument, match=ENCODINGS[encoding][0]):
            read_bytes(path.read_text(encoding="utf-8").encode(encoding, errors="ignore"), path.name)


def test_long_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(LONGEST_BYTES + 1)
    with pytest.raises(UnreadableDocument, match="too long"):
        read(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read(tmp_path / "none.txt")
    assert refusal.value.code == "no-file"


def test_article_that_speaks_of_an_error_page_is_read() -> None:
    text = "Министры обсудили доступ к сайту. " * 20 + "Сайт отвечал «404 Not Found»."
    assert read_bytes(text.encode(), "a.txt").blocks
