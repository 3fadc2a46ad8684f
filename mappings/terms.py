"""Prefixes of the project and of the vocabularies it uses, and the way between a CURIE and an IRI.

Code and data name every term by a CURIE ("bc:Visit", "stage:signed"): one spelling, short enough to read. The IRIs
here have the canonical base; another base is put in when a release is made, and nowhere else.
"""

from __future__ import annotations

BASE = "https://w3id.org/bicoop/"

SCHEMES: dict[str, str] = {
    "stage": "stage",
    "modality": "modality",
    "act": "act",
    "qualifier": "qualifier",
    "basis": "date-basis",
    "sector": "sector",
    "indicator": "indicator",
    "kind": "kind",
}
"""Prefix of the concepts of a scheme, and the name of the scheme: {BASE}scheme/NAME, a file of ontology/schemes."""

PREFIXES: dict[str, str] = {
    "bc": BASE + "ontology#",
    **{prefix: f"{BASE}scheme/{name}#" for prefix, name in SCHEMES.items()},
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-code": "http://purl.org/linked-data/sdmx/2009/code#",
    "unit": "http://qudt.org/vocab/unit/",
    "qudt": "http://qudt.org/schema/qudt/",
    "schema": "https://schema.org/",
    "void": "http://rdfs.org/ns/void#",
    "vann": "http://purl.org/vocab/vann/",
    "sh": "http://www.w3.org/ns/shacl#",
}
"""Prefix to namespace. The prefixes of Turtle, SPARQL and TOML files are the same ones."""

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda pair: len(pair[1]), reverse=True)


def expand(curie: str) -> str:
    """Give the full IRI of a CURIE.

    Args:
        curie: "bc:Visit". A full IRI ("https://…") is no CURIE.
    Returns: the IRI, with the canonical base where the namespace is ours.
    Raises: KeyError, if there is no colon or nobody declared the prefix; the message lists the prefixes.
    """
    prefix, colon, local = curie.partition(":")
    if not colon or prefix not in PREFIXES:
        raise KeyError(f"{curie!r} has no known prefix; known are: {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """Give the CURIE of an IRI, or the IRI itself where no prefix fits.

    A local name with a slash, a hash or a colon would not be one name, so such an IRI stays as it is.

    Args:
        iri: full IRI with the canonical base.
    Returns: "bc:Visit", or the IRI unchanged. `expand(shorten(iri)) == iri` whenever it was shortened.
    """
    for prefix, namespace in _LONGEST_FIRST:
        local = iri[len(namespace) :]
        if iri.startswith(namespace) and local and not any(sign in local for sign in "/#:"):
            return f"{prefix}:{local}"
    return iri
