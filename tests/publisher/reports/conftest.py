"""A small document lifted by hand: facts that overlap, a plan, a speaker, boilerplate, markup in the text, an issue."""

from __future__ import annotations

import hashlib

import pytest

from mappings.model import Attribution, Block, BlockKind, Document, Entity, Fact, Issue, Lifted, Slot, Span, TimeValue

TEXT = """Визит <b>главы</b> & «совет»

27 августа подписан Меморандум, отметил министр.
Будет учреждён Центр.

Подписывайтесь на канал!

Official text in English.
"""


def at(words: str) -> Span:
    """Where words stand first."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def block(kind: BlockKind, words: str, language: str = "ru") -> Block:
    """A block of the text as it is, line ends as spaces."""
    span = at(words)
    return Block(kind, words.replace("\n", " "), tuple(range(span.start, span.end + 1)), language)


def status(name: str, span: Span, thing: Entity, stage: str, modality: str, rule: str, **more) -> Fact:
    """A stage of a thing."""
    return Fact(name, "bc:StatusAssertion", span, (Slot("bc:statusOf", thing), Slot("bc:stage", stage)), modality, rule, f"{thing.label}", **more)


MEMORANDUM = Entity("agreement", "bc:Agreement", "Меморандум", "меморандум")
CENTRE = Entity("joint-body", "bc:JointBody", "Центр", "центр")
MINISTER = Entity("person", "foaf:Person", "министр", "министр", scoped=True)


@pytest.fixture
def lifted() -> Lifted:
    """The document with four facts, in the order of the text."""
    blocks = (
        block(BlockKind.HEADING, "Визит <b>главы</b> & «совет»"),
        block(BlockKind.PARAGRAPH, "27 августа подписан Меморандум, отметил министр.\nБудет учреждён Центр."),
        block(BlockKind.BOILERPLATE, "Подписывайтесь на канал!"),
        block(BlockKind.PARAGRAPH, "Official text in English.", "en"),
    )
    raw = TEXT.encode()
    document = Document("note_1", "note-1", TEXT, hashlib.sha256(raw).hexdigest(), len(raw), "text/plain; charset=utf-8", "ru", blocks)
    when = TimeValue("basis:stated-partial", (at("27 августа"),), "XXXX-08-27", as_written="27 августа")
    said = Attribution((MINISTER,), (), (at("отметил министр"),))
    facts = (
        Fact("visit", "bc:Visit", at("Визит"), (), "modality:actual", "event.named@1", "Визит <i>"),
        Fact("said", "bc:Statement", at("27 августа подписан Меморандум, отметил министр"), (Slot("bc:act", "act:noted"), Slot("bc:concerns", MEMORANDUM)), "modality:evaluated", "statement.note@1", attribution=said),
        status("signed", at("27 августа подписан Меморандум"), MEMORANDUM, "stage:signed", "modality:actual", "status.sign@1"),
        status("planned", at("Будет учреждён Центр"), CENTRE, "stage:intended", "modality:intended", "operator.future@2"),
    )
    dated = Fact(facts[2].id, facts[2].cls, facts[2].span, (*facts[2].slots, Slot("time:hasTime", when, at("27 августа"))), facts[2].modality, facts[2].rule, facts[2].label)
    issue = Issue("note_1", "value-unreadable", "a number could not be read; write it in figures", at("канал"), "figure.level")
    return Lifted(document, (facts[0], facts[1], dated, facts[3]), (issue,))
