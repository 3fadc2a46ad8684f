"""A new document changes nothing of what was there: not an IRI, not a byte of the graphs of another document."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from publisher import release

BASE = "http://data.example/"
OLD = (
    "date 2024-05-10\n\nУзбекистан и Казахстан расширяют торговлю\n\nУзбекистан и Казахстан подписали Договор о союзнических отношениях. "
    "Министр транспорта Узбекистана И. Махкамов отметил, что товарооборот достиг 4 миллиардов долларов. "
    "Меморандум подписал Институт стратегических реформ. Стороны построят железную дорогу Учкудук – Кызылорда.\n"
)
NEW = (
    "date 2024-06-11\n\nКазахстан и Узбекистан ратифицировали договор\n\nКазахстан и Узбекистан ратифицировали казахстанско-узбекский Договор о союзнических отношениях. "
    "Министр транспорта Узбекистана Ильхам Махкамов посетил Астану. Товарооборот достиг 5 миллиардов долларов. "
    "Институт стратегических реформ (ИСР) подписал меморандум. Железная дорога Кызылорда – Учкудук будет построена.\n"
)


def lines(folder: Path) -> list[str]:
    """N-Quads of a release."""
    return (folder / "bicoop.nq").read_text("utf-8").splitlines()


def of_document(quads: list[str], slug: str) -> list[str]:
    """Lines of the graphs of a document."""
    return [line for line in quads if re.search(rf"<{BASE}graph/(source|claims)-{slug}> \.$", line)]


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """N-Quads of the old document alone, before the new one, and behind it."""
    root = tmp_path_factory.mktemp("new-document")
    folders = {}
    for name, text in (("old", OLD), ("new", NEW)):
        folders[name] = root / name
        folders[name].mkdir()
        (folders[name] / f"{name}_1.txt").write_text(text, encoding="utf-8")
    made = {}
    for case, names in {"old": ["old"], "old, new": ["old", "new"], "new, old": ["new", "old"]}.items():
        built = release.build([folders[n] for n in names], root / case.replace(", ", "-then-"), BASE, date(2026, 1, 1))
        assert [left.name for left in built.left_out] == []
        made[case] = lines(built.folder)
    return made


@pytest.mark.parametrize("case", ["old, new", "new, old"])
def test_graphs_of_the_old_document_are_the_same_bytes(releases: dict[str, list[str]], case: str) -> None:
    before = of_document(releases["old"], "old-1")
    assert len(before) > 100
    assert of_document(releases[case], "old-1") == before


def test_order_of_the_folders_changes_nothing(releases: dict[str, list[str]]) -> None:
    assert releases["old, new"] == releases["new, old"]


def test_both_documents_name_the_same_things(releases: dict[str, list[str]]) -> None:
    def things(slug: str) -> set[str]:
        return set(re.findall(rf"<{BASE}id/((?:agreement|organization|transport-link)/[^>/]+)>", "\n".join(of_document(releases["old, new"], slug))))

    assert things("old-1") & things("new-1") >= {
        "agreement/kz-uz-dogovor-o-soyuznicheskikh-otnosheniyakh",
        "organization/institut-strategicheskikh-reform",
        "transport-link/kz-uz-zheleznaya-doroga-kyzylorda-uchkuduk",
    }
