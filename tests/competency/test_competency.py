"""The competency questions, asked of a release of the five documents by the engine of the endpoint.

Expected answers were worked out by hand from the texts. Lines of an `expected.csv` that begin with `#` are remarks; a cell that lists
several values has "; " between them, in any order; runs of whitespace count as one space.
"""

from __future__ import annotations

import csv
import json
import re
import statistics
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from mappings.resources import ROOT
from mappings.terms import BASE, PREFIXES
from publisher import formats
from publisher.config import Settings
from publisher.published import Published, open_release
from publisher.query import run
from publisher.store.base import Store
from publisher.store.embedded import EmbeddedStore

HERE = Path(__file__).parent
QUESTIONS = sorted((ROOT / "publisher" / "queries").glob("CQ*.rq"))
THINGS = ("source", "state", "relationship", "person", "organization", "joint-body", "place")
CHARTS = {"table", "timeline", "bar", "none"}

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of an answer."""

    columns: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A query file: fields of its header, lines after the prefixes."""

    header: dict[str, str]
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Question:
        """Read a query file."""
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
        header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
        return cls(header, tuple(line for line in lines if not line.startswith(("#", "PREFIX "))))


def cell(value: str) -> str:
    """A value as it is compared."""
    return "; ".join(sorted(" ".join(value.split()).split("; ")))


def expected(path: Path) -> Table:
    """Read an expected answer."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    columns, *rows = csv.reader(lines)
    assert all(len(row) == len(columns) for row in rows), f"{path}: a row has too many or too few cells"
    return Table(tuple(columns), tuple(tuple(map(cell, row)) for row in rows))


def ask(store: Store, base: str, query: str) -> dict[str, object]:
    """The answer of the engine. Query files are written on the canonical base, like all files of the repository."""
    return json.loads(run(store, query.replace(f"<{BASE}", f"<{base}"), formats.JSON).body)


def answer(store: Store, base: str, path: Path) -> Table:
    """The answer to a query file."""
    found = ask(store, base, path.read_text("utf-8"))
    columns = found["head"]["vars"]
    rows = [tuple(cell(row[name]["value"]) if name in row else "" for name in columns) for row in found["results"]["bindings"]]
    return Table(tuple(columns), tuple(rows))


def differences(wanted: Table, found: Table, ordered: bool) -> list[str]:
    """What is missing, too much, or in another order; nothing if the answer is right."""
    if wanted.columns != found.columns:
        return [f"columns {found.columns} instead of {wanted.columns}"]
    missing, surplus = Counter(wanted.rows) - Counter(found.rows), Counter(found.rows) - Counter(wanted.rows)
    lines = [f"missing: {' | '.join(row)}" for row in missing.elements()] + [f"too much: {' | '.join(row)}" for row in surplus.elements()]
    return lines or (["right rows, wrong order"] if ordered and wanted.rows != found.rows else [])


def compare(store: Store, base: str, path: Path) -> list[str]:
    """Ask a question and compare."""
    ordered = "ORDER BY" in path.read_text("utf-8").rpartition("}")[2]
    return differences(expected(HERE / path.stem[:4] / "expected.csv"), answer(store, base, path), ordered)


@pytest.fixture(scope="session")
def seeds(seed_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The release of the five documents, open."""
    return open_release(Settings.read({}, release=seed_release, cache=tmp_path_factory.mktemp("cache")))


# ---------------------------------------------------------------- the questions


def test_questions_are_all_there() -> None:
    numbers = [path.stem[:4] for path in QUESTIONS]
    assert numbers == [f"CQ{number:02}" for number in range(1, 26)]
    assert sorted(path.parent.name for path in HERE.glob("CQ*/expected.csv")) == numbers


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_is_answered(seeds: Published, path: Path) -> None:
    wrong = compare(seeds.store, seeds.base, path)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_query_is_short_and_says_what_it_is(seeds: Published, path: Path) -> None:
    question = Question.read(path)
    columns = answer(seeds.store, seeds.base, path).columns
    assert question.header["question"].endswith("?") and question.header["question-ru"].endswith("?")
    assert question.header["columns"].split(", ") == list(columns)
    assert question.header["chart"] in CHARTS
    assert len(question.lines) <= 20
    assert max(map(len, path.read_text("utf-8").splitlines())) <= 120
    assert not re.search(r"\bNOT\s+EXISTS\b|\bMINUS\b|/id/(claim|time|text|status|statement|observation|target|event)", path.read_text("utf-8"))


def test_median_query_has_at_most_eight_lines() -> None:
    assert statistics.median(len(Question.read(path).lines) for path in QUESTIONS) <= 8


# ---------------------------------------------------------------- what no source states


def not_stated() -> list[dict[str, str]]:
    """Patterns that must match nothing, each beside a control that differs in one point and must match."""
    lines = [line for line in (HERE / "not-stated.csv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def holds(seeds: Published, pattern: str) -> bool:
    """Whether a pattern matches."""
    own = {name: f"{BASE}id/{name}/" for name in THINGS}
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**PREFIXES, **own}.items())
    return bool(ask(seeds.store, seeds.base, f"{prefixes}ASK {{ {pattern} }}")["boolean"])


def test_not_stated_cases_cover_the_questions() -> None:
    cases = not_stated()
    assert len(cases) >= 30
    assert len({case["question"] for case in cases}) >= 20


@pytest.mark.parametrize("case", not_stated(), ids=lambda case: f"{case['question']}: {case['what']}")
def test_nothing_is_invented(seeds: Published, case: dict[str, str]) -> None:
    assert holds(seeds, case["control"]), "the control matches nothing: this test could not fail"
    assert not holds(seeds, case["pattern"]), f"no source states this: {case['what']}"


# ---------------------------------------------------------------- the tests can fail


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        ("CQ11", '"4500000000"', '"4600000000"'),
        ("CQ21", "scheme/modality#urged", "scheme/modality#actual"),
        ("CQ06", "ontology#inPresenceOf", "ontology#performedBy"),
        ("CQ01", '"2024-08-28"', '"2023-08-28"'),
    ],
)
def test_changed_data_fail(seeds: Published, seed_release: Path, tmp_path: Path, number: str, old: str, new: str) -> None:
    """A changed value, modality, role or year makes the comparison fail in just that."""
    text = (seed_release / "bicoop.nq").read_text("utf-8")
    assert old in text
    (tmp_path / "changed.nq").write_text(text.replace(old, new), encoding="utf-8")
    EmbeddedStore.build(tmp_path / "changed.nq", tmp_path / "store")
    path = next(path for path in QUESTIONS if path.stem.startswith(number))
    before, after = compare(seeds.store, seeds.base, path), compare(EmbeddedStore(tmp_path / "store"), seeds.base, path)
    assert after and after != before


def test_comparison_sees_rows_columns_and_order() -> None:
    wanted = Table(("a",), (("1",), ("2",)))
    assert differences(wanted, wanted, ordered=True) == []
    assert differences(wanted, Table(("a",), (("2",), ("1",))), ordered=True) == ["right rows, wrong order"]
    assert differences(wanted, Table(("a",), (("2",), ("1",))), ordered=False) == []
    assert differences(wanted, Table(("a",), (("1",), ("2",), ("2",))), ordered=False) == ["too much: 2"]
    assert differences(wanted, Table(("a",), (("1",),)), ordered=False) == ["missing: 2"]
    assert differences(wanted, Table(("b",), wanted.rows), ordered=False)
