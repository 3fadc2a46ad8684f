"""`NAME.toml` beside `NAME.txt`, `.html`, `.md` or `.pdf`: what the user knows of a document. It wins over what the document says."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mappings.errors import UnreadableDocument
from mappings.model import SourceFile
from mappings.reading.languages import languages
from mappings.values.edtf import Moment

SUFFIX = ".toml"
MEDIA_TYPE = "application/toml"
_WRITTEN_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar file says; None for a key that it does not have.

    Attributes:
        file: the sidecar file itself.
        source: address of the page.
        publisher, title: as written.
        date: a day, month or year.
        language: BCP 47 tag of a language that is read.
    """

    file: SourceFile
    source: str | None = None
    publisher: str | None = None
    date: Moment | None = None
    language: str | None = None
    title: str | None = None


def is_sidecar(path: Path) -> bool:
    """Whether a file is no document but describes one."""
    return path.suffix.lower() == SUFFIX


def described(path: Path) -> Path:
    """What the document and its sidecar file have in common: the path without the suffix."""
    return path.with_suffix("")


def read_sidecar(document: Path) -> Sidecar | None:
    """Read the sidecar file of a document, if there is one.

    Raises: UnreadableDocument, with code sidecar, that names the file, the key and the remedy.
    """
    path = document.with_suffix(SUFFIX)
    if not path.is_file():
        return None
    try:
        data = path.read_bytes()
        found = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise _fault(document, path, error.strerror or "it can't be opened", "check that it may be read") from error
    except UnicodeDecodeError as error:
        raise _fault(document, path, "it is not UTF-8", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        remedy = 'write one key a line, such as date = 2024-11-15 or title = "…"'
        raise _fault(document, path, f"it is no TOML ({error})", remedy) from error
    for key in found:
        if key not in _READERS:
            raise _fault(document, path, f"the key {key!r} is unknown", f"use {', '.join(_READERS)}")
    values: dict[str, Any] = {}
    for key, value in found.items():
        try:
            values[key] = _READERS[key](value)
        except ValueError as error:
            raise _fault(document, path, f"the value of {key!r} can't be used ({value!r})", str(error)) from error
    return Sidecar(SourceFile(path.name, hashlib.sha256(data).hexdigest(), len(data), MEDIA_TYPE), **values)


def _fault(document: Path, path: Path, reason: str, remedy: str) -> UnreadableDocument:
    return UnreadableDocument(document, "sidecar", f"its sidecar file {path.name} is wrong: {reason}", remedy)


# ---------------------------------------------------------------- values: each raises ValueError with the remedy


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\n" in value.strip():
        raise ValueError('write it as one line of text in quotes, such as "…"')
    return " ".join(value.split())


def _address(value: object) -> str:
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        raise ValueError('write a web address in quotes, such as "https://example.org/news/1"')
    return value


def _language(value: object) -> str:
    tags = [language.tag for language in languages() if language.read]
    if value not in tags:
        raise ValueError(f"write one of {', '.join(tags)} in quotes")
    return str(value)


def _date(value: object) -> Moment:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Moment(value.year, value.month, value.day)
    match = _WRITTEN_DATE.fullmatch(value) if isinstance(value, str) else None
    moment = Moment(*(int(part) if part else None for part in match.groups())) if match else None
    if moment is None or not moment.possible:
        raise ValueError('write a day such as 2024-11-15, or a month or year in quotes, such as "2024-11"')
    return moment


_READERS: dict[str, Callable[[object], Any]] = {
    "source": _address,
    "publisher": _text,
    "date": _date,
    "language": _language,
    "title": _text,
}
