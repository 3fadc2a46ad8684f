"""The exceptions of the publisher, at a glance, and how a client sees them.

PublisherError
├── BadSetting                  a setting that can't work; at start, never in an answer
├── ReleaseBroken               a release folder that is not what its manifest says; at start
├── UnreadableScores            a file that is no answer of the scorer
├── UnknownRule                 a rule that isn't in the data
└── RequestError                the client can do something about it; becomes a problem document (RFC 9457)
    ├── NotFound            404 no such thing in this release
    ├── NotAcceptable       406 none of the formats offered is accepted
    ├── BadRequest          400 a parameter that can't be read
    ├── BadQuery            400 the query is not SPARQL 1.1, with line and column
    ├── QueryRefused        400 the query is SPARQL, but asks for what this endpoint doesn't do
    ├── UpdateRefused       403 an update
    ├── TooLarge            413 query or body over the limit
    └── UnsupportedMediaType 415
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class PublisherError(Exception):
    """Base of the tree."""


class BadSetting(PublisherError):
    """A setting that can't work."""

    def __init__(self, name: str, value: object, reason: str) -> None:
        super().__init__(name, value, reason)
        self.name, self.value, self.reason = name, value, reason

    def __str__(self) -> str:
        return f"setting {self.name} = {self.value!r}: {self.reason}"


class ReleaseBroken(PublisherError):
    """A release that can't be served."""

    def __init__(self, folder: Path | str, reason: str) -> None:
        super().__init__(folder, reason)
        self.folder, self.reason = folder, reason

    def __str__(self) -> str:
        return f"release {self.folder}: {self.reason}"


class UnreadableScores(PublisherError):
    """A file that is no answer of the scorer."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.file = file

    def __str__(self) -> str:
        return f"{self.file}: not the JSON of the scorer; write it with the scorer's option --json"


class UnknownRule(PublisherError):
    """A rule that isn't in the data."""

    def __init__(self, rule: str, alike: Sequence[str]) -> None:
        super().__init__(rule, alike)
        self.rule, self.alike = rule, alike

    def __str__(self) -> str:
        remedy = f"there are {', '.join(self.alike)}" if self.alike else "`bicoop rules` without --rule lists them all"
        return f"no rule is named {self.rule}; {remedy}"


class RequestError(PublisherError):
    """An error the client sees. Sub-classes say status and title; instances say what was wrong.

    Args:
        detail: what was wrong with this very request, in words.
        extra: further members of the problem document.
    """

    status = 400
    title = "Bad request"

    def __init__(self, detail: str, **extra: object) -> None:
        super().__init__(detail)
        self.detail, self.extra = detail, extra

    def __str__(self) -> str:
        return self.detail


class BadRequest(RequestError):
    """A parameter that can't be read."""


class BadQuery(RequestError):
    """Not a SPARQL 1.1 query. `line` and `column` (from 1) are members of the problem document where they are known."""

    title = "Malformed query"


class QueryRefused(RequestError):
    """A query that is well-formed and not answered here."""

    title = "Query refused"


class UpdateRefused(RequestError):
    """An update: the endpoint is read-only."""

    status = 403
    title = "Read-only endpoint"


class NotFound(RequestError):
    """Nothing of that name in this release."""

    status = 404
    title = "Not found"


class NotAcceptable(RequestError):
    """No format in common.

    Args:
        offered: media types the client can ask for.
    """

    status = 406
    title = "Not acceptable"

    def __init__(self, offered: Sequence[str]) -> None:
        super().__init__("None of the accepted media types is offered here. Offered: " + ", ".join(offered), offered=list(offered))


class TooLarge(RequestError):
    """More than this endpoint reads."""

    status = 413
    title = "Too large"


class UnsupportedMediaType(RequestError):
    """A request body of a type that the protocol doesn't know."""

    status = 415
    title = "Unsupported media type"
