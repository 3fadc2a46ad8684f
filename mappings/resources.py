"""Where the data of the project lies: the one place that knows its folders."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "ontology"
SCHEMES = ONTOLOGY / "schemes"
ALIGNMENTS = ONTOLOGY / "alignments"
SHAPES = ROOT / "shapes"
SEEDS = ROOT / "seeds"
DOCUMENTS = SEEDS / "documents"
REFERENCE = SEEDS / "reference"
FRAMES = Path(__file__).resolve().parent / "frames"
LEXICON = Path(__file__).resolve().parent / "lexicon"
