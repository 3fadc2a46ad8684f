"""The states that a document is about, and whose voice it speaks with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .lexicon import LexiconMatch
from .model import Span
from .publishers import state_of_publisher
from .scene import Passage, Scene
from .state_mentions import StateMention
from .values.amounts import MONEY, find_amounts


@dataclass(frozen=True, slots=True)
class Subject:
    """What the document is about.

    Attributes:
        states: codes of the states whose relation it tells, or names of groups of states; empty if it names none, or no pair stands out.
        own: code of the state that «наша страна» means, or None.
        span: words that name the states together.
        hub: code of the one state whose relations with several the document tells of, or None.
        pairs: where there is a hub, by number of the block the pair told of there.
    """

    states: tuple[str, ...]
    own: str | None
    span: Span | None
    hub: str | None = None
    pairs: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def at(self, passage: Passage) -> tuple[str, ...]:
        """Codes of the states whose relation a block is about."""
        return self.pairs.get(passage.number, self.states)


def subject_of(scene: Scene) -> Subject:
    """Read the dyad (or the set of states) of a document.

    The first sentence that names exactly two states decides, headings before the text, if one of them is named most of all
    or both are among the three most named; else the two most named states, if no third is named as often. Where a state is
    named more often than those two together, the document tells of its relations with each of them.
    """
    counts: Counter[str] = Counter()
    first: tuple[tuple[str, ...], Span] | None = None
    for passage in scene.passages:
        for clauses in passage.clauses:
            named = sides(passage, clauses.sentence.first, clauses.sentence.last)
            counts.update(code for code, _, _ in named)
            codes = tuple(dict.fromkeys(code for code, _, _ in named))
            if first is None and len(codes) == 2:
                first = codes, passage.span(min(a for _, a, _ in named), max(b for _, _, b in named))
    ranked = [code for code, _ in counts.most_common()]
    if first and ranked[0] not in first[0] and counts[ranked[0]] > sum(counts[code] for code in first[0]):
        return Subject((), own_state(scene, tuple(ranked[:1])), None, ranked[0], pairs_with(scene, ranked[0], first[0]))
    if first and (counts[ranked[0]] in (counts[code] for code in first[0]) or set(first[0]) <= set(ranked[:3])):
        return Subject(tuple(sorted(first[0])), own_state(scene, first[0]), first[1])
    if len(ranked) == 2 or len(ranked) > 2 and counts[ranked[1]] > counts[ranked[2]]:
        return Subject(tuple(sorted(ranked[:2])), own_state(scene, tuple(ranked[:2])), first[1] if first else None)
    return Subject((), own_state(scene, tuple(ranked[:1])), None)


def sides(passage: Passage, first: int, last: int) -> list[StateMention]:
    """States of a sentence that can be sides of a relation: no addresses, no dollars, and no group of states beside one of its members."""
    named = [m for m in states_in(passage, first, last) if not is_address(passage, m) and not is_currency(passage, m)]
    codes = {code for code, _, _ in named}
    return [m for m in named if codes.isdisjoint(passage.lexicon.members(m[0]))]


def is_address(passage: Passage, mention: StateMention) -> bool:
    """«в Нур-Султане, Казахстан,»: a state that only says where a place is."""
    code, start, _ = mention
    before = [m for m in passage.names if m.entry.type == "place" and m.end + 1 == start and code in m.entry.states]
    return bool(before) and passage.tokens[start - 1].text in (",", "(")


def is_currency(passage: Passage, mention: StateMention) -> bool:
    """«долларов США»: a state whose name only belongs to its money."""
    start, end = passage.tokens[mention[1]].start, passage.tokens[mention[2] - 1].end
    return any(a.kind == MONEY and a.span[0] < start and end <= a.span[1] for a in find_amounts(passage.block.text))


def pairs_with(scene: Scene, hub: str, others: tuple[str, ...]) -> dict[int, tuple[str, ...]]:
    """By number of the block, a state and the one of several others that was named last."""
    found: dict[int, tuple[str, ...]] = {}
    pair: tuple[str, ...] = ()
    for passage in scene.body():
        named = [code for code, _, _ in passage.states if code in others]
        if len(set(named)) == 1:
            pair = tuple(sorted((hub, named[0])))
        found[passage.number] = () if len(set(named)) > 1 else pair
    return found


def states_in(passage: Passage, first: int, last: int) -> list[StateMention]:
    """States named in a range of tokens. Code and range each."""
    return [(code, a, b) for code, a, b in passage.states if first <= a and b <= last]


def own_state(scene: Scene, states: tuple[str, ...]) -> str | None:
    """Whose voice the document speaks with: its publisher's state, the country of its address, or the first in its compounds and names."""
    publisher = scene.document.publisher
    if publisher and (state := state_of_publisher(publisher.text, scene.lexicon)):
        return state
    address = scene.document.address or ""
    host = address.split("//")[-1].split("/")[0]
    domain = host.rsplit(".", 1)[-1].lower() if "." in host else ""
    if domain and f"id/state/{domain}" in scene.lexicon.things:
        return domain
    for passage in scene.passages:
        for token in passage.tokens:
            compound = passage.lexicon.states_of_compound(token.text) if "-" in token.text else ()
            if compound and set(compound) <= set(states) and not passage.lexicon.members(compound[0]):
                return compound[0]
    return next((code for code in states if not scene.lexicon.members(code)), None)


def fits(match: LexiconMatch, subject: Subject) -> bool:
    """Whether a body of certain states can be meant in a document about these."""
    states = set(match.entry.states)
    if match.entry.type != "joint-body":
        return not match.weak
    return bool(states) and states <= set(subject.states) or not match.weak and not (states and subject.states)
