"""`bicoop check` and `bicoop build`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from publisher.cli.common import FINDINGS, FOLDER, PLACE, clear_errors, example, problem

REPORT = click.Choice(["text", "turtle", "json"])


@example("bicoop check releases/latest", "bicoop check lifted.trig --texts my/documents --format json")
@click.command()
@click.argument("place", type=PLACE, metavar="FILE_OR_RELEASE")
@click.option("--format", "form", type=REPORT, default="text", show_default=True, help="Form of the report.")
@click.option("--texts", multiple=True, type=FOLDER, help="Folder with source texts, beside seeds/documents. May be given several times.")
def check(place: Path, form: str, texts: tuple[Path, ...]) -> None:
    """Check a TriG or N-Quads file, or a release: shapes, coverage by claims, quotes against the texts."""
    from publisher.checking import check_place
    from publisher.progress import shown

    with clear_errors():
        with shown() as progress:
            checked = check_place(place, texts, progress)
        click.echo(checked.written(form), nl=False)
    sys.exit(0 if checked.report.conforms else FINDINGS)


@example("bicoop build", "bicoop build --documents seeds/documents --documents my/documents --base https://data.example.org/")
@click.command()
@click.option("--documents", multiple=True, type=FOLDER, help="Folder of documents, once or more; seeds/documents without it.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of the releases.  [default: releases]")
@click.option("--base", help="Base IRI of the deployment.  [default: http://localhost:8000/]")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the release; today (UTC) without it.")
def build(documents: tuple[Path, ...], out: Path | None, base: str | None, day: datetime | None) -> None:
    """Lift, check and write an immutable release; what does not conform is left out and listed."""
    from mappings.resources import DOCUMENTS
    from publisher import release
    from publisher.config import Settings
    from publisher.progress import shown

    with clear_errors():
        settings = Settings.read(releases=out, base=base)
        when = (day or datetime.now(UTC)).date()
        with shown() as progress:
            built = release.build(documents or (DOCUMENTS,), settings.releases, settings.base, when, progress)
    for name, note in built.notes:
        problem(f"{name}: {note}")
    for left in built.left_out:
        problem(f"{left.name}: left out: {left.reason}")
    click.echo(f"{built.folder}: {built.published} documents published, {len(built.left_out)} left out")
    sys.exit(FINDINGS if built.left_out else 0)
