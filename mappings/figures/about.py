"""Whose a figure is: the states that its words name, the region, or what the document is about."""

from __future__ import annotations

from dataclasses import replace

from ..assembly_terms import classes
from ..circumstances import place_of
from ..model import Entity, Slot
from ..people import entity_of
from ..phrases import Phrase
from ..subject import states_in
from ..things import name_key
from ..values.amounts import MONEY
from ..values.names import nominative_word
from .context import Context
from .figure import is_noun, words
from .measures import Measure
from .place import Place


def about(context: Context, place: Place, measure: Measure | None) -> list[Slot]:
    """The relationship, states or region of a figure.

    The trade of a region is not that of its state: such a figure has the region as its feature, and as parties the region
    and the state that its own words name, or else the other state of the document.
    """
    region = region_of(context, place, measure)
    inside = named(place, place.start, own_end(place))
    if region is None and any(is_partner(place, i) for i in range(place.start, place.first)):
        return [Slot("bc:party", entity_of(context.scene.lexicon.state(code))) for code in inside]  # with whom, no register knows
    if region:
        codes = inside or partner_of(context, region.value)
        return [region, replace(region, property="bc:party")] + [
            Slot("bc:party", entity_of(context.scene.lexicon.state(code))) for code in codes
        ]
    if not inside and context.before and context.before.figure.name in ("level", "trend"):
        return context.before.about
    pointed = context.pointed(measure) if not inside else None
    if pointed is not None:
        return pointed
    if measure and measure.term not in words()["mutual"] and len(inside) == 1:
        return [Slot("bc:party", entity_of(context.scene.lexicon.state(inside[0])))]
    if measure and len(inside) == 1 and is_total(place, measure):
        return [Slot("bc:party", entity_of(context.scene.lexicon.state(inside[0])))]
    if not inside and measure and measure.term in words()["own"]:
        # nothing says that the quantity of one thing is of the two states; where its words name a place, it is of the state of that
        return [Slot("bc:party", entity_of(context.scene.lexicon.state(code))) for code in state_of_place(place)]
    return pair(context, states(context, place, inside))


def partner_of(context: Context, region: Entity) -> tuple[str, ...]:
    """Who trades with a region, if its words name no state: of the two states of the document the one that it does not lie in."""
    own = context.scene.lexicon.entry(region.iri).states if region.iri else ()
    others = tuple(code for code in context.subject.states if code not in own)
    return others if own and len(others) == 1 else ()


def state_of_place(place: Place) -> tuple[str, ...]:
    """The one state in which the places lie that the words of a figure name: «60 % предприятий действуют в Ташкенте»."""
    found = [m.entry.states for m in place.passage.names if m.entry.type == "place" and place.start <= m.start < place.end]
    return found[0] if found and len(found[0]) == 1 and all(states == found[0] for states in found) else ()


def actor(context: Context, place: Place, aim: int) -> list[Slot]:
    """The one state that plans something by itself: «кыргызская сторона намерена», «министерством Казахстана планируется»; else nothing."""
    subject = place.clauses.subject_of(aim) if place.tokens[aim].pos in ("VERB", "ADJ") else None
    agents = [subject] if subject else place.clauses.agents_of(aim)
    codes = {code for phrase in agents for code, _, _ in states_in(place.passage, phrase.first, phrase.last)}
    return [Slot("bc:party", entity_of(context.scene.lexicon.state(code))) for code in codes] if len(codes) == 1 else []


def is_total(place: Place, measure: Measure) -> bool:
    """«внешнеторговый оборот Узбекистана»: one state in the genitive right behind its trade, which is with all the world."""
    behind = place.tokens[measure.last] if measure.passage is place.passage and measure.last < len(place.tokens) else None
    return measure.term in words()["totals"] and behind is not None and behind.pos == "PROPN" and behind.case == "gen"


def own_end(place: Place) -> int:
    """Where the words of an amount end: at the next amount, or where something else is set against it («…, а Турция построила»)."""
    tokens = place.tokens
    against = (
        i for i in range(place.last, place.end - 1) if tokens[i].text in (",", ";") and tokens[i + 1].text.lower() in words()["against"]
    )
    return next(against, place.end)


