"""`bicoop serve` and `bicoop query`: what is done with a release."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click

from publisher.cli.common import FILE, clear_errors, example, log_to_stderr

ANSWER = click.Choice(["csv", "json", "table"])


@example("bicoop serve", "bicoop serve --release releases/2025-11-25 --port 8080")
@click.command()
@click.option("--release", type=click.Path(path_type=Path), help="Release to serve.  [default: releases/latest]")
@click.option("--host", help="Where to listen.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to listen on.  [default: 8000]")
def serve(release: Path | None, host: str | None, port: int | None) -> None:
    """Serve a release: pages, linked data, SPARQL endpoint, dumps."""
    from publisher.serving import run

    if not logging.getLogger().isEnabledFor(logging.INFO):
        log_to_stderr(logging.WARNING)
    with clear_errors():
        run(_settings(release, host=host, port=port), click.echo)


@example("bicoop query publisher/queries/CQ01-source-dates.rq")
@click.command()
@click.argument("file", type=FILE, metavar="FILE.rq")
@click.option("--format", "form", type=ANSWER, default="table", show_default=True, help="Form of the answer.")
@click.option("--release", type=click.Path(path_type=Path), help="Release to ask.  [default: releases/latest]")
def query(file: Path, form: str, release: Path | None) -> None:
    """Ask a release a SPARQL query from a file, with the engine of the endpoint and without a server."""
    from publisher.asking import ask

    with clear_errors():
        click.echo(ask(_settings(release), file, form), nl=False)


def _settings(release: Path | None, **given: Any) -> Any:
    """Settings with the folder of the release to use, found by `release.find`."""
    from publisher.config import Settings
    from publisher.release import find

    settings = Settings.read(release=release, **given)
    return Settings.read(**given, release=find(settings.release or settings.releases))
