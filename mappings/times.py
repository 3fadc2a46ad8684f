"""Times of a document to nodes: what is known, on what basis, and by which words.

Two times of a document are one node if all that is known of them is the same; the words that state them are its claims.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from pyoxigraph import Literal, NamedNode

from mappings.evidence import Triple, words
from mappings.iris import Iris
from mappings.model import Attribution, Document, Span, TimeValue
from mappings.tables import table

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def typed(text: str, datatype: str) -> Literal:
    """Literal of an XML Schema type, the lexical form kept."""
    return Literal(text, datatype=NamedNode(_XSD + datatype))


def calendar_literal(edtf: str | None) -> Literal | None:
    """xsd:date, gYearMonth or gYear of a plain date; None for anything that is less, or more, than such a date."""
    for pattern, datatype in ((r"\d{4}-\d\d-\d\d", "date"), (r"\d{4}-(0[1-9]|1[0-2])", "gYearMonth"), (r"\d{4}", "gYear")):
        if edtf is not None and re.fullmatch(pattern, edtf):
            return typed(edtf, datatype)
    return None


def known(value: TimeValue) -> TimeValue:
    """The value without the words that state it: equal for two times that are one node."""
    ends = {name: known(end) for name in ("beginning", "end") if (end := getattr(value, name)) is not None}
    return replace(value, spans=(), note=None, **ends)


@dataclass
class _Uses:
    """Where one time is stated, and what for."""

    stated: set[tuple[Span, str | None]] = field(default_factory=set)
    language: str = ""
    modalities: set[str] = field(default_factory=set)
    attributions: set[Attribution] = field(default_factory=set)


class Times:
    """The times of one document.

    Args:
        document: whose times they are.
        iris: maker of IRIs.
        language_at: language of the text at an offset.
    """

    def __init__(self, document: Document, iris: Iris, language_at: Callable[[int], str]) -> None:
        self._document, self._iris, self._language_at = document, iris, language_at
        self._uses: dict[TimeValue, _Uses] = {}

    def add(self, value: TimeValue, modality: str, attribution: Attribution, otherwise: tuple[Span, ...]) -> str:
        """Note a use of a time, and give its IRI.

        Args:
            value: the time.
            modality, attribution: of the fact that it is said in.
            otherwise: the words of that fact, which stand for a time that no words state.
        """
        for part in (value, value.beginning, value.end):
            if part is not None:
                uses = self._uses.setdefault(known(part), _Uses())
                uses.stated.update((span, part.note) for span in part.spans or otherwise)
                uses.modalities.add(modality)
                uses.attributions.add(attribution)
        return self._iri(known(value))

    def _iri(self, value: TimeValue) -> str:
        """{document}-{edtf}-{words}[-{basis}]: of the value alone, so that no other time of the document changes it."""
        return self._iris.scoped("time", self._document.slug, *_names(value))

    def triples(self) -> Iterator[Triple]:
        """Say what is known of each time."""
        for value, uses in self._uses.items():
            iri = self._iri(value)
            yield iri, "rdf:type", self._iris.term(_class(value))
            yield iri, "bc:dateBasis", self._iris.term(value.basis)
            yield from ((iri, name, literal) for name, literal in _literals(value))
            if value.as_written is not None:
                yield iri, "bc:asWritten", words(value.as_written, self._language_at(min(uses.stated)[0].start))
            for name, end in (("time:hasBeginning", value.beginning), ("time:hasEnd", value.end)):
                if end is not None:
                    yield iri, name, self._iri(end)

    def readings(self) -> Iterator[tuple[str, Span, str | None, str, Attribution]]:
        """Give the claims on the times: IRI, words, note, modality, attribution.

        Modality and attribution are those of the facts the time is said in, if they agree.
        """
        for value, uses in self._uses.items():
            modality = min(uses.modalities) if len(uses.modalities) == 1 else table("document")["modality"]
            attribution = next(iter(uses.attributions)) if len(uses.attributions) == 1 else Attribution()
            for span, note in sorted(uses.stated, key=lambda pair: (pair[0], pair[1] or "")):
                yield self._iri(value), span, note, modality, attribution


def _names(value: TimeValue) -> list[str]:
    """What tells one time of a document from another."""
    basis = value.basis.partition(":")[2]
    bounds = [day.isoformat() for day in (value.earliest, value.latest) if day is not None and value.edtf is None]
    names = [value.edtf, value.as_written, value.duration, *bounds]
    names += [name for end in (value.beginning, value.end) if end is not None for name in _names(end)]
    return [name for name in (*names, None if basis == "stated" else basis) if name]


def _class(value: TimeValue) -> str:
    """Instant for a day, interval where both ends or a length are known, else only a temporal entity."""
    if value.edtf is not None and _DAY.fullmatch(value.edtf):
        return "time:Instant"
    interval = value.beginning or value.end or value.duration or "/" in (value.edtf or "")
    return "time:ProperInterval" if interval else "time:TemporalEntity"


def _literals(value: TimeValue) -> Iterator[tuple[str, Literal]]:
    """Properties of a time that are literals."""
    if value.edtf is not None:
        yield "bc:edtf", Literal(value.edtf)
        if _DAY.fullmatch(value.edtf):
            yield "time:inXSDDate", typed(value.edtf, "date")
    bounds: tuple[tuple[str, date | None], ...] = (("bc:earliest", value.earliest), ("bc:latest", value.latest))
    yield from ((name, typed(day.isoformat(), "date")) for name, day in bounds if day is not None)
    if value.duration is not None:
        yield "time:hasXSDDuration", typed(value.duration, "duration")
