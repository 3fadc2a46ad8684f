"""What is read from a document as a whole."""

from __future__ import annotations

from mappings.facts import read_facts
from mappings.reading import read_bytes


def test_document_without_russian_says_so() -> None:
    text = "Deals between Turkish and Thai companies pave the way for enhanced bilateral trade, the ministry of trade said on Monday.\n"
    facts, issues = read_facts(read_bytes(text.encode(), "english.txt"))
    assert not facts
    assert [issue.code for issue in issues] == ["no-russian-text"]


def test_two_readings_give_the_same() -> None:
    text = "Стороны Узбекистана и Казахстана подписали соглашение о торговле 8 августа 2024 года.\n"
    assert read_facts(read_bytes(text.encode(), "a.txt")) == read_facts(read_bytes(text.encode(), "a.txt"))
