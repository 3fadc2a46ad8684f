"""Pages that stand alone: the style sheet of the site inside, no script, nothing to fetch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).resolve().parent
TEMPLATES, STATIC = HERE / "templates", HERE.parent / "static"


def page(template: str, **given: Any) -> str:
    """Render a template of this package; everything that is given is escaped."""
    loader = FileSystemLoader([TEMPLATES, STATIC])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.get_template(template).render(given) + "\n"
