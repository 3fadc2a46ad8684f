"""Things and the documents about them: `/id/…` 303 `/doc/…`."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request

from publisher.describe import find
from publisher.errors import NotFound
from publisher.negotiation import split_suffix
from publisher.rendering import page_of
from publisher.responses import page_number, published, represent, see_other, settings

blueprint = Blueprint("entities", __name__)


@blueprint.get("/id/<path:path>")
def thing(path: str) -> Response:
    """Lead from a thing to the document about it."""
    release = published()
    asked = release.names.asked("id/" + path)
    if asked is None or not release.index.mentions(asked):
        raise NotFound(f"This release knows no thing <{release.base}id/{path}>.")
    response = redirect(see_other("doc/" + path), 303, Response)
    response.headers["Link"] = f'<{response.location}>; rel="describedby"'
    response.headers["Cache-Control"] = "public, no-cache"
    return response  # type: ignore[return-value]


@blueprint.get("/doc/<path:path>", defaults={"area": "doc"})
@blueprint.get("/dataset/<path:path>", defaults={"area": "dataset"})
@blueprint.get("/graph/<path:path>", defaults={"area": "graph"})
def document(area: str, path: str) -> Response:
    """The document about a thing; a data set and a named graph are documents themselves."""
    return answer(f"{area}/{path}")


def answer(path: str) -> Response:
    """Represent whatever has its document at a path, with or without the suffix of a format."""
    stem, override = split_suffix(path)
    by, page = request.args.get("by"), page_number()
    for candidate, suffix in ((path, None), (stem, override)):
        resource = find(published(), candidate, size=settings().links if not by else settings().page_size, by=by, page=page)
        if resource is not None:
            return represent(resource, suffix, lambda found=resource: page_of(found, by))
    raise NotFound(f"This release has no document <{published().base}{stem}>.")
