"""Under which act a number of things stands: «вошли 17 компаний», «готовы принять 20 врачей», «контракт на поставку 500 трамваев»."""

from __future__ import annotations

from ..phrases import Phrase
from .figure import is_noun, is_one, is_verb, rule, words
from .place import DASHES, Place


def pledged(place: Place, trigger: int) -> str | None:
    """How firm an act is that is not done: asked, offered or promised («готовы принять 20 врачей», «контракт на поставку 500 трамваев»)."""
    for i in range(trigger - 1, place.sentence.start - 1, -1):
        token = place.tokens[i]
        if place.clauses.is_barrier(i) or token.text in (";", ":"):
            return None
        if is_one(token, words()["pledging"]):
            return "modality:expected"
        if place.is_predicate(i):
            return None
    return None


def is_up_to(place: Place) -> bool:
    """«примет до 2 тысяч пациентов»: at most so many, where nothing grows to that."""
    changes = rule("figure.change").verbs | rule("figure.target").verbs
    nouns = rule("figure.change").nouns | rule("figure.target").nouns
    return place.preposition in words()["ends_with"] and not any(
        is_verb(place.tokens[i], changes) or is_noun(place.tokens[i], nouns) for i in place.leftwards()
    )


def has_other_subject(place: Place, i: int, phrase: Phrase) -> bool:
    """«Делегация посетила 3 предприятия»: the things are not who came."""
    subject = place.clauses.subject_of(i)
    return (
        subject is not None
        and not (place.tokens[i].feat("Number") == "plur" and is_single(place, subject))  # «Казахстан посетили 12 тыс. туристов»
        and place.tokens[i].feat("Variant") != "short"
        and not (subject.first < phrase.last and place.first < subject.last)
    )


def is_single(place: Place, phrase: Phrase) -> bool:
    """Whether a subject is one thing, which has no verb in the plural."""
    return place.tokens[phrase.head].feat("Number") == "sing" and not any(
        t.pos == "CCONJ" for t in place.tokens[phrase.first : phrase.last]
    )


def is_governed(place: Place) -> bool:
    """Whether a preposition stands before the number: «из 6 регионов»."""
    return place.first > place.sentence.start and place.tokens[place.first - 1].pos == "ADP"


def trigger_of(place: Place, phrase: Phrase) -> int | None:
    """The predicate that the things are subject or object of: left of the number in its clause, else right behind its phrase."""
    found = rule("figure.count")
    for i in place.leftwards():
        token = place.tokens[i]
        if is_verb(token, found.verbs) or is_noun(token, found.nouns) and i == place.first - 1:
            return i if place.first - i <= words()["near"] else None
        if is_acting(place, i, phrase):
            return i
        if i == place.sentence.start and token.text in DASHES:
            break  # of a line of a talk
        if place.is_predicate(i) or token.text in ("—", "–", ":", "("):
            return None
    for i in range(phrase.last, min(phrase.last + words()["near"], place.end)):
        token = place.tokens[i]
        if is_verb(token, found.verbs) and (token.feat("VerbForm") == "fin" or token.feat("Variant") == "short"):
            return i
        if is_acting(place, i, phrase):
            return i
        if token.pos == "PUNCT" or place.clauses.is_barrier(i) or place.clauses.is_predicate(i):
            return None
    return None


def is_acting(place: Place, i: int, phrase: Phrase) -> bool:
    """Whether any verb at i has the things as its subject or object, by the parser, and their number is written in figures."""
    token, head = place.tokens[i], place.tokens[phrase.head]
    shown = any(sign.isdigit() for sign in place.amount.as_written) and place.amount.value > words()["small"]
    return (
        shown
        and token.pos == "VERB"
        and (place.is_predicate(i) or token.feat("VerbForm") == "inf")
        and head.head == i
        and head.rel.startswith(("obj", "nsubj"))
        and not is_one(token, rule("figure.count").values["idle"])
    )


def is_future(place: Place, i: int) -> bool:
    """«будет выпускать»: an infinitive that is a future."""
    return any(t.text.lower() in words()["future"] for t in place.tokens[max(place.sentence.start, i - 3) : i])
