"""Whether an event that is only mentioned has taken place: what stands around the mention says so."""

from __future__ import annotations

from .clauses import Clauses
from .event import words
from .event_relations import relation_of
from .morphology import lemmas
from .operators import by_word
from .phrases import Phrase
from .scene import Passage

EXPECTED, ACTUAL = "modality:expected", "modality:actual"


def stance(passage: Passage, clauses: Clauses, phrase: Phrase) -> str:
    """Modality of a mentioned event.

    It lies ahead by its adjective («предстоящий визит», «готовившийся на май визит»), by the noun above it («подготовка повестки
    визита»), by the relation («в преддверии саммита»), by the future of its clause («на форуме обсудят …»), by what its clause
    intends («на форуме планируется подписать …»), or because somebody is invited to it; it does not take place where the clause says so.
    """
    ahead = words()["ahead"]
    before = {f for i in range(set_apart(passage, clauses, phrase), phrase.head) for f in lemmas(passage.tokens[i].text)}
    prepared = (
        phrase.prep is not None and phrase.prep > 0 and passage.tokens[phrase.prep - 1].lemma in ahead["nouns"]
    )  # «подготовка к саммиту»
    if (
        prepared
        or before & {*ahead["adjectives"], *ahead["verbs"]}
        or relation_of(passage, phrase) == "before"
        or above(passage, phrase) & set(ahead["nouns"])
    ):
        return EXPECTED
    return EXPECTED if in_future(clauses, phrase) or is_intended(clauses, phrase) or is_invited_to(passage, clauses, phrase) else ACTUAL


def set_apart(passage: Passage, clauses: Clauses, phrase: Phrase) -> int:
    """First token of a phrase with the adjective from which a day and a place part it: «предстоящему | 4 марта в Хельсинки | форуму»."""
    for i in range(phrase.first - 1, max(clauses.sentence.first, phrase.first - words()["ahead"]["reach"]) - 1, -1):
        token = passage.tokens[i]
        if token.pos in ("VERB", "PUNCT") and token.feat("VerbForm") != "part" or clauses.is_barrier(i):
            break
        agrees = token.case == passage.tokens[phrase.head].case or {token.case, passage.tokens[phrase.head].case} == {
            "dat",
            "loc",
        }  # one form
        if agrees and lemmas(token.text) & {*words()["ahead"]["adjectives"], *words()["ahead"]["verbs"]}:
            return i
    return phrase.first


def is_next(passage: Passage, clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the noun means another event than the one told before: «следующая встреча», «очередное заседание»."""
    before = {f for i in range(set_apart(passage, clauses, phrase), phrase.head) for f in lemmas(passage.tokens[i].text)}
    return bool(before & {*words()["ahead"]["adjectives"], *words()["ahead"]["in_turn"]})


def is_intended(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether its clause tells only of what is intended now:
    «подписать договор рассчитывают на форуме», «на форуме планируется обсудить …».

    What was intended or proposed there in the past leaves the event a deed: «на форуме предложили построить …».
    """
    first, last = clauses.bounds(phrase.head)
    verbs = [clauses.tokens[i] for i in range(first, last) if clauses.is_predicate(i)]
    above = [t for t in verbs if any(r.id in words()["ahead"]["operators"] for f in (t.lemma, *lemmas(t.text)) for r in by_word(f, t.pos))]
    now = [t for t in above if t.feat("Tense") == "pres" or t.feat("Variant") == "short" and t.lemma in words()["ahead"]["short"]]
    return bool(now) and any(t.feat("VerbForm") == "inf" for t in clauses.tokens[first:last])


def is_invited_to(passage: Passage, clauses: Clauses, phrase: Phrase) -> bool:
    """«пригласил X на форум», «принять участие в форуме», «в качестве гостей форума»:
    behind the verb, unless the noun says when it was asked."""
    first, _ = clauses.bounds(phrase.head)
    near = [i for i in range(clauses.sentence.first, phrase.first) if lemmas(passage.tokens[i].text) & set(words()["inviting"])]
    if not near or relation_of(passage, phrase) in ("after", "before"):
        return False
    joined = phrase.prep is not None and phrase.case == "acc" and near[-1] >= first
    return joined or any(
        lemmas(t.text) & set(words()["ahead"]["attending"]) for t in passage.tokens[max(first, near[-1] + 1) : phrase.first]
    )


def above(passage: Passage, phrase: Phrase) -> set[str]:
    """Nouns that the phrase belongs to as a genitive: «подготовку повестки визита»."""
    found: set[str] = set()
    i = phrase.first - 1
    while i >= 0 and phrase.prep is None and passage.tokens[i].pos in ("NOUN", "ADJ") and phrase.case == "gen":
        found |= {passage.tokens[i].lemma} if passage.tokens[i].pos == "NOUN" else set()
        i -= 1
    return found


def in_future(clauses: Clauses, phrase: Phrase) -> bool:
    """Whether the predicate of the clause is in the future."""
    first, last = clauses.bounds(phrase.head)
    verbs = [i for i in range(first, last) if clauses.is_predicate(i)]
    return bool(verbs) and all(clauses.is_future(i) or clauses.built("", i, (), ()).future for i in verbs)
