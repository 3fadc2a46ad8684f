"""Pages for people: home, lists, and the small files every site has."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, render_template, request
from pyoxigraph import NamedNode

from publisher.describe import incoming
from publisher.errors import BadRequest, NotFound
from publisher.lists import BY_NAME, LISTINGS
from publisher.rendering import views
from publisher.responses import address, page_number, published, settings

blueprint = Blueprint("pages", __name__)

SHOWN = 6


@blueprint.get("/")
def home() -> str:
    """What this is, and the ways in."""
    release, view = published(), views()
    counts = {listing.name: release.index.listing_count(listing.name) for listing in LISTINGS}
    objects = view.tracked(release.index.listing("objects", SHOWN))
    documents = [view.values.of(document) for document in release.index.listing("documents", SHOWN)]
    events = [view.fact(event) for event in release.index.listing("events", SHOWN)]
    return render_template("home.html", counts=counts, objects=objects, documents=documents, events=events, manifest=release.manifest)


@blueprint.get(f"/<any({', '.join(BY_NAME)}):name>")
def listing(name: str) -> str:
    """One list, a page of it."""
    release, view, number, size = published(), views(), page_number(), settings().page_size
    chosen = BY_NAME[name]
    count = release.index.listing_count(name)
    members = release.index.listing(name, size, (number - 1) * size)
    if number > 1 and not members:
        abort(404, description="The list has fewer pages.")
    facts = [view.fact(member) for member in members if view.kind(member) == "fact"]
    objects = view.tracked(member for member in members if view.kind(member) == "object")
    others = [(view.values.of(m), view.types(m), view.rows(m)) for m in members if view.kind(m) not in ("fact", "object")]
    return render_template(
        "list.html",
        listing=chosen,
        count=count,
        number=number,
        pages=max(1, -(-count // size)),
        facts=facts,
        objects=objects,
        others=others,
    )


@blueprint.get("/uses")
def uses() -> str:
    """Where the data use a term of the vocabularies: `of` is its CURIE, `by` one property."""
    release, view, of, by = published(), views(), request.args.get("of", ""), request.args.get("by")
    try:
        term = NamedNode(release.names.expand(of))
    except (KeyError, ValueError):
        raise BadRequest(f"The parameter of must be a short name such as sector:energy, not {of!r}.") from None
    if not release.names.is_local(term.value) or not release.index.mentions(term):
        raise NotFound(f"This release knows no term {of}.")
    size = settings().page_size if by else settings().links
    groups = view.groups(incoming(release, term, size, by, page_number()))
    return render_template("uses.html", thing=view.values.of(term), types=view.types(term), groups=groups, of=of, by=by)


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Crawlers are led to the dumps, which hold everything, and kept from the endpoint."""
    text = f"# Everything in one file: {published().base}release/\nUser-agent: *\nDisallow: {address('sparql')}\n"
    return Response(text, content_type="text/plain; charset=utf-8")


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """The icon, for those who ask for it by its old name."""
    return current_app.send_static_file("icon.svg")
