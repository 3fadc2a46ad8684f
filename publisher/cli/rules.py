"""`bicoop rules`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from publisher.cli.common import FILE, FINDINGS, OUTPUT, PLACE, clear_errors, example, iris_of, problem, write

FORM = click.Choice(["text", "html", "json", "csv"])


@example("bicoop rules seeds/documents -o rules.html --format html", "bicoop rules seeds/documents --rule status.sign")
@click.command()
@click.argument("places", nargs=-1, required=True, type=PLACE, metavar="FILE_OR_FOLDER...")
@click.option("--rule", "only", multiple=True, metavar="ID", help="Report on this rule only. May be given several times.")
@click.option("--gold", multiple=True, type=FILE, help="What the scorer says of these documents (its --json). May be repeated.")
@click.option("--format", "form", type=FORM, default="text", show_default=True, help="Form of the report.")
@click.option("-o", "--output", type=OUTPUT, help="File to write; standard output without it.")
def rules(places: tuple[Path, ...], only: tuple[str, ...], gold: tuple[Path, ...], form: str, output: Path | None) -> None:
    """Report on the rules of the lifting: their words and examples, and where each fired on some documents."""
    from mappings import pipeline
    from mappings.model import Issue
    from publisher.lifting import documents
    from publisher.progress import shown
    from publisher.reports.rules import RuleReport, written
    from publisher.reports.scores import scored
    from publisher.reports.usage import usage

    with clear_errors():
        files = [file for place in places for file in (documents([place]) if place.is_dir() else [place])]
        with shown() as progress:
            found = list(pipeline.lift_many(files, lambda done, total: progress("lift", done, total)))
        lifted = [one for one in found if not isinstance(one, Issue)]
        unread = [one for one in found if isinstance(one, Issue)]
        for issue in unread:
            problem(f"{issue.document}: {issue.message}")
        sets = tuple(scored(file, lifted, iris_of(None)) for file in gold)
        write(written(RuleReport(len(lifted), usage(lifted, only), sets), form), output)
    sys.exit(FINDINGS if unread else 0)
