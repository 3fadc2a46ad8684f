"""R6: the latest stage of an object, as far as dates order its stages.

Never "latest is highest": a body can be launched and later suspended, and an agreement can fall back to a draft. Where dates don't
tell which of two stages came last, both stand side by side (`bc:unorderedStages`), because saying either would be a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from publisher import edtf
from publisher.quads import Index, Node, Term, term

_ACTUAL = "modality:actual"
_FIRST_REAL_STAGE = "stage:initialled"
"""From here on a stage is an accomplished act; before it, a stage is a wish or a preparation, whatever the modality."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One stage of an object with what is known of its time."""

    stage: Term
    earliest: date | None
    latest: date | None
    edtf: str | None

    def before(self, other: Moment) -> bool:
        """Whether this was certainly over when the other began."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest


@dataclass(frozen=True, slots=True)
class Course:
    """The end of a course of stages.

    Attributes:
        latest: stages that may be the latest: one, if the dates order them.
        dates: EDTF strings of that one stage.
    """

    latest: tuple[Term, ...]
    dates: tuple[str, ...]


def day(node: Term | None) -> date | None:
    """Read a literal as a day; None if there is none or it is no day."""
    try:
        return date.fromisoformat(node.value) if isinstance(node, ox.Literal) else None
    except ValueError:
        return None


def interval(index: Index, times: list[Term]) -> tuple[edtf.Bounds, str | None]:
    """Give the tightest known bounds of one or more time nodes of one fact, and the EDTF string that says so.

    A node with both ends goes before one with a bound only, that before one without ("XXXX-08-28"): so the day that a document
    lets us resolve goes before the same day without a year.
    """
    known = sorted((_rank(bounds), written or "", bounds) for bounds, written in (_time(index, node) for node in times))
    if not known:
        return edtf.OPEN, None
    _, written, bounds = known[0]
    return bounds, written or None


def _time(index: Index, node: Term) -> tuple[edtf.Bounds, str | None]:
    written = index.one(node, "bc:edtf")
    text = written.value if isinstance(written, ox.Literal) else None
    first, last = edtf.bounds(text) if text else edtf.OPEN
    return (day(index.one(node, "bc:earliest")) or first, day(index.one(node, "bc:latest")) or last), text


def _rank(bounds: edtf.Bounds) -> tuple[int, int]:
    first, last = bounds
    if first and last:
        return 0, (last - first).days
    return (1, 0) if first or last else (2, 0)


def moments(index: Index, obj: Node, modalities: dict[Term, set[Term]]) -> list[Moment]:
    """Collect the stages an object is reported to have reached, or to be heading for.

    A stage of an accomplished act counts only where a claim is actual: "will be signed" is not signed.

    Args:
        index: sources and what the rules added.
        obj: the object.
        modalities: fact to the modalities of its main claims.
    """
    found = []
    for status in index.subjects("bc:statusOf", obj):
        for stage in index.objects(status, "bc:stage"):
            if term(_ACTUAL) in modalities.get(status, ()) or _order(index, stage) < _order(index, term(_FIRST_REAL_STAGE)):
                (first, last), written = interval(index, index.objects(status, "time:hasTime"))
                found.append(Moment(stage, first, last, written))
    return found


def _order(index: Index, stage: Term) -> int:
    notation = index.one(stage, "skos:notation")
    return int(notation.value) if isinstance(notation, ox.Literal) and notation.value.isdigit() else 0


def course(found: list[Moment]) -> Course | None:
    """Tell which stage is the latest, or between which the dates don't decide.

    Args:
        found: stages of one object.
    Returns: None if there is no stage.
    """
    last = [m for m in found if not any(m.before(other) for other in found)]
    stages = tuple(sorted({m.stage for m in last}, key=str))
    if not stages:
        return None
    return Course(stages, tuple(sorted({m.edtf for m in last if m.edtf})) if len(stages) == 1 else ())
