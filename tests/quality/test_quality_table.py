"""The quality table: in the form that the command writes, every figure the one that its counts give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from quality_table import BEGIN, END, SET_COLUMNS, NoMarkers, put, table

from mappings.resources import ROOT


def rates(gold: int, predicted: int, matched: int) -> dict[str, float]:
    """Precision, recall and F1, as the scorer computes them."""
    p, r = matched / predicted if predicted else 0.0, matched / gold if gold else 0.0
    return {"P": p, "R": r, "F1": 2 * p * r / (p + r) if p + r else 0.0}


def counts(gold: int, predicted: int, matched: int) -> dict[str, Any]:
    return {"gold": gold, "predicted": predicted, "matched": matched, **rates(gold, predicted, matched)}


def scores(**more: Any) -> dict[str, Any]:
    whole = {"evidence": 1.0, "coverage": None, "event_dates_without_basis": 0}
    types = {"event": counts(10, 8, 7), "corridor": counts(0, 0, 0), "sector": counts(4, 6, 3)}
    slots = {"date": {"mean": 0.875, "n": 8}}
    return {"documents_scored": 2, "types": types, "micro": rates(14, 14, 10), "slots": slots, "notes": ["one"], "integrity": whole, **more}


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def read_back(text: str) -> dict[str, dict[str, Any]]:
    """The counts that a table states, all that follows from them computed anew."""
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]
    names = [cells(line)[0] for line in blocks[0][2:]]
    sets: dict[str, dict[str, Any]] = {}
    for number, (name, line) in enumerate(zip(names, blocks[0][2:], strict=True)):
        row = dict(zip(SET_COLUMNS, cells(line), strict=True))
        types = {cells(line)[0]: counts(*map(int, cells(line)[1:4])) for line in blocks[4 + 2 * number][2:]}
        total = [sum(row[key] for row in types.values()) for key in ("gold", "predicted", "matched")]
        whole = {key: None if row[key] == "–" else float(row[key]) for key in ("evidence", "coverage")}
        whole["event_dates_without_basis"] = row["event dates without basis"]
        slots = {}
        for line in blocks[2][2:]:
            slot, *values = cells(line)
            if values[number] != "–":
                mean, n = values[number].rstrip(")").split(" (")
                slots[slot] = {"mean": float(mean), "n": int(n)}
        notes = [""] * int(row["modality or status wrong"].split()[0])
        sets[name] = {"documents_scored": row["documents"], "types": types, "micro": rates(*total), "slots": slots, "notes": notes, "integrity": whole}
    return sets


def test_table_says_what_the_scorer_says() -> None:
    lines = table({"five seeds": scores()}).splitlines()
    assert lines[2] == "| five seeds | 2 | 14 | 14 | 10 | 0.714 | 0.714 | 0.714 | 1 (10.0%) | 1.000 | – | 0 |"
    assert "| date | 0.88 (8) |" in lines and "### Five seeds" in lines
    assert "| event | 10 | 8 | 7 | 0.875 | 0.700 | 0.778 |" in lines
    assert not any("corridor" in line for line in lines), "a type that neither side has is no row"


def test_slot_that_one_set_lacks_is_a_dash() -> None:
    lines = table({"a": scores(), "b": scores(slots={})}).splitlines()
    assert "| date | 0.88 (8) | – |" in lines


def test_table_goes_between_the_lines_and_nowhere_else(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    put(file, "| new |\n")
    put(file, "| new |\n")
    assert file.read_text("utf-8") == f"before\n{BEGIN}\n\n| new |\n\n{END}\nafter\n"


@pytest.mark.parametrize("text", ["", BEGIN, END, f"{END}{BEGIN}", f"{BEGIN}{END}{BEGIN}{END}", f"{BEGIN}{BEGIN}{END}"])
def test_file_without_the_lines_stays_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "README.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NoMarkers, match="README.md"):
        put(file, "new")
    assert file.read_text("utf-8") == text


def test_table_of_the_readme_is_in_the_form_that_the_command_writes() -> None:
    written = (ROOT / "README.md").read_text("utf-8").partition(BEGIN)[2].partition(END)[0].strip() + "\n"
    sets = read_back(written)
    assert {"five seeds", "annotated corpus"} <= sets.keys()
    assert table(sets) == written


def test_figure_changed_by_hand_is_noticed() -> None:
    written = table({"five seeds": scores()})
    assert table(read_back(written)) == written
    for old, new in (("0.714 | 0.714 | 0.714", "0.914 | 0.714 | 0.714"), ("| event | 10 | 8 | 7 |", "| event | 10 | 8 | 8 |"), ("1 (10.0%)", "1 (1.0%)")):
        assert old in written
        assert table(read_back(written.replace(old, new))) != written.replace(old, new)
