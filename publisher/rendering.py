"""The HTML page of a resource: which template, and what it is given."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from flask import current_app, render_template

from publisher import shapes
from publisher.describe import Resource, vocabulary_terms
from publisher.responses import page_number, settings
from publisher.views import Views

SHOWN_ELSEWHERE = {
    "object": ("bc:statusOf", "oa:hasBody"),
    "fact": ("oa:hasBody", "bc:hasStatus"),
    "document": ("oa:hasBody", "bc:statedIn", "prov:wasDerivedFrom"),
    "span": ("oa:hasTarget",),
    "claim": (),
    "pair": ("oa:hasBody",),
    "thing": ("oa:hasBody",),
}
"""Incoming properties that the template of a kind shows in its own way."""

NOT_FOR_PEOPLE = ("bc:supportsValue", "bc:supportsProperty", "foaf:primaryTopic")
"""Incoming properties that say nothing a page doesn't say better; the data have them."""

OF_EVERY_TERM = ("skos:inScheme", "skos:topConceptOf", "rdfs:isDefinedBy")
"""What is the same for every term of a vocabulary, and need not be said with each."""


def views() -> Views:
    """The views of the release that is served."""
    return cast(Views, current_app.extensions["views"])


def page_of(resource: Resource, by: str | None) -> str:
    """Render the page of a resource."""
    head = resource.path.partition("/")[0]
    if head in ("ontology", "scheme"):
        return _vocabulary_page(resource)
    if head == "graph":
        return _graph_page(resource)
    if head == shapes.PATH:
        return _shapes_page(resource)
    view = views()
    kind = view.kind(resource.thing)
    claims = view.claims.of(resource.thing)
    shown = () if by else (*SHOWN_ELSEWHERE[kind], *NOT_FOR_PEOPLE)
    groups = view.groups(links for links in resource.links if view.published.names.shorten(links.property.value) not in shown)
    template = "links.html" if by else f"{kind}.html"
    return render_template(
        template,
        resource=resource,
        thing=view.values.of(resource.thing),
        types=view.types(resource.thing),
        other_names=view.names_of(resource.thing),
        claims=claims,
        rows=view.rows(resource.thing, claims),
        groups=groups,
        **_extras(view, kind, resource),
    )


def _extras(view: Views, kind: str, resource: Resource) -> dict[str, Any]:
    """What the template of one kind needs beyond the rest."""
    if kind == "object":
        return {"course": view.course(resource.thing, settings().page_size)}
    if kind == "document":
        return {"passages": view.passages(resource.thing)}
    if kind == "claim":
        return {"claim": view.claims.read(resource.thing)}
    if kind == "pair":
        return {"objects": view.tracked(view.between(resource.thing, settings().page_size))}
    if kind == "fact":
        return {"fact": view.fact(resource.thing)}
    if kind == "span":
        quote = view.claims.quote(resource.thing)
        return {"quote": quote, "context": view.context(quote) if quote else None, "on_span": view.claims.on(resource.thing)}
    return {}


def _vocabulary_page(resource: Resource) -> str:
    view = views()
    root = resource.thing
    if resource.path.startswith("ontology/"):
        root = view.published.names.local("ontology")
    terms = vocabulary_terms(view.published, root)
    listed = [
        (view.values.of(term), view.types(term), view.names_of(term), view.rows(term, hidden=OF_EVERY_TERM), view.uses(term))
        for term in terms
        if term != root
    ]
    return render_template(
        "vocabulary.html",
        resource=resource,
        thing=view.values.of(resource.thing),
        types=view.types(root),
        other_names=view.names_of(root),
        rows=view.rows(root),
        terms=listed,
    )


def _graph_page(resource: Resource) -> str:
    view, size, number = views(), settings().page_size, page_number()
    subjects = view.published.index.graph_subjects(resource.thing, size + 1, (number - 1) * size)
    return render_template(
        "graph.html",
        resource=resource,
        thing=view.values.of(resource.thing),
        types=view.types(resource.thing),
        other_names=[],
        rows=view.rows(resource.thing),
        subjects=[view.values.of(subject) for subject in subjects[:size]],
        more=len(subjects) > size,
        number=number,
        triples=view.published.index.graphs().get(resource.thing, 0),
    )


def _shapes_page(resource: Resource) -> str:
    view = views()
    reader = shapes.Reader(view.published, view.values)
    header = reader.header()
    thing = replace(view.values.of(resource.thing), text=header["title"], language="en")
    return render_template("shapes.html", resource=resource, thing=thing, types=[], other_names=[], header=header, shapes=reader.shapes())
