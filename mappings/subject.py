"""The states that a document is about, and whose voice it speaks with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .lexicon import LexiconMatch
from .model import Span
from .publishers import state_of_publisher
from .scene import Passage, Scene
from .state_mentions import StateMention

@dataclass(frozen=True, slots=True)
class Subject:
    """What the document is about.

    Attributes:
        states: codes of the states whose relation it tells; empty if it names none, or no pair stands out.
        own: code of the state that «наша страна» means, or None.
        span: words that name the states together.
    """

    states: tuple[str, ...]
    own: str | None
    span: Span | None


def subject_of(scene: Scene) -> Subject:
    """Read the dyad (or the set of states) of a document.

    The first sentence that names exactly two states decides, headings before the text; else the two most named states,
    if no third is named as often.
    """
    counts: Counter[str] = Counter()
    first: tuple[tuple[str, ...], Span] | None = None
    for passage in scene.passages:
        for clauses in passage.clauses:
            named = states_in(passage, clauses.sentence.first, clauses.sentence.last)
            counts.update(code for code, _, _ in named)
            codes = tuple(dict.fromkeys(code for code, _, _ in named))
            if first is None and len(codes) == 2:
                first = codes, passage.span(min(a for _, a, _ in named), max(b for _, _, b in named))
    ranked = [code for code, _ in counts.most_common()]
    if first and set(first[0]) <= set(ranked[:3]):
        return Subject(tuple(sorted(first[0])), own_state(scene, first[0]), first[1])
    if len(ranked) == 2 or len(ranked) > 2 and counts[ranked[1]] > counts[ranked[2]]:
        return Subject(tuple(sorted(ranked[:2])), own_state(scene, tuple(ranked[:2])), first[1] if first else None)
    return Subject((), own_state(scene, tuple(ranked[:1])), None)


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
            if compound and set(compound) <= set(states):
                return compound[0]
    return states[0] if states else None


def fits(match: LexiconMatch, subject: Subject) -> bool:
    """Whether a body of certain states can be meant in a document about these."""
    states = set(match.entry.states)
    if match.entry.type != "joint-body":
        return not match.weak
    return bool(states) and states <= set(subject.states) or not match.weak and not (states and subject.states)
