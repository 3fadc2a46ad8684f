"""Lifecycle: which object reached which stage, or shall, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from .clauses import Clauses, Construction
from .frames import Rule, rules, table
from .lists import items_of
from .model import Entity, Span
from .morphology import lemmas
from .operators import Operator, is_realised, operator_of
from .organisations import Organisations
from .people import People
from .phrases import Phrase
from .scene import Passage, Scene
from .thing_names import is_counted
from .thing_names import words as thing_words
from .things import Thing, Things

PRESUPPOSED = "presupposed"
"""The construction of a verbal noun that only presupposes its deed («20-летие подписания»): a date of its clause is not that of the deed."""


@dataclass(eq=False)
class Status:
    """A stage of an object, while it is being read.

    Attributes:
        thing: the object and where it is named.
        stage, modality: terms.
        rule: id of the rule, with its construction.
        passage, first, last: the tokens that state it; word: the predicate.
        foretold: whether grammar alone makes it a plan («будет создан»): what it stands with in its clause lies ahead too.
        agents: entities that did it, with the words for each.
        note: what had to be interpreted.
        lead: of an item of a list, what the sentence that opens the list tells.
    """

    thing: Thing
    stage: str
    modality: str
    rule: str
    passage: Passage
    clauses: Clauses
    first: int
    last: int
    word: int
    construction: str
    foretold: bool = False
    agents: list[tuple[Entity, Span]] = field(default_factory=list)
    note: str | None = None
    lead: Status | None = None

    @property
    def told_in(self) -> Status:
        """The stage whose clause tells when and where: that of the sentence which opens a list."""
        return self.lead or self


def statuses(scene: Scene, people: People, organisations: Organisations, things: Things) -> list[Status]:
    """All stages that the body of the document tells, in its order."""
    found: list[Status] = []
    for passage, clauses in scene.sentences():
        items = items_of(scene, passage) if clauses is passage.clauses[-1] else []
        for i in range(clauses.sentence.first, clauses.sentence.last):
            for rule in triggered(passage, i):
                construction = construction_of(clauses, rule, i)
                if construction:
                    told = list(read(passage, clauses, rule, construction, people, organisations, things))
                    found += list(listed(passage, clauses, rule, construction, items, told, things)) or told
    kept = once(s for s in found if s.first < s.last and not is_part_of_name(s, found))
    for k, status in enumerate(kept):
        status.thing = referred(kept, k) or status.thing
    return kept


def listed(
    opening: Passage, clauses: Clauses, rule: Rule, found: Construction, items: list[tuple[Passage, Clauses, Phrase]], told: list[Status], things: Things
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
            lead = Status(thing, stage, modality, name, opening, clauses, min([found.word, *clauses.auxiliaries(found.word)]), found.word + 1, found.word, found.name)
            agents = told[0].agents if told else []
            yield Status(thing, stage, modality, name, passage, inner, thing.first, thing.last, thing.head, "listed", foretold, agents, None, lead)


def is_part_of_name(status: Status, found: Iterable[Status]) -> bool:
    """Whether the predicate is a word of another object's name: «Дорожная карта по развитию пунктов пропуска»."""
    same = (s for s in found if s.passage is status.passage)
    return any(s.thing.head < status.word and status.thing.last <= s.thing.last and s.thing.first < status.thing.first for s in same)


def referred(found: list[Status], k: int) -> Thing | None:
    """The instrument that a bare «документ» means: the one told shortly before, else the one that reaches the same stage next."""
    status = found[k]
    if not is_bare(status.thing.entity):
        return None
    before = [s for s in reversed(found[:k]) if is_instrument(s) and status.passage.number - s.passage.number <= 2]
    behind = [s for s in found[k + 1 :] if is_instrument(s) and s.stage == status.stage]
    return next((replace(status.thing, entity=s.thing.entity) for s in before + behind), None)


def is_bare(entity: Entity) -> bool:
    """Whether a name only says that there is an instrument."""
    return entity.kind in thing_words()["bare_kinds"] and len(entity.label.split()) == 1


def is_instrument(status: Status) -> bool:
    """Whether one instrument with a name of its own is told."""
    thing = status.thing
    fitting = thing.entity.cls == "bc:Agreement" or thing.entity.kind in thing_words()["instrument_kinds"]
    return fitting and not is_bare(thing.entity) and status.passage.tokens[thing.head].feat("Number") != "plur"


