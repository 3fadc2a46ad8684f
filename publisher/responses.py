"""Representations over HTTP: one place that negotiates, tags, links and answers conditional requests."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from typing import cast
from urllib.parse import quote

from flask import Response, current_app, request

from publisher import formats
from publisher.config import Settings
from publisher.describe import Resource
from publisher.errors import BadRequest
from publisher.formats import Format
from publisher.negotiation import negotiate
from publisher.published import LICENCE, Published
from publisher.serialise import write

VARY = "Accept, Accept-Language"
LONGEST_PAGE_NUMBER = 7
VERSION = version("bicoop")


def published() -> Published:
    """The release that is served."""
    return cast(Published, current_app.extensions["bicoop"])


def settings() -> Settings:
    """The settings of the deployment."""
    return cast(Settings, current_app.config["BICOOP"])


def address(path: str) -> str:
    """Address of a path below the base, on this server: without host, so that it works on whichever host one came by."""
    return request.script_root + "/" + quote(path, safe="/:?=&#,;@!$'()*+~%")


def see_other(path: str) -> str:
    """Address to redirect to: as in the data, if the client came by the host of the data."""
    base = published().base
    host = base.partition("://")[2].rstrip("/")
    same = f"{request.host}{request.script_root}" == host
    return base + quote(path, safe="/:,;@!$'()*+~%") if same else address(path)


def page_number() -> int:
    """The parameter `page`, 1 without it.

    Raises: BadRequest
    """
    text = request.args.get("page", "1")
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_PAGE_NUMBER or int(text) < 1:
        raise BadRequest("The parameter page must be a whole number from 1 on.")
    return int(text)


def represent(resource: Resource, override: Format | None, page: Callable[[], str]) -> Response:
    """Answer with the representation of a resource that the client likes best.

    Args:
        resource: what the document is about.
        override: format of the suffix of the address; then Accept plays no part.
        page: makes the HTML page.
    Raises: NotAcceptable
    """
    chosen = override or negotiate(request.headers.get("Accept"), formats.DOCUMENT)
    location = address(f"{resource.path}.{chosen.suffix}") + (f"?{resource.query}" if resource.query else "")

    def body() -> bytes:
        if chosen is formats.HTML:
            return page().encode()
        return write(resource.statements(), chosen, published().names.prefixes)

    response = tagged(body, chosen.content_type, location)
    response.headers["Content-Location"] = location
    response.headers["Vary"] = VARY
    _add_links(response, resource, chosen)
    return response


def tagged(body: Callable[[], bytes], content_type: str, key: str) -> Response:
    """A response with an ETag, or 304 without making the body at all.

    The tag is made from the release, the program's version and the address of the representation: these decide the bytes.
    """
    decisive = (published().fingerprint, published().date, _program(), content_type, key)
    tag = hashlib.sha256(repr(decisive).encode()).hexdigest()[:32]
    known = request.if_none_match.contains_weak(tag)
    response = Response(status=304) if known else Response(body(), content_type=content_type)
    response.set_etag(tag)
    response.last_modified = published().modified
    response.headers["Cache-Control"] = "public, no-cache"
    return cast(Response, response if known else response.make_conditional(request))


def _program() -> str:
    return f"{VERSION}-{current_app.config['TEMPLATES']}"


def _add_links(response: Response, resource: Resource, chosen: Format) -> None:
    """Links with registered relations only (RFC 8288): the other formats, the thing, the licence."""
    query = f"?{resource.query}" if resource.query else ""
    links = [
        f'<{address(f"{resource.path}.{other.suffix}")}{query}>; rel="alternate"; type="{other.media_type}"'
        for other in formats.DOCUMENT
        if other is not chosen
    ]
    if resource.thing.value != published().base + resource.path:
        links.append(f'<{resource.thing.value}>; rel="describes"')
    links.append(f'<{LICENCE}>; rel="license"')
    response.headers["Link"] = ", ".join(_ascii(link) for link in links)


def _ascii(link: str) -> str:
    """A header holds ASCII: IRIs become URIs."""
    return quote(link, safe="<>;=\" /:?&#,@!$'()*+~%[]")
