"""What all documents share: vocabulary, reference data, decisions of people, descriptions of the data sets."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from mappings.errors import BrokenResource
from mappings.resources import ALIGNMENTS, ONTOLOGY, REFERENCE, SCHEMES, SEEDS, SHAPES
from publisher.quads import Index, below, read, term

VOCAB = below("graph/vocab")
REFERENCE_GRAPH = below("graph/reference")
CURATION = below("graph/curation")


def read_shared() -> list[ox.Quad]:
    """Read all of it, with the canonical base, each part in its graph; data sets and their description in the default graph.

    Returns: quads whose blank nodes (lists of the ontology) have names that depend on nothing but the content.
    Raises: BrokenResource, naming the file that is not well-formed.
    """
    vocab = [q for folder in (ONTOLOGY, SCHEMES, ALIGNMENTS) for q in _folder(folder, VOCAB)]
    reference = _folder(REFERENCE, REFERENCE_GRAPH)
    curation = _file(SEEDS / "curation.trig", CURATION)
    described = [*_file(SEEDS / "datasets.ttl", None), *_file(SEEDS / "description.ttl", None)]
    return canonical([*vocab, *reference, *curation, *described])


def read_all_shapes(folder: Path = SHAPES) -> list[ox.Quad]:
    """Read the shapes to publish, those of the ontology among them; paths and lists are blank nodes, named by the content.

    Raises: BrokenResource, naming the file that is not well-formed.
    """
    return canonical(_folder(folder, None))


def canonical(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Name blank nodes by RDFC-1.0: the reader's names vary from run to run."""
    blank = [q for q in quads if isinstance(q.subject, ox.BlankNode) or isinstance(q.object, ox.BlankNode)]
    if not blank:
        return quads
    dataset = ox.Dataset(blank)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    named = [q for q in quads if q not in set(blank)]
    return [*named, *dataset]


def ontology_version(quads: list[ox.Quad]) -> str:
    """The version that the ontology's header gives, "" without one."""
    index = Index(q for q in quads if q.graph_name == VOCAB)
    headers = index.subjects("rdf:type", term("owl:Ontology"))
    ours = [node for node in headers if node == below("ontology")] or headers
    info = next((index.one(node, "owl:versionInfo") for node in ours), None)
    return info.value if isinstance(info, ox.Literal) else ""


def _folder(folder: Path, graph: ox.NamedNode | None) -> list[ox.Quad]:
    return [q for path in sorted(folder.glob("*.ttl")) for q in _file(path, graph)]


def _file(path: Path, graph: ox.NamedNode | None) -> list[ox.Quad]:
    if not path.exists():
        return []
    try:
        return read(path, graph)
    except SyntaxError as error:
        raise BrokenResource(path, f"line {error.lineno or '?'}", f"not well-formed: {error.msg}") from error
