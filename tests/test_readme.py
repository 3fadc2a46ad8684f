"""The README is true to the letter: every command, option, setting and address of the code is in it, and none more."""

from __future__ import annotations

import re
from dataclasses import fields

import click
import gold_offsets
import pytest
import quality_measure
from flask import Flask

from mappings.resources import ROOT
from publisher.cli import main
from publisher.config import Settings
from publisher.routes import entities, pages, release, sparql, vocabulary

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = {name: command for name, command in main.commands.items()}


def section(title: str) -> str:
    """Text from a heading to the next of its level."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """Cells of the tables of a section, without the heads."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if not set(line) <= set("|- ") and "`" in line]


def long_options(command: click.Command) -> set[str]:
    return {option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts if option.startswith("--")}


def test_commands_of_the_readme_are_those_of_the_code() -> None:
    listed = {row[0].strip("`").split()[1] for row in rows("Command line")}
    assert listed == COMMANDS.keys()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_options_of_a_command(name: str) -> None:
    (row,) = [row for row in rows("Command line") if row[0].startswith(f"`bicoop {name}")]
    assert set(re.findall(r"--[a-z]+", row[1])) == long_options(COMMANDS[name])
    argument = next((p.metavar for p in COMMANDS[name].params if isinstance(p, click.Argument)), None)
    assert row[0].strip("`").replace("…", "...").split()[2:] == ([argument] if argument else [])


def test_options_of_all_commands() -> None:
    for option in long_options(main) | {"--help"}:
        assert option in section("Command line")


def test_every_option_anywhere_in_the_readme_exists() -> None:
    known = long_options(main) | {"--help"}.union(*map(long_options, COMMANDS.values()))
    known |= {option for parser in (gold_offsets.options(), quality_measure.options()) for action in parser._actions for option in action.option_strings}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README)) <= known


@pytest.mark.parametrize("line", re.findall(r"^    (bicoop .+)$", README, re.MULTILINE))
def test_examples_use_commands_and_options_that_exist(line: str) -> None:
    words = line.split()
    command = COMMANDS[words[1]]
    assert {word for word in words if word.startswith("--")} <= long_options(command)


def test_settings_are_those_of_the_code_with_their_defaults() -> None:
    listed = {row[0].strip("`"): row[1].strip("`") for row in rows("Settings")}
    assert listed.keys() == {f"BICOOP_{field.name.upper()}" for field in fields(Settings)}
    for field in fields(Settings):
        if field.default is not None:
            assert listed[f"BICOOP_{field.name.upper()}"] == str(field.default)


def test_make_targets_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]
    assert {row[0].strip("`").split()[1] for row in rows("First run")} == phony
    assert set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE)) == phony
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= phony


@pytest.fixture(scope="module")
def app() -> Flask:
    app = Flask("publisher")
    for module in (entities, vocabulary, sparql, release, pages):
        app.register_blueprint(module.blueprint)
    return app


LISTED = sorted({path for row in rows("Addresses") for path in re.findall(r"`(/[^`\s#]*)`", row[0])})


@pytest.mark.parametrize("path", LISTED)
def test_address_of_the_readme_is_answered(path: str, app: Flask) -> None:
    endpoint, _ = app.url_map.bind("localhost").match(re.sub(r"\{\w+\}", "x", path))
    assert endpoint


def test_every_address_of_the_code_is_in_the_readme(app: Flask) -> None:
    adapter = app.url_map.bind("localhost")
    answered = {adapter.match(re.sub(r"\{\w+\}", "x", path), return_rule=True)[0].rule for path in LISTED}
    missing = {rule.rule for rule in app.url_map.iter_rules()} - answered
    assert not missing
    lists = next(rule.rule for rule in app.url_map.iter_rules() if "<any(" in rule.rule)
    assert {f"/{name.strip()}" for name in re.search(r"any\((.+)\)", lists)[1].split(",")} <= set(LISTED)  # type: ignore[index]


@pytest.mark.parametrize("path", sorted({p for p in re.findall(r"`([\w.]+(?:/[\w.*-]*)+)`", README) if "{" not in p and not p.startswith(("releases", ".venv"))}))
def test_paths_of_the_readme_exist(path: str) -> None:
    assert list(ROOT.glob(path.rstrip("/")))


def test_licences_are_named_and_there() -> None:
    assert "Apache License 2.0" in section("Licences") and "CC BY 4.0" in section("Licences") and "citations of third-party texts" in section("Licences")
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text("utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in (ROOT / "LICENSE-DATA").read_text("utf-8")


def test_locks_have_a_hash_for_everything_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-build.lock", "requirements-owlapi.lock"):
        text = (ROOT / name).read_text("utf-8")
        entries = re.split(r"\n(?=[a-z])", text.partition("\n")[2].strip())
        assert entries and all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text and "index" not in text.partition("\n")[0]
