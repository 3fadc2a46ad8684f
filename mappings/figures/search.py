"""Which quantity a verb or noun speaks of: its subject or object, its genitive, or the one that it points back to."""

from __future__ import annotations

from functools import cache

from ..morphology import analyzer
from ..phrases import Phrase
from ..phrases import words as phrase_words
from .context import Context
from .figure import is_noun, is_one, words
from .measures import Measure, of_phrase, within
from .place import Place

GENDERS = {"masc": "masc", "femn": "fem", "neut": "neut"}
"""Genders of the dictionary to those of the tagger."""


def of_verb(context: Context, place: Place, i: int, opened: bool = False) -> Measure | None:
    """What the finite verb or gerund at token i says something of.

    Args:
        opened: whether its subject is a quantity by grammar alone («расходы составили …»).
    """
    i = modal_of(place, i)
    relative = relative_before(place, i)
    if relative is not None:
        return antecedent(context, place, relative)
    if place.tokens[i].feat("VerbForm") == "conv":
        return context.before.measure if context.before else nearest(context, place, place.sentence.start, i)
    return (
        named_subject(context, place, i) or pointer(context, place, i) or subject(context, place, i, opened) or left_out(context, place, i)
    )


def modal_of(place: Place, i: int) -> int:
    """The verb that an infinitive hangs on, which has its subject: «может составить»."""
    if place.tokens[i].feat("VerbForm") != "inf":
        return i
    return next((j for j in range(i - 1, max(place.sentence.start, i - 4) - 1, -1) if place.clauses.is_predicate(j)), i)


def relative_before(place: Place, i: int) -> int | None:
    """The relative pronoun in the nominative whose clause the verb at i belongs to, past «как ожидается»."""
    for j in range(i - 1, place.sentence.start - 1, -1):
        token = place.tokens[j]
        if place.clauses.is_barrier(j) and not (token.pos == "SCONJ" and is_one(place.tokens[j + 1], words()["forecast"])):
            relative = token.pos != "SCONJ" and token.lemma in phrase_words()["relative_pronouns"]
            return j if relative and token.case in ("nom", None) else None
    return None


def antecedent(context: Context, place: Place, relative: int) -> Measure | None:
    """The quantity right before a relative pronoun, of its number."""
    left = [
        m for m in context.measures(place.passage) if place.sentence.start <= m.first < relative and relative - m.last < words()["near"]
    ]
    return left[-1] if left else None


def nearest(context: Context, place: Place, low: int, high: int) -> Measure | None:
    """The last quantity of a range that stands in the nominative or accusative without a preposition."""
    found = [m for m in within(context.measures(place.passage), low, high) if m.last <= high and is_free_nominal(place, m)]
    return found[-1] if found else None


def is_free_nominal(place: Place, measure: Measure) -> bool:
    """Whether a quantity can be a subject or object: no preposition before it, and no oblique case."""
    first = measure.first
    while first > place.sentence.start and place.tokens[first - 1].pos in ("ADJ", "DET", "NUM"):
        first -= 1
    governed = first > place.sentence.start and place.tokens[first - 1].pos == "ADP"
    return not governed and measure.case in ("nom", "acc", None)


def named_subject(context: Context, place: Place, i: int) -> Measure | None:
    """The nearest quantity left of a verb in its clause that it agrees with, else right behind the amount."""
    verb = place.tokens[i]
    left = [m for m in within(context.measures(place.passage), place.start, i) if m.last <= i and place.clauses.free(m.last - 1, i)]
    right = [
        m
        for m in within(context.measures(place.passage), max(i + 1, place.last), place.end)
        if place.clauses.free(i, m.first) and not place.is_parted(place.last, m.first)
    ]
    fitting = [m for m in (*reversed(left), *right) if is_free_nominal(place, m) and agrees(m, verb)]
    return fitting[0] if fitting else None


