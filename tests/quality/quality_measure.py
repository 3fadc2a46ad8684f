"""Measure the lifting as it is against annotated documents, and write the table of the README. `make quality` runs it.

Annotations, texts and scorer lie outside of the project, in a folder beside it (`corpus/`, `evaluate/`), for the texts are
not ours to publish; `gold/` holds annotations of our own, by offsets where the text is not ours, and `texts/` what we wrote
ourselves. Nothing of the table is written by hand.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality_table import NoMarkers, put, table

from mappings import pipeline
from mappings.iris import Iris
from mappings.model import Issue
from mappings.resources import DOCUMENTS, ROOT

HERE = Path(__file__).resolve().parent


class CannotMeasure(Exception):
    """Something that a measurement needs is not there, or broken: file, reason and remedy."""


@dataclass(frozen=True, slots=True)
class Set:
    """Annotations that are measured together.

    Attributes:
        name: as in the table; key: as a file name.
        gold: the annotations.
        texts: for each, its text.
    """

    name: str
    key: str
    gold: tuple[Path, ...]
    texts: tuple[Path, ...]


def sets_of(shared: Path, own: Path) -> list[Set]:
    """The sets that there are annotations for.

    Args:
        shared: folder with `corpus/gold` and `corpus/texts`.
        own: folder with `gold/`, `texts/` and `halves.toml`.
    Raises: CannotMeasure, if texts or annotations are missing.
    """
    gold, corpus = shared / "corpus" / "gold", shared / "corpus" / "texts"
    for needed in (gold, corpus, shared / "evaluate" / "score.py"):
        if not needed.exists():
            raise CannotMeasure(f"{needed} is missing: the table stays as it is; give the folder that has corpus and evaluate with --shared")
    halves = tomllib.loads((own / "halves.toml").read_text(encoding="utf-8"))
    chosen = [
        ("five seeds", "seeds", sorted(gold.glob("seed-*.json"))),
        ("annotated corpus", "corpus", sorted(set(gold.glob("*.json")) - set(gold.glob("seed-*.json")))),
        *((half["name"], key, [own / "gold" / f"{stem}.json" for stem in half["documents"]]) for key, half in halves.items()),
    ]
    return [Set(name, key, tuple(files), tuple(_text(file, (DOCUMENTS, corpus, own / "texts")) for file in files)) for name, key, files in chosen if files]


def _text(gold: Path, folders: Iterable[Path]) -> Path:
    """The text of an annotation."""
    if not gold.exists():
        raise CannotMeasure(f"{gold} is missing, and halves.toml names it: put the annotation there, or strike it from the list")
    name = json.loads(gold.read_text(encoding="utf-8"))["doc"]
    for folder in folders:
        if (folder / name).exists():
            return folder / name
    raise CannotMeasure(f"{gold}: its text {name} is in none of {', '.join(map(str, folders))}; put it there, byte for byte")


def measured(one: Set, scorer: Path, folder: Path) -> dict[str, Any]:
    """Lift the documents of a set, let the scorer compare, and give its JSON.

    Args:
        one: the set.
        scorer: score.py.
        folder: for what was lifted, and the answer, `KEY.json`.
    Raises: CannotMeasure, if the scorer fails, or a document can't be lifted.
    """
    data, answer = folder / one.key, folder / f"{one.key}.json"
    data.mkdir(parents=True, exist_ok=True)
    iris = Iris()
    reference = pipeline.Reference.load(iris)
    for found in pipeline.lift_many(one.texts):
        if isinstance(found, Issue):
            raise CannotMeasure(f"{found.document}: {found.message}; a measurement without it would be of other documents")
        trig = pipeline.write_trig(pipeline.alone([found], iris, reference), iris)
        (data / f"{found.document.slug}.trig").write_text(trig, encoding="utf-8")
    texts = sorted({path.parent for path in one.texts})
    command = [sys.executable, scorer, "--gold", *one.gold, "--texts", *texts, "--data", data, "--json", answer]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode or not answer.exists():
        raise CannotMeasure(f"{scorer}: exit {done.returncode} on {one.name}: {done.stderr.strip()[-500:] or done.stdout.strip()[-500:]}")
    return json.loads(answer.read_text(encoding="utf-8"))


def measure(shared: Path, own: Path, folder: Path) -> Mapping[str, dict[str, Any]]:
    """Measure all sets.

    Raises: CannotMeasure.
    """
    return {one.name: measured(one, shared / "evaluate" / "score.py", folder) for one in sets_of(shared, own)}


def options() -> argparse.ArgumentParser:
    """What the command takes."""
    parser = argparse.ArgumentParser(description="Measure the lifting against annotated documents and write the table of the README.")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpus and evaluate (default: %(default)s)")
    parser.add_argument("--own", type=Path, default=HERE, help="folder with gold, texts and halves.toml (default: %(default)s)")
    parser.add_argument("--readme", type=Path, default=ROOT / "README.md", help="file with the table (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="folder for what was lifted and the answers of the scorer, for bicoop rules --gold")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Exit 0: the table is written; 2: it could not be measured, and stays as it was."""
    given = options().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as temporary:
            written = table(measure(given.shared, given.own, given.keep or Path(temporary)))
        put(given.readme, written)
    except (CannotMeasure, NoMarkers, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print(written, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
