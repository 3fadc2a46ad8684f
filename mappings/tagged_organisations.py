"""Organisations that only the tagger sees: spans mended, and what it takes for an organisation left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from .morphology import analyzer, fold, is_common, lemmas
from .offices import office_lemmas
from .organisation_names import abbreviation, without_brackets, words
from .phrases import CLOSING, OPENING
from .scene import Passage, Scene
from .subject import states_in
from .values.names import like, nominative


class TaggedOrganisations:
    """Reads the tagger's organisations of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def read(self, passage: Passage) -> Iterator[tuple[int, int, str]]:
        """First and last token and the label of each."""
        claimed = {i for m in passage.names for i in range(m.start, m.end)} | set(passage.kind_heads)
        for name in passage.analysis.names:
            if name.kind != "ORG":
                continue
            first, last = self.mended(passage, name.first, name.last)
            if first < last and not claimed & set(range(first, last)) and self.is_organisation(passage, first, last):
                first, last = self.with_state(passage, first, last)
                yield first, last, self.label(passage, first, last)

    def mended(self, passage: Passage, first: int, last: int) -> tuple[int, int]:
        """A span without marks at its edges, an office or an adverb before it, and with the closing quotation mark it lost."""
        tokens = passage.tokens
        skipped = [t.lemma in office_lemmas() or t.pos == "ADV" or t.pos == "PUNCT" and t.text not in OPENING for t in tokens[first:last]]
        while first < last and skipped[first - last]:
            first += 1
        inside = [t.text for t in tokens[first:last]]
        odd = sum(t in OPENING and t not in CLOSING for t in inside) > sum(t in CLOSING and t not in OPENING for t in inside)
        if (odd or inside.count('"') % 2) and last < len(tokens) and tokens[last].text in CLOSING:
            last += 1
        return first, last

    def is_organisation(self, passage: Passage, first: int, last: int) -> bool:
        """Whether a span may be an organisation: a capital, no common noun of something else, no name that something else has."""
        tokens = passage.tokens[first:last]
        inside = [t for t in tokens if t.pos != "PUNCT"]
        if not inside or not any(t.text[:1].isupper() for t in inside):
            return False
        if any(re.fullmatch(words()["product"], t.text) or t.text.lower() in words()["headline"] for t in inside):
            return False
        compounds = [t for t in inside if "-" in t.text]  # «B2B-переговоры» is three tokens
        heads = [t for t in inside if t.pos in ("NOUN", "PROPN", "X")][:1] + inside[:1] + compounds
        if any(part in words()["no_organisation"] for t in heads for part in (t.lemma, *fold(t.text).split("-"))):
            return False
        return len(inside) > 1 or not (lemmas(inside[0].text) & self.others or self.begins_sentence(passage, inside[0].index))

    def begins_sentence(self, passage: Passage, i: int) -> bool:
        """Whether a common noun has its capital only because a sentence begins with it: «Нота вручена послу»."""
        return i == passage.sentence_of(i).sentence.first and is_common(passage.tokens[i].text)

    @cached_property
    def others(self) -> frozenset[str]:
        """Names in quotes that belong to something else («пункты пропуска «Кордай», «Ак-Жол»»), and abbreviations of something else."""
        found: set[str] = set()
        for passage in self.scene.passages:
            for token in passage.tokens:
                if token.text in OPENING and self.belongs_elsewhere(passage, token.index):
                    found |= lemmas(passage.tokens[token.index + 1].text)
                elif abbreviation(passage, token.index) and self.is_common(passage, token.index):
                    found |= lemmas(passage.tokens[token.index + 1].text)
        return frozenset(found)

    def belongs_elsewhere(self, passage: Passage, i: int) -> bool:
        """Whether the quotation mark at token i opens a name of a place or work, alone or in a list of such names."""
        tokens, j = passage.tokens, i - 1
        while j > 0 and (tokens[j].text in OPENING + CLOSING + "," or tokens[j].pos == "CCONJ" or self.in_quotes(passage, j)):
            j -= 1
        return 0 <= j < i and i + 1 < len(tokens) and tokens[j].lemma in words()["bearers"]

    def in_quotes(self, passage: Passage, j: int) -> bool:
        """Whether token j is a name of at most two words between quotation marks."""
        tokens = passage.tokens
        opened = any(tokens[k].text in OPENING for k in range(max(0, j - 2), j))
        return opened and any(t.text in CLOSING for t in tokens[j + 1 : j + 3])

    def is_common(self, passage: Passage, i: int) -> bool:
        """Whether the words before brackets are common ones, without a capital: «традиционная китайская медицина (ТКМ)»."""
        before = passage.tokens[max(0, i - 3) : i]
        common = bool(before) and all(t.pos in ("NOUN", "ADJ") and t.text.islower() for t in before)
        return common and before[-1].index not in passage.kind_heads

    def with_state(self, passage: Passage, first: int, last: int) -> tuple[int, int]:
        """The span with whose it is, right behind or before it: «МВД Франции», «коллегия ЕЭК», «российская Генпрокуратура»."""
        for _, a, b in states_in(passage, last, min(last + 4, len(passage.tokens))):
            if a == last and (passage.tokens[a].pos != "ADJ" or b - a > 1):
                return first, b
        owner = next((m for m in passage.names if m.start == last and m.entry.type == "organization"), None)
        if owner and (passage.tokens[last].case == "gen" or passage.tokens[last].text.isupper()):
            return first, owner.end
        if first and passage.tokens[first - 1].pos == "ADJ" and states_in(passage, first - 1, first):
            return first - 1, last
        return first, last

    def label(self, passage: Passage, first: int, last: int) -> str:
        """The name in the nominative."""
        if passage.tokens[first].text.isupper():
            return without_brackets(passage.text(first, last))  # «БЕЛТА» is no case of a word
        phrase = passage.sentence_of(first).reader.phrase(first, last)
        label = nominative(passage.analysis, phrase, last) if phrase and phrase.last >= last - 1 else passage.text(first, last)
        named = [t.text for t in passage.tokens[first:last] if t.pos != "PUNCT"]
        modifiers = next((n for n, word in enumerate(named) if not analyzer().parse(word)[0].tag.POS == "ADJF"), 0)
        parts = without_brackets(label).split()
        return " ".join([*map(upright, parts[: modifiers + 1]), *parts[modifiers + 1 :]])


def upright(word: str) -> str:
    """A word of a name in the nominative singular, where it can't be one: «Госпогранкомитета», «российской»."""
    parses = [p for p in analyzer().parse(word) if p.tag.POS in ("NOUN", "ADJF") and p.tag.number == "sing"]
    if not parses or any("nomn" in p.tag for p in parses):
        return word
    form = parses[0].inflect({"nomn"})
    return like(word, form.word) if form else word
