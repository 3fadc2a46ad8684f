"""The report on rules in its four forms."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest
from click.testing import CliRunner
from lxml import html

from mappings.model import Lifted
from mappings.resources import DOCUMENTS
from publisher.cli import main
from publisher.reports.rules import RuleReport, written
from publisher.reports.scores import Scored
from publisher.reports.usage import usage


@pytest.fixture
def report(lifted: Lifted) -> RuleReport:
    scores = Scored("half", Counter({"status.sign": 3}), Counter({"status.sign": 1}), {"status.sign": ["note_1: agreement: <Пакт>"]}, ["x.txt"])
    return RuleReport(1, usage([lifted]), (scores,))


def test_text_says_what_a_linguist_needs(report: RuleReport) -> None:
    lines = written(report, "text").splitlines()
    table = {line.split()[0]: line.split()[1:] for line in lines[2 : 3 + len(report.rules)]}
    assert table["status.sign"] == ["1", "1", "3", "1", "0.75"] and table["status.launch"] == ["0", "0", "–"]
    at = next(i for i, line in enumerate(lines) if line.startswith("status.sign@"))
    about = lines[at : lines.index("", at)]
    assert about[0].partition(":")[0].endswith("mappings/frames/status.toml")
    assert any(line.startswith("  gives: stage stage:signed") for line in about) and any(line.startswith("  verbs: ") and "подписать" in line for line in about)
    assert any(line.startswith("  counter-example: ") for line in about)
    assert any(line.startswith("  note_1 30-60  ") and "«27 августа подписан Меморандум»" in line for line in about)
    assert "  half, not annotated: note_1: agreement: <Пакт>" in about
    assert "half: x.txt: scored, but not lifted here" in lines and "  never fired" in lines


def test_json_holds_all(report: RuleReport) -> None:
    read = json.loads(written(report, "json"))
    rule = next(rule for rule in read["rules"] if rule["id"] == "status.sign")
    assert (rule["fired"], rule["documents"], rule["hits"][0]["quote"]) == (1, 1, "27 августа подписан Меморандум")
    assert rule["scores"]["half"] == {"matched": 3, "spurious": 1, "precision": 0.75, "not annotated": ["note_1: agreement: <Пакт>"]}
    assert rule["examples"][0]["text"] and rule["gives"]["stage"] == "stage:signed" and rule["line"] > 1
    assert len(read["rules"]) == len(report.rules)


def test_csv_has_a_row_for_each_hit_and_each_rule_that_never_fired(report: RuleReport) -> None:
    rows = list(csv.DictReader(io.StringIO(written(report, "csv"))))
    assert len(rows) == sum(max(1, len(one.hits)) for one in report.rules)
    (signed,) = [row for row in rows if row["rule"] == "status.sign"]
    assert (signed["document"], signed["start"], signed["end"]) == ("note_1", "30", "60")
    assert [row["document"] for row in rows if row["rule"] == "status.launch"] == [""]


def test_page_stands_alone_and_is_escaped(report: RuleReport) -> None:
    text = written(report, "html")
    page = html.document_fromstring(text)
    assert not page.xpath("//script | //link | //img | //*[@src] | //*[@style] | //*[starts-with(@href, 'http')]")
    assert "<Пакт>" not in text and "&lt;Пакт&gt;" in text
    assert "url(" not in text and "@import" not in text
    assert len(page.xpath("//details")) == len(report.rules)
    assert page.xpath("//details[@id='status.sign']//mark/text()") == ["27 августа подписан Меморандум"]
    assert "precision 0.75" in page.xpath("string(//details[@id='status.sign']/summary)")


def test_command_reports_on_a_folder_and_on_one_rule(tmp_path) -> None:
    for path in sorted(DOCUMENTS.glob("*.txt"))[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    made = CliRunner().invoke(main, ["rules", str(tmp_path), "--rule", "status.sign", "--format", "json"])
    read = json.loads(made.stdout)
    assert (made.exit_code, read["documents"], [rule["id"] for rule in read["rules"]]) == (0, 2, ["status.sign"])
    assert all(hit["document"] for hit in read["rules"][0]["hits"])


@pytest.mark.parametrize(("arguments", "reason"), [
    (["--rule", "status.sing"], "no rule is named status.sing"),
    (["--gold", __file__], "not the JSON of the scorer"),
    (["--output", "no/such/folder/x.html"], "name a file that can be written"),
])
def test_command_says_what_is_wrong_in_one_line(arguments: list[str], reason: str) -> None:
    made = CliRunner().invoke(main, ["rules", str(sorted(DOCUMENTS.glob("*.txt"))[0]), *arguments])
    assert made.exit_code == 2 and reason in made.stderr.splitlines()[-1] and "Traceback" not in made.stderr


def test_file_that_cannot_be_read_is_a_finding(tmp_path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    made = CliRunner().invoke(main, ["rules", str(tmp_path)])
    assert made.exit_code == 1 and "empty.txt" in made.stderr and made.stdout.startswith("0 documents")
