"""Names of persons: in the nominative, in one spelling, one person for all the forms of a name that a document uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .language import CASES, Analysis, NamedSpan, Token
from .model import Entity
from .morphology import NAME_TAGS, analyzer, fold, lemmas
from .phrases import CLOSING, OPENING
from .scene import Passage
from .values.names import like
from .words import table

PARTS = re.compile(r"[^\W\d_]+")
BETWEEN_POINTS = "–—-"


def whole_names(analysis: Analysis) -> list[NamedSpan]:
    """The tagger's persons, each name whole: with a patronymic of two words that parts it, without what stands in brackets.

    «Ильхам Гейдар | оглу | Алиев» is one name, «Кристалина Георгиева | (МВФ)» is two things.
    """
    found: list[NamedSpan] = []
    for name in (n for n in analysis.names if n.kind == "PER"):
        bracket = next((i for i in range(name.first + 1, name.last) if analysis.tokens[i].text == "("), name.last)
        last = bracket + is_patronymic(analysis, bracket)
        if found and found[-1].last == name.first and is_patronymic(analysis, name.first - 1):
            found[-1] = joined(analysis, found[-1].first, last)
        else:
            found.append(name if last == name.last else joined(analysis, name.first, last))
    return found


def is_patronymic(analysis: Analysis, i: int) -> bool:
    """Whether token i makes a patronymic of the name before it."""
    return i < len(analysis.tokens) and fold(analysis.tokens[i].text) in table("offices")["patronymics"]


def joined(analysis: Analysis, first: int, last: int) -> NamedSpan:
    """One person's name over tokens first..last."""
    return NamedSpan("PER", first, last, written(analysis.tokens[first:last]))


def is_person_name(passage: Passage, name: NamedSpan) -> bool:
    """Whether a span that the tagger takes for a person can be one.

    No pronoun («с Вами»), no adjective alone («Самаркандской»), no abbreviation, no street or station («станция Ба Сон»),
    and no way point of a route («Шок Шон – Шон Тэй – Хоа Лак»).
    """
    tokens = passage.tokens[name.first : name.last]
    if not any(t.text[:1].isupper() and len(t.text) > 2 for t in tokens) or all(t.text.isupper() for t in tokens):
        return False
    if all(is_pronoun(t.text) for t in tokens) or len(tokens) == 1 and tokens[0].pos == "ADJ" and tokens[0].case != "nom":
        return False
    if name.first and is_named_after(passage, name):
        return False
    return not in_route(passage, name)


def is_named_after(passage: Passage, name: NamedSpan) -> bool:
    """Whether something has the name: a street or station, what is «имени X», or what has it in quotation marks («группа «X»»)."""
    tokens, words = passage.tokens, table("offices")
    before = [t for t in tokens[max(0, name.first - 2) : name.first] if t.text != "."][-1:]
    if tokens[name.first - 1].lemma in words["named_after_people"] or before and before[0].text.lower() in words["named_after"]:
        return True
    quoted = tokens[name.first - 1].text in OPENING and name.last < len(tokens) and tokens[name.last].text in CLOSING
    return quoted and name.first > 1 and tokens[name.first - 2].pos == "NOUN"


def is_pronoun(word: str) -> bool:
    """Whether the likeliest reading of a word is a pronoun: letters write «Вами» with a capital."""
    return analyzer().parse(word)[0].tag.POS == "NPRO"


def in_route(passage: Passage, name: NamedSpan) -> bool:
    """Whether dashes join the span to two other names, or to one with a dash beyond it: way points, not people."""
    tokens = passage.tokens
    before = name.first > 1 and tokens[name.first - 1].text in BETWEEN_POINTS and tokens[name.first - 2].text[:1].isupper()
    after = name.last + 1 < len(tokens) and tokens[name.last].text in BETWEEN_POINTS and tokens[name.last + 1].text[:1].isupper()
    around = [t.text for t in tokens[max(0, name.first - 4) : name.first] + tokens[name.last : name.last + 4]]
    return before and after or (before or after) and sum(text in BETWEEN_POINTS for text in around) > 1


def written(tokens: Sequence[Token]) -> str:
    """A name as it is written."""
    return re.sub(r" ([.-]) ?", r"\1", " ".join(t.text for t in tokens))


def nominative_name(tokens: Sequence[Token], normal: str, case: str | None) -> str:
    """A name in the nominative, in small letters behind the first.

    Args:
        tokens: of the name.
        normal: what the tagger makes of it; where it gave up, the name comes back as written.
        case: that the office beside the name has, or None.
    """
    label = " ".join(re.sub(r"\s+", " ", normal).replace(" .", ".").split()[-len(tokens) :])
    words = written(tokens).split()
    if case == "nom":
        label = " ".join(words)
    elif case is not None:
        particles, endings = table("offices")["name_particles"], table("offices")["without_cases"]
        behind_particle = {i for i, word in enumerate(words[:-1], start=1) if fold(word) in particles and words[i][-1] in endings}
        pairs = enumerate(zip(words, label.split(), strict=False))
        label = " ".join(uninflected(a, case) if a == b and i not in behind_particle else b for i, (a, b) in pairs)
    return " ".join(part.capitalize() if part.isupper() and len(part) > 2 and "." not in part else part for part in label.split())


