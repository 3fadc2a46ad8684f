"""Annotations by offsets say what the quoted ones say, and hold no words of the text that they need not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from gold_offsets import by_offsets, decoded, main
from quality_measure import HERE, sets_of

from mappings.resources import DOCUMENTS, ROOT

TEXT = "\ufeffСовет. Совет Эксперты обсудили меморандум.\r\nСовет Экспертов посетил город Бухара в 2024 году.\n"
RAW = TEXT.encode()
SHARED = ROOT.parent / "shared"


def fact(**slots: object) -> dict:
    return {"type": "event", "quote": "Совет Экспертов посетил город Бухара", **slots}


def converted(**slots: object) -> dict:
    (only,) = by_offsets({"doc": "x.txt", "date": "2024", "facts": [fact(**slots)]}, RAW)["facts"]
    return only


def words(span: list[int]) -> str:
    return TEXT[span[0] : span[1]]


def test_file_names_its_text_by_hash() -> None:
    made = by_offsets({"doc": "x.txt", "date": "2024", "facts": []}, b"abc")
    assert made == {"doc": "x.txt", "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "date": "2024", "facts": []}


def test_quote_and_words_of_the_text_become_offsets_of_the_raw_text() -> None:
    made = converted(name="посетил город", place="Бухара")
    assert words(made["quote"]) == "Совет Экспертов посетил город Бухара" and words(made["name"]) == "посетил город"
    assert made["place"] == [TEXT.index("Бухара"), TEXT.index("Бухара") + 6]


def test_words_are_taken_in_the_quote_before_elsewhere() -> None:
    assert converted(name="Совет")["name"][0] == TEXT.index("Совет Экспертов")


def test_terms_numbers_and_dictionary_forms_stay() -> None:
    slots = {"kind": "город", "status": "met", "value": 5, "date": "2024", "date_inferred": True, "name": "посещение Бухары", "deadline": "2024"}
    assert converted(**slots) == {"type": "event", "quote": converted()["quote"], **slots}


def test_runs_of_words_become_parts() -> None:
    made = converted(name="форум «Совет Экспертов» в Ташкенте")["name"]
    assert [part if isinstance(part, str) else words(part) for part in made["parts"]] == ["форум «", "Совет Экспертов", "» в Ташкенте"]
    assert isinstance(made["parts"][1], list)


def test_part_of_a_word_is_no_word_of_the_text() -> None:
    assert converted(name="Бухар")["name"] == "Бухар" and converted(name="Эксперт")["name"] == "Эксперт"


def test_lists_are_read_one_by_one() -> None:
    made = converted(participants=["Эксперты", "гость"])["participants"]
    assert words(made[0]) == "Эксперты" and made[1] == "гость"


def test_both_forms_say_the_same() -> None:
    slots = {"name": "форум «Совет Экспертов» в Ташкенте", "participants": ["Эксперты", "гость"], "place": "Бухара", "value": 3}
    assert {key: decoded(value, TEXT) for key, value in converted(**slots).items()} == fact(**slots)


@pytest.mark.parametrize(("content", "reason"), [
    ('{"doc": "x.txt", "facts": [{"type": "event", "quote": "нет таких слов"}]}', "a quote is not in the text: 'нет таких слов'"),
    ('{"doc": "y.txt", "facts": []}', "'y.txt' is missing"),
    ('{"facts": []}', "'doc' is missing"),
    ("[", "no annotation"),
])
def test_what_cannot_be_converted_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, reason: str) -> None:
    (tmp_path / "x.txt").write_bytes(RAW)
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert main([str(tmp_path / "x.json"), "--texts", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"{tmp_path / 'x.json'}: ") and reason in error and error.count("\n") == 1


def test_command_writes_one_fact_a_line(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(RAW)
    (tmp_path / "x.json").write_text(json.dumps({"doc": "x.txt", "facts": [fact(), fact()]}), encoding="utf-8")
    assert main([str(tmp_path / "x.json"), "--texts", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    lines = (tmp_path / "out" / "x.json").read_text("utf-8").splitlines()
    assert sum(line.startswith('  {"type"') for line in lines) == 2 and json.loads("".join(lines))["doc"] == "x.txt"


@pytest.mark.skipif(not (SHARED / "evaluate").exists(), reason="scorer and annotations lie outside of the project")
def test_scorer_gives_the_same_figures_on_both_forms(tmp_path: Path) -> None:
    from mappings import pipeline
    from mappings.iris import Iris

    seeds = sets_of(SHARED, HERE)[0]
    iris = Iris()
    lifted = [pipeline.lift(text) for text in seeds.texts]
    (tmp_path / "x.trig").write_text(pipeline.write_trig(pipeline.alone(lifted, iris), iris), encoding="utf-8")
    assert main([*map(str, seeds.gold), "--texts", str(DOCUMENTS), "--out", str(tmp_path / "out")]) == 0
    answers = []
    for number, gold in enumerate((seeds.gold, sorted((tmp_path / "out").glob("*.json")))):
        answer = tmp_path / f"{number}.json"
        scorer = [SHARED / "evaluate" / "score.py", "--gold", *gold, "--texts", DOCUMENTS, "--data", tmp_path / "x.trig", "--json", answer]
        subprocess.run([sys.executable, *map(str, scorer)], check=True, capture_output=True, env={"PYTHONHASHSEED": "0"})
        answers.append(json.loads(answer.read_text("utf-8")))
    assert answers[0] == answers[1] and answers[0]["documents_scored"] == 5
