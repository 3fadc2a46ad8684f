"""The SPARQL endpoint: SPARQL 1.1 Protocol, query operation. A thin layer: reading and guarding are in `query`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, render_template, request

from publisher import formats, query
from publisher.errors import BadRequest, NotAcceptable, RequestError, UnsupportedMediaType, UpdateRefused
from publisher.negotiation import negotiate
from publisher.responses import VARY, published, settings, tagged
from publisher.serialise import write
from publisher.service import description

blueprint = Blueprint("sparql", __name__)

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ROWS_SHOWN = 500
"""Rows of a result on the page for people, which says so where there are more; the other formats give all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of a query operation, from wherever the protocol has them."""

    text: str
    default_uris: Sequence[str]
    named_uris: Sequence[str]
    format: str | None = None


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, the page for people or the description of the service."""
    if request.method != "POST" and "query" not in request.args:
        if "update" in request.args:
            raise UpdateRefused("Updates are not accepted here.")
        return _service()
    asked = _from_url() if request.method != "POST" else _from_body()
    if asked.format == formats.HTML.name:
        return _results(asked)
    release = published()
    read = query.read(
        asked.text, release.store.graphs(), default_uris=asked.default_uris, named_uris=asked.named_uris, longest=settings().query_bytes
    )
    chosen = _named(asked.format, read.form) or negotiate(request.headers.get("Accept"), read.form.formats)
    answer = release.store.query(read.text, read.dataset, chosen, release.names.prefixes)
    response = Response(answer.body, content_type=chosen.content_type)
    response.headers["Vary"] = VARY
    response.headers["Cache-Control"] = "public, no-cache"
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _from_url() -> Asked:
    return Asked(
        _once(request.args.getlist("query")),
        request.args.getlist("default-graph-uri"),
        request.args.getlist("named-graph-uri"),
        request.args.get("format"),
    )


def _from_body() -> Asked:
    kind = request.mimetype
    if kind == UPDATE or "update" in request.args or (kind == FORM and "update" in request.form):
        raise UpdateRefused("Updates are not accepted here.")
    if kind == FORM:
        return Asked(
            _once(request.form.getlist("query")),
            request.form.getlist("default-graph-uri"),
            request.form.getlist("named-graph-uri"),
            request.form.get("format"),
        )
    if kind == QUERY:
        if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            raise UnsupportedMediaType("A query in the body is UTF-8.")
        try:
            text = request.get_data().decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadRequest(f"The body is not UTF-8: byte {error.start}.") from error
        return Asked(text, request.args.getlist("default-graph-uri"), request.args.getlist("named-graph-uri"), request.args.get("format"))
    raise UnsupportedMediaType(f"A query is posted as {FORM} or as {QUERY}.", accepted=[FORM, QUERY])


def _once(texts: Sequence[str]) -> str:
    if len(texts) != 1:
        raise BadRequest(f"The parameter query is needed exactly once; it came {len(texts)} times.")
    return texts[0]


def _named(name: str | None, form: query.Form) -> formats.Format | None:
    """The format of the parameter `format`, which the page for people uses in place of a header.

    Raises: NotAcceptable, if the form has no such format.
    """
    if not name:
        return None
    chosen = formats.BY_NAME.get(name)
    if chosen not in form.formats:
        raise NotAcceptable([fit.media_type for fit in form.formats])
    return chosen


def _service() -> Response:
    chosen = negotiate(request.headers.get("Accept"), (formats.HTML, *formats.RDF))
    if chosen is formats.HTML:
        return _page()
    release = published()
    response = tagged(lambda: write(description(release), chosen, release.names.prefixes), chosen.content_type, "sparql")
    response.headers["Vary"] = VARY
    return response


def _results(asked: Asked) -> Response:
    """The page for people with the answer on it, or with what is wrong with the query."""
    release = published()
    try:
        read = query.read(
            asked.text, release.store.graphs(), default_uris=asked.default_uris, named_uris=asked.named_uris, longest=settings().query_bytes
        )
        if read.form.formats is formats.RDF:
            answer = release.store.query(read.text, read.dataset, formats.TURTLE, release.names.prefixes)
            return _page(asked.text, turtle=answer.body.decode())
        answer = release.store.query(read.text, read.dataset, formats.JSON, release.names.prefixes)
        return _page(asked.text, table=json.loads(answer.body))
    except RequestError as error:
        return _page(asked.text[: settings().query_bytes], error.status, error=error)


def _page(text: str = "", status: int = 200, **shown: Any) -> Response:
    body = render_template("sparql.html", query=text, rows_shown=ROWS_SHOWN, **shown)
    response = Response(body, status, content_type=formats.HTML.content_type)
    response.headers["Vary"] = VARY
    return response
