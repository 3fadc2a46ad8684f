"""Names of persons: nominative, one person for all forms of a name, and what is no person."""

from __future__ import annotations

import pytest

from mappings.lexicon import lexicon
from mappings.people import People
from mappings.reading import read_bytes
from mappings.scene import Scene
from mappings.subject import subject_of


def names(text: str) -> list[str]:
    """Labels of the persons of a text, one for each mention."""
    scene = Scene(read_bytes(text.encode(), "example.txt"), lexicon())
    return [mention.entity.label for mention in People(scene, subject_of(scene)).persons]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Премьер-министр принял делегацию во главе с министром транспорта Жамшидом Ходжаевым.", ["Жамшид Ходжаев"]),
        ("Он направил поздравления президенту Пакистана Арифу Алви.", ["Ариф Алви"]),
        ("Участие принял заместитель главы администрации города Саратова Наталия Леонтьева.", ["Наталия Леонтьева"]),
    ],
)
def test_nominative_by_the_case_of_the_office(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_forms_of_one_name_are_one_person() -> None:
    text = "Премьер-министр Турции Реджеп Тайип Эрдоган прибыл в Киев. Встреча с Реджепом Эрдоганом прошла утром. Эрдоган поблагодарил хозяев."
    assert names(text) == ["Реджеп Тайип Эрдоган"] * 3


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Выступили министр Иван Петров и депутат Пётр Петров. Петров поблагодарил хозяев."
    assert len(set(names(text))) == 3


@pytest.mark.parametrize("text", ["Рад встретиться с Вами.", "Линия пройдёт по маршруту Шок Шон – Шон Тэй – Хоа Лак – Суэн Май."])
def test_what_is_no_person(text: str) -> None:
    assert names(text) == []
