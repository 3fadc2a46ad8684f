"""Reads a SPARQL query before anything runs it: its form, its dataset, and whether it asks for what is refused.

Done on tokens, not on a parse tree: a pyparsing grammar takes 13 ms for a short query, twenty-six times the whole
answer, and reads some queries otherwise than the store does. Where tokens can be read in two ways, the guard takes
the worse one: `trueSERVICE` and `true.SERVICE:x` hold the keyword for the store, so they hold it here. `<` may be an
operator or begin an IRI, but an IRI holds neither blanks nor braces, so no clause with a group (every SERVICE, every
WHERE after FROM) can hide in one. The store then parses the query in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from pyoxigraph import NamedNode

from publisher import formats
from publisher.errors import BadQuery, BadRequest, QueryRefused, TooLarge, UpdateRefused
from publisher.formats import Format
from publisher.store.base import Answer, RdfDataset, Store

TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r\n]++|\#[^\r\n]*+)
  | (?P<string>'''(?:'{0,2}(?:[^'\\]|\\.))*+'''|\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*+\"\"\"|'(?:[^'\\\r\n]|\\.)*+'|"(?:[^"\\\r\n]|\\.)*+")
  | (?P<open>['"])
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*+(?:\\[uU][^<>"{}|^`\\\x00-\x20]*+)*+>)
  | (?P<blanknode>_:[\w\-.]*+)
  | (?P<variable>[?$]\w++)
  | (?P<language>@[A-Za-z]++(?:-[A-Za-z0-9]++)*+)
  | (?P<name>(?:[^\W\d][\w.\-]*+)?+:(?:[\w\-:%]|\\.|\.(?=[\w\-:%\\]))*+)
  | (?P<word>[^\W\d][\w.\-]*+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""No alternative gives back what it took, and a quote that is never closed ends the reading: time grows with the text, not its square."""

UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


class Form(StrEnum):
    """The forms of a query."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats its answers have."""
        return formats.RESULTS if self in (Form.SELECT, Form.ASK) else formats.RDF


@dataclass(frozen=True, slots=True)
class Token:
    """A token: kind (a group of `TOKEN`), text, offset."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether it is one of some keywords."""
        return self.kind == "word" and self.text.upper() in words

    def holds(self, word: str) -> bool:
        """Whether the store could read a keyword in it: in a run of letters, or in the prefix of a name."""
        return self.kind in ("word", "name") and word in self.text.partition(":")[0].upper()


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run.

    Attributes:
        text: the query.
        form: its form.
        dataset: what FROM and FROM NAMED, or the parameters of the request, ask for.
    """

    text: str
    form: Form
    dataset: RdfDataset


def read(
    text: str,
    graphs: Iterable[NamedNode],
    *,
    default_uris: Sequence[str] = (),
    named_uris: Sequence[str] = (),
    longest: int = 100_000,
) -> Query:
    """Read and guard a query.

    Args:
        text: the query.
        graphs: the graphs that FROM and FROM NAMED may name.
        default_uris, named_uris: `default-graph-uri` and `named-graph-uri` of the request; they override FROM.
        longest: limit in bytes of UTF-8.
    Raises: TooLarge, BadQuery, UpdateRefused, QueryRefused.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > longest:
        raise TooLarge(f"The query has {size} bytes; this endpoint reads at most {longest}.", limit=longest)
    tokens = list(tokenise(text))
    form, base, prefixes = _form(text, tokens)
    _refuse_service(text, tokens)
    froms, from_named = _from_clauses(text, tokens, base, prefixes)
    known = frozenset(graphs)
    if default_uris or named_uris:
        froms, from_named = list(default_uris), list(named_uris)
    for uri in (*froms, *from_named):
        if uri not in {graph.value for graph in known}:
            raise QueryRefused(f"<{uri}> is no graph of this dataset. Graphs from elsewhere are not fetched.", graph=uri)
    return Query(text, form, _dataset(froms, from_named))


