"""Terms as people read them: a value has a text, a language, and mostly somewhere to go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from publisher.index import Term
from publisher.labels import Title
from publisher.published import Published

NUMERIC = ("xsd:decimal", "xsd:integer", "xsd:positiveInteger", "xsd:nonNegativeInteger", "xsd:double", "xsd:int")
DATES = ("xsd:date", "xsd:gYearMonth", "xsd:gYear")
LINKABLE = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class When:
    """A time as the page words it; the words around the dates are the template's.

    Attributes:
        form: `on`, `range` (from first to last), `within` (somewhere between), `not-after`, `not-before`, `no-year`, `words`.
        first, last: dates or parts of dates ("2025-11", "08-28").
        written: the words of the source.
        basis: on what the date stands; its key is the local name of the concept.
        basis_key: local name of the basis.
    """

    form: str
    first: str = ""
    last: str = ""
    written: str = ""
    basis: Title | None = None
    basis_key: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A term on a page.

    Attributes:
        term: the term.
        text, language: its title.
        path: path of its page below the base, None if it has none here.
        url: address elsewhere, None if it has none.
        number: value of a numeric literal.
        date: whether it is a literal for a day, a month or a year.
        when: for time nodes.
        key: local name, for style classes of modality and stage.
    """

    term: Term
    text: str
    language: str = ""
    path: str | None = None
    url: str | None = None
    number: Decimal | None = None
    date: bool = False
    when: When | None = None
    key: str = ""


class Values:
    """Makes values of the terms of a release."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._numeric = {published.names.expand(curie) for curie in NUMERIC}
        self._dates = {published.names.expand(curie) for curie in DATES}

    def of(self, term: Term) -> Value:
        """The value of a term."""
        if isinstance(term, Literal):
            return Value(term, term.value, term.language or "", number=self._number(term), date=term.datatype.value in self._dates)
        title = self._published.labels.title(term)
        if not isinstance(term, NamedNode):
            return Value(term, title.text, title.language)
        names = self._published.names
        key = re.split(r"[#/]", term.value)[-1]
        if names.is_local(term.value):
            fragment = term.value.partition("#")[2]
            path = names.document(term.value) + (f"#{fragment}" if fragment else "")
            return Value(term, title.text, title.language, path=path, when=self.when(term), key=key)
        return Value(term, title.text, title.language, url=term.value if term.value.startswith(LINKABLE) else None, key=key)

    def _number(self, literal: Literal) -> Decimal | None:
        if literal.datatype.value not in self._numeric:
            return None
        try:
            return Decimal(literal.value)
        except InvalidOperation:
            return None

    def when(self, time: Term) -> When | None:
        """Read a time node; None if the thing is none."""
        index, node = self._published.index, self._published.names.node
        edtf = index.value(time, node("bc:edtf")) or index.value(time, node("time:inXSDDate"))
        basis = index.value(time, node("bc:dateBasis"))
        begins, ends = index.value(time, node("time:hasBeginning")), index.value(time, node("time:hasEnd"))
        written = index.value(time, node("bc:asWritten"))
        # A fact has bc:edtf too, as a short cut; what a date stands on is said by time nodes alone.
        if basis is None and begins is None and ends is None and index.value(time, node("time:inXSDDate")) is None:
            return None
        form, first, last = read_edtf(edtf.value) if edtf else self._bounds(time)
        return When(
            form,
            first,
            last,
            written.value if written else "",
            self._published.labels.title(basis) if basis else None,
            re.split(r"[#/]", basis.value)[-1] if basis else "",
        )

    def _bounds(self, time: Term) -> tuple[str, str, str]:
        index, node = self._published.index, self._published.names.node
        first, last = index.value(time, node("bc:earliest")), index.value(time, node("bc:latest"))
        if first and last:
            return "within", first.value, last.value
        return ("not-after", "", last.value) if last else ("not-before", first.value, "") if first else ("words", "", "")


def read_edtf(text: str) -> tuple[str, str, str]:
    """Form, first and last part of an EDTF string of the kinds the model has; what is none of them is shown as it is."""
    if found := re.fullmatch(r"\[\.\.(.+)\]|\.\./(.+)", text):
        return "not-after", "", found[1] or found[2]
    if found := re.fullmatch(r"\[(.+)\.\.\]|(.+)/\.\.", text):
        return "not-before", found[1] or found[2], ""
    if found := re.fullmatch(r"XXXX-(\d\d-\d\d|\d\d)", text):
        return "no-year", found[1], ""
    if found := re.fullmatch(r"([\dX-]+)/([\dX-]+)", text):
        return "range", found[1], found[2]
    return "on", text, ""
