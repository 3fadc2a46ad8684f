"""What the store would send out, the guard refuses: queries put together at random, read by both."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from publisher import query
from publisher.errors import RequestError
from publisher.query import Token

NOWHERE = "<http://127.0.0.1:9/>"
PIECES = [
    "SERVICE", "service", "SERVICE SILENT", NOWHERE, ":x", "{", "}", "{}", ".", " ", "true", "false", "1", "1.5", "'a'", "'''", '"', "#", "\r", "\n",
    "?s ?p ", "?s", "a", "@en", "^^", ":b", "x:y", "<", ">", "FILTER", "(", ")", "?a<?b", "OPTIONAL", "UNION", "EXISTS", "_:b", "[]", "\\", "-", "&&", ";", ",",
]
CALLS = ["SERVICE:x{}", f"SERVICE{NOWHERE}{{}}", "true.SERVICE:x{}", "trueSERVICE:x{}", ":b.SERVICE:x{}"]
FRAMES = ["SELECT * {?s ?p %s}", "ASK {%s}", "SELECT * {?s ?p true%s}", "SELECT * { ?s ?p ?o FILTER(?o<?o%s)}", "SELECT * {%s}"]
RUNS = 60_000


def escapes(store: ox.Store, seed: int) -> tuple[int, list[str]]:
    """Number of queries that reached out, and those of them that the guard let through."""
    pick, out, through = random.Random(seed), 0, []
    for _ in range(RUNS):
        body = "".join(pick.choice(PIECES) for _ in range(pick.randint(0, 4))) + pick.choice(CALLS) + pick.choice(["", "", ">", "'''", '"', "#"])
        text = f"PREFIX : {NOWHERE} PREFIX x: <http://x/> " + pick.choice(FRAMES) % body
        try:
            result = store.query(text, use_default_graph_as_union=True)
            if isinstance(result, ox.QuerySolutions):
                next(result, None)
            continue
        except SyntaxError:
            continue
        except OSError:
            out += 1
        try:
            query.read(text, [])
            through.append(text)
        except RequestError:
            pass
    return out, through


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """A store with one statement, so that patterns have solutions and SERVICE is reached."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal(True), ox.NamedNode("http://x/g")))
    return store


def test_no_query_that_reaches_out_passes_the_guard(store: ox.Store) -> None:
    out, through = escapes(store, seed=20)
    assert out > 100, "the test must meet queries that reach out, or it shows nothing"
    assert through == []


def test_a_guard_that_reads_whole_words_only_would_let_some_through(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Token, "holds", Token.is_word)
    assert escapes(store, seed=20)[1]
