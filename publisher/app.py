"""The web application: a factory."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, request

from publisher import filters, problems
from publisher.config import Settings
from publisher.published import Published, open_release
from publisher.routes import entities, pages, release, sparql, vocabulary
from publisher.views import Views

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EXPOSED = "Content-Location, ETag, Link, Location, Vary, Allow, Retry-After"


def create_app(settings: Settings | None = None, published: Published | None = None) -> Flask:
    """Make the application.

    Args:
        settings: read from the environment if not given.
        published: an open release; the one that the settings name if not given.
    Raises: ReleaseBroken, BadSetting
    """
    settings = settings or Settings.read()
    app = Flask(__name__)
    app.config["BICOOP"] = settings
    app.config["TEMPLATES"] = _fingerprint(Path(app.root_path) / "templates", Path(app.root_path) / "static")
    app.config["MAX_CONTENT_LENGTH"] = settings.body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["bicoop"] = published or open_release(settings)
    app.extensions["views"] = Views(app.extensions["bicoop"])
    filters.register(app)
    problems.register(app)
    for module in (entities, vocabulary, sparql, release, pages):
        app.register_blueprint(module.blueprint)
    app.after_request(_headers)
    return app


def _headers(response: Response) -> Response:
    """Headers of every answer: any page of any site may read the data, no page may be changed by another site."""
    headers = response.headers
    if request.method in ("GET", "HEAD") and response.status_code == 200 and response.mimetype == "text/html" and "ETag" not in headers:
        headers.setdefault("Cache-Control", "public, no-cache")
        response.add_etag()
        response.make_conditional(request)
    headers["Access-Control-Allow-Origin"] = "*"
    headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET, HEAD, OPTIONS")
        headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since"
        headers["Access-Control-Max-Age"] = "86400"
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def _fingerprint(*folders: Path) -> str:
    """Changes when a template or a style sheet does, so that no cache keeps an old page."""
    digest = hashlib.sha256()
    for file in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
