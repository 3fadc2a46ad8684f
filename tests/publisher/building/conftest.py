"""Small documents lifted by hand, so that checks and releases are tested without the rules of the lifting."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from mappings import pipeline
from mappings.iris import Iris
from mappings.model import Block, BlockKind, Document, Entity, Fact, Lifted, Slot, Span, TimeValue
from publisher.lifting import Lifter, Outcome

SESSION = "27 августа 2024 года состоялось второе заседание Совета."
SIGNED = "Подписан Меморандум о сотрудничестве."
PLANNED = "Будет учреждён Центр."

SHAPES = """
@prefix bc: <https://w3id.org/bicoop/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix s: <https://w3id.org/bicoop/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
s:ClaimShape a sh:NodeShape ; sh:targetClass bc:Claim ; sh:property s:Claim-modality, [ sh:path oa:hasTarget ; sh:minCount 1 ] .
s:Claim-modality a sh:PropertyShape ; sh:path bc:modality ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "A claim has not one modality." .
s:FactShape a sh:NodeShape ; sh:targetClass bc:ReportedFact ;
  sh:property [ sh:path [ sh:alternativePath ( [ sh:inversePath oa:hasBody ] prov:wasDerivedFrom ) ] ; sh:minCount 1 ] .
s:SessionShape a sh:NodeShape ; sh:targetClass bc:CouncilSession ; sh:property s:Session-number .
s:Session-number a sh:PropertyShape ; sh:path bc:sessionNumber ; sh:maxCount 1 ; sh:message "A session has two numbers." .
s:StageShape a sh:NodeShape ; sh:targetObjectsOf bc:stage ; sh:property [ sh:path skos:notation ; sh:minCount 1 ] .
s:PhoneCallShape a sh:NodeShape ; sh:targetClass bc:PhoneCall ; sh:property [ sh:path oa:hasTarget ; sh:minCount 1 ] .
"""


def lifted(path: Path, text: str) -> Lifted:
    """Document and facts of a text that holds any of the three sentences."""
    raw = path.read_bytes()
    block = Block(BlockKind.PARAGRAPH, text, tuple(range(len(text) + 1)))
    slug = path.stem.lower().replace("_", "-")
    document = Document(path.stem, slug, text, hashlib.sha256(raw).hexdigest(), len(raw), "text/plain; charset=utf-8", "ru", (block,))

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    facts = []
    if SESSION in text:
        words = "27 августа 2024 года"
        day = TimeValue("basis:stated", (at(words),), "2024-08-27", date(2024, 8, 27), date(2024, 8, 27), words)
        council = Entity("joint-body", "bc:JointBody", "Совет", "совет")
        number = 3 if "Протокол." in text else 2
        slots = (Slot("bc:sessionOf", council), Slot("bc:sessionNumber", number), Slot("time:hasTime", day))
        label = "Второе заседание Совета"
        facts.append(Fact("session", "bc:CouncilSession", at(SESSION), slots, "modality:actual", "event.session", label, key="совет 2"))
    if SIGNED in text:
        facts.append(_status("agreement", "bc:Agreement", "Меморандум о сотрудничестве", at(SIGNED), "stage:signed", "modality:actual"))
    if PLANNED in text:
        facts.append(_status("joint-body", "bc:JointBody", "Центр", at(PLANNED), "stage:intended", "modality:intended"))
    return Lifted(document, tuple(facts))


def _status(kind: str, cls: str, label: str, span: Span, stage: str, modality: str) -> Fact:
    thing = Entity(kind, cls, label, label.lower())
    slots = (Slot("bc:statusOf", thing), Slot("bc:stage", stage))
    return Fact(f"status-{kind}", "bc:StatusAssertion", span, slots, modality, "status.signed", f"{label}: стадия")


def lift_by_hand(paths: Sequence[Path], progress: Callable[[int, int], None]) -> Iterator[Outcome]:
    """Stand in for the pipeline: a file that is no UTF-8 text with one of the sentences can't be read."""
    for done, path in enumerate(paths, 1):
        progress(done, len(paths))
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            yield Outcome(path, path.name, code="unreadable", reason="it is no UTF-8; save it as UTF-8")
            continue
        if not any(sentence in text for sentence in (SESSION, SIGNED, PLANNED)):
            yield Outcome(path, path.name, code="unreadable", reason="it holds no sentence we know; write one")
            continue
        one = lifted(path, text)
        yield Outcome(path, one.document.name, one.document.slug, one.document.sha256, tuple(pipeline.quads(one, Iris())))


@pytest.fixture
def by_hand() -> Lifter:
    """A lifter that knows three sentences."""
    return lift_by_hand


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """Folder with a few shapes."""
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "few.ttl").write_text(SHAPES, encoding="utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Folder with two good documents."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a_1.txt").write_text(f"{SESSION} {SIGNED}\n", encoding="utf-8")
    (folder / "b_2.txt").write_text(f"Ранее {SESSION}\n{PLANNED}\n", encoding="utf-8")
    return folder
