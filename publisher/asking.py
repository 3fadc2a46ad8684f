"""`bicoop query`: a query from a file, answered by the engine of the endpoint."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from mappings.terms import BASE
from publisher import formats
from publisher.config import Settings
from publisher.errors import BadQuery
from publisher.namespaces import Names
from publisher.published import open_release
from publisher.query import Form, read, run


def ask(settings: Settings, file: Path, form: str) -> str:
    """Answer a query. Addresses with the canonical base, as the files of the repository have them, mean those of the release.

    Args:
        settings: with the release.
        file: the query.
        form: "csv", "json" or "table". A graph (CONSTRUCT, DESCRIBE) comes as JSON-LD for "json", as Turtle for the others.
    Raises: BadQuery and the other RequestErrors; ReleaseBroken.
    """
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadQuery(f"{file} is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    release = open_release(settings)
    text = text.replace(f"<{BASE}", f"<{release.base}")
    kind = read(text, release.store.graphs(), longest=settings.query_bytes).form
    if kind in (Form.CONSTRUCT, Form.DESCRIBE):
        chosen = formats.JSON_LD if form == "json" else formats.TURTLE
    elif kind == Form.ASK:
        chosen = formats.JSON
    else:
        chosen = formats.CSV if form == "csv" else formats.JSON
    body = run(release.store, text, chosen, release.names.prefixes, longest=settings.query_bytes).body.decode()
    if form == "json" or kind in (Form.CONSTRUCT, Form.DESCRIBE):
        return body if body.endswith("\n") else body + "\n"
    if kind == Form.ASK:
        return _yes(json.loads(body)["boolean"], form)
    return body.replace("\r\n", "\n") if form == "csv" else _table(json.loads(body), release.names)


def _yes(value: bool, form: str) -> str:
    return f"{'yes' if value else 'no'}\n" if form == "table" else f"boolean\n{str(value).lower()}\n"


def _table(results: dict[str, Any], names: Names) -> str:
    """Rows in columns, IRIs short; on a terminal as wide as it is, elsewhere without cuts."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    columns = results["head"]["vars"]
    rows = [[_cell(row.get(name), names) for name in columns] for row in results["results"]["bindings"]]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*row)
    width = None if sys.stdout.isatty() else 10_000
    console = Console(width=width, color_system=None, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(table)
    lines = [line.rstrip() for line in captured.get().splitlines()]
    return "\n".join([*lines, f"{len(rows)} rows"]) + "\n"


def _cell(value: dict[str, str] | None, names: Names) -> str:
    if value is None:
        return ""
    if value["type"] != "uri":
        return value["value"]
    short = names.shorten(value["value"])
    return short.removeprefix(names.base)
