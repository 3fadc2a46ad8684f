"""`bicoop lift`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.common import FILE, FINDINGS, OUTPUT, clear_errors, example, iris_of, problem, write


@example("bicoop lift seeds/documents/*.txt -o lifted.trig", "bicoop lift --explain my/note.txt -o note.html")
@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("-o", "--output", type=OUTPUT, help="File to write; standard output without it.")
@click.option("--base", help="Base IRI of everything minted; without it, the canonical base.")
@click.option("--explain", is_flag=True, help="Show one FILE with its spans, facts, rules, modality; with --output as an HTML page.")
def lift(files: tuple[Path, ...], output: Path | None, base: str | None, explain: bool) -> None:
    """Lift documents to TriG that can be read alone: what they say, why we say so, labels of everything named."""
    if explain:
        if len(files) > 1 or base:
            raise click.UsageError("--explain shows one FILE, and mints nothing: leave out the others, and --base")
        _explain(files[0], output)
        return
    from mappings import pipeline
    from mappings.model import Issue
    from publisher.progress import shown

    with clear_errors():
        iris = iris_of(base)
        with shown() as progress:
            found = list(pipeline.lift_many(files, lambda done, total: progress("lift", done, total)))
        lifted = [one for one in found if not isinstance(one, Issue)]
        unread = [one for one in found if isinstance(one, Issue)]
        for issue in (*unread, *(issue for one in lifted for issue in one.issues)):
            problem(f"{issue.document}: {issue.message}")
        if lifted:
            write(pipeline.write_trig(pipeline.alone(lifted, iris), iris), output)
    sys.exit(FINDINGS if unread else 0)


def _explain(file: Path, output: Path | None) -> None:
    from rich.console import Console

    from mappings import pipeline
    from publisher.reports.explained import explained
    from publisher.reports.pages import page
    from publisher.reports.terminal import show

    with clear_errors():
        it = explained(pipeline.lift(file))
        if output is None:
            show(it, Console(highlight=False))
        else:
            write(page("explained.html", it=it), output)
