"""What several folders of tests share: a release of the five documents, built once a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def seed_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a release of `seeds/documents`, all five published."""
    from mappings.resources import DOCUMENTS  # late: tests that need no release load no models
    from publisher import release

    built = release.build([DOCUMENTS], tmp_path_factory.mktemp("seed-releases"), "http://data.example/", date(2026, 1, 1))
    if built.left_out:
        pytest.fail("\n".join(f"{left.name} is not in the release: {left.reason}" for left in built.left_out), pytrace=False)
    assert built.published == 5
    return built.folder
