"""A figure that a document states twice, the second time without its period, is one observation in one data set."""

from __future__ import annotations

from pathlib import Path

from mappings import pipeline
from mappings.iris import Iris

TEXT = """\
15 ноября 2024 года министр иностранных дел Узбекистана провёл переговоры с министром иностранных дел Казахстана.

По итогам встречи подписан Меморандум на 2025–2027 годы.

Товарооборот за девять месяцев достиг 3,2 млрд долларов США (рост на 12%).

"""


def test_restated_figure_stands_in_one_data_set(tmp_path: Path) -> None:
    path = tmp_path / "twice.txt"
    path.write_text(TEXT * 3, encoding="utf-8")
    sets: dict[str, set[str]] = {}
    for quad in pipeline.quads(pipeline.lift(path), Iris()):
        if quad.predicate.value == "http://purl.org/linked-data/cube#dataSet":
            sets.setdefault(quad.subject.value, set()).add(quad.object.value)
    assert sets and all(len(found) == 1 for found in sets.values()), sets
