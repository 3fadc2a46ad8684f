"""Lifecycle: which object reached which stage, or shall, by whom."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import Clauses, Construction
from .frames import Rule, rules
from .lists import items_behind, items_of
from .model import Entity, Span
from .named_objects import note_names
from .named_stages import acting, dated, planned
from .operators import Operator, is_realised, operator_of
from .organisations import Organisations
from .people import People
from .phrases import Phrase
from .scene import Passage, Scene
from .stage import PRESUPPOSED, Status
from .status_identity import is_part_of_name, once, referred, without_contradiction
from .status_triggers import construction_of, triggered
from .thing_names import is_counted
from .thing_names import words as thing_words
from .things import Thing, Things


def statuses(scene: Scene, people: People, organisations: Organisations, things: Things) -> list[Status]:
    """All stages that the body of the document tells, in its order."""
    found: list[Status] = []
    for passage, clauses in scene.sentences():
        note_names(passage, clauses, things)
        items = items_of(scene, passage) if clauses is passage.clauses[-1] else []
        items = items or items_behind(passage, clauses, thing_words()["among"])
        for i in range(clauses.sentence.first, clauses.sentence.last):
            for rule in triggered(passage, i):
                construction = construction_of(clauses, rule, i)
                if construction:
                    told = list(read(passage, clauses, rule, construction, people, organisations, things))
                    found += list(listed(passage, clauses, rule, construction, items, told, things)) or told
        found += [*dated(passage, clauses, things), *acting(passage, clauses, things), *planned(passage, clauses, things)]
    kept = without_contradiction(once(s for s in found if s.first < s.last and not is_part_of_name(s, found)))
    for k, status in enumerate(kept):
        status.thing = referred(kept, k) or status.thing
    return kept


def listed(
    opening: Passage,
    clauses: Clauses,
    rule: Rule,
    found: Construction,
    items: list[tuple[Passage, Clauses, Phrase]],
    told: list[Status],
    things: Things,
) -> Iterator[Status]:
    """The stages of the items that a sentence ends in: «подписаны следующие документы: …»."""
    operator = operator_of(clauses, found, rule.id)
    if not items or found.objects and not told or not tells(clauses, rule, found, operator):
        return
    stage = operator.stage if operator and operator.stage else own_stage(clauses, rule, found)
    modality = operator.modality if operator else "modality:actual"
    name, foretold = name_of(rule, found, operator), bool(operator and operator.word is None)
    for passage, inner, phrase in items:
        for thing in things.named(passage, phrase, rule.values["classes"]):
            lead = Status(
                thing,
                stage,
                modality,
                name,
                opening,
                clauses,
                min([found.word, *clauses.auxiliaries(found.word)]),
                found.word + 1,
                found.word,
                found.name,
            )
            agents = told[0].agents if told else []
            yield Status(
                thing, stage, modality, name, passage, inner, thing.first, thing.last, thing.head, "listed", foretold, agents, None, lead
            )


def read(
    passage: Passage, clauses: Clauses, rule: Rule, found: Construction, people: People, organisations: Organisations, things: Things
) -> Iterator[Status]:
    """Stages of the objects of one construction."""
    presupposed = bool(rule.values.get("presupposes"))
    operator = None if presupposed else operator_of(clauses, found, rule.id)
    if not presupposed and not tells(clauses, rule, found, operator):
        return
    stage = operator.stage if operator and operator.stage else own_stage(clauses, rule, found)
    modality = operator.modality if operator else "modality:actual"
    for phrase in found.objects:
        if rule.idiom and any(
            clauses.tokens[phrase.head].lemma in r.nouns and not r.values.get("weak") for r in (*rules("operators"), *rules("status"))
        ):
            continue  # «дан старт началу строительства», «дали старт строительству»: the noun says what began
        for thing in things.named(passage, phrase, rule.values["classes"], rule.values.get("unknown")):
            if (
                not suits(rule, thing)
                or rule.values.get("operated")
                and is_general(passage, phrase, thing, operator)
                or only_sites(passage, phrase, thing, rule, found, operator)
            ):
                continue
            first, last = extent(clauses, found, operator, thing)
            last = max(last, found.last) if "complement" in rule.values else last
            told = rule.values["drafted"] if thing.draft and modality == "modality:actual" and "drafted" in rule.values else stage
            status = Status(
                thing,
                told,
                modality,
                name_of(rule, found, operator),
                passage,
                clauses,
                first,
                last,
                found.word,
                found.name,
                bool(operator and operator.word is None),
            )
            if found.name == "nominal" and operator is None:
                status.construction = PRESUPPOSED
            status.scheduled = (
                bool(rule.values.get("scheduled")) and operator is None and passage.tokens[found.word].feat("Tense") == "pres"
            )
            status.weak = bool(rule.values.get("weak"))
            status.agents = agents_of(passage, found, people, organisations, operator)
            yield status


def suits(rule: Rule, thing: Thing) -> bool:
    """Whether a rule may tell of a thing of this kind; a rule about drafts tells of nothing else."""
    return thing.entity.kind in rule.values.get("kinds", [thing.entity.kind]) and (thing.draft or not rule.values.get("drafts_only"))


def own_stage(clauses: Clauses, rule: Rule, found: Construction) -> str:
    """The stage that a predicate tells by itself: «строят» is not «построили»."""
    verb = clauses.tokens[found.word]
    ongoing = verb.feat("Aspect") == "imp" and (found.name in ("active", "reflexive") or verb.feat("Tense") == "pres")
    return rule.values["ongoing"] if ongoing and "ongoing" in rule.values else rule.values["stage"]


def is_general(passage: Passage, phrase: Phrase, thing: Thing, operator: Operator | None) -> bool:
    """Whether projects are only spoken of: «развивать инвестиционные проекты», without a number or what they are for."""
    if operator is None:
        return thing.entity.scoped and not is_counted(passage, phrase)
    plural = passage.tokens[phrase.head].feat("Number") == "plur" and not is_counted(passage, phrase)
    return plural and thing.entity.scoped and thing.entity.kind in thing_words()["vague_kinds"] and not phrase.complements


def only_sites(passage: Passage, phrase: Phrase, thing: Thing, rule: Rule, found: Construction, operator: Operator | None) -> bool:
    """Whether several things without a name only are there («работают 30 пунктов пропуска»),
    or are opened by a noun alone («церемония запуска проектов»)."""
    plural = passage.tokens[phrase.head].feat("Number") == "plur" or is_counted(passage, phrase)
    if operator is not None or not plural or not thing.entity.scoped or thing.entity.cls != "bc:Initiative":
        return False
    return found.name == "nominal" or bool(rule.values.get("intransitive")) and thing.entity.kind not in thing_words()["vague_kinds"]


def tells(clauses: Clauses, rule: Rule, found: Construction, operator: Operator | None) -> bool:
    """Whether a construction tells of a stage: a finite predicate, or a verbal noun or infinitive under an operator."""
    if operator is not None:
        return not operator.denied
    if rule.values.get("operated"):
        return clauses.tokens[found.word].lemma in rule.values.get("present", ()) and clauses.tokens[found.word].feat("Tense") == "pres"
    if found.name in ("infinitive", "gerund"):
        return False
    return found.name != "nominal" or bool(rule.values.get("nominal")) and is_realised(clauses, found.word)


def name_of(rule: Rule, found: Construction, operator: Operator | None) -> str:
    """Id of the rule as claims cite it: the predicate's, and the operator's where one decides."""
    return operator.id if operator else rule.id


def extent(clauses: Clauses, found: Construction, operator: Operator | None, thing: Thing) -> tuple[int, int]:
    """Tokens that state a stage: from the operator or predicate to the thing."""
    points = [found.word, thing.first, *clauses.auxiliaries(found.word)]
    if operator and operator.word is not None:
        points += [operator.word, predicate_of(clauses, operator.word)]
    return min(points), max(thing.last, found.word + 1, operator.word + 1 if operator and operator.word is not None else 0)


def predicate_of(clauses: Clauses, word: int) -> int:
    """The verb that a noun of an operator hangs on: «выразили намерение», «дан старт началу»."""
    for i in range(word, max(clauses.sentence.first, word - 6) - 1, -1):
        if clauses.is_barrier(i):
            return word
        if clauses.is_predicate(i):
            return i
    return word


def agents_of(
    passage: Passage, found: Construction, people: People, organisations: Organisations, operator: Operator | None
) -> list[tuple[Entity, Span]]:
    """Who did it. Of a plan nobody did anything yet."""
    if operator and operator.stage:
        return []
    result = []
    for phrase in found.agents:
        meant = people.meant(passage, phrase) or tuple(m.entity for m in organisations.within(passage, phrase.first, phrase.last))
        result += [(entity, passage.span(phrase.first, phrase.last)) for entity in meant]
    return result


def tail(status: Status) -> int:
    """End of the words about an object: «проектам в сферах энергетики, транспорта …» up to the end of the clause."""
    ends_clause = status.construction in ("passive", "active", "reflexive") and is_last(status)
    return status.clauses.bounds(status.word)[1] if ends_clause else status.thing.last


def is_last(status: Status) -> bool:
    """Whether no other object of the same verb stands behind this one."""
    phrases = status.clauses.construction(status.word)
    return not phrases or all(p.first <= status.thing.head for p in phrases.objects)