def uninflected(word: str, case: str) -> str:
    """The nominative of one word of a name that stands in a case; a reading as a name before any other."""
    parses = [p for p in analyzer().parse(word) if CASES.get(p.tag.case or "") == case and p.tag.number == "sing"]
    parses = sorted((p for p in parses if p.tag.POS in ("NOUN", "ADJF")), key=lambda p: not NAME_TAGS & set(p.tag.grammemes))
    form = next((f for p in parses if (f := p.inflect({"nomn"}))), None)
    ending = table("offices")["masculine_endings"].get(case)
    if form is None and ending and word.endswith(ending):
        return word[: -len(ending)]
    return like(word, form.word) if form else word


def unified(people: list[tuple[Entity, str | None]]) -> dict[Entity, Entity]:
    """One entity for the forms of one name.

    A name in another case is the person whose name stands in the nominative elsewhere and has the same words; a
    surname, with an initial or a first name, is the person with a longer name and that surname; of «Реджеп Эрдоган»
    and «Реджеп Тайип Эрдоган» the longer one is meant.

    Args:
        people: entities as read, each with the case of its mention.
    Returns: for each entity that is another one, which.
    """
    known = list(dict.fromkeys(entity for entity, _ in people))
    upright = {entity for entity, case in people if case in (None, "nom")} | {e for e in known if e.iri}
    result: dict[Entity, Entity] = {}
    for entity in known:
        if entity.iri:
            continue
        others = [e for e in known if e != entity and e.key != entity.key]
        same = {e for e in others if e in upright and entity not in upright and same_words(entity, e)}
        same = same or {e for e in known[: known.index(entity)] if e not in result and is_misspelt(entity, e)}
        longer = {e for e in others if is_short_of(entity, e)}
        longer = {e for e in longer if not any(is_short_of(e, other) for other in longer)}
        candidates = same or longer
        if len({e.key for e in candidates}) == 1:
            result[entity] = next(iter(sorted(candidates, key=lambda e: e.label)))
    return {entity: result.get(target, target) for entity, target in result.items()}


def parts_of(person: Entity) -> list[str]:
    """Words of a name, folded; initials are words of one letter."""
    return [fold(part) for part in PARTS.findall(person.label)]


def same_words(a: Entity, b: Entity) -> bool:
    """Whether two names have the same words, in any case: «Зарины Догузовой», «Зарина Догузова»."""
    one, two = parts_of(a), parts_of(b)
    return len(one) == len(two) > 1 and all(alike(x, y) for x, y in zip(one, two, strict=True))


def alike(a: str, b: str) -> bool:
    """Whether two words can be forms of one name: by the dictionary, or the same up to an ending of the second."""
    stem = b[:-1] if len(b) > 3 and b[-1] in "аяьйоеи" else b
    return bool(lemmas(a) & lemmas(b)) or len(stem) > 2 and a.startswith(stem) and len(a) - len(stem) <= 2


def is_misspelt(a: Entity, b: Entity) -> bool:
    """Whether two names of three words or more are one but for a case («Хамад», «Хамада») or for one letter of one word («Гошех»,
    «Гешех»)."""
    one, two = parts_of(a), parts_of(b)
    if len(one) != len(two) or len(one) < 3:
        return False
    other = [(x, y) for x, y in zip(one, two, strict=True) if not alike(x, y) and not alike(y, x)]
    return (
        not other
        or len(other) == 1
        and len(other[0][0]) == len(other[0][1]) > 3
        and sum(x != y for x, y in zip(*other[0], strict=True)) == 1
    )


def is_short_of(short: Entity, full: Entity) -> bool:
    """Whether a name is a shorter form of another one: the surname, with what it has of the first names in their order."""
    mine, theirs = parts_of(short), parts_of(full)
    if len(mine) >= len(theirs) or not [p for p in mine if len(p) > 1]:
        return len(mine) == len(theirs) > 1 and has_initials_of(mine, theirs)
    surname = next(p for p in reversed(mine) if len(p) > 1)
    if surname not in (theirs[-1], theirs[0]):
        return False
    rest = iter(p for p in theirs if p != surname)
    return all(any(other == part or len(part) == 1 and other.startswith(part) for other in rest) for part in mine if part != surname)


def has_initials_of(mine: list[str], theirs: list[str]) -> bool:
    """«К. Токаев» and «Касым-Жомарт Токаев» without its hyphen have as many words."""
    pairs = list(zip(mine, theirs, strict=True))
    return any(len(a) == 1 < len(b) for a, b in pairs) and all(a == b or len(a) == 1 and b.startswith(a) for a, b in pairs)
