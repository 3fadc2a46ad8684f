"""A few facts of the fifth seed, made by hand, against the scorer of the gold annotations (where it is at hand)."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mappings.iris import Iris, Register
from mappings.model import Attribution, Block, BlockKind, Document, Entity, Fact, FactRef, Lifted, Quoted, Slot, Span, Text, TimeValue
from mappings.pipeline import alone, write_trig
from mappings.resources import DOCUMENTS, ROOT
from mappings.slugs import document_slug
from mappings.terms import BASE

SHARED = ROOT.parent / "shared"
SEED = DOCUMENTS / "004_7fa7a90ba42b20d6.txt"
RAW = SEED.read_bytes()
TEXT = RAW.decode()


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


BOUND = TimeValue(
    "basis:bounded-by-document-date", (at("date 2025-11-15"),), "[..2025-11-15]", latest=date(2025, 11, 15), note="Only an upper bound."
)
YEAR = TimeValue(
    "basis:resolved-relative",
    (at("с начала года"),),
    None,
    date(2025, 1, 1),
    date(2025, 11, 15),
    "с начала года",
    beginning=TimeValue("basis:resolved-relative", (at("с начала года"),), "2025-01-01"),
    end=BOUND,
)
BY_2030 = TimeValue("basis:stated", (at("к 2030 году"),), "2030", date(2030, 1, 1), date(2030, 12, 31), "к 2030 году")
WHEN = Slot("time:hasTime", BOUND)

UZ, KZ = (Entity("state", "bc:State", name, code, iri=f"id/state/{code}") for name, code in (("Узбекистан", "uz"), ("Казахстан", "kz")))
HOST = Entity("person", "foaf:Person", "Шавкат Мирзиёев", "мирзиеев", iri="id/person/shavkat-mirziyoyev")
GUEST = Entity("person", "foaf:Person", "Касым-Жомарт Токаев", "токаев", iri="id/person/kassym-jomart-tokayev")
COUNCIL = Entity("joint-body", "bc:JointBody", "Высший Межгосударственный совет", "высший межгосударственный совет", context=("uz", "kz"))
CENTRE = Entity(
    "joint-body",
    "bc:JointBody",
    "Международный центр промышленной кооперации «Центральная Азия»",
    "международный центр промышленной кооперации центральная азия",
    kind="kind:joint-centre",
)
WATER = Entity(
    "agreement",
    "bc:Agreement",
    "Соглашение о совместном управлении и использовании трансграничных водных объектов",
    "соглашение о совместном управлении и использовании трансграничных водных объектов",
    kind="kind:agreement",
    context=("uz", "kz"),
)
DYAD = Entity("relationship", "bc:BilateralRelationship", "Узбекистан – Казахстан", "kz-uz", context=("uz", "kz"))
GOAL = Entity("goal", "bc:Goal", "Товарооборот Узбекистана и Казахстана – 10 млрд долларов", "товарооборот 10 млрд", context=("uz", "kz"))

VISIT = at("государственного визита президента Казахстана в Узбекистан")
SIGNING = "подписание в ходе визита Соглашения о совместном управлении и использовании трансграничных водных объектов"
WELCOME = at(f"Стороны приветствовали {SIGNING}")
NOTED = Attribution((COUNCIL,), cues=(at("на заседании"),))


def amount(property_: str, value: int, written: str) -> tuple[Slot, ...]:
    """Value, unit and writing of an amount of dollars, by one stretch of words."""
    span = at(written)
    return (
        Slot(property_, Decimal(value), span),
        Slot("sdmx-attribute:unitMeasure", "unit:CCY_USD", span),
        Slot("bc:asWritten", Text(written), span),
    )


FACTS = (
    Fact(
        "visit",
        "bc:Visit",
        VISIT,
        (Slot("bc:visitor", GUEST, at("президента Казахстана"), "Resolved by the office."), Slot("bc:hostState", UZ), WHEN),
        "modality:actual",
        "event.visit",
        label="Государственный визит президента Казахстана в Узбекистан",
    ),
    Fact(
        "session",
        "bc:CouncilSession",
        at("состоялось второе заседание Высшего Межгосударственного совета"),
        (Slot("bc:sessionOf", COUNCIL), Slot("bc:sessionNumber", 2), Slot("bc:chairedBy", HOST), Slot("bc:chairedBy", GUEST), WHEN),
        "modality:actual",
        "event.session",
        label="Второе заседание Высшего Межгосударственного совета",
        key="kz uz высший межгосударственный совет 2",
    ),
    Fact(
        "launched",
        "bc:StatusAssertion",
        at("запущен Международный центр промышленной кооперации «Центральная Азия»"),
        (Slot("bc:statusOf", CENTRE), Slot("bc:stage", "stage:launched"), Slot("bc:occasion", FactRef("visit"), VISIT), WHEN),
        "modality:actual",
        "status.launched",
    ),
    Fact(
        "signed",
        "bc:StatusAssertion",
        at(SIGNING),
        (Slot("bc:statusOf", WATER), Slot("bc:stage", "stage:signed"), Slot("bc:occasion", FactRef("visit")), WHEN),
        "modality:actual",
        "status.signing",
    ),
    Fact(
        "water", "bc:Agreement", WELCOME, (Slot("bc:party", UZ), Slot("bc:party", KZ)), "modality:actual", "agreement.party", subject=WATER
    ),
    Fact(
        "welcomed",
        "bc:Statement",
        WELCOME,
        (Slot("bc:act", "act:welcomed"), Slot("bc:concerns", WATER)),
        "modality:actual",
        "statement.welcomed",
        attribution=Attribution((UZ, KZ)),
    ),
    Fact(
        "turnover",
        "bc:IndicatorObservation",
        at("с начала года товарооборот достиг $4 млрд"),
        (
            Slot("bc:indicator", "indicator:bilateral-trade-turnover"),
            Slot("bc:relationship", DYAD),
            Slot("sdmx-dimension:refPeriod", YEAR, at("с начала года")),
            *amount("bc:value", 4 * 10**9, "$4 млрд"),
            Slot("bc:valueQualifier", "qualifier:reached", at("достиг")),
            Slot("sdmx-attribute:obsStatus", "sdmx-code:obsStatus-A"),
        ),
        "modality:actual",
        "figure.level",
        attribution=NOTED,
    ),
    Fact(
        "target",
        "bc:TargetStatement",
        at("цель довести данный показатель до $10 млрд к 2030 году"),
        (
            Slot("bc:goal", GOAL),
            Slot("bc:indicator", "indicator:bilateral-trade-turnover"),
            Slot("bc:relationship", DYAD),
            *amount("bc:targetValue", 10**10, "$10 млрд"),
            Slot("bc:deadline", BY_2030, at("к 2030 году")),
        ),
        "modality:intended",
        "target.value",
        attribution=NOTED,
    ),
    Fact(
        "mentions",
        "bc:SourceDocument",
        at("Узбекистана и Казахстана"),
        (Slot("schema:mentions", UZ), Slot("schema:mentions", KZ)),
        "modality:actual",
        "document.mentions",
    ),
)


def seed() -> Lifted:
    """Document of the seed with the facts above."""
    day = TimeValue("basis:stated", (at("date 2025-11-15"),), "2025-11-15", date(2025, 11, 15), date(2025, 11, 15))
    document = Document(
        SEED.stem,
        document_slug(SEED.stem),
        TEXT,
        hashlib.sha256(RAW).hexdigest(),
        len(RAW),
        "text/plain; charset=utf-8",
        "ru",
        (Block(BlockKind.PARAGRAPH, TEXT, tuple(range(len(TEXT) + 1))),),
        published=day,
        publisher=Quoted("Sputnik", at("Sputnik")),
        dateline=Quoted("ТАШКЕНТ, 15 ноября — Sputnik", at("ТАШКЕНТ, 15 ноября — Sputnik")),
    )
    return Lifted(document, FACTS)


@pytest.mark.skipif(not (SHARED / "evaluate").exists(), reason="the scorer and the gold annotations are not at hand")
def test_the_scorer_finds_nothing_to_blame_in_facts_made_by_hand(tmp_path: Path) -> None:
    iris = Iris(BASE, Register())
    data, figures = tmp_path / "out.trig", tmp_path / "figures.json"
    data.write_text(write_trig(alone([seed()], iris), iris), encoding="utf-8")
    subprocess.run(
        [
            sys.executable,
            str(SHARED / "evaluate" / "score.py"),
            "--gold",
            str(SHARED / "corpus" / "gold" / "seed-004.json"),
            "--texts",
            str(DOCUMENTS),
            "--data",
            str(data),
            "--json",
            str(figures),
        ],
        check=True,
        capture_output=True,
    )
    found = json.loads(figures.read_text(encoding="utf-8"))
    integrity = found["integrity"]
    assert integrity["evidence"] == 1.0
    assert integrity["coverage"] == 1.0
    assert integrity["event_dates_without_basis"] == 0
    assert integrity["claims"] == integrity["claims_checked"] > 20
    assert found["types"]["event"]["matched"] == 2
    assert found["types"]["agreement"]["matched"] == 1
    assert found["types"]["target"]["matched"] == 1
    assert found["types"]["indicator"]["matched"] == 1
