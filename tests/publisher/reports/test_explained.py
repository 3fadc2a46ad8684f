"""A document with what was read from it: pieces, facts, passages that were left out, issues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mappings.model import Lifted
from mappings.pipeline import lift
from mappings.resources import DOCUMENTS
from publisher.reports.explained import DONE, PLANNED, SAID, Explained, explained, firm


@pytest.fixture
def it(lifted: Lifted) -> Explained:
    return explained(lifted)


def test_pieces_make_up_the_text_of_each_passage(it: Explained) -> None:
    texts = ["".join(piece.text for piece in passage.pieces) for passage in it.passages]
    assert texts == [block.text for block in it.document.blocks]


def test_overlapping_spans_cut_the_text(it: Explained) -> None:
    said, signed, planned = 2, 3, 4
    pieces = [(piece.text, piece.stated, piece.firm) for piece in it.passages[1].pieces]
    assert pieces == [
        ("27 августа", (said, signed), (DONE, SAID)),
        (" подписан Меморандум", (said, signed), (DONE, SAID)),
        (", отметил министр", (said,), (SAID,)),
        (". ", (), ()),
        ("Будет учреждён Центр", (planned,), (PLANNED,)),
        (".", (), ()),
    ]
    first = it.passages[1].pieces[0]
    assert (first.begin, first.first, first.end, first.detailed) == ((said, signed), (said, signed), (), (signed,))
    assert it.passages[1].pieces[1].end == (signed,)


def test_fact_stands_with_its_passage_and_says_all(it: Explained) -> None:
    assert [[fact.number for fact in passage.facts] for passage in it.passages] == [[1], [2, 3, 4], [], []]
    said, signed = it.facts[1:3]
    assert (said.speakers, said.cues, said.firm, said.rule) == (("министр",), ("отметил министр",), SAID, "statement.note@1")
    assert (signed.cls, signed.label, signed.quotes) == ("bc:StatusAssertion", "Меморандум", ("27 августа подписан Меморандум",))
    assert [(slot.property, slot.value, slot.words) for slot in signed.slots] == [
        ("bc:statusOf", "Меморандум", ""), ("bc:stage", "stage:signed", ""), ("time:hasTime", "XXXX-08-27 (stated-partial)", "27 августа"),
    ]


def test_what_is_not_read_says_why(it: Explained) -> None:
    assert [passage.left_out for passage in it.passages] == ["", "", "boilerplate: not read", "language en: not read"]


def test_issues_stand_where_they_arose(it: Explained, lifted: Lifted) -> None:
    assert [[issue.code for issue in passage.issues] for passage in it.passages] == [[], [], ["value-unreadable"], []]
    everywhere = replace(lifted, issues=(replace(lifted.issues[0], span=None),))
    assert [issue.code for issue in explained(everywhere).issues] == ["value-unreadable"]


def test_second_place_of_a_fact_is_marked_and_anchored_once(lifted: Lifted) -> None:
    planned = lifted.facts[3]
    again = replace(lifted, facts=(replace(lifted.facts[0], more_spans=(planned.span,)), planned))
    passages = explained(again).passages
    assert passages[1].again == (1,) and passages[0].again == ()
    assert [(piece.begin, piece.first) for piece in passages[1].pieces if piece.begin] == [((1, 2), (2,))]


def test_span_over_two_passages_is_marked_in_both(lifted: Lifted) -> None:
    long = replace(lifted.facts[0], span=replace(lifted.facts[0].span, end=lifted.facts[2].span.end))
    passages = explained(replace(lifted, facts=(long,))).passages
    assert [piece.text for passage in passages for piece in passage.pieces if piece.stated] == [lifted.document.blocks[0].text, "27 августа подписан Меморандум"]


@pytest.mark.parametrize(("modality", "expected"), [
    ("modality:actual", DONE), ("modality:evaluated", SAID), ("modality:intended", PLANNED), ("modality:agreed", PLANNED), ("modality:possible", PLANNED),
])
def test_only_what_is_so_is_done(modality: str, expected: str) -> None:
    assert firm(modality) == expected


def test_every_fact_of_a_real_document_is_shown_once() -> None:
    lifted = lift(sorted(DOCUMENTS.glob("*.txt"))[-1])
    it = explained(lifted)
    shown = [fact.number for passage in it.passages for fact in passage.facts]
    assert sorted(shown) == list(range(1, len(lifted.facts) + 1)) and len(shown) > 20


def test_document_without_blocks_has_its_issues(lifted: Lifted) -> None:
    bare = replace(lifted, document=replace(lifted.document, blocks=()), facts=())
    assert explained(bare).passages == () and len(explained(bare).issues) == 1
