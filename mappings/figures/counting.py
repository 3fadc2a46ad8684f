"""What a number counts, and the unit that this makes:
«17 компаний» are counted in companies, «числом в 600» in what the quantity counts."""

from __future__ import annotations

from functools import cache

from ..lexicon import Lexicon
from ..model import Entity
from ..morphology import analyzer, fold, lemmas
from ..phrases import Phrase
from ..reference import Entry
from ..scene import Passage
from ..slugs import slug
from ..values.amounts import COUNT, NUMBER
from ..values.names import GRAMMEMES
from ..values.numbers import multipliers
from ..values.unitwords import unit_term
from .figure import is_noun, words
from .measures import Measure, antecedent
from .place import Place

UNIT = "id/unit/"


def unit_of(place: Place, measure: Measure | None) -> str | Entity:
    """The unit of an amount: of QUDT where it has one, else what is counted; a plain number where the words don't say what.

    Args:
        measure: what the figure is of, which says what is counted if the noun stands there: «число туристов достигло 200 тысяч».
    """
    term = unit_term(place.amount.unit, place.amount.kind)
    if term or place.amount.kind not in (COUNT, NUMBER):
        return term or words()["plain_count"]
    phrase = counted_phrase(place)
    told = phrase is not None and (place.amount.kind == COUNT or phrase.case == "gen" and phrase.first == place.last)
    if told and not is_noun(place.tokens[phrase.head], words()["pieces"]):
        return counting_unit(place.passage, phrase)
    return (measure and of_measure(measure)) or words()["plain_count"]


def of_measure(measure: Measure) -> Entity | None:
    """What a quantity counts: its genitive («число экспортёров»), or what its concept counts («турпоток»: tourists)."""
    passage = measure.passage
    if is_noun(passage.tokens[measure.first], words()["counting"]) and measure.first + 1 < measure.last:
        part = passage.reader.phrase(measure.first + 1, measure.last) or antecedent(passage, measure.first + 1)
        return counting_unit(passage, part) if part and part.prep is None else None
    if measure.label.startswith(words()["count_label"]):  # its words are those of the things
        part = passage.reader.phrase(measure.first, measure.last)
        return counting_unit(passage, part) if part else None
    counted = passage.lexicon.entry(f"scheme/{measure.term.replace(':', '#')}").hidden if measure.counts else ()
    return entity(passage.lexicon, counted[0]) if counted else None


def counted_phrase(place: Place) -> Phrase | None:
    """The noun that is counted, with its adjectives and what belongs to it: of «30 пунктов пропуска» «пунктов пропуска»."""
    numbers = [t.index for t in place.tokens[place.first : place.last] if t.pos == "NUM" or t.text[:1].isdigit()]
    start = max(numbers, default=place.first) + 1
    while start < place.last and not is_head(place, start):
        start += 1
    phrase = place.passage.reader.phrase(start, place.sentence.stop) if start < place.sentence.stop else None
    if phrase is None or phrase.prep is not None or phrase.case not in ("gen", "nom", "acc") or place.tokens[phrase.head].pos != "NOUN":
        return None
    return phrase


def is_head(place: Place, i: int) -> bool:
    """Whether the token at i is no multiplier («тыс.», «миллионов»), so that what is counted begins there."""
    return place.tokens[i].text[:1].isalpha() and fold(place.tokens[i].text) not in multipliers()


def counting_unit(passage: Passage, phrase: Phrase) -> Entity:
    """The unit that a noun makes: a name of several words that the reference data has («пункт пропуска»), or the noun alone."""
    for names, entry in compound_names(passage.lexicon):
        for first in range(max(phrase.first, phrase.head - len(names) + 1), phrase.head + 1):
            inside = passage.tokens[first : first + len(names)]
            if len(inside) == len(names) and all(lemmas(t.text) & forms for t, forms in zip(inside, names, strict=True)):
                return entity(passage.lexicon, entry.label)
    token = passage.tokens[phrase.head]
    return entity(passage.lexicon, singular(token.text, token.case, token.feat("Number")))


@cache
def compound_names(lexicon: Lexicon) -> list[tuple[tuple[frozenset[str], ...], Entry]]:
    """Units whose name has several words, word by word, the longest first."""
    found = [(tuple(lemmas(part) for part in e.label.split()), e) for e in lexicon.of_type("unit") if " " in e.label]
    return sorted(found, key=lambda item: -len(item[0]))


@cache
def singular(word: str, case: str | None, number: str | None) -> str:
    """The noun as a dictionary has it: «компаний» to «компания»."""
    nouns = [p for p in analyzer().parse(word) if "NOUN" in p.tag]
    wanted = {GRAMMEMES[g] for g in (case, number) if g in GRAMMEMES}
    fitting = [p for p in nouns if wanted <= set(p.tag.grammemes)] or nouns
    return fitting[0].normal_form if fitting else word.lower()


def entity(lexicon: Lexicon, noun: str) -> Entity:
    """The unit of a noun; people are counted as persons too, whatever they are called."""
    label, path = noun.lower(), UNIT + slug(fold(noun))
    known = lexicon.things.get(path)
    if known:
        return Entity("unit", known.cls, known.label, fold(label), iri=path)
    parse = next((p for p in analyzer().parse(noun) if "NOUN" in p.tag), None)
    person = parse is not None and parse.tag.animacy == "anim" and label not in words()["livestock"]
    return Entity("unit", words()["counting_unit"], label, fold(label), alt=(words()["person"],) if person else ())
