"""The five documents are what they were: sums and sizes as the README of the seeds gives them."""

from __future__ import annotations

import hashlib
import re

import pytest

from mappings.resources import DOCUMENTS, SEEDS

ROW = re.compile(r"^\| `(?P<name>[^`]+\.txt)` \| (?P<size>\d+) \| .* \| `(?P<sum>[0-9a-f]{64})` \|$", re.MULTILINE)
LISTED = {row["name"]: row for row in ROW.finditer((SEEDS / "README.md").read_text(encoding="utf-8"))}


def test_readme_lists_the_documents_that_are_there():
    assert len(LISTED) == 5
    assert set(LISTED) == {path.name for path in DOCUMENTS.iterdir()}


@pytest.mark.parametrize("name", sorted(LISTED))
def test_document_has_the_sum_of_the_readme(name):
    content = (DOCUMENTS / name).read_bytes()
    assert len(content) == int(LISTED[name]["size"])
    assert hashlib.sha256(content).hexdigest() == LISTED[name]["sum"]


def test_address_in_the_readme_stands_in_a_document():
    texts = "".join(path.read_text(encoding="utf-8") for path in DOCUMENTS.iterdir())
    addresses = re.findall(r"<(https?://[^>]+)>", (SEEDS / "README.md").read_text(encoding="utf-8"))
    assert addresses and all(address in texts for address in addresses)
