"""The vocabulary: the ontology, its versions, the concept schemes, the shapes."""

from __future__ import annotations

from flask import Blueprint, Response

from publisher import shapes
from publisher.errors import NotFound
from publisher.formats import BY_SUFFIX
from publisher.rendering import page_of
from publisher.responses import published, represent
from publisher.routes.entities import answer

blueprint = Blueprint("vocabulary", __name__)


@blueprint.get("/ontology", defaults={"path": ""})
@blueprint.get("/ontology.<suffix>", defaults={"path": ""})
@blueprint.get("/ontology/<path:path>")
def ontology(path: str, suffix: str = "") -> Response:
    """The ontology, or one version of it."""
    return answer("ontology" + (f"/{path}" if path else "") + (f".{suffix}" if suffix else ""))


@blueprint.get("/scheme/<name>")
def scheme(name: str) -> Response:
    """A concept scheme with its concepts."""
    return answer(f"scheme/{name}")


@blueprint.get("/shapes")
@blueprint.get("/shapes.<suffix>")
def all_shapes(suffix: str = "") -> Response:
    """The shapes that the data conform to."""
    resource = shapes.find(published())
    if resource is None or (suffix and suffix not in BY_SUFFIX):
        raise NotFound(f"This release has no document <{published().base}shapes{suffix and '.' + suffix}>.")
    return represent(resource, BY_SUFFIX.get(suffix), lambda: page_of(resource, None))
