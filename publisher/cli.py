"""The command line: one verb a stage, each usable alone. Exit 0: fine; 1: findings; 2: usage or settings.

What takes long to import is imported by the command that needs it, so that `bicoop --help` answers at once.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from mappings.errors import LiftingError
from publisher.errors import PublisherError

FINDINGS, USAGE = 1, 2

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
REPORT = click.Choice(["text", "turtle", "json"])
ANSWER = click.Choice(["csv", "json", "table"])


def problem(line: object) -> None:
    """Write one line on standard error."""
    click.echo(str(line), err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what a user can mend into a line and an exit code; anything else is a fault of ours and keeps its traceback."""
    try:
        yield
    except (LiftingError, PublisherError) as error:
        problem(error)
        sys.exit(FINDINGS if type(error).__name__ == "NothingToPublish" else USAGE)


def log_to_stderr(level: int) -> None:
    """Show the log from a level on."""
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s", force=True)


def example(*lines: str) -> Callable[[Any], Any]:
    """Show lines as they are at the end of a command's help."""
    return lambda command: _with_epilog(command, "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines))


def _with_epilog(command: Any, text: str) -> Any:
    command.epilog = text
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="bicoop")
@click.option("-v", "--verbose", is_flag=True, help="Show the log on standard error, tracebacks among it.")
def main(verbose: bool) -> None:
    """Communiqués on bilateral cooperation to linked data: lift, check, build, serve, query."""
    if verbose:
        log_to_stderr(logging.INFO)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


@example("bicoop lift seeds/documents/*.txt -o lifted.trig")
@main.command()
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; standard output without it.")
@click.option("--base", help="Base IRI of everything minted; without it, the canonical base.")
def lift(files: tuple[Path, ...], output: Path | None, base: str | None) -> None:
    """Lift documents to TriG that can be read alone: what they say, why we say so, labels of everything named."""
    from mappings import pipeline
    from mappings.model import Issue
    from publisher.progress import shown

    with clear_errors():
        iris = _iris(base)
        with shown() as progress:
            found = list(pipeline.lift_many(files, lambda done, total: progress("lift", done, total)))
        lifted = [one for one in found if not isinstance(one, Issue)]
        unread = [one for one in found if isinstance(one, Issue)]
        for issue in (*unread, *(issue for one in lifted for issue in one.issues)):
            problem(f"{issue.document}: {issue.message}")
        if lifted:
            _write(pipeline.write_trig(pipeline.alone(lifted, iris), iris), output)
    sys.exit(FINDINGS if unread else 0)


def _iris(base: str | None) -> Any:
    from mappings.iris import Iris
    from publisher.errors import BadSetting

    try:
        return Iris(base) if base else Iris()
    except ValueError as error:
        raise BadSetting("base", base, str(error)) from error


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        problem(f"{output}: {error.strerror}; name a file that can be written")
        sys.exit(USAGE)


@example("bicoop check releases/latest", "bicoop check lifted.trig --texts my/documents --format json")
@main.command()
@click.argument("place", type=click.Path(exists=True, path_type=Path), metavar="FILE_OR_RELEASE")
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
@main.command()
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


@example("bicoop serve", "bicoop serve --release releases/2025-11-25 --port 8080")
@main.command()
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
@main.command()
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


if __name__ == "__main__":
    main(prog_name="bicoop")