def run(store: Store, text: str, format: Format, prefixes: dict[str, str] | None = None, *, longest: int = 100_000) -> Answer:
    """Answer a query as the endpoint does, without a server.

    Args:
        store: where to ask.
        text: the query.
        format: one that fits the form of the query.
        prefixes: for Turtle and the like.
    Raises: RequestError and its sub-classes; BadRequest if the format doesn't fit.
    """
    query = read(text, store.graphs(), longest=longest)
    if format not in query.form.formats:
        fitting = ", ".join(fit.name for fit in query.form.formats)
        raise BadRequest(f"{query.form} has no answer in {format.title}; formats: {fitting}.")
    return store.query(query.text, query.dataset, format, prefixes or {})


def tokenise(text: str) -> Iterator[Token]:
    """The tokens of a query, blanks and comments left out; what is no token is `other`.

    Raises: BadQuery, for a string without an end.
    """
    for match in TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind == "open":
            line, column = position(text, match.start())
            raise BadQuery(f"Not a SPARQL 1.1 query: line {line}, column {column}: a string without an end.", line=line, column=column)
        if kind != "blank":
            yield Token(kind, match.group(), match.start())


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _form(text: str, tokens: list[Token]) -> tuple[Form, str, dict[str, str]]:
    """Read the prologue and the keyword after it."""
    base, prefixes, i = "", {}, 0
    while i < len(tokens):
        token = tokens[i]
        if token.is_word("BASE") and i + 1 < len(tokens):
            base = urljoin(base, tokens[i + 1].text[1:-1])
            i += 2
        elif token.kind == "name" and token.text.upper() == "PREFIX:" and i + 1 < len(tokens):
            prefixes[":"] = urljoin(base, tokens[i + 1].text[1:-1])
            i += 2
        elif token.is_word("PREFIX") and i + 2 < len(tokens):
            prefixes[tokens[i + 1].text] = urljoin(base, tokens[i + 2].text[1:-1])
            i += 3
        else:
            break
    if i == len(tokens):
        raise BadQuery("The query is empty.", line=1, column=1)
    line, column = position(text, tokens[i].start)
    if tokens[i].is_word(*UPDATES):
        raise UpdateRefused(f"{tokens[i].text.upper()} (line {line}, column {column}) is an update; this endpoint only reads.")
    if not tokens[i].is_word(*Form):
        raise BadQuery(
            f"Not a SPARQL 1.1 query: line {line}, column {column}: {tokens[i].text!r} is not one of {', '.join(Form)}.",
            line=line,
            column=column,
        )
    return Form(tokens[i].text.upper()), base, prefixes


def _refuse_service(text: str, tokens: list[Token]) -> None:
    for token in tokens:
        if token.holds("SERVICE"):
            line, column = position(text, token.start)
            raise QueryRefused(
                f"SERVICE (line {line}, column {column}) is refused: this endpoint makes no requests on behalf of others.",
                line=line,
                column=column,
            )


def _from_clauses(text: str, tokens: list[Token], base: str, prefixes: dict[str, str]) -> tuple[list[str], list[str]]:
    """IRIs of FROM and FROM NAMED, as full IRIs."""
    froms: list[str] = []
    named: list[str] = []
    for i, token in enumerate(tokens):
        if token.kind == "name" and token.text.upper().startswith("FROM:"):
            raise QueryRefused("A prefix can't be called FROM here: it reads like the keyword.")
        if not token.is_word("FROM"):
            continue
        rest = tokens[i + 1 : i + 3]
        into = froms
        if rest and rest[0].is_word("NAMED"):
            into, rest = named, rest[1:]
        if not rest or rest[0].kind not in ("iri", "name"):
            line, column = position(text, token.start)
            where = f"line {line}, column {column}"
            raise BadQuery(f"Not a SPARQL 1.1 query: {where}: FROM needs the IRI of a graph.", line=line, column=column)
        into.append(_resolve(rest[0], base, prefixes))
    return froms, named


def _resolve(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base, token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix + ":", prefix + ":") + re.sub(r"\\(.)", r"\1", local)


def _dataset(froms: Sequence[str], named: Sequence[str]) -> RdfDataset:
    if not froms and not named:
        return RdfDataset()
    return RdfDataset(tuple(map(NamedNode, froms)), tuple(map(NamedNode, named)))
