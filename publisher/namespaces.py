"""Names of a release: the CURIEs of the project, read against the base of the release that is served."""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import NamedNode

from mappings.terms import BASE, PREFIXES


class Names:
    """CURIEs, prefixes and local addresses under one base.

    Args:
        base: base IRI of the release, with the slash at its end.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self.prefixes = {prefix: base + ns[len(BASE) :] if ns.startswith(BASE) else ns for prefix, ns in PREFIXES.items()}
        self.prefixes["bcsh"] = base + "shapes#"
        self._longest_first = sorted(self.prefixes.items(), key=lambda pair: len(pair[1]), reverse=True)
        self.node = lru_cache(maxsize=None)(self._node)

    def expand(self, curie: str) -> str:
        """The full IRI of a CURIE."""
        prefix, _, local = curie.partition(":")
        return self.prefixes[prefix] + local

    def _node(self, curie: str) -> NamedNode:
        return NamedNode(self.expand(curie))

    def shorten(self, iri: str) -> str:
        """The CURIE of an IRI, or the IRI itself where no prefix fits."""
        for prefix, namespace in self._longest_first:
            local = iri[len(namespace) :]
            if local and iri.startswith(namespace) and not any(sign in local for sign in "/#:"):
                return f"{prefix}:{local}"
        return iri

    def is_local(self, iri: str) -> bool:
        """Whether this deployment answers for the IRI."""
        return iri.startswith(self.base)

    def local(self, path: str) -> NamedNode:
        """The IRI of a path below the base."""
        return NamedNode(self.base + path)

    def asked(self, path: str) -> NamedNode | None:
        """The IRI of a path that a client sent; None for one that is no IRI, of which there can be no thing."""
        try:
            return self.local(path)
        except ValueError:
            return None

    def document(self, iri: str) -> str:
        """Path (below the base, no leading slash) of the document about a local IRI: `id/x` has `doc/x`, a hash IRI its page."""
        path = iri[len(self.base) :].partition("#")[0]
        return "doc/" + path[len("id/") :] if path.startswith("id/") else path
