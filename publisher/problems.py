"""Errors as clients see them: a problem document (RFC 9457), or a page in words for a browser."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from publisher.errors import NotAcceptable, RequestError
from publisher.formats import HTML, Format
from publisher.negotiation import negotiate

PROBLEM = Format("problem", "problem document", "application/problem+json", "json", ("application/json",), charset=False)
log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Register the handlers. One for `Exception` alone would turn 404 into 500."""
    app.register_error_handler(RequestError, _ours)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: RequestError) -> Response:
    return problem(error.status, error.title, error.detail, error.extra)


def _of_http(error: HTTPException) -> Response:
    status = error.code or 500
    if error.response is not None:  # a redirect of the router, for one
        return error.response  # type: ignore[return-value]
    answer = problem(status, error.name, error.description or "", {})
    for name, value in error.get_headers(request.environ):
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value  # Allow of a 405
    return answer


def _unexpected(error: Exception) -> Response:
    log.exception("unexpected: %s %s", request.method, request.path, exc_info=error)
    return problem(500, "Internal error", "Something went wrong on our side. It has been logged.", {})


def problem(status: int, title: str, detail: str, extra: dict[str, object]) -> Response:
    """A problem document; for a client that would rather read HTML, a page that says the same."""
    try:
        page = status != HTTPStatus.NOT_ACCEPTABLE and negotiate(request.headers.get("Accept"), (PROBLEM, HTML)) is HTML
    except NotAcceptable:
        page = False
    if page:
        body = render_template("problem.html", status=status, title=title, detail=detail, extra=extra)
        answer = Response(body, status, content_type=HTML.content_type)
    else:
        document = {"type": "about:blank", "title": title, "status": status, "detail": detail, **extra}
        answer = Response(json.dumps(document, ensure_ascii=False, indent=1) + "\n", status, content_type=PROBLEM.content_type)
    answer.headers["Vary"] = "Accept, Accept-Language"
    answer.headers["Cache-Control"] = "no-store" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "no-cache"
    return answer
