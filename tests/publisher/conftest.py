"""A small release on disk, opened once, and a client of the application that serves it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from publisher.app import create_app
from publisher.config import Settings
from publisher.published import Published, open_release

CANONICAL = "https://w3id.org/bicoop/"
BASE = "http://data.example/"
SAMPLE = Path(__file__).parent / "data" / "sample.trig"
SHAPES = SAMPLE.with_name("shapes.ttl")


def write_release(folder: Path, trig: str) -> Path:
    """Write a release folder in the layout that `bicoop build` writes."""
    quads = ox.parse(trig.replace(CANONICAL, BASE), format=ox.RdfFormat.TRIG)
    folder.mkdir(parents=True)
    body = "".join(sorted(f"{quad} .\n" for quad in quads)).encode()
    (folder / "bicoop.nq").write_bytes(body)
    files = [{"name": "bicoop.nq", "mediaType": "application/n-quads", "bytes": len(body), "sha256": hashlib.sha256(body).hexdigest()}]
    manifest = {"base": BASE, "date": "2026-02-03", "version": "0.1.0", "files": files, "counts": {}, "documents": [], "leftOut": []}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder.parent / "latest").write_text(folder.name + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that lead to the sample release, with small pages so that paging shows."""
    releases = tmp_path_factory.mktemp("releases")
    folder = write_release(releases / "2026-02-03", SAMPLE.read_text(encoding="utf-8"))
    (folder / SHAPES.name).write_text(SHAPES.read_text(encoding="utf-8").replace(CANONICAL, BASE), encoding="utf-8")
    return Settings.read({}, releases=releases, links=1, page_size=2)


@pytest.fixture(scope="session")
def published(settings: Settings) -> Published:
    """The sample release, open."""
    return open_release(settings)


@pytest.fixture(scope="session")
def app(settings: Settings, published: Published) -> Flask:
    """The application over the sample release."""
    return create_app(settings, published)


class ClientOfTheHost(FlaskClient):
    """A client that asks the host of the data unless told otherwise."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Ask."""
        if "environ_overrides" not in kwargs and not kwargs.get("headers", {}).get("Host"):
            kwargs.setdefault("base_url", BASE)
        return super().open(*args, **kwargs)


@pytest.fixture
def client_of(tmp_path: Path) -> Callable[[str], FlaskClient]:
    """Makes a client over the sample release with more in it, written in TriG with the prefixes of the sample."""

    def make(more: str) -> FlaskClient:
        write_release(tmp_path / "releases" / "2026-02-03", SAMPLE.read_text(encoding="utf-8") + more)
        larger = Settings.read({}, releases=tmp_path / "releases")
        return ClientOfTheHost(create_app(larger, open_release(larger)), TestResponse)

    return make


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that came by the host of the data."""
    return ClientOfTheHost(app, app.response_class)
