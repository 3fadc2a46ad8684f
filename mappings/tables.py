"""The tables of lexicon/graphs.toml, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from mappings.errors import BrokenResource
from mappings.resources import LEXICON

FILE = LEXICON / "graphs.toml"


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def table(name: str) -> Any:
    """One table of the file.

    Raises: BrokenResource, if it is not there.
    """
    try:
        return _read()[name]
    except KeyError:
        raise BrokenResource(FILE, name, "the table is missing") from None
