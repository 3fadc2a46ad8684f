"""The command that measures: its sets, the scorer that it asks, and what it does without one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from quality_measure import HERE, CannotMeasure, main, sets_of
from quality_table import BEGIN, END

from mappings.resources import DOCUMENTS

SEED = sorted(DOCUMENTS.glob("*.txt"))[0]

SCORER = """
import json, sys
from pathlib import Path
given = sys.argv[sys.argv.index("--data") + 1]
counts = {"gold": 4, "predicted": 2, "matched": 1, "P": 0.5, "R": 0.25, "F1": 0.333}
claims = sum("oa:hasBody" in file.read_text() for file in Path(given).glob("*.trig"))
whole = {"evidence": 1.0, "coverage": 1.0, "event_dates_without_basis": 0}
answer = {"documents_scored": claims, "types": {"event": counts}, "micro": counts, "slots": {}, "notes": [], "integrity": whole}
Path(sys.argv[sys.argv.index("--json") + 1]).write_text(json.dumps(answer))
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder beside the project with one annotated seed, one text of its own, and a scorer that answers at once."""
    folder = tmp_path / "shared"
    for name in ("corpus/gold", "corpus/texts", "evaluate"):
        (folder / name).mkdir(parents=True)
    (folder / "corpus" / "texts" / "900.txt").write_text("28 августа в Ташкенте состоялось заседание делового совета.\n", encoding="utf-8")
    (folder / "corpus" / "gold" / "900.json").write_text(json.dumps({"doc": "900.txt", "facts": []}), encoding="utf-8")
    (folder / "corpus" / "gold" / "seed-000.json").write_text(json.dumps({"doc": SEED.name, "facts": []}), encoding="utf-8")
    (folder / "evaluate" / "score.py").write_text(SCORER, encoding="utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of own annotations: two of the text beside the project, one of a text that lies with them."""
    folder = tmp_path / "own"
    for name in ("gold", "texts"):
        (folder / name).mkdir(parents=True)
    (folder / "texts" / "w.txt").write_text("Стороны подписали соглашение о сотрудничестве.\n", encoding="utf-8")
    for stem, text in (("a", "900.txt"), ("w", "w.txt")):
        (folder / "gold" / f"{stem}.json").write_text(json.dumps({"doc": text, "facts": []}), encoding="utf-8")
    (folder / "halves.toml").write_text('[held_out]\nname = "held out"\ndocuments = ["a"]\n[written]\nname = "written"\ndocuments = ["w"]\n', encoding="utf-8")
    return folder


@pytest.fixture
def command(shared: Path, own: Path, readme: Path) -> list[str]:
    return ["--shared", str(shared), "--own", str(own), "--readme", str(readme)]


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    file = tmp_path / "README.md"
    file.write_text(f"{BEGIN}\nstale\n{END}\n", encoding="utf-8")
    return file


def test_measured_table_is_written(command: list[str], readme: Path, tmp_path: Path) -> None:
    assert main([*command, "--keep", str(tmp_path / "kept")]) == 0
    text = readme.read_text("utf-8")
    assert "| five seeds | 1 | 4 | 2 | 1 | 0.500 | 0.250 | 0.333 |" in text and "| annotated corpus | 1 |" in text and "stale" not in text
    assert (tmp_path / "kept" / "seeds.json").exists() and len(list((tmp_path / "kept" / "corpus").glob("*.trig"))) == 1


@pytest.mark.parametrize("missing", ["corpus/gold", "corpus/texts", "evaluate/score.py"])
def test_without_the_folder_the_readme_stays_as_it_is(shared: Path, command: list[str], readme: Path, capsys: pytest.CaptureFixture[str], missing: str) -> None:
    (shared / missing).rename(shared / "elsewhere")
    assert main(command) == 2
    assert f"{missing} is missing" in capsys.readouterr().err and "stale" in readme.read_text("utf-8")


def test_scorer_that_fails_is_said_and_the_readme_stays(shared: Path, command: list[str], readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shared / "evaluate" / "score.py").write_text("import sys; sys.exit('the gold is broken')", encoding="utf-8")
    assert main(command) == 2
    assert "the gold is broken" in capsys.readouterr().err and "stale" in readme.read_text("utf-8")


def test_document_that_cannot_be_lifted_is_said_and_the_readme_stays(shared: Path, command: list[str], readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shared / "corpus" / "texts" / "900.txt").write_bytes(b"")
    assert main(command) == 2
    assert "900.txt: " in capsys.readouterr().err and "stale" in readme.read_text("utf-8")


def test_text_that_is_missing_is_named(shared: Path, own: Path) -> None:
    (shared / "corpus" / "texts" / "900.txt").unlink()
    with pytest.raises(CannotMeasure, match="900.json: its text 900.txt is in none of"):
        sets_of(shared, own)


def test_annotation_that_is_missing_is_named(shared: Path, own: Path) -> None:
    (own / "gold" / "a.json").unlink()
    with pytest.raises(CannotMeasure, match="a.json is missing, and halves.toml names it"):
        sets_of(shared, own)


def test_halves_are_sets_of_their_own(shared: Path, own: Path) -> None:
    assert [(one.key, [file.name for file in one.gold], one.texts[0].name) for one in sets_of(shared, own)] == [
        ("seeds", ["seed-000.json"], SEED.name), ("corpus", ["900.json"], "900.txt"), ("held_out", ["a.json"], "900.txt"), ("written", ["w.json"], "w.txt"),
    ]


def test_every_annotation_of_ours_is_in_one_half() -> None:
    named = [stem for half in tomllib.loads((HERE / "halves.toml").read_text("utf-8")).values() for stem in half["documents"]]
    assert sorted(named) == sorted(file.stem for file in (HERE / "gold").glob("*.json")), "each annotation once"
    assert len(named) == 53
