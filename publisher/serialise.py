"""Graphs to bytes. The literals come out as they went in, and the same graph gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, Quad, Triple, serialize

from publisher.formats import RDF_XML, TRIG, TURTLE, Format

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ROOT = re.compile(rb"<rdf:RDF ([^>]*)>")


def write(statements: Iterable[Triple | Quad], format: Format, prefixes: Mapping[str, str]) -> bytes:
    """Write triples or quads.

    Args:
        statements: in any order; written sorted and each once. In a format without graphs the graph names are left out.
        format: one that has a writer for RDF.
        prefixes: prefix to namespace; only those in use are written.
    Returns: UTF-8.
    """
    if format.graphs:
        ready: set[Triple | Quad] = {_quad(statement) for statement in statements}
    else:
        ready = {statement.triple if isinstance(statement, Quad) else statement for statement in statements}
    ordered = sorted(ready, key=_key)
    used = _used(ordered, prefixes)
    return _steady(serialize(ordered, format=format.rdf, prefixes=used), format)


def _steady(text: bytes, format: Format) -> bytes:
    """Put the prefixes in order: the writer's own order changes from one process to the next."""
    if format in (TURTLE, TRIG):
        lines = text.splitlines(keepends=True)
        count = next((i for i, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
        return b"".join(sorted(lines[:count]) + lines[count:])
    if format is RDF_XML:
        return ROOT.sub(lambda match: b"<rdf:RDF " + b" ".join(sorted(match[1].split())) + b">", text, count=1)
    return text


def _quad(statement: Triple | Quad) -> Quad:
    if isinstance(statement, Quad):
        return statement
    return Quad(statement.subject, statement.predicate, statement.object, DefaultGraph())


def _key(statement: Triple | Quad) -> tuple[str, ...]:
    """By graph, subject, property and value; the type of a thing first, as people write it."""
    graph = str(statement.graph_name) if isinstance(statement, Quad) else ""
    predicate = "" if statement.predicate.value == RDF_TYPE else str(statement.predicate)
    return graph, str(statement.subject), predicate, str(statement.object)


def _used(statements: Iterable[Triple | Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes some IRI of the statements begins with: an empty prefix list tells a reader more than thirty unused ones."""
    heads: set[str] = set()
    for statement in statements:
        for term in (statement.subject, statement.predicate, statement.object):
            value = getattr(term, "value", "")
            heads.add(value[: max(value.rfind("#"), value.rfind("/")) + 1])
            if datatype := getattr(term, "datatype", None):
                heads.add(datatype.value[: datatype.value.rfind("#") + 1])
    return {prefix: namespace for prefix, namespace in prefixes.items() if namespace in heads}
