"""Whatever the text: it is read or refused in one line, in time that grows as its length, and every fact quotes its words."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mappings import pipeline
from mappings.errors import UnreadableDocument
from mappings.iris import Iris
from mappings.model import Issue, Lifted
from mappings.reading import read_bytes
from mappings.resources import ROOT

CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "texts").glob("*.txt"))
IRIS = Iris()
OA = "http://www.w3.org/ns/oa#"


def check_quotes(lifted: Lifted) -> int:
    """Compare what the graphs quote with the text at the offsets; every fact must have words. Returns the number of quotes."""
    text = lifted.document.text
    for fact in lifted.facts:
        assert 0 <= fact.span.start < fact.span.end <= len(text), fact
    said: dict[str, dict[str, str]] = {}
    for quad in pipeline.quads(lifted, IRIS):
        if quad.predicate.value.startswith(OA):
            said.setdefault(quad.subject.value, {})[quad.predicate.value.removeprefix(OA)] = quad.object.value
    spans = [found for found in said.values() if "exact" in found]
    for found in spans:
        assert text[int(found["start"]) : int(found["end"])] == found["exact"]
    targets = {found["hasTarget"] for found in said.values() if "hasTarget" in found}
    assert all("hasSelector" in said[target] for target in targets)
    return len(spans)


# ---------------------------------------------------------------- any text

SENTENCES = [
    "Президент Узбекистана Шавкат Мирзиёев встретился с премьер-министром Казахстана",
    "Стороны подписали Соглашение о сотрудничестве в области тран\xadспорта",
    "товарооборот вырос на 25% и достиг $3,2 млрд",
    "&laquo;Мы договорились довести объём до 10 млрд долларов к 2030 году&raquo;, – отметил министр",
    "Вчера в г. Ташкенте открыт Торговый дом «Пример»",
    "27 августа т.г. запущен коридор Ташкент – Алматы",
    "второе заседание Межправи-\nтельственной комиссии пройдёт 28-29 августа",
    "сообщает <b>пресс-служба</b>",
]  # fmt: skip
JOINTS = [
    ". ", ".", " ", ".\n\n", "\n", ", ", "; ", "</p><p>", "<br>", "\n\n3\n\n", "\f", " — ", "</li><li>", "\u200b", "&nbsp;", "!", "…",
    "\n- ", "\n# ", " «", "» ", "(", ")", "\r\n", "\xa0\xa0", " &#1040;", "<", "&amp", "**", "\ufeff", "\u0301", "😀",
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(JOINTS)), min_size=1, max_size=8), st.text(max_size=20))
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_messy_text_gives_quotes_of_its_own(tmp_path: Path, parts: list[tuple[str, str]], noise: str) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(("".join(sentence + joint for sentence, joint in parts) + noise).encode("utf-8", errors="ignore"))
    (found,) = pipeline.lift_many([path])
    assert isinstance(found, Lifted) or found.code == "unreadable", found
    if isinstance(found, Lifted):
        check_quotes(found)


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", errors="ignore"))))
@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_lifted_or_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(data)
    (found,) = pipeline.lift_many([path])
    if isinstance(found, Issue):
        assert (found.code, found.message.count("\n")) == ("unreadable", 0), found
    else:
        check_quotes(found)


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_any_bytes_behind_the_signature_of_pdf_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_bytes(b"%PDF-1.7\n" + data, "any.pdf")
    assert refusal.value.code in ("broken-pdf", "no-text-layer")


# ---------------------------------------------------------------- time


def growth(work: Callable[[int, int], object], size: int) -> float:
    """How many times longer four times the size takes, in time of the processor; the best of three, so that a pause counts for nothing.

    Args:
        work: told the size and the number of the attempt, which must change its text: what was read before is remembered.
        size: in code points.
    """

    def cost(length: int) -> float:
        costs = []
        for attempt in range(3):
            begin = time.process_time()
            work(length, attempt)
            costs.append(time.process_time() - begin)
        return min(costs)

    least = 0.02  # what takes less is not measured well, and hangs nobody
    return max(cost(4 * size), least) / max(cost(size), least)


UNITS = [
    "<p>", "<script>", "<!--", '<a href="', "&laquo;", "**", "__", "[", "[a](", "# ", "- \n", "слово\n", "\n", "-\n", "12\n\n", "«", "<",
    '<script type="application/ld+json">{"publisher":{', '"datePublished":', "Азии.Встреча", "14.02.", "Ташкент, ", "18 Nov ", "стр. ", "\f",
    "<time ", '<meta content="', "Источник: ", "сло-\n", "\xad", "---\n",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_of_reading_grows_as_the_length(unit: str) -> None:
    head = "Стороны встретились в столице и обсудили торговлю.\n\n" * 20

    def work(length: int, attempt: int) -> None:
        with suppress(UnreadableDocument):
            read_bytes((head + unit * (length // len(unit)) + str(attempt)).encode(), "long.txt")

    assert growth(work, 4_000) < 9  # 4 for linear time, 16 for square


# ---------------------------------------------------------------- texts of others


@pytest.mark.skipif(not CORPUS, reason="the corpus for development is not part of the project: nothing was lifted")
@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_text_of_the_corpus_is_lifted_with_quotes_of_its_own(path: Path) -> None:
    lifted = pipeline.lift(path)
    quotes = check_quotes(lifted)
    if lifted.document.language == "ru":
        assert lifted.facts and quotes