def agrees(measure: Measure, verb) -> bool:
    """Whether a verb has the number and gender of a quantity, as far as both show them."""
    head = measure.head
    if verb.feat("VerbForm") != "fin" or head.pos == "ADJ":  # «протяжённость», of which the tagger tells no number
        return True
    alike = (head.feat(name) == verb.feat(name) or None in (head.feat(name), verb.feat(name)) for name in ("Number", "Gender"))
    if head.feat("Gender") in short_genders(verb.text):
        return True  # the tagger takes «исчислен» for a finite verb of another gender
    return all(alike) if head.feat("Number") == "sing" else head.feat("Number") == verb.feat("Number")


@cache
def short_genders(word: str) -> frozenset[str]:
    """Genders of a word that can only be a short participle in the singular, empty for any other."""
    tags = [p.tag for p in analyzer().parse(word)]
    short = all("PRTS" in tag and tag.number == "sing" for tag in tags)
    return frozenset(GENDERS[tag.gender] for tag in tags if tag.gender in GENDERS) if short else frozenset()


def pointer(context: Context, place: Place, i: int) -> Measure | None:
    """«этот показатель вырос», «он составил»: the quantity told last."""
    for j in range(i - 1, place.start - 1, -1):
        token = place.tokens[j]
        if is_noun(token, words()["anaphora"]) and place.tokens[j - 1].pos != "ADP":
            return context.recall(words()["reach"]["noun"])
        if token.pos == "PRON" and token.lemma in words()["pronouns"] and token.case in ("nom", "acc"):
            gender = "plur" if token.feat("Number") == "plur" else token.feat("Gender")
            here = [m for m in within(context.measures(place.passage), place.sentence.start, j) if gender in (None, m.gender)]
            meant = here[-1] if here and context.before is None else context.recall(words()["reach"]["pronoun"])
            return meant if meant and gender in (None, meant.gender) else None
    return None


def subject(context: Context, place: Place, i: int, opened: bool) -> Measure | None:
    """The quantity inside the subject of a verb, or the subject itself."""
    phrase = place.clauses.subject_of(i)
    if phrase is None or phrase.first < place.last and place.first < phrase.last or phrase.last <= place.start:
        return None
    inside = list(within(context.measures(place.passage), phrase.first, phrase.last))
    head = place.tokens[phrase.head]
    if inside and (inside[0].first <= phrase.head or is_noun(head, words()["bearers"])):
        return inside[0]
    if is_noun(head, words()["bearers"]):
        return genitive_of(context, place, phrase.head) or context.recall(words()["reach"]["noun"])
    return of_phrase(place.passage, phrase) if opened and is_quantity(place, phrase) else None


def is_quantity(place: Place, phrase: Phrase) -> bool:
    """Whether a subject can be a quantity by grammar: an inanimate common noun."""
    head = place.tokens[phrase.head]
    return (
        head.pos == "NOUN"
        and head.feat("Animacy") != "anim"
        and (head.text[:1].islower() or phrase.head == place.sentence.start)
        and not is_noun(head, words()["traders"])
    )


def left_out(context: Context, place: Place, i: int) -> Measure | None:
    """The quantity of the figure before in the sentence, if its verb has no subject of its own: «вырос на 20 % и составил …»."""
    if context.before is None:
        return None
    own = [
        p
        for p in place.clauses.nominals("nom")
        if place.start <= p.head < i and place.tokens[p.head].case == "nom" and not place.dated(p.head)
    ]
    return None if own else context.before.measure


def genitive_of(context: Context, place: Place, i: int) -> Measure | None:
    """The quantity in the genitive behind the noun at i: «рост товарооборота», «увеличение объёма экспорта»."""
    part = place.passage.reader.phrase(i + 1, place.sentence.stop) if i + 1 < place.sentence.stop else None
    if part is None or part.prep is not None or part.case != "gen":
        return None
    inside = [m for m in within(context.measures(place.passage), part.first, part.last) if m.first <= part.head]
    if inside:
        return inside[0]
    return of_phrase(place.passage, part) if is_quantity(place, part) else None
