"""The document with what was read from it, as a page and on a terminal."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from rich.console import Console

from mappings.model import Lifted
from mappings.resources import DOCUMENTS
from publisher.cli import main
from publisher.reports.explained import explained
from publisher.reports.pages import page
from publisher.reports.terminal import show

SEED = sorted(DOCUMENTS.glob("*.txt"))[0]


@pytest.fixture
def text(lifted: Lifted) -> str:
    return page("explained.html", it=explained(lifted))


def test_page_stands_alone(text: str) -> None:
    parsed = html.document_fromstring(text)
    assert not parsed.xpath("//script | //link | //img | //*[@src] | //*[@style] | //*[starts-with(@href, 'http')]")
    assert "url(" not in text and "@import" not in text and "prefers-color-scheme:dark" in text and 'name="viewport"' in text


def test_text_of_the_document_is_escaped(text: str) -> None:
    assert "Визит <i>" not in text and "<b>главы</b>" not in text
    assert "&lt;b&gt;главы&lt;/b&gt;" in text and "Визит &lt;i&gt;" in text


def test_marks_and_facts_lead_to_one_another(text: str) -> None:
    parsed = html.document_fromstring(text)
    ids = parsed.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in parsed.xpath("//a/@href") if target.startswith("#")} <= set(ids)
    assert parsed.xpath("//article/@id") == ["f1", "f2", "f3", "f4"]
    for number in range(1, 5):
        assert parsed.xpath(f"//*[@class='source']//a[@href='#f{number}']") and parsed.xpath(f"//article[@id='f{number}']//a[@href='#t{number}']")


def test_plan_and_deed_differ_by_more_than_colour(text: str) -> None:
    parsed = html.document_fromstring(text)
    (signed,) = parsed.xpath("//a[contains(@class, 'ref') and @href='#f3']")
    (planned,) = parsed.xpath("//a[contains(@class, 'ref') and @href='#f4']")
    assert "modality-actual" in signed.get("class") and "modality-intended" in planned.get("class")
    assert (signed.get("aria-label"), planned.get("aria-label")) == ("fact 3, actual", "fact 4, intended")
    assert "text-decoration-style:dashed" in text and ".modality-intended .sign" in text
    assert parsed.xpath("//span[@class='planned']/text()") == ["planned", "Будет учреждён Центр"]


def test_left_out_passages_and_issues_are_said(text: str) -> None:
    parsed = html.document_fromstring(text)
    left = [" ".join(p.text_content().split()) for p in parsed.xpath("//section[contains(@class, 'left-out')]//p[@class='why']")]
    assert left == ["boilerplate: not read", "language en: not read"]
    assert parsed.xpath("//section[contains(@class, 'left-out')]//p[@class='error']/strong/text()") == ["value-unreadable"]


def test_terminal_tells_plan_from_deed_by_sign(lifted: Lifted) -> None:
    out = io.StringIO()
    show(explained(lifted), Console(file=out, width=200, highlight=False))
    lines = [line.strip() for line in out.getvalue().splitlines()]
    assert "[[27 августа подписан Меморандум]●3, отметил министр]–2. [Будет учреждён Центр]○4." in lines
    assert "●3 bc:StatusAssertion actual  Меморандум  status.sign@1" in lines and "○4 bc:StatusAssertion intended  Центр  operator.future@2" in lines
    assert "time:hasTime: XXXX-08-27 (stated-partial) «27 августа»" in lines and "said by министр «отметил министр»" in lines
    assert "[boilerplate: not read]" in lines and any(line.startswith("! value-unreadable (figure.level): ") for line in lines)
    assert "[Визит]●1 <b>главы</b> & «совет»" in lines, "no markup of the text is lost or taken for ours"


def test_command_writes_a_page_or_to_the_terminal(tmp_path: Path) -> None:
    written = CliRunner().invoke(main, ["lift", "--explain", str(SEED), "-o", str(tmp_path / "x.html")])
    assert (written.exit_code, written.stdout) == (0, "")
    assert html.parse(tmp_path / "x.html").xpath("//article[@id='f1']")
    shown = CliRunner().invoke(main, ["lift", "--explain", str(SEED)])
    assert shown.exit_code == 0 and "bc:Conference" in shown.stdout


@pytest.mark.parametrize(("arguments", "reason"), [
    ([str(SEED), str(SEED)], "shows one FILE"),
    ([str(SEED), "--base", "https://e.org/"], "leave out"),
    ([str(SEED), "-o", "no/such/folder/x.html"], "name a file that can be written"),
])
def test_command_says_what_is_wrong(arguments: list[str], reason: str) -> None:
    made = CliRunner().invoke(main, ["lift", "--explain", *arguments])
    assert made.exit_code == 2 and reason in made.stderr and "Traceback" not in made.stderr


def test_file_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\x00\x01\x02\xff")
    made = CliRunner().invoke(main, ["lift", "--explain", str(tmp_path / "x.txt")])
    assert made.exit_code == 2 and made.stderr.count("\n") == 1
