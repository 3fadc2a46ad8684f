"""Progress of long work, on standard error: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Progress = Callable[[str, int, int], None]


@contextmanager
def shown() -> Iterator[Progress]:
    """Give a function to be told: what is being done, how much of it is done, of how much (0: not known)."""
    if sys.stderr.isatty():
        with _bars() as progress:
            yield progress
    else:
        yield _lines()


@contextmanager
def _bars() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description:<15}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    tasks = {}
    with Bars(*columns, console=Console(stderr=True)) as bars:

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                for task in tasks.values():
                    bars.update(task, total=bars.tasks[task].total or 1, completed=bars.tasks[task].total or 1)
                tasks[stage] = bars.add_task(stage, total=total or None)
            bars.update(tasks[stage], completed=done, total=total or None)

        yield tell
        for task in tasks.values():
            bars.update(task, total=bars.tasks[task].total or 1, completed=bars.tasks[task].total or 1)


def _lines() -> Progress:
    """Lines for a log: one when something begins, and one for each tenth of it."""
    last: dict[str, int] = {}

    def tell(stage: str, done: int, total: int) -> None:
        tenth = done * 10 // total if total else 0
        if last.get(stage) != tenth:
            last[stage] = tenth
            print(f"{stage} {done} of {total}" if total else stage, file=sys.stderr, flush=True)

    return tell
