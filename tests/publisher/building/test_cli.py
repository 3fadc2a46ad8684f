"""The command line: exit codes, one line for each problem, reports, progress; checks of real documents."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mappings.resources import DOCUMENTS, ROOT
from publisher import progress
from publisher.cli import main
from publisher.lifting import Lifter
from publisher.release import build

COMMANDS = ("lift", "rules", "check", "build", "serve", "query")
SEED = sorted(DOCUMENTS.glob("*.txt"))[-1]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def released(texts: Path, tmp_path: Path, by_hand: Lifter, shapes: Path) -> Path:
    """Folder with one release of two small documents."""
    build([texts], tmp_path / "out", "http://localhost:8000/", date(2025, 11, 25), lift=by_hand, shapes=shapes)
    return tmp_path / "out"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    bicoop {command}" in result.output


def test_help_answers_at_once() -> None:
    began = time.perf_counter()
    made = subprocess.run([sys.executable, "-m", "publisher.cli", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(command in made.stdout for command in COMMANDS)
    assert time.perf_counter() - began < 2, "aim 0.5 s; four times that on a busy machine"
    probe = "import sys, publisher.cli; print([m for m in ('rdflib', 'natasha', 'flask', 'pyshacl', 'rich.progress') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("arguments", [
    ("lift",), ("lift", "no-such-file.txt"), ("lift", SEED, "--base", "no base"), ("check", "no-such-file"), ("build", "--documents", "no-such-folder"),
    ("build", "--base", "localhost"), ("build", "--date", "yesterday"), ("check", SEED, "--format", "xml"), ("query", "no.rq"), ("nonsense",),
    ("serve", "--release", "no-such-release"), ("serve", "--port", "many"), ("rules",), ("rules", "no-such-folder"), ("rules", SEED, "--format", "xml"),
])
def test_usage_and_settings_exit_with_2(arguments: tuple[object, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.strip() and "Traceback" not in result.stderr


def test_no_release_is_said_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    for arguments in (("serve", "--release", tmp_path), ("query", tmp_path / "q.rq", "--release", tmp_path), ("check", tmp_path)):
        result = run(*arguments)
        assert result.exit_code == 2 and "bicoop build" in result.stderr


@pytest.mark.parametrize(("name", "content", "reason"), [
    ("x.txt", "text", "format"), ("x.trig", "@prefix", "well-formed"), ("x.ttl", "<http://e.org/a> a <http://e.org/b> .", "named graphs"),
    ("x.nq", "\0\1", "well-formed"),
])
def test_file_that_cannot_be_checked_is_said_in_one_line(tmp_path: Path, name: str, content: str, reason: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    result = run("check", tmp_path / name)
    assert result.exit_code == 2 and reason in result.stderr and result.stderr.count("\n") == 1


def test_nothing_to_publish_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    result = run("build", "--documents", tmp_path / "documents", "--out", tmp_path / "out")
    assert result.exit_code == 1 and "no document" in result.stderr and not (tmp_path / "out").exists()


# ---------------------------------------------------------------- query


@pytest.mark.parametrize(("query", "form", "answer"), [
    ("SELECT (1 AS ?n) {}", "csv", "n\n1\n"),
    ("SELECT (bc:x AS ?n) {}", "table", "n\nbc:x\n1 rows\n"),
    ("ASK { ?s ?p ?o }", "table", "yes\n"),
    ("ASK { ?s ?p ?o }", "csv", "boolean\ntrue\n"),
])
def test_query_answers_in_each_format(released: Path, tmp_path: Path, query: str, form: str, answer: str) -> None:
    (tmp_path / "q.rq").write_text("PREFIX bc: <http://localhost:8000/ontology#>\n" + query, encoding="utf-8")
    result = run("query", tmp_path / "q.rq", "--format", form, "--release", released)
    assert result.exit_code == 0, result.stderr
    lines = [line.strip() for line in result.stdout.splitlines() if not set(line.strip()) <= set("─━ ")]
    assert lines == answer.splitlines()


def test_query_with_the_canonical_base_asks_the_release(released: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s a <https://w3id.org/bicoop/ontology#CouncilSession> }", encoding="utf-8")
    assert run("query", tmp_path / "q.rq", "--release", released).stdout == "yes\n"


def test_query_gives_json_and_graphs(released: Path, tmp_path: Path) -> None:
    (tmp_path / "s.rq").write_text("SELECT ?s { ?s a <http://localhost:8000/ontology#CouncilSession> }", encoding="utf-8")
    (tmp_path / "c.rq").write_text("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 1", encoding="utf-8")
    assert json.loads(run("query", tmp_path / "s.rq", "--format", "json", "--release", released).stdout)["results"]["bindings"]
    assert " a " in run("query", tmp_path / "c.rq", "--release", released).stdout


@pytest.mark.parametrize("query", ["SELECT {", "INSERT DATA { <a:a> <a:a> <a:a> }", "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }", "\udcff"])
def test_query_that_is_refused_is_one_line(released: Path, tmp_path: Path, query: str) -> None:
    (tmp_path / "q.rq").write_bytes(query.encode("utf-8", "surrogateescape"))
    result = run("query", tmp_path / "q.rq", "--release", released)
    assert result.exit_code == 2 and result.stderr.strip() and not result.stdout


# ---------------------------------------------------------------- progress


def test_progress_away_from_a_terminal_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown() as tell:
        for done in range(1, 101):
            tell("lift", done, 100)
        tell("write", 0, 0)
    written = capsys.readouterr()
    assert written.out == "" and "\x1b" not in written.err
    assert written.err.splitlines() == ["lift 1 of 100", *(f"lift {n} of 100" for n in range(10, 101, 10)), "write"]


# ---------------------------------------------------------------- checks of real documents


def test_release_of_real_documents_passes_the_check(seed_release: Path) -> None:
    result = run("check", seed_release, "--texts", DOCUMENTS, "--format", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["conforms"]) == (0, True)
    assert report["quotes"] > 20 and report["sourceTriples"] > 50


def test_lifted_file_can_be_checked_alone_and_under_another_base(tmp_path: Path) -> None:
    out = tmp_path / "one.trig"
    assert run("lift", SEED, "-o", out, "--base", "https://data.example.org/").exit_code == 0
    assert "w3id.org/bicoop" not in out.read_text("utf-8")
    result = run("check", out, "--format", "turtle")
    assert result.exit_code == 0, result.stdout
    assert "<https://data.example.org/release/report.ttl#report> a sh:ValidationReport" in result.stdout.replace("\n", " ").replace("\t", " ")
    out.write_text(out.read_text("utf-8").replace("modality:actual", "modality:imagined"), encoding="utf-8")
    assert run("check", out).exit_code == 1
