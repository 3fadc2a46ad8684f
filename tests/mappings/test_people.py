"""Who an office without a name means: nobody, unless the document is known to be of the holder's time."""

from __future__ import annotations

import pytest

from mappings.facts import read_facts
from mappings.model import Entity
from mappings.reading import read_bytes

TEXT = "{line}\n\nВ ходе государственного визита президента Казахстана в Узбекистан подписано соглашение о торговле.\n"


def visitors(line: str) -> set[str]:
    """Labels of the visitors in a text under a line of metadata."""
    facts, _ = read_facts(read_bytes(TEXT.format(line=line).encode(), "example.txt"))
    return {slot.value.label for fact in facts for slot in fact.slots if slot.property == "bc:visitor" and isinstance(slot.value, Entity)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("date 2025-11-15", "Касым-Жомарт Токаев"),
        ("date 2014-11-15", "Президент Республики Казахстан"),
        ("", "Президент Республики Казахстан"),
    ],
)
def test_office_without_a_name(line: str, expected: str) -> None:
    assert visitors(line) == {expected}
