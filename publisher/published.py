"""A release, opened to be served: its manifest, its index, its store, its names."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse

from publisher import indexing
from publisher.config import Settings
from publisher.errors import ReleaseBroken
from publisher.index import Index
from publisher.labels import Labels
from publisher.namespaces import Names
from publisher.store.base import Store
from publisher.store.embedded import EmbeddedStore

QUADS = "bicoop.nq"
SHAPES = "shapes.ttl"
MANIFEST = "manifest.json"
LATEST = "latest"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATASET = "dataset/bicoop"


@dataclass(frozen=True)
class Published:
    """An open release.

    Attributes:
        folder: the release as it was written; never written to.
        manifest: its `manifest.json`.
        names: CURIEs and addresses under its base.
        index, labels: for pages and documents.
        store: for SPARQL.
    """

    folder: Path
    manifest: Mapping[str, Any]
    names: Names
    index: Index
    labels: Labels
    store: Store
    digest: str = field(default="")

    @property
    def base(self) -> str:
        """Base IRI, from the manifest."""
        return self.names.base

    @cached_property
    def fingerprint(self) -> str:
        """Changes when any file of the release does, as far as the manifest names them."""
        files = sorted((file["name"], file["sha256"]) for file in self.manifest["files"])
        return hashlib.sha256(repr((self.digest, files)).encode()).hexdigest()

    @cached_property
    def shapes(self) -> tuple[Triple, ...]:
        """The shapes the data conform to; nothing in a release without them."""
        path = self.folder / SHAPES
        return tuple(q.triple for q in parse(path.read_bytes(), format=RdfFormat.TURTLE)) if path.is_file() else ()

    @property
    def date(self) -> str:
        """Day of the release."""
        return str(self.manifest["date"])[:10]

    @property
    def modified(self) -> datetime:
        """Moment of the release for HTTP: its day; later releases of one day follow by seconds, so that no cache mixes them up."""
        number = re.search(r"^\d{4}-\d\d-\d\d-(\d+)$", self.folder.name)
        return datetime.fromisoformat(self.date).replace(tzinfo=UTC) + timedelta(seconds=int(number[1]) if number else 0)


def current(settings: Settings) -> Path:
    """Folder of the release to serve.

    Raises: ReleaseBroken, if there is none.
    """
    if settings.release is not None:
        return settings.release
    pointer = settings.releases / LATEST
    if pointer.is_dir():  # a link to the release: what it leads to now is served, also after it is switched
        return pointer.resolve()
    if not pointer.is_file():
        raise ReleaseBroken(settings.releases, f"there is no file {LATEST!r} that names a release; run `bicoop build` first")
    name = pointer.read_text(encoding="utf-8").strip()
    return settings.releases / Path(name).name


def open_release(settings: Settings) -> Published:
    """Open the release that the settings name; index and store are made on the first opening and kept.

    Raises: ReleaseBroken, naming the folder and what is wrong.
    """
    folder = current(settings)
    manifest = read_manifest(folder)
    digest = _digest(folder, manifest)
    cache = settings.cache or folder.resolve().parent / ".served"
    ready = _prepared(folder / QUADS, cache / f"{digest[:16]}-{indexing.VERSION}", manifest["base"])
    names = Names(manifest["base"])
    index = Index(ready / "index.sqlite")
    return Published(folder, manifest, names, index, Labels(index, names), EmbeddedStore(ready / "store"), digest)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Read and check the manifest.

    Raises: ReleaseBroken
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReleaseBroken(folder, f"{MANIFEST} can't be read: {error}") from error
    missing = {"base", "date", "files"} - set(manifest)
    if missing:
        raise ReleaseBroken(folder, f"{MANIFEST} lacks {', '.join(sorted(missing))}")
    return manifest


def _digest(folder: Path, manifest: Mapping[str, Any]) -> str:
    """SHA-256 of the quads, which must be the one the manifest gives."""
    try:
        with (folder / QUADS).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ReleaseBroken(folder, f"{QUADS} can't be read: {error}") from error
    promised = next((file["sha256"] for file in manifest["files"] if file["name"] == QUADS), digest)
    if digest != promised:
        raise ReleaseBroken(folder, f"{QUADS} has SHA-256 {digest}, the manifest says {promised}")
    return digest


def _prepared(source: Path, ready: Path, base: str) -> Path:
    """Folder with index and store. Made aside and moved into place at once, so that nobody opens a half-made one."""
    if ready.is_dir():
        return ready
    ready.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=ready.parent))
    try:
        indexing.build(source, making / "index.sqlite", base)
        EmbeddedStore.build(source, making / "store")
        try:
            os.replace(making, ready)
        except OSError:
            if not ready.is_dir():  # another process was quicker: its work is as good as ours
                raise
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return ready
