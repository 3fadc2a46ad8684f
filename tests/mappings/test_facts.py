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


def test_body_that_is_only_named_is_between_the_states_of_its_name() -> None:
    text = "В Ташкенте прошло заседание Российско-Узбекского делового совета. Об этом написала газета.\n"
    facts, _ = read_facts(read_bytes(text.encode(), "a.txt"))
    parties = [(fact.subject.label, slot.value.label) for fact in facts for slot in fact.slots if fact.subject and slot.property == "bc:party"]
    assert parties == [("Российско-Узбекский деловой совет", "Россия"), ("Российско-Узбекский деловой совет", "Узбекистан")]


def test_organisation_is_of_the_state_that_its_name_gives() -> None:
    text = "Представитель Минсельхоза Сербии и Ассоциация мукомолов обсудили поставки.\n"
    facts, _ = read_facts(read_bytes(text.encode(), "a.txt"))
    states = [(fact.subject.label, slot.value.label) for fact in facts for slot in fact.slots if fact.subject and slot.property == "dcterms:spatial"]
    assert states == [("Минсельхоз Сербии", "Сербия")]