def once(found: Iterable[Status]) -> list[Status]:
    """Each stage of an object once in its place: of two readings that share words the first."""
    kept: list[Status] = []
    for status in found:
        same = [s for s in kept if s.passage is status.passage and s.thing.entity == status.thing.entity and s.stage == status.stage and s.first < status.last and status.first < s.last]
        if not same:
            kept.append(status)
    return kept


@cache
def by_lemma() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """Rules by the lemma and part of speech that trigger them."""
    table: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules("status"):
        for pos, words in (("VERB", rule.verbs), ("NOUN", rule.nouns)):
            for word in words:
                table.setdefault((word, pos), []).append(rule)
    return {key: tuple(value) for key, value in table.items()}


def triggered(passage: Passage, i: int) -> list[Rule]:
    """Rules that token i triggers."""
    token = passage.tokens[i]
    pos = "VERB" if token.pos in ("VERB", "ADJ") else token.pos
    if pos not in ("VERB", "NOUN"):
        return []
    forms = {token.lemma} | lemmas(token.text) if pos == "VERB" else {token.lemma}
    return list(dict.fromkeys(rule for form in sorted(forms) for rule in by_lemma().get((form, pos), ())))


def construction_of(clauses: Clauses, rule: Rule, i: int) -> Construction | None:
    """The construction of the trigger, its idiom checked and its object put in place."""
    token = clauses.tokens[i]
    found = clauses.nominal(i) if token.pos == "NOUN" else clauses.construction(i)
    if found is None or found.negated or is_asked(clauses, i):
        return None
    if "complement" in rule.values:
        return with_complement(clauses, found, *rule.values["complement"])
    if rule.idiom is None:
        return found
    near = [p for p in found.objects if clauses.tokens[p.head].lemma == rule.idiom]
    return with_dative(clauses, found, near[0], rule.values["object_case"]) if near else None


def is_asked(clauses: Clauses, i: int) -> bool:
    """Whether a question asks for it: «подписано ли соглашение», «когда подпишут соглашение?»."""
    marks = table("operators")["grammar"]["question"]
    behind = clauses.tokens[i + 1].text.lower() if i + 1 < clauses.sentence.last else ""
    return clauses.tokens[clauses.sentence.last - 1].text in marks["signs"] or behind in marks["particles"]


def with_complement(clauses: Clauses, found: Construction, preposition: str, heads: list[str]) -> Construction | None:
    """A verb with the phrase that it needs: «вступило в силу», «закрыт на ремонт»; its subject is what it happens to."""
    for j in range(found.word + 1, min(found.word + 4, clauses.sentence.last - 1)):
        phrase = clauses.reader.phrase(j, clauses.sentence.last) if clauses.tokens[j].text.lower() == preposition else None
        if phrase and clauses.tokens[phrase.head].lemma in heads:
            objects = found.objects if found.name in ("passive", "reflexive") else found.agents
            return replace(found, objects=objects, agents=(), last=phrase.last)
    return None


def with_dative(clauses: Clauses, found: Construction, idiom: Phrase, case: str) -> Construction | None:
    """An idiom with the phrase in its own case behind: «дали старт проектам»."""
    target = clauses.reader.phrase(idiom.last, clauses.sentence.last)
    if target is None or target.prep is not None or target.case != case:
        return None
    objects = tuple(clauses.reader.coordinated(target, clauses.sentence.last))
    return Construction(found.name, found.word, objects, found.agents, found.first, max(p.last for p in objects), found.future, found.negated)


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
        if rule.idiom and any(clauses.tokens[phrase.head].lemma in r.nouns for r in (*rules("operators"), *rules("status"))):
            continue  # «дан старт началу строительства», «дали старт строительству»: the noun says what began
        for thing in things.named(passage, phrase, rule.values["classes"]):
            if thing.entity.kind not in rule.values.get("kinds", [thing.entity.kind]) or rule.values.get("operated") and is_general(passage, phrase, thing, operator):
                continue
            first, last = extent(clauses, found, operator, thing)
            last = max(last, found.last) if "complement" in rule.values else last
            status = Status(thing, stage, modality, name_of(rule, found, operator), passage, clauses, first, last, found.word, found.name, bool(operator and operator.word is None))
            if found.name == "nominal" and operator is None:
                status.construction = PRESUPPOSED
            status.agents = agents_of(passage, found, people, organisations, operator)
            yield status


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


def agents_of(passage: Passage, found: Construction, people: People, organisations: Organisations, operator: Operator | None) -> list[tuple[Entity, Span]]:
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
