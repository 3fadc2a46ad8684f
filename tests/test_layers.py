"""Data flows one way: the imports of every module, read from its source, late imports among them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from mappings.resources import ROOT

PACKAGES = ("mappings", "publisher")
FROM_MAPPINGS = {f"mappings.{name}" for name in ("iris", "terms", "resources", "model", "pipeline", "errors")}
"""What the publisher may use of the lifting."""

OWNERS = {
    "natasha": {"mappings.language"},
    "pypdfium2": {"mappings.reading.pdf_text"},
    "pyshacl": {"publisher.shacl"},
    "waitress": {"publisher.app", "publisher.serving"},
    "click": {f"publisher.cli{name}" for name in ("", ".asking", ".building", ".common", ".lifting", ".rules")},
    "jinja2": {"publisher.reports.pages"},
}
"""Libraries behind one module each (or two), so that they can be exchanged."""

BUILDING = {f"publisher.{name}" for name in (
    "assemble", "checking", "edtf", "evidence", "lifting", "materialise", "quads", "release", "report", "reports.explained", "reports.pages", "reports.rules", "reports.scores",
    "reports.terminal", "reports.usage", "shacl", "shared", "stages", "validation",
)}
"""Modules that make and check releases, and report on the lifting: no HTTP. Those that serve them make none."""


def modules() -> dict[str, Path]:
    """Name of every module of both packages, with its file."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def imports(module: str, late: bool = True) -> frozenset[str]:
    """Modules and libraries that a module imports: ours by their full name, others by their first part."""
    path = MODULES[module]
    tree = ast.parse(path.read_text("utf-8"))
    nodes = ast.walk(tree) if late else iter(_at_import(tree))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return frozenset(name for node in nodes for name in _names(node, package)) - {module}


def _at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that run when the module is imported: no bodies of functions, nothing for type checkers."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        yield node
        yield from _at_import(node)


def _names(node: ast.AST, package: str) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (_ours(alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = package.split(".")
            base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
        for alias in node.names:
            whole = f"{base}.{alias.name}"
            yield whole if whole in MODULES else _ours(base)


def _ours(name: str) -> str:
    return name if name.partition(".")[0] in PACKAGES else name.partition(".")[0]


def test_modules_are_found() -> None:
    assert {"mappings.pipeline", "mappings.model", "publisher.cli", "publisher.app", *BUILDING, *FROM_MAPPINGS} <= MODULES.keys()
    assert "publisher.release" in imports("publisher.cli.building") and "pyshacl" in imports("publisher.shacl")


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("mappings")))
def test_lifting_knows_nothing_of_publishing(module: str) -> None:
    wrong = {name for name in imports(module) if name.partition(".")[0] in {"publisher", "flask", "werkzeug", "pyshacl", "click", "waitress"}}
    assert not wrong


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("publisher")))
def test_publishing_uses_only_the_outside_of_the_lifting(module: str) -> None:
    used = {name for name in imports(module) if name.partition(".")[0] == "mappings"}
    assert used <= FROM_MAPPINGS


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_library_stands_behind_its_module(library: str) -> None:
    users = {module for module in MODULES if library in imports(module)}
    assert users and users <= OWNERS[library]


@pytest.mark.parametrize("module", sorted(BUILDING))
def test_building_knows_no_http(module: str) -> None:
    assert not {name for name in imports(module) if name in {"flask", "werkzeug", "publisher.app"} or name.startswith("publisher.routes")}


@pytest.mark.parametrize("module", sorted(m for m in MODULES if m.startswith("publisher.routes") or m in {"publisher.app", "publisher.published"}))
def test_serving_builds_nothing(module: str) -> None:
    makers = {"publisher.lifting", "publisher.assemble", "publisher.shacl", "publisher.validation", "mappings.pipeline"}
    assert not imports(module) & makers


def test_nothing_imports_the_command_line() -> None:
    """But the command line itself: its modules are one thing."""
    outside = [module for module in MODULES if not module.startswith("publisher.cli")]
    assert not [module for module in outside if any(name.startswith("publisher.cli") for name in imports(module))]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_of_a_package_have_no_circle(package: str) -> None:
    left = {m: {name for name in imports(m, late=False) if name in MODULES} for m in MODULES if m.startswith(package)}
    while ready := {m for m, needs in left.items() if not needs & left.keys()}:
        left = {m: needs for m, needs in left.items() if m not in ready}
    assert not left, f"these import one another: {', '.join(sorted(left))}"
