"""Organisations beside and inside each other: one noun for several, one state for several, and a name that holds another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .model import Entity
from .morphology import is_noun, may_be_genitive
from .organisation_names import key_of, label_of, words
from .phrases import Phrase
from .scene import Passage
from .subject import states_in
from .thing_names import singular


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in a text: tokens and entity."""

    passage: int
    first: int
    last: int
    entity: Entity


def sharing_states(passage: Passage, phrase: Phrase) -> list[tuple[int, int]]:
    """Ranges of the states to each of which a body belongs: «министерства иностранных дел Узбекистана и Кыргызстана».

    Args:
        phrase: of the body; the states may go on behind it, for the parser takes «министерства» for a genitive.
    Returns: at least two, or nothing.
    """
    tokens = passage.tokens
    states = [(a, b) for _, a, b in passage.states if a > phrase.head and tokens[a].pos != "ADJ"]
    chain = [s for s in states if s[1] <= phrase.last][:1]
    while chain:
        joint = chain[-1][1]
        behind = next((s for s in states if s[0] == joint + 1), None)
        joins = joint < len(tokens) and (tokens[joint].pos == "CCONJ" or tokens[joint].text == ",")
        if behind is None or not joins or not may_be_genitive(tokens[behind[1] - 1].text) and not tokens[behind[1] - 1].text.isupper():
            break
        chain.append(behind)
    ends_in_joint = len(chain) > 1 and tokens[chain[-1][0] - 1].pos == "CCONJ"
    return chain if ends_in_joint else []


def one_of_each_state(passage: Passage, phrase: Phrase, states: Sequence[tuple[int, int]], made: Entity) -> list[OrganisationMention]:
    """One body for each state.

    Args:
        states: from `sharing_states`.
        made: a body as the whole phrase would make it: its class and kind.
    """
    first = max([phrase.first, *(i + 1 for i in range(phrase.first, phrase.head) if is_noun(passage.tokens[i].text))])
    noun, rest = (
        label_of(passage, replace(phrase, first=first, last=phrase.head + 1)),
        passage.text(phrase.head, states[0][0]).partition(" ")[2],
    )
    head = f"{singular(noun)} {rest}".strip()
    found = []
    for number, (a, b) in enumerate(states):
        label = f"{head} {passage.text(a, b)}"
        entity = replace(made, label=label, key=key_of(passage, a, b, label), alt=())
        found.append(OrganisationMention(passage.number, a if number else first, b, entity))
    return found


def one_of_each_branch(passage: Passage, phrase: Phrase, made: Entity) -> list[OrganisationMention]:
    """Bodies of one state with a plural noun: «министерства транспорта, энергетики и финансов Узбекистана»;
    none without a list and its state."""
    limit = passage.sentence_of(phrase.head).sentence.last
    parts = [part for c in phrase.complements if c.prep is None for part in passage.reader.coordinated(c, limit)]
    states = [(a, b) for _, a, b in passage.states if phrase.head < a and parts and b == parts[-1].last]
    if not states or len(parts) < 2:
        return []
    head = singular(label_of(passage, replace(phrase, last=phrase.head + 1)))
    found = []
    for number, part in enumerate(parts):
        name = passage.text(part.first, min(part.last, states[0][0]))
        label = f"{head} {name} {passage.text(*states[0])}"
        entity = replace(made, label=label, key=key_of(passage, *states[0], label), alt=())
        found.append(OrganisationMention(passage.number, part.first if number else phrase.first, part.last, entity))
    return found


def is_list_of_names(passage: Passage, phrase: Phrase) -> bool:
    """Whether a noun has a list of names in quotation marks: «компании «Восход» и «Заря»»; the tagger may take it for a singular."""
    joints = [passage.tokens[a - 2] for a, _ in phrase.quotes[1:]]
    return bool(joints) and phrase.quotes[0][0] > phrase.head and all(t.text == "," or t.pos == "CCONJ" for t in joints)


def one_of_each_name(passage: Passage, phrase: Phrase, made: Entity) -> list[OrganisationMention]:
    """One for each name in quotation marks behind a plural noun: «компании «Восход» и «Заря»»."""
    head = singular(label_of(passage, replace(phrase, last=phrase.head + 1)))
    found = []
    for number, (a, b) in enumerate(phrase.quotes):
        label = f"{head} «{passage.text(a, b)}»"
        entity = replace(made, label=label, key=key_of(passage, a, b, label), alt=(passage.text(a, b),))
        found.append(OrganisationMention(passage.number, a - 1 if number else phrase.first, b + 1, entity))
    return found


def with_shared_state(passage: Passage, mentions: Sequence[OrganisationMention], kinds: Sequence[str]) -> list[OrganisationMention]:
    """Short names that the next one in their list lends its state: «представители МИД, Минобороны и Минюста Франции».

    Args:
        mentions: of the passage, in order.
        kinds: of the bodies of which a state has one each.
    """
    found: list[OrganisationMention] = []
    state: tuple[int, int] | None = None
    for mention in reversed(mentions):
        behind = found[-1] if found else None
        own = [(a, b) for _, a, b in states_in(passage, mention.first, mention.last)]
        listed = behind is not None and behind.first == mention.last + 1 and passage.tokens[mention.last].text in (",", "и")
        if own or not listed:
            state = own[-1] if own and own[-1][1] == mention.last else None
        elif state and mention.last - mention.first == 1 and mention.entity.kind in kinds and "|" not in mention.entity.key:
            label = f"{mention.entity.label} {passage.text(*state)}"
            alt = tuple(f"{name} {passage.text(*state)}" for name in mention.entity.alt)
            mention = replace(mention, entity=replace(mention.entity, label=label, key=key_of(passage, *state, label), alt=alt))
        found.append(mention)
    return found[::-1]


def holds(outer: OrganisationMention, inner: OrganisationMention) -> bool:
    """Whether a name holds that of a body which is told of by itself: «секретариат | ШОС», «комитет | Министерства энергетики»."""
    inside = outer.first < inner.first and inner.last <= outer.last
    return inside and (inner.entity.iri is not None or inner.entity.kind in words()["nested"])


def outermost(mentions: list[OrganisationMention]) -> list[OrganisationMention]:
    """Mentions, in order, that no other one holds."""
    found = [m for m in mentions if not any(o.first < m.first and m.last <= o.last for o in mentions)]
    return sorted(found, key=lambda m: m.first)