def named(place: Place, first: int, last: int) -> tuple[str, ...]:
    """Codes of the states named in a range, but not by the names of currencies («долларов США»)."""
    found = [
        code for code, a, b in states_in(place.passage, first, last) if not (place.amount.kind == MONEY and place.first <= a < place.last)
    ]
    return tuple(dict.fromkeys(found))


def states(context: Context, place: Place, inside: tuple[str, ...]) -> tuple[str, ...]:
    """States of a figure: those of its own words, of the figure before, of the sentence, or of the document."""
    if not inside and context.before is None:
        inside = named(place, place.sentence.start, place.sentence.stop)
    here = context.subject.at(place.passage)
    if not inside and context.before is not None:
        known = [s.value.context for s in context.before.about if s.property == "bc:relationship"]
        return known[0] if known else here
    if not inside or len(inside) == 1 and inside[0] in here and inside[0] != context.subject.hub:
        return here
    own = context.subject.own
    if len(inside) == 1 and own in here and inside[0] not in here:
        inside = (*inside, own)  # what is mutual has a second side: the trade with a third state is the publisher's
    return tuple(sorted(inside))


def pair(context: Context, codes: tuple[str, ...]) -> list[Slot]:
    """The relationship of two states, or each state; a group of states is one of several parties."""
    if len(codes) != 2 or any(context.scene.lexicon.members(code) for code in codes):
        return [Slot("bc:party", entity_of(context.scene.lexicon.state(code))) for code in codes]
    kind, cls = classes()["dyad"]
    labels = " – ".join(context.scene.lexicon.state(code).label for code in codes)
    span = context.subject.span if codes == context.subject.states else None
    return [Slot("bc:relationship", Entity(kind, cls, labels, "-".join(codes), context=codes), span)]


def region_of(context: Context, place: Place, measure: Measure | None) -> Slot | None:
    """«с Оренбургской областью», «между Новосибирской областью и Казахстаном», «Саратовской области»; elliptic «а с Новосибирской»."""
    low = measure.first if measure and measure.passage is place.passage and place.start <= measure.first < place.first else place.start
    for i in range(low, place.first):
        token = place.tokens[i]
        if is_partner(place, i):
            entity = place_of(place.passage, Phrase(i, i, i + 1, i + 1, "ins"))
            return Slot("bc:featureOfInterest", entity, place.passage.span(i, i + 1)) if entity else None
        if is_noun(token, words()["regions"]) and place.tokens[i - 1].text[:1].isupper() and token.case in ("ins", "gen"):
            phrase = place.clauses.phrase_with_head(i)
            entity = place_of(place.passage, phrase) if phrase else None
            if entity:
                return Slot("bc:featureOfInterest", entity, place.passage.span(i - 1, i + 1))
        if is_elliptic(place, i) and (entity := same_kind(context, place, i)):
            return Slot("bc:featureOfInterest", entity, place.passage.span(i, i + 1))
    return None


def is_partner(place: Place, i: int) -> bool:
    """«с Татарстаном»: a name in the instrumental that is of no state."""
    token = place.tokens[i]
    return (
        token.pos == "PROPN"
        and token.case == "ins"
        and place.tokens[i - 1].text.lower() in words()["with"]
        and not states_in(place.passage, i - 1, i + 1)
    )


def is_elliptic(place: Place, i: int) -> bool:
    """Whether the token at i is an adjective of a name whose noun is left out: «а с Новосибирской –»."""
    token = place.tokens[i]
    behind = place.tokens[i + 1] if i + 1 < len(place.tokens) else None
    return (
        token.text[:1].isupper()
        and token.pos in ("ADJ", "PROPN")
        and place.tokens[i - 1].pos == "ADP"
        and (behind is None or behind.pos in ("PUNCT", "NUM"))
    )


def same_kind(context: Context, place: Place, i: int) -> Entity | None:
    """The region that an adjective names, by the noun of the region before it in the sentence."""
    known = [s.value for s in context.before.about if s.property == "bc:featureOfInterest"] if context.before else []
    token = place.tokens[i]
    if not known or states_in(place.passage, i, i + 1) or not token.text.endswith(tuple(words()["elliptic_endings"])):
        return None
    noun = known[0].label.split()[-1]
    label = f"{nominative_word(token)} {noun}"
    return Entity(known[0].type, known[0].cls, label, name_key(label))
