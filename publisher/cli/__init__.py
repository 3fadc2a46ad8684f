"""The command line: one verb a stage, each usable alone. Exit 0: fine; 1: findings; 2: usage or settings.

What takes long to import is imported by the command that needs it, so that `bicoop --help` answers at once.
"""

from __future__ import annotations

import logging

import click

from publisher.cli import asking, building, lifting, rules
from publisher.cli.common import log_to_stderr


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="bicoop")
@click.option("-v", "--verbose", is_flag=True, help="Show the log on standard error, tracebacks among it.")
def main(verbose: bool) -> None:
    """Communiqués on bilateral cooperation to linked data: lift, check, build, serve, query."""
    if verbose:
        log_to_stderr(logging.INFO)
    else:
        logging.getLogger().addHandler(logging.NullHandler())


for command in (lifting.lift, rules.rules, building.check, building.build, asking.serve, asking.query):
    main.add_command(command)
