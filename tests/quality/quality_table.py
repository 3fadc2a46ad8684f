"""The quality table of the README: what the scorer says of each set of annotated documents, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- quality: written by `make quality` -->", "<!-- quality: end -->"

TYPE_COLUMNS = ("fact type", "gold", "predicted", "matched", "P", "R", "F1")
SET_COLUMNS = ("set", "documents", "gold", "predicted", "matched", "P", "R", "F1", "modality or status wrong", "evidence", "coverage", "event dates without basis")

Scores = Mapping[str, Any]
"""The JSON of the scorer."""


class NoMarkers(Exception):
    """A file without the two lines between which the table stands."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file}: it needs the lines {BEGIN} and {END}, once each and in this order; the table goes between them")


def table(sets: Mapping[str, Scores]) -> str:
    """The whole table: all sets side by side, their slots, and the types of each."""
    parts = [_markdown(SET_COLUMNS, [_set_row(name, scores) for name, scores in sets.items()])]
    slots = list(dict.fromkeys(slot for scores in sets.values() for slot in scores["slots"]))
    parts += ["Slots of the matched facts: mean, and how many have the slot.", _markdown(("slot", *sets), [_slot_row(slot, sets.values()) for slot in slots])]
    for name, scores in sets.items():
        parts += [f"### {name[0].upper()}{name[1:]}", _markdown(TYPE_COLUMNS, _type_rows(scores))]
    return "\n\n".join(parts) + "\n"


def put(file: Path, content: str) -> None:
    """Write the table between the two lines of a file.

    Raises: NoMarkers.
    """
    text = file.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    old, end, tail = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in tail:
        raise NoMarkers(file)
    file.write_text(f"{head}{BEGIN}\n\n{content}\n{END}{tail}", encoding="utf-8")


def _set_row(name: str, scores: Scores) -> list[str]:
    total = {key: sum(row[key] for row in scores["types"].values()) for key in ("gold", "predicted", "matched")}
    wrong, whole = len(scores["notes"]), scores["integrity"]
    share = f" ({wrong / total['matched']:.1%})" if total["matched"] else ""
    return [
        name, str(scores["documents_scored"]), *map(str, total.values()), *_rates(scores["micro"]), f"{wrong}{share}",
        _share(whole["evidence"]), _share(whole["coverage"]), str(whole["event_dates_without_basis"]),
    ]  # fmt: skip


def _type_rows(scores: Scores) -> Iterator[list[str]]:
    for kind, row in scores["types"].items():
        if row["gold"] or row["predicted"]:
            yield [kind, *(str(row[key]) for key in ("gold", "predicted", "matched")), *_rates(row)]


def _slot_row(slot: str, sets: Iterable[Scores]) -> list[str]:
    found = [scores["slots"].get(slot) for scores in sets]
    return [slot, *(f"{one['mean']:.2f} ({one['n']})" if one else "–" for one in found)]


def _rates(row: Mapping[str, float]) -> list[str]:
    return [f"{row[key]:.3f}" for key in ("P", "R", "F1")]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _markdown(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table whose first column is words and whose others are numbers."""
    rule = ["---", *("---:" for _ in columns[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (columns, rule, *rows))
