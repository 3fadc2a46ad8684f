"""The files of the release, for download."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, send_file

from publisher.errors import NotFound
from publisher.published import MANIFEST
from publisher.responses import published

blueprint = Blueprint("release", __name__, url_prefix="/release")


@blueprint.get("/")
def listing() -> str:
    """The files with sizes and checksums."""
    return render_template("release.html", manifest=published().manifest)


@blueprint.get("/<name>")
def file(name: str) -> Response:
    """One file. Only what the manifest names is given out."""
    release = published()
    entry = next((entry for entry in release.manifest["files"] if entry["name"] == name), None)
    if entry is None and name != MANIFEST:
        raise NotFound(f"This release has no file {name!r}.")
    path = release.folder.resolve() / name
    if not path.is_file():
        raise NotFound(f"The file {name!r} is not there.")
    response = send_file(
        path, mimetype=entry["mediaType"] if entry else "application/json", conditional=False, etag=False, last_modified=release.modified
    )
    response.set_etag(entry["sha256"] if entry else release.digest[:32] + "-manifest")
    response.headers["Cache-Control"] = "public, no-cache"
    return response.make_conditional(request, accept_ranges=True, complete_length=path.stat().st_size)  # type: ignore[return-value]
