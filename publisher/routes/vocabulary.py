"""The vocabulary: the ontology, its versions, the concept schemes."""

from __future__ import annotations

from flask import Blueprint, Response

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
