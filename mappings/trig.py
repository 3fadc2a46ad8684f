"""Quads to TriG that a person can read: by graph and subject, sorted, the same bytes every time.

Lexical forms stay as they are; only integers are written bare. Prefixes are those of terms.py, one for each type of
things ("claim:", "status:"), and "span:" for the spans of the text (numbered if there are several texts).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from mappings.terms import BASE, PREFIXES

_RDF_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:/selector)?")
_INTEGER = re.compile(r"0|-?[1-9][0-9]*")
_BELOW = re.compile(r"id/(?:(?P<text>text/[a-z0-9-]+)/|(?P<type>[a-z0-9-]+)/)|(?P<other>graph|dataset)/")


def write(quads: Iterable[Quad], base: str = BASE) -> str:
    """Write quads as TriG.

    Args:
        quads: in any order; each counts once.
        base: under which our IRIs are.
    Raises: ValueError, if there is a blank node: its name would not be the same in the next run.
    """
    graphs: dict[str, dict[str, dict[str, set[NamedNode | Literal]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ValueError(f"blank node in {quad}")
        name = "" if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value
        graphs[name][quad.subject.value][quad.predicate.value].add(quad.object)
    names = Names(graphs, base)
    parts = [_graph(name, subjects, names) for name, subjects in sorted(graphs.items())]
    return "\n".join([names.header(), *parts])


class Names:
    """Short names of IRIs in one file; remembers which prefixes it used.

    Args:
        graphs: what will be written; types of things and texts are looked up there.
        base: under which our IRIs are.
    """

    def __init__(self, graphs: dict[str, dict[str, dict[str, set[NamedNode | Literal]]]], base: str) -> None:
        namespaces = {space.replace(BASE, base, 1) if space.startswith(BASE) else space: prefix for prefix, space in PREFIXES.items()}
        found = {name for graph in graphs for name in (graph, *graphs[graph])}
        found |= {
            value.value
            for subjects in graphs.values()
            for pairs in subjects.values()
            for values in pairs.values()
            for value in values
            if isinstance(value, NamedNode)
        }
        below = {match[0]: match for iri in found if iri.startswith(base) and (match := _BELOW.match(iri, len(base)))}
        texts = sorted(path for path, match in below.items() if match["text"])
        for path, match in below.items():
            prefix = match["type"] or match["other"] or ("span" if len(texts) == 1 else f"span{texts.index(path) + 1}")
            namespaces[base + path] = f"id-{prefix}" if prefix in PREFIXES else prefix
        self._namespaces = sorted(namespaces.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        self._used: dict[str, str] = {}
        self._known: dict[str, str] = {}

    def of(self, iri: str) -> str:
        """Prefixed name of an IRI, or the IRI in angle brackets."""
        if iri not in self._known:
            self._known[iri] = self._shorten(iri)
        return self._known[iri]

    def _shorten(self, iri: str) -> str:
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self._used[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :].replace('/', chr(92) + '/')}"
        return f"<{iri}>"

    def literal(self, literal: Literal) -> str:
        """Literal with its lexical form as it is."""
        quoted = str(Literal(literal.value))
        if literal.language:
            return f"{quoted}@{literal.language}"
        datatype = literal.datatype.value
        if datatype == _XSD + "string":
            return quoted
        if datatype == _XSD + "integer" and _INTEGER.fullmatch(literal.value):
            return literal.value
        return f"{quoted}^^{self.of(datatype)}"

    def header(self) -> str:
        """Lines that declare the prefixes that were used."""
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(self._used.items()))


def _graph(name: str, subjects: dict[str, dict[str, set[NamedNode | Literal]]], names: Names) -> str:
    """Statements of one graph; those of the default graph stand without braces."""
    indent = "  " if name else ""
    blocks = "\n".join(_subject(subject, pairs, names, indent) for subject, pairs in sorted(subjects.items()))
    return f"{names.of(name)} {{\n{blocks}}}\n" if name else blocks


def _subject(subject: str, pairs: dict[str, set[NamedNode | Literal]], names: Names, indent: str) -> str:
    """Statements about one subject, its type first."""
    lines = []
    for term, values in sorted(pairs.items(), key=lambda pair: "" if pair[0] == _RDF_TYPE else names.of(pair[0])):
        written = sorted(names.literal(value) if isinstance(value, Literal) else names.of(value.value) for value in values)
        lines.append(f"{'a' if term == _RDF_TYPE else names.of(term)} {', '.join(written)}")
    return f"{indent}{names.of(subject)} " + f" ;\n{indent}  ".join(lines) + " .\n"
