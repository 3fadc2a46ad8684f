"""Settings of a deployment: read once, at the start, from the environment and the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from publisher.errors import BadSetting


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment can choose. The environment variable of a field is its name in capitals after `BICOOP_`.

    Attributes:
        base: base IRI that `bicoop build` gives the release. The server takes the base of the release it serves.
        releases: folder of the releases, with the file `latest`.
        release: one release folder to serve; None: the one that `latest` names.
        cache: where index and store of a release are kept; None: `.served` in the folder of the releases.
        host, port: where the server listens.
        threads: threads of the server.
        query_bytes: longest query accepted by the endpoint, in bytes of UTF-8.
        body_bytes: longest request body accepted.
        page_size: rows of a list page.
        links: incoming links of one property shown on the first page of a thing.
    """

    base: str = "http://localhost:8000/"
    releases: Path = Path("releases")
    release: Path | None = None
    cache: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 4
    query_bytes: int = 100_000
    body_bytes: int = 2_000_000
    page_size: int = 50
    links: int = 20

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, **given: object) -> Settings:
        """Read the settings.

        Args:
            environ: environment; the process's own by default.
            given: fields from the command line. None means "not given"; the command line wins over the environment.
        Raises: BadSetting, naming the variable or the field.
        """
        environ = os.environ if environ is None else environ
        values: dict[str, object] = {}
        for spec in fields(cls):
            variable = f"BICOOP_{spec.name.upper()}"
            if given.get(spec.name) is not None:
                values[spec.name] = _convert(spec.name, str(spec.type), given[spec.name])
            elif environ.get(variable):
                values[spec.name] = _convert(variable, str(spec.type), environ[variable])
        return cls(**values)._checked()

    def _checked(self) -> Settings:
        if not self.base.startswith(("http://", "https://")) or not self.base.endswith("/") or "#" in self.base or "?" in self.base:
            raise BadSetting("base", self.base, "must be an http or https address that ends with a slash")
        if not 0 <= self.port <= 65535:
            raise BadSetting("port", self.port, "must be between 0 and 65535")
        for name in ("threads", "query_bytes", "body_bytes", "page_size", "links"):
            if getattr(self, name) < 1:
                raise BadSetting(name, getattr(self, name), "must be at least 1")
        return self


def _convert(name: str, kind: str, value: object) -> object:
    """Bring one value to the type its field declares."""
    if kind.startswith("Path"):
        return Path(str(value))
    if kind == "int":
        try:
            return int(str(value))
        except ValueError:
            raise BadSetting(name, value, "must be a whole number") from None
    return str(value)
