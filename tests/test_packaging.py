"""What an installed copy holds: every package, and every file of data that lies in one."""

from __future__ import annotations

import tomllib
from pathlib import Path

from mappings.resources import ROOT

SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
PACKAGES = ("mappings", "publisher")


def files(package: str) -> set[Path]:
    """All files below a package that belong to the project."""
    return {path for path in (ROOT / package).rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_every_package_is_listed() -> None:
    there = {".".join(path.parent.relative_to(ROOT).parts) for package in PACKAGES for path in files(package) if path.name == "__init__.py"}
    assert set(SETUPTOOLS["packages"]) == there


def test_every_module_lies_in_a_package() -> None:
    listed = {ROOT.joinpath(*name.split(".")) for name in SETUPTOOLS["packages"]}
    assert {path.parent for package in PACKAGES for path in files(package) if path.suffix == ".py"} == listed


def test_data_files_are_package_data() -> None:
    data = {path for package in PACKAGES for path in files(package) if path.suffix != ".py"}
    held = {path for package, globs in SETUPTOOLS["package-data"].items() for glob in globs for path in (ROOT / package).glob(glob)}
    assert data and data == held
