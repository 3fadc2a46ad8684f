"""What all commands share: exit codes, problems, options, examples in the help."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from mappings.errors import LiftingError
from publisher.errors import PublisherError

FINDINGS, USAGE = 1, 2

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
PLACE = click.Path(exists=True, path_type=Path)
OUTPUT = click.Path(dir_okay=False, path_type=Path)


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


def iris_of(base: str | None) -> Any:
    """Maker of IRIs with a base; with the canonical one, if none is given.

    Raises: BadSetting, if it is no base.
    """
    from mappings.iris import Iris
    from publisher.errors import BadSetting

    try:
        return Iris(base) if base else Iris()
    except ValueError as error:
        raise BadSetting("base", base, str(error)) from error


def write(text: str, output: Path | None) -> None:
    """Write to a file, or to standard output."""
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        problem(f"{output}: {error.strerror}; name a file that can be written")
        sys.exit(USAGE)
